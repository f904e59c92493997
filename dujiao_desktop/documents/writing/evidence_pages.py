"""佐证材料目录, before and after photos side by side, and other photos."""

from __future__ import annotations

from collections.abc import Sequence

from dujiao_desktop.documents.writing.blocks import Anchor, Block, LateText, Pen, Picture, Space, Stack, TextStyle
from dujiao_desktop.documents.writing.bound_pages import evidence_key, is_on_photo_pages
from dujiao_desktop.documents.writing.fonts import Face
from dujiao_desktop.documents.writing.pdf_file import MM, SHADE
from dujiao_desktop.documents.writing.slot_sheet import slot_blocks
from dujiao_desktop.documents.writing.styles import BODY, LABEL, NOTE, SMALL, SMALL_CENTRE, TINY, Setter
from dujiao_desktop.documents.writing.tables import Cell, Grid, Row
from dujiao_desktop.documents.writing.words import formed, taken, where_taken
from dujiao_desktop.domain.dossier import DossierContent
from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind

_DIRECTORY = (10 * MM, 48 * MM, 24 * MM, 21 * MM, 14 * MM, 10 * MM, 12 * MM, 17 * MM)
_NAME, _STEP = 1, 6
_FEW = 3
"""Characters of the words of steps up to which their column is narrow enough."""
_DIRECTORY_HEAD = ("序号", "材料名称", "种类", "日期", "起始页", "页数", "环节", "校验码")
_HALF = 78 * MM
_PAIR_HEIGHT = 57 * MM
_CAPTION = TextStyle(Face.FANGSONG, 10.5, 14.5, align="left", hang=False)
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
    pairs, single = pair_photos(photos)
    blocks: list[Block] = []
    if pairs:
        blocks.append(setter.title("整改前后对比", "photos"))
        half = [setter.cell("整改前", LABEL), setter.cell("整改后", LABEL)]
        head = Row(tuple(Cell(cell.content, shade=SHADE) for cell in half), whole=True)
        rows = [
            Row(tuple(_photo_cell(setter, content, item, numbers, _PAIR_HEIGHT) for item in pair), whole=True)
            for pair in pairs
        ]
        blocks.append(Grid((_HALF, _HALF), rows, [head]))
    if single:
        blocks += _single_photos(setter, content, single, numbers, bool(pairs))
    return blocks


def pair_photos(photos: Sequence[EvidenceItem]) -> tuple[list[tuple[EvidenceItem, EvidenceItem]], list[EvidenceItem]]:
    """Pairs of a before and an after photo, and the photos that have no partner.

    Photos belong together when they are put to the same measure and name the same place; else when they name the
    same place; else when they are put to the same measure and one of them names no place. Within that, the directory
    order pairs them.
    """
    after = [p for p in photos if p.kind is EvidenceKind.AFTER_PHOTO]
    partner: dict[str, EvidenceItem] = {}
    for belong in (_same_measure_and_place, _same_place, _same_measure):
        for before in (p for p in photos if p.kind is EvidenceKind.BEFORE_PHOTO and p.id not in partner):
            found = next((a for a in after if belong(before, a)), None)
            if found is not None:
                partner[before.id] = found
                after.remove(found)
    pairs = [(p, partner[p.id]) for p in photos if p.id in partner]
    used = {p.id for pair in pairs for p in pair}
    return pairs, [p for p in photos if p.id not in used]


def _same_measure_and_place(before: EvidenceItem, after: EvidenceItem) -> bool:
    return before.measure_seq == after.measure_seq and before.place.strip() == after.place.strip()


def _same_place(before: EvidenceItem, after: EvidenceItem) -> bool:
    return bool(before.place.strip()) and before.place.strip() == after.place.strip()


def _same_measure(before: EvidenceItem, after: EvidenceItem) -> bool:
    one_without_place = not before.place.strip() or not after.place.strip()
    return before.measure_seq == after.measure_seq and one_without_place


def _single_photos(
    setter: Setter, content: DossierContent, photos: Sequence[EvidenceItem], numbers: dict[str, int], more: bool
) -> list[Block]:
    title = setter.title("其他现场照片" if more else "现场照片", "other_photos")
    if len(photos) <= 2:
        rows = [Row((_photo_cell(setter, content, item, numbers, 78 * MM),), whole=True) for item in photos]
        return [title, Grid((2 * _HALF,), rows)]
    rows = []
    for start in range(0, len(photos), 2):
        cells = [_photo_cell(setter, content, item, numbers, _PAIR_HEIGHT) for item in photos[start : start + 2]]
        if len(cells) == 1:
            cells.append(Cell(Space(0)))
        rows.append(Row(tuple(cells), whole=True))
    return [title, Grid((_HALF, _HALF), rows)]


def _photo_cell(
    setter: Setter, content: DossierContent, item: EvidenceItem, numbers: dict[str, int], height: float
) -> Cell:
    path = content.pictures.get(item.id)
    if path is None:
        raise Unavailable("picture_unreadable", file=item.file_name, reason="no preview")
    stage = content.rules.evidence_word(item.kind)
    lines = [
        f"佐证{numbers[item.id]}　{stage.removesuffix('照片')}",
        f"时间：{taken(item)}",
        f"地点：{where_taken(item)}",
        f"内容：{item.title}",
        f"拍摄人：{item.photographer or '未填写'}",
    ]
    here = Anchor(evidence_key(numbers[item.id]))
    return Cell(Stack((here, Picture(path, height), Space(3), setter.text("\n".join(lines), _CAPTION))), middle=False)
