"""What has changed in a task since its dossier was handed in. Reading only; the dossier stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple
from typing import TYPE_CHECKING, TypeVar

import msgspec

from dujiao_desktop.domain.closeout import CONCLUSION_WORDS, Conclusion
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.extension import EXTENSION_WORDS, RESULT_WORDS, ExtensionKind, ExtensionResult
from dujiao_desktop.domain.frozen import FieldDifference
from dujiao_desktop.domain.identity import DossierId
from dujiao_desktop.domain.indicator import DIRECTION_WORDS, Direction
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.slot_answer import REPLY_WORDS, Reply
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus, TaskKind, UnitRole
from dujiao_desktop.domain.task_link import LinkKind, links_in_words
from dujiao_desktop.domain.visit import VISIT_RESULT_WORDS, VISIT_WORDS, VisitKind, VisitResult
from dujiao_desktop.usecases.task_json import (
    SharedEvidence,
    SharedExtension,
    SharedIndicator,
    SharedMeasure,
    SharedPart,
    SharedProgress,
    SharedRound,
    SharedSlotAnswer,
    SharedStep,
    SharedTask,
    SharedVisit,
    shared_task,
)

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.lists import Lists

_T = TypeVar("_T")
_Told = tuple[str, str, str, str]


def differences(lists: Lists, dossier_id: DossierId, office: Office) -> tuple[FieldDifference, ...]:
    """What reads differently today than in the dossier; empty when all is as handed in.

    Raises:
        Refused: ``record_not_found``; ``task_not_found`` when the task was removed; ``dossier_without_state`` when
            nothing was kept with the dossier.
    """
    task_id, state = lists.dossier_state(dossier_id)
    if not state:
        raise Refused("dossier_without_state")
    case = lists.case_file(task_id)
    under = office.under(case.closeout)
    was = msgspec.json.decode(state.encode("utf-8"), type=SharedTask)
    now = shared_task(case.all_confirmed, under.rules, {})
    return tuple(FieldDifference(*told) for told in _compared(was, now, under) if told[2] != told[3])


def _compared(was: SharedTask, now: SharedTask, office: Office) -> Iterator[_Told]:
    rules = office.rules
    for place, word, said in _fields(rules):
        yield place, word, said(was), said(now)
    yield from _by_identity(was.measures, now.measures, lambda m: m.id, _measure)
    yield from _by_identity(was.parts, now.parts, lambda p: p.id, _part)
    yield from _by_identity(was.indicators, now.indicators, lambda i: i.id, _indicator)
    yield from _by_identity(was.evidence, now.evidence, lambda e: e.id, lambda a, b: _evidence(a, b, rules))
    yield from _progress(was.progress, now.progress, rules)
    yield from _closeout(was.rounds, now.rounds, office)
    yield from _by_identity(was.extensions, now.extensions, lambda e: e.id, _extension)
    yield from _by_identity(was.visits, now.visits, lambda v: v.id, _visit)
    yield from _by_identity(was.slot_answers, now.slot_answers, lambda a: f"{a.step}/{a.slot}", _slot_answer)


def _fields(rules: RulePack) -> Iterable[tuple[str, str, Callable[[SharedTask], str]]]:
    words = rules.words
    yield "basic/number", "序号", lambda t: t.number
    yield "basic/upper_number", "上级序号", lambda t: t.upper_number
    yield "basic/source_title", "任务来源", lambda t: t.source_title
    yield "basic/chapter", "章节", lambda t: t.chapter
    yield "basic/problem_text", "整改任务（问题）", lambda t: t.problem_text
    yield "basic/goal", "整改目标", lambda t: t.goal
    yield "basic/kind", "任务类型", lambda t: words.task_kind[TaskKind(t.kind)]
    yield "basic/classes", "类别", lambda t: "、".join(t.classes)
    yield "basic/nine_gov", "九治", lambda t: "、".join(t.nine_gov)
    yield "basic/common", "共性个性", lambda t: {True: "共性问题", False: "个性问题", None: ""}[t.common]
    yield "basic/links", "关联任务", lambda t: links_in_words((LinkKind(k.kind), k.number) for k in t.links)
    yield "basic/plans", "专项方案", lambda t: "、".join(p.title for p in t.plans)
    for role, word in words.unit_role.items():
        yield f"basic/units/{role}", word, lambda t, role=role: _units(t, role)  # type: ignore[misc]  # one word each
    yield "basic/deadline", "整改时限", lambda t: t.deadline.text
    yield "basic/is_long_term", "长期坚持", lambda t: "是" if t.is_long_term else "否"
    yield "progress", "整改进展", lambda t: words.progress_status[ProgressStatus(t.progress_status)]
    yield "closeout", "销号状态", lambda t: words.closeout_status[CloseoutStatus(t.closeout_status)]


def _units(task: SharedTask, role: UnitRole) -> str:
    return "、".join(u.name for u in sorted(task.units, key=lambda u: u.order) if u.role == role)


def _by_identity(
    was: Sequence[_T],
    now: Sequence[_T],
    identity: Callable[[_T], str],
    compare: Callable[[_T | None, _T | None], Iterator[_Told]],
) -> Iterator[_Told]:
    before, after = ({identity(one): one for one in many} for many in (was, now))
    for name in dict.fromkeys((*before, *after)):
        yield from compare(before.get(name), after.get(name))


def _measure(was: SharedMeasure | None, now: SharedMeasure | None) -> Iterator[_Told]:
    one = now or was
    if one is None:
        return
    place, word = f"measures/{one.seq}", f"措施 {one.seq}"
    if was is None or now is None:
        yield place, word, was.text if was else "", now.text if now else ""
        return
    yield place, f"{word} 的序号", str(was.seq), str(now.seq)
    yield place, f"{word} 的内容", was.text, now.text
    yield place, f"{word} 的责任单位", "、".join(was.responsible_units), "、".join(now.responsible_units)
    yield place, f"{word} 的时限", was.deadline.text, now.deadline.text
    yield place, f"{word} 的整改结果", was.result_text, now.result_text
    yield _both(place, f"{word} 的完成日期", was, now, lambda m: m.done_on.isoformat() if m.done_on else "")


def _part(was: SharedPart | None, now: SharedPart | None) -> Iterator[_Told]:
    one = now or was
    if one is None:
        return
    place, word = f"measures/parts/{one.seq}", f"村组（点位）“{one.name}”"
    if was is None or now is None:
        yield place, word, was.name if was else "", now.name if now else ""
        return
    yield place, f"{word}的名称", was.name, now.name
    yield place, f"{word}的责任单位", was.unit, now.unit
    yield place, f"{word}的责任人", was.person, now.person
    yield _both(place, f"{word}的完成日期", was, now, lambda p: p.done_on.isoformat() if p.done_on else "")
    yield place, f"{word}的备注", was.note, now.note


def _indicator(was: SharedIndicator | None, now: SharedIndicator | None) -> Iterator[_Told]:
    one = now or was
    if one is None:
        return
    place, word = "measures/indicators", f"数值目标“{one.name}”"
    yield _both(place, word, was, now, _goal)
    for on in sorted({r.on for i in (was, now) if i for r in i.readings}):
        before, after = ("、".join(r.value for r in i.readings if r.on == on) if i else "" for i in (was, now))
        yield place, f"{word}{on.isoformat()} 的数值", before, after


def _goal(one: SharedIndicator | None) -> str:
    if one is None:
        return ""
    start = f"{one.baseline} → " if one.baseline else ""
    return f"{start}{DIRECTION_WORDS[Direction(one.direction)]} {one.target} {one.unit}".strip()


def _evidence(was: SharedEvidence | None, now: SharedEvidence | None, rules: RulePack) -> Iterator[_Told]:
    one = now or was
    if one is None:
        return
    place, word = f"evidence/{one.id}", f"佐证“{one.title}”"
    if was is None or now is None:
        yield _both(place, word, was, now, lambda e: rules.evidence_word(EvidenceKind(e.kind)) if e else "")
        return
    yield place, f"{word}的说明", was.title, now.title
    yield _both(place, f"{word}的类别", was, now, lambda e: rules.evidence_word(EvidenceKind(e.kind)))
    yield _both(place, f"{word}证明的措施", was, now, lambda e: f"措施 {e.measure_seq}" if e.measure_seq else "")
    yield _both(place, f"{word}所在的村组", was, now, lambda e: str(e.part_seq or ""))
    yield _both(place, f"{word}的拍摄时间", was, now, lambda e: f"{e.taken_at:%Y-%m-%d %H:%M}" if e.taken_at else "")
    yield _both(place, f"{word}的形成日期", was, now, lambda e: e.formed_on.isoformat() if e.formed_on else "")
    yield place, f"{word}的出具单位", was.issuer, now.issuer
    yield place, f"{word}的文号", was.doc_no, now.doc_no


def _extension(was: SharedExtension | None, now: SharedExtension | None) -> Iterator[_Told]:
    one = now or was
    if one is not None:
        word = f"{one.applied_on.isoformat()} 的{EXTENSION_WORDS[ExtensionKind(one.kind)]}申请"
        yield _both("basic", word, was, now, _asked)


def _slot_answer(was: SharedSlotAnswer | None, now: SharedSlotAnswer | None) -> Iterator[_Told]:
    one = now or was
    if one is not None:
        yield _both(f"slots/{one.step}/{one.slot}", f"“{one.word}”的缺项说明", was, now, _replied)


def _replied(one: SharedSlotAnswer | None) -> str:
    return f"{REPLY_WORDS[Reply(one.reply)]}：{one.reason}" if one else ""


def _asked(one: SharedExtension | None) -> str:
    if one is None:
        return ""
    asked = one.new_deadline.text or one.stage_goal
    said = [f"{o.level}{'同意' if o.agreed else '不同意'}" for o in one.opinions]
    return " ".join(part for part in (asked, RESULT_WORDS[ExtensionResult(one.result)], *said, one.number) if part)


def _visit(was: SharedVisit | None, now: SharedVisit | None) -> Iterator[_Told]:
    one = now or was
    if one is not None:
        yield _both("closeout", f"{one.visited_on.isoformat()} 的{VISIT_WORDS[VisitKind(one.kind)]}", was, now, _seen)


def _seen(one: SharedVisit | None) -> str:
    if one is None:
        return ""
    found = VISIT_RESULT_WORDS[VisitResult(one.result)] if one.result else ""
    return " ".join(part for part in (found, one.text) if part)


def _both(place: str, word: str, was: _T, now: _T, said: Callable[[_T], str]) -> _Told:
    return place, word, said(was), said(now)


def _progress(was: Sequence[SharedProgress], now: Sequence[SharedProgress], rules: RulePack) -> Iterator[_Told]:
    for gone in [p for p in was if p not in now]:
        yield "progress", f"{gone.as_of.isoformat()} 的进展", _entry(gone, rules), ""
    for new in [p for p in reversed(now) if p not in was]:
        yield "progress", f"{new.as_of.isoformat()} 的进展", "", _entry(new, rules)


def _entry(entry: SharedProgress, rules: RulePack) -> str:
    return f"{rules.progress_word(ProgressStatus(entry.status))}：{entry.text}"


def _closeout(was: Sequence[SharedRound], now: Sequence[SharedRound], office: Office) -> Iterator[_Told]:
    before, after = ({r.number: r for r in rounds} for rounds in (was, now))
    for number in sorted(before.keys() | after.keys()):
        old, new = before.get(number), after.get(number)
        # Each round in its own words, as it is printed.
        rules = office.rules_named(next(r.pack for r in (new, old) if r is not None))
        before_it, after_it = ({s.step: s for s in r.steps} if r else {} for r in (old, new))
        first, second = ({key: _step(s) for key, s in steps.items()} for steps in (before_it, after_it))
        for key in dict.fromkeys((*first, *second)):
            rule = rules.step(key)
            word = f"第 {number} 轮{rule.word if rule else key}"
            yield f"closeout/{key}", word, first.get(key, ""), second.get(key, "")
            yield from _content(f"closeout/{key}", word, before_it.get(key), after_it.get(key))
        yield "closeout", f"第 {number} 轮退回", _return(old, rules), _return(new, rules)
        yield "closeout", f"第 {number} 轮重开", _reopening(old), _reopening(new)
        # A round has no rules before its first step, and a dossier made by an earlier program names none.
        if old is not None and new is not None and old.pack:
            yield "closeout", f"第 {number} 轮的规则包", old.pack, new.pack


def _content(place: str, word: str, was: SharedStep | None, now: SharedStep | None) -> Iterator[_Told]:
    """What a step says in full, told part by part where it was there before; a new step is told by its line."""
    if was is None or now is None:
        return
    for part, said in _PARTS:
        yield place, f"{word}的{part}", said(was), said(now)


def _days(step: SharedStep) -> str:
    return "、".join(day.isoformat() for day in step.signed_on)


def _findings(step: SharedStep) -> str:
    return "；".join(f"措施 {f.seq} {'已' if f.carried_out else '未'}落实 {f.text}".strip() for f in step.findings)


def _objections(step: SharedStep) -> str:
    return "；".join(f"{o.received_on.isoformat()} {o.text}（{o.answer or '未答复'}）" for o in step.objections)


def _archive(step: SharedStep) -> str:
    a = step.archive
    return " ".join(str(part) for part in astuple(a) if part) if a else ""


_PARTS: tuple[tuple[str, Callable[[SharedStep], str]], ...] = (
    ("签字日期", _days),
    ("逐条情况", _findings),
    ("补充要求", lambda step: step.demands),
    ("公示文本", lambda step: step.notice_text),
    ("公示异议", _objections),
    ("归档内容", _archive),
)


def _step(step: SharedStep) -> str:
    found = CONCLUSION_WORDS[Conclusion(step.conclusion)] if step.conclusion else ""
    basis = f"补录，依据{step.backfilled_from}" if step.backfilled_from else ""
    parts = (step.happened_on.isoformat(), step.unit, "、".join(step.people), found, step.opinion, step.number, basis)
    return " ".join(part for part in parts if part)


def _return(round_: SharedRound | None, rules: RulePack) -> str:
    if round_ is None or not round_.returned_at_step:
        return ""
    named = f"（点名补正：{'、'.join(rules.item_word(place) for place in round_.items)}）" if round_.items else ""
    return f"{rules.words.return_reason.get(round_.return_reason, round_.return_reason)}：{round_.demand}{named}"


def _reopening(round_: SharedRound | None) -> str:
    if round_ is None or round_.reopened_on is None:
        return ""
    return f"{round_.reopened_on.isoformat()} {round_.reopen_reason}"
