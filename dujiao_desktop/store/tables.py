"""The tables, as SQLAlchemy Core knows them; rows never leave the store (see `translate.py`).

Columns bear the names of the domain's fields, so that a history entry names a field the reader knows. Days and
moments are ISO 8601 text, lists of words are JSON arrays, yes and no are 1 and 0. Every record has an identity (`id`)
for people and exchange, and an integer `key` that lists, windows and the search index use.

What references evidence, progress or a step refuses to lose it (RESTRICT); nothing cascades.
The same tables, written out once more, are the first revision in `migrations/versions`; a test compares them.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _key() -> Column[int]:
    return Column("key", Integer, primary_key=True, nullable=False)


def _id() -> Column[str]:
    return Column("id", Text, nullable=False, unique=True)


def _words(name: str) -> Column[str]:
    """Text that is empty when nothing is known, never NULL."""
    return Column(name, Text, nullable=False, server_default="")


def _list(name: str) -> Column[str]:
    """Words in order, as a JSON array."""
    return Column(name, Text, nullable=False, server_default="[]")


def _maybe(name: str) -> Column[str | None]:
    """A day, a moment or a code that may be unknown."""
    return Column(name, Text, nullable=True)


def _number(name: str, default: int = 0) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=str(default))


def _refers(name: str, target: str, *, needed: bool = False) -> Column[str | None]:
    """A reference that keeps its target from being deleted."""
    return Column(name, Text, ForeignKey(target, ondelete="RESTRICT"), nullable=not needed)


def _deadline(prefix: str) -> tuple[Column[str], Column[str], Column[str | None], Column[str | None]]:
    return (
        _words(f"{prefix}_text"),
        Column(f"{prefix}_kind", Text, nullable=False, server_default="none"),
        _maybe(f"{prefix}_start"),
        _maybe(f"{prefix}_end"),
    )


def _stamp() -> tuple[Column[str], Column[int], Column[int], Column[str], Column[str]]:
    """Where the record was made, its state, the state last agreed with another office, and when."""
    return (
        _words("origin"),
        _number("revision", 1),
        _number("base_revision"),
        _words("created_at"),
        _words("updated_at"),
    )


WORKSPACE = Table("workspace", METADATA, _key(), _id())
"""One row: whose database this is."""

OFFICER = Table(
    "officer",
    METADATA,
    _key(),
    _id(),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    _words("post"),
    _words("phone"),
    _number("active", 1),
    *_stamp(),
)

SOURCE = Table(
    "source",
    METADATA,
    _key(),
    _id(),
    Column("title", Text, nullable=False),
    _words("doc_no"),
    _words("kind"),
    _words("round"),
    _words("batch"),
    _words("issuer"),
    _maybe("issued_on"),
    _words("file_name"),
    _words("sha256"),
    *_stamp(),
    Index(None, "title"),
    Index(None, "sha256"),
)

IMPORT_BATCH = Table(
    "import_batch",
    METADATA,
    _key(),
    _id(),
    _refers("source_id", "source.id", needed=True),
    _words("file_name"),
    _words("sha256"),
    _number("imported"),
    _number("updated"),
    _number("unchanged"),
    _refers("imported_by", "officer.id"),
    Column("imported_at", Text, nullable=False),
    _maybe("undone_at"),
    *_stamp(),
)

BATCH_ROW = Table(
    "batch_row",
    METADATA,
    _key(),
    _refers("batch_id", "import_batch.id", needed=True),
    _words("where"),
    _words("text"),
    Column("fate", Text, nullable=False),
    _words("reason"),
    Column("draft", Integer, nullable=True),
    Index(None, "batch_id"),
)
"""One row of the imported source and what became of it, in the order of the source."""

TASK = Table(
    "task",
    METADATA,
    _key(),
    _id(),
    _words("number"),
    # How `number` sorts: 2 before 10, words after figures (`ordering.number_key`).
    _words("number_key"),
    _words("upper_number"),
    _refers("source_id", "source.id"),
    _refers("batch_id", "import_batch.id"),
    _words("chapter"),
    _words("problem_text"),
    _words("goal"),
    Column("kind", Text, nullable=False),
    _list("classes"),
    _list("nine_gov"),
    Column("common", Integer, nullable=True),
    *_deadline("deadline"),
    *_deadline("original_deadline"),
    Column("progress_status", Text, nullable=False),
    _words("status_text"),
    _number("is_long_term"),
    Column("closeout_status", Text, nullable=False),
    Column("secrecy", Text, nullable=False),
    _number("cut_off"),
    _words("note"),
    # Set when the task was taken out of the lists; the record and all that hangs on it stay.
    _maybe("removed_at"),
    *_stamp(),
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
    _key(),
    _refers("task_id", "task.id", needed=True),
    Column("position", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    _number("order", 1),
    UniqueConstraint("task_id", "position"),
)

TASK_PERSON = Table(
    "task_person",
    METADATA,
    _key(),
    _refers("task_id", "task.id", needed=True),
    Column("position", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("name", Text, nullable=False),
    _words("post"),
    _words("phone"),
    UniqueConstraint("task_id", "position"),
)

MEASURE = Table(
    "measure",
    METADATA,
    _key(),
    _id(),
    _refers("task_id", "task.id", needed=True),
    Column("seq", Integer, nullable=False),
    _words("text"),
    _list("responsible_units"),
    *_deadline("deadline"),
    _words("result_text"),
    _maybe("done_on"),
    *_stamp(),
    Index(None, "task_id", "seq"),
)

PROGRESS = Table(
    "progress",
    METADATA,
    _key(),
    _id(),
    _refers("task_id", "task.id", needed=True),
    Column("as_of", Text, nullable=False),
    _words("text"),
    Column("status", Text, nullable=False),
    Column("period", Text, nullable=False),
    _words("problem"),
    _words("next_step"),
    _refers("entered_by", "officer.id"),
    _maybe("entered_at"),
    *_stamp(),
    Index(None, "task_id", "as_of"),
)

EVIDENCE = Table(
    "evidence",
    METADATA,
    _key(),
    _id(),
    _refers("task_id", "task.id", needed=True),
    Column("kind", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    _words("media_type"),
    _number("size_bytes"),
    Column("sha256", Text, nullable=False),
    _number("order", 1),
    _words("caption"),
    Column("measure_seq", Integer, nullable=True),
    _words("step"),
    Column("destination", Text, nullable=False),
    _maybe("taken_at"),
    Column("taken_by", Text, nullable=False),
    _words("place"),
    _words("photographer"),
    _maybe("formed_on"),
    _words("issuer"),
    _words("doc_no"),
    Column("pages", Integer, nullable=True),
    _number("copies", 1),
    _number("is_original", 1),
    Column("secrecy", Text, nullable=False),
    Column("photo_width_px", Integer, nullable=True),
    Column("photo_height_px", Integer, nullable=True),
    Column("photo_orientation", Integer, nullable=True),
    Column("photo_device", Text, nullable=True),
    Column("photo_latitude", Float, nullable=True),
    Column("photo_longitude", Float, nullable=True),
    _refers("added_by", "officer.id"),
    _maybe("added_at"),
    # Set when the file was put into the recycle bin; row and original stay until that is emptied.
    _maybe("removed_at"),
    *_stamp(),
    CheckConstraint("secrecy IN ('public', 'internal')", name="secrecy"),
    Index("ix_evidence_removed", "removed_at", sqlite_where=text("removed_at IS NOT NULL")),
    Index(None, "task_id", "order"),
    Index(None, "sha256"),
)

CLOSEOUT_ROUND = Table(
    "closeout_round",
    METADATA,
    _key(),
    _refers("task_id", "task.id", needed=True),
    Column("number", Integer, nullable=False),
    UniqueConstraint("task_id", "number"),
)

STEP_RECORD = Table(
    "step_record",
    METADATA,
    _key(),
    _id(),
    _refers("task_id", "task.id", needed=True),
    Column("round", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("step", Text, nullable=False),
    Column("happened_on", Text, nullable=False),
    _words("unit"),
    _list("people"),
    _maybe("conclusion"),
    _words("opinion"),
    _words("place"),
    _maybe("period_from"),
    _maybe("period_to"),
    _words("medium"),
    _words("url"),
    _words("number"),
    _words("backfilled_from"),
    _refers("entered_by", "officer.id"),
    _maybe("entered_at"),
    *_stamp(),
    ForeignKeyConstraint(
        ["task_id", "round"],
        ["closeout_round.task_id", "closeout_round.number"],
        name="fk_step_record_round",
        ondelete="RESTRICT",
    ),
    Index(None, "task_id", "round"),
)

STEP_SCAN = Table(
    "step_scan",
    METADATA,
    _key(),
    _refers("step_id", "step_record.id", needed=True),
    _refers("task_id", "task.id", needed=True),
    _refers("evidence_id", "evidence.id", needed=True),
    _number("order", 1),
    UniqueConstraint("step_id", "evidence_id"),
    Index(None, "evidence_id"),
)
"""The signed paper of a step; keeps that evidence from being removed."""

RETURN_RECORD = Table(
    "return_record",
    METADATA,
    _key(),
    _id(),
    _refers("task_id", "task.id", needed=True),
    Column("round", Integer, nullable=False),
    Column("step", Text, nullable=False),
    Column("reason", Text, nullable=False),
    _words("demand"),
    Column("returned_on", Text, nullable=False),
    _maybe("due_on"),
    _words("unit"),
    _refers("entered_by", "officer.id"),
    _maybe("entered_at"),
    *_stamp(),
    ForeignKeyConstraint(
        ["task_id", "round"],
        ["closeout_round.task_id", "closeout_round.number"],
        name="fk_return_record_round",
        ondelete="RESTRICT",
    ),
    UniqueConstraint("task_id", "round"),
)

COMPLAINT = Table(
    "complaint",
    METADATA,
    _key(),
    _id(),
    Column("acceptance_no", Text, nullable=False),
    _words("content"),
    _number("is_key_case"),
    _words("channel"),
    _words("round"),
    _words("batch"),
    _maybe("received_on"),
    _maybe("due_on"),
    _words("region"),
    _words("address"),
    _list("classes"),
    _list("units"),
    Column("truth", Text, nullable=False),
    _words("investigation"),
    _words("handling"),
    _words("accountability"),
    Column("status", Text, nullable=False),
    _maybe("closed_on"),
    _words("repeat_of"),
    _refers("source_id", "source.id"),
    _refers("batch_id", "import_batch.id"),
    _words("note"),
    _maybe("removed_at"),
    *_stamp(),
    Index(None, "acceptance_no"),
)

DOSSIER = Table(
    "dossier",
    METADATA,
    _key(),
    _id(),
    _refers("task_id", "task.id", needed=True),
    Column("round", Integer, nullable=False),
    Column("made_at", Text, nullable=False),
    _words("made_by"),
    Column("file_name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    _words("state_digest"),
    _words("rule_pack"),
    Column("kind", Text, nullable=False, server_default="acceptance"),
    # The task as it was handed in, in the form of task.json.
    _words("state"),
    *_stamp(),
    Index(None, "task_id"),
)

DRAFT = Table(
    "draft",
    METADATA,
    _key(),
    Column("place", Text, nullable=False, unique=True),
    # {"field": "what was typed", …}
    Column("content", Text, nullable=False),
    _words("who"),
    Column("saved_at", Text, nullable=False),
)
"""What is being typed and was not kept yet, one row for each place; no record: it leaves no history."""

HISTORY = Table(
    "history",
    METADATA,
    Column("seq", Integer, primary_key=True, nullable=False),
    Column("at", Text, nullable=False),
    _words("who"),
    _words("who_id"),
    _words("action"),
    Column("record", Text, nullable=False),
    _words("record_id"),
    Column("operation", Text, nullable=False),
    _maybe("task_id"),
    # {"field": [old, new], …}
    Column("changes", Text, nullable=False),
    # All rows that one action wrote bear one number; 0 for what the program does by itself.
    Column("act", Integer, nullable=False),
    # The action that this one takes back, or does again.
    Column("undoes", Integer, nullable=True),
    # Key of the record's row, which tells the rows of one record apart.
    Column("row", Integer, nullable=False),
    Column("prev", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index(None, "task_id", "seq"),
    Index(None, "act"),
    # Few rows are ever deleted; the recycle bin looks for them.
    Index("ix_history_deleted", "record", sqlite_where=text("operation = 'delete'")),
    # A number is used once, so that a cut-off end cannot be grown again unnoticed.
    sqlite_autoincrement=True,
)
"""What every write left behind; made by triggers (see `history.py`), never changed, never deleted."""
