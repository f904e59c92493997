"""整改任务销号申请表: the fields of the form, opinions with hand signature, seal and date, and continuation pages."""

from __future__ import annotations

from dujiao_desktop.columns.tasks import COMMON_WORDS, numbered
from dujiao_desktop.documents.writing.blocks import Block, Paragraph, Pen
from dujiao_desktop.documents.writing.shared_sheets import goals_in_words, parts_in_words
from dujiao_desktop.documents.writing.sign_area import SignArea, SignField, SignLine, sign_rows
from dujiao_desktop.documents.writing.styles import SMALL, Setter
from dujiao_desktop.documents.writing.tables import Grid, Row
from dujiao_desktop.documents.writing.task_sheet import FIELDS, pair, wide
from dujiao_desktop.documents.writing.words import (
    answer_text,
    day,
    deadline,
    joined,
    reopening_text,
    returned_items,
    signed,
    step_word,
)
from dujiao_desktop.domain.closeout import CONCLUSION_WORDS, StepRecord
from dujiao_desktop.domain.dossier import DossierContent, DossierKind
from dujiao_desktop.domain.returns import answers
from dujiao_desktop.domain.rule_pack import SignBlock, StepKind
from dujiao_desktop.domain.task import PersonRole, ProgressStatus, Task, UnitRole
from dujiao_desktop.domain.task_link import links_in_words


def closure_form(setter: Setter, content: DossierContent) -> list[Block]:
    """The form with its title and the line above the table."""
    rows = [*_field_rows(setter, content), *_sign_rows(setter, content), _note_row(setter, content.case.task)]
    return [
        setter.title(content.rules.forms.closure_form, "closure_form"),
        _Sides(
            setter.text(f"填报单位：{content.unit.name}", SMALL),
            setter.text(f"填报日期：{day(content.made_at)}", SMALL),
        ),
        Grid(FIELDS, rows),
    ]


class _Sides(Block):
    """One text at the left edge, one at the right."""

    space_after = 4.0

    def __init__(self, left: Paragraph, right: Paragraph) -> None:
        self._left = left
        self._right = right

    def height(self, width: float) -> float:
        return max(self._left.height(self._left_width(width)), self._right.height(width))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self._left.draw(pen, x, top, self._left_width(width))
        wide = self._right.natural_width() + 1
        self._right.draw(pen, x + width - wide, top, wide)

    def _left_width(self, width: float) -> float:
        return width - self._right.natural_width() - 12


