"""How well the check-up of photos tells a copy from an honest photograph: places, what is made of them, and the count.

    python -m tests.photos.photo_set [--places 60] [--workers 2] [--keep FOLDER]

Each place has one earlier photograph. All of them lie on one shelf, as in a workspace, and every later one is looked up
on it by the program's own functions: what is flagged, and against which earlier one. The answer key says what should
have been: a copy of its own place is to be flagged, an honest photograph is not, and nothing against another place.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass, fields
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from numpy.random import default_rng
from PIL import Image

from dujiao_desktop.documents.reading.photo_match import PrintShelf, likenesses
from dujiao_desktop.documents.reading.photo_print import print_of
from dujiao_desktop.domain.job_control import Unwatched
from tests.photos import changes
from tests.photos.drawn_scenes import draw

PLACES, VISITS = 60, 3
PHOTOGRAPHS = Path("/usr/share/backgrounds/mate/nature")
"""Real photographs, where Debian's package mate-backgrounds is installed."""
_COPY, _CROPPED, _HONEST = "copy", "cropped", "honest"
_LONGEST_PX = 1000
_First = tuple[Path, bytes]
"""The file of the earlier photograph of a place, and its fingerprint."""


@dataclass(frozen=True)
class Place:
    """A drawn place by its number, or a photograph by its file."""

    number: int
    photograph: Path | None = None

    @property
    def name(self) -> str:
        """One word."""
        return self.photograph.stem if self.photograph else f"place-{self.number:02d}"

    def first(self) -> Image.Image:
        """The earlier photograph of it."""
        if self.photograph is None:
            return draw(self.number)
        with Image.open(self.photograph) as opened:
            picture = opened.convert("RGB")
        picture.thumbnail((_LONGEST_PX, _LONGEST_PX))
        return picture

    def again(self, first: Image.Image, visit: int) -> Image.Image:
        """An honest photograph of it on a later day."""
        if self.photograph is None:
            return changes.drawn_again(self.number, visit)
        return changes.photographed_again(first, self.number, visit)


@dataclass(frozen=True)
class Judged:
    """One line of the answer key, with what the program said.

    Attributes:
        expected: ``copy`` and ``cropped`` are to be flagged, ``honest`` is not.
        near: Whether the coarse look named the earlier photograph of the place.
        flagged: Whether that was taken for the same picture.
        others: How many other places were.
        tiles: Share of equal tiles with the earlier photograph of the place.
    """

    place: str
    made: str
    expected: str
    near: bool
    flagged: bool
    others: int
    tiles: float


def places(count: int = PLACES) -> list[Place]:
    """Drawn places, and the photographs there are."""
    files = sorted(PHOTOGRAPHS.glob("*.jpg")) if PHOTOGRAPHS.is_dir() else []
    return [*map(Place, range(count)), *(Place(count + n, file) for n, file in enumerate(files))]


def judge(
    of: Sequence[Place], folder: Path, *, made: Iterable[str] | None = None, visits: int = VISITS, workers: int = 1
) -> list[Judged]:
    """Make every photograph and look it up; files are kept in `folder`."""
    doing: Callable[..., Iterable[Any]] = map
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn")) if workers > 1 else None
    if pool is not None:
        doing = pool.map
    try:
        firsts = tuple(doing(partial(_take, folder), of))
        chosen = tuple(made) if made is not None else (*changes.UNCROPPED, *changes.CROPPED)
        look = partial(_judge_place, folder, firsts, chosen, visits)
        return [line for lines in doing(look, of, range(len(of))) for line in lines]
    finally:
        if pool is not None:
            pool.shutdown()


def _take(folder: Path, place: Place) -> _First:
    file = folder / f"{place.name}.jpg"
    place.first().save(file, "JPEG", quality=88)
    bits = print_of(file)
    assert bits is not None, f"{place.name} has no fingerprint"
    return file, bits


