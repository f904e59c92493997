"""What follows a task of a card beside its steps: warnings, extensions, visits and the papers about them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.domain.errors import Hint
from dujiao_desktop.domain.extension import ExtensionKind, ExtensionResult
from dujiao_desktop.domain.identity import EvidenceId, ExtensionId, VisitId
from dujiao_desktop.domain.visit import VISIT_WORDS
from dujiao_desktop.usecases import (
    extend_deadline,
    print_extension,
    print_pairs,
    print_visits,
    reshoot_sheet,
    visit_again,
    warn,
)
from dujiao_desktop.usecases.sentences import sentence_of

if TYPE_CHECKING:
    from dujiao_desktop.desktop.task_card.presenter import TaskCardPresenter


class FollowUp:
    """Has it done for the task on the card; of what returns a job, the caller says trouble."""

    def __init__(self, presenter: TaskCardPresenter, desk: Desk) -> None:
        self._presenter, self._desk = presenter, desk

    def warn(self, draft: warn.WarningDraft) -> RunningJob | None:
        """Set a warning, or change it to another level. The caller says trouble."""
        word = self._desk.office.rules.warning_word(draft.level)
        place = self._presenter.draft_place("warning")
        return self._presenter.act("登记预警", f"{word}已登记。", warn.set_warning, draft, tell=False, finishes=place)

    def lift_warning(self, reason: str) -> RunningJob | None:
        """Lift the warning that stands. The caller says trouble."""
        place = self._presenter.draft_place("lift-warning")
        return self._presenter.act(
            "解除预警", "预警已解除。", warn.lift_warning, reason, office=False, tell=False, finishes=place
        )

    def apply_extension(self, draft: extend_deadline.ExtensionDraft) -> RunningJob | None:
        """Register an application. The caller says trouble."""
        return self._presenter.act(
            "登记申请",
            _applied,
            extend_deadline.apply_extension,
            draft,
            tell=False,
            finishes=self._presenter.draft_place("extension"),
        )

    def decide_extension(self, draft: extend_deadline.OpinionDraft) -> RunningJob | None:
        """Register what a level said. The caller says trouble."""
        place = self._presenter.draft_place(f"opinion/{draft.level}")
        return self._presenter.act(
            "登记意见", _decided, extend_deadline.decide_extension, draft, tell=False, finishes=place
        )

    def look_back(self, draft: visit_again.LookbackDraft) -> RunningJob | None:
        """Register a look-back. The caller says trouble."""
        place = self._presenter.draft_place("lookback")
        return self._presenter.act("登记回头看", _visited, visit_again.look_back, draft, tell=False, finishes=place)

    def review(self, draft: visit_again.ReviewDraft) -> RunningJob | None:
        """Register a periodic proof. The caller says trouble."""
        place = self._presenter.draft_place("review")
        return self._presenter.act("登记复核", _visited, visit_again.review, draft, tell=False, finishes=place)

    def print_lookback(self, visit_id: VisitId, to: Path) -> None:
        """Write the record of a look-back."""
        self._print(to, partial(print_visits.print_lookback, paths=self._desk.paths, visit_id=visit_id))

    def print_long_term(self, year: int, to: Path) -> None:
        """Write the sheet of a year of proofs."""
        self._print(to, partial(print_visits.print_long_term, paths=self._desk.paths, year=year))

    def print_extension(self, extension_id: ExtensionId, to: Path) -> None:
        """Write the paper of an application."""
        self._print(to, partial(print_extension.print_extension, extension_id=extension_id))

    def print_pairs(self, to: Path) -> RunningJob | None:
        """Write 整改前后对比. The caller says trouble."""
        return self._written(to, partial(print_pairs.print_pairs, paths=self._desk.paths))

    def print_reshoot(self, photos: Collection[EvidenceId] | None, to: Path) -> RunningJob | None:
        """Write 现场复拍单 for these photos; None for all that lack one of after. The caller says trouble."""
        return self._written(to, partial(reshoot_sheet.print_reshoot, paths=self._desk.paths, photos=photos))

    def _print(self, to: Path, write: Callable[..., Path]) -> None:
        job = self._written(to, write)
        if job is not None:
            job.failed.connect(self._desk.messages.tell)

    def _written(self, to: Path, write: Callable[..., Path]) -> RunningJob | None:
        task_id, desk = self._presenter.task_id, self._desk
        if task_id is None:
            return None
        office, by, now = desk.office, desk.by, desk.clock()
        job = desk.jobs.with_store(
            "出表",
            lambda store, control: write(store, task_id=task_id, to=to, office=office, by=by, now=now, control=control),
        )
        job.done.connect(self._printed)
        return job

    def _printed(self, made: Path) -> None:
        self._desk.messages.say(f"已写好：{made}")


def _applied(done: extend_deadline.Extended) -> str:
    return f"申请已登记，等“{done.extension.next_level}”的意见；时限暂不变。{_hinted(done.hints)}"


def _decided(done: extend_deadline.Extended) -> str:
    kept = done.extension
    if kept.result is ExtensionResult.PENDING:
        return f"意见已登记，等“{kept.next_level}”的意见。"
    if kept.result is ExtensionResult.REFUSED:
        return f"意见已登记：不同意{kept.asked_words}，时限不变。"
    if kept.kind is ExtensionKind.LONG_TERM:
        return "已批准转长期持续整改，加上了“长期坚持”的标记。"
    return f"延期已批准，时限改为{kept.new_deadline.text}；原定时限一直保留。"


def _visited(done: visit_again.Visited) -> str:
    again = "，任务已重开；已办的各轮和报出的卷宗不变" if done.visit.reopened else ""
    return f"{VISIT_WORDS[done.visit.kind]}已登记{again}。{_hinted(done.hints)}"


def _hinted(hints: tuple[Hint, ...]) -> str:
    return "".join(sentence_of(hint.code, hint.facts) for hint in hints)
