"""Warnings: who judged a task to be in danger, why, and until when."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, Text, text

from dujiao_desktop.store.tables.columns import METADATA, identity, key, maybe, refers, stamp, words

WARNING = Table(
    "warning",
    METADATA,
    key(),
    identity(),
    refers("task_id", "task.id", needed=True),
    Column("level", Text, nullable=False),
    words("reason"),
    Column("since", Text, nullable=False),
    words("number"),
    refers("set_by", "officer.id"),
    maybe("set_at"),
    maybe("lifted_on"),
    words("lift_reason"),
    refers("lifted_by", "officer.id"),
    *stamp(),
    Index(None, "task_id"),
    # A task has at most one that stands, and lists ask for that one.
    Index("ix_warning_standing", "task_id", unique=True, sqlite_where=text("lifted_on IS NULL")),
)