def _field_rows(setter: Setter, content: DossierContent) -> list[Row]:
    case = content.case
    task = case.task
    rules = content.rules
    source = case.source
    evidence = case.for_dossier
    units = rules.words.unit_role
    persons = rules.words.person_role
    number = task.number + (f"\n上级编号 {task.upper_number}" if task.upper_number else "")
    kind = joined((rules.words.task_kind[task.kind], *filter(None, (COMMON_WORDS[task.common],)), *task.classes))
    came = (
        "　".join(part for part in (source.title, source.doc_no, source.round, source.batch) if part) if source else ""
    )
    limit = deadline(task.deadline)
    if task.original_deadline.text and task.original_deadline != task.deadline:
        limit += f"\n原定：{deadline(task.original_deadline)}"
    count = f"共 {len(evidence)} 件，见佐证材料目录。"

    def unit(role: UnitRole) -> str:
        return joined(task.unit_names(role))

    def person(role: PersonRole) -> str:
        found = task.person(role)
        return "　".join(part for part in (found.name, found.post, found.phone) if part) if found else ""

    def used(label: str, value: str) -> tuple[Row, ...]:
        """A row that stands only where the office has something to say in it."""
        return (wide(setter, label, value),) if value else ()

    rows = [
        pair(setter, "任务编号", number, "任务类别", kind),
        wide(setter, "任务来源", came),
        *used("专项方案", joined(tuple(f"{p.title}（{p.doc_no}）" if p.doc_no else p.title for p in case.plans))),
        *used("关联任务", links_in_words((link.kind, link.number) for link in case.links)),
        wide(setter, "整改任务（问题）", task.problem_text),
        pair(
            setter, units[UnitRole.RESPONSIBLE], unit(UnitRole.RESPONSIBLE) or content.unit.name,
            units[UnitRole.LEAD], unit(UnitRole.LEAD),
        ),
        pair(
            setter, units[UnitRole.CO], unit(UnitRole.CO), units[UnitRole.ACCEPTANCE], unit(UnitRole.ACCEPTANCE),
        ),
        pair(
            setter, units[UnitRole.SUPERVISING], unit(UnitRole.SUPERVISING),
            persons[PersonRole.CASE_LEADER], person(PersonRole.CASE_LEADER),
        ),
        pair(
            setter, persons[PersonRole.RESPONSIBLE],
            person(PersonRole.RESPONSIBLE) or person(PersonRole.FIRST_RESPONSIBLE),
            persons[PersonRole.CONTACT], person(PersonRole.CONTACT),
        ),
        wide(setter, "整改目标", task.goal),
        *used("数值目标", goals_in_words(case)),
        wide(setter, "整改措施", numbered(tuple((m.seq, m.text) for m in task.measures))),
        pair(setter, "整改时限", limit, "实际完成时间", _done_on(content)),
        wide(setter, "整改完成情况", _results(task, content)),
        *used("村组（点位）", parts_in_words(case)),
        pair(setter, "整改进展", _state(content), "佐证材料", count),
    ]  # fmt: skip
    rounds = _rounds(content)
    return [*rows, wide(setter, "退回与补正", rounds)] if rounds else rows


def _state(content: DossierContent) -> str:
    """How far the work is: what came of the measures once all are done, what was reported last only beside it."""
    task, rules = content.case.task, content.rules
    lasting = "，长期坚持" if task.is_long_term else ""
    reported = rules.progress_word(task.progress_status)
    newest = content.case.progress[0].as_of if content.case.progress else None
    done = _done_on(content)
    if not done:
        return reported + (f"（{day(newest)}填报）" if newest else "") + lasting
    own = content.case.own_measures(content.unit)
    whose = "本单位负责的 " if len(own) < len(task.measures) else ""
    said = f"{whose}{len(own)} 条措施全部完成{lasting}"
    if newest is None or task.progress_status is ProgressStatus.DONE:
        return said
    return f"{said}\n（{day(newest)}填报：{reported}）"


def _rounds(content: DossierContent) -> str:
    """Every return with what it named, every reopening, and how the round under way answers; empty in a first round."""
    case = content.case
    lines = []
    for round_ in case.closeout.rounds:
        rules = content.rules_of(round_)
        if round_.reopening is not None:
            lines.append(reopening_text(round_.reopening))
        if round_.returned is not None:
            back = round_.returned
            reason = rules.words.return_reason.get(back.reason, back.reason)
            step = step_word(rules, back.step)
            parts = (f"{reason}，要求{back.demand.rstrip('。')}", returned_items(back, rules))
            said = "；".join(part for part in parts if part)
            lines.append(f"第 {round_.number} 轮 {day(back.returned_on)}在{step}环节退回：{said}。")
    lines += [
        answer_text(answer, content.rules) + "。" for answer in answers(case, case.closeout.current, content.rules)
    ]
    return "\n".join(lines)


def _done_on(content: DossierContent) -> str:
    """The day the last of our own measures was done; empty while one is open."""
    own = content.case.own_measures(content.unit)
    days = [m.done_on for m in own if m.done_on is not None]
    return day(max(days)) if days and len(days) == len(own) else ""


def _results(task: Task, content: DossierContent) -> str:
    """Results numbered as the measures are; what other offices answer for names them."""
    return numbered(tuple((m.seq, result_of(content, m.seq)) for m in task.measures))


