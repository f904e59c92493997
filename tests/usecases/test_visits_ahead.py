"""Visits that are due stand on the first page and in the days ahead, a first look-back among them where a pack says when."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from dujiao_desktop.cli import main
from dujiao_desktop.domain.closeout import CloseOut, Reopening, Round, StepRecord
from dujiao_desktop.domain.extension import Extension, ExtensionKind, ExtensionResult
from dujiao_desktop.domain.identity import ExtensionId, StepRecordId, TaskId, VisitId
from dujiao_desktop.domain.next_visits import NextVisit, next_visits
from dujiao_desktop.domain.office import Office
from dujiao_desktop.domain.outlook import Falling
from dujiao_desktop.domain.task import ProgressStatus, Task
from dujiao_desktop.domain.today import FIRST_SHOWN, TodayKind
from dujiao_desktop.domain.visit import Visit, VisitKind, VisitResult
from dujiao_desktop.usecases.complaints import ComplaintEdit, add_complaint
from dujiao_desktop.usecases.edit_task import remove_task
from dujiao_desktop.usecases.look_ahead import look_ahead
from dujiao_desktop.usecases.today import today
from dujiao_desktop.usecases.visit_again import LookbackDraft, ReviewDraft, look_back, review
from tests.builders import NOW, TODAY
from tests.usecases.township import Township, copied

CLOSED_ON = date(2026, 11, 10)
FIRST = date(2027, 11, 10)


def _ahead(desk: Township, day: date = TODAY, office: Office | None = None) -> dict[date, list[str]]:
    with desk.store.lists() as lists:
        outlook = look_ahead(lists, office or desk.office, day)
    return {ahead.day: [line.text for line in ahead.lines] for ahead in outlook.days}


def _first(desk: Township, day: date, office: Office | None = None) -> list[tuple[str, str, str]]:
    with desk.store.lists() as lists:
        page = today(lists, office or desk.office, day)
    found = [(i.line.number, i.reason, i.place) for i in page.first if i.kind is TodayKind.REVIEW_DUE and i.line]
    assert len(page.reviews_due) == len(found)
    return found


def _look_back(desk: Township, result: VisitResult = VisitResult.CONSOLIDATED, next_on: date | None = None) -> None:
    draft = LookbackDraft(TODAY, result, "雨天查看", ("周玉", "李明"), ("云岭镇", "区住建委"), next_on)
    look_back(desk.store, desk.task("7").id, draft, office=desk.office, by=desk.by, now=NOW)


def _without_first(office: Office) -> Office:
    lookback = replace(office.rules.lookback, first_days=None)
    return replace(office, rules=replace(office.rules, lookback=lookback))


def test_that_reviews_and_look_backs_fall_on_their_days(closed: Township) -> None:
    _look_back(closed, next_on=date(2026, 12, 5))
    draft = ReviewDraft(TODAY, "每周打捞", ("周玉",), next_on=date(2026, 12, 5))
    review(closed.store, closed.task("16").id, draft, office=closed.office, by=closed.by, now=NOW)
    assert _ahead(closed)[date(2026, 12, 5)] == ["7 回头看", "16 长期坚持复核"]
    assert date(2026, 12, 5) not in _ahead(closed, date(2026, 12, 6))
    remove_task(closed.store, closed.task("16").id, by=closed.by, now=NOW)
    assert _ahead(closed)[date(2026, 12, 5)] == ["7 回头看"]


def test_that_every_line_ahead_leads_to_where_it_is_attended_to(closed: Township) -> None:
    _look_back(closed, next_on=date(2026, 12, 5))
    edit = ComplaintEdit("X20261100018", "夜间施工噪声扰民", due_on=date(2026, 12, 6))
    made = add_complaint(closed.store, edit, office=closed.office, by=closed.by, now=NOW)
    with closed.store.lists() as lists:
        days = {ahead.day: ahead.lines for ahead in look_ahead(lists, closed.office, TODAY).days}
    seven, nine = closed.task("7").id, closed.task("9").id
    falling = {line.word: line.named for lines in days.values() for line in lines}
    assert falling["回头看"] == (Falling("7", seven, None, "closeout/visits/lookback"),)
    assert falling["时限"] == (Falling("9", nine, None, "closeout"),)
    assert falling["应已开始自查"] == (Falling("9", nine, None, "closeout/self-check"),)
    assert falling["举报件办结期限"] == (Falling("X20261100018", None, made.complaint.id),)


def test_that_a_closed_task_is_looked_back_at_a_first_time_as_the_pack_says(closed: Township) -> None:
    assert closed.office.rules.lookback.first_days == 365
    assert _ahead(closed)[FIRST] == ["7 首次回头看"]
    assert _first(closed, FIRST - timedelta(8)) == []
    place = "closeout/visits/lookback"
    assert _first(closed, FIRST - timedelta(7)) == [("7", "首次回头看还剩 7 天", place)]
    assert _first(closed, FIRST + timedelta(3)) == [("7", "首次回头看逾期 3 天", place)]


def test_that_a_look_back_ends_the_reminder_of_the_first_one(closed: Township) -> None:
    _look_back(closed)
    assert FIRST not in _ahead(closed)
    assert _first(closed, FIRST + timedelta(400)) == []


def test_that_a_rebound_ends_the_reminder_until_the_task_is_closed_again(closed: Township) -> None:
    _look_back(closed, VisitResult.REBOUND)
    assert FIRST not in _ahead(closed)
    assert _first(closed, FIRST) == []


def test_that_a_pack_that_does_not_say_reminds_of_no_first_look_back(closed: Township) -> None:
    office = _without_first(closed.office)
    assert FIRST not in _ahead(closed, office=office)
    assert _first(closed, FIRST + timedelta(3), office) == []


def test_that_the_command_line_says_when_a_first_look_back_is_due(
    closed: Township, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = copied(closed)
    assert main(["task", "7", "--workspace", str(copy)]) == 0
    assert "首次回头看不晚于 2027-11-10" in capsys.readouterr().out
    assert main(["task", "7", "--workspace", str(copy), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["next_visits"] == [{"kind": "lookback", "due": "2027-11-10", "is_first": True}]


def test_that_complaints_due_come_before_visits_however_many_are_due(closed: Township) -> None:
    day = FIRST + timedelta(3)
    for number in range(FIRST_SHOWN + 2):
        edit = ComplaintEdit(f"X202611{number:05}", "噪声", due_on=day)
        add_complaint(closed.store, edit, office=closed.office, by=closed.by, now=NOW)
    with closed.store.lists() as lists:
        page = today(lists, closed.office, day)
    kinds = [item.kind for item in page.first]
    assert len(kinds) == FIRST_SHOWN
    assert kinds[-1] is TodayKind.COMPLAINT_DUE
    assert list(page.reviews_due) != []


# --- the lists and the card agree ----------------------------------------------------------------------------------


def _round(number: int, *days: date, again: date | None = None) -> Round:
    records = tuple(
        StepRecord(StepRecordId(f"{number}-{at}"), key, day)
        for at, (key, day) in enumerate(zip(_STEPS, days, strict=False))
    )
    return Round(number, records, reopening=Reopening("反弹", again) if again else None)


_STEPS = ("self-check", "verification", "public-notice", "archiving", "filing", "closing")
_CLOSING = (CLOSED_ON,) * 6
_AGAIN = (date(2027, 3, 1),) * 6


def _visit(kind: VisitKind, on: date, next_on: date | None, round_: int = 1, *, reopened: bool = False) -> Visit:
    result = None
    if kind is VisitKind.LOOKBACK:
        result = VisitResult.REBOUND if reopened else VisitResult.CONSOLIDATED
    id = VisitId(f"{kind}-{on}-{round_}")
    return Visit(id, TaskId("t1"), kind, on, ("周玉",), (), result, "看了", next_on, (), round_, reopened)


_LOOK, _PROOF = VisitKind.LOOKBACK, VisitKind.LONG_TERM
_BACK = date(2027, 1, 5)
_LATER = date(2027, 9, 9)


@pytest.mark.parametrize(
    ("rounds", "visits", "expected"),
    [
        ((_round(1, *_CLOSING),), (), (NextVisit(FIRST, _LOOK, True),)),
        ((_round(1, *_CLOSING[:5]),), (), ()),
        ((_round(1, *_CLOSING),), (_visit(_LOOK, CLOSED_ON, None),), ()),
        ((_round(1, *_CLOSING),), (_visit(_LOOK, _BACK, _LATER),), (NextVisit(_LATER, _LOOK),)),
        ((_round(1, *_CLOSING),), (_visit(_LOOK, _BACK, _LATER), _visit(_LOOK, _LATER, None)), ()),
        (
            (_round(1, *_CLOSING), _round(2, *_AGAIN, again=_BACK)),
            (_visit(_LOOK, _BACK, _LATER, reopened=True),),
            (NextVisit(date(2028, 2, 29), _LOOK, True),),
        ),
        (
            (_round(1, *_CLOSING), _round(2, *_AGAIN, again=_BACK)),
            (_visit(_LOOK, _BACK, None, reopened=True), _visit(_LOOK, _LATER, None, 2)),
            (),
        ),
        (
            (_round(1, *_CLOSING),),
            (_visit(_PROOF, _BACK, _LATER),),
            (NextVisit(_LATER, _PROOF), NextVisit(FIRST, _LOOK, True)),
        ),
    ],
)  # fmt: skip
def test_that_the_lists_and_the_card_agree_on_what_is_due(
    desk: Township, rounds: tuple[Round, ...], visits: tuple[Visit, ...], expected: tuple[NextVisit, ...]
) -> None:
    lasting = any(v.kind is _PROOF for v in visits)
    task = Task(TaskId("t1"), "77", "沟渠有污水", progress_status=ProgressStatus.DONE, is_long_term=lasting)
    closeout = CloseOut(task.id, rounds)
    with desk.store.work(by=desk.by, now=NOW, action="test") as work:
        work.tasks.add(task)
        work.closeouts.save(closeout, closeout.status(desk.office.rules))
        for visit in visits:
            work.visits.add(visit)
        work.commit()
    assert next_visits(desk.case("77"), desk.office.rules) == expected
    with desk.store.lists() as lists:
        dates, _ = lists.outlook(TODAY, 7, 0, desk.office.rules.lookback.first_days)
        key = lists.key_of(task.id)
    assert tuple(due.visit for due in dates.visits if due.key == key) == expected


def test_that_a_newer_change_to_long_term_moves_the_next_proof(desk: Township) -> None:
    asked = Extension(
        ExtensionId("x1"), desk.task("16").id, ExtensionKind.LONG_TERM, "常年管护", date(2027, 2, 1),
        desk.task("16").deadline, result=ExtensionResult.APPROVED, decided_on=date(2027, 2, 2),
        next_review_on=_LATER, stage_goal="管护到位",
    )  # fmt: skip
    with desk.store.work(by=desk.by, now=NOW, action="test") as work:
        work.visits.add(replace(_visit(_PROOF, _BACK, date(2027, 4, 1)), task_id=asked.task_id))
        work.extensions.add(asked)
        work.commit()
    assert next_visits(desk.case("16"), desk.office.rules) == (NextVisit(_LATER, _PROOF),)
    assert _ahead(desk)[_LATER] == ["16 长期坚持复核"]


def test_that_a_pack_kept_by_an_earlier_program_reminds_of_nothing(desk: Township, tmp_path: Path) -> None:
    from dujiao_desktop.environment.rule_packs import pack_from_text, pack_text

    kept = json.loads(pack_text(desk.office.rules))
    del kept["lookback"]["first_days"], kept["forms"]["extension"], kept["forms"]["to_long_term"]
    read = pack_from_text("chongqing 2026.2", json.dumps(kept), desk.office.rules)
    assert read.lookback.first_days is None
    assert read.forms.extension == "整改任务延期审批表"
