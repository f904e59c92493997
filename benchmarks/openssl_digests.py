"""Peer: `openssl dgst -sha256` of the same files, in one call.

python benchmarks/openssl_digests.py VAULT
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from figures import Figures


def main() -> None:
    files = sorted(Path(sys.argv[1]).glob("??/*"))
    figures = Figures()
    figures.begin()
    done = subprocess.run(["openssl", "dgst", "-sha256", "-r", *files], check=True, capture_output=True, text=True)
    figures.take()
    figures.tell(files=len(files), digests=sorted(line.split()[0] for line in done.stdout.splitlines()))


if __name__ == "__main__":
    main()
