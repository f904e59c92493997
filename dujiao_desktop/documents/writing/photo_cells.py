"""Photos on paper: in frames of one height, with their label below, and apart from it what the camera recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dujiao_desktop.documents.writing.blocks import Anchor, Block, Picture, Space, Stack, TextStyle
from dujiao_desktop.documents.writing.fonts import Face
from dujiao_desktop.documents.writing.pdf_file import MM, SHADE, jpeg_size
from dujiao_desktop.documents.writing.styles import LABEL, NOTE, SMALL, TINY, Setter
from dujiao_desktop.documents.writing.tables import Cell, Grid, Row
from dujiao_desktop.documents.writing.words import taken
from dujiao_desktop.domain.evidence import EvidenceItem, TakenBy
from dujiao_desktop.domain.photo_pairs import PhotoPair

HALF = 78 * MM
LYING_MM, STANDING_MM = 53.0, 74.0
"""Greatest heights of a pair of pictures: where one lies, and where both stand."""
_CAPTION = TextStyle(Face.FANGSONG, 10.5, 14.5, align="left", hang=False)
_CAMERA = TINY.but(size=8.5, leading=11.5)
_PADDING = 8.0
_NOTE = NOTE.but(space_before=0, space_after=4, keeps_with_next=True)
_PAIR_NOTE = "注：左右两张同高；灰色小字是相机的记录，时间后注明依据，其余由经办人填写。"


@dataclass(frozen=True, slots=True)
class Framed:
    """One photo as it stands on a page.

    Attributes:
        picture: Upright JPEG.
        head: First line below it: number and stage.
        key: Place that other pages refer to; empty for none.
        with_photographer: Whether the label names who took it.
    """

    item: EvidenceItem
    picture: Path
    head: str
    key: str = ""
    with_photographer: bool = True


Frame = Callable[[EvidenceItem], Framed]


def photo_cell(setter: Setter, framed: Framed, height: float) -> Cell:
    """The picture, `height` points high at most, its label, and what the camera recorded."""
    item = framed.item
    lines = [framed.head, f"时间：{taken(item)}", f"地点：{item.place or '未填写'}", f"内容：{item.title}"]
    if framed.with_photographer:
        lines.append(f"拍摄人：{item.photographer or '未填写'}")
    blocks: list[Block] = [Anchor(framed.key)] if framed.key else []
    blocks += [Picture(framed.picture, height), Space(3), setter.text("\n".join(lines), _CAPTION)]
    blocks.append(setter.text(f"相机记录：{camera_words(item)}", _CAMERA))
    return Cell(Stack(blocks), middle=False)


def camera_words(item: EvidenceItem) -> str:
    """What the camera wrote beside the moment, which the label has."""
    point, device = item.point, item.photo.device if item.photo else ""
    parts = [f"位置 {point.text}（WGS-84）"] if point is not None else []
    parts += [f"设备 {device}"] if device else []
    if parts:
        return "；".join(parts)
    return "没有位置" if item.taken_by is TakenBy.CAMERA else "无"


def one_height(pictures: Sequence[Path]) -> float:
    """The height in points at which pictures beside each other are all shown, so that none looks larger."""
    sizes = [jpeg_size(path)[:2] for path in pictures]
    most = (STANDING_MM if all(high > wide for wide, high in sizes) else LYING_MM) * MM
    return min(most, *((HALF - _PADDING) * high / wide for wide, high in sizes))


def pair_blocks(setter: Setter, pairs: Sequence[PhotoPair], frame: Frame) -> list[Block]:
    """整改前 at the left, 整改后 at the right; above each pair why the two belong together."""
    compared = [
        Compared(f"对比 {number}：{reason_words(pair)}", frame(pair.before), frame(pair.after))
        for number, pair in enumerate(pairs, 1)
    ]
    # The note stands above: below, it could be alone on a page.
    return [setter.text(_PAIR_NOTE, _NOTE), side_by_side(setter, ("整改前", "整改后"), compared)]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two photos of one place and the words above them; none where there is nothing to say."""

    words: str
    left: Framed
    right: Framed


def side_by_side(setter: Setter, heads: tuple[str, str], compared: Sequence[Compared]) -> Grid:
    """Two columns of photos, each two of one height."""
    rows: list[Row] = []
    for both in compared:
        halves = (both.left, both.right)
        height = one_height([half.picture for half in halves])
        if both.words:
            rows.append(Row((Cell(setter.text(both.words, SMALL), columns=2),), whole=True, keeps_with_next=True))
        rows.append(Row(tuple(photo_cell(setter, half, height) for half in halves), whole=True))
    head = Row(tuple(Cell(setter.text(word, LABEL), shade=SHADE) for word in heads), whole=True)
    return Grid((HALF, HALF), rows, [head])


def reason_words(pair: PhotoPair) -> str:
    """Why two photos stand beside each other, and on whose word."""
    return pair.reason if pair.is_confirmed else f"{pair.reason}（按记录配对）"


def two_by_two(setter: Setter, photos: Sequence[Framed]) -> Grid:
    """Photos without a partner, two in a row, both of one height."""
    rows = []
    for start in range(0, len(photos), 2):
        both = photos[start : start + 2]
        height = min(one_height([one.picture for one in both]), LYING_MM * MM)
        cells = [photo_cell(setter, one, height) for one in both]
        rows.append(Row((*cells, Cell(Space(0))) if len(cells) == 1 else tuple(cells), whole=True))
    return Grid((HALF, HALF), rows)


def photo_texts(photos: Sequence[EvidenceItem]) -> Iterator[tuple[str, str]]:
    """Every text of an officer or a camera below these photos, with its place in the officer's words."""
    for item in photos:
        device = item.photo.device if item.photo else ""
        yield f"佐证 {item.order}", f"{item.title}{item.place}{item.photographer}{device}"
