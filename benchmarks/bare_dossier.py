"""Peer: plain reportlab (platypus) sets the same texts and photos in tables, with the same typeface.

    python benchmarks/bare_dossier.py TEXTS_JSON FOLDER FONT

Streams are not blown up to ASCII (useA85), which is reportlab's way unless told otherwise.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from figures import Figures
from pages import told_of


def main() -> None:
    asked, path = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2], "bare.pdf")
    path.parent.mkdir(exist_ok=True)
    figures = Figures()
    figures.begin()
    write(asked, path, sys.argv[3])
    figures.take()
    figures.tell(**told_of(path))


def write(asked: dict[str, list[list[str]]], path: Path, font: str) -> None:
    from reportlab import rl_config
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Image, Paragraph, SimpleDocTemplate, Table

    rl_config.useA85 = 0
    pdfmetrics.registerFont(TTFont("Text", font))
    style = ParagraphStyle("text", fontName="Text", fontSize=12, leading=18, wordWrap="CJK")
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    rows = [[Paragraph(text, style) for text in row] for row in asked["rows"]]
    cells = [
        [Image(picture, 74 * mm, 55 * mm), *(Paragraph(line, style) for line in lines)]
        for picture, *lines in asked["photos"]
    ]
    pairs = [cells[n : n + 2] for n in range(0, len(cells), 2)]
    story = [
        Table(rows, [11 * mm, 62 * mm, 83 * mm], repeatRows=0, style=grid),
        Table(pairs, [78 * mm, 78 * mm], style=grid),
    ]
    SimpleDocTemplate(str(path), pagesize=A4, leftMargin=28 * mm, rightMargin=26 * mm).build(story)


if __name__ == "__main__":
    main()
