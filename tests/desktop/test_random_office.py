"""Whatever is tried, in whatever order, by whom and through which door: no rule is got round, nothing is half done.

A deed is random, the person who does it is, the task is, and the door is: use case, command line or window.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import Round, StepRecord
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import Destination, EvidenceKind
from dujiao_desktop.domain.extension import ExtensionResult
from dujiao_desktop.domain.office import Office
from dujiao_desktop.domain.permits import Permits
from dujiao_desktop.domain.readiness import missing_for_step
from dujiao_desktop.domain.rule_pack import StepKind, StepRule
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus
from dujiao_desktop.domain.visit import VisitKind
from dujiao_desktop.environment import clock
from dujiao_desktop.usecases.advance_closeout import kept
from dujiao_desktop.usecases.edit_task import TaskEdit
from dujiao_desktop.usecases.set_up import set_up
from dujiao_desktop.usecases.undo import _WORDS as NAMES_OF_ACTIONS
from tests.desktop.deeds import DEEDS, refusing, take_a_step, wrong_steps
from tests.desktop.random_office import Door, RandomOffice, Seen
from tests.journeys.command_line import asked
from tests.usecases.township import a_list, a_signing_key

TAKING_BACK = frozenset({"undo", "redo"})
COMES_AND_GOES = TAKING_BACK | {"restore_removed", "remove_task", "import_tasks", "undo_import"}
MADE_FIRST = (
    "set a part", "set a goal in numbers", "measure a value", "add a special plan", "link another task",
    "enter a complaint", "set a warning", "ask for more time", "ask for lasting work", "add an officer",
)  # fmt: skip
"""What other deeds need to be about something."""
READY = (
    "record the measures", "record the measures", "attach self_check_report", "attach before_photo",
    "attach after_photo", "attach archive_directory",
)  # fmt: skip
MENDED = ("confirm everything", "record the measures", "record the measures", "attach monitoring")
CLOSED = ("the next step",) * 6
WHOLE_WORK = (
    "import a list", "import a new task", "take an import back", "enter a task", "edit the basics", "batch of notes",
    "batch of deadlines", "batch of progress", "add a measure", "remove the last measure", "record a progress",
    "set a part", "set a part", "remove a part", "set a goal in numbers", "measure a value", "measure a value",
    "remove a value", "remove a value", "remove a goal in numbers", "link another task", "unlink it", "add a special plan", "edit the plan", "move under the plan",
    "remove the plan", "say what cannot be provided", "attach the signed statement", "withdraw what was said", *READY,
    "confirm a pair", "part a pair", "answer a hint", *("describe a file",) * 4, "attach monitoring", "remove a file",
    "restore from the bin", "take in two files", "put what waits to the task", "replace the last file",
    "put the last file first", "find an original again", "move the last file",
    "set a warning", "set a warning", "lift the warning", "ask for more time", "enter an opinion", "enter an opinion",
    "ask for lasting work", "enter an opinion", "enter an opinion", "prove lasting work", "the next step",
    "register a return", *MENDED, "the next step", "make the dossier", *CLOSED[1:], "look back and find it good",
    "look back and find a rebound", "confirm the rest", "backfill a step",
    "enter a complaint", "change a complaint", "take back", "do again", "remove a complaint", "remove the task", "restore from the bin",
    "add an officer", "change a role", "retire an officer", "reinstate an officer", "remove an officer",
    "keep a year of days", "adopt other rules", "hand the office over",
)  # fmt: skip
"""A life of the office in which every deed can be done: nothing in it may be refused."""
CLOSES_FOR_GOOD = (
    "edit the basics", "add a measure", "remove the last measure", "record the measures", "set a part", "remove a part",
    "set a goal in numbers", "remove a goal in numbers", "ask for more time", "ask for lasting work", "set a warning",
    "confirm the rest", "confirm everything", "the next step", "register a return", "backfill a step",
    "say what cannot be provided", "attach the signed statement", "withdraw what was said",
)  # fmt: skip
"""What is over with the decision, until a rebound takes the task up again."""
NOT_ALWAYS = {
    "a step with something left out", "a step out of order", "take back something earlier", "keep a file inside",
    "set the lock",
}  # fmt: skip


@pytest.fixture(scope="session")
def an_office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A workspace with three people and three tasks, and a signing key."""
    folder = tmp_path_factory.mktemp("office")
    set_up(folder / "督交", unit="云岭镇人民政府", officer_name="周玉", password=None, now=clock.now())
    at = ("--workspace", folder / "督交", "--as", "周玉")
    for name, role in (("何川", "reviewer"), ("林涛", "archivist"), ("孙青", "leader")):
        assert asked("officer", "add", name, "--role", role, *at).code == 0
    assert asked("import", a_list(folder / "整改清单.csv"), "--yes", *at).code == 0
    assert asked("officer", "retire", "孙青", *at).code == 0
    return folder / "督交", a_signing_key(folder)


