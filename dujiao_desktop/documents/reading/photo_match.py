"""Whether two photos are one picture: a coarse look through all fingerprints, a fine look at the few it names.

The coarse look alone cannot tell a copy from an honest photo of the same place taken a month later: both look alike
from afar. The fine look can: brightness follows brightness dot by dot only where a picture is the very same one, so it
is asked tile by tile how much of it does. A copy that was retouched keeps most of its tiles, a new photo hardly any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.documents.reading.photo import grey_picture
from dujiao_desktop.documents.reading.photo_print import PRINT_BYTES, VIEWS, WORDS, words_of_prints
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.job_control import JobControl

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from dujiao_desktop.documents.reading.photo_print import Grey, Words

    Found = NDArray[numpy.intp]

FINE_PX = 480
"""Longest side of the pictures that are compared tile by tile."""
SAME_WHOLE, SAME_PART = 0.5, 0.62
"""Share of equal tiles from which two photos are taken for one picture: as a whole, and where one had to be moved and
sized to fit, which lets an honest photo of the same place fit better too."""
_TILES = 12
_SAME = 0.95
"""Correlation of the brightness of two tiles from which they are equal."""
_ELSE = 0.6
"""Correlation below which a tile shows something else."""
_FLAT = 2.0
"""A tile whose brightness spreads less, of 255, shows nothing to be compared."""
_FEWEST = 24
"""So many tiles have to show something."""
_IN_VIEW, _IN_WHOLE = (34, 18), (34, 30)
"""Most bits of dHash and pHash that may differ: in any view, or in the whole picture. The fine look decides, so the
coarse one may let through a few more."""
_MOST = 40
"""So many of the likest are looked at closely."""
_EDGE = 3
"""Rows and columns of tiles along an edge where words are stamped."""
_BLOCK = 8192


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of one picture is found in another.

    Attributes:
        tiles: Share of equal tiles, 0 to 1.
        shown: Share of the earlier picture's area that the later one shows; 1 for all of it.
        changed: Share of tiles that show something else; the rest only came out worse, as after saving anew.
        along_edge: Whether these lie along one edge, as stamped words do.
    """

    tiles: float
    shown: float = 1.0
    changed: float = 0.0
    along_edge: bool = False

    @property
    def is_same(self) -> bool:
        """Whether they are taken for one picture."""
        return self.tiles >= (SAME_WHOLE if self.shown == 1.0 else SAME_PART)


class PrintShelf:
    """All fingerprints side by side, for looking through them at once."""

    def __init__(self, prints: list[bytes]) -> None:
        """`prints` as `print_of` made them; `near` names them by their places in this list."""
        self._columns = words_of_prints(prints)

    def near(self, print_: bytes) -> list[int]:
        """Places of the fingerprints that may be of the same picture, the likest first."""
        import numpy

        assert len(print_) == PRINT_BYTES
        asked = numpy.frombuffer(print_, "<u8")[:WORDS]
        found: list[tuple[int, int]] = []
        for at in range(0, self._columns.shape[1], _BLOCK):
            places, apart = _near_in(self._columns[:, at : at + _BLOCK], asked)
            found += [(int(far), at + int(place)) for place, far in zip(places, apart, strict=True)]
        return [place for _, place in sorted(found)[:_MOST]]


def _near_in(block: Words, asked: Words) -> tuple[Found, NDArray[numpy.uint8]]:
    """Columns that may be of the same picture, and how many bits differ in the view that is nearest."""
    import numpy

    count = block.shape[1]
    word, bits = numpy.empty(count, "u8"), numpy.empty(count, "u1")
    edges, waves = numpy.empty(count, "u1"), numpy.empty(count, "u1")
    near = numpy.zeros(count, bool)
    apart = numpy.full(count, 255, "u1")
    for view in range(VIEWS):
        across, down, strong = block[view * WORDS : view * WORDS + WORDS]
        numpy.bitwise_count(numpy.bitwise_xor(across, asked[0], out=word), out=edges)
        numpy.bitwise_count(numpy.bitwise_xor(down, asked[1], out=word), out=bits)
        numpy.add(edges, bits, out=edges)
        numpy.bitwise_count(numpy.bitwise_xor(strong, asked[2], out=word), out=waves)
        close = (edges <= _IN_VIEW[0]) & (waves <= _IN_VIEW[1])
        if view == 0:
            close |= (edges <= _IN_WHOLE[0]) & (waves <= _IN_WHOLE[1])
        near |= close
        numpy.minimum(apart, edges, out=apart, where=close)
    places = numpy.flatnonzero(near)
    return places, apart[places]


def likenesses(later: Path, earlier: Sequence[Path], control: JobControl) -> tuple[Likeness | None, ...]:
    """How much of each earlier photo is found in `later`; None for one that cannot be read.

    Raises:
        Refused: ``not_a_photo``, ``photo_too_large``, of the later one.
        OSError: The later one cannot be read just now.
        Cancelled: The officer stopped it.
    """
    grey = grey_picture(later, FINE_PX)
    found: list[Likeness | None] = []
    for path in earlier:
        control.stop_if_cancelled()
        try:
            found.append(likeness_of_greys(grey, grey_picture(path, FINE_PX)))
        except (Refused, OSError):
            found.append(None)
    return tuple(found)


