"""专项方案: keep a plan with its original, put tasks under it, and say where its numbers do not agree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.identity import PlanId, TaskId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.plan import Plan, PlanStanding, YearShare, plan_gaps
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.usecases.attach_evidence import taking_in
from dujiao_desktop.usecases.look_at_evidence import copy_of_file
from dujiao_desktop.usecases.sentences import sentence_of

if TYPE_CHECKING:
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.lists import Lists
    from dujiao_desktop.store.work import Work

_SHARE = re.compile(r"(\d{4})年?(?:底前?|前)?[=:](\d{1,5})项?")
_COUNT = re.compile(r"\d{1,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PlanEdit:
    """A plan as an officer types it.

    Attributes:
        total: “37”; empty where the plan names no number.
        shares: “2025=32、2026=3、2027=2”; empty where it has no split.
        file: A new original; None leaves the one there is.
    """

    title: str
    doc_no: str = ""
    issuer: str = ""
    issued_on: date | None = None
    total: str = ""
    shares: str = ""
    note: str = ""
    file: Path | None = None

    @classmethod
    def of(cls, plan: Plan) -> PlanEdit:
        """The edit that changes nothing; a form starts from it."""
        total = "" if plan.total is None else str(plan.total)
        return cls(plan.title, plan.doc_no, plan.issuer, plan.issued_on, total, shares_in_words(plan.shares), plan.note)


@dataclass(frozen=True, slots=True)
class PlanKept:
    """The plan as kept."""

    plan: Plan
    changes: Changes


def plans(lists: Lists) -> tuple[PlanStanding, ...]:
    """All plans, the newest first, each with the tasks found under it."""
    return lists.plans()


def plan_sentences(standing: PlanStanding) -> tuple[str, ...]:
    """What is to be said of its numbers: where they differ, or that its split agrees with its total."""
    plan = standing.plan
    said = [sentence_of(gap.code, gap.facts) for gap in plan_gaps(standing)]
    if plan.total is not None and plan.shares and sum(s.count for s in plan.shares) == plan.total:
        said.insert(0, sentence_of("plan_sum_agrees", {"sum": plan.sum_in_words}))
    return tuple(said)


def split_in_words(total: int | None, shares: Collection[YearShare]) -> str:
    """Whether a split makes its total, as it is being typed; empty while one of them is missing."""
    if total is None or not shares:
        return ""
    typed = PlanStanding(Plan(PlanId(""), "", total=total, shares=tuple(shares)), {None: total})
    return plan_sentences(typed)[0]


def copy_of_original(store: Store, plan: Plan) -> Path:
    """A copy of the plan's original under its own name, to be looked at. Raises as `copy_for_viewing`."""
    return copy_of_file(store, plan.sha256, plan.file_name, plan.title)


def numbers_agree(standing: PlanStanding) -> bool:
    """Whether nothing has to be looked at."""
    return not any(plan_gaps(standing))


def find_plan(lists: Lists, title: str) -> Plan:
    """The plan an officer means by its title or identity. Raises `Refused` ``plan_not_found`` with those there are."""
    there = [standing.plan for standing in lists.plans()]
    found = next((p for p in there if title.strip() in (p.title, p.id)), None)
    if found is None:
        raise Refused("plan_not_found", title=title.strip(), known=tuple(p.title for p in there) or ("还没有",))
    return found


def add_plan(
    store: Store, edit: PlanEdit, tasks: Collection[TaskId] = (), *, by: Officer, now: datetime, finishes: str = ""
) -> PlanKept:
    """Keep a new plan with its original, and put tasks under it.

    Raises:
        Refused: ``field_empty``, ``plan_exists``, ``not_a_count``, ``not_year_shares``, ``date_in_future``,
            ``task_not_found``, or as taking in a file.
    """
    return _keep(store, "add_plan", None, edit, tasks, by, now, finishes)


def edit_plan(
    store: Store,
    plan_id: PlanId,
    edit: PlanEdit,
    tasks: Collection[TaskId],
    *,
    by: Officer,
    now: datetime,
    finishes: str = "",
) -> PlanKept:
    """Change a plan, and which tasks are under it. Raises `Refused` ``record_not_found`` and as `add_plan`."""
    return _keep(store, "edit_plan", plan_id, edit, tasks, by, now, finishes)


def join_plan(store: Store, task_id: TaskId, plan_id: PlanId, *, by: Officer, now: datetime) -> Changes:
    """Put a task under a plan. Raises `Refused` ``record_not_found``, ``task_not_found``."""
    return _move(store, task_id, plan_id, by, now, under=True)


