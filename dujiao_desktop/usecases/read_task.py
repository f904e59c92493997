"""One task with everything about it, and what it still lacks. Reading only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import StepRecord
from dujiao_desktop.domain.dossier import DossierKind
from dujiao_desktop.domain.errors import Missing
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.history import HistoryEntry
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.readiness import FIELD_WORDS, missing_for_dossier, missing_for_step
from dujiao_desktop.domain.returns import ReturnCount
from dujiao_desktop.domain.rule_pack import RulePack, StepField, StepRule
from dujiao_desktop.usecases.sentences import PLACE_WORDS, WITHOUT_PACK

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.lists import Lists


class StepStanding(StrEnum):
    """How a step stands in the round under way."""

    DONE = "done"
    CURRENT = "current"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Why:
    """为什么要: where the demand for one missing thing comes from, and where it is mended.

    Attributes:
        basis: The sentence behind it: the rule pack's, or the program's where no pack can set it.
        pack: Title and version of the rule pack; empty where it does not rest on one.
        path: Key path of the rule in the pack; empty likewise.
        mend: Where it is mended, in the words of the window, e.g. “措施”页，措施 2.
    """

    basis: str
    pack: str
    path: str
    mend: str

    @property
    def lines(self) -> tuple[str, ...]:
        """As it is shown, line by line."""
        rule = f"规则：{self.pack}，{self.path}" if self.path else ""
        return tuple(line for line in (f"依据：{self.basis}", rule, f"在哪里补：{self.mend}") if line)


@dataclass(frozen=True, slots=True)
class StepState:
    """One step for the screen: its rule, how it stands, its record, and what it lacks (current step only)."""

    rule: StepRule
    standing: StepStanding
    record: StepRecord | None
    missing: tuple[Missing, ...]


def case_file(lists: Lists, task_id: TaskId) -> CaseFile:
    """Everything about a task. Raises `Refused` ``task_not_found``."""
    return lists.case_file(task_id)


def history(lists: Lists, task_id: TaskId, limit: int = 500) -> tuple[HistoryEntry, ...]:
    """What was changed in a task, newest first."""
    return lists.history(task_id, limit)


def returns(lists: Lists) -> tuple[ReturnCount, ...]:
    """How often tasks of the office were sent back, by step and reason, the commonest first."""
    return lists.return_counts()


def steps(case: CaseFile, office: Office, today: date) -> tuple[StepState, ...]:
    """All steps of the current round, by the rules it is run under."""
    office = office.under(case.closeout)
    expected = case.closeout.next_step(office.rules)
    states = []
    for rule in office.rules.steps:
        record = case.closeout.current.record_of(rule.key)
        if record is not None:
            states.append(StepState(rule, StepStanding.DONE, record, ()))
        elif expected is rule:
            missing = missing_for_step(case, rule, None, office, today)
            states.append(StepState(rule, StepStanding.CURRENT, None, missing))
        else:
            states.append(StepState(rule, StepStanding.LATER, None, ()))
    return tuple(states)


def missing_now(case: CaseFile, office: Office, today: date) -> tuple[Missing, ...]:
    """What stands between this task and its next step; empty when it is ready or all done."""
    office = office.under(case.closeout)
    expected = case.closeout.next_step(office.rules)
    return missing_for_step(case, expected, None, office, today) if expected else ()


def missing_for_handing_in(
    case: CaseFile, office: Office, today: date, kind: DossierKind = DossierKind.FOR_ACCEPTANCE
) -> tuple[Missing, ...]:
    """What the 送验卷, or another kind of dossier, still lacks."""
    return missing_for_dossier(case, kind, office.under(case.closeout), today)


def why(missing: Missing, office: Office) -> Why:
    """Why something is required; `office` as it works on the round, see `Office.under`."""
    rules = office.rules
    mend = _mend_words(missing.place, rules)
    if not missing.rule:
        return Why(WITHOUT_PACK.get(missing.code, WITHOUT_PACK[""]), "", "", mend)
    return Why(rules.basis_of(missing.rule), f"{rules.title} {rules.version} 版", missing.rule, mend)


def _mend_words(place: str, rules: RulePack) -> str:
    part, _, rest = place.partition("/")
    if part == "measures":
        return f"“措施”页，措施 {rest}" if rest else "“措施”页"
    if part == "evidence":
        word = rules.words.evidence_kind.get(EvidenceKind(rest)) if rest in list(EvidenceKind) else ""
        return f"“佐证”页，类别选“{word}”" if word else "“佐证”页，这一件佐证的说明"
    if part == "slots":
        key, _, name = rest.partition("/")
        step = rules.step(key)
        found = next((slot.word for slot in step.slots if slot.key == name), name) if step else name
        return f"“佐证”页，“{found}”的说明原因"
    if part == "closeout":
        key, _, field = rest.partition("/")
        step = rules.step(key)
        word = PLACE_WORDS.get(field) or (FIELD_WORDS[StepField(field)] if field in list(StepField) else "")
        return f"“销号”页，{step.word if step else key}的表单" + (f"：{word}" if word else "")
    return f"“基本”页，{PLACE_WORDS.get(rest, rest)}"
