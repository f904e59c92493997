"""补录: steps that were done on paper before the task came into the program, marked with the paper they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.rule_pack import StepRule
from dujiao_desktop.domain.transition import backfill, step_of
from dujiao_desktop.usecases.advance_closeout import StepDraft, StepTaken, changes_of, kept, step_record
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, add_to_case, taking_in

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store


def backfill_steps(
    store: Store,
    task_id: TaskId,
    records: Sequence[StepDraft],
    document: str,
    scan: Path,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    finishes: str = "",
) -> StepTaken:
    """Enter steps from paper, in their order, all or none; today's gates do not ask for what nobody collected then.

    Args:
        store: Where the task is.
        task_id: The task.
        records: What the paper says, step by step; scans of their own are attached beside `scan`.
        document: Name or number of the paper (文号、名称); every step is marked with it.
        scan: The paper itself; attached once, and put to every step.
        office: Ours.
        by: Who enters it.
        now: When it is entered; no step may lie after it.
        finishes: Place whose draft goes with it.

    Raises:
        Refused: ``field_empty`` without document or steps; ``task_closed``, ``step_out_of_order``, ``unknown_step``;
            files that cannot be taken.
        StepNotReady: Dates that cannot be; names everything. Nothing was written.
    """
    paper = document.strip()
    for word, is_empty in (("补录依据（文件名称或文号）", not paper), ("补录的步骤", not records)):
        if is_empty:
            raise Refused("field_empty", field=word)
    with store.lists() as lists:
        office = office.under(lists.closeout(task_id))
    steps = [(step_of(office.rules, draft.step), draft) for draft in records]
    with taking_in(store) as take:
        (basis,) = take([scan], EvidenceKind.OTHER)
        files = [take(draft.scans, _kind(step)) for step, draft in steps]
        with store.work(by=by, now=now, action="backfill_steps") as work:
            task = work.tasks.get(task_id)
            first, last = steps[0][0], records[-1]
            whole = EvidenceDraft(_kind(first), paper, step=first.key, formed_on=last.happened_on, doc_no=paper)
            shared = add_to_case(work, task_id, basis, whole, office, by, now)
            for (step, draft), own in zip(steps, files, strict=True):
                title = f"{step.word}（补录）"
                one = EvidenceDraft(_kind(step), title, step=step.key, formed_on=draft.happened_on, doc_no=paper)
                beside = [add_to_case(work, task_id, file, one, office, by, now).id for file in own]
                scans = tuple(dict.fromkeys((shared.id, *beside)))
                record = step_record(draft, step, task, scans, office=office, by=by, now=now)
                record = replace(record, backfilled_from=paper)
                case = work.case_file(task_id)
                closeout = backfill(case, record, office, now.date())
                status = kept(work, case, closeout, office)
            work.commit(finishes)
    return StepTaken(closeout, status, changes_of(task_id))


def _kind(step: StepRule) -> EvidenceKind:
    """The kind of the paper behind a step.

    A signed scan put to the self-check would be bound into the next dossier in the place of its closure form, which
    an old paper is not.
    """
    return EvidenceKind.OTHER if step.scan_kind is EvidenceKind.SIGNED_SCAN else step.scan_kind
