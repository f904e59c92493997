"""恢复码单: the one sheet that opens a workspace whose password is forgotten; it belongs in an envelope."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from dujiao_desktop.documents.writing.blocks import Block
from dujiao_desktop.documents.writing.fonts import Face, font_book, refuse_missing_glyphs
from dujiao_desktop.documents.writing.pages import PageStyle, Section, Written, write_pages
from dujiao_desktop.documents.writing.pdf_file import A4, MM, FileFacts
from dujiao_desktop.documents.writing.styles import BODY, LABEL, LEVEL_1, SMALL, SMALL_CENTRE, TITLE, Setter
from dujiao_desktop.documents.writing.tables import Cell, Grid, Row
from dujiao_desktop.documents.writing.words import PROGRAM, day
from dujiao_desktop.domain.job_control import JobControl

RECOVERY_SHEET = "督交工作区恢复码"
# Room for the longest names: whatever they are, it stays one sheet.
_SHEET = PageStyle(A4, 26 * MM, 16 * MM, 28 * MM, 26 * MM, number="")
_ACROSS = 4
_READ_BY_HAND = LABEL.but(face=Face.HEI, size=21, leading=30, balance=False)
_TEXT = BODY.but(size=14, leading=25)
_HEAD = LEVEL_1.but(size=14, leading=25, indent=0, space_before=8)
_USE = (
    "忘记工作区的密码时，在打开工作区的地方把恢复码当作密码输入，就能打开。横线可以不写，不分大小写；"
    "恢复码里没有数字 0、1 和字母 O、I。用备份恢复时同样有效。"
)
_KEEP = (
    "装进信封，封口处签名，交负责人保管，和其他密封件放在一起。",
    "拿到它的人就能打开工作区，和密码一样要紧：不拍照，不发微信，不存在这台电脑上。",
    "密码和恢复码都没有了，谁也打不开，备份也一样。它只显示一次，不能再出一份。",
)
_FOR_ITS_OWNER = 0o600


def write_recovery_sheet(
    unit: str, code: str, folder: str, now: datetime, path: Path, fonts_dir: Path, control: JobControl
) -> Written:
    """Write the sheet on one page of A4; only its owner may read the file.

    Args:
        unit: Full name of the unit.
        code: The code in its groups, joined by hyphens.
        folder: The workspace it opens.
        now: When it was made.
        path: Taken only when the file is whole.
        fonts_dir: Shipped fonts.
        control: May cancel.

    Raises:
        Refused: ``no_glyph``; nothing was written.
        Unavailable: ``font_missing``, or what the disk says.
    """
    refuse_missing_glyphs(fonts_dir, [("单位全称", unit), ("存放位置", folder)])
    setter = Setter(font_book(fonts_dir))
    blocks: list[Block] = [
        setter.text(RECOVERY_SHEET, TITLE),
        setter.text(f"单位：{unit}", _TEXT.but(indent=0)),
        setter.text(f"日期：{day(now)}", _TEXT.but(indent=0)),
        setter.text(f"工作区：{folder}", SMALL.but(size=11, leading=17, space_after=10)),
        _code(setter, code.split("-")),
        setter.text("一、它有什么用", _HEAD.but(space_before=14)),
        setter.text(_USE, _TEXT),
        setter.text("二、怎样保管", _HEAD),
        *(setter.text(f"{number}. {line}", _TEXT) for number, line in enumerate(_KEEP, start=1)),
        setter.text("三、交接", _HEAD.but(space_after=4)),
        _hand_over(setter),
    ]
    facts = FileFacts(RECOVERY_SHEET, unit, "交负责人密封保管", now, PROGRAM)
    return write_pages([Section(_SHEET, tuple(blocks))], setter.fonts, facts, path, control, mode=_FOR_ITS_OWNER)


def _code(setter: Setter, groups: list[str]) -> Grid:
    """The groups with their numbers, to be read line by line."""
    rows = []
    for start in range(0, len(groups), _ACROSS):
        part = groups[start : start + _ACROSS]
        numbers = (setter.cell(f"第 {start + at} 组", SMALL_CENTRE) for at in range(1, len(part) + 1))
        rows.append(Row(tuple(numbers), whole=True))
        rows.append(Row(tuple(Cell(setter.text(group, _READ_BY_HAND)) for group in part), whole=True))
    return Grid([_SHEET.width / _ACROSS] * _ACROSS, rows)


def _hand_over(setter: Setter) -> Grid:
    """Empty fields for whoever seals the envelope and whoever keeps it."""
    names = ("封存人", "保管人", "封存日期", "存放地点")
    head = Row(tuple(setter.label(name) for name in names), whole=True)
    empty = Row(tuple(setter.cell("") for _ in names), whole=True, least_height=40)
    return Grid([_SHEET.width / len(names)] * len(names), [head, empty])
