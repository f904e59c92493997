"""The program takes a folder of photos into the inbox of a new workspace.

python benchmarks/take_in_photos.py PHOTOS FOLDER
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from figures import Figures, memory_mib
from workspace import NOW, make_workspace

from dujiao_desktop.usecases.take_in import take_in
from dujiao_desktop.wiring import open_office


def main() -> None:
    photos, folder = Path(sys.argv[1]), Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    make_workspace(folder / "workspace", 1)
    figures = Figures()
    with open_office(folder / "workspace", None, NOW) as office:
        with office.store.lists() as lists:
            (by,) = lists.officers()
        subprocess.run(["sync", "-f", str(folder)], check=True)
        idle = memory_mib("VmRSS")
        figures.begin()
        done = take_in(office.store, [photos], office=office.office, by=by, now=NOW)
        figures.take()
        kept = [office.store.vault.path_of(item.sha256) for item in done.items]
    above = memory_mib("VmHWM") - idle
    digests = [hashlib.sha256(file.read_bytes()).hexdigest() for file in kept]
    shutil.rmtree(folder)
    figures.tell(files=len(kept), digests=digests, above_mib=above)


if __name__ == "__main__":
    main()