def leave_plan(store: Store, task_id: TaskId, plan_id: PlanId, *, by: Officer, now: datetime) -> Changes:
    """Take a task from under a plan. Raises `Refused` ``record_not_found``, ``task_not_found``."""
    return _move(store, task_id, plan_id, by, now, under=False)


def _move(store: Store, task_id: TaskId, plan_id: PlanId, by: Officer, now: datetime, *, under: bool) -> Changes:
    with store.work(by=by, now=now, action="edit_plan") as work:
        plan = work.plans.get(plan_id)
        work.tasks.get(task_id)
        there = frozenset(work.plans.tasks_of(plan_id))
        moved = _put_under(work, plan, there | {task_id} if under else there - {task_id})
        work.commit()
    return Changes(tasks=moved, lists=bool(moved), plans=bool(moved))


def remove_plan(store: Store, plan_id: PlanId, *, by: Officer, now: datetime) -> Changes:
    """Put a plan into the recycle bin; the tasks under it stay as they are. Raises `Refused` ``record_not_found``."""
    with store.work(by=by, now=now, action="remove_plan") as work:
        under = work.plans.tasks_of(plan_id)
        work.plans.remove(plan_id)
        work.commit()
    return Changes(tasks=frozenset(under), lists=True, plans=True)


def _keep(
    store: Store,
    action: str,
    plan_id: PlanId | None,
    edit: PlanEdit,
    tasks: Collection[TaskId],
    by: Officer,
    now: datetime,
    finishes: str,
) -> PlanKept:
    if not edit.title.strip():
        raise Refused("field_empty", field="方案名称")
    if edit.issued_on is not None and edit.issued_on > now.date():
        raise Refused("date_in_future", date=edit.issued_on.isoformat())
    total, shares = read_count(edit.total, "总数"), read_shares(edit.shares)
    with taking_in(store) as take:
        taken = take([edit.file], EvidenceKind.PLAN)[0] if edit.file is not None else None
        with store.work(by=by, now=now, action=action) as work:
            title = edit.title.strip()
            if any(p.title == title and p.id != plan_id for p in work.plans.all()):
                raise Refused("plan_exists", title=title)
            old = Plan(PlanId(new_id()), "") if plan_id is None else work.plans.get(plan_id)
            new = replace(
                old,
                title=title,
                doc_no=edit.doc_no.strip(),
                issuer=edit.issuer.strip(),
                issued_on=edit.issued_on,
                total=total,
                shares=shares,
                note=edit.note.strip(),
                file_name=taken.name if taken else old.file_name,
                sha256=taken.sha256 if taken else old.sha256,
            )
            if plan_id is None:
                work.plans.add(new)
            kept = work.plans.save(new) if plan_id is not None else work.plans.get(new.id)
            moved = _put_under(work, kept, frozenset(tasks))
            work.commit(finishes)
    return PlanKept(kept, Changes(tasks=moved, lists=bool(moved), plans=True))


def _put_under(work: Work, plan: Plan, wanted: frozenset[TaskId]) -> frozenset[TaskId]:
    there = frozenset(work.plans.tasks_of(plan.id))
    for task_id in sorted(wanted - there):
        work.tasks.get(task_id)
        work.plans.put_under(plan, task_id)
    for task_id in sorted(there - wanted):
        work.plans.take_from(plan.id, task_id)
    return wanted ^ there


def read_count(text: str, field: str) -> int | None:
    """A number of tasks; None where none is stated. Raises `Refused` ``not_a_count``."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).removesuffix("项")
    if not plain:
        return None
    if not _COUNT.fullmatch(plain):
        raise Refused("not_a_count", text=text.strip(), field=field)
    return int(plain)


def read_shares(text: str) -> tuple[YearShare, ...]:
    """“2025=32、2026年底前：3项” as typed, in order of years. Raises `Refused` ``not_year_shares``."""
    plain = unicodedata.normalize("NFKC", text)
    found: dict[int, int] = {}
    for piece in re.split(r"[、,;。\n]", plain):
        said = "".join(piece.split())
        if not said:
            continue
        read = _SHARE.fullmatch(said)
        if read is None or int(read[1]) in found:
            raise Refused("not_year_shares", text=text.strip())
        found[int(read[1])] = int(read[2])
    return tuple(YearShare(year, found[year]) for year in sorted(found))


def shares_in_words(shares: Collection[YearShare]) -> str:
    """“2025=32、2026=3”."""
    return "、".join(f"{s.year}={s.count}" for s in shares)
