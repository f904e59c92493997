"""Tasks with all that was handed down, what was reported about them, and their evidence."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Float, Index, Integer, Table, Text, UniqueConstraint, text

from dujiao_desktop.store.tables.columns import (
    METADATA,
    deadline,
    identity,
    key,
    maybe,
    number,
    refers,
    stamp,
    word_list,
    words,
)

TASK = Table(
    "task",
    METADATA,
    key(),
    identity(),
    words("number"),
    # How `number` sorts: 2 before 10, words after figures (`ordering.number_key`).
    words("number_key"),
    words("upper_number"),
    refers("source_id", "source.id"),
    refers("batch_id", "import_batch.id"),
    words("chapter"),
    words("problem_text"),
    words("goal"),
    Column("kind", Text, nullable=False),
    word_list("classes"),
    word_list("nine_gov"),
    Column("common", Integer, nullable=True),
    *deadline("deadline"),
    *deadline("original_deadline"),
    Column("progress_status", Text, nullable=False),
    words("status_text"),
    number("is_long_term"),
    Column("closeout_status", Text, nullable=False),
    Column("secrecy", Text, nullable=False),
    number("cut_off"),
    words("note"),
    # Set when the task was taken out of the lists; the record and all that hangs on it stay.
    maybe("removed_at"),
    *stamp(),
    CheckConstraint("closeout_status <> 'closed' OR progress_status = 'done'", name="closed_is_done"),
    CheckConstraint("secrecy IN ('public', 'internal')", name="secrecy"),
    # Both hold all that their question needs, so that keys are read in order without touching the long texts:
    # the list of open tasks by number, and whatever else is filtered and sorted by.
    Index("ix_task_by_number", "removed_at", "number_key", "key", "closeout_status"),
    Index(
        "ix_task_list",
        "removed_at",
        "progress_status",
        "closeout_status",
        "is_long_term",
        "deadline_kind",
        "deadline_end",
        "updated_at",
        "number_key",
    ),
    Index(None, "number"),
    Index(None, "source_id"),
    Index(None, "batch_id"),
)


TASK_UNIT = Table(
    "task_unit",
    METADATA,
    key(),
    refers("task_id", "task.id", needed=True),
    Column("position", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    number("order", 1),
    UniqueConstraint("task_id", "position"),
)


TASK_PERSON = Table(
    "task_person",
    METADATA,
    key(),
    refers("task_id", "task.id", needed=True),
    Column("position", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    words("post"),
    words("phone"),
    UniqueConstraint("task_id", "position"),
)


MEASURE = Table(
    "measure",
    METADATA,
    key(),
    identity(),
    refers("task_id", "task.id", needed=True),
    Column("seq", Integer, nullable=False),
    words("text"),
    word_list("responsible_units"),
    *deadline("deadline"),
    words("result_text"),
    maybe("done_on"),
    *stamp(),
    Index(None, "task_id", "seq"),
)


PROGRESS = Table(
    "progress",
    METADATA,
    key(),
    identity(),
    refers("task_id", "task.id", needed=True),
    Column("as_of", Text, nullable=False),
    words("text"),
    Column("status", Text, nullable=False),
    Column("period", Text, nullable=False),
    words("problem"),
    words("next_step"),
    refers("entered_by", "officer.id"),
    maybe("entered_at"),
    *stamp(),
    Index(None, "task_id", "as_of"),
)


EVIDENCE = Table(
    "evidence",
    METADATA,
    key(),
    identity(),
    refers("task_id", "task.id", needed=True),
    Column("kind", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    words("media_type"),
    number("size_bytes"),
    Column("sha256", Text, nullable=False),
    number("order", 1),
    words("caption"),
    Column("measure_seq", Integer, nullable=True),
    Column("part_seq", Integer, nullable=True),
    words("step"),
    Column("destination", Text, nullable=False),
    maybe("taken_at"),
    Column("taken_by", Text, nullable=False),
    words("place"),
    words("photographer"),
    maybe("formed_on"),
    words("issuer"),
    words("doc_no"),
    Column("pages", Integer, nullable=True),
    number("copies", 1),
    number("is_original", 1),
    Column("secrecy", Text, nullable=False),
    Column("photo_width_px", Integer, nullable=True),
    Column("photo_height_px", Integer, nullable=True),
    Column("photo_orientation", Integer, nullable=True),
    Column("photo_device", Text, nullable=True),
    Column("photo_latitude", Float, nullable=True),
    Column("photo_longitude", Float, nullable=True),
    refers("added_by", "officer.id"),
    maybe("added_at"),
    # Set when the file was put into the recycle bin; row and original stay until that is emptied.
    maybe("removed_at"),
    *stamp(),
    CheckConstraint("secrecy IN ('public', 'internal')", name="secrecy"),
    Index("ix_evidence_removed", "removed_at", sqlite_where=text("removed_at IS NOT NULL")),
    Index(None, "task_id", "order"),
    Index(None, "sha256"),
)
