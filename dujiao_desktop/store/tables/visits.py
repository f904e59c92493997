"""Applications for more time or for long-term work, and visits after the fact, with what they brought."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text, UniqueConstraint

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

EXTENSION = Table(
    "extension",
    METADATA,
    key(),
    identity(),
    refers("task_id", "task.id", needed=True),
    Column("kind", Text, nullable=False),
    words("reason"),
    Column("applied_on", Text, nullable=False),
    *deadline("old_deadline"),
    *deadline("new_deadline"),
    # Names of the levels that have to agree, as on the day of the application.
    word_list("levels"),
    Column("result", Text, nullable=False),
    maybe("decided_on"),
    words("number"),
    words("stage_goal"),
    maybe("next_review_on"),
    maybe("final_on"),
    refers("entered_by", "officer.id"),
    maybe("entered_at"),
    *stamp(),
    Index(None, "task_id"),
)

EXTENSION_OPINION = Table(
    "extension_opinion",
    METADATA,
    key(),
    refers("extension_id", "extension.id", needed=True),
    refers("task_id", "task.id", needed=True),
    # From 1, in the order of the levels.
    Column("level", Integer, nullable=False),
    number("agreed"),
    words("words"),
    words("who"),
    Column("said_on", Text, nullable=False),
    UniqueConstraint("extension_id", "level"),
    Index(None, "task_id"),
)

EXTENSION_SCAN = Table(
    "extension_scan",
    METADATA,
    key(),
    refers("extension_id", "extension.id", needed=True),
    refers("task_id", "task.id", needed=True),
    refers("evidence_id", "evidence.id", needed=True),
    number("order", 1),
    UniqueConstraint("extension_id", "evidence_id"),
    Index(None, "task_id"),
    Index(None, "evidence_id"),
)

VISIT = Table(
    "visit",
    METADATA,
    key(),
    identity(),
    refers("task_id", "task.id", needed=True),
    Column("kind", Text, nullable=False),
    Column("visited_on", Text, nullable=False),
    word_list("people"),
    word_list("units"),
    maybe("result"),
    words("text"),
    maybe("next_on"),
    Column("round", Integer, nullable=False),
    number("reopened"),
    refers("entered_by", "officer.id"),
    maybe("entered_at"),
    *stamp(),
    Index(None, "task_id", "kind", "visited_on"),
)

VISIT_FILE = Table(
    "visit_file",
    METADATA,
    key(),
    refers("visit_id", "visit.id", needed=True),
    refers("task_id", "task.id", needed=True),
    refers("evidence_id", "evidence.id", needed=True),
    # The photo of the closed dossier it stands beside.
    refers("beside", "evidence.id"),
    number("order", 1),
    UniqueConstraint("visit_id", "evidence_id"),
    Index(None, "task_id"),
    Index(None, "evidence_id"),
    Index(None, "beside"),
)
