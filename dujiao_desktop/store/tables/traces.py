"""What is no record of the work: what is being typed, and what every write left behind."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text, text

from dujiao_desktop.store.tables.columns import METADATA, key, maybe, words

DRAFT = Table(
    "draft",
    METADATA,
    key(),
    Column("place", Text, nullable=False, unique=True),
    # {"field": "what was typed", …}
    Column("content", Text, nullable=False),
    words("who"),
    Column("saved_at", Text, nullable=False),
)
"""What is being typed and was not kept yet, one row for each place; no record: it leaves no history."""


HISTORY = Table(
    "history",
    METADATA,
    Column("seq", Integer, primary_key=True, nullable=False),
    Column("at", Text, nullable=False),
    words("who"),
    words("who_id"),
    words("action"),
    Column("record", Text, nullable=False),
    words("record_id"),
    Column("operation", Text, nullable=False),
    maybe("task_id"),
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
    # A file that moved stands in the history of the task it left, too.
    Index(
        "ix_history_left",
        text("json_extract(changes, '$.task_id[0]')"),
        sqlite_where=text("record = 'evidence' AND operation = 'update'"),
    ),
    # A number is used once, so that a cut-off end cannot be grown again unnoticed.
    sqlite_autoincrement=True,
)
"""What every write left behind; made by triggers (see `history.py`), never changed, never deleted."""
