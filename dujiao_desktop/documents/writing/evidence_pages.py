"""佐证材料目录, before and after photos side by side, and other photos."""

from __future__ import annotations

from collections.abc import Sequence

from dujiao_desktop.documents.writing.blocks import Block, LateText, Pen, Stack
from dujiao_desktop.documents.writing.bound_pages import evidence_key, is_on_photo_pages
from dujiao_desktop.documents.writing.pdf_file import MM
from dujiao_desktop.documents.writing.photo_cells import (
    HALF,
    Framed,
    pair_blocks,
    photo_cell,
    two_by_two,
)
from dujiao_desktop.documents.writing.slot_sheet import slot_blocks
from dujiao_desktop.documents.writing.styles import BODY, NOTE, SMALL, SMALL_CENTRE, TINY, Setter
from dujiao_desktop.documents.writing.tables import Cell, Grid, Row
from dujiao_desktop.documents.writing.words import formed
from dujiao_desktop.domain.dossier import DossierContent
from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.photo_pairs import pair_photos

_DIRECTORY = (10 * MM, 48 * MM, 24 * MM, 21 * MM, 14 * MM, 10 * MM, 12 * MM, 17 * MM)
_NAME, _STEP = 1, 6
_FEW = 3
"""Characters of the words of steps up to which their column is narrow enough."""
_DIRECTORY_HEAD = ("序号", "材料名称", "种类", "日期", "起始页", "页数", "环节", "校验码")
_LARGE_HEIGHT = 78 * MM
_HASH = TINY.but(size=8.5, leading=11.5, align="center")


def evidence_numbers(content: DossierContent) -> dict[str, int]:
    """Number in the directory, from 1, by id."""
    return {item.id: number for number, item in enumerate(content.case.for_dossier, start=1)}


def evidence_directory(setter: Setter, content: DossierContent, numbers: dict[str, int]) -> list[Block]:
    """The directory of everything in the dossier, and below it what of all this was asked for."""
    items = content.case.for_dossier
    rows = [_directory_row(setter, content, item, numbers[item.id]) for item in items]
    note = "注：起始页、页数为在本卷中的页；校验码为文件 SHA-256 摘要的前 12 位；原件随卷存放，未作改动。"
    if not rows:
        return [
            setter.title("佐证材料目录", "directory"),
            setter.text("本卷没有佐证材料。", BODY),
            *slot_blocks(setter, content, numbers),
        ]
    return [
        setter.title("佐证材料目录", "directory"),
        Grid(_widths(content), rows, [setter.head(_DIRECTORY_HEAD)]),
        setter.text(note, NOTE),
        *slot_blocks(setter, content, numbers),
    ]


def _widths(content: DossierContent) -> list[float]:
    """Widths of the directory; long words of steps get room from the names."""
    widths = list(_DIRECTORY)
    if any(len(step.word) > _FEW for step in content.rules.steps):
        widths[_NAME] -= 6 * MM
        widths[_STEP] += 6 * MM
    return widths


def _directory_row(setter: Setter, content: DossierContent, item: EvidenceItem, number: int) -> Row:
    stated = f"原件 {item.pages} 页" if item.pages else ""
    about = "　".join(part for part in (item.doc_no, item.issuer, stated) if part)
    names = [setter.text(item.title, SMALL)]
    if about:
        names.append(setter.text(about, TINY))
    if item.caption and item.caption != item.file_name:
        names.append(setter.text(item.file_name, TINY))
    code = item.sha256[:12]
    pages = 1 if is_on_photo_pages(content, item) else content.sheets_of(item).count

    def begins(pen: Pen) -> str:
        return str(pen.page_of[evidence_key(number)])

    return Row(
        (
            setter.cell(str(number), SMALL_CENTRE),
            Cell(Stack(names)),
            setter.cell(content.rules.evidence_word(item.kind), SMALL_CENTRE),
            setter.cell(formed(item), SMALL_CENTRE),
            Cell(LateText(setter.fonts, "0000", begins, SMALL_CENTRE)),
            setter.cell(str(pages), SMALL_CENTRE),
            setter.cell(content.step_word(item), SMALL_CENTRE),
            Cell(setter.text(f"{code[:6]}\n{code[6:]}", _HASH), padding=(1.0, 3.0)),
        )
    )


def photo_pages(setter: Setter, content: DossierContent, numbers: dict[str, int]) -> list[Block]:
    """Pairs of before and after, two to a row; then the photos without a partner, four or two to a page."""
    photos = [item for item in content.case.for_dossier if is_on_photo_pages(content, item)]
    if not photos:
        return []

    def frame(item: EvidenceItem) -> Framed:
        path = content.pictures.get(item.id)
        if path is None:
            raise Unavailable("picture_unreadable", file=item.file_name, reason="no preview")
        stage = content.rules.evidence_word(item.kind).removesuffix("照片")
        return Framed(item, path, f"佐证{numbers[item.id]}　{stage}", evidence_key(numbers[item.id]))

    case = content.case
    paired = pair_photos(photos, case.photo_pairs, content.likeness, case.evidence)
    blocks: list[Block] = []
    if paired.pairs:
        blocks += [setter.title("整改前后对比", "photos"), *pair_blocks(setter, paired.pairs, frame)]
    if paired.single:
        title = setter.title("其他现场照片" if paired.pairs else "现场照片", "other_photos")
        blocks += [title, _single_photos(setter, [frame(item) for item in paired.single])]
    return blocks


def _single_photos(setter: Setter, photos: Sequence[Framed]) -> Grid:
    """One or two large; more of them two in a row."""
    if len(photos) > 2:
        return two_by_two(setter, photos)
    rows = [Row((photo_cell(setter, one, _LARGE_HEIGHT),), whole=True) for one in photos]
    return Grid((2 * HALF,), rows)
