"""Random days of an office: whatever is tried in whatever order, no rule is got round and the history tells it all."""

import json
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dujiao_desktop.domain.closeout import Conclusion, Reopening
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.readiness import missing_for_step
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus
from dujiao_desktop.domain.transition import reopen
from dujiao_desktop.environment import master_key
from dujiao_desktop.environment.workspace import WorkspacePaths
from dujiao_desktop.store.connecting import Access, key_from, open_driver
from dujiao_desktop.usecases import edit_task, import_tasks, record_progress, undo
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, StepDraft, kept, send_back, take_step
from dujiao_desktop.usecases.attach_evidence import remove_evidence
from dujiao_desktop.usecases.backfill import backfill_steps
from dujiao_desktop.usecases.confirm_evidence import confirm_evidence
from dujiao_desktop.usecases.record_measure import record_measure
from tests.builders import NOW
from tests.journeys.command_line import asked
from tests.usecases.township import ROWS, Township, a_list, a_paper, a_photo, at_desk

FIRST_DAY = date(2026, 10, 12)
"""The first round begins; the officer sits at the desk 40 days later."""
STEPS = ("self-check", "verification", "public-notice", "archiving", "filing", "closing")
SCANNED = ("verification", "public-notice", "filing", "closing")


class Day:
    """An office that does one thing after the other, through the use cases or the command line."""

    def __init__(self, workspace: Path, papers: Path) -> None:
        self.workspace, self.papers = workspace, papers
        self._open = ExitStack()
        self.count = 0
        self.begun = FIRST_DAY
        self.sit_down()
        self.since = self.acts()

    def acts(self) -> int:
        """Number of the newest action written."""
        with self.desk.store.lists() as lists:
            return lists.newest_act()

    def sit_down(self) -> None:
        self.desk: Township = self._open.enter_context(at_desk(self.workspace))

    def leave(self) -> None:
        self._open.close()

    @property
    def now(self) -> datetime:
        """Every action a minute later, 40 days after the round began."""
        self.count += 1
        return NOW + (self.begun - FIRST_DAY) + timedelta(minutes=self.count)

    @property
    def today(self) -> date:
        return NOW.date() + (self.begun - FIRST_DAY)

    def after(self, days: int) -> date:
        """A day of the round under way."""
        return self.begun + timedelta(days)

    def paper(self, words: str) -> Path:
        return a_paper(self.papers / f"{words}{self.count}.txt", f"{words} {self.count}")

    def command(self, *words: object) -> None:
        """Through the other door; a refusal there is one here."""
        self.leave()
        try:
            said = asked(*words, "--workspace", self.workspace, "--as", "周玉", "--json")
        finally:
            self.sit_down()
        assert said.code in (0, 1), said.err
        if said.code == 1:
            raise Refused(said.error["code"])


def _record(day: Day, seq: int) -> None:
    desk = day.desk
    record_measure(
        desk.store,
        desk.task("7").id,
        seq,
        result=f"措施{seq}已落实",
        done_on=date(2026, 10, 1),
        by=desk.by,
        now=day.now,
    )


def _clear(day: Day) -> None:
    edit = edit_task.MeasureEdit(f"新增措施 {day.count}", (day.desk.office.unit.name,))
    edit_task.set_measure(day.desk.store, day.desk.task("7").id, None, edit, by=day.desk.by, now=day.now)


def _attach(day: Day, kind: EvidenceKind) -> None:
    now = day.now
    photo = kind in (EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO)
    taken = partial(a_photo, taken=datetime(2026, 10, 9, 9, 40), shade=day.count % 255)
    file = taken(day.papers / f"{day.count}.jpg") if photo else day.paper("材料")
    del now
    day.desk.attach("7", file, kind=kind, formed_on=None if photo else date(2026, 10, 9))


def _remove(day: Day) -> None:
    items = day.desk.evidence("7")
    if not items:
        raise Refused("nothing")
    remove_evidence(day.desk.store, items[day.count % len(items)].id, by=day.desk.by, now=day.now)


def _draft(day: Day, step: str) -> StepDraft:
    scans = (day.paper(step),) if step in SCANNED else ()
    return StepDraft(
        step,
        day.after(7 * STEPS.index(step)),
        unit="区住建委",
        people=("周玉", "何川") if step in ("self-check", "archiving") else ("李明", "赵红"),
        conclusion=Conclusion.PASS if step == "verification" else None,
        opinion="属实",
        place="清溪桥",
        period_from=day.after(8) if step == "public-notice" else None,
        period_to=day.after(19) if step == "public-notice" else None,
        medium="区政府网站",
        number="1号",
        scans=scans,
    )


