"""卷内备考表: the last sheet of an archived volume: what is in it, who put it together, who looked it through."""

from __future__ import annotations

from dujiao_desktop.documents.writing.blocks import Block, LateText, Pen, Space, Stack
from dujiao_desktop.documents.writing.bound_pages import is_on_photo_pages
from dujiao_desktop.documents.writing.pdf_file import MM
from dujiao_desktop.documents.writing.styles import CELL, Setter
from dujiao_desktop.documents.writing.tables import Cell, Grid, Row
from dujiao_desktop.documents.writing.words import day, joined
from dujiao_desktop.domain.dossier import DossierContent
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind
from dujiao_desktop.domain.rule_pack import StepKind

_WIDTHS = (30 * MM, 126 * MM)
_TEXT = CELL.but(size=14.0, leading=25.0, indent=2)


def endnote_sheet(setter: Setter, content: DossierContent, numbers: dict[str, int]) -> list[Block]:
    """The sheet with the real number of pages; the hand signatures are left to be made."""
    archived = content.rules.step_of_kind(StepKind.ARCHIVING)
    record = content.case.closeout.current.record_of(archived.key) if archived else None
    who = joined(record.people) if record and record.people else content.made_by
    when = day(record.happened_on if record else content.made_at)
    rest = _lines(content, numbers)

    counted = record.archive.pages if record else None

    def tell(pages: str) -> str:
        said = f"一、本卷共 {pages} 页，含封面、目录和本表；页号从 1 连续编到 {pages}。"
        if counted is not None:
            same = "相符" if str(counted) == pages else "不同，以实际装订的为准"
            said += f"归档时登记 {counted} 页，与本卷{same}。"
        return "\n".join((said, *rest))

    def told(pen: Pen) -> str:
        return tell(str(pen.pages))

    text = LateText(setter.fonts, tell("0000"), told, _TEXT)
    rows = [
        Row((setter.label("本卷情况说明"), Cell(Stack((text, Space(6))), middle=False)), least_height=120 * MM),
        Row((setter.label("立卷人"), setter.cell(f"{who}　　　　　　　（签字）：")), least_height=44),
        Row((setter.label("检查人"), setter.cell("　　　　　　　　（签字）：")), least_height=44),
        Row((setter.label("立卷时间"), setter.cell(when)), least_height=34),
    ]
    return [setter.title("卷内备考表", "endnote"), Grid(_WIDTHS, rows)]


def _lines(content: DossierContent, numbers: dict[str, int]) -> list[str]:
    items = content.case.for_dossier
    photos = [item for item in items if is_on_photo_pages(content, item)]
    others = [item for item in items if not is_on_photo_pages(content, item)]
    bound = [item for item in others if content.sheets_of(item).is_bound]
    unbound = [item for item in others if not content.sheets_of(item).is_bound]

    def listed(some: list[EvidenceItem]) -> str:
        return f"（佐证 {'、'.join(str(numbers[item.id]) for item in some)}）"

    said = [f"佐证材料共 {len(items)} 件"]
    if photos:
        said.append(f"照片 {len(photos)} 件，排在照片页上")
    if bound:
        said.append(f"原样装订 {len(bound)} 件，计 {sum(content.sheets_of(item).count for item in bound)} 页")
    if unbound:
        said.append(f"不能装订而以说明页代替 {len(unbound)} 件{listed(unbound)}，原件为电子文件，随卷存放")
    lines = ["；".join(said) + "。"]
    copies = [item for item in items if not item.is_original]
    if copies:
        lines.append(f"复印件 {len(copies)} 件{listed(copies)}，其余按原件登记。")
    rounds = content.case.closeout.rounds
    if len(rounds) > 1:
        lines.append(f"本任务经 {len(rounds)} 轮申请，前 {len(rounds) - 1} 轮退回补正，办理经过见“销号办理记录”。")
    receipts = [item for item in items if item.kind is EvidenceKind.FILING_RECEIPT]
    word = content.rules.evidence_word(EvidenceKind.FILING_RECEIPT)
    if receipts:
        lines.append(f"{word}已入卷{listed(receipts)}。")
    elif content.rules.step_of_kind(StepKind.FILING) is not None:
        lines.append(f"{word}尚未收到，收到后补入本卷。")
    return [f"{numeral}、{line}" for numeral, line in zip("二三四五", lines, strict=False)]
