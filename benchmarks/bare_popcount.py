"""Peer: numpy counts the bits that differ in every number of the same fingerprints, and does nothing with them.

    python benchmarks/bare_popcount.py PRINTS

Only the whole view is summed up, to see that the same photo is the nearest.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy
from figures import Figures
from fingerprints import asked_for, columns_of, prints_of


def main() -> None:
    kept = prints_of(Path(sys.argv[1]))
    columns = columns_of(kept)
    asked = [numpy.frombuffer(one, "<u8")[:3] for one in asked_for(kept)]
    figures = Figures()
    numpy.bitwise_count(columns[0] ^ asked[0][0])
    figures.begin()
    found = [nearest(columns, words) for words in asked]
    figures.take()
    figures.tell(found=found, pictures=len(kept))


def nearest(columns: numpy.ndarray, words: numpy.ndarray) -> int:
    """Where the fewest bits of the whole view differ, after counting those of every view."""
    counts = [numpy.bitwise_count(column ^ words[n % 3]) for n, column in enumerate(columns)]
    return int((counts[0] + counts[1]).argmin())


if __name__ == "__main__":
    main()
