"""Rows to the domain's values and back; the one place that knows both.

A row going in is a dictionary by column name; a row coming out is anything that can be asked by column name.
"""

from __future__ import annotations

from dujiao_desktop.store.translate.closeout import (
    archive_from,
    dossier_from,
    dossier_values,
    return_from,
    return_values,
    round_from,
    round_values,
    step_from,
    step_values,
)
from dujiao_desktop.store.translate.evidence import evidence_from, evidence_values, progress_from, progress_values
from dujiao_desktop.store.translate.history import history_from
from dujiao_desktop.store.translate.office import (
    batch_from,
    batch_row_values,
    batch_values,
    complaint_from,
    complaint_values,
    officer_from,
    officer_values,
)
from dujiao_desktop.store.translate.pairs import photo_pair_from, photo_pair_values
from dujiao_desktop.store.translate.shared import (
    indicator_from,
    indicator_reading_from,
    indicator_reading_values,
    indicator_values,
    link_from,
    link_values,
    part_from,
    part_values,
    plan_from,
    plan_values,
)
from dujiao_desktop.store.translate.slots import slot_answer_from, slot_answer_values
from dujiao_desktop.store.translate.tasks import (
    measure_values,
    person_values,
    source_from,
    source_values,
    task_from,
    task_values,
    unit_values,
)
from dujiao_desktop.store.translate.values import Values, words_list
from dujiao_desktop.store.translate.visits import (
    extension_from,
    extension_scan_values,
    extension_values,
    opinion_values,
    visit_file_values,
    visit_from,
    visit_values,
)
from dujiao_desktop.store.translate.warnings import warning_from, warning_values

__all__ = [
    "Values",
    "archive_from",
    "batch_from",
    "batch_row_values",
    "batch_values",
    "complaint_from",
    "complaint_values",
    "dossier_from",
    "dossier_values",
    "evidence_from",
    "evidence_values",
    "extension_from",
    "extension_scan_values",
    "extension_values",
    "history_from",
    "indicator_from",
    "indicator_reading_from",
    "indicator_reading_values",
    "indicator_values",
    "link_from",
    "link_values",
    "measure_values",
    "officer_from",
    "officer_values",
    "opinion_values",
    "part_from",
    "part_values",
    "person_values",
    "photo_pair_from",
    "photo_pair_values",
    "plan_from",
    "plan_values",
    "progress_from",
    "progress_values",
    "return_from",
    "return_values",
    "round_from",
    "round_values",
    "slot_answer_from",
    "slot_answer_values",
    "source_from",
    "source_values",
    "step_from",
    "step_values",
    "task_from",
    "task_values",
    "unit_values",
    "visit_file_values",
    "visit_from",
    "visit_values",
    "warning_from",
    "warning_values",
    "words_list",
]