def _judge_place(
    folder: Path, firsts: tuple[_First, ...], made: tuple[str, ...], visits: int, place: Place, at: int
) -> list[Judged]:
    shelf = PrintShelf([bits for _, bits in firsts])
    with Image.open(firsts[at][0]) as opened:
        first = opened.convert("RGB")
    lines = []
    for name in made:
        change = {**changes.UNCROPPED, **changes.CROPPED}[name]
        later = change(first, default_rng([19, place.number, len(name)]))
        expected = _CROPPED if name in changes.CROPPED else _COPY
        lines.append(_judged(folder, firsts, shelf, place, at, name, expected, later))
    for visit in range(visits):
        later = place.again(first, visit)
        lines.append(_judged(folder, firsts, shelf, place, at, f"made again, {visit + 1}", _HONEST, later))
    return lines


def _judged(
    folder: Path, firsts: tuple[_First, ...], shelf: PrintShelf, place: Place, at: int, name: str, expected: str,
    later: Image.Image,
) -> Judged:  # fmt: skip
    file = folder / f"{place.name} {name.replace('%', 'percent')}.jpg"
    later.save(file, "JPEG", quality=85)
    asked = print_of(file)
    near = shelf.near(asked) if asked is not None else []
    looked = dict(zip(near, likenesses(file, [firsts[n][0] for n in near], Unwatched()), strict=True))
    flagged = {n for n, likeness in looked.items() if likeness is not None and likeness.is_same}
    own = looked.get(at)
    tiles = own.tiles if own is not None else 0.0
    return Judged(place.name, name, expected, at in looked, at in flagged, len(flagged - {at}), round(tiles, 2))


def share(lines: Sequence[Judged], *expected: str) -> float:
    """Which part of the photographs of these kinds was flagged."""
    meant = [line for line in lines if line.expected in expected]
    return sum(line.flagged for line in meant) / len(meant)


def copies(lines: Sequence[Judged]) -> float:
    """Uncropped copies and edited copies that were flagged."""
    return share(lines, _COPY)


def parts(lines: Sequence[Judged]) -> float:
    """Cropped copies, edited beside that or not, that were flagged."""
    return share(lines, _CROPPED)


def honest(lines: Sequence[Judged]) -> float:
    """Honest photographs that were flagged."""
    return share(lines, _HONEST)


def strangers(lines: Sequence[Judged]) -> int:
    """How often another place was flagged."""
    return sum(line.others for line in lines)


def report(lines: Sequence[Judged]) -> str:
    """The table, computed from the lines."""
    rows = [f"{'made':28} {'photos':>6} {'near':>7} {'flagged':>8} {'least':>6} {'most':>6}"]
    for name in dict.fromkeys(line.made for line in lines):
        of = [line for line in lines if line.made == name]
        near, flagged = (sum(getattr(line, what) for line in of) / len(of) for what in ("near", "flagged"))
        tiles = [line.tiles for line in of]
        rows.append(f"{name:28} {len(of):6} {near:7.1%} {flagged:8.1%} {min(tiles):6.2f} {max(tiles):6.2f}")
    drawn = len({line.place for line in lines if line.place.startswith("place-")})
    rows += [
        f"{drawn} drawn places, {len({line.place for line in lines}) - drawn} photographs",
        f"uncropped copies flagged {copies(lines):.1%} (wanted at least 95 %)",
        f"cropped copies flagged {parts(lines):.1%} (wanted at least 50 %)",
        f"honest photographs flagged {honest(lines):.1%} (wanted at most 1 %)",
        f"other places flagged {strangers(lines)} (wanted 0)",
    ]
    return "\n".join(rows)


def write_key(lines: Sequence[Judged], file: Path) -> None:
    """The answer key, one photograph a line, with what was said of it."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow([field.name for field in fields(Judged)])
        writer.writerows(map(astuple, lines))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.photos.photo_set", description=__doc__)
    parser.add_argument("--places", type=int, default=PLACES)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="where photographs and answer key stay")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = asked.keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        lines = judge(places(asked.places), folder, workers=asked.workers)
        write_key(lines, folder / "answer_key.csv")
    print(report(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
