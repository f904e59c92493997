"""规定材料: for each thing a step asks for, whether it is there, why not, or what was said instead. Gates read from here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.errors import Missing, Refused
from dujiao_desktop.domain.evidence import Destination, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.rule_pack import RulePack, SlotRule, StepRule
from dujiao_desktop.domain.slot_answer import REPLY_WORDS, Reply, SlotAnswer


class SlotState(StrEnum):
    """How a slot stands; only `FILLED` counts as 有."""

    MISSING = "missing"  # 缺
    FILLED = "filled"  # 有
    UNFIT = "unfit"  # 不合格
    NOT_APPLICABLE = "not_applicable"  # 不适用
    CANNOT_PROVIDE = "cannot_provide"  # 无法提供


STATE_WORDS: dict[SlotState, str] = {
    SlotState.MISSING: "缺",
    SlotState.FILLED: "有",
    SlotState.UNFIT: "不合格",
    SlotState.NOT_APPLICABLE: REPLY_WORDS[Reply.NOT_APPLICABLE],
    SlotState.CANNOT_PROVIDE: REPLY_WORDS[Reply.CANNOT_PROVIDE],
}


_NOT_STATED = {"slot_date": "日期", "slot_pages": "页数"}
_TOLD = 2
"""So many faults are told in one line."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing a step asks for, in the round under way.

    Attributes:
        items: The files in it that count, fit or not.
        beside: Files of its kind that do not count, with the reason, e.g. 仅内部.
        faults: What is wrong with files that count.
        answer: What was said of it in this round; None for nothing.
        statement: The signed 情况说明 that goes with the answer; None until its scan is there and counts.
        earlier: What was said of it in the last round before; a proposal, no more.
    """

    step: StepRule
    rule: SlotRule
    items: tuple[EvidenceItem, ...]
    beside: tuple[tuple[EvidenceItem, str], ...]
    faults: tuple[Missing, ...]
    answer: SlotAnswer | None
    statement: EvidenceItem | None
    earlier: SlotAnswer | None

    @property
    def place(self) -> str:
        """Where it is answered for."""
        return f"slots/{self.step.key}/{self.rule.key}"

    @property
    def rule_path(self) -> str:
        """Key path of what asks for it."""
        return f"steps.{self.step.key}.slots.{self.rule.key}"

    @property
    def state(self) -> SlotState:
        """How it stands; an answer is passed over once the thing itself is there."""
        if not self.faults and len(self.items) >= self.rule.at_least:
            return SlotState.FILLED
        if self.answer is not None:
            return SlotState(self.answer.reply)
        return SlotState.UNFIT if self.faults or self.beside else SlotState.MISSING

    @property
    def is_allowed(self) -> bool:
        """Whether the rule pack lets the answer stand for the thing itself."""
        return self.answer is not None and self.rule.allows(self.answer.reply)

    @property
    def stands(self) -> bool:
        """Whether the answer lifts the gate: allowed, and with its signed statement where it needs one."""
        if self.answer is None or self.state is SlotState.FILLED or not self.is_allowed:
            return False
        return self.answer.reply is Reply.NOT_APPLICABLE or self.statement is not None

    @property
    def wants_statement(self) -> bool:
        """Whether the answer waits for its signed statement."""
        answer = self.answer
        explained = answer is not None and answer.reply is Reply.CANNOT_PROVIDE
        return explained and self.state is not SlotState.FILLED and self.statement is None

    @property
    def why(self) -> str:
        """What is to be known beside the word for the state; empty where the word says it all."""
        if self.state is SlotState.FILLED:
            return f"{len(self.items)} 件"
        if self.answer is not None:
            return f"{self.answer.reason}{self._after_reason()}"
        told = [_count_words(self.rule, len(self.items)).strip("（）")] if len(self.items) < self.rule.at_least else []
        told += [self._fault_words(fault) for fault in self.faults[:_TOLD]] + [why for _, why in self.beside]
        more = f"，共 {len(self.faults)} 处" if len(self.faults) > _TOLD else ""
        return "；".join(dict.fromkeys(word for word in told if word)) + more

    def _fault_words(self, fault: Missing) -> str:
        words = fault.text.removeprefix(self.rule.word)
        for code, word in _NOT_STATED.items():
            if fault.code == code:
                return f"{words.removesuffix(f'的{word}')}没有{word}"
        return words

    def _after_reason(self) -> str:
        if not self.is_allowed:
            return "（规则包不允许，仍要提供）"
        if self.answer is not None and self.answer.reply is Reply.CANNOT_PROVIDE:
            return "（附情况说明）" if self.statement is not None else "（情况说明的签字扫描件还没有挂上）"
        return ""

    def gaps(self, demanded: Iterable[str] = ()) -> Iterator[Missing]:
        """What keeps a step from being done; `demanded` are places that a return has named already."""
        if self.stands:
            return
        if self.state is not SlotState.FILLED and self.answer is not None:
            yield self._answer_gap(self.answer)
            return
        kind = f"evidence/{self.rule.kinds[0]}"
        # What the return asks for anew has been named already.
        is_named = self.rule.at_least == 1 and kind in demanded
        if len(self.items) < self.rule.at_least and not is_named:
            why = next((f"（{why}）" for _, why in self.beside), "")
            text = f"{self.rule.word}{_count_words(self.rule, len(self.items))}{why}"
            yield Missing("slot", text, kind, self.rule_path)
        yield from self.faults

    def _answer_gap(self, answer: SlotAnswer) -> Missing:
        word = self.rule.word
        if not self.is_allowed:
            text = f"{word}（填了{REPLY_WORDS[answer.reply]}，规则包不允许，仍要提供）"
            return Missing("slot", text, f"evidence/{self.rule.kinds[0]}", self.rule_path)
        return Missing("slot_statement", f"{word}：情况说明的签字扫描件", self.place, self.rule_path)


def slot_items(case: CaseFile, rule: SlotRule) -> tuple[EvidenceItem, ...]:
    """The evidence in a slot; what is 仅内部 fills none, since nobody will ever see it, and no statement ever does."""
    return tuple(e for e in case.for_dossier if e.kind in rule.kinds and e.kind is not EvidenceKind.STATEMENT)


def slots_of(case: CaseFile, step: StepRule, on: date | None = None) -> tuple[Slot, ...]:
    """Everything `step` asks of a task of this kind; `on` is the day of the step, where it is known."""
    return tuple(_slot(case, step, rule, on) for rule in step.slots if rule.applies_to(case.task.kind))


def all_slots(case: CaseFile, rules: RulePack) -> tuple[Slot, ...]:
    """Everything the steps of a pack ask of a task of this kind, in their order."""
    return tuple(slot for step in rules.steps for slot in slots_of(case, step))


def slot_named(case: CaseFile, rules: RulePack, asked: str) -> Slot:
    """A slot by key, word, or both with its step: ``after_photo``, 整改后照片, ``self-check/after_photo``.

    Of several with one name, the step waited for has the first word.

    Raises:
        Refused: ``unknown_slot`` with those there are.
    """
    expected = case.closeout.next_step(rules)
    found = sorted(all_slots(case, rules), key=lambda slot: slot.step is not expected)
    for slot in found:
        if asked.strip() in (slot.rule.key, slot.rule.word, f"{slot.step.key}/{slot.rule.key}"):
            return slot
    known = tuple(f"{slot.rule.word}（{slot.step.key}/{slot.rule.key}）" for slot in all_slots(case, rules))
    raise Refused("unknown_slot", asked=asked.strip(), known=known or ("没有",))


def is_explained(case: CaseFile, rules: RulePack, kind: EvidenceKind) -> bool:
    """Whether a signed statement says why evidence of this kind cannot be shown."""
    return any(
        slot.stands and slot.state is SlotState.CANNOT_PROVIDE
        for slot in all_slots(case, rules)
        if kind in slot.rule.kinds
    )


def _slot(case: CaseFile, step: StepRule, rule: SlotRule, on: date | None) -> Slot:
    number = case.closeout.current.number
    said = [a for a in case.slot_answers if (a.step, a.slot) == (step.key, rule.key)]
    answer = next((a for a in said if a.round == number), None)
    earlier = max((a for a in said if a.round < number), key=lambda a: a.round, default=None)
    items, path = slot_items(case, rule), f"steps.{step.key}.slots.{rule.key}"
    beside = () if len(items) >= rule.at_least else tuple(_beside(case, rule, items))
    faults = tuple(fault for item in items for fault in _faults(case, rule, path, item, on))
    statement = _statement(case, answer) if answer is not None else None
    return Slot(step, rule, items, beside, faults, answer, statement, earlier)


def _statement(case: CaseFile, answer: SlotAnswer) -> EvidenceItem | None:
    """The signed statement, or what was put in its place since."""
    named = answer.statement_id
    item = next((e for e in case.evidence if e.id == named), None) if named is not None else None
    item = _in_place_of(case, item) if item is not None else None
    counts = item is not None and item.kind is EvidenceKind.STATEMENT and item in case.for_dossier
    return item if counts else None


def _in_place_of(case: CaseFile, item: EvidenceItem) -> EvidenceItem | None:
    """The newest file that stands for `item`; itself where it was not replaced, None where what replaced it is gone."""
    held = {e.id: e for e in case.evidence}
    found: EvidenceItem | None = item
    while found is not None and found.replaced_by is not None:
        found = held.get(found.replaced_by)
    return found


def _beside(case: CaseFile, rule: SlotRule, items: tuple[EvidenceItem, ...]) -> list[tuple[EvidenceItem, str]]:
    """Files of the kind that do not count, what is mended with one click first."""
    waiting: list[tuple[EvidenceItem, str]] = []
    others: list[tuple[EvidenceItem, str]] = []
    for item in case.evidence:
        if item.kind not in rule.kinds or item in items or item.kind is EvidenceKind.STATEMENT:
            continue
        if item.replaced_by is not None:
            if _in_place_of(case, item) not in items:
                others.append((item, "原来的已换成别的"))
        elif item.destination is Destination.INTERNAL:
            others.append((item, "只有仅内部的，不进卷"))
        elif item.destination is Destination.DOSSIER and item.id in case.closeout.current.unconfirmed:
            waiting.append((item, "上一轮的待确认"))
    return [*waiting, *others]


def _faults(case: CaseFile, rule: SlotRule, path: str, item: EvidenceItem, on: date | None) -> Iterator[Missing]:
    name, place = f"{rule.word}“{item.title}”", f"evidence/{item.id}"
    day = item.taken_at.date() if item.taken_at else item.formed_on
    issued = case.source.issued_on if case.source else None
    if rule.dated and day is None:
        yield Missing("slot_date", f"{name}的日期", place, path)
    if rule.paged and item.pages is None:
        yield Missing("slot_pages", f"{name}的页数", place, path)
    if rule.after_source and day is not None and issued is not None and day < issued:
        text = f"{name}的日期 {day.isoformat()} 早于任务来源文件的 {issued.isoformat()}"
        yield Missing("slot_too_early", text, place, path)
    if rule.before_step and day is not None and on is not None and day > on:
        text = f"{name}的日期 {day.isoformat()} 晚于办理日期 {on.isoformat()}"
        yield Missing("slot_too_late", text, place, path)


def _count_words(rule: SlotRule, have: int) -> str:
    return f"（需 {rule.at_least} 件，已有 {have} 件）" if rule.at_least > 1 else ""