@pytest.fixture
def office(an_office: tuple[Path, Path], tmp_path: Path, qapp: QApplication) -> RandomOffice:
    workspace, key = an_office
    papers = tmp_path / "纸"
    papers.mkdir()
    return RandomOffice(shutil.copytree(workspace, tmp_path / "督交"), papers, key)


def watched(office: RandomOffice, name: str, door: Door) -> str:
    """Try a deed and check all that may never be; gives the refusal, empty when it was done."""
    deed, rules = DEEDS[name], office.office.rules
    said, before, after = office.tried(name, door, deed.do)
    where = f"{name} by {office.who} through the {door}"
    if not said:
        written = office.written(before.act)
        assert [(act, who) for act, _, who in written] == [(before.act + 1, office.who)], f"{where}: {written}"
        action = written[0][1]
        assert action in deed.writes, where
        permits = Permits(rules.roles, rules.words.officer_role)
        by = next(o for o in before.officers if o.name == office.who)
        assert permits.refusal(action, by, before.officers) is None, f"{where} may not {action}"
        check(before, after, action, where)
    return said


def check(before: Seen, after: Seen, action: str, where: str) -> None:
    """Nothing illegal stands, and nothing went that has to stay."""
    assert any(o.active for o in after.officers), where
    for task_id, case in after.cases.items():
        _check_case(case, after.office, where)
        was = before.cases.get(task_id)
        if was is not None:
            _check_rounds(was, case, action, where)
            _check_taken(was, case, after.office, where)
            _check_closed(was, case, where)
            _check_deadline(was, case, action, where)
    gone = before.cases.keys() - after.cases.keys()
    assert not gone or action in COMES_AND_GOES, f"{where} made tasks go"


def _check_case(case: CaseFile, office: Office, where: str) -> None:
    steps = [s.key for s in office.under(case.closeout).rules.steps]
    for one in case.closeout.rounds:
        passed = [r.step for r in one.records if r.passes]
        assert passed == [s.key for s in office.rules_of(one).steps][: len(passed)], f"{where}: {passed}"
    done = len([r for r in case.closeout.current.records if r.passes]) == len(steps)
    closed = case.task.closeout_status is CloseoutStatus.CLOSED
    assert closed is done, where
    assert not closed or case.task.progress_status is ProgressStatus.DONE, where
    assert len([w for w in case.warnings if w.lifted_on is None]) <= 1, where
    assert len([e for e in case.extensions if e.result is ExtensionResult.PENDING]) <= 1, where
    for extension in case.extensions:
        agreed = [o.agreed for o in extension.opinions]
        approved = extension.result is ExtensionResult.APPROVED
        assert approved is (len(agreed) == len(extension.levels) and all(agreed)), where
    held = {e.id: e for e in case.evidence}
    assert {e.measure_seq for e in case.evidence} <= {m.seq for m in case.task.measures} | {None}, where
    assert {e.part_seq for e in case.evidence} <= {p.seq for p in case.parts} | {None}, where
    for record in (r for one in case.closeout.rounds for r in one.records):
        assert all(held[scan].destination is Destination.DOSSIER for scan in record.scans), where


