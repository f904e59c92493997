"""The card of one task: what it is, what it lacks, and six tabs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from dujiao_desktop.columns.tasks import COMMON_WORDS
from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.drafts.form_draft import FormDraft
from dujiao_desktop.desktop.task_card.basic_tab import BasicTab
from dujiao_desktop.desktop.task_card.closeout_tab import CloseoutTab
from dujiao_desktop.desktop.task_card.evidence_tab import EvidenceTab
from dujiao_desktop.desktop.task_card.history_tab import HistoryTab
from dujiao_desktop.desktop.task_card.late_tab import LateTab
from dujiao_desktop.desktop.task_card.measures_tab import MeasuresTab
from dujiao_desktop.desktop.task_card.presenter import CardContent, TaskCardPresenter
from dujiao_desktop.desktop.task_card.progress_tab import ProgressTab
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.warning_look import look_of
from dujiao_desktop.desktop.widgets.missing_box import MissingBox
from dujiao_desktop.desktop.widgets.parts import (
    ElidedLabel,
    FewLines,
    FlowLayout,
    button,
    chip,
    clear,
    icon_button,
    rule,
)
from dujiao_desktop.domain.errors import Missing
from dujiao_desktop.domain.rule_pack import DoneBy
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus
from dujiao_desktop.domain.warning import standing

if TYPE_CHECKING:
    from dujiao_desktop.usecases.take_in import TakenIn

BASIC, MEASURES, PROGRESS, EVIDENCE, CLOSEOUT, HISTORY = range(6)
COMPACT = 500
"""Height of the card, at 100 % text, below which its head shrinks where the card is at least as wide."""

_TABS = ("基本", "措施", "进展", "佐证", "销号", "记录")
_PLACES = {
    "basic": BASIC, "measures": MEASURES, "progress": PROGRESS, "evidence": EVIDENCE, "slots": EVIDENCE,
    "closeout": CLOSEOUT,
}  # fmt: skip


class TaskCard(QFrame):
    """One task beside the list, or alone.

    Signals:
        closed: The officer goes back to the list.
        full_wanted: The card should take the whole page, or no longer.
        task_wanted: Emitted with the id of a linked task to be shown instead.
        plan_wanted: Emitted with the special plan whose tasks should be listed.
        elsewhere_wanted: Emitted with the key of a page and what to show there.
    """

    closed = Signal()
    full_wanted = Signal(bool)
    task_wanted = Signal(str)
    plan_wanted = Signal(object)
    elsewhere_wanted = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = desk
        self.presenter = TaskCardPresenter(self, desk, self)
        self._alone = False
        self._compact = False
        self._shown_id = ""
        self._build_head()
        self._basic = LateTab(self._make_basic)
        self._measures = LateTab(self._make_measures)
        self._progress = LateTab(lambda: ProgressTab(desk, self.presenter))
        self._evidence = LateTab(lambda: EvidenceTab(desk, self.presenter))
        self._closeout = LateTab(self._make_closeout)
        self._history = LateTab(lambda: HistoryTab(desk))
        self._places = (
            self._basic, self._measures, self._progress, self._evidence, self._closeout, self._history,
        )  # fmt: skip
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName("任务的六个部分")
        for word in _TABS:
            self.tabs.addTab(word)
        self._pages = QStackedWidget()
        for place in self._places:
            self._pages.addWidget(place)
        self.tabs.setCurrentIndex(MEASURES)
        self._pages.setCurrentIndex(MEASURES)
        self.tabs.currentChanged.connect(self._look_at)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self.tabs)
        layout.addWidget(rule())
        layout.addWidget(self._pages, 1)
        self.presenter.acted.connect(self._act_over)
        self.presenter.list_wanted.connect(self._list_taken)

    # The six parts; each is made when it is first asked for.

    @property
    def basic(self) -> BasicTab:
        """The official fields."""
        return self._basic.tab()

    @property
    def measures(self) -> MeasuresTab:
        """The measures and their results."""
        return self._measures.tab()

    @property
    def progress(self) -> ProgressTab:
        """What was done in which period."""
        return self._progress.tab()

    @property
    def evidence(self) -> EvidenceTab:
        """Photos and files."""
        return self._evidence.tab()

    @property
    def closeout(self) -> CloseoutTab:
        """The steps of the close-out."""
        return self._closeout.tab()

    @property
    def history(self) -> HistoryTab:
        """Who changed what."""
        return self._history.tab()

    def _make_basic(self) -> BasicTab:
        made = BasicTab(self._desk, self.presenter)
        made.edit_started.connect(self._full_for_form)
        made.task_wanted.connect(self.task_wanted)
        made.plan_wanted.connect(self.plan_wanted)
        return made

    def _make_measures(self) -> MeasuresTab:
        made = MeasuresTab(self._desk, self.presenter)
        made.evidence_wanted.connect(self._add_evidence_to)
        made.part_evidence_wanted.connect(self._add_evidence_to_part)
        return made

    def _make_closeout(self) -> CloseoutTab:
        made = CloseoutTab(self._desk, self.presenter)
        made.place_wanted.connect(self.go_to)
        return made

    def _look_at(self, number: int) -> None:
        self._places[number].tab()
        self._pages.setCurrentIndex(number)

    def _written_in(self) -> list[BasicTab | MeasuresTab | ProgressTab | CloseoutTab]:
        """The parts in which something can have been typed."""
        parts = (self._basic.made, self._measures.made, self._progress.made, self._closeout.made)
        return [part for part in parts if part is not None]

    # What the presenter asks.

    def show_content(self, content: CardContent) -> None:
        """Show a task; what is being typed stays."""
        task = content.case.task
        if task.id != self._shown_id:
            self._shown_id = task.id
            for part in self._written_in():
                part.drop_typed()
        self._show_head(content)
        for place in self._places:
            place.show_content(content)
        self._places[self.tabs.currentIndex()].tab()
        count = len(content.case.evidence)
        self.tabs.setTabText(EVIDENCE, f"佐证 {count}" if count else "佐证")

    def forget_typed(self, part: str) -> None:
        """The input of a part was stored."""
        for draft in self._drafts(part):
            draft.forget()
        if part == "basic":
            self.basic.drop_typed()
        elif part == "measure":
            self.measures.drop_typed()
        elif part == "progress":
            self.progress.drop_typed()
        else:
            self.closeout.drop_typed()

    def _drafts(self, part: str) -> tuple[FormDraft, ...]:
        """What watches the forms of a part; a return has its own dialog."""
        basic, measures = self._basic.made, self._measures.made
        progress, closeout = self._progress.made, self._closeout.made
        if part == "basic" and basic is not None:
            return (basic.draft,)
        if part == "measure" and measures is not None and measures.editor is not None:
            return (measures.editor.draft,)
        if part == "progress" and progress is not None:
            return (progress.draft,)
        return (closeout.step.draft,) if part == "step" and closeout is not None else ()

    def _act_over(self, part: str) -> None:
        for draft in self._drafts(part):
            draft.resume()

    def show_step_missing(self, missing: tuple[Missing, ...]) -> None:
        """A step was refused: everything it lacks."""
        self.tabs.setCurrentIndex(CLOSEOUT)
        self.closeout.show_missing(missing)

    # What the page asks.

    def set_alone(self, alone: bool) -> None:
        """Alone on the page, with the way back to the list; or beside it."""
        self._alone = alone
        self._back.setVisible(alone)
        self._grow.setVisible(not alone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where height is short, the head gives room to the tab."""
        super().resizeEvent(event)
        low = self.height() < px(COMPACT)
        compact = low and self.width() >= px(COMPACT)
        self._chips_holder.setHidden(low)
        if compact is not self._compact:
            self._compact = compact
            self.missing_box.set_compact(compact)

    def help_topic(self) -> str:
        """Help for the tab that is open."""
        return {EVIDENCE: "evidence", CLOSEOUT: "closeout"}.get(self.tabs.currentIndex(), "tasks")

    def paste(self) -> None:
        """Take the files or the picture of the clipboard, where the evidence is open."""
        if self.tabs.currentIndex() == EVIDENCE:
            self.evidence.paste()

    def leave_is_fine(self) -> bool:
        """What is typed is kept as a draft, and said so; nothing holds the officer here."""
        for part in ("basic", "measure", "progress", "step"):
            for draft in self._drafts(part):
                draft.flush()
        typed = [words for words in (tab.typed_words() for tab in self._written_in()) if words]
        if not typed:
            return True
        for tab in self._written_in():
            tab.drop_typed()
        self._desk.messages.say(f"{'、'.join(typed)}没有写完，草稿已存，回来可以接着写。")
        if self.presenter.content is not None:
            self.show_content(self.presenter.content)
        return True

    def go_to(self, place: str) -> None:
        """Go to where a gap is mended: ``measures/2``, ``evidence/after_photo``, ``closeout/self-check/people``."""
        part, _, rest = place.partition("/")
        if part not in _PLACES:
            return
        self.tabs.setCurrentIndex(_PLACES[part])
        if part == "basic" and rest not in ("links", "plans"):
            self.basic.go_to(rest)
        elif part == "measures":
            self.measures.go_to(rest)
        elif part == "evidence":
            self.evidence.go_to(rest)
        elif part == "slots":
            self.evidence.go_to_slot(rest)
        elif part == "closeout":
            self.closeout.go_to(rest)

    def _list_taken(self, taken: TakenIn, words: str) -> None:
        from dujiao_desktop.desktop.evidence.taken_in_dialog import TakenInDialog

        dialog = TakenInDialog(taken, words, self.window())
        dialog.wanted.connect(self.elsewhere_wanted)
        dialog.open()

    def _build_head(self) -> None:
        self._head = QWidget()
        self._numbers = ElidedLabel("", "muted")
        self._title = FewLines(2, "title")
        self._back = button("返回列表", "quiet", self.closed.emit, icon_name="arrow-left", tip="返回列表（Esc）")
        self._back.hide()
        self._grow = icon_button("external-link", "占满整页", self._grow_clicked)
        self._more = icon_button("more-horizontal", "更多", self._open_menu)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._back)
        top.addWidget(self._numbers, 1)
        top.addWidget(self._grow)
        top.addWidget(self._more)
        self._chips_holder = QWidget()
        self._chips = FlowLayout(self._chips_holder, 6)
        self.missing_box = MissingBox()
        self.missing_box.place_wanted.connect(self.go_to)
        self.missing_box.all_wanted.connect(partial(self._show_tab, CLOSEOUT))
        self.missing_box.why_wanted.connect(self._explain)
        self.missing_box.action_wanted.connect(self._next_action)
        layout = QVBoxLayout(self._head)
        layout.setContentsMargins(16, 10, 12, 6)
        layout.setSpacing(7)
        layout.addLayout(top)
        layout.addWidget(self._title)
        layout.addWidget(self._chips_holder)
        layout.addWidget(self.missing_box)

    def _show_head(self, content: CardContent) -> None:
        task, rules = content.case.task, self._desk.office.under(content.case.closeout).rules
        upper = f"（上级序号 {task.upper_number}）" if task.upper_number else ""
        source = f" · {content.case.source.title}" if content.case.source else ""
        self._numbers.set_text(f"序号 {task.number}{upper}{source}")
        self._title.set_text(task.problem_text)
        clear(self._chips)
        for text, tone in self._chip_words(content):
            self._chips.addWidget(chip(text, tone))
        if task.closeout_status is CloseoutStatus.CLOSED:
            self.missing_box.show_ready("✓ 已销号", "记录和佐证都在，仍可查看和出卷。", "")
        elif (current := content.current) is None:
            self.missing_box.hide()
        elif content.missing:
            doing = "登记" if current.rule.done_by is DoneBy.OTHER else "完成"
            self.missing_box.show_missing(
                f"还差 {len(content.missing)} 项才能{doing}{current.rule.word}", content.missing
            )
        elif current.rule.done_by is DoneBy.OTHER:
            self.missing_box.show_ready(
                f"等{current.rule.word}结果", "由别的单位办理，拿到结果后照单登记。", f"登记{current.rule.word}", "info"
            )
        else:
            self.missing_box.show_ready(f"{current.rule.word}的材料齐了", "", f"去办{current.rule.word}")
        if rules.words.progress_status[task.progress_status]:
            self.tabs.setTabToolTip(CLOSEOUT, content.case.closeout.word(rules))

    def _chip_words(self, content: CardContent) -> list[tuple[str, str]]:
        task, rules = content.case.task, self._desk.office.under(content.case.closeout).rules
        done = task.progress_status is ProgressStatus.DONE
        words = [(f"{'✓' if done else '●'} {rules.progress_word(task.progress_status)}", "good" if done else "plain")]
        status, number = task.closeout_status, content.case.closeout.current.number
        turn = f" · 第 {number} 轮" if number > 1 else ""
        if status is CloseoutStatus.CLOSED:
            words.append((f"✓ {rules.closeout_word(status)}{turn}", "good"))
        elif status in (CloseoutStatus.RETURNED, CloseoutStatus.REOPENED):
            words.append((f"■ {rules.closeout_word(status)}{turn}", "danger"))
        elif status is not CloseoutStatus.NOT_STARTED:
            words.append((f"○ {content.case.closeout.word(rules)}{turn}", "info"))
        if warned := standing(content.case.warnings):
            words.append(look_of(warned.level, rules.warning_word(warned.level)))
        if task.is_overdue(self._desk.today()):
            days = (self._desk.today() - task.deadline.end).days if task.deadline.end else 0
            words.append((f"▲ 逾期 {days} 天", "danger"))
        if task.deadline.end is not None:
            words.append((f"时限 {task.deadline.end.isoformat()}", "plain"))
        elif task.deadline.text:
            words.append((f"时限 {task.deadline.text}", "plain"))
        if task.is_long_term:
            words.append(("◆ 长期坚持", "info"))
        words.append((rules.words.task_kind[task.kind], "plain"))
        if task.common is not None:
            words.append((COMMON_WORDS[task.common], "plain"))
        words += [(name, "plain") for name in task.classes]
        if task.cut_off:
            words.append(("▲ 原文不完整，请核对", "warning"))
        return words

    def _show_tab(self, number: int) -> None:
        self.tabs.setCurrentIndex(number)

    def _explain(self) -> None:
        self.tabs.setCurrentIndex(CLOSEOUT)
        self.closeout.explain()

    def _next_action(self) -> None:
        self.tabs.setCurrentIndex(CLOSEOUT)
        self.closeout.go_to("")

    def _grow_clicked(self) -> None:
        self.full_wanted.emit(True)

    def _full_for_form(self) -> None:
        self.tabs.setCurrentIndex(BASIC)

    def _add_evidence_to(self, seq: int) -> None:
        self.tabs.setCurrentIndex(EVIDENCE)
        self.evidence.choose_files(measure_seq=seq)

    def _add_evidence_to_part(self, seq: int) -> None:
        self.tabs.setCurrentIndex(EVIDENCE)
        self.evidence.choose_files(part_seq=seq)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction("生成卷宗…").triggered.connect(self.closeout.make_dossier)
        content = self.presenter.content
        if content is not None and content.current is not None:
            menu.addAction("补录纸面步骤…").triggered.connect(self.closeout.backfill)
            menu.addAction("预警…").triggered.connect(self.closeout.set_warning)
        menu.addAction("移除任务…").triggered.connect(self.presenter.remove_task)
        menu.exec(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        menu.deleteLater()