def _step(day: Day, step: str) -> None:
    take_step(
        day.desk.store, day.desk.task("7").id, _draft(day, step), office=day.desk.office, by=day.desk.by, now=day.now
    )


def _next_step(day: Day) -> None:
    expected = day.desk.case("7").closeout.next_step(day.desk.office.rules)
    _step(day, expected.key if expected else "self-check")


def _step_by_command(day: Day, step: str) -> None:
    words: list[object] = [
        "step",
        "7",
        step,
        "--by",
        "周玉",
        "何川",
        "--on",
        day.after(7 * STEPS.index(step)),
        "--opinion",
        "属实",
    ]
    day.command(*words, "--unit", "区住建委", "--place", "桥", "--number", "1号", "--medium", "网站")


def _return(day: Day) -> None:
    items = ("measures/1", "evidence/monitoring") if day.count % 2 else ()
    back = ReturnDraft("verification", "papers_missing", "补监测报告", day.today, items=items)
    send_back(day.desk.store, day.desk.task("7").id, back, office=day.desk.office, by=day.desk.by, now=day.now)
    day.begun = day.today


def _confirm(day: Day) -> None:
    desk = day.desk
    confirm_evidence(desk.store, desk.task("7").id, None, office=desk.office, by=desk.by, now=day.now)


def _confirm_all(day: Day) -> None:
    desk = day.desk
    waiting = desk.case("7").closeout.current.unconfirmed
    confirm_evidence(desk.store, desk.task("7").id, waiting, office=desk.office, by=desk.by, now=day.now)


def _backfill(day: Day) -> None:
    desk = day.desk
    expected = desk.case("7").closeout.next_step(desk.office.rules)
    draft = _draft(day, expected.key if expected else "self-check")
    backfill_steps(
        desk.store,
        desk.task("7").id,
        (draft,),
        "旧文件",
        day.paper("旧卷"),
        office=desk.office,
        by=desk.by,
        now=day.now,
    )


def _progress(day: Day) -> None:
    day.command("progress", "7", "--text", f"第{day.count}次", "--status", "behind")


def _reopen(day: Day) -> None:
    desk, now = day.desk, day.now
    with desk.store.work(by=desk.by, now=now, action="reopen") as work:
        closeout = reopen(work.case_file(desk.task("7").id), Reopening("反弹", day.today), desk.office.rules, day.today)
        kept(work, closeout, desk.office)
        work.commit()
    day.begun = day.today


def _edit(day: Day) -> None:
    case = day.desk.case("7")
    edit = edit_task.TaskEdit.of(case.task, case.source)
    edit_task.edit_task(day.desk.store, case.task.id, edit, by=day.desk.by, now=day.now)


def _import(day: Day) -> None:
    rows = [(*ROWS[0][:2], f"目标{day.count}", *ROWS[0][3:]), *ROWS[1:]]
    file = a_list(day.papers / "整改清单.csv", rows)
    with day.desk.store.lists() as lists:
        previewed = import_tasks.preview(lists, file)
    import_tasks.commit(day.desk.store, previewed, office=day.desk.office, by=day.desk.by, now=day.now)


def _undo(day: Day) -> None:
    undo.undo_last(day.desk.store, day.since, by=day.desk.by, now=day.now)


def _redo(day: Day) -> None:
    undo.redo(day.desk.store, day.since, by=day.desk.by, now=day.now)


def _report(day: Day) -> None:
    draft = record_progress.ProgressDraft("已完成", day.after(0), ProgressStatus.DONE)
    record_progress.record_progress(
        day.desk.store, day.desk.task("7").id, draft, office=day.desk.office, by=day.desk.by, now=day.now
    )