def _check_rounds(was: CaseFile, case: CaseFile, action: str, where: str) -> None:
    """Earlier rounds are read-only for ever; the one under way only grows."""
    old, new = was.closeout.rounds, case.closeout.rounds
    if len(new) < len(old):
        # A look-back that is taken back takes the round along that it opened and nobody has begun.
        assert action in TAKING_BACK, where
        assert (len(new), old[-1].records) == (len(old) - 1, ()), where
        assert old[-1].reopening is not None, where
        return
    assert new[: len(old) - 1] == old[:-1], where
    same: Round = new[len(old) - 1]
    assert same.records[: len(old[-1].records)] == old[-1].records, where
    if len(new) > len(old):
        assert len(new) == len(old) + 1, where
        closed = was.task.closeout_status is CloseoutStatus.CLOSED
        assert (new[-1].reopening is not None) is closed, where
        assert (same.returned is not None) is not closed, where
        assert not new[-1].records, where
        counted = {e.id for e in case.evidence if e.destination is not Destination.VISITS}
        assert {e.id for e in was.evidence} & counted <= set(new[-1].unconfirmed), f"{where}: old evidence counts"


def _check_taken(was: CaseFile, case: CaseFile, office: Office, where: str) -> None:
    """Every new record stands on what its step asks for: by rules written here anew, and by those of the program."""
    place = len(was.closeout.rounds) - 1
    if place >= len(case.closeout.rounds):
        return
    now = case.closeout.rounds[place]
    for number in range(len(was.closeout.current.records), len(now.records)):
        record, under = now.records[number], office.under(case.closeout)
        step = under.rules.step(record.step)
        assert step is not None, where
        earlier = [r for r in now.records[:number] if r.passes]
        days = [case.closeout.begins_after, *(max(r.happened_on, r.period_to or r.happened_on) for r in earlier)]
        began = min(record.happened_on, record.period_from or record.happened_on)
        if not (record.backfilled_from and not earlier):
            assert all(day is None or day <= began for day in days), f"{where}: {record.step} before {days}"
        assert record.happened_on <= clock.today(), where
        assert record.period_to is None or record.period_to < clock.today(), where
        if record.backfilled_from:
            assert record.scans, where
            continue
        _check_asked(case, record, step, earlier, under, where)
        assert missing_for_step(case, step, None, under, clock.today()) == (), f"{where}: {record.step}"


def _check_asked(
    case: CaseFile, record: StepRecord, step: StepRule, earlier: list[StepRecord], office: Office, where: str
) -> None:
    waiting = set(case.closeout.current.unconfirmed)
    kinds = {e.kind for e in case.evidence if e.destination is Destination.DOSSIER and e.id not in waiting}
    signed = {e.id for e in case.evidence if e.kind is EvidenceKind.STATEMENT and e.id not in waiting}
    said = [a for a in case.slot_answers if a.round == case.closeout.current.number and a.statement_id in signed]
    kinds |= {EvidenceKind(a.slot) for a in said}
    assert {EvidenceKind.SELF_CHECK_REPORT, EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO} <= kinds or (
        earlier and earlier[0].backfilled_from
    ), f"{where}: {record.step} without its papers"
    if step.kind is StepKind.SELF_CHECK:
        own = case.own_measures(office.unit)
        assert case.task.measures, where
        assert all(m.result_text and m.done_on and m.done_on <= record.happened_on for m in own), where
        assert all(p.done_on for p in case.parts), where
    if step.kind in (StepKind.SELF_CHECK, StepKind.VERIFICATION):
        assert len(set(record.people)) >= 2, where
    if step.kind is StepKind.VERIFICATION:
        assert not set(record.people) & set(earlier[0].people), where
    if step.kind in (StepKind.VERIFICATION, StepKind.PUBLIC_NOTICE, StepKind.FILING, StepKind.CLOSING):
        assert record.scans, where
    if step.kind is StepKind.PUBLIC_NOTICE:
        assert record.period_from is not None, where
        assert record.period_to is not None, where
        assert (record.period_to - record.period_from).days + 1 >= office.rules.notice.days, where


