"""The first page: what is due, overdue, sent back, waited for, and where to begin."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from dujiao_desktop.domain.closeout import CloseOut, Conclusion, ReturnRecord, Round, StepRecord
from dujiao_desktop.domain.complaint import Complaint, ComplaintStatus
from dujiao_desktop.domain.deadlines import Deadline, DeadlineKind
from dujiao_desktop.domain.identity import ComplaintId, EvidenceId, StepRecordId, TaskId
from dujiao_desktop.domain.office import Office
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus, Task, TaskUnit, UnitRole
from dujiao_desktop.domain.today import FIRST_SHOWN, Today, TodayKind
from dujiao_desktop.store.database import Store, StorePaths, create_database, open_store
from dujiao_desktop.usecases.complaints import ComplaintEdit, add_complaint
from dujiao_desktop.usecases.edit_task import remove_task
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from dujiao_desktop.usecases.today import today
from tests.builders import ENOUGH, NOW, TODAY, a_measure, an_office
from tests.usecases.township import Township

KEY = bytes(32)
UNIT = TaskUnit(UnitRole.ACCEPTANCE, "区水利局")


@pytest.fixture(scope="module")
def office() -> Office:
    return an_office()


@contextmanager
def _office_with(folder: Path, *kept: Task | tuple[Task, CloseOut] | Complaint) -> Iterator[Store]:
    create_database(folder / "dujiao.db", key=KEY, workspace_id="office-1")
    store = open_store(
        StorePaths(folder / "dujiao.db", folder / "evidence", folder / "backups"), key=KEY, workspace_id="office-1"
    )
    with store.work(by=None, now=NOW, action="test") as work:
        for one in kept:
            if isinstance(one, Complaint):
                work.complaints.add(one)
                continue
            task, closeout = one if isinstance(one, tuple) else (one, None)
            work.tasks.add(task)
            if closeout is not None:
                work.closeouts.save(closeout, closeout.status(an_office().rules))
                for file in ENOUGH if closeout.current.records else ():
                    own = EvidenceId(f"{task.id}-{file.kind}")
                    work.evidence.add(replace(file, id=own, task_id=task.id, sha256=sha256(own.encode()).hexdigest()))
        work.commit()
    yield store
    store.close()


def _page(store: Store, office: Office) -> Today:
    with store.lists() as lists:
        return today(lists, office, TODAY)


def _task(number: str, days: int | None = None, **fields: object) -> Task:
    """A task due so many days from today."""
    due = Deadline()
    if days is not None:
        due = Deadline("限期", DeadlineKind.DATE, None, TODAY + timedelta(days))
    bare = Task(TaskId(f"t{number}"), number, f"问题{number}", deadline=due, units=(UNIT,))
    measure = a_measure(1, id=f"m{number}")
    return replace(bare, measures=(measure,), **fields)  # type: ignore[arg-type]  # the fields are those of Task


def _step(number: str, step: str, day: date = date(2026, 10, 1), **stated: object) -> StepRecord:
    record = StepRecord(StepRecordId(f"{number}-{step}"), step, day)
    return replace(record, **stated)  # type: ignore[arg-type]  # the fields are those of StepRecord


def _at(task: Task, *steps: str) -> tuple[Task, CloseOut]:
    made = []
    for step in steps:
        ends = {"period_from": date(2026, 10, 1), "period_to": date(2026, 10, 9)} if step == "public-notice" else {}
        made.append(_step(task.number, step, **ends))
    return task, CloseOut(task.id, (Round(1, tuple(made)),))


def _returned(task: Task, due_on: date | None = None) -> tuple[Task, CloseOut]:
    back = ReturnRecord(StepRecordId(f"{task.number}-r"), "verification", "papers_missing", "补报告", TODAY, due_on)
    return task, CloseOut(task.id, (Round(1, (_step(task.number, "self-check"),), back), Round(2)))


def _complaint(number: str, days: int | None, status: ComplaintStatus = ComplaintStatus.OPEN) -> Complaint:
    due = None if days is None else TODAY + timedelta(days)
    return Complaint(ComplaintId(number), number, "噪声", due_on=due, status=status)


def _numbers(store: Store, keys: object) -> list[str]:
    with store.lists() as lists:
        return [line.number for line in lists.task_lines(list(keys), TODAY)]  # type: ignore[call-overload]  # an array


def test_that_deadlines_sort_into_overdue_and_due_within_seven_days(tmp_path: Path, office: Office) -> None:
    tasks = (
        _task("1", -1), _task("2", -30), _task("3", 0), _task("4", 7), _task("5", 8), _task("6"),
        _task("7", -3, progress_status=ProgressStatus.DONE),
        _at(
            _task("8", -3, progress_status=ProgressStatus.DONE),
            "self-check", "verification", "public-notice", "archiving", "filing", "closing",
        ),
    )  # fmt: skip
    with _office_with(tmp_path, *tasks) as store:
        page = _page(store, office)
        assert _numbers(store, page.overdue) == ["2", "1"]
        assert _numbers(store, page.due_soon) == ["3", "4"]
        assert [(i.kind, i.line and i.line.number, i.reason) for i in page.first] == [
            (TodayKind.OVERDUE, "2", "逾期 30 天"),
            (TodayKind.OVERDUE, "1", "逾期 1 天"),
            (TodayKind.DUE_SOON, "3", "今天到期"),
            (TodayKind.DUE_SOON, "4", "还剩 7 天"),
        ]


def test_that_what_came_back_is_first_and_each_task_stands_once(tmp_path: Path, office: Office) -> None:
    kept = (
        _task("1", -90), _returned(_task("2", -5)), _returned(_task("3"), TODAY + timedelta(2)),
        _at(_task("4", 100), "self-check", "verification", "public-notice"),
        _complaint("D1", -2), _complaint("D2", 3), _complaint("D3", 8), _complaint("D4", None),
        _complaint("D5", -9, ComplaintStatus.CLOSED),
    )  # fmt: skip
    with _office_with(tmp_path, *kept) as store:
        page = _page(store, office)
        assert [(i.kind, i.line.number if i.line else i.complaint and i.complaint.acceptance_no) for i in page.first] == [
            (TodayKind.RETURNED, "3"), (TodayKind.RETURNED, "2"), (TodayKind.OVERDUE, "1"),
            (TodayKind.NOTICE_ENDED, "4"), (TodayKind.COMPLAINT_DUE, "D1"), (TodayKind.COMPLAINT_DUE, "D2"),
        ]  # fmt: skip
        assert [i.reason for i in page.first] == [
            "退回：资料不齐，补正还剩 2 天", "退回：资料不齐", "逾期 90 天", "公示已于 2026-10-09 期满", "逾期 2 天", "还剩 3 天",
        ]  # fmt: skip
        assert [c.acceptance_no for c in page.complaints_due] == ["D1", "D2"]
        assert _numbers(store, page.overdue) == ["1", "2"]


def test_that_every_line_leads_to_the_field_that_is_missing(tmp_path: Path, office: Office) -> None:
    open_measure = a_measure(1, id="m1", result_text="", done_on=None)
    kept = (
        replace(_task("1", -4), measures=()),
        replace(_task("2", -3), measures=(open_measure,)),
        _task("3", -2),
        _at(_task("4", -1), "self-check"),
        _at(_task("5", 0), "self-check", "verification", "public-notice"),
    )
    with _office_with(tmp_path, *kept) as store:
        page = _page(store, office)
        assert [(i.action, i.place, i.missing > 0) for i in page.first] == [
            ("填措施", "measures", True),
            ("填结果", "measures/1", True),
            ("加佐证", "measures/1", True),
            ("登记核查", "closeout/verification", False),
            ("加佐证", "evidence/archive_directory", True),
        ]


def test_that_tasks_at_other_offices_are_counted_by_office_and_step(tmp_path: Path, office: Office) -> None:
    nobody = replace(_task("3"), units=())
    kept = (
        _at(_task("1"), "self-check"), _at(_task("2"), "self-check"), _at(nobody, "self-check"),
        _at(_task("4"), "self-check", "verification"), _task("5"),
        _at(_task("6"), "self-check", "verification", "public-notice"),
    )  # fmt: skip
    with _office_with(tmp_path, *kept) as store:
        page = _page(store, office)
        assert [(w.unit, w.step, _numbers(store, w.keys)) for w in page.waiting_for_others] == [
            ("区水利局", "核查", ["1", "2"]), ("", "核查", ["3"]), ("区水利局", "公示", ["4"]),
        ]  # fmt: skip
        assert _numbers(store, page.in_notice) == ["4"]
        assert _numbers(store, page.notice_ended) == ["6"]


def test_that_two_steps_of_one_kind_are_waited_for_apart(tmp_path: Path, office: Office) -> None:
    steps = list(office.rules.steps)
    second = replace(steps[1], key="review", word="复核", unit_role=UnitRole.SUPERVISING)
    twice = replace(office, rules=replace(office.rules, steps=(*steps[:2], second, *steps[2:])))
    failed = _step("2", "review", conclusion=Conclusion.FAIL)
    task, closeout = _at(_task("2"), "self-check", "verification")
    again = replace(closeout, rounds=(replace(closeout.current, records=(*closeout.current.records, failed)),))
    with _office_with(tmp_path, _at(_task("1"), "self-check"), (task, again)) as store:
        with store.work(by=None, now=NOW, action="test") as work:
            work.closeouts.save(again, CloseoutStatus.AWAITING_VERIFICATION)
            work.commit()
        page = _page(store, twice)
        assert [(w.unit, w.step, _numbers(store, w.keys)) for w in page.waiting_for_others] == [
            ("", "复核", ["2"]), ("区水利局", "核查", ["1"]),
        ]  # fmt: skip


def test_that_long_term_work_is_asked_for_every_quarter(desk: Township) -> None:
    def asked() -> list[str]:
        return _numbers(desk.store, _page(desk.store, desk.office).long_term_due)

    def report(days_ago: int) -> None:
        draft = ProgressDraft("照常打捞", TODAY - timedelta(days_ago))
        record_progress(desk.store, desk.task("16").id, draft, office=desk.office, by=desk.by, now=NOW)

    assert asked() == ["16"]
    report(91)
    assert asked() == ["16"]
    report(89)
    assert asked() == []


def test_that_no_more_is_shown_than_can_be_done(tmp_path: Path, office: Office) -> None:
    kept = [_task(str(n), -n) for n in range(1, FIRST_SHOWN + 6)]
    with _office_with(tmp_path, *kept, _returned(_task("900", -1)), _complaint("D1", 0)) as store:
        page = _page(store, office)
        assert len(page.overdue) == FIRST_SHOWN + 6
        assert len(page.first) == FIRST_SHOWN
        assert page.first[0].line is not None
        assert page.first[0].line.number == "900"
        shown = [i.line.number for i in page.first if i.line]
        assert len(set(shown)) == FIRST_SHOWN


def test_that_a_day_with_nothing_to_do_is_empty(tmp_path: Path, office: Office) -> None:
    with _office_with(tmp_path) as store:
        page = _page(store, office)
        assert (page.first, page.waiting_for_others, page.complaints_due) == ((), (), ())
        assert not any(map(len, (page.returned, page.overdue, page.due_soon, page.in_notice, page.long_term_due)))


def test_that_the_navigation_counts_what_its_entries_show(ready: Township) -> None:
    ready.store.checkpoint()
    with ready.store.lists() as lists:
        first = lists.navigation(date(2026, 12, 5))
    assert (first.urgent, first.open_complaints) == (1, 0)
    remove_task(ready.store, ready.task("9").id, by=ready.by, now=NOW)
    add_complaint(ready.store, ComplaintEdit("D2CQ9", "噪声"), office=ready.office, by=ready.by, now=NOW)
    with ready.store.lists() as lists:
        then = lists.navigation(date(2026, 12, 5))
    assert (then.urgent, then.open_complaints) == (0, 1)