def likeness_of_greys(later: Grey, earlier: Grey) -> Likeness:
    """How much of a picture is found in a later one; brightness values whose longest side is `FINE_PX`."""
    whole = _compared(later, _resized(earlier, later.shape), 1.0)
    if whole.is_same:
        return whole
    part = _as_part(later, earlier)
    return part if part.tiles > whole.tiles else whole


def _compared(one: Grey, other: Grey, shown: float) -> Likeness:
    """How many tiles, of those that show something, have brightness that follows brightness."""
    import numpy

    mine, theirs = _tiles(one), _tiles(other)
    spread = numpy.sqrt((mine**2).mean(1)), numpy.sqrt((theirs**2).mean(1))
    told = numpy.maximum(*spread) >= _FLAT
    if told.sum() < _FEWEST:
        return Likeness(0.0, shown)
    follows = (mine * theirs).mean(1) / numpy.maximum(spread[0] * spread[1], 1e-6)
    changed = told & (follows < _ELSE)
    share = float(changed.sum() / told.sum())
    return Likeness(float((follows[told] > _SAME).mean()), shown, share, _along_edge(changed))


def _along_edge(changed: NDArray[numpy.bool_]) -> bool:
    """Whether all tiles that changed lie along the upper or the lower edge."""
    import numpy

    rows = numpy.flatnonzero(changed.reshape(_TILES, _TILES).sum(1) > 1)
    return rows.size > 0 and bool((rows < _EDGE).all() or (rows >= _TILES - _EDGE).all())


def _tiles(grey: Grey) -> Grey:
    """Tiles in rows, each about its own mean."""
    height, width = (side - side % _TILES for side in grey.shape)
    cut = grey[:height, :width].reshape(_TILES, height // _TILES, _TILES, width // _TILES)
    rows = cut.swapaxes(1, 2).reshape(_TILES * _TILES, -1)
    about: Grey = rows - rows.mean(1, keepdims=True)
    return about


_PART_SCALES = (0.56, 1.0, 0.02)
"""How large the later photo may be within the earlier one, from, to and by which steps."""
_FINER = ((0.5, 0.01), (1.0, 0.005), (1.0, 0.0025))
"""Then more closely: on a picture of what share of the size, and by which steps."""
_HOPELESS = 0.5
"""Where the coarse pictures fit worse, the later photo is no part of the earlier one."""


def _as_part(later: Grey, earlier: Grey) -> Likeness:
    """The later photo laid upon the earlier one where it fits best."""
    import numpy

    first, last, step = _PART_SCALES
    small, smaller = _shrunk(earlier, 0.25), _shrunk(later, 0.25)
    scales = numpy.arange(first, last + step / 2, step)
    best, scale = max((_fit(smaller, small, float(s))[0], float(s)) for s in scales)
    if best < _HOPELESS:
        return Likeness(0.0)
    for size, finer in _FINER:
        small, smaller = _shrunk(earlier, size), _shrunk(later, size)
        around = (scale - finer, scale, scale + finer)
        scale = max((_fit(smaller, small, s)[0], s) for s in around)[1]
    fit, top, left, laid = _fit(later, earlier, scale)
    if fit < _HOPELESS:
        return Likeness(0.0)
    height, width = laid.shape
    there = earlier[top : top + height, left : left + width]
    return _compared(laid, there, min(0.999, laid.size / earlier.size))


def _fit(later: Grey, earlier: Grey, scale: float) -> tuple[float, int, int, Grey]:
    """How well the later photo fits at that scale (-1 to 1), where its corner lies then, and the photo at that scale."""
    import numpy

    laid = _shrunk(later, scale)
    height, width = laid.shape
    if height > earlier.shape[0] or width > earlier.shape[1]:
        return -1.0, 0, 0, laid
    own = laid - laid.mean()
    # Round about the edges only places are mixed up that are cut off here.
    waves = numpy.fft.rfft2(earlier) * numpy.conj(numpy.fft.rfft2(own, earlier.shape))
    rows, columns = earlier.shape[0] - height + 1, earlier.shape[1] - width + 1
    together = numpy.fft.irfft2(waves, earlier.shape)[:rows, :columns]
    sums, squares = (_sums(of, height, width) for of in (earlier, earlier**2))
    spread = numpy.sqrt(numpy.maximum(squares - sums**2 / laid.size, 1e-6) * float((own**2).sum()))
    fits = together / numpy.maximum(spread, 1e-6)
    top, left = numpy.unravel_index(int(fits.argmax()), fits.shape)
    return float(fits[top, left]), int(top), int(left), laid


def _sums(of: Grey, height: int, width: int) -> NDArray[numpy.float64]:
    """Sums over every window of that size."""
    import numpy

    corner = numpy.zeros((of.shape[0] + 1, of.shape[1] + 1))
    corner[1:, 1:] = of.cumsum(0, dtype="f8").cumsum(1)
    return corner[height:, width:] - corner[:-height, width:] - corner[height:, :-width] + corner[:-height, :-width]


def _shrunk(grey: Grey, scale: float) -> Grey:
    return _resized(grey, (round(grey.shape[0] * scale), round(grey.shape[1] * scale)))


def _resized(grey: Grey, shape: tuple[int, ...]) -> Grey:
    import numpy
    from PIL import Image

    if grey.shape == shape:
        return grey
    rows, columns = shape
    picture = Image.fromarray(grey).resize((columns, rows), Image.Resampling.BILINEAR)
    return numpy.asarray(picture, numpy.float32)
