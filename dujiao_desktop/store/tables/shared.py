"""Work that is shared: parts of a task, links between tasks, plans above them, and goals in numbers."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text, UniqueConstraint

from dujiao_desktop.store.tables.columns import METADATA, identity, key, maybe, refers, stamp, word_list, words

TASK_PART = Table(
    "task_part",
    METADATA,
    key(),
    identity(),
    refers("task_id", "task.id", needed=True),
    Column("seq", Integer, nullable=False),
    Column("name", Text, nullable=False),
    words("unit"),
    words("person"),
    maybe("done_on"),
    words("note"),
    *stamp(),
    UniqueConstraint("task_id", "seq"),
)


TASK_LINK = Table(
    "task_link",
    METADATA,
    key(),
    identity(),
    refers("task_id", "task.id", needed=True),
    refers("other_id", "task.id", needed=True),
    Column("kind", Text, nullable=False),
    # What the other task was called when the link was made: for the history, which knows no other way to name it.
    words("number"),
    *stamp(),
    UniqueConstraint("task_id", "other_id", "kind"),
    Index(None, "other_id"),
)
"""One side of a link; the other side is a row of its own, so that it stands in the history of both tasks."""


PLAN = Table(
    "plan",
    METADATA,
    key(),
    identity(),
    Column("title", Text, nullable=False),
    words("doc_no"),
    words("issuer"),
    maybe("issued_on"),
    Column("total", Integer, nullable=True),
    # ["2025=32", …]
    word_list("shares"),
    words("file_name"),
    words("sha256"),
    words("note"),
    # Set when the plan was put into the recycle bin; its original stays until that is emptied.
    maybe("removed_at"),
    *stamp(),
)


PLAN_TASK = Table(
    "plan_task",
    METADATA,
    key(),
    identity(),
    refers("plan_id", "plan.id", needed=True),
    refers("task_id", "task.id", needed=True),
    # The plan's title at that time, for the history.
    words("title"),
    *stamp(),
    UniqueConstraint("plan_id", "task_id"),
    Index(None, "task_id"),
)


INDICATOR = Table(
    "indicator",
    METADATA,
    key(),
    identity(),
    refers("task_id", "task.id", needed=True),
    Column("name", Text, nullable=False),
    words("unit"),
    Column("scale", Text, nullable=False),
    Column("direction", Text, nullable=False),
    # Figures as they were typed: a binary fraction would change them.
    words("baseline"),
    maybe("baseline_on"),
    Column("target", Text, nullable=False),
    *stamp(),
    UniqueConstraint("task_id", "name"),
)


INDICATOR_READING = Table(
    "indicator_reading",
    METADATA,
    key(),
    identity(),
    refers("indicator_id", "indicator.id", needed=True),
    refers("task_id", "task.id", needed=True),
    # The indicator's name at that time, for the history.
    words("name"),
    Column("value", Text, nullable=False),
    Column("on", Text, nullable=False),
    words("note"),
    refers("evidence_id", "evidence.id"),
    *stamp(),
    Index(None, "indicator_id", "on"),
    Index(None, "task_id"),
    Index(None, "evidence_id"),
)
