"""销号办理记录: every step of every round as it happened, and every return with its reason and demand."""

from __future__ import annotations

from collections.abc import Iterator

from dujiao_desktop.documents.writing.blocks import Block, Stack
from dujiao_desktop.documents.writing.closure_form import notice_text, opinion_text
from dujiao_desktop.documents.writing.pdf_file import MM
from dujiao_desktop.documents.writing.styles import (
    BODY,
    CELL,
    LEVEL_1,
    LEVEL_2,
    NOTE,
    SMALL,
    SMALL_CENTRE,
    TINY,
    Setter,
)
from dujiao_desktop.documents.writing.tables import Cell, Grid, Row
from dujiao_desktop.documents.writing.words import answer_text, day, returned_items, short_day, signed
from dujiao_desktop.domain.closeout import ReturnRecord, Round, StepRecord
from dujiao_desktop.domain.dossier import DossierContent
from dujiao_desktop.domain.returns import answers
from dujiao_desktop.domain.rule_pack import DoneBy, RulePack, StepKind

_WIDTHS = (17 * MM, 22 * MM, 33 * MM, 20 * MM, 64 * MM)
_FOUND_WIDTHS = (13 * MM, 60 * MM, 20 * MM, 63 * MM)
_FOUND_HEAD = ("措施", "整改措施", "是否落实", "现场情况")
_OBJECTED_WIDTHS = (22 * MM, 52 * MM, 60 * MM, 22 * MM)
_OBJECTED_HEAD = ("收到日期", "异议内容", "处理情况", "答复日期")
_HEAD = ("环节", "日期", "办理单位", "办理人员", "结论、意见和依据")


def record_sheet(setter: Setter, content: DossierContent) -> list[Block]:
    """The sheet, one table for each round; earlier rounds stand first."""
    rounds = content.case.closeout.rounds
    blocks: list[Block] = [setter.title("销号办理记录", "records")]
    for round_ in rounds:
        rules = content.rules_of(round_)
        ended = "（已退回）" if round_.returned else ""
        if len(rounds) > 1:
            heading = f"第 {round_.number} 轮{ended}"
            blocks.append(setter.text(heading, LEVEL_1.but(indent=0, space_before=10, space_after=3)))
        if rules != content.rules:
            ruled = f"本轮按“{rules.title}”（{rules.version} 版）办理，环节和用语照该版。"
            blocks.append(setter.text(ruled, SMALL.but(align="justify", space_after=4, keeps_with_next=True)))
        if round_.reopening is not None:
            again = round_.reopening
            why = f"{day(again.reopened_on)}因反弹重开：{again.reason}"
            blocks.append(setter.text(why, SMALL.but(align="justify", space_after=4, keeps_with_next=True)))
        blocks.append(_round(setter, content, round_, rules))
        blocks += [block for record in round_.records for block in _content(setter, content, record, rules)]
    note = "注：日期为事项发生的日期；他单位办理的环节按其书面材料登记。"
    if any(record.backfilled_from for round_ in rounds for record in round_.records):
        note += "标“补录”的环节此前在纸面上办理，按所列文件录入，不是在本程序中办理的。"
    blocks.append(setter.text(note, NOTE))
    return blocks


def _round(setter: Setter, content: DossierContent, round_: Round, rules: RulePack) -> Block:
    rows = _begin_rows(setter, content, round_, rules)
    rows += [_step_row(setter, content, record, rules) for record in round_.records]
    if round_.returned is not None:
        rows.append(_return_row(setter, rules, round_.returned))
    if not rows:
        return setter.text("本轮还没有办理记录。", BODY)
    return Grid(_WIDTHS, rows, [setter.head(_HEAD)])


def _begin_rows(setter: Setter, content: DossierContent, round_: Round, rules: RulePack) -> list[Row]:
    """Why a later round was opened, and how it answers what the return before it named."""
    rows = []
    if round_.reopening is not None:
        rows.append(_wide_row(setter, "重开", short_day(round_.reopening.reopened_on), round_.reopening.reason))
    said = [answer_text(answer, rules) for answer in answers(content.case, round_, rules)]
    if said:
        rows.append(_wide_row(setter, "补正", "", "\n".join(said)))
    return rows


