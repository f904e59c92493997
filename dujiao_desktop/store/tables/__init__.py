"""The tables, as SQLAlchemy Core knows them; rows never leave the store (see `translate`).

Columns bear the names of the domain's fields, so that a history entry names a field the reader knows. Days and
moments are ISO 8601 text, lists of words are JSON arrays, yes and no are 1 and 0. Every record has an identity (`id`)
for people and exchange, and an integer `key` that lists, windows and the search index use.

What references evidence, progress or a step refuses to lose it (RESTRICT); nothing cascades.
The same tables are made, step by step, by the revisions in `migrations/versions`; a test compares them.
"""

from __future__ import annotations

from dujiao_desktop.store.tables.closeout import (
    CLOSEOUT_ROUND,
    DOSSIER,
    RETURN_RECORD,
    RULE_PACK,
    STEP_RECORD,
    STEP_SCAN,
)
from dujiao_desktop.store.tables.columns import METADATA
from dujiao_desktop.store.tables.evidence import (
    EVIDENCE,
    INTAKE_FILE,
    PHOTO_ANSWER,
    PHOTO_HINT,
    PHOTO_PAIR,
    PHOTO_PRINT,
    SLOT_ANSWER,
)
from dujiao_desktop.store.tables.office import BATCH_ROW, COMPLAINT, IMPORT_BATCH, OFFICER, SOURCE, WORKSPACE
from dujiao_desktop.store.tables.shared import INDICATOR, INDICATOR_READING, PLAN, PLAN_TASK, TASK_LINK, TASK_PART
from dujiao_desktop.store.tables.tasks import MEASURE, PROGRESS, TASK, TASK_PERSON, TASK_UNIT
from dujiao_desktop.store.tables.traces import DRAFT, HISTORY
from dujiao_desktop.store.tables.visits import EXTENSION, EXTENSION_OPINION, EXTENSION_SCAN, VISIT, VISIT_FILE
from dujiao_desktop.store.tables.warnings import WARNING

__all__ = [
    "BATCH_ROW",
    "CLOSEOUT_ROUND",
    "COMPLAINT",
    "DOSSIER",
    "DRAFT",
    "EVIDENCE",
    "EXTENSION",
    "EXTENSION_OPINION",
    "EXTENSION_SCAN",
    "HISTORY",
    "IMPORT_BATCH",
    "INDICATOR",
    "INDICATOR_READING",
    "INTAKE_FILE",
    "MEASURE",
    "METADATA",
    "OFFICER",
    "PHOTO_ANSWER",
    "PHOTO_HINT",
    "PHOTO_PAIR",
    "PHOTO_PRINT",
    "PLAN",
    "PLAN_TASK",
    "PROGRESS",
    "RETURN_RECORD",
    "RULE_PACK",
    "SLOT_ANSWER",
    "SOURCE",
    "STEP_RECORD",
    "STEP_SCAN",
    "TASK",
    "TASK_LINK",
    "TASK_PART",
    "TASK_PERSON",
    "TASK_UNIT",
    "VISIT",
    "VISIT_FILE",
    "WARNING",
    "WORKSPACE",
]