def result_of(content: DossierContent, seq: int) -> str:
    """The result of a measure as printed: ours as written, another office's as 由××负责."""
    measure = content.case.task.measure(seq)
    if measure is None:
        return ""
    own = {m.seq for m in content.case.own_measures(content.unit)}
    if seq in own:
        return measure.result_text
    whose = f"由{joined(measure.responsible_units)}负责。"
    return whose + measure.result_text


def _note_row(setter: Setter, task: Task) -> Row:
    return Row((setter.label("备注"), setter.cell(task.note, columns=3)), least_height=34)


def _sign_rows(setter: Setter, content: DossierContent) -> list[Row]:
    """Opinion blocks in the order of the rule pack, the public notice before the first that comes after it."""
    rules = content.rules
    order = {step.key: position for position, step in enumerate(rules.steps)}
    notice = rules.step_of_kind(StepKind.PUBLIC_NOTICE)
    # A pack may make the public notice a block of its own; else it stands as a field before what comes after it.
    waiting = notice is not None and all(block.step != notice.key for block in rules.sign_blocks)
    rows: list[Row] = []
    for number, block in enumerate(rules.sign_blocks, start=1):
        if notice is not None and waiting and block.step and order.get(block.step, -1) > order[notice.key]:
            rows.append(_notice_row(setter, content, notice.key, notice.word))
            waiting = False
        rows += _sign_block_rows(setter, content, number, block)
    if notice is not None and waiting:
        rows.append(_notice_row(setter, content, notice.key, notice.word))
    return rows


def _notice_row(setter: Setter, content: DossierContent, key: str, word: str) -> Row:
    record = content.case.closeout.current.record_of(key)
    return Row((setter.label(f"{word}情况"), setter.cell(notice_text(record), columns=3)), least_height=48)


def notice_text(record: StepRecord | None) -> str:
    """Medium, address, period and outcome of a public notice; nothing before it took place."""
    if record is None:
        return ""
    parts = [
        f"媒体：{record.medium}" if record.medium else "",
        f"网址：{record.url}" if record.url else "",
        f"期限：{day(record.period_from)}至{day(record.period_to)}" if record.period_from and record.period_to else "",
        record.opinion,
        _objections(record),
        record.backfill_words,
    ]
    return "\n".join(part for part in parts if part)


def _objections(record: StepRecord) -> str:
    count, answered = len(record.objections), sum(o.is_answered for o in record.objections)
    return f"收到异议 {count} 条，已答复 {answered} 条，见办理记录。" if count else ""


def _sign_block_rows(setter: Setter, content: DossierContent, number: int, block: SignBlock) -> list[Row]:
    record = content.case.closeout.current.record_of(block.step) if block.step else None
    rule = content.rules.step(block.step)
    is_notice = rule is not None and rule.kind is StepKind.PUBLIC_NOTICE
    opinion = notice_text(record) if is_notice else opinion_text(record)
    people = signed(record, rule) if record else ""
    area = SignArea(
        setter,
        block.title,
        number,
        [SignLine(f"{role}（签字）：") for role in content.rules.signers_of(block)],
        date=day(record.happened_on) if record else "",
        seal=block.seal,
        people=f"{step_word(content.rules, block.step)}人员：{people}" if people else "",
        # What is printed to be signed by hand has no room for the program's own signature.
        field=None if content.kind is DossierKind.TO_SIGN else SignField(number, block.key),
    )
    return sign_rows(setter, block.title, opinion, area, sum(FIELDS[1:]))


def opinion_text(record: StepRecord | None) -> str:
    """Conclusion and opinion of a step as they stand in its block."""
    if record is None:
        return ""
    conclusion = f"结论：{CONCLUSION_WORDS[record.conclusion]}。" if record.conclusion else ""
    number = ""
    if record.number:
        number = f"（{record.number}）" if record.opinion else f"文号或编号：{record.number}"
    said = f"{conclusion}{record.opinion}{number}"
    demands = f"补充要求：{record.demands}" if record.demands else ""
    return "\n".join(part for part in (said, demands, record.backfill_words) if part)
