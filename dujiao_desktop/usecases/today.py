"""今天: what is due, overdue, sent back and waited for, and what to do first, each with its exact field. Reading only.

Groups come as row keys from a few statements; only the few tasks shown under 先做这几件 are read and judged whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import WAITING_STATUS
from dujiao_desktop.domain.complaint import Complaint
from dujiao_desktop.domain.next_visits import next_visits
from dujiao_desktop.domain.readiness import missing_for_step
from dujiao_desktop.domain.rule_pack import DoneBy, RulePack, StepKind
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.domain.task_line import TaskLine
from dujiao_desktop.domain.today import (
    DUE_SOON_DAYS,
    FIRST_SHOWN,
    Today,
    TodayItem,
    TodayKind,
    WaitingFor,
)
from dujiao_desktop.domain.warning import standing

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.agenda import Agenda, OtherStep
    from dujiao_desktop.store.lists import Lists

_ACTIONS = {
    "goal": "填目标",
    "measures": "填措施",
    "measure_result": "填结果",
    "measure_done_on": "填日期",
    "measure_evidence": "加佐证",
    "slot": "加佐证",
    "slot_date": "填日期",
    "slot_pages": "填页数",
    "slot_too_early": "核对日期",
    "slot_too_late": "核对日期",
    "slot_statement": "挂说明",
}


def today(lists: Lists, office: Office, day: date) -> Today:
    """The first page for `day`."""
    others = _steps_of_others(office.rules)
    notices = [s.key for s in office.rules.steps if s.kind is StepKind.PUBLIC_NOTICE]
    first_days = office.rules.lookback.first_days
    found = lists.agenda(day, [step for step, _ in others], notices, _after_notice(office.rules), first_days)
    complaints = lists.complaints_due(day + timedelta(DUE_SOON_DAYS))
    waiting = [WaitingFor(unit, others[number][1], keys) for (number, unit), keys in found.waiting.items()]
    return Today(
        returned=found.returned,
        overdue=found.overdue,
        due_soon=found.due_soon,
        in_notice=found.in_notice,
        notice_ended=found.notice_ended,
        long_term_due=found.long_term_due,
        warned=found.warned,
        reviews_due=found.reviews_due,
        complaints_due=complaints,
        waiting_for_others=tuple(sorted(waiting, key=lambda w: (-w.count, w.unit, w.step))),
        first=tuple(_first(lists, found, complaints, office, day)),
    )


def _steps_of_others(rules: RulePack) -> list[tuple[OtherStep, str]]:
    """Steps other offices do, each with its word; nobody waits for the first step, which opens a close-out."""
    from dujiao_desktop.store.agenda import OtherStep

    kinds = Counter(step.kind for step in rules.steps)
    return [
        (OtherStep(WAITING_STATUS[step.kind], step.unit_role, before.key if kinds[step.kind] > 1 else ""), step.word)
        for before, step in zip(rules.steps, rules.steps[1:], strict=False)
        if step.done_by is DoneBy.OTHER
    ]


def _after_notice(rules: RulePack) -> list[CloseoutStatus]:
    pairs = zip(rules.steps, rules.steps[1:], strict=False)
    return [WAITING_STATUS[after.kind] for step, after in pairs if step.kind is StepKind.PUBLIC_NOTICE]


def _first(
    lists: Lists, found: Agenda, complaints: tuple[Complaint, ...], office: Office, day: date
) -> Iterator[TodayItem]:
    lines: list[tuple[TodayKind, TaskLine]] = []
    for kind, keys in _kinds(found, len(complaints)).items():
        lines += [(kind, line) for line in lists.task_lines(keys, day)]
    cases = {case.task.id: case for case in lists.cases_for_gates([line.id for _, line in lines])}
    # Between two readings a task may have been removed.
    items = [_task_item(kind, line, cases[line.id], office, day) for kind, line in lines if line.id in cases]
    yield from (item for item in items if item.kind is not TodayKind.REVIEW_DUE)
    reviews = [item for item in items if item.kind is TodayKind.REVIEW_DUE]
    for complaint in complaints[: FIRST_SHOWN - len(items) + len(reviews)]:
        reason = _days(complaint.due_on, day) if complaint.due_on else ""
        yield TodayItem(TodayKind.COMPLAINT_DUE, reason, "办结", "status", complaint=complaint)
    yield from reviews


def _kinds(found: Agenda, complaints: int) -> Mapping[TodayKind, list[int]]:
    """The tasks to show by why they matter, the most urgent first, each once; visits after the complaints due."""
    kinds: dict[TodayKind, list[int]] = {}
    shown: set[int] = set()
    for kind, keys in (
        (TodayKind.RETURNED, found.returned),
        (TodayKind.OVERDUE, found.overdue),
        (TodayKind.DUE_SOON, found.due_soon),
        (TodayKind.WARNED, found.warned),
        (TodayKind.NOTICE_ENDED, found.notice_ended),
        (TodayKind.REVIEW_DUE, found.reviews_due),
    ):
        room = FIRST_SHOWN - len(shown) - (complaints if kind is TodayKind.REVIEW_DUE else 0)
        new = [key for key in keys[: 2 * FIRST_SHOWN] if key not in shown][: max(room, 0)]
        kinds[kind] = new
        shown.update(new)
    return kinds


def _task_item(kind: TodayKind, line: TaskLine, case: CaseFile, office: Office, day: date) -> TodayItem:
    if kind is TodayKind.REVIEW_DUE:
        visit = next(iter(next_visits(case, office.rules)), None)
        reason, place = (f"{visit.word}{_days(visit.due, day)}", visit.place) if visit else ("", "closeout/visits")
        return TodayItem(kind, reason, "复核", place, line)
    office = office.under(case.closeout)
    reason = _reason(kind, line, case, office, day)
    warning = office.rules.warning_word(line.warning) if line.warning else ""
    step = case.closeout.next_step(office.rules)
    if step is None:
        return TodayItem(kind, reason, "查看", "closeout", line, warning=warning)
    missing = missing_for_step(case, step, None, office, day)
    if missing:
        first = missing[0]
        action = _ACTIONS.get(first.code, "补齐")
        return TodayItem(kind, reason, action, first.place, line, None, len(missing), first.text, warning)
    action = step.word if step.done_by is DoneBy.OWN else f"登记{step.word}"
    return TodayItem(kind, reason, action, f"closeout/{step.key}", line, warning=warning)


def _reason(kind: TodayKind, line: TaskLine, case: CaseFile, office: Office, day: date) -> str:
    rounds = case.closeout.rounds
    if kind is TodayKind.RETURNED and len(rounds) > 1 and (back := rounds[-2].returned):
        word = office.rules_of(rounds[-2]).words.return_reason.get(back.reason, back.reason)
        return f"退回：{word}" + (f"，补正{_days(back.due_on, day)}" if back.due_on else "")
    if kind is TodayKind.WARNED and (warned := standing(case.warnings)):
        return f"{warned.since.isoformat()} 起：{warned.reason}"
    if kind is TodayKind.NOTICE_ENDED:
        ends = [r.period_to for r in rounds[-1].records if r.period_to]
        return f"公示已于 {ends[-1].isoformat()} 期满" if ends else "公示已期满"
    return _days(line.deadline.end, day) if line.deadline.end else ""


def _days(due: date, day: date) -> str:
    left = (due - day).days
    if left < 0:
        return f"逾期 {-left} 天"
    return f"还剩 {left} 天" if left else "今天到期"
