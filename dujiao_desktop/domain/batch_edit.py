"""批量修改: one field of many tasks, and what it becomes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.task import PersonRole, ProgressStatus, TaskKind, TaskPerson, TaskUnit, UnitRole

_Part = TypeVar("_Part")


class BatchField(StrEnum):
    """What can be changed in many tasks at once."""

    RESPONSIBLE_UNITS = "responsible_units"
    LEAD_UNITS = "lead_units"
    CO_UNITS = "co_units"
    ACCEPTANCE_UNITS = "acceptance_units"
    SUPERVISING_UNITS = "supervising_units"
    CASE_LEADER = "case_leader"
    FIRST_RESPONSIBLE = "first_responsible"
    RESPONSIBLE_PERSON = "responsible_person"
    CONTACT = "contact"
    CLASSES = "classes"
    NINE_GOV = "nine_gov"
    KIND = "kind"
    PROGRESS = "progress"
    DEADLINE = "deadline"
    NOTE = "note"
    LONG_TERM = "long_term"


class Way(StrEnum):
    """How a field is changed; the last three are for fields that hold several words."""

    SET = "set"  # 设为
    ADD = "add"  # 加上
    TAKE = "take"  # 去掉
    CLEAR = "clear"  # 清空


WAY_WORDS: Final[dict[Way, str]] = {Way.SET: "设为", Way.ADD: "加上", Way.TAKE: "去掉", Way.CLEAR: "清空"}

UNIT_FIELDS: Final[dict[BatchField, UnitRole]] = {
    BatchField.RESPONSIBLE_UNITS: UnitRole.RESPONSIBLE,
    BatchField.LEAD_UNITS: UnitRole.LEAD,
    BatchField.CO_UNITS: UnitRole.CO,
    BatchField.ACCEPTANCE_UNITS: UnitRole.ACCEPTANCE,
    BatchField.SUPERVISING_UNITS: UnitRole.SUPERVISING,
}
PERSON_FIELDS: Final[dict[BatchField, PersonRole]] = {
    BatchField.CASE_LEADER: PersonRole.CASE_LEADER,
    BatchField.FIRST_RESPONSIBLE: PersonRole.FIRST_RESPONSIBLE,
    BatchField.RESPONSIBLE_PERSON: PersonRole.RESPONSIBLE,
    BatchField.CONTACT: PersonRole.CONTACT,
}
_LISTS: Final = frozenset({*UNIT_FIELDS, *PERSON_FIELDS, BatchField.CLASSES, BatchField.NINE_GOV})
_WORDS: Final[dict[BatchField, str]] = {
    BatchField.CLASSES: "类别",
    BatchField.NINE_GOV: "九治",
    BatchField.KIND: "工程/非工程",
    BatchField.PROGRESS: "进展状态",
    BatchField.DEADLINE: "整改时限",
    BatchField.NOTE: "备注",
    BatchField.LONG_TERM: "长期坚持",
}


@dataclass(frozen=True, slots=True)
class BatchChange:
    """One field and what it becomes; only what belongs to the field is looked at.

    Attributes:
        names: Units, persons, classes or 九治 to set, add or take away.
        post, phone: Of the one person that is set or added.
        text: Words of the deadline; the note; what is said of the progress.
        kind, status: The new value of these fields.
        flag: Whether it is 长期坚持.
    """

    field: BatchField
    way: Way = Way.SET
    names: tuple[str, ...] = ()
    post: str = ""
    phone: str = ""
    text: str = ""
    kind: TaskKind | None = None
    status: ProgressStatus | None = None
    flag: bool = False

    @property
    def says_something(self) -> bool:
        """Whether a new value is stated; nothing is cleared but by `Way.CLEAR`."""
        if self.way is Way.CLEAR or self.field is BatchField.LONG_TERM:
            return True
        if self.field in _LISTS:
            return bool(self.names)
        if self.field is BatchField.KIND:
            return self.kind is not None
        if self.field is BatchField.PROGRESS:
            return self.status is not None and bool(self.text.strip())
        return bool(self.text.strip())


def ways_of(field: BatchField) -> tuple[Way, ...]:
    """How a field can be changed."""
    if field in _LISTS:
        return tuple(Way)
    if field is BatchField.NOTE:
        return (Way.SET, Way.ADD, Way.CLEAR)
    if field is BatchField.DEADLINE:
        return (Way.SET, Way.CLEAR)
    return (Way.SET,)


def field_word(field: BatchField, rules: RulePack) -> str:
    """What the office calls the field."""
    if field in UNIT_FIELDS:
        return rules.words.unit_role[UNIT_FIELDS[field]]
    if field in PERSON_FIELDS:
        return rules.words.person_role[PERSON_FIELDS[field]]
    return _WORDS[field]


def usual_statement(status: ProgressStatus, rules: RulePack) -> str:
    """What is said of the progress where the officer says no more: the change itself."""
    return f"进展状态改为“{rules.progress_word(status)}”。"


def changed_words(old: tuple[str, ...], change: BatchChange) -> tuple[str, ...]:
    """A list of words after the change, each once, in order."""
    if change.way is Way.CLEAR:
        return ()
    if change.way is Way.TAKE:
        return tuple(word for word in old if word not in change.names)
    return tuple(dict.fromkeys((*old, *change.names) if change.way is Way.ADD else change.names))


def changed_units(units: tuple[TaskUnit, ...], change: BatchChange) -> tuple[TaskUnit, ...]:
    """All units of a task after the change of those in one role."""
    role = UNIT_FIELDS[change.field]
    old = tuple(u.name for u in sorted(units, key=lambda u: u.order) if u.role is role)
    new = [TaskUnit(role, name, order) for order, name in enumerate(changed_words(old, change), start=1)]
    return _in_place(units, lambda u: u.role is role, new)


def changed_persons(persons: tuple[TaskPerson, ...], change: BatchChange) -> tuple[TaskPerson, ...]:
    """All persons of a task after the change of those in one role; who stays keeps post and telephone."""
    role = PERSON_FIELDS[change.field]
    known = {p.name: p for p in persons if p.role is role}
    post, phone = (change.post, change.phone) if len(change.names) == 1 else ("", "")
    stated = {name: TaskPerson(role, name, post, phone) for name in change.names}
    if not (post or phone):
        # Only a name was stated: what is known of that person stays true.
        stated |= {name: known[name] for name in stated.keys() & known.keys()}
    everyone = known | stated
    return _in_place(persons, lambda p: p.role is role, [everyone[n] for n in changed_words(tuple(known), change)])


def _in_place(parts: tuple[_Part, ...], is_meant: Callable[[_Part], bool], new: Sequence[_Part]) -> tuple[_Part, ...]:
    """The meant parts made `new` where the first of them stood, so that the others keep their places."""
    before = [p for p in parts if not is_meant(p)]
    first = next((n for n, p in enumerate(parts) if is_meant(p)), len(before))
    return (*before[:first], *new, *before[first:])
