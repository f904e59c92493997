"""From the labelled texts of one task to its draft: the same for text blocks and table rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from dujiao_desktop.documents.reading.lexicon import PERSON_ROLES, UNIT_ROLES, Field
from dujiao_desktop.documents.reading.numbering import pair_items, split_items
from dujiao_desktop.documents.reading.values import is_status_phrase, people, progress_of, split_list, task_kind
from dujiao_desktop.domain.deadline_phrases import deadline_in, read_deadline, says_long_term
from dujiao_desktop.domain.deadlines import NO_DEADLINE, Deadline, DeadlineKind
from dujiao_desktop.domain.reading import MeasureDraft, ReadWarning, TaskDraft
from dujiao_desktop.domain.task import PersonRole, TaskPerson, TaskUnit, UnitRole


@dataclass(frozen=True, slots=True)
class Value:
    """A text as it stands, or the day a sheet holds in its place.

    Attributes:
        doubt: Why the text must not be read as a date, in the officer's words; empty when it may.
    """

    text: str
    day: date | None = None
    doubt: str = ""

    def deadline(self) -> Deadline:
        """The deadline these words state."""
        if self.doubt:
            return Deadline(self.text, DeadlineKind.UNKNOWN)
        return read_deadline(self.day or self.text)


_TAKEN: Final = frozenset(
    {*UNIT_ROLES, *PERSON_ROLES, Field.NUMBER, Field.UPPER_NUMBER, Field.CHAPTER, Field.PROBLEM, Field.GOAL}
    | {Field.MEASURES, Field.DEADLINE, Field.STATUS, Field.STATUS_OR_RESULT, Field.RESULT, Field.PHONE, Field.KIND}
    | {Field.CLASSES, Field.COMMON, Field.NOTE, Field.LONG_TERM}
)

_COMMON: Final = {"共性": True, "个性": False}

Part = Mapping[Field, Value]
"""What one row (or one block of text) says, by field; blank values are left out."""


@dataclass(slots=True)
class TaskRecord:
    """One task as collected from its source.

    Attributes:
        place: Where it stands, for sentences: ``第 7 行``.
        parts: The first row or the block, then one part for every further row of the same task.
        headers: The label or column header by which a field was stated, for sentences.
        remarks: Texts that belong to no field, each with its own label; they go to the note.
        text_is_measure: The list numbers measures rather than problems.
    """

    where: str
    place: str
    number: str
    parts: list[Part]
    headers: Mapping[Field, str] = field(default_factory=dict)
    chapter: str = ""
    remarks: list[str] = field(default_factory=list)
    source_text: str = ""
    cut_off: bool = False
    text_is_measure: bool = False


def task_draft(record: TaskRecord) -> tuple[TaskDraft, list[ReadWarning]]:
    """The draft of a record and what the officer should know about it. The record has a problem text or measures."""
    first = record.parts[0]
    warnings: list[ReadWarning] = []
    status_text, results = _status_and_results(record)
    measures = _measures(record, results, warnings)
    problem = _text(first, Field.PROBLEM) or (measures[0].text if measures else "")
    deadline = _task_deadline(record, measures, problem)
    status = progress_of(status_text) if status_text else None
    if status_text and status is None:
        warnings.append(
            ReadWarning("status_unknown", f"{record.place}：状态“{status_text}”认不出，原文已保留，请选定进展状态。")
        )
    if deadline.kind is DeadlineKind.UNKNOWN:
        warnings.append(_deadline_warning(record, deadline.text))
    elif any(measure.deadline.kind is DeadlineKind.UNKNOWN for measure in measures):
        words = "；".join(m.deadline.text for m in measures if m.deadline.kind is DeadlineKind.UNKNOWN)
        warnings.append(_deadline_warning(record, words))
    others = [f"{record.headers.get(of, of.value)}：{value.text}" for of, value in first.items() if of not in _TAKEN]
    notes = [_text(first, Field.NOTE), *others, *record.remarks]
    kind = task_kind(_text(first, Field.KIND))
    if kind is None and _text(first, Field.KIND):
        notes.append(f"任务类型：{_text(first, Field.KIND)}")
    common = _COMMON.get(_text(first, Field.COMMON).removesuffix("问题"))
    if common is None and _text(first, Field.COMMON):
        notes.append(f"共性个性：{_text(first, Field.COMMON)}")
    persons, left_over = _persons(first)
    draft = TaskDraft(
        where=record.where,
        number=record.number,
        problem_text=problem,
        upper_number=_text(first, Field.UPPER_NUMBER),
        chapter=_text(first, Field.CHAPTER) or record.chapter,
        goal=_text(first, Field.GOAL),
        kind=kind,
        classes=split_list(_text(first, Field.CLASSES)),
        common=common,
        units=_units(record),
        persons=persons,
        deadline=deadline,
        measures=measures,
        status_text=status_text,
        progress_status=status,
        is_long_term=_is_long_term(deadline) or says_long_term(status_text) or _says_yes(first, Field.LONG_TERM),
        cut_off=record.cut_off,
        note="\n".join(note for note in [*notes, *left_over] if note),
        source_text=record.source_text,
    )
    return draft, warnings


def _text(part: Part, of: Field) -> str:
    value = part.get(of)
    return value.text if value else ""


def _is_long_term(deadline: Deadline) -> bool:
    return deadline.kind is DeadlineKind.LONG_TERM or says_long_term(deadline.text)


def _says_yes(part: Part, of: Field) -> bool:
    return _text(part, of) in {"是", "√", "✓", "有", "长期", "长期坚持"}


def _status_and_results(record: TaskRecord) -> tuple[str, list[str]]:
    """The status phrase, and one result text for each part."""
    status = _text(record.parts[0], Field.STATUS)
    narrative = bool(status) and progress_of(status) is None and bool(re.search("[。；;\n]", status))
    results = []
    for part in record.parts:
        texts = [_text(part, Field.RESULT)]
        either = _text(part, Field.STATUS_OR_RESULT)
        if either and is_status_phrase(either) and not status:
            status = either
        elif either and either != status:
            texts.insert(0, either)
        results.append("\n".join(text for text in texts if text))
    if narrative:  # sentences under a status label tell of the work
        results[0] = "\n".join(text for text in (status, results[0]) if text)
        status = ""
    return status, results


def _measures(record: TaskRecord, results: list[str], warnings: list[ReadWarning]) -> tuple[MeasureDraft, ...]:
    if not any(_text(part, Field.MEASURES) for part in record.parts):
        return _only_measure(record, "\n".join(result for result in results if result))
    drafts: list[MeasureDraft] = []
    several_rows = len(record.parts) > 1
    for part, result in zip(record.parts, results, strict=True):
        text = _text(part, Field.MEASURES)
        items = split_items(text) or ((text,) if text else ())
        if not items and drafts and result:  # a row that only adds to the result of the measure above it
            drafts[-1] = replace(drafts[-1], result_text="\n".join(t for t in (drafts[-1].result_text, result) if t))
            continue
        paired = _paired(items, result)
        if paired is None:
            paired = (result, *[""] * (len(items) - 1))
            warnings.append(
                ReadWarning(
                    "results_not_paired",
                    f"{record.place}：有 {len(items)} 条措施，完成情况没有按同样的序号分条，暂全部记在第 1 条，请核对。",
                )
            )
        units = split_list(_text(part, Field.RESPONSIBLE)) if several_rows else ()
        for item, outcome, due in zip(items, paired, _deadlines(part, items, several_rows), strict=True):
            drafts.append(MeasureDraft(len(drafts) + 1, item, units, due, outcome))
    return tuple(drafts)


def _only_measure(record: TaskRecord, result: str) -> tuple[MeasureDraft, ...]:
    """Where the list states no measures, its text is the measure if the list is one of measures or states a result."""
    text = _text(record.parts[0], Field.PROBLEM)
    if not text or not (result or record.text_is_measure):
        return ()
    return (MeasureDraft(1, text, (), deadline_in(text), result),)


def _paired(items: tuple[str, ...], result: str) -> tuple[str, ...] | None:
    """Results in the order of the measures when both are numbered alike; None when they are not."""
    if len(items) <= 1 or not result:
        return (result,) if len(items) == 1 else ("",) * len(items)
    outcomes = pair_items(result, len(items))
    return tuple(outcomes.get(n, "") for n in range(1, len(items) + 1)) if outcomes else None


def _deadlines(part: Part, items: tuple[str, ...], several_rows: bool) -> list[Deadline]:
    """One deadline per measure: stated in its text, numbered alike in the deadline cell, or that of its own row."""
    stated = part.get(Field.DEADLINE)
    each = split_items(stated.text) if stated and not stated.day else ()
    if len(each) == len(items) > 1:
        return [read_deadline(words) for words in each]
    row = stated.deadline() if stated and several_rows else NO_DEADLINE
    found = [deadline_in(item) for item in items]
    return [due if due.kind is not DeadlineKind.NONE else row for due in found]


def _task_deadline(record: TaskRecord, measures: tuple[MeasureDraft, ...], problem: str) -> Deadline:
    """The stated one; where every measure has a day of its own, the last of them; else what the text itself says."""
    stated = [value for part in record.parts if (value := part.get(Field.DEADLINE))]
    texts = {value.text for value in stated}
    if len(texts) == 1 and len(split_items(stated[0].text)) <= 1:
        return stated[0].deadline()
    if stated:
        ends = [m.deadline for m in measures if m.deadline.end]
        if measures and len(ends) == len(measures):
            last = max(ends, key=lambda due: due.end or date.min)
            return Deadline(last.text, DeadlineKind.DATE, None, last.end)
        return Deadline("；".join(value.text for value in stated), DeadlineKind.UNKNOWN)
    return deadline_in(problem)


def _deadline_warning(record: TaskRecord, words: str) -> ReadWarning:
    header = record.headers.get(Field.DEADLINE, "整改时限")
    stated = [value for part in record.parts if (value := part.get(Field.DEADLINE))]
    doubt = next((value.doubt for value in stated if value.doubt), "")
    reason = doubt or "认不出是哪一天"
    return ReadWarning("deadline_unknown", f"{record.place}「{header}」：“{words}”{reason}，原文已保留，请补填日期。")


def _units(record: TaskRecord) -> tuple[TaskUnit, ...]:
    units: list[TaskUnit] = []
    for of, role in UNIT_ROLES.items():
        names = dict.fromkeys(name for part in record.parts for name in split_list(_text(part, of)))
        units += [TaskUnit(role, name, order) for order, name in enumerate(names, 1)]
    order = list(UnitRole)
    return tuple(sorted(units, key=lambda unit: (order.index(unit.role), unit.order)))


def _persons(part: Part) -> tuple[tuple[TaskPerson, ...], list[str]]:
    """Persons of all roles; a telephone number goes to the contact, else the responsible person, else to the note."""
    persons = [person for of, role in PERSON_ROLES.items() for person in people(_text(part, of), role)]
    phone = _text(part, Field.PHONE)
    if not phone:
        return tuple(persons), []
    for role in (PersonRole.CONTACT, PersonRole.RESPONSIBLE):
        for at, person in enumerate(persons):
            if person.role is role and not person.phone:
                persons[at] = replace(person, phone=phone)
                return tuple(persons), []
    return tuple(persons), [f"联系电话：{phone}"]