def _check_closed(was: CaseFile, case: CaseFile, where: str) -> None:
    """After the decision official fields, results, parts and goals stand; nothing new is asked or warned of."""
    if {was.task.closeout_status, case.task.closeout_status} != {CloseoutStatus.CLOSED}:
        return
    assert TaskEdit.of(case.task, case.source) == TaskEdit.of(was.task, was.source), where
    assert case.task.measures == was.task.measures, where
    assert case.parts == was.parts, where
    assert [replace(i, readings=()) for i in case.indicators] == [replace(i, readings=()) for i in was.indicators], (
        where
    )
    assert {w.id for w in case.warnings} <= {w.id for w in was.warnings}, where
    assert {e.id for e in case.extensions} <= {e.id for e in was.extensions}, where
    assert case.closeout == was.closeout, where


def _check_deadline(was: CaseFile, case: CaseFile, action: str, where: str) -> None:
    """The deadline first set stays; a later one comes by an edit or by the last level that agreed."""
    if action in TAKING_BACK:
        return
    if was.task.original_deadline.text:
        assert case.task.original_deadline == was.task.original_deadline, where
    if case.task.deadline != was.task.deadline:
        assert action in {"edit_task", "edit_tasks", "import_tasks", "decide_extension"}, where
    looked = {v.id for v in case.visits if v.kind is VisitKind.LOOKBACK} - {v.id for v in was.visits}
    assert not looked or was.task.closeout_status is CloseoutStatus.CLOSED, where


def finish(office: RandomOffice) -> None:
    """The history is whole, and alone makes the rows that there are."""
    try:
        assert office.lists.check_history() == ()
        from_history, as_they_are = office.replayed()
    finally:
        office.end()
    assert from_history == as_they_are


def test_that_every_action_the_history_can_name_is_tried() -> None:
    tried = {name for deed in DEEDS.values() for name in deed.writes}
    assert tried - TAKING_BACK == NAMES_OF_ACTIONS.keys()
    assert set(WHOLE_WORK) | NOT_ALWAYS == DEEDS.keys()


@pytest.mark.slow
@pytest.mark.parametrize("door", Door)
def test_that_the_whole_work_goes_through_each_door(office: RandomOffice, door: Door) -> None:
    for name in WHOLE_WORK:
        through = door if door in DEEDS[name].doors else Door.USECASE
        said = watched(office, name, through)
        assert not said, f"{name} through the {through}: {said}"
    finish(office)


@pytest.mark.slow
def test_that_no_step_is_taken_with_anything_wrong_through_any_door(office: RandomOffice) -> None:
    for name in READY:
        assert not watched(office, name, Door.USECASE)
    for number in range(len(CLOSED)):
        for what, draft in wrong_steps(office).items():
            for door in Door:
                said, *_ = office.tried(what, door, partial(take_a_step, draft=draft))
                assert said, f"{draft.step} with {what} went through the {door}"
        assert not watched(office, "the next step", tuple(Door)[number % len(Door)])
    finish(office)


@pytest.mark.slow
def test_that_nothing_of_a_closed_task_is_changed_through_any_door(office: RandomOffice) -> None:
    for name in ("set a part", "set a goal in numbers", *READY, *CLOSED):
        assert not watched(office, name, Door.USECASE)
    for name in CLOSES_FOR_GOOD:
        for door in DEEDS[name].doors:
            assert watched(office, name, door), f"{name} went through the {door}"
    # A list and a batch change the others, and leave this one as it was.
    for name in ("import a list", "batch of notes", "batch of deadlines", "batch of progress"):
        for door in Door:
            watched(office, name, door)
    finish(office)


