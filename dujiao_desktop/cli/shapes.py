"""The JSON shapes of the command line: documented in docs/commands.md, stable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, cast

import msgspec

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.errors import Missing, StepNotReady, Told
from dujiao_desktop.domain.indicator import Indicator
from dujiao_desktop.domain.next_visits import NextVisit
from dujiao_desktop.domain.parts import Part
from dujiao_desktop.domain.plan import PlanStanding
from dujiao_desktop.domain.task_line import TaskLine
from dujiao_desktop.usecases.import_tasks import Imported, ImportPreview
from dujiao_desktop.usecases.plans import numbers_agree, plan_sentences
from dujiao_desktop.usecases.read_task import StepState, Why
from dujiao_desktop.usecases.sentences import sentence

if TYPE_CHECKING:
    from dujiao_desktop.domain.reading import Reading
    from dujiao_desktop.usecases.verify_package import Verdict

Shape = dict[str, object]


def task_line(line: TaskLine) -> Shape:
    """A task in a list."""
    return {
        "id": line.id,
        "number": line.number,
        "problem_text": line.problem_text,
        "lead_units": line.lead_units,
        "responsible_units": line.responsible_units,
        "deadline_text": line.deadline.text,
        "deadline": line.deadline.end,
        "progress_status": line.progress_status,
        "closeout_status": line.closeout_status,
        "is_long_term": line.is_long_term,
    }


def whole_task(case: CaseFile, steps: tuple[StepState, ...], whys: Sequence[Why] = ()) -> Shape:
    """Every field of a task, its source, progress, evidence and close-out, and what it still lacks."""
    shape: Shape = msgspec.to_builtins(case.task)
    shape["lead_units"] = [u.name for u in case.task.units if u.role == "lead"]
    shape["responsible_units"] = [u.name for u in case.task.units if u.role == "responsible"]
    shape["deadline_text"] = case.task.deadline.text
    shape["source"] = msgspec.to_builtins(case.source)
    shape["progress"] = msgspec.to_builtins(case.progress)
    shape["evidence"] = msgspec.to_builtins(case.evidence)
    shape["closeout"] = msgspec.to_builtins(case.closeout)
    shape["warnings"] = msgspec.to_builtins(case.warnings)
    shape["parts"] = msgspec.to_builtins(case.parts)
    shape["links"] = msgspec.to_builtins(case.links)
    shape["plans"] = msgspec.to_builtins(case.plans)
    shape["indicators"] = [indicator(i) for i in case.indicators]
    shape["extensions"] = msgspec.to_builtins(case.extensions)
    shape["visits"] = msgspec.to_builtins(case.visits)
    shape["missing"] = gaps([m for state in steps for m in state.missing], whys)
    return shape


def next_visit(one: NextVisit) -> Shape:
    """A visit that is due."""
    return {"kind": one.kind, "due": one.due, "is_first": one.is_first}


def part(one: Part) -> Shape:
    """A village or point of a task."""
    return {"seq": one.seq, "name": one.name, "done_on": one.done_on, "is_done": one.is_done}


def indicator(one: Indicator) -> Shape:
    """A goal in numbers, with what was measured and whether it is reached."""
    shape: Shape = msgspec.to_builtins(one)
    return shape | {"standing": one.standing}


def plan(standing: PlanStanding) -> Shape:
    """A plan with its numbers against the tasks found under it."""
    one = standing.plan
    return {
        "id": one.id,
        "title": one.title,
        "doc_no": one.doc_no,
        "issuer": one.issuer,
        "issued_on": one.issued_on,
        "total": one.total,
        "shares": {str(s.year): s.count for s in one.shares},
        "file_name": one.file_name,
        "tasks": standing.tasks,
        "agrees": numbers_agree(standing),
        "sentences": plan_sentences(standing),
    }


def import_result(done: Imported) -> Shape:
    """What an import wrote."""
    return _reading(done.reading) | {
        "imported": len(done.imported),
        "updated": len(done.updated),
        "unchanged": len(done.unchanged),
        "tasks": [*done.imported, *done.updated, *done.unchanged],
        "complaints": {fate: len(ids) for fate, ids in done.complaints.items()},
        "batch": done.batch_id,
    }


def import_preview(previewed: ImportPreview) -> Shape:
    """What an import would write; nothing has been written."""
    return _reading(previewed.reading) | {
        "imported": 0,
        "updated": 0,
        "unchanged": 0,
        "tasks": [],
        "would_import": previewed.count("new"),
        "would_update": previewed.count("updated"),
        "would_leave": previewed.count("unchanged"),
    }


def verdict(found: Verdict) -> Shape:
    """What a verification found."""
    return {
        "verdict": found.verdict,
        "sentence": sentence(Told(found.sentence_code, **found.facts)),
        "files": [{"path": f.path, "finding": f.finding} for f in found.files],
        "signatures": [
            {"signer": s.signer, "role": s.role, "unit": s.unit, "time": s.time, "valid": s.valid}
            for s in found.signatures
        ],
        "sha256": found.sha256,
    }


def gaps(missing: Sequence[Missing], whys: Sequence[Why] = ()) -> list[Shape]:
    """What is missing, each with its reason where reasons are given."""
    told: list[Shape] = [{f.name: getattr(gap, f.name) for f in fields(gap)} for gap in missing]
    for gap, why in zip(told, whys, strict=False):
        gap["why"] = msgspec.to_builtins(why)
    return told


def error(told: Told) -> Shape:
    """What was refused or unavailable."""
    lacks = gaps(told.missing, whys_of(told)) if isinstance(told, StepNotReady) else []
    return {"error": {"code": told.code, "sentence": sentence(told), "missing": lacks}}


def whys_of(told: StepNotReady) -> Sequence[Why]:
    """The reasons that a refusal carries; nothing where none were asked for."""
    return cast(Sequence[Why], told.facts.get("why", ()))


def _reading(reading: Reading) -> Shape:
    return {
        "kind": reading.kind,
        "skipped": sum(1 for r in reading.rows if r.fate == "skipped"),
        "rows": len(reading.rows),
        "problems": [{"where": r.where, "text": r.text, "reason": r.reason} for r in reading.problems],
        "warnings": [{"code": w.code, "text": w.text} for w in reading.warnings],
        "announced": {"measures": reading.announced.measures, "problems": reading.announced.problems},
        "cut_off": reading.cut_off,
    }
