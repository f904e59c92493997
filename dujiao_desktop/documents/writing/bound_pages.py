"""Evidence bound in: every page of a PDF or a scan as a page of the dossier, and a sheet about what cannot be bound."""

from __future__ import annotations

from pathlib import Path, PurePath

from dujiao_desktop.documents.writing.blocks import Anchor, Block, Pen, Picture
from dujiao_desktop.documents.writing.fonts import Face, printable
from dujiao_desktop.documents.writing.pages import BOUND, OFFICIAL, Section
from dujiao_desktop.documents.writing.pdf_file import GREY, LIGHT, MM
from dujiao_desktop.documents.writing.styles import CELL, NOTE, TITLE, Setter
from dujiao_desktop.documents.writing.tables import Grid, Row
from dujiao_desktop.documents.writing.words import formed
from dujiao_desktop.domain.dossier import MOST_BOUND_PAGES, DossierContent, NotBound
from dujiao_desktop.domain.evidence import PHOTO_KINDS, EvidenceItem, EvidenceKind

_HEAD = 7 * MM
"""Height of the line that says of which piece of evidence a page is."""
_SIZE = 10.0
_WHY: dict[NotBound, str] = {
    NotBound.ENCRYPTED: "文件设有密码或使用限制，没有装订。如需入卷，请形成单位提供不加密的文件。",
    NotBound.DAMAGED: "文件已损坏或不完整，不能保证内容齐全，没有装订。请重新取得完整的文件。",
    NotBound.TOO_LONG: f"文件超过 {MOST_BOUND_PAGES} 页，单独成册，随卷存放，没有装订。",
    NotBound.HIDDEN_LAYERS: "文件中有关闭的图层，装订会改变其样子，没有装订。如需入卷，请另存为不分图层的 PDF。",
    NotBound.UNFIXED_FORM: "文件是要用专门软件才能显示填写内容的表单，没有装订。如需入卷，请打印成普通 PDF。",
}
_SORTS: tuple[tuple[str, str, str], ...] = (
    (".doc .docx .wps .odt .rtf .txt", "文字文档", "版面随电脑而变，不能原样装订；如需入卷，请另存为 PDF 后重新添加。"),
    (".xls .xlsx .et .ods .csv", "电子表格", "版面随电脑而变，不能原样装订；如需入卷，请另存为 PDF 后重新添加。"),
    (".ppt .pptx .dps", "演示文稿", "版面随电脑而变，不能原样装订；如需入卷，请另存为 PDF 后重新添加。"),
    (".ofd", "OFD 版式文件", "不能装订进本卷；如需入卷，请另存为 PDF 后重新添加。"),
    (".mp4 .mov .avi .wmv .mkv .3gp", "录像", "不是纸面材料，请用播放软件查看原件。"),
    (".mp3 .wav .amr .m4a .wma", "录音", "不是纸面材料，请用播放软件收听原件。"),
    (".zip .rar .7z", "压缩文件", "内有多个文件，没有装订；如需入卷，请解压后逐件添加。"),
    (".pdf", "PDF 文件", ""),
    (".jpg .jpeg .png .tif .tiff .bmp .gif .heic .heif .webp", "图片", ""),
)
_OTHER_SORT = ("其他文件", "不是能装订的文稿或图片，请用形成它的软件查看原件。")


def evidence_key(number: int) -> str:
    """Anchor of a piece of evidence: the page on which it begins."""
    return f"evidence-{number}"


def is_on_photo_pages(content: DossierContent, item: EvidenceItem) -> bool:
    """Whether the item stands among the photos, two or four to a page."""
    return item.kind in PHOTO_KINDS and item.is_picture


def bound_sections(setter: Setter, content: DossierContent, numbers: dict[str, int]) -> list[Section]:
    """All evidence that has pages of its own, in directory order; what stands elsewhere is not repeated."""
    elsewhere = {item.id for item in content.signed}
    sections: list[Section] = []
    for item in content.case.for_dossier:
        if item.id in elsewhere or is_on_photo_pages(content, item):
            continue
        begin: list[Block] = [] if sections else [Anchor("bound", "佐证材料", 0)]
        sections += _sections(setter, content, item, numbers[item.id], begin, f"佐证 {numbers[item.id]}　{item.title}")
    return sections


def signed_sections(setter: Setter, content: DossierContent, numbers: dict[str, int]) -> list[Section]:
    """The closure form as signed by hand, page by page, instead of the blank one."""
    title = content.rules.forms.closure_form
    sections: list[Section] = []
    for item in content.signed:
        begin: list[Block] = [] if sections else [Anchor("closure_form", title, 0)]
        head = f"{title}（签字盖章件）　佐证 {numbers[item.id]}"
        sections += _sections(setter, content, item, numbers[item.id], begin, head)
    return sections


