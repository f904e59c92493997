"""The program checks every file of its vault, with photos of 4 MB that are in the system's memory.

python benchmarks/verify_files.py VAULT
"""

from __future__ import annotations

import sys
from pathlib import Path

from figures import Figures

from dujiao_desktop.domain.job_control import Unwatched
from dujiao_desktop.store.evidence_vault import EvidenceVault


def main() -> None:
    folder = Path(sys.argv[1])
    digests = sorted(file.name for file in folder.glob("??/*"))
    figures = Figures()
    figures.begin()
    found = EvidenceVault(folder).check(digests, Unwatched())
    figures.take()
    figures.tell(files=len(digests), digests=[] if found else digests)


if __name__ == "__main__":
    main()