ACTIONS: dict[str, Callable[[Day], None]] = {
    "record 1": partial(_record, seq=1),
    "record 2": partial(_record, seq=2),
    "add a measure": _clear,
    **{f"attach {kind}": partial(_attach, kind=kind) for kind in (
        EvidenceKind.SELF_CHECK_REPORT, EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO, EvidenceKind.MONITORING,
        EvidenceKind.ARCHIVE_DIRECTORY,
    )},
    "remove a file": _remove,
    "the next step": _next_step,
    **{f"step {step}": partial(_step, step=step) for step in STEPS},
    **{f"step {step} by command": partial(_step_by_command, step=step) for step in ("self-check", "archiving", "closing")},
    "return": _return,
    "confirm the rest": _confirm,
    "confirm all": _confirm_all,
    "backfill": _backfill,
    "progress by command": _progress,
    "report done": _report,
    "reopen": _reopen,
    "edit": _edit,
    "import": _import,
    "undo": _undo,
    "redo": _redo,
}  # fmt: skip
ONWARD = ("the next step", "confirm all", "return", "reopen", "attach monitoring", "record 1")
PREPARED = (
    "record 1", "record 2", "attach self_check_report", "attach before_photo", "attach after_photo",
    "attach archive_directory",
)  # fmt: skip


def check(day: Day, was: Any, asked_for: str) -> None:
    """Nothing illegal stands, and every step stands on what it needed when it was taken."""
    case = day.desk.case("7")
    rules, closeout = day.desk.office.rules, case.closeout
    assert case.task.closeout_status is closeout.status(rules)
    for one in closeout.rounds:
        passed = [r for r in one.records if r.passes]
        assert [r.step for r in passed] == [s.key for s in rules.steps][: len(passed)]
    closed = case.task.closeout_status is CloseoutStatus.CLOSED
    assert closed == (len([r for r in closeout.current.records if r.passes]) == len(rules.steps))
    assert not closed or case.task.progress_status is ProgressStatus.DONE
    # Earlier rounds are read-only for ever.
    assert closeout.rounds[: len(was.closeout.rounds) - 1] == was.closeout.rounds[:-1]
    before, after = was.closeout.current, closeout.rounds[len(was.closeout.rounds) - 1]
    for record in after.records[len(before.records) :]:
        step = rules.step(record.step)
        assert step is not None
        if not record.backfilled_from:
            seen = day.desk.case("7") if after is closeout.current else was
            gaps = missing_for_step(seen, step, None, day.desk.office, day.today)
            assert gaps == (), f"{asked_for} took {record.step} past {gaps}"


def replayed(paths: WorkspacePaths) -> tuple[dict[Any, Any], dict[Any, Any]]:
    """The rows as the history alone makes them, and as they are; what is empty says nothing in either."""
    db = open_driver(paths.database, key_from(master_key.unwrap(paths.keys, None)), Access.READ)
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    for record, row, operation, changes in db.execute(
        "SELECT record, row, operation, changes FROM history WHERE row > 0 ORDER BY seq"
    ):
        if operation == "delete":
            del rows[record, row]
            continue
        values = rows.setdefault((record, row), {})
        values.update({name: new for name, (_, new) in json.loads(changes).items()})
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for (table,) in db.execute("SELECT DISTINCT record FROM history WHERE row > 0").fetchall():
        names = [name for _, name, *_ in db.execute(f'PRAGMA table_info("{table}")')]
        for values in db.execute(f'SELECT * FROM "{table}"').fetchall():
            one = dict(zip(names, values, strict=True))
            found[table, one["key"]] = one
    db.close()
    return ({place: _said(row) for place, row in side.items()} for side in (rows, found))  # type: ignore[return-value]


def _said(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in (None, "") and name != "key"}


@pytest.mark.parametrize("seed", range(8))
def test_that_no_sequence_of_actions_gets_round_a_gate_or_past_the_history(
    imported_workspace: Path, tmp_path: Path, seed: int
) -> None:
    chance = Random(seed)
    tried = [chance.choice(ONWARD if chance.random() < 0.4 else sorted(ACTIONS)) for _ in range(18)]
    taken = chance.randint(0, 6)
    day = Day(shutil.copytree(imported_workspace, tmp_path / "督交"), tmp_path)
    try:
        for name in (*(PREPARED if taken else ()), *["the next step"] * taken, *tried):
            was, written = day.desk.case("7"), day.acts()
            try:
                ACTIONS[name](day)
            except Refused:
                assert day.desk.case("7") == was, f"{name} was refused and changed something"
                assert day.acts() == written
            check(day, was, name)
        with day.desk.store.lists() as lists:
            assert lists.check_history() == ()
        day.desk.store.checkpoint()
        from_history, as_they_are = replayed(day.desk.paths)
    finally:
        day.leave()
    assert from_history == as_they_are
