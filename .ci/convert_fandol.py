"""Turn FandolFang-Regular.otf (cubic CFF outlines) into a TrueType font, once, for resources/fonts.

The PDF writer embeds TrueType outlines only. Names, metrics and embedding rights stay as they are; curves differ from
the original by at most one unit in a thousand. Run by hand when the original changes, never at run time:

    python .ci/convert_fandol.py FandolFang-Regular.otf resources/fonts/FandolFang-Regular.ttf

The original comes with Debian's package texlive-lang-chinese.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

MAX_ERROR = 1.0  # font units; the em is 1,000


def convert(source: Path, target: Path) -> None:
    """Write `target` (glyf outlines) from `source` (CFF outlines); an existing target is replaced."""
    font = TTFont(source)
    order = font.getGlyphOrder()
    outlines = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()

    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = glyphs
    for name in order:
        glyf[name].recalcBounds(glyf)
    # The left side bearing of a TrueType glyph is its smallest x.
    for name, (advance, _) in list(font["hmtx"].metrics.items()):
        font["hmtx"].metrics[name] = (advance, getattr(glyf[name], "xMin", 0))

    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in (
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
        "maxComponentElements",
    ):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    # CID fonts carry no glyph names, and a PDF needs none.
    post = font["post"]
    post.formatType = 3.0
    for table in ("CFF ", "VORG"):
        if table in font:
            del font[table]
    font.sfntVersion = "\000\001\000\000"
    font.save(target)


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]))
