"""Pictures for the sample data: drawn scenes and sheets of paper; nothing here comes from a real place or person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from random import Random

_SIZE = (1600, 1200)
_EXIF_IFD, _TAKEN, _MAKE, _MODEL = 0x8769, 0x9003, 0x010F, 0x0110
_INK, _PAPER = (40, 44, 52), (250, 249, 245)


def draw_scene(path: Path, *, clean: bool, seed: int, taken_at: datetime) -> None:
    """A river bank with an outfall, before (brown water, litter) or after (green water, planted bank), as a JPEG.

    The same `seed` gives the same view; the camera's time is written as a camera would.
    """
    from PIL import Image, ImageDraw, ImageFilter

    dice = Random(seed)
    width, height = _SIZE
    picture = Image.new("RGB", _SIZE)
    pen = ImageDraw.Draw(picture)
    for y in range(height):
        share = y / height
        sky = (196 - int(60 * share), 214 - int(40 * share), 228 - int(20 * share))
        pen.line((0, y, width, y), fill=sky if clean else tuple(c - 25 for c in sky))
    ridge = [(x, 430 + dice.randint(-50, 50) + (x % 700) // 9) for x in range(0, width + 100, 100)]
    pen.polygon([(0, height), *ridge, (width, height)], fill=(104, 128, 104) if clean else (118, 122, 106))
    pen.polygon([(0, 720), (width, 600), (width, height), (0, height)], fill=(70, 128, 118) if clean else (104, 92, 62))
    for _ in range(220):
        x, y = dice.randint(0, width), dice.randint(700, height)
        tone = (96, 150, 140) if clean else (122, 110, 78)
        pen.line((x, y, x + dice.randint(30, 140), y - dice.randint(0, 8)), fill=tone, width=3)
    pen.polygon([(0, 640), (width, 520), (width, 610), (0, 735)], fill=(142, 138, 128))
    pen.ellipse((980, 575, 1120, 715), fill=(86, 86, 84), outline=(60, 60, 58), width=10)
    if clean:
        pen.ellipse((1000, 595, 1100, 695), fill=(122, 122, 118))
        for _ in range(90):
            x = dice.randint(0, width)
            top = 560 + int((width - x) * 0.075) + dice.randint(0, 40)
            pen.ellipse((x, top, x + 46, top + 40), fill=(64 + dice.randint(0, 40), 132, 72))
    else:
        pen.polygon([(1010, 690), (1090, 690), (1180, 900), (900, 910)], fill=(74, 62, 38))
        for _ in range(60):
            x, y = dice.randint(0, width), dice.randint(720, height - 30)
            pen.rectangle((x, y, x + dice.randint(12, 40), y + dice.randint(6, 18)), fill=(214, 210, 200))
    picture = picture.filter(ImageFilter.GaussianBlur(1.2))
    exif = Image.Exif()
    exif[_MAKE], exif[_MODEL] = "Sample", "Camera One"
    exif.get_ifd(_EXIF_IFD)[_TAKEN] = taken_at.strftime("%Y:%m:%d %H:%M:%S")
    picture.save(path, "JPEG", quality=88, exif=exif)


def draw_paper(path: Path, title: str, lines: Sequence[str], *, fonts_dir: Path, seed: int = 0) -> None:
    """A scanned sheet: a title, some lines, a scribble where somebody signed, and the word 样例; never a seal."""
    from PIL import Image, ImageDraw, ImageFont

    dice = Random(seed)
    picture = Image.new("RGB", (1240, 1754), _PAPER)
    pen = ImageDraw.Draw(picture)
    heading = ImageFont.truetype(fonts_dir / "NotoSerifSC-SemiBold.ttf", 46)
    body = ImageFont.truetype(fonts_dir / "NotoSerifSC-Regular.ttf", 32)
    pen.text((620, 190), title, font=heading, fill=_INK, anchor="mm")
    for n, line in enumerate(lines):
        pen.text((150, 300 + 64 * n), line, font=body, fill=_INK)
    foot = 380 + 64 * len(lines)
    pen.text((720, foot), "签字：", font=body, fill=_INK)
    stroke = [(840 + 22 * n, foot + 20 + dice.randint(-26, 26)) for n in range(11)]
    pen.line(stroke, fill=(52, 60, 96), width=5, joint="curve")
    pen.text((720, foot + 80), "（样例扫描件，虚构）", font=body, fill=(150, 150, 150))
    picture.rotate(dice.uniform(-0.6, 0.6), fillcolor=_PAPER).save(path, "JPEG", quality=85)
