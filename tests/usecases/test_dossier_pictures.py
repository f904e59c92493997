"""Photos stand upright on the pages of the dossier and in the cells of its workbook."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PIL import Image

from dujiao_desktop.documents.reading import read_list
from dujiao_desktop.domain.evidence import Destination, EvidenceItem, EvidenceKind
from dujiao_desktop.domain.reading import RowFate
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.usecases.produce_dossier import Produced
from tests.corners import CORNERS, FORMATS, is_upright, photo
from tests.documents.judging import run, text_of
from tests.usecases.township import Township, at_desk

PHOTOS = 8


@dataclass(frozen=True)
class Made:
    """A dossier with the same picture taken in all eight ways, and a scan of three pages."""

    produced: Produced
    again: Produced
    items: tuple[EvidenceItem, ...]


@pytest.fixture(scope="module")
def made(ready_workspace: Path, signer: LocalSigner, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    folder = tmp_path_factory.mktemp("pictures")
    with at_desk(shutil.copytree(ready_workspace, folder / "督交")) as desk:
        for way in range(1, PHOTOS + 1):
            # No two alike, or they would be one file.
            file = photo(folder / f"第{way}种拿法.jpg", way, (640, 480 + 8 * way))
            desk.attach("7", file, kind=EvidenceKind.DURING_PHOTO, place="清溪桥", taken_on=date(2026, 10, way))
        desk.attach("7", FORMATS["tiff"](folder), kind=EvidenceKind.MONITORING, formed_on=date(2026, 10, 9))
        secret = photo(folder / "内部.jpg", 1, (320, 200))
        desk.attach("7", secret, kind=EvidenceKind.DURING_PHOTO, destination=Destination.INTERNAL)
        yield Made(_made(desk, folder / "一", signer), _made(desk, folder / "二", signer), desk.case("7").for_dossier)


def _made(desk: Township, to: Path, signer: LocalSigner) -> Produced:
    return desk.produce("7", to, signer)


def _cut_out(page: Image.Image) -> Iterator[Image.Image]:
    """Each of our pictures on a page, found by its red corner."""
    small = page.convert("RGB")
    red, yellow = CORNERS[0], CORNERS[3]
    dots = small.load()
    assert dots is not None

    def near(x: int, y: int, colour: tuple[int, int, int]) -> bool:
        found = dots[x, y]
        assert isinstance(found, tuple)
        return all(abs(a - b) < 30 for a, b in zip(found, colour, strict=True))

    seen: set[tuple[int, int]] = set()
    for y in range(small.height):
        for x in range(small.width):
            if (x, y) in seen or not near(x, y, red):
                continue
            patch, queue = [], deque([(x, y)])
            while queue:
                at = queue.popleft()
                if at in seen or not (0 <= at[0] < small.width and 0 <= at[1] < small.height) or not near(*at, red):
                    continue
                seen.add(at)
                patch.append(at)
                queue += [(at[0] + dx, at[1] + dy) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))]
            left, top = min(p[0] for p in patch), min(p[1] for p in patch)
            right, bottom = max(p[0] for p in patch), max(p[1] for p in patch)
            if right - left < 10 or bottom - top < 10:
                continue
            # The red corner is a quarter of the picture.
            far = (2 * right - left + 1, 2 * bottom - top + 1)
            if near(min(far[0] - 3, small.width - 1), min(far[1] - 3, small.height - 1), yellow):
                yield small.crop((left, top, far[0], far[1]))


def test_that_photos_stand_upright_on_the_printed_page(made: Made, tmp_path: Path) -> None:
    run("pdftoppm", "-r", "72", "-png", made.produced.pdf, tmp_path / "page")
    upright = 0
    for file in sorted(tmp_path.glob("page*.png")):
        with Image.open(file) as page:
            upright += sum(is_upright(cut, 60) for cut in _cut_out(page))
    assert upright == PHOTOS
    # The scan has pages of its own, all of them.
    assert "第3页，共3页" in text_of(made.produced.pdf)


def test_that_every_photo_of_the_workbook_is_upright_in_the_cell_of_its_row(made: Made) -> None:
    sheet = openpyxl.load_workbook(made.produced.workbook)["佐证材料"]
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    assert rows[0] == ("序号", "照片", "材料名称", "种类", "日期", "地点")
    assert [(row[0], row[2]) for row in rows[1:]] == [(n, item.title) for n, item in enumerate(made.items, 1)]
    pictures = {image.anchor._from.row + 1: image for image in sheet._images}
    photos = [n for n, item in enumerate(made.items, start=4) if item.kind.value.endswith("photo")]
    assert sorted(pictures) == photos
    shown = [n for n, item in enumerate(made.items, start=4) if item.file_name.startswith("第")]
    assert len(shown) == PHOTOS
    for row in shown:
        assert pictures[row].anchor._from.col == 1
        with Image.open(io.BytesIO(pictures[row]._data())) as seen:
            assert is_upright(seen)
            assert max(seen.size) <= 320
            box = pictures[row].anchor.ext
            assert abs(box.width / box.height - seen.width / seen.height) < 0.02
        assert sheet.cell(row, 5).value.date().month == 10
        assert sheet.cell(row, 6).value == "清溪桥"
        assert (sheet.row_dimensions[row].height or 0) * 12700 >= box.height
    assert "内部" not in str(rows)


def test_that_the_same_dossier_gives_the_same_workbook(made: Made) -> None:
    first, second = made.produced.workbook.read_bytes(), made.again.workbook.read_bytes()
    assert first == second


def test_that_the_ledger_is_read_back_without_its_pictures(made: Made) -> None:
    reading = read_list(made.produced.workbook)
    assert [draft.number for draft in reading.drafts] == ["7"]
    assert all(row.fate is not RowFate.PROBLEM for row in reading.rows)


def test_that_another_program_opens_the_workbook_with_its_pictures(made: Made, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("no LibreOffice")
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    done = subprocess.run(
        [*command, "--outdir", str(tmp_path), str(made.produced.workbook)],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (pdf,) = tmp_path.glob("*.pdf")
    listed = run("pdfimages", "-list", pdf).splitlines()[2:]
    assert len(listed) >= PHOTOS


def test_that_originals_go_along_byte_for_byte(made: Made) -> None:
    import hashlib

    with zipfile.ZipFile(made.produced.package) as package:
        digests = {hashlib.sha256(package.read(n)).hexdigest() for n in package.namelist() if "/佐证/" in n}
    assert digests == {item.sha256 for item in made.items}
