"""待签字盖章清单: on top of the papers to be signed: who signs where, what stands already, what is still missing."""

from __future__ import annotations

from dujiao_desktop.documents.writing.blocks import Block, LateText, Pen
from dujiao_desktop.documents.writing.pdf_file import MM
from dujiao_desktop.documents.writing.sign_area import sign_key
from dujiao_desktop.documents.writing.styles import BODY, LEVEL_1, SMALL, SMALL_CENTRE, Setter
from dujiao_desktop.documents.writing.tables import Cell, Grid, Row
from dujiao_desktop.documents.writing.words import joined, short_day
from dujiao_desktop.domain.dossier import KIND_WORDS, DossierContent, DossierKind
from dujiao_desktop.domain.rule_pack import DoneBy, SignBlock
from dujiao_desktop.domain.slots import Slot

_WIDTHS = (11 * MM, 43 * MM, 36 * MM, 34 * MM, 20 * MM, 12 * MM)
_HEAD = ("序号", "栏目", "签字、盖章的单位", "谁签字", "是否盖章", "页")


def to_sign_sheet(setter: Setter, content: DossierContent) -> list[Block]:
    """The sheet; the pages it names are those of the form behind it."""
    task = content.case.task
    form = content.rules.forms.closure_form
    handed_in = KIND_WORDS[DossierKind.FOR_ACCEPTANCE]
    rows = [_row(setter, content, number, block) for number, block in enumerate(content.rules.sign_blocks, start=1)]
    statements = enumerate(content.statements_to_sign, start=len(rows) + 1)
    rows += [_statement_row(setter, content, number, slot) for number, slot in statements]
    blocks: list[Block] = [
        setter.title(content.title, "to_sign"),
        setter.text(f"任务编号：{task.number}　　{task.problem_text}", SMALL.but(space_after=8)),
        setter.text("一、请签字、盖章", LEVEL_1.but(indent=0, space_after=4)),
        Grid(_WIDTHS, rows, [setter.head(_HEAD)]),
        setter.text("二、签好以后", LEVEL_1.but(indent=0, space_before=10)),
        setter.text(
            f"把《{form}》逐页扫描或拍照，作为“签字盖章扫描件”加到本任务；生成{handed_in}时，扫描件代替空白的表页。"
            "其他单位的栏目由该单位签署，可以分次扫描。",
            BODY,
        ),
        *_after_statements(setter, content),
        setter.text("三、还缺什么", LEVEL_1.but(indent=0, space_before=6)),
    ]
    if content.missing:
        blocks.append(setter.text(f"下列 {len(content.missing)} 项补齐后才能生成{handed_in}：", BODY))
        blocks += [setter.text(f"{at}. {gap.text}", BODY) for at, gap in enumerate(content.missing, start=1)]
    else:
        blocks.append(setter.text(f"{handed_in}要的材料已经齐了。", BODY))
    return blocks


def _row(setter: Setter, content: DossierContent, number: int, block: SignBlock) -> Row:
    rule = content.rules.step(block.step)
    record = content.case.closeout.current.record_of(block.step) if block.step else None
    unit = record.unit if record else ""
    if not unit and rule is not None:
        role = rule.unit_role
        names = content.case.task.unit_names(role) if role else ()
        unit = content.unit.name if rule.done_by is DoneBy.OWN else joined(names)
    stands = f"（已登记 {short_day(record.happened_on)}）" if record else ""
    signers = "\n".join(content.rules.signers_of(block)) or "不签字"

    title = block.title + (f"\n{stands}" if stands else "")
    return _line(setter, number, title, unit or "由该单位填写", signers, block.seal)


def _statement_row(setter: Setter, content: DossierContent, number: int, slot: Slot) -> Row:
    signing = content.rules.statement
    title = f"{content.rules.forms.statement}\n（{slot.rule.word}）"
    return _line(setter, number, title, content.unit.name, "\n".join(signing.signers) or "不签字", signing.seal)


def _after_statements(setter: Setter, content: DossierContent) -> list[Block]:
    title = content.rules.forms.statement
    words = f"《{title}》一份一份扫描，挂到对应的那项材料上，不和申请表扫在一起。"
    return [setter.text(words, BODY)] if content.statements_to_sign else []


def _line(setter: Setter, number: int, title: str, unit: str, signers: str, seal: bool) -> Row:
    def page(pen: Pen) -> str:
        return str(pen.page_of[sign_key(number)])

    return Row(
        (
            setter.cell(str(number), SMALL_CENTRE),
            setter.cell(title, SMALL),
            setter.cell(unit, SMALL),
            setter.cell(signers, SMALL_CENTRE),
            setter.cell("盖章" if seal else "不盖章", SMALL_CENTRE),
            Cell(LateText(setter.fonts, "00", page, SMALL_CENTRE)),
        ),
        least_height=30,
    )
