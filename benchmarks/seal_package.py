"""The program seals, signs and zips a bag, reads the ZIP back and judges it.

    python benchmarks/seal_package.py PHOTOS FOLDER

A PDF of one signed page stands for the dossier, which is signed before it is packed. The photos come into the bag as
the program brings them there: as a second name of the same file, with the digest under which the vault keeps it.
Whether that is still true has to come out here: the judgement rests on the bytes read back.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from figures import Figures
from workspace import NOW

from dujiao_desktop.domain.dossier import FieldBox
from dujiao_desktop.packages.archive import write_archive
from dujiao_desktop.packages.bag import DOSSIER_PROFILE, REQUIRED_FILES, BagInfo, seal_bag, sign_bag
from dujiao_desktop.packages.keys import load_signer, make_key
from dujiao_desktop.packages.pdf_signing import certify_pdf
from dujiao_desktop.packages.verdict import Judgement
from dujiao_desktop.packages.verify import verify_package

PDF_NAME = "验收卷宗.pdf"
FIELDS = (FieldBox("sig_1_handler", 0, (100.0, 500.0, 300.0, 560.0), "经办人"),)


def _page(path: Path) -> Path:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    canvas.drawString(100, 700, "dossier")
    canvas.showPage()
    canvas.save()
    return path


def main() -> None:
    photos, folder = sorted(Path(sys.argv[1]).iterdir()), Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    bag = folder / "bag"
    (bag / "data" / "photos").mkdir(parents=True)
    for photo in photos:
        os.link(photo, bag / "data" / "photos" / photo.name)
    known = {f"data/photos/{photo.name}": hashlib.sha256(photo.read_bytes()).hexdigest() for photo in photos}
    key = folder / "key.p12"
    make_key(key, unit="清溪街道办事处", name="周玉", role="经办人", password=None, now=NOW)
    signer = load_signer(key, None)
    for name in REQUIRED_FILES[DOSSIER_PROFILE]:
        (bag / name).write_bytes(b"x")
    certify_pdf(_page(folder / "page.pdf"), bag / "data" / PDF_NAME, FIELDS, signer, now=NOW)
    info = BagInfo("清溪街道办事处", "7", NOW.date(), "督交", "7-1")
    subprocess.run(["sync", "-f", str(folder)], check=True)
    figures = Figures()
    figures.begin()
    seal_bag(bag, info, known=known)
    sign_bag(bag, signer, now=NOW)
    with write_archive(bag, folder / "package.zip") as archive:
        verdict = verify_package(archive.part, received_on=NOW.date(), written=archive)
    figures.take()
    assert verdict.verdict is Judgement.UNALTERED_UNKNOWN_SIGNER, verdict
    with zipfile.ZipFile(archive.path) as written:
        names = sorted(name for name in written.namelist() if "/photos/" in name)
        digests = [hashlib.sha256(written.read(name)).hexdigest() for name in names]
    shutil.rmtree(folder)
    figures.tell(files=len(digests), digests=digests)


if __name__ == "__main__":
    main()
