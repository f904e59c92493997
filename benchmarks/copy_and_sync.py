"""Peer: `cp` of the same files and `sync -f` of the disk they go to.

python benchmarks/copy_and_sync.py SOURCE FOLDER
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from figures import Figures


def main() -> None:
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run(["sync", "-f", str(folder)], check=True)
    figures = Figures()
    figures.begin()
    subprocess.run(["cp", "-r", str(source), str(folder / "copy")], check=True)
    subprocess.run(["sync", "-f", str(folder)], check=True)
    figures.take()
    files = [f for f in sorted((folder / "copy").rglob("*")) if f.is_file()]
    digests = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    shutil.rmtree(folder)
    figures.tell(files=len(files), digests=digests, growth_mib=0.0)


if __name__ == "__main__":
    main()
