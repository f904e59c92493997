"""Makes the workspace of the list benchmarks through the program's own use cases and store.

    python benchmarks/workspace.py FOLDER [TASKS]

Beside the workspace it leaves `peer.json`: the key, and the statements the store sends for the first list and its
first window, for searches, and for cards, taken down while it sends them. A peer that reads this file asks exactly
what the program asks.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from sqlcipher3 import dbapi2

from dujiao_desktop.domain.closeout import CloseOut, Round, StepRecord
from dujiao_desktop.domain.deadlines import Deadline, DeadlineKind
from dujiao_desktop.domain.identity import MeasureId, StepRecordId, TaskId, WarningId
from dujiao_desktop.domain.measure import Measure
from dujiao_desktop.domain.office import Office
from dujiao_desktop.domain.outlook import Outlook
from dujiao_desktop.domain.task import (
    CloseoutStatus,
    PersonRole,
    ProgressStatus,
    Task,
    TaskKind,
    TaskPerson,
    TaskUnit,
    UnitRole,
)
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.domain.today import Today
from dujiao_desktop.domain.warning import WarningLevel, WarningRecord
from dujiao_desktop.environment import master_key
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.environment.rule_packs import load_rule_pack
from dujiao_desktop.environment.workspace import WorkspacePaths, read_card
from dujiao_desktop.store.database import Store
from dujiao_desktop.store.lists import Lists
from dujiao_desktop.store.work import Work
from dujiao_desktop.usecases.look_ahead import look_ahead
from dujiao_desktop.usecases.set_up import set_up
from dujiao_desktop.usecases.today import today as read_today
from dujiao_desktop.wiring import open_office

TASKS = 10_000
WINDOW = 256
"""Lines of the first window, as the program's list model reads them."""

SEARCHES = ("双龙养殖场", "清溪河", "建筑垃圾", "汛期 水库", "排口没有标识", "第77")
"""What is searched for: from a seventh of all tasks down to a few."""
CARDS = 11
"""Cards that are opened, from the first of the list."""
ALBUM = 5_000
"""Photos of one task."""
STEPS = 400
"""In which a list of them is scrolled from end to end."""

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=timezone(timedelta(hours=8)))
FIRST_DAY = date(2026, 1, 1)
_SITES = (
    "清溪河老桥段",
    "石板沟水库上游",
    "集镇污水处理站",
    "凤山采石场",
    "双龙养殖场",
    "东门农贸市场",
    "白岩村垃圾点",
)
_FACTS = (
    "雨污分流不彻底，雨天有生活污水溢流入河",
    "堆放的建筑垃圾没有覆盖，晴天扬尘、雨天泥浆外排",
    "粪污收集池容积不足，汛期有漫溢风险",
    "沿岸有三处排口没有标识，日常巡查记录不全",
    "设施运行台账缺少近六个月的监测数据",
)
_MEASURES = ("查清底数，列出清单，逐处明确责任人和完成时间", "完成工程整改并经现场复核，建立每月巡查的记录")
_UNITS = (
    "清溪街道办事处",
    "石板镇人民政府",
    "凤山乡人民政府",
    "区水利局",
    "区住房城乡建委",
    "区农业农村委",
    "区城市管理局",
)
_STATUSES = tuple(ProgressStatus)


def make_workspace(folder: Path, tasks: int = TASKS) -> None:
    """An unprotected workspace with `tasks` open tasks of two measures each, and `peer.json` beside it."""
    done = set_up(folder, unit=_UNITS[0], officer_name="周玉", password=None, now=NOW)
    with open_office(folder, None, NOW) as office:
        with office.store.work(by=done.officer, now=NOW, action="import_tasks") as work:
            for number in range(1, tasks + 1):
                task = _task(number)
                work.tasks.add(task)
                _begin(work, task, number)
            work.commit()
        asked = _statements(office.store, office.office)
    paths = WorkspacePaths(folder)
    rules = load_rule_pack(read_card(paths).rule_pack)
    peer = {
        "database": str(paths.database),
        "key": master_key.unwrap(paths.keys, None).hex(),
        "words": {status.value: rules.progress_word(status) for status in ProgressStatus},
        **asked,
    }
    peer_file(folder).write_text(json.dumps(peer, ensure_ascii=False, indent=1), encoding="utf-8")


