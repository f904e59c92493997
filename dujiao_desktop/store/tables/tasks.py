"""Tasks with all that was handed down, what was reported about them, and their evidence."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text, UniqueConstraint

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
