"""记录 speaks of everything an officer can do."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import dujiao_desktop
from dujiao_desktop.desktop.task_card import history_words
from dujiao_desktop.domain.undo import REDO, UNDO
from dujiao_desktop.store.tables import CLOSEOUT_ROUND, RETURN_RECORD, STEP_RECORD
from dujiao_desktop.store.translate.history import history_from
from tests.builders import NOW, an_office

_OUTSIDE_THE_HISTORY = {"save_draft", "discard_draft"}


def _actions() -> set[str]:
    """Every action that a use case writes under its own name."""
    found = {UNDO, REDO}
    for file in Path(dujiao_desktop.__path__[0], "usecases").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "action" and isinstance(node.value, ast.Constant):
                found.add(str(node.value.value))
    return found - _OUTSIDE_THE_HISTORY


def test_that_every_action_has_its_words_in_the_history() -> None:
    assert {"record_measure", "backfill_steps", UNDO} <= _actions()
    assert sorted(_actions() - history_words.DEEDS.keys()) == []


def test_that_every_field_of_the_close_out_has_its_word() -> None:
    left_out = {"entered_by", "entered_at", "created_at", "updated_at", "origin", "revision", "base_revision"}
    left_out |= {"key", "id", "task_id", "position"}
    fields = {column.name for table in (CLOSEOUT_ROUND, RETURN_RECORD, STEP_RECORD) for column in table.columns}
    assert sorted(fields - left_out - history_words._FIELDS.keys()) == []


def _told(record: str, changes: dict[str, tuple[object, object]]) -> str:
    entry = history_from(
        {
            "seq": 1, "at": NOW.isoformat(), "who": "周玉", "action": "take_step", "record": record, "record_id": "1",
            "operation": "update", "task_id": "t1", "changes": json.dumps(changes), "act": 1,
        }
    )  # fmt: skip
    return "".join(history_words.said(entry, an_office().rules)[1])


def test_that_findings_objections_and_named_items_read_as_words() -> None:
    findings = '[{"seq": 1, "carried_out": true, "text": ""}, {"seq": 2, "carried_out": false, "text": "仍有溢流"}]'
    assert _told("step_record", {"findings": ("[]", findings)}) == (
        "修改销号步骤：逐条核查情况 空 → 措施 1 已落实；措施 2 未落实：仍有溢流"
    )
    objections = '[{"received_on": "2026-10-20", "text": "有异味", "answer": "已密封", "answered_on": "2026-10-22"}]'
    assert _told("step_record", {"objections": ("[]", objections)}).endswith(
        "空 → 2026-10-20 有异味，2026-10-22答复：已密封"
    )
    items = '["evidence/monitoring", "measures/2"]'
    assert _told("return_record", {"items": ("[]", items)}) == "修改退回：点名补正 空 → 监测报告、措施 2"
    assert _told("closeout_round", {"unconfirmed": ('["a", "b"]', "[]")}) == "修改销号轮次：上一轮待确认 2 项 → 空"
    assert _told("step_record", {"archive_retention": ("", "D30")}) == "修改销号步骤：保管期限 空 → 30年"


def test_that_a_file_that_moved_says_from_where_and_to_where() -> None:
    assert _told("evidence", {"task_id": ("7", "9")}) == "修改佐证：归在 任务7 → 任务9"
    assert _told("evidence", {"task_id": (None, "9")}) == "修改佐证：归在 待归位 → 任务9"
    assert (
        _told("evidence", {"replaced_by": (None, "x"), "order": (1, 3)})
        == "修改佐证：已由新件替换 空 → 是；第几件 1 → 3"
    )
