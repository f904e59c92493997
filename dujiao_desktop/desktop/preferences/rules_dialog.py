"""换用规则包: everything it would change, before it is taken into use."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import label, rule
from dujiao_desktop.domain.pack_changes import PackChange
from dujiao_desktop.usecases.change_rules import NewRules, adopt_rules, look_at_rules

_TITLES = ("内容", "现在", "换用后")


def choose_rules(desk: Desk, parent: QWidget) -> None:
    """Ask for a file, and show what it would change."""
    name, _ = QFileDialog.getOpenFileName(parent, "选择规则包", str(desk.last_folder), "规则包 (*.toml)")
    if name:
        look_at(desk, parent, Path(name))


def look_at(desk: Desk, parent: QWidget, file: Path) -> None:
    """Read the pack; a mistake in it is told with its place."""
    office = desk.office
    job = desk.jobs.with_lists("读取规则包", lambda lists, _: look_at_rules(lists, file, office))
    job.done.connect(partial(_show, desk, parent))
    job.failed.connect(desk.messages.tell)


def _show(desk: Desk, parent: QWidget, found: NewRules) -> None:
    RulesDialog(found, desk, parent).open()


class RulesDialog(FormDialog):
    """A table of what reads differently, and how many tasks it concerns."""

    topic = "settings"

    def __init__(self, found: NewRules, desk: Desk, parent: QWidget) -> None:
        super().__init__("换用规则包", "换用", parent)
        self._desk = desk
        self._found = found
        same = "和正在用的相比，只有版本号不同。"
        self.ask(
            label(f"{found.pack.title} {found.pack.version}", "title", wrap=True),
            *(label(sentence, "muted", wrap=True) for sentence in (found.pack.basis, _whom(found))),
            _table(found.changes) if found.changes else label(same, "mutedBody", wrap=True),
            scrolls=True,
        )
        self.hint.setText("下次打开工作区时起用。")
        self.fit(860, 560)

    def accept(self) -> None:
        """Take it into use; the dialog closes when it is stored."""
        found, paths, by, now = self._found, self._desk.paths, self._desk.by, self._desk.clock()
        job = self._desk.jobs.with_store(
            "换用规则包", lambda store, _: adopt_rules(store, paths, found, by=by, now=now)
        )
        job.done.connect(self._say_adopted)
        self.wait_for(job, "正在换用…")

    def _say_adopted(self) -> None:
        name = f"{self._found.pack.title} {self._found.pack.version}"
        self._desk.messages.say(f"已换用“{name}”，下次打开工作区时起用。已经开始的任务仍按原来的规则办完。")


def _whom(found: NewRules) -> str:
    begun = sum(found.under_way.values())
    stays = f"已经开始销号的 {begun} 项任务仍按原来的规则办完，" if begun else ""
    return f"{stays}还没有开始的 {found.waiting} 项按新规则办。"


def _table(changes: tuple[PackChange, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(8)
    for column, title in enumerate(_TITLES):
        grid.addWidget(label(title, "section"), 0, column)
        grid.setColumnStretch(column, 2 + bool(column))
    grid.addWidget(rule(), 1, 0, 1, len(_TITLES))
    for row, change in enumerate(changes, start=2):
        for column, text in enumerate((change.what, change.old or "（没有）", change.new or "（没有）")):
            grid.addWidget(label(text, "mutedBody" if column == 1 else "", wrap=True, selectable=True), row, column)
    return grid