def onward(office: RandomOffice, chance: Random) -> str:
    """What would lead task 7 on from where it stands."""
    office.number = "7"
    try:
        case = office.case
    except Refused:
        return "restore from the bin"
    if case.task.closeout_status is CloseoutStatus.CLOSED:
        return chance.choice(("look back and find a rebound", "look back and find it good", "make the dossier"))
    if case.closeout.current.unconfirmed:
        return chance.choice(("confirm everything", "confirm the rest", "backfill a step"))
    if not all(m.is_done for m in case.task.measures):
        return "record the measures"
    steps = ("the next step",) * 4
    return chance.choice((*steps, "a step with something left out", "a step out of order", "register a return"))


def live(office: RandomOffice, seed: int, deeds: int) -> None:
    """A stretch of an office's life: something is there already, then anything may be tried."""
    chance = Random(seed)
    taken = chance.choice((0, 2, 4, 6, 6))
    begin = [*chance.sample(MADE_FIRST, 4), *(READY if taken else ()), *CLOSED[:taken]]
    for number in range(len(begin) + deeds):
        if number < len(begin):
            name = begin[number]
        else:
            name = onward(office, chance) if chance.random() < 0.4 else chance.choice(sorted(DEEDS))
        people = office.officers(active_only=chance.random() > 0.1)
        office.who = chance.choice(people).name if chance.random() < 0.4 else people[0].name
        office.number = "7" if number < len(begin) or chance.random() < 0.8 else chance.choice(("9", "16"))
        watched(office, name, chance.choice(DEEDS[name].doors))
    finish(office)


@pytest.mark.parametrize("seed", range(4))
def test_that_no_sequence_of_deeds_through_any_door_gets_round_a_gate_or_past_the_history(
    office: RandomOffice, seed: int
) -> None:
    live(office, seed, 18)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 105))
def test_that_none_does_in_a_longer_life_either(office: RandomOffice, seed: int) -> None:
    live(office, seed, 30)


# The watch itself: what it is there to notice, it notices.


def _first_case(office: RandomOffice) -> CaseFile:
    office.number = "7"
    return office.case


def test_that_a_step_got_round_its_gate_is_noticed(office: RandomOffice) -> None:
    case, before = _first_case(office), office.look()
    record = StepRecord("r1", "self-check", date(2025, 1, 1), "云岭镇", ("周玉", "何川"), opinion="好")  # type: ignore[arg-type]
    current = replace(case.closeout.current, records=(record,), pack=office.office.rules.name)
    with office.store.work(by=office.by, now=office.now, action="take_step") as work:
        kept(work, case, replace(case.closeout, rounds=(current,)), office.office)
        work.commit()
    with pytest.raises(AssertionError, match="self-check without its papers"):
        check(before, office.look(), "take_step", "a trick")
    finish(office)


def test_that_a_closed_task_changed_by_the_way_is_noticed(office: RandomOffice) -> None:
    for name in (*READY, *CLOSED):
        assert not watched(office, name, Door.USECASE)
    case, before = _first_case(office), office.look()
    with office.store.work(by=office.by, now=office.now, action="edit_task") as work:
        work.tasks.save(replace(case.task, goal="悄悄改的目标"))
        work.commit()
    with pytest.raises(AssertionError, match="a trick"):
        check(before, office.look(), "edit_task", "a trick")
    office.end()


def test_that_a_refusal_that_wrote_something_is_noticed(office: RandomOffice) -> None:
    with pytest.raises(AssertionError, match="was refused by the use case and changed something"):
        office.tried("a progress", Door.USECASE, refusing)
    office.end()


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TRIGGER history_keeps_update", "UPDATE history SET who = '别人' WHERE seq = 12"),
        ("DROP TRIGGER history_keeps_delete", "DELETE FROM history WHERE seq = (SELECT max(seq) FROM history)"),
        ("DROP TRIGGER history_task_update", "UPDATE task SET goal = '改过的目标' WHERE number = '7'"),
        ("DROP TRIGGER history_progress_delete", "DELETE FROM progress"),
    ],
)
def test_that_a_history_tampered_with_or_gone_by_is_noticed(office: RandomOffice, statements: tuple[str, ...]) -> None:
    assert not watched(office, "record a progress", Door.USECASE)
    office.behind_every_door(*statements)
    with pytest.raises(AssertionError):
        finish(office)