def _sections(
    setter: Setter, content: DossierContent, item: EvidenceItem, number: int, begin: list[Block], head: str
) -> list[Section]:
    sheets = content.sheets_of(item)
    first = [*begin, Anchor(evidence_key(number), f"佐证 {number}　{item.title}", 1)]
    if not sheets.is_bound:
        return [Section(OFFICIAL, (*first, *_about(setter, content, item, number)))]
    room = BOUND.height - _HEAD - 1
    pages: list[Block]
    if sheets.pdf is not None:
        pages = [_ForeignPage(sheets.pdf, index, room) for index in range(sheets.pages)]
    else:
        # A picture of a screen is read on a screen; a broad sheet of paper is turned to be read.
        turns = item.kind is not EvidenceKind.NOTICE_SCREENSHOT
        pages = [Picture(path, room, may_turn=turns) for path in sheets.pictures]
    sections = []
    for at, page in enumerate(pages, start=1):
        place = f"第 {at} 页，共 {len(pages)} 页" if len(pages) > 1 else ""
        sections.append(Section(BOUND, (*(first if at == 1 else ()), _Head(head, place), page)))
    return sections


class _Head(Block):
    """What a bound page is of, and which page of it; a long name is cut, the directory has all of it."""

    def __init__(self, name: str, place: str) -> None:
        self._name = printable(name).replace("\n", " ")
        self._place = place

    def height(self, width: float) -> float:
        return _HEAD

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        file = pen.file
        base = top - _SIZE - 1
        free = width - (file.width(self._place, Face.FANGSONG, _SIZE) + 12 if self._place else 0)
        name = self._name
        while file.width(name, Face.FANGSONG, _SIZE) > free:
            name = name.rstrip("…")[:-1] + "…"
        file.words(x, base, name, Face.FANGSONG, _SIZE)
        file.words(x + width, base, self._place, Face.FANGSONG, _SIZE, GREY, align="right")
        file.rule(x, base - 4, x + width, base - 4, 0.4, LIGHT)


class _ForeignPage(Block):
    """One page of a PDF, as it is, with a thin line around it."""

    def __init__(self, path: Path, index: int, height: float) -> None:
        self._path = path
        self._index = index
        self._height = height

    def height(self, width: float) -> float:
        return self._height

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        bottom = top - self._height
        drawn = pen.file.foreign_page(self._path, self._index, x, bottom, width, self._height)
        left, low, right, high = drawn
        pen.file.box(left, low, right - left, high - low, LIGHT, line=0.4)


def _about(setter: Setter, content: DossierContent, item: EvidenceItem, number: int) -> list[Block]:
    """说明页: what the file is, why its pages are not here, where it lies."""
    sort, advice = _sort_of(item)
    why = content.sheets_of(item).not_bound
    reason = _WHY[why] if why and why is not NotBound.FORMAT else advice
    about = "　".join(part for part in (formed(item), item.issuer, item.doc_no) if part)
    pages = f"原件 {item.pages} 页" if item.pages else ""
    place = content.places.get(item.id, "")
    facts = [
        ("佐证编号", f"佐证 {number}"),
        ("名称", item.title),
        ("文件名", item.file_name),
        ("种类", content.rules.evidence_word(item.kind)),
        ("形成情况", "　".join(part for part in (about, pages) if part)),
        ("文件格式", sort),
        ("大小", _size(item.size_bytes)),
        ("SHA-256", "\n".join(item.sha256[start : start + 32] for start in range(0, 64, 32))),
        ("未装订的原因", reason),
        ("原件存放", f"数据包内：{place}" if place else "随卷存放。"),
    ]
    rows = [
        Row((setter.label(label), setter.cell(value, CELL.but(align="left"))), least_height=30)
        for label, value in facts
        if value
    ]
    return [
        setter.text("佐证材料说明页", TITLE),
        Grid((34 * MM, 122 * MM), rows),
        setter.text("注：本页代替该件佐证装订入卷；原件未作改动，可按 SHA-256 摘要核对。", NOTE),
    ]


def _sort_of(item: EvidenceItem) -> tuple[str, str]:
    """What a file is in the officer's words, and what to do with it, by its ending."""
    ending = PurePath(item.file_name).suffix.lower()
    for endings, sort, advice in _SORTS:
        if ending in endings.split():
            return f"{sort}（{ending}）", advice or _OTHER_SORT[1]
    return f"{_OTHER_SORT[0]}（{ending}）" if ending else _OTHER_SORT[0], _OTHER_SORT[1]


def _size(size_bytes: int) -> str:
    if size_bytes < 1 << 10:
        return f"{size_bytes} 字节"
    unit, word = (1 << 20, "MB") if size_bytes >= 1 << 20 else (1 << 10, "KB")
    return f"{size_bytes / unit:.1f} {word}（{size_bytes:,} 字节）"
