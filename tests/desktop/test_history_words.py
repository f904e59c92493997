"""记录 speaks of everything an officer can do."""

from __future__ import annotations

import ast
from pathlib import Path

import dujiao_desktop
from dujiao_desktop.desktop.task_card import history_words
from dujiao_desktop.domain.undo import REDO, UNDO

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