def fill_album(folder: Path, photos: list[Path]) -> None:
    """An unprotected workspace of one task with these photos, their small pictures made."""
    from dujiao_desktop.domain.evidence import EvidenceKind
    from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, attach_evidence
    from dujiao_desktop.usecases.look_at_evidence import thumb

    make_workspace(folder, 1)
    with open_office(folder, None, NOW) as office:
        with office.store.lists() as lists:
            task_id, (by,) = lists.find_task("1"), lists.officers()
        attached = attach_evidence(
            office.store, task_id, photos, EvidenceDraft(EvidenceKind.AFTER_PHOTO), office=office.office, by=by, now=NOW
        )
        for item in attached.items:
            thumb(office.store, office.paths, item)


def peer_file(folder: Path) -> Path:
    """What the peer has to know of a workspace."""
    return folder.with_name(folder.name + "-peer.json")


def _task(number: int) -> Task:
    site, fact = _SITES[number % len(_SITES)], _FACTS[number % len(_FACTS)]
    end = FIRST_DAY + timedelta(days=number % 700)
    deadline = Deadline(f"{end.year}年{end.month}月{end.day}日前", DeadlineKind.DATE, None, end)
    measures = tuple(
        Measure(MeasureId(new_id()), seq, f"{site}：{text}。", deadline=deadline)
        for seq, text in enumerate(_MEASURES, 1)
    )
    return Task(
        id=TaskId(new_id()),
        number=str(number),
        problem_text=f"{site}{fact}，第{number}号点位由群众反映后现场核实。",
        goal=f"{site}不再出现同类问题，周边群众满意。",
        kind=TaskKind.ENGINEERING,
        classes=("水",),
        units=(
            TaskUnit(UnitRole.LEAD, _UNITS[number % 7]),
            TaskUnit(UnitRole.RESPONSIBLE, _UNITS[0]),
            TaskUnit(UnitRole.RESPONSIBLE, _UNITS[(number + 3) % 7], 2),
        ),
        persons=(TaskPerson(PersonRole.RESPONSIBLE, "罗敏", "副主任"),),
        deadline=deadline,
        original_deadline=deadline,
        measures=measures,
        progress_status=_STATUSES[number % len(_STATUSES)],
    )


def _begin(work: Work, task: Task, number: int) -> None:
    """Every twentieth task waits for its verification, every hundredth is under a warning."""
    if number % 20 == 0:
        check = StepRecord(StepRecordId(new_id()), "self-check", NOW.date(), _UNITS[0], ("周玉", "何川"))
        work.closeouts.save(CloseOut(task.id, (Round(1, (check,)),)), CloseoutStatus.AWAITING_VERIFICATION)
    if number % 100 == 0:
        level = tuple(WarningLevel)[number // 100 % 3]
        work.warnings.add(WarningRecord(WarningId(new_id()), task.id, level, "资金未落实", NOW.date()))


def look(lists: Lists, office: Office, day: date) -> tuple[Today, Outlook]:
    """What the first page reads, beside the numbers of the navigation."""
    lists.navigation(day)
    return read_today(lists, office, day), look_ahead(lists, office, day)


def _statements(store: Store, office: Office) -> dict[str, object]:
    """What the store sends for the open tasks and their first window, for searches, for cards, and for the first page."""
    today = NOW.date()
    with listening() as sent, store.lists() as lists:

        def asked_by(look_up: Callable[[], object]) -> list[str]:
            sent.clear()
            look_up()
            return [statement for statement in sent if statement.lstrip().startswith(("SELECT", "WITH"))]

        def asking(asked: TaskFilter) -> dict[str, list[str]]:
            keys = lists.task_keys(asked, today)
            return {
                "keys": asked_by(lambda: lists.task_keys(asked, today)),
                "lines": asked_by(lambda: lists.task_lines(keys[:WINDOW], today)),
            }

        lists.get_ready()
        first = lists.task_lines(lists.task_keys(TaskFilter(open_only=True), today)[:CARDS], today)
        cards = [asked_by(lambda one=one: (lists.case_file(one.id), lists.history(one.id, 500))) for one in first]
        searches = [asking(TaskFilter(text=text, open_only=True)) for text in SEARCHES]
        radar = asked_by(lambda: look(lists, office, today))
        return {**asking(TaskFilter(open_only=True)), "searches": searches, "cards": cards, "radar": radar}


@contextmanager
def listening() -> Iterator[list[str]]:
    """Every statement that is sent through connections opened meanwhile."""
    sent: list[str] = []
    connect = dbapi2.connect

    def opened(*args: object, **kwargs: object) -> dbapi2.Connection:
        connection = connect(*args, **kwargs)
        connection.set_trace_callback(sent.append)
        return connection

    dbapi2.connect = opened
    try:
        yield sent
    finally:
        dbapi2.connect = connect


if __name__ == "__main__":
    make_workspace(Path(sys.argv[1]).absolute(), int(sys.argv[2]) if len(sys.argv) > 2 else TASKS)
