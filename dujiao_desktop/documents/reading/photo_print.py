"""Fingerprints of pictures: a few bytes that stay nearly the same when a picture is saved anew, made smaller or cropped.

Each fingerprint holds fourteen views of the upright picture (whole; 5, 10 and 20 % of width and height cut off around
the middle; the upper 80 %; and nine windows of 85 %, from corner to corner), so that an earlier photo is found again
when only a part of it is shown. A view is three numbers of 64 bits: which of two neighbours is brighter, across and
down (dHash), and which of the coarse waves of the picture are strong (pHash).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.documents.reading.photo import grey_picture
from dujiao_desktop.domain.errors import Refused

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Grey = NDArray[numpy.float32]
    Words = NDArray[numpy.uint64]

PRINT_VERSION = 1
"""Counts up when the same picture gives other bytes; older fingerprints are then made anew."""
VIEWS = 14
WORDS = 3
"""Numbers of 64 bits in a view."""
PRINT_BYTES = VIEWS * WORDS * 8
_SIDE_PX = 400
_BOXES = (
    (0.0, 0.0, 1.0, 1.0),
    *((m, m, 1 - m, 1 - m) for m in (0.025, 0.05, 0.1)),
    (0.0, 0.0, 1.0, 0.8),
    *((left, top, left + 0.85, top + 0.85) for top in (0.0, 0.075, 0.15) for left in (0.0, 0.075, 0.15)),
)
"""The views, the whole first: left, top, right and bottom as shares of width and height."""
_WAVES, _SAMPLES = 8, 32
_FLATTEST = 0.6
"""Middle difference between neighbours, of 255, below which a picture shows nothing that could be found again."""


def print_of(path: Path) -> bytes | None:
    """The fingerprint of a picture file; None where none can be made: no picture, or nothing to be seen on it.

    Raises:
        OSError: The file cannot be read just now.
    """
    try:
        grey = grey_picture(path, _SIDE_PX)
    except Refused:
        return None
    return print_of_grey(grey)


def print_of_grey(grey: Grey) -> bytes | None:
    """As `print_of`, of brightness values from 0 to 255, rows by columns."""
    import numpy

    if min(grey.shape) < _SAMPLES or _is_flat(grey):
        return None
    height, width = grey.shape
    boxes = [(a * width, b * height, c * width, d * height) for a, b, c, d in _BOXES]
    words = [word for box in boxes for word in _words_of(grey, box)]
    return numpy.array(words, "<u8").tobytes()


def words_of_prints(prints: list[bytes]) -> Words:
    """Fingerprints as columns: `VIEWS` × `WORDS` rows, one column per picture."""
    import numpy

    rows = numpy.frombuffer(b"".join(prints), "<u8").reshape(len(prints), VIEWS * WORDS)
    return numpy.ascontiguousarray(rows.T)


def _is_flat(grey: Grey) -> bool:
    import numpy

    across, down = numpy.abs(numpy.diff(grey, axis=1)), numpy.abs(numpy.diff(grey, axis=0))
    return float(numpy.mean(across) + numpy.mean(down)) / 2 < _FLATTEST


def _words_of(grey: Grey, box: tuple[float, float, float, float]) -> tuple[int, int, int]:
    import numpy

    across, down = _shrunk(grey, box, 9, 8), _shrunk(grey, box, 8, 9)
    samples = _shrunk(grey, box, _SAMPLES, _SAMPLES)
    waves = _cosines() @ samples @ _cosines().T
    strong = waves > numpy.median(waves.ravel()[1:])
    return _word(across[:, 1:] > across[:, :-1]), _word(down[1:] > down[:-1]), _word(strong)


def _shrunk(grey: Grey, box: tuple[float, float, float, float], width: int, height: int) -> Grey:
    import numpy
    from PIL import Image

    small = Image.fromarray(grey).resize((width, height), Image.Resampling.BOX, box)
    return numpy.asarray(small, numpy.float32)


def _cosines() -> Grey:
    """The first eight waves of a cosine transform of 32 samples, one a row."""
    import numpy

    at = numpy.arange(_SAMPLES) + 0.5
    waves = numpy.cos(numpy.pi / _SAMPLES * numpy.arange(_WAVES)[:, None] * at)
    return waves.astype(numpy.float32)


def _word(bits: NDArray[numpy.bool_]) -> int:
    import numpy

    return int.from_bytes(numpy.packbits(bits.ravel()).tobytes(), "big")
