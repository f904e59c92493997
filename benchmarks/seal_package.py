"""The program seals, signs and zips a bag, and reads the ZIP back.

    python benchmarks/seal_package.py PHOTOS FOLDER

The photos come into the bag as the program brings them there: as a second name of the same file.
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

from dujiao_desktop.packages.archive import write_archive
from dujiao_desktop.packages.bag import DOSSIER_PROFILE, REQUIRED_FILES, BagInfo, seal_bag, sign_bag
from dujiao_desktop.packages.keys import load_signer, make_key


def main() -> None:
    photos, folder = sorted(Path(sys.argv[1]).iterdir()), Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    bag = folder / "bag"
    (bag / "data" / "photos").mkdir(parents=True)
    for photo in photos:
        os.link(photo, bag / "data" / "photos" / photo.name)
    for name in REQUIRED_FILES[DOSSIER_PROFILE]:
        (bag / name).write_bytes(b"x")
    key = folder / "key.p12"
    make_key(key, unit="清溪街道办事处", name="周玉", role="经办人", password=None, now=NOW)
    signer = load_signer(key, None)
    info = BagInfo("清溪街道办事处", "7", NOW.date(), "督交", "7-1")
    subprocess.run(["sync", "-f", str(folder)], check=True)
    figures = Figures()
    figures.begin()
    seal_bag(bag, info)
    sign_bag(bag, signer, now=NOW)
    archive = write_archive(bag, folder / "package.zip")
    figures.take()
    with zipfile.ZipFile(archive.path) as written:
        names = sorted(name for name in written.namelist() if "/photos/" in name)
        digests = [hashlib.sha256(written.read(name)).hexdigest() for name in names]
    shutil.rmtree(folder)
    figures.tell(files=len(digests), digests=digests)


if __name__ == "__main__":
    main()
