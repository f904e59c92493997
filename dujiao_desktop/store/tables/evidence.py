"""Evidence, and what is known and said about it: slots answered for, pairs, hints and their answers, files on their way."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Float, Index, Integer, LargeBinary, Table, Text, UniqueConstraint, text

from dujiao_desktop.store.tables.columns import METADATA, identity, key, maybe, number, refers, stamp, words

EVIDENCE = Table(
    "evidence",
    METADATA,
    key(),
    identity(),
    # None while the file waits for its task.
    refers("task_id", "task.id"),
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
    # What wrote the file last and when, as it says itself; an editor leaves its name here.
    Column("photo_software", Text, nullable=True),
    maybe("photo_changed_at"),
    # By the camera's own clock; `taken_at` may have been stated otherwise since.
    maybe("photo_taken_at"),
    refers("added_by", "officer.id"),
    maybe("added_at"),
    # The newer file that stands for this one; this one is kept and counts no more.
    refers("replaced_by", "evidence.id"),
    # Set when the file was put into the recycle bin; row and original stay until that is emptied.
    maybe("removed_at"),
    *stamp(),
    CheckConstraint("secrecy IN ('public', 'internal')", name="secrecy"),
    Index("ix_evidence_removed", "removed_at", sqlite_where=text("removed_at IS NOT NULL")),
    Index(None, "task_id", "order"),
    Index(None, "sha256"),
    Index("ix_evidence_waiting", "added_at", sqlite_where=text("task_id IS NULL")),
    Index("ix_evidence_replaced", "replaced_by", sqlite_where=text("replaced_by IS NOT NULL")),
)


SLOT_ANSWER = Table(
    "slot_answer",
    METADATA,
    key(),
    identity(),
    refers("task_id", "task.id", needed=True),
    Column("round", Integer, nullable=False),
    Column("step", Text, nullable=False),
    Column("slot", Text, nullable=False),
    Column("answer", Text, nullable=False),
    words("reason"),
    # The signed 情况说明; None until its scan is there.
    refers("statement_id", "evidence.id"),
    refers("answered_by", "officer.id"),
    maybe("answered_at"),
    *stamp(),
    UniqueConstraint("task_id", "round", "step", "slot"),
    Index(None, "statement_id"),
)
"""不适用 or 无法提供, said of a slot of one round, with the reason."""


PHOTO_PAIR = Table(
    "photo_pair",
    METADATA,
    key(),
    identity(),
    refers("task_id", "task.id", needed=True),
    refers("before_id", "evidence.id", needed=True),
    refers("after_id", "evidence.id", needed=True),
    # 0: the officer says that these two do not show the same place.
    number("belongs", 1),
    *stamp(),
    UniqueConstraint("before_id", "after_id"),
    Index(None, "task_id"),
    Index(None, "after_id"),
)


PHOTO_PRINT = Table(
    "photo_print",
    METADATA,
    Column("sha256", Text, primary_key=True, nullable=False),
    Column("version", Integer, nullable=False),
    # None for a file of which no fingerprint can be made.
    Column("bits", LargeBinary, nullable=True),
)
"""Fingerprints of pictures, by content; made again whenever they are missing, so no record."""


PHOTO_HINT = Table(
    "photo_hint",
    METADATA,
    key(),
    refers("evidence_id", "evidence.id", needed=True),
    Column("reason", Text, nullable=False),
    # The earlier photo it is like; None where no second photo is spoken of.
    refers("other_id", "evidence.id"),
    # {"metres": 812, …}
    words("facts"),
    Index(None, "evidence_id"),
    Index(None, "other_id"),
)
"""What a check-up noticed; found again at every check-up, so no record."""


PHOTO_ANSWER = Table(
    "photo_answer",
    METADATA,
    key(),
    identity(),
    refers("task_id", "task.id", needed=True),
    refers("evidence_id", "evidence.id", needed=True),
    Column("reason", Text, nullable=False),
    refers("other_id", "evidence.id"),
    Column("answer", Text, nullable=False),
    words("text"),
    refers("answered_by", "officer.id"),
    maybe("answered_at"),
    *stamp(),
    Index(None, "task_id"),
    Index(None, "evidence_id"),
    Index(None, "other_id"),
)
"""What the officer said to a hint; internal, never in a package."""


INTAKE_FILE = Table(
    "intake_file",
    METADATA,
    key(),
    # All files of one taking-in bear one name.
    Column("intake", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("size_bytes", Integer, nullable=False),
    # What the officer stated about all of them, and for which task; empty for the inbox.
    words("draft"),
    words("task_id"),
    # waiting, taken, or refused with a code.
    Column("state", Text, nullable=False, server_default="waiting"),
    words("trouble"),
    # What it became; tells, while that waits in the inbox, the folder it came from.
    words("evidence_id"),
    Column("begun_at", Text, nullable=False),
    words("who"),
    Index(None, "intake", "state"),
)
"""Files of a taking-in under way, so that it goes on after a break; no record: what was taken in is."""
