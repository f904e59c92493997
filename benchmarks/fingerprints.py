"""Fingerprints by the hundred thousand, for the search for a photo."""

from __future__ import annotations

from pathlib import Path

import numpy

PRINTS = 100_000
VIEWS, WORDS = 14, 3
_BYTES = VIEWS * WORDS * 8
_CHANGED_BITS = 5


def write_prints(file: Path, count: int = PRINTS) -> None:
    """Random ones: no two photos are alike."""
    file.write_bytes(numpy.random.default_rng(1).bytes(count * _BYTES))


def prints_of(file: Path) -> list[bytes]:
    """One for each photo."""
    content = file.read_bytes()
    return [content[at : at + _BYTES] for at in range(0, len(content), _BYTES)]


def columns_of(prints: list[bytes]) -> numpy.ndarray:
    """One row for each number of a fingerprint, one column for each photo."""
    rows = numpy.frombuffer(b"".join(prints), "<u8").reshape(len(prints), VIEWS * WORDS)
    return numpy.ascontiguousarray(rows.T)


def asked_for(prints: list[bytes]) -> list[bytes]:
    """A hundred of the photos, each saved anew: a few bits of every number are others."""
    random = numpy.random.default_rng(2)
    asked = []
    for one in prints[:1000:10]:
        words = numpy.frombuffer(one, "<u8").copy()
        for _ in range(_CHANGED_BITS):
            words ^= numpy.uint64(1) << random.integers(0, 64, words.size, numpy.uint64)
        asked.append(words.tobytes())
    return asked
