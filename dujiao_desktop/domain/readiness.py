"""还差什么: what a step still lacks, why, and where to mend it. Every gate of the program reads from here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.closeout import StepRecord
from dujiao_desktop.domain.dossier import DossierKind
from dujiao_desktop.domain.errors import Missing, Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.office import Office
from dujiao_desktop.domain.parts import missing_parts
from dujiao_desktop.domain.rule_pack import RulePack, StepField, StepKind, StepRule
from dujiao_desktop.domain.slots import is_explained, slots_of
from dujiao_desktop.domain.work_calendar import DayKind, UnknownYear, period_days

FIELD_WORDS: dict[StepField, str] = {
    StepField.UNIT: "办理单位",
    StepField.PEOPLE: "办理人员",
    StepField.CONCLUSION: "结论",
    StepField.OPINION: "意见",
    StepField.PLACE: "地点",
    StepField.PERIOD: "公示起止日期",
    StepField.MEDIUM: "公示媒体",
    StepField.URL: "公示网址",
    StepField.NUMBER: "文号或编号",
    StepField.SCAN: "签字盖章扫描件",
    StepField.FINDINGS: "逐条措施是否落实",
    StepField.TEXT: "公示文本",
    StepField.RETENTION: "保管期限",
    StepField.PAGES: "页数",
}


def missing_for_step(
    case: CaseFile, step: StepRule, record: StepRecord | None, office: Office, today: date
) -> tuple[Missing, ...]:
    """Everything `step` lacks in the current round; with `record` None, what must be there before it is filled in.

    What the self-check rests on must be there at every later step too.
    Only the own unit's measures count; the others are printed as 由××负责 and hold nothing up.
    """
    found: list[Missing] = []
    found += _measures(case, office) if step.kind is StepKind.SELF_CHECK else _gone_since_self_check(case, office)
    found += _demanded(case, office)
    found += _slots(case, step, record.happened_on if record else None)
    if record is not None:
        found += _fields(step, record)
        found += _dates(case, record, office.rules, today)
        if step.kind is StepKind.SELF_CHECK:
            found += _done_later(case, step.word, record, office)
        found += _findings(case, step, record)
        if step.kind is StepKind.PUBLIC_NOTICE:
            found += _notice(step, record, office, today)
            found += _objections(step, record)
        found += _people(case, step, record, office.rules)
    return tuple(found)


def missing_for_backfill(
    case: CaseFile, step: StepRule, record: StepRecord, rules: RulePack, today: date
) -> tuple[Missing, ...]:
    """What a step lacks that is entered from paper: the paper, its scan, and days that can be."""
    found: list[Missing] = []
    if not record.backfilled_from.strip():
        found.append(Missing("document", f"{step.word}：依据的文件名称或文号", f"closeout/{step.key}/document"))
    if not record.scans:
        found.append(Missing("field", f"{step.word}：依据文件的扫描件", f"closeout/{step.key}/{StepField.SCAN}"))
    if not record.passes:
        text = f"{step.word}的结论不是通过，不能作为办成的步骤补录"
        found.append(Missing("conclusion", text, f"closeout/{step.key}/{StepField.CONCLUSION}"))
    found += _dates(case, record, rules, today)
    start, end = record.period_from, record.period_to
    place = f"closeout/{step.key}/{StepField.PERIOD}"
    if start and end and end < start:
        found.append(Missing("notice_period", "公示截止日期早于开始日期", place))
    if end and end >= today:
        found.append(Missing("notice_running", f"公示到 {end.isoformat()} 才期满", place, "notice.days"))
    return tuple(found)


def missing_for_dossier(case: CaseFile, kind: DossierKind, office: Office, today: date) -> tuple[Missing, ...]:
    """What a dossier of `kind` lacks in the current round.

    A 待签件 lacks nothing at any time; a 送验卷 needs the self-check and all that it rests on; a 归档卷 every step that
    comes before the filing, or before the decision where nothing is filed.
    """
    if kind is DossierKind.TO_SIGN:
        return ()
    rules = office.rules
    if kind is DossierKind.FOR_ARCHIVE:
        kinds = [step.kind for step in rules.steps]
        end = kinds.index(StepKind.FILING if StepKind.FILING in kinds else StepKind.CLOSING)
        return (*_undone(case, rules.steps[:end]), *_gone_since_self_check(case, office))
    own = rules.step_of_kind(StepKind.SELF_CHECK)
    if own is None:
        return ()
    return (*missing_for_step(case, own, None, office, today), *_undone(case, (own,)))


def _gone_since_self_check(case: CaseFile, office: Office) -> Iterator[Missing]:
    """What the self-check rested on and what was cleared, removed or added open since; a paper one asked for nothing."""
    own = office.rules.step_of_kind(StepKind.SELF_CHECK)
    record = case.closeout.current.record_of(own.key) if own else None
    if own is not None and record is not None and not record.backfilled_from:
        yield from _measures(case, office)
        yield from _demanded(case, office)
        yield from _slots(case, own)


def _undone(case: CaseFile, steps: Iterable[StepRule]) -> Iterator[Missing]:
    for step in steps:
        if case.closeout.current.record_of(step.key) is None:
            yield Missing("step", f"{step.word}还没有完成", f"closeout/{step.key}", f"steps.{step.key}")


def _measures(case: CaseFile, office: Office) -> Iterator[Missing]:
    gates = office.rules.gates
    if gates.goal and not case.task.goal.strip():
        yield Missing("goal", "整改目标", "basic/goal", "gates.goal")
    own = case.own_measures(office.unit)
    if gates.measures and not case.task.measures:
        yield Missing("measures", "整改措施（一条也没有）", "measures", "gates.measures")
    for measure in own if gates.measures else ():
        place = f"measures/{measure.seq}"
        if not measure.result_text.strip():
            yield Missing("measure_result", f"措施 {measure.seq} 的整改结果", place, "gates.measures")
        if measure.done_on is None:
            yield Missing("measure_done_on", f"措施 {measure.seq} 的完成日期", place, "gates.measures")
        have = len(case.proof_of_measure(measure.seq))
        if have < gates.measure_evidence:
            waiting = [e for e in case.all_confirmed.proof_of_measure(measure.seq) if e in case.unconfirmed]
            text = f"措施 {measure.seq} 的佐证材料{_waiting(bool(waiting))}"
            # What only needs confirming is mended where it stands.
            place = f"evidence/{waiting[0].id}" if waiting else place
            yield Missing("measure_evidence", text, place, "gates.measure_evidence")
    yield from missing_parts(case.parts, gates)


def _demanded(case: CaseFile, office: Office) -> Iterator[Missing]:
    """What the last return named and nobody has mended or confirmed since."""
    words = office.rules.words.evidence_kind
    for place in case.closeout.demanded:
        part, _, name = place.partition("/")
        is_there = part != "evidence" or any(e.kind == name for e in case.for_dossier)
        if not is_there and not is_explained(case, office.rules, EvidenceKind(name)):
            yield Missing("demanded", f"退回要求重报的{words[EvidenceKind(name)]}", place)
        measure = case.task.measure(int(name)) if part == "measures" else None
        if measure is not None and measure.id in case.closeout.current.unconfirmed:
            yield Missing("demanded", f"退回点名的措施 {measure.seq}：重新填写结果，或确认原结果", place)


def _done_later(case: CaseFile, word: str, record: StepRecord, office: Office) -> Iterator[Missing]:
    """Measures that the self-check found done before they were."""
    for measure in case.own_measures(office.unit) if office.rules.gates.measures else ():
        if measure.done_on is not None and measure.done_on > record.happened_on:
            text = f"措施 {measure.seq} 的完成日期 {measure.done_on.isoformat()} 晚于{word}日期"
            yield Missing("measure_done_later", text, f"measures/{measure.seq}", "gates.measures")


def _slots(case: CaseFile, step: StepRule, on: date | None = None) -> Iterator[Missing]:
    for slot in slots_of(case, step, on):
        yield from slot.gaps(case.closeout.demanded)


def _waiting(more: bool) -> str:
    """What is said behind a gap for which there is `more` that an earlier round rested on."""
    return "（上一轮的待确认）" if more else ""


def _fields(step: StepRule, record: StepRecord) -> Iterator[Missing]:
    empty = {
        StepField.UNIT: not record.unit.strip(),
        StepField.PEOPLE: not record.people,
        StepField.CONCLUSION: record.conclusion is None,
        StepField.OPINION: not record.opinion.strip(),
        StepField.PLACE: not record.place.strip(),
        StepField.PERIOD: record.period_from is None or record.period_to is None,
        StepField.MEDIUM: not record.medium.strip(),
        StepField.URL: not record.url.strip(),
        StepField.NUMBER: not record.number.strip(),
        StepField.SCAN: not record.scans,
        StepField.FINDINGS: not record.findings,
        StepField.TEXT: not record.notice_text.strip(),
        StepField.RETENTION: not record.archive.retention,
        StepField.PAGES: not record.archive.pages,
    }
    for field in step.requires:
        if empty[field]:
            yield Missing(
                "field",
                f"{step.word}：{FIELD_WORDS[field]}",
                f"closeout/{step.key}/{field}",
                f"steps.{step.key}.requires",
            )


def _people(case: CaseFile, step: StepRule, record: StepRecord, rules: RulePack) -> Iterator[Missing]:
    place = f"closeout/{step.key}/people"
    named = len(set(record.people))
    if named < len(step.chain):
        text = f"{step.word}依次由{'、'.join(step.chain)}签字（已填 {named} 人）"
        yield Missing("people", text, place, f"steps.{step.key}.chain")
    elif named < step.min_people:
        text = f"{step.word}人员不少于 {step.min_people} 人（已填 {named} 人）"
        yield Missing("people", text, place, f"steps.{step.key}.min_people")
    if record.signed_on and len(record.signed_on) != len(record.people):
        text = f"{step.word}每个人的签字日期（要填就逐人填全）"
        yield Missing("signed_on", text, place, f"steps.{step.key}.chain")
    elif list(record.signed_on) != sorted(record.signed_on):
        text = f"{step.word}的签字日期前后倒置，应按签字顺序"
        yield Missing("signing_order", text, place, f"steps.{step.key}.chain")
    if not rules.gates.separate_people or step.kind is not StepKind.VERIFICATION:
        return
    own = rules.step_of_kind(StepKind.SELF_CHECK)
    checked = case.closeout.current.record_of(own.key) if own else None
    for name in sorted(set(record.people) & set(checked.people if checked else ())):
        text = f"{name}已参加{own.word if own else ''}，不能再作{step.word}人员"
        yield Missing("separate_people", text, place, "gates.separate_people")


def _dates(case: CaseFile, record: StepRecord, rules: RulePack, today: date) -> Iterator[Missing]:
    place = f"closeout/{record.step}/happened_on"
    if record.happened_on > today:
        yield Missing("date_in_future", f"日期 {record.happened_on.isoformat()} 还没有到", place)
    earlier = [r for r in case.closeout.current.records if r.passes]
    begun = case.closeout.begins_after
    # What is entered from paper may well have happened before the return that corrects an entry.
    if not earlier and begun is not None and record.happened_on < begun and not record.backfilled_from:
        why = "重开" if case.closeout.current.reopening else "退回"
        yield Missing("date_order", f"日期早于{why}的 {begun.isoformat()}", place)
    if not earlier:
        return
    last = earlier[-1]
    over = max(last.happened_on, last.period_to or last.happened_on)
    first_day = min(record.happened_on, record.period_from or record.happened_on)
    if first_day < over:
        before = rules.step(last.step)
        word = before.word if before else last.step
        yield Missing("date_order", f"日期早于“{word}”的 {over.isoformat()}", place, f"steps.{record.step}")


def _findings(case: CaseFile, step: StepRule, record: StepRecord) -> Iterator[Missing]:
    """Findings speak of every measure once they are given, and none may stand against the conclusion."""
    if not record.findings:
        return
    place, rule = f"closeout/{step.key}/{StepField.FINDINGS}", f"steps.{step.key}"
    told = {f.seq for f in record.findings}
    known = {m.seq for m in case.task.measures}
    left = [str(seq) for seq in sorted(known - told)]
    if told - known:
        numbers = "、".join(map(str, sorted(told - known)))
        yield Missing("findings_unknown", f"{step.word}：任务里没有措施 {numbers}，请核对序号", place, rule)
    if left:
        yield Missing("findings", f"{step.word}：措施 {'、'.join(left)} 是否落实", place, rule)
    open_ones = [str(f.seq) for f in record.findings if not f.carried_out]
    if open_ones and record.passes:
        yield Missing("findings_conclusion", f"措施 {'、'.join(open_ones)} 填的是没有落实，结论不能是通过", place, rule)


def _objections(step: StepRule, record: StepRecord) -> Iterator[Missing]:
    place, rule = f"closeout/{step.key}/objections", f"steps.{step.key}"
    for number, objection in enumerate(record.objections, 1):
        if not objection.is_answered:
            yield Missing("objection_open", f"公示异议 {number} 的处理情况和答复日期", place, rule)
        elif objection.answered_on is not None and objection.answered_on < objection.received_on:
            yield Missing("objection_dates", f"公示异议 {number} 的答复日期早于收到日期", place, rule)


def _notice(step: StepRule, record: StepRecord, office: Office, today: date) -> Iterator[Missing]:
    start, end = record.period_from, record.period_to
    if start is None or end is None:
        return
    place, rule = f"closeout/{step.key}/period", "notice.days"
    if end < start:
        yield Missing("notice_period", "公示截止日期早于开始日期", place, rule)
        return
    if end >= today:
        yield Missing("notice_running", f"公示到 {end.isoformat()} 才期满", place, rule)
    notice = office.rules.notice
    try:
        days = period_days(start, end, office.calendar, notice.day_kind)
    except UnknownYear as unknown:
        raise Refused("calendar_year_unknown", year=unknown.year) from unknown
    if days < notice.days:
        word = "个工作日" if notice.day_kind is DayKind.WORKING else "天"
        yield Missing("notice_short", f"公示 {days} {word}，不足 {notice.days} {word}", place, rule)
