"""Tools that this program did not write, asked what they see in its files."""

import re
import subprocess
from pathlib import Path

from pypdf import PdfReader

MM = 72 / 25.4


def run(*command: str | Path) -> str:
    """What a tool prints; its failure is the test's failure."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    said = done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, f"{command[0]}: {said}{done.stderr.decode('utf-8', 'replace')}"
    return said


def text_of(pdf: Path, page: int | None = None) -> str:
    """All text as poppler extracts it, without any white space."""
    only = () if page is None else ("-f", str(page), "-l", str(page))
    return "".join(run("pdftotext", *only, pdf, "-").split())


def squeezed(text: str) -> str:
    return "".join(text.split())


def fonts_of(pdf: Path) -> list[tuple[str, str, str]]:
    """Name, embedded, with a ToUnicode map, of every font."""
    lines = run("pdffonts", pdf).splitlines()[2:]
    found = [re.match(r"(\S+)\s+.*?(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", line) for line in lines]
    return [(m.group(1), m.group(2), m.group(4)) for m in found if m]


def words_of(pdf: Path) -> list[tuple[int, float, float, float, float, str]]:
    """Page, left, top, right, bottom in points from the upper left corner, and text of every word."""
    words = []
    page = 0
    for line in run("pdftotext", "-bbox", pdf, "-").splitlines():
        if "<page " in line:
            page += 1
        box = re.search(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*)</word>', line)
        if box:
            left, top, right, bottom = (float(box.group(n)) for n in range(1, 5))
            words.append((page, left, top, right, bottom, box.group(5)))
    return words


def placed_text(pdf: Path) -> str:
    """Every line of text by page, with its place rounded to the millimetre from the upper left corner."""
    pages = []
    for number, page in enumerate(PdfReader(pdf).pages, start=1):
        lines: dict[int, list[tuple[int, str]]] = {}
        height = float(page.mediabox.height)

        def see(
            text: str, _cm: object, tm: list[float], _font: object, _size: object,
            lines: dict[int, list[tuple[int, str]]] = lines, height: float = height,
        ) -> None:  # fmt: skip
            if text.strip():
                y = round((height - tm[5]) / MM)
                lines.setdefault(y, []).append((round(tm[4] / MM), text.replace("\n", "")))

        page.extract_text(visitor_text=see)
        pages.append(f"== 第 {number} 页 ==")
        for y, parts in sorted(lines.items()):
            pages.append(f"{y:>4} {parts[0][0]:>4}  " + "".join(text for _, text in parts))
    return "\n".join(pages) + "\n"