def _wide_row(setter: Setter, word: str, when: str, text: str, unit: str = "") -> Row:
    return Row(
        (
            setter.cell(word, SMALL_CENTRE, again=f"{word}（续）"),
            setter.cell(when, SMALL_CENTRE),
            setter.cell(unit, SMALL),
            setter.cell("", SMALL_CENTRE),
            Cell(setter.text(text, SMALL.but(align="justify")), middle=False),
        )
    )


def _step_row(setter: Setter, content: DossierContent, record: StepRecord, rules: RulePack) -> Row:
    rule = rules.step(record.step)
    word = rule.word if rule else record.step
    lines = [setter.text(word, SMALL_CENTRE)]
    if record.backfilled_from:
        lines.append(setter.text("（补录）", TINY.but(align="center")))
    elif rule and rule.done_by is DoneBy.OTHER:
        lines.append(setter.text("（登记）", TINY.but(align="center")))
    unit = record.unit or (content.unit.name if rule and rule.done_by is DoneBy.OWN else "")
    is_notice = rule is not None and rule.kind is StepKind.PUBLIC_NOTICE
    said = [notice_text(record) if is_notice else opinion_text(record)]
    if is_notice and record.number:
        said.append(f"编号：{record.number}")
    if record.signed_on or (rule and rule.chain):
        said.append(f"签字：{signed(record, rule)}")
    if record.place:
        said.append(f"地点：{record.place}")
    if record.archive.pages:
        said.append(f"页数：{record.archive.pages}")
    return Row(
        (
            Cell(Stack(lines), again=setter.text(f"{word}（续）", SMALL_CENTRE)),
            setter.cell(short_day(record.happened_on), SMALL_CENTRE),
            setter.cell(unit, SMALL),
            setter.cell("\n".join(record.people), SMALL_CENTRE),
            Cell(setter.text("\n".join(part for part in said if part), SMALL.but(align="justify")), middle=False),
        )
    )


def _content(setter: Setter, content: DossierContent, record: StepRecord, rules: RulePack) -> Iterator[Block]:
    """What a step says besides its row: findings measure by measure, the text of a notice, objections and answers."""
    rule = rules.step(record.step)
    word = rule.word if rule else record.step
    if record.findings:
        yield _heading(setter, f"{word}表（{day(record.happened_on)}）")
        measures = {m.seq: m.text for m in content.case.task.measures}
        rows = [
            Row(
                (
                    setter.cell(str(f.seq), SMALL_CENTRE, again=f"{f.seq}（续）"),
                    _top(setter, measures.get(f.seq, "")),
                    setter.cell("是" if f.carried_out else "否", SMALL_CENTRE),
                    _top(setter, f.text),
                )
            )
            for f in record.findings
        ]
        yield Grid(_FOUND_WIDTHS, rows, [setter.head(_FOUND_HEAD)])
    if record.notice_text:
        yield _heading(setter, f"{word}文本（{day(record.period_from or record.happened_on)}）")
        yield setter.text(record.notice_text, CELL.but(indent=2))
    if record.objections:
        yield _heading(setter, f"{word}异议及答复")
        rows = [
            Row(
                (
                    setter.cell(short_day(o.received_on), SMALL_CENTRE),
                    _top(setter, o.text),
                    _top(setter, o.answer),
                    setter.cell(short_day(o.answered_on), SMALL_CENTRE),
                )
            )
            for o in record.objections
        ]
        yield Grid(_OBJECTED_WIDTHS, rows, [setter.head(_OBJECTED_HEAD)])


def _heading(setter: Setter, text: str) -> Block:
    return setter.text(text, LEVEL_2.but(indent=0, space_before=10, space_after=3))


def _top(setter: Setter, text: str) -> Cell:
    return Cell(setter.text(text, SMALL.but(align="justify")), middle=False)


def _return_row(setter: Setter, rules: RulePack, returned: ReturnRecord) -> Row:
    rule = rules.step(returned.step)
    reason = rules.words.return_reason.get(returned.reason, returned.reason)
    said = [f"退回环节：{rule.word if rule else returned.step}", f"原因：{reason}", f"补充整改要求：{returned.demand}"]
    if returned.items:
        said.append(returned_items(returned, rules))
    if returned.due_on:
        said.append(f"限期：{day(returned.due_on)}")
    return _wide_row(setter, "退回", short_day(returned.returned_on), "\n".join(said), returned.unit)
