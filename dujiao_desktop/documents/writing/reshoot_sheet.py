"""现场复拍单: a page for each photo that is to be taken again from the same place, to be carried along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dujiao_desktop.documents.writing.blocks import Block, Pen, Space, Stack
from dujiao_desktop.documents.writing.fonts import font_book, refuse_missing_glyphs
from dujiao_desktop.documents.writing.pages import STATISTICS, Section
from dujiao_desktop.documents.writing.pdf_file import BLACK, MM, WHITE, jpeg_size
from dujiao_desktop.documents.writing.photo_cells import photo_texts
from dujiao_desktop.documents.writing.styles import SMALL, SMALL_CENTRE, SMALL_LABEL, Setter
from dujiao_desktop.documents.writing.tables import Cell, Grid, Row
from dujiao_desktop.documents.writing.task_sheet import FIELDS, made, write_sheet
from dujiao_desktop.documents.writing.words import NO_PHOTO_FACTS, taken
from dujiao_desktop.domain.coordinates import Point, gcj02
from dujiao_desktop.domain.evidence import TakenBy
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.domain.photo_papers import PlaceAgain, ReshootPaper

TITLE = "现场复拍单"
_MOST_PICTURE, _LEAST_PICTURE = 110 * MM, 45 * MM
_REMARK_HEIGHT = 20 * MM
_LEAST = 21.0
_TICKS = ("站在原处", "朝向相同", "横竖相同", "景物对准格线", "已开定位")
_FRAMING = (
    "取景：手机打开九宫格，{format}；先站到原处，再前后移动，让不动的景物（房角、桥墩、电杆、路沿）"
    "落在与上图相同的格子里，远近大小也相同。用相机原图，不裁剪、不加水印，回来用数据线或“原图”导入。"
)


def write_reshoot(paper: ReshootPaper, path: Path, fonts_dir: Path, control: JobControl) -> int:
    """Write the paper. Returns the number of pages.

    Raises:
        Refused: ``no_glyph``; nothing was written.
        Unavailable: ``picture_unreadable``, ``font_missing``, or what the disk says.
    """
    refuse_missing_glyphs(fonts_dir, _printed_texts(paper))
    setter = Setter(font_book(fonts_dir))
    count = len(paper.places)
    sections = [
        Section(STATISTICS, tuple(_page(setter, paper, place, f"第{number}处，共{count}处")))
        for number, place in enumerate(paper.places, 1)
    ]
    foot = made(paper.made_at, paper.made_by)
    return write_sheet(setter, paper.case.task, paper.unit, TITLE, sections, path, paper.made_at, control, foot)


def _page(setter: Setter, paper: ReshootPaper, place: PlaceAgain, which: str) -> list[Block]:
    item = place.item
    stage = paper.rules.evidence_word(item.kind).removesuffix("照片")
    head = f"{which}　　任务{paper.case.task.number}　佐证{item.order}（{stage}）"
    rows = [
        _wide(setter, "拍什么", item.title),
        _wide(setter, "站在哪里", item.place or "没有写地点，请按照片认"),
        _where(setter, place),
        _pair(setter, "所属措施", _measure(paper, place), "村组（点位）", _part(paper, place)),
        _pair(setter, "原来拍摄", taken(item), "什么时候去", _hour(place)),
        _pair(setter, "怎样拿", place.format, "朝向", place.stand.direction or "照片里没有记录，请按照片认"),
        _pair(
            setter,
            "原来的设备",
            (item.photo.device if item.photo else "") or NO_PHOTO_FACTS,
            "焦距（等效）",
            _focal(place),
        ),
        _ticks(setter),
        _pair(setter, "复拍日期", "", "拍摄人", "", 26),
        Row((setter.label("备注", SMALL_LABEL), Cell(Space(0), columns=3)), whole=True, least_height=_REMARK_HEIGHT),
    ]
    above = [setter.title(TITLE, f"place-{item.order}"), setter.text(head, SMALL_CENTRE.but(space_after=5))]
    below = [
        setter.text(_FRAMING.format(format=place.format), SMALL.but(space_before=4, space_after=5)),
        Grid(FIELDS, rows),
    ]
    return [*above, ThirdsPicture(place.picture, _room([*above, *below])), *below]


def _room(others: Sequence[Block]) -> float:
    """What the page leaves to the picture: long words take from it, so that a place stays one page."""
    width = STATISTICS.width
    used = sum(block.space_before + block.height(width) + block.space_after for block in others)
    return max(_LEAST_PICTURE, min(_MOST_PICTURE, STATISTICS.height - used - 1))


class ThirdsPicture(Block):
    """A picture in the middle with the lines of thirds over it, as a telephone shows them."""

    def __init__(self, path: Path, height: float) -> None:
        self._path, self._height = path, height
        self._pixels = jpeg_size(path)

    def height(self, width: float) -> float:
        return self._height

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        wide, high, _ = self._pixels
        scale = min(width / wide, self._height / high)
        across, up = wide * scale, high * scale
        left, bottom = x + (width - across) / 2, top - self._height + (self._height - up) / 2
        pen.file.picture(self._path, left, bottom, across, up)
        # Dark on white: to be seen on every ground, in colour and in black and white.
        for line, colour in ((1.4, WHITE), (0.5, BLACK)):
            for part in (1 / 3, 2 / 3):
                pen.file.rule(left + across * part, bottom, left + across * part, bottom + up, line, colour)
                pen.file.rule(left, bottom + up * part, left + across, bottom + up * part, line, colour)
        pen.file.box(left, bottom, across, up)


def _pair(setter: Setter, word: str, value: str, word_2: str, value_2: str, least: float = _LEAST) -> Row:
    cells = (
        setter.label(word, SMALL_LABEL),
        setter.cell(value, SMALL),
        setter.label(word_2, SMALL_LABEL),
        setter.cell(value_2, SMALL),
    )
    return Row(cells, whole=True, least_height=least)


def _wide(setter: Setter, word: str, value: str) -> Row:
    cells = (setter.label(word, SMALL_LABEL), setter.cell(value, SMALL, columns=3))
    return Row(cells, whole=True, least_height=_LEAST)


def _where(setter: Setter, place: PlaceAgain) -> Row:
    """Where the camera stood, as it wrote it and as maps of this country show it."""
    point = place.item.point
    if point is None:
        return _wide(setter, "经纬度", "照片里没有记录，请按地点和照片认")
    return _pair(setter, "相机记录\n（WGS-84）", _degrees(point), "高德、腾讯\n（GCJ-02）", _degrees(gcj02(point)))


def _degrees(point: Point) -> str:
    north, east = "北纬" if point.latitude >= 0 else "南纬", "东经" if point.longitude >= 0 else "西经"
    return f"{north} {abs(point.latitude):.6f}\n{east} {abs(point.longitude):.6f}"


def _measure(paper: ReshootPaper, place: PlaceAgain) -> str:
    seq = place.item.measure_seq
    return "整项任务" if seq is None else f"措施 {seq}"


def _part(paper: ReshootPaper, place: PlaceAgain) -> str:
    return next((p.name for p in paper.case.parts if p.seq == place.item.part_seq), "未分")


def _hour(place: PlaceAgain) -> str:
    """The hour at which light and shadow are alike."""
    item = place.item
    if item.taken_at is None or item.taken_by is not TakenBy.CAMERA:
        return "不限；光线好的时候"
    hour = item.taken_at.hour
    half = "早上" if hour < 8 else "上午" if hour < 12 else "中午" if hour < 14 else "下午" if hour < 18 else "晚上"
    return f"{half} {item.taken_at:%H:%M} 前后，光线相近"


def _focal(place: PlaceAgain) -> str:
    focal = place.stand.focal_mm
    return f"{focal} 毫米" if focal else NO_PHOTO_FACTS


def _ticks(setter: Setter) -> Row:
    words = "　".join(f"□ {word}" for word in _TICKS)
    ticks = Stack((Space(2), setter.text(words, SMALL), Space(2)))
    return Row((setter.label("到现场核对", SMALL_LABEL), Cell(ticks, columns=3)), whole=True, least_height=_LEAST)


def _printed_texts(paper: ReshootPaper) -> Iterator[tuple[str, str]]:
    """Every text of an officer that the paper prints, with its place in the officer's words."""
    yield "单位名称", paper.unit.name
    yield "填报人", paper.made_by
    yield "任务编号", paper.case.task.number
    yield "整改任务（问题）", paper.case.task.problem_text[:80]
    yield "村组（点位）", "".join(part.name for part in paper.case.parts)
    yield from photo_texts([place.item for place in paper.places])
    yield "规则包", "".join(paper.rules.words.evidence_kind.values())
