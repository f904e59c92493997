"""Close-outs: rounds, steps, returns; and the dossiers made of them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, Table, Text, UniqueConstraint

from dujiao_desktop.store.tables.columns import METADATA, identity, key, maybe, number, refers, stamp, word_list, words

CLOSEOUT_ROUND = Table(
    "closeout_round",
    METADATA,
    key(),
    refers("task_id", "task.id", needed=True),
    Column("number", Integer, nullable=False),
    # Name of the rule pack the round is run under, from its first step on.
    words("pack"),
    # Evidence and measures of earlier rounds that wait to be confirmed for this one.
    word_list("unconfirmed"),
    words("reopen_reason"),
    maybe("reopened_on"),
    UniqueConstraint("task_id", "number"),
)


STEP_RECORD = Table(
    "step_record",
    METADATA,
    key(),
    identity(),
    refers("task_id", "task.id", needed=True),
    Column("round", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("step", Text, nullable=False),
    Column("happened_on", Text, nullable=False),
    words("unit"),
    word_list("people"),
    word_list("signed_on"),
    maybe("conclusion"),
    words("opinion"),
    words("place"),
    maybe("period_from"),
    maybe("period_to"),
    words("medium"),
    words("url"),
    words("number"),
    # [{"seq": 1, "carried_out": true, "text": ""}, …]
    word_list("findings"),
    words("demands"),
    words("notice_text"),
    # [{"received_on": "…", "text": "…", "answer": "…", "answered_on": "…"}, …]
    word_list("objections"),
    words("archive_fonds"),
    words("archive_category"),
    words("archive_year"),
    words("archive_retention"),
    words("archive_section"),
    words("archive_item_no"),
    Column("archive_pages", Integer, nullable=True),
    words("backfilled_from"),
    refers("entered_by", "officer.id"),
    maybe("entered_at"),
    *stamp(),
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
    key(),
    refers("step_id", "step_record.id", needed=True),
    refers("task_id", "task.id", needed=True),
    refers("evidence_id", "evidence.id", needed=True),
    number("order", 1),
    UniqueConstraint("step_id", "evidence_id"),
    Index(None, "evidence_id"),
)
"""The signed paper of a step; keeps that evidence from being removed."""


RETURN_RECORD = Table(
    "return_record",
    METADATA,
    key(),
    identity(),
    refers("task_id", "task.id", needed=True),
    Column("round", Integer, nullable=False),
    Column("step", Text, nullable=False),
    Column("reason", Text, nullable=False),
    words("demand"),
    Column("returned_on", Text, nullable=False),
    maybe("due_on"),
    words("unit"),
    word_list("items"),
    refers("entered_by", "officer.id"),
    maybe("entered_at"),
    *stamp(),
    ForeignKeyConstraint(
        ["task_id", "round"],
        ["closeout_round.task_id", "closeout_round.number"],
        name="fk_return_record_round",
        ondelete="RESTRICT",
    ),
    UniqueConstraint("task_id", "round"),
)


DOSSIER = Table(
    "dossier",
    METADATA,
    key(),
    identity(),
    refers("task_id", "task.id", needed=True),
    Column("round", Integer, nullable=False),
    Column("made_at", Text, nullable=False),
    words("made_by"),
    Column("file_name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    words("state_digest"),
    words("rule_pack"),
    Column("kind", Text, nullable=False, server_default="acceptance"),
    Column("pages", Integer),
    # The task as it was handed in, in the form of task.json.
    words("state"),
    *stamp(),
    Index(None, "task_id"),
)

RULE_PACK = Table(
    "rule_pack",
    METADATA,
    key(),
    # Key and version, e.g. “chongqing 2026.1”.
    identity(),
    # The whole pack as JSON.
    Column("content", Text, nullable=False),
    Column("kept_at", Text, nullable=False),
)
"""Rule packs under which rounds were begun, so that they can be finished under the same rules."""
