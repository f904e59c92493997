"""回头看与长期坚持 on the card: when somebody has to go there again, what was seen, and the papers about it."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.task_card.paper_place import paper_place
from dujiao_desktop.desktop.task_card.presenter import CardContent, TaskCardPresenter
from dujiao_desktop.desktop.widgets.parts import FlowLayout, button, clear, label, rule
from dujiao_desktop.desktop.widgets.thumb import Thumb
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.identity import EvidenceId, VisitId
from dujiao_desktop.domain.next_visits import NextVisit, next_visits
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.visit import VISIT_WORDS, Visit, VisitKind, VisitResult

_SIGNS = {VisitResult.CONSOLIDATED: "✓", VisitResult.PARTIAL: "▲", VisitResult.REBOUND: "■"}
_PICTURES = 6
"""So many photos of a visit are shown here; the paper shows them all."""


class VisitPanel(QFrame):
    """The visits of one task; hidden where none was made and none can be.

    Signals:
        lookback_wanted, review_wanted: The officer wants to enter one.
    """

    lookback_wanted = Signal()
    review_wanted = Signal()

    def __init__(self, desk: Desk, presenter: TaskCardPresenter) -> None:
        super().__init__()
        self.setObjectName("inner")
        self._desk, self._presenter = desk, presenter
        self._content: CardContent | None = None
        self.lookback_button = button("回头看…", "small", self.lookback_wanted.emit)
        self.review_button = button("长期坚持复核…", "small", self.review_wanted.emit)
        self.sheet_button = button("出长期坚持情况表…", "small", self._choose_year)
        self._due = QVBoxLayout()
        self._due.setSpacing(2)
        self._past = QVBoxLayout()
        self._past.setSpacing(6)
        buttons = QWidget()
        flow = FlowLayout(buttons, 6)
        for made in (self.lookback_button, self.review_button, self.sheet_button):
            flow.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(6)
        layout.addWidget(label("回头看与长期坚持", "section"))
        layout.addLayout(self._due)
        layout.addWidget(buttons)
        layout.addLayout(self._past)
        self.hide()

    def show_content(self, content: CardContent) -> None:
        """Show the visits, the newest first."""
        self._content = content
        case = content.case
        closed = case.task.closeout_status is CloseoutStatus.CLOSED
        self.lookback_button.setVisible(closed)
        self.review_button.setVisible(case.task.is_long_term)
        self.sheet_button.setVisible(any(v.kind is VisitKind.LONG_TERM for v in case.visits))
        self.setVisible(closed or case.task.is_long_term or bool(case.visits))
        clear(self._due)
        for due in next_visits(case, self._desk.office.rules):
            self._due.addWidget(_due_line(due, self._desk.today()))
        clear(self._past)
        for visit in reversed(case.visits):
            self._past.addWidget(rule())
            self._past.addWidget(self._visit(visit))

    def take_focus(self, kind: str) -> None:
        """To the button that enters a visit of this kind."""
        (self.lookback_button if kind == VisitKind.LOOKBACK else self.review_button).setFocus()

    def _visit(self, visit: Visit) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        found = f"：{visit.result_word}" if visit.result else ""
        again = f"，已重开第 {visit.round + 1} 轮" if visit.reopened else ""
        sign = _SIGNS[visit.result] if visit.result else "◆"
        head = QHBoxLayout()
        words = f"{sign} {visit.visited_on.isoformat()} {VISIT_WORDS[visit.kind]}{found}{again}"
        head.addWidget(label(words, "", wrap=True), 1)
        if visit.kind is VisitKind.LOOKBACK:
            link = button("出记录表…", "link", partial(self._print_lookback, visit.id))
            link.setAccessibleName(f"出 {visit.visited_on.isoformat()} 的回头看记录表")
            head.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addWidget(label(visit.text, wrap=True, selectable=True))
        facts = ["、".join(visit.people), "、".join(visit.units)]
        facts += [f"下次 {visit.next_on.isoformat()}"] if visit.next_on else []
        layout.addWidget(label(" · ".join(f for f in facts if f), "muted", wrap=True, selectable=True))
        self._add_files(layout, visit)
        return made

    def _add_files(self, layout: QVBoxLayout, visit: Visit) -> None:
        pictures = QWidget()
        flow = FlowLayout(pictures, 8)
        names, shown = [], 0
        for file in visit.files:
            item = self._item(file.evidence_id)
            if item is None:
                continue
            if item.is_picture and shown < _PICTURES:
                shown += 1
                flow.addWidget(self._pictures(item, self._item(file.beside)))
            else:
                names.append(item.file_name)
        if shown:
            layout.addWidget(pictures)
        else:
            pictures.deleteLater()
        if names:
            layout.addWidget(label(f"材料：{'、'.join(names)}", "muted", wrap=True))

    def _pictures(self, item: EvidenceItem, beside: EvidenceItem | None) -> QWidget:
        """The new photo, with the old one of the same place before it."""
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2)
        for one, word in ((beside, "销号时"), (item, "这次")):
            if one is not None:
                thumb = Thumb(word)
                thumb.setToolTip(f"{word}：{one.title}" if beside else one.title)
                thumb.setAccessibleName(thumb.toolTip())
                self._presenter.thumb_of(one, thumb.show_file)
                across.addWidget(thumb)
        return made

    def _item(self, evidence_id: EvidenceId | None) -> EvidenceItem | None:
        evidence = self._content.case.evidence if self._content is not None else ()
        return next((e for e in evidence if e.id == evidence_id), None)

    def _print_lookback(self, visit_id: VisitId) -> None:
        to = self._where(self._desk.office.rules.forms.lookback)
        if to is not None:
            self._presenter.follow_up.print_lookback(visit_id, to)

    def _choose_year(self) -> None:
        visits = self._content.case.visits if self._content is not None else ()
        years = sorted({v.visited_on.year for v in visits if v.kind is VisitKind.LONG_TERM}, reverse=True)
        if len(years) == 1:
            self._print_year(years[0])
            return
        menu = QMenu(self)
        for year in years:
            menu.addAction(f"{year} 年").triggered.connect(partial(self._print_year, year))
        menu.exec(self.sheet_button.mapToGlobal(self.sheet_button.rect().bottomLeft()))
        menu.deleteLater()

    def _print_year(self, year: int, _: bool = False) -> None:
        to = self._where(f"{self._desk.office.rules.forms.long_term}_{year}")
        if to is not None:
            self._presenter.follow_up.print_long_term(year, to)

    def _where(self, title: str) -> Path | None:
        number = self._content.case.task.number if self._content is not None else ""
        return paper_place(title, number, self._desk.today(), self)


def _due_line(visit: NextVisit, today: date) -> QWidget:
    left, due = (visit.due - today).days, visit.due.isoformat()
    if left < 0:
        return label(f"▲ {visit.word}应在 {due}，已过 {-left} 天", "warnBody", wrap=True)
    return label(f"{visit.word}不晚于 {due}" if visit.is_first else f"下次{visit.word} {due}", "mutedBody", wrap=True)
