"""设置: officers, text size, the rule pack in force, the workspace, about."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from dujiao_desktop import __version__
from dujiao_desktop.desktop.colours import CONTRAST_ONE, DARK_ONE, LIGHT_ONE, LIKE_SYSTEM
from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.input_method.choosing import chosen_input_method
from dujiao_desktop.desktop.preferences.lock_panel import LockChoice
from dujiao_desktop.desktop.system_programs import open_with_system
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.parts import Page, SideBySide, button, chip, clear, label, panel, scrolled
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.permits import DEED_WORDS, Permits
from dujiao_desktop.domain.rule_pack import DoneBy, StepKind
from dujiao_desktop.domain.work_calendar import DayKind
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.usecases import officers as people

TEXT_SIZES = (100, 125, 150, 175)
APPEARANCE_WORDS = {LIGHT_ONE: "浅色", DARK_ONE: "深色", CONTRAST_ONE: "高对比", LIKE_SYSTEM: "跟随系统"}

_Choice = TypeVar("_Choice", int, str)
_NAME_WIDTH = 180
"""Most that a name takes of its line, at 100 % text; a longer one is broken."""
NARROW = 760
"""Width of the page, at 100 % text, below which there is one column."""


class PreferencesPage(Page):
    """Few things, each with its consequence."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("设置")
        self.add_find()
        self._desk = desk
        left, right = QVBoxLayout(), QVBoxLayout()
        panels = (
            self._officers_panel(),
            self._calendar_panel(),
            self._lock_panel(),
            self._look_panel(),
            self._workspace_panel(),
        )
        for made in panels:
            left.addWidget(made)
        for made in (self._permits_panel(), self._rules_panel(), self._about_panel()):
            right.addWidget(made)
        columns = SideBySide(NARROW)
        for column in (left, right):
            column.setSpacing(16)
            columns.add(column, 1)
        self.body.addWidget(scrolled(columns), 1)
        desk.changes.changed.connect(self._changed)

    def help_topic(self) -> str:
        """Help for this page."""
        return "settings"

    def read(self) -> None:
        """Read the officers, and see which input method is there by now."""
        self._show_calendar()
        self._input_method.setText(f"中文输入　{chosen_input_method()}")
        job = self._desk.jobs.with_lists("读取人员", lambda lists, _: lists.officers(False))
        job.done.connect(self._show_officers)
        job.failed.connect(self._desk.messages.tell)

    def _officers_panel(self) -> QFrame:
        made, layout = _titled("人员", "记录里写着每一步是谁办的。调离的人停用，名字一直留着。")
        self._officers = QGridLayout()
        self._officers.setHorizontalSpacing(8)
        self._officers.setVerticalSpacing(6)
        self._officers.setColumnStretch(1, 1)
        layout.addLayout(self._officers)
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(button("添加人员…", "", self._add_officer, icon_name="plus"))
        across.addWidget(button("工作交接…", "", self._hand_over, icon_name="users", tip="打印交接清单，接收人接着办"))
        across.addStretch(1)
        layout.addLayout(across)
        return made

    def _show_officers(self, officers: tuple[Officer, ...]) -> None:
        clear(self._officers)
        words = self._desk.office.rules.words.officer_role
        for number, officer in enumerate(officers):
            post = " · ".join(p for p in (words[officer.role], officer.post) if p)
            name = label(officer.name, wrap=True)
            name.setMaximumWidth(px(_NAME_WIDTH))
            self._officers.addWidget(name, number, 0)
            self._officers.addWidget(label(post, "muted", wrap=True), number, 1)
            if officer.id == self._desk.by.id:
                self._officers.addWidget(chip("✓ 正在经办", "good"), number, 2)
            elif not officer.active:
                self._officers.addWidget(chip("○ 已停用", "plain"), number, 2)
            ways = [("改", self._change)] if officer.active else [("启用", self._reinstate)]
            if officer.active and officer.id != self._desk.by.id:
                ways.append(("停用", self._retire))
            for place, (word, action) in enumerate(ways, start=3):
                way = button(word, "quiet", partial(action, officer))
                way.setAccessibleName(f"{word}{officer.name}")
                self._officers.addWidget(way, number, place)
        self._show_permits(officers)

    def _lock_panel(self) -> QFrame:
        made, layout = _titled("闲置锁屏", "几分钟没有动，就盖住全部窗口，要密码才能继续；写的内容都在。")
        layout.addLayout(LockChoice(self._desk))
        return made

    def _permits_panel(self) -> QFrame:
        made, layout = _titled("谁可以办", "由规则包定；没有列出的事，谁都可以办。")
        self._permits = QFormLayout()
        self._permits.setHorizontalSpacing(12)
        self._permits.setVerticalSpacing(6)
        layout.addLayout(self._permits)
        return made

    def _show_permits(self, officers: tuple[Officer, ...]) -> None:
        rules = self._desk.office.rules
        permits = Permits(rules.roles, rules.words.officer_role)
        while self._permits.rowCount():
            self._permits.removeRow(0)
        for deed, word in DEED_WORDS.items():
            self._permits.addRow(label(word, "mutedBody"), label(permits.who_may(deed, officers), wrap=True))

    def _calendar_panel(self) -> QFrame:
        made, layout = _titled("工作日历", "公示期、倒排计划按它计算；没有的年份不算、不猜。")
        self._calendar_words = label("", "", wrap=True)
        layout.addWidget(self._calendar_words)
        across = QHBoxLayout()
        across.addWidget(button("看和改…", "", self._open_calendar, icon_name="calendar"))
        across.addStretch(1)
        layout.addLayout(across)
        return made

    def _show_calendar(self) -> None:
        years = sorted(self._desk.office.calendar.years)
        this = self._desk.today().year
        missing = [f"{y} 年" for y in (this, this + 1) if y not in years]
        said = f"有 {_spans(years)} 年的节假日安排。" if years else "还没有任何一年的节假日安排。"
        self._calendar_words.setText(said + (f"还没有 {'、'.join(missing)}，通知发布后请添加。" if missing else ""))

    def _look_panel(self) -> QFrame:
        made, layout = _titled("字的大小和颜色", "马上生效，下次打开还是这样。")
        layout.addLayout(
            self._choices(
                "字的大小", {percent: f"{percent}%" for percent in TEXT_SIZES}, self._desk.text_size, self._set_size
            )
        )
        layout.addLayout(self._choices("颜色", APPEARANCE_WORDS, self._desk.appearance, self._set_appearance))
        return made

    def _choices(
        self, what: str, words: Mapping[_Choice, str], now: _Choice, choose: Callable[[_Choice], None]
    ) -> QHBoxLayout:
        """One of a few, chosen with a click or the arrow keys."""
        across = QHBoxLayout()
        across.setSpacing(8)
        group = QButtonGroup(self)
        for value, word in words.items():
            one = button(word, "chip", partial(choose, value))
            one.setCheckable(True)
            one.setChecked(value == now)
            one.setAccessibleName(f"{what} {word}")
            group.addButton(one)
            across.addWidget(one)
        across.addStretch(1)
        return across

    def _rules_panel(self) -> QFrame:
        rules = self._desk.office.rules
        made, layout = _titled(f"规则包　{rules.title} {rules.version}", rules.basis)
        for number, step in enumerate(rules.steps, start=1):
            whose = "本单位办" if step.done_by is DoneBy.OWN else "别的单位办，照单登记"
            layout.addWidget(label(f"{number}　{step.word}　{whose}"))
            if step.basis:
                layout.addWidget(label(step.basis, "muted", wrap=True))
            if step.kind is not StepKind.PUBLIC_NOTICE:
                unit = "个工作日" if step.plan_day_kind is DayKind.WORKING else "天"
                about = f"倒排按 {step.plan_days} {unit}：{step.plan_basis or '没有写明依据。'}"
                layout.addWidget(label(about, "muted", wrap=True))
        kind = "个工作日" if rules.notice.day_kind is DayKind.WORKING else "天"
        layout.addWidget(label(f"公示期　{rules.notice.days} {kind}"))
        layout.addWidget(label(rules.notice.basis, "muted", wrap=True))
        across = QHBoxLayout()
        across.addWidget(button("换用规则包…", "", self._choose_rules, tip="换用前先列出会有哪些变化"))
        across.addStretch(1)
        layout.addLayout(across)
        return made

    def _workspace_panel(self) -> QFrame:
        made, layout = _titled("工作区", "全部内容都在这一个文件夹里。不要手工改里面的文件。")
        layout.addWidget(label(str(self._desk.paths.folder), wrap=True, selectable=True))
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(button("换一个工作区…", "", self._leave))
        across.addWidget(button("回收站…", "", self._open_bin, icon_name="trash-2", tip="移除的内容留 90 天"))
        across.addStretch(1)
        layout.addLayout(across)
        return made

    def _about_panel(self) -> QFrame:
        made, layout = _titled(f"关于督交　{__version__}", "本程序不联网，不上传任何内容。")
        layout.addWidget(label(f"Qt {qVersion()} · Python {platform.python_version()} · {platform.system()}", "muted"))
        self._input_method = label("", "muted", wrap=True)
        layout.addWidget(self._input_method)
        layout.addWidget(label("所用的程序库和字体各有许可，原文随程序附带。", "muted", wrap=True))
        across = QHBoxLayout()
        across.addWidget(button("看许可…", "", self._show_licences, icon_name="file-text"))
        across.addStretch(1)
        layout.addLayout(across)
        return made

    def _choose_rules(self) -> None:
        from dujiao_desktop.desktop.preferences.rules_dialog import choose_rules

        choose_rules(self._desk, self.window())

    def _add_officer(self) -> None:
        from dujiao_desktop.desktop.preferences.officer_dialog import OfficerDialog

        OfficerDialog(self._desk, self.window()).open()

    def _hand_over(self) -> None:
        from dujiao_desktop.desktop.preferences.hand_over_dialog import HandOverDialog

        HandOverDialog(self._desk, self.window()).open()

    def _change(self, officer: Officer) -> None:
        from dujiao_desktop.desktop.preferences.officer_dialog import OfficerDialog

        OfficerDialog(self._desk, self.window(), officer).open()

    def _reinstate(self, officer: Officer) -> None:
        by, now = self._desk.by, self._desk.clock()
        job = self._desk.jobs.with_store(
            "启用人员", lambda store, _: people.reinstate_officer(store, officer.id, by=by, now=now)
        )
        job.failed.connect(self._desk.messages.tell)

    def _retire(self, officer: Officer) -> None:
        if not self._desk.messages.ask(
            f"停用{officer.name}吗？", "停用", "以后不能再以这个名字办事，记录里的名字不变。"
        ):
            return
        by, now = self._desk.by, self._desk.clock()
        job = self._desk.jobs.with_store(
            "停用人员", lambda store, _: people.retire_officer(store, officer.id, by=by, now=now)
        )
        job.failed.connect(self._desk.messages.tell)

    def _set_size(self, percent: int) -> None:
        self._desk.text_size = percent
        self._desk.set_text_size(percent)

    def _set_appearance(self, appearance: str) -> None:
        self._desk.appearance = appearance
        self._desk.set_appearance(appearance)

    def _open_bin(self) -> None:
        from dujiao_desktop.desktop.recycle_bin.dialog import RecycleBinDialog

        RecycleBinDialog(self._desk, self.window()).open()

    def _open_calendar(self) -> None:
        from dujiao_desktop.desktop.preferences.calendar_dialog import CalendarDialog

        CalendarDialog(self._desk, self.window()).open()

    def show_this(self, what: object) -> None:
        """Open the recycle bin, the calendar or the hand-over, or begin a new officer, where another page asks for it."""
        if what == "bin":
            self._open_bin()
        elif what == "calendar":
            self._open_calendar()
        elif what == "hand-over":
            self._hand_over()
        elif what == "new":
            self._add_officer()

    def _leave(self) -> None:
        self._desk.leave()

    def _show_licences(self) -> None:
        open_with_system(resource("licences"))

    def _changed(self, changes: Changes) -> None:
        if changes.officers:
            self.read()
        if changes.calendar:
            self._show_calendar()


def _spans(years: list[int]) -> str:
    """2018 至 2026、2028."""
    spans: list[list[int]] = []
    for year in years:
        if spans and spans[-1][-1] == year - 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return "、".join(f"{s[0]} 至 {s[-1]}" if len(s) > 1 else str(s[0]) for s in spans)


def _titled(title: str, sentence: str) -> tuple[QFrame, QVBoxLayout]:
    made = panel()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(20, 16, 20, 16)
    layout.setSpacing(8)
    layout.addWidget(label(title, "title", wrap=True))
    if sentence:
        layout.addWidget(label(sentence, "muted", wrap=True))
    layout.addSpacing(4)
    return made, layout
