"""Photos: what the camera wrote, read once; and the small upright copy that screens and pages use."""

from __future__ import annotations

import threading
import warnings
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import PhotoFacts
from dujiao_desktop.environment.files import whole_file

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray
    from PIL.Image import Exif, Image

PREVIEW_PX = 1600
THUMB_PX = 320
"""Longest side of the small pictures of lists."""
PAGE_PX = 2400
"""Longest side of a scanned page in a dossier: some 250 dots per inch as bound, enough for small print."""
_MOST_PIXELS = 150_000_000  # beyond any camera in use; a file that claims more is a bomb
_ORIENTATION, _DEVICE_MAKE, _DEVICE_MODEL, _EXIF_IFD, _GPS_IFD, _TAKEN = 0x0112, 0x010F, 0x0110, 0x8769, 0x8825, 0x9003
_SOFTWARE, _CHANGED = 0x0131, 0x0132
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, b"\xff\xd9"
_ONE_AT_A_TIME = threading.Lock()
_SIDEWAYS = (5, 6, 7, 8)  # EXIF orientations that swap width and height
_SCALES_WELL = ("RGB", "L", "CMYK", "YCbCr")  # others are flattened first, or single dots would be left out


@dataclass(frozen=True, slots=True)
class PhotoRead:
    """Facts of a picture; `taken_at` as the camera's clock said, None where nothing was written."""

    facts: PhotoFacts
    taken_at: datetime | None


def read_photo(path: Path) -> PhotoRead:
    """Read size, rotation, time, place and device without changing the file, and see that it can be shown whole.

    Raises:
        Refused: ``not_a_photo`` with `path`, also when it is cut off; ``photo_too_large``.
    """
    with _opened(path) as image:
        exif = image.getexif()
        orientation = int(exif.get(_ORIENTATION, 1) or 1)
        orientation = orientation if orientation in range(1, 9) else 1
        width, height = image.size
        if orientation in _SIDEWAYS:
            width, height = height, width
        device = " ".join(_legible(exif.get(tag, "")) for tag in (_DEVICE_MAKE, _DEVICE_MODEL)).strip()
        latitude, longitude = _place(exif)
        software = _legible(exif.get(_SOFTWARE, ""))
        changed_at = _moment(exif.get(_CHANGED, ""))
        _see_whole(image, path)
        taken_at = _moment(exif.get_ifd(_EXIF_IFD).get(_TAKEN, ""))
        facts = PhotoFacts(width, height, orientation, device, latitude, longitude, software, changed_at, taken_at)
        return PhotoRead(facts, taken_at)


def make_preview(path: Path, to: Path) -> None:
    """Write an upright JPEG of `path`, longest side at most 1,600 px, without metadata; `to` is old or new, never half.

    Raises:
        Refused: ``not_a_photo``.
        Unavailable: The disk refuses.
    """
    from PIL import ImageOps

    with _opened(path) as image:
        try:
            image.draft("RGB", (PREVIEW_PX, PREVIEW_PX))
            upright = ImageOps.exif_transpose(image)
            if upright.mode not in _SCALES_WELL:
                upright = _flattened(upright)
            upright.thumbnail((PREVIEW_PX, PREVIEW_PX), reducing_gap=2.0)
            flat = _flattened(upright)
        except (OSError, ValueError, SyntaxError) as damaged:
            raise Refused("not_a_photo", path=path.name) from damaged
    _save(flat, to, 82)


def grey_picture(path: Path, longest_px: int) -> NDArray[numpy.float32]:
    """The upright picture in grey: brightness from 0 to 255, rows by columns, longest side `longest_px`.

    Raises:
        Refused: ``not_a_photo``, ``photo_too_large``.
        OSError: The file cannot be read just now.
    """
    import numpy
    from PIL import Image as images
    from PIL import ImageOps

    path.stat()
    with _opened(path) as image:
        try:
            image.draft("RGB", (longest_px, longest_px))
            upright = _flattened(ImageOps.exif_transpose(image)).convert("L")
        except (OSError, ValueError, SyntaxError) as damaged:
            raise Refused("not_a_photo", path=path.name) from damaged
    scale = longest_px / max(upright.size)
    size = max(1, round(upright.width * scale)), max(1, round(upright.height * scale))
    grey = upright.resize(size, images.Resampling.BILINEAR, reducing_gap=2.0)
    return numpy.asarray(grey, numpy.float32)


def make_thumb(preview: Path, to: Path) -> None:
    """Write the small picture of lists from an upright preview, longest side at most `THUMB_PX`.

    Raises:
        Refused: ``not_a_photo`` when the preview is none.
        Unavailable: The disk refuses.
    """
    with _opened(preview) as image:
        try:
            image.draft("RGB", (THUMB_PX, THUMB_PX))
            small = _flattened(image)
            small.thumbnail((THUMB_PX, THUMB_PX), reducing_gap=2.0)
        except (OSError, ValueError, SyntaxError) as damaged:
            raise Refused("not_a_photo", path=preview.name) from damaged
    _save(small, to, 78)


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as it is seen: RGB rows without gaps, 8 bits for each colour, and how many pages its file has."""

    width: int
    height: int
    rgb: bytes
    pages: int = 1


def read_pixels(path: Path) -> Pixels:
    """The whole picture, upright, in the size the camera took it; of several pages or frames the first.

    Raises:
        Refused: ``not_a_photo``, ``photo_too_large``.
    """
    from PIL import ImageOps

    with _opened(path) as image:
        try:
            pages = _page_count(image)
            flat = _flattened(ImageOps.exif_transpose(image))
            return Pixels(flat.width, flat.height, flat.tobytes(), pages)
        except (OSError, ValueError, SyntaxError) as damaged:
            raise Refused("not_a_photo", path=path.name) from damaged


def count_pages(path: Path) -> int:
    """How many pages a picture has; only a TIFF has more than one. Raises `Refused` ``not_a_photo``."""
    with _opened(path) as image:
        return _page_count(image)


def _page_count(image: Image) -> int:
    return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def make_page_pictures(path: Path, folder: Path, stem: str, most: int) -> tuple[Path, ...]:
    """Write each page of a scan as an upright JPEG ``<stem>-p<n>.jpg``, longest side at most `PAGE_PX`.

    Only a TIFF has more than one page. Pages that are there already are not made again.

    Raises:
        Refused: ``not_a_photo``; ``photo_too_large`` also when there are more than `most` pages.
        Unavailable: The disk refuses.
    """
    pages: list[Path] = []
    with _opened(path) as image:
        count = _page_count(image)
        if count > most:
            raise Refused("photo_too_large", path=path.name)
        for number in range(count):
            to = folder / f"{stem}-p{number + 1}.jpg"
            pages.append(to)
            if not to.exists():
                _write_page(image, number, to, path.name)
    return tuple(pages)


def _write_page(image: Image, number: int, to: Path, name: str) -> None:
    from PIL import ImageOps

    try:
        if number:
            image.seek(number)
        if image.width * image.height > _MOST_PIXELS:
            raise Refused("photo_too_large", path=name)
        image.draft("RGB", (PAGE_PX, PAGE_PX))
        upright = ImageOps.exif_transpose(image)
        # Black-and-white scans become grey first: thin strokes vanish when single dots are left out.
        flat = _flattened(upright)
        flat.thumbnail((PAGE_PX, PAGE_PX), reducing_gap=2.0)
    except (OSError, ValueError, SyntaxError, EOFError) as damaged:
        raise Refused("not_a_photo", path=name) from damaged
    _save(flat, to, 80)


def _save(picture: Image, to: Path, quality: int) -> None:
    """Write a JPEG for good: one that is empty after a power cut would never be made again."""
    with whole_file(to) as file:
        picture.save(file, "JPEG", quality=quality, optimize=True)


def _opened(path: Path) -> Image:
    import pi_heif
    from PIL import Image as images

    pi_heif.register_heif_opener()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", images.DecompressionBombWarning)
            image = images.open(path)
    except images.DecompressionBombError as bomb:
        raise Refused("photo_too_large", path=path.name) from bomb
    except (OSError, ValueError, SyntaxError) as damaged:
        raise Refused("not_a_photo", path=path.name) from damaged
    if image.width * image.height > _MOST_PIXELS:
        image.close()
        raise Refused("photo_too_large", path=path.name)
    return image


def _see_whole(image: Image, path: Path) -> None:
    if image.format in ("JPEG", "MPO") and _jpeg_ends(path):
        return
    try:
        # A HEIC is decoded in 100 MB: one at a time.
        with _ONE_AT_A_TIME:
            image.draft("RGB", (PREVIEW_PX, PREVIEW_PX))  # a smaller picture of the whole file, many times faster
            image.load()
    except (OSError, ValueError, SyntaxError) as damaged:
        raise Refused("not_a_photo", path=path.name) from damaged


def _jpeg_ends(path: Path) -> bool:
    """Whether a JPEG has the mark of its end behind its first scan: a file that was cut off has none.

    In the scan itself the two bytes cannot occur. It is a hundred times faster than to decode a photo; where the mark
    is missing, decoding decides.
    """
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        at = 2
        while content[at : at + 1] == b"\xff" and at + 4 <= len(content):
            if content[at + 1] == _START_OF_SCAN:
                return content.rfind(_END_OF_IMAGE, at) >= 0
            at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return False


def _flattened(image: Image) -> Image:
    """RGB on white: JPEG knows neither transparency nor palettes, and CMYK prints inverted."""
    from PIL import Image as images

    if image.mode.startswith(("I", "F")):
        image = _eight_bits(image)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        with_alpha = image.convert("RGBA")
        ground = images.new("RGB", image.size, "white")
        ground.paste(with_alpha, mask=with_alpha.getchannel("A"))
        return ground
    return image.convert("RGB")


def _eight_bits(image: Image) -> Image:
    """Grey of 16 and more bits, which would turn white where it is only cut off above 255."""
    if image.mode.startswith("I;16"):
        image = image.convert("I")
    low, high = (float(end) for end in image.getextrema() if isinstance(end, int | float))
    # Whole numbers fill 16 bits as they were measured; what goes beyond, or is no whole number, fills its own range.
    low, high = (0.0, 65535.0) if image.mode == "I" and low >= 0 and high <= 65535 else (low, high)
    share = 255 / (high - low) if high > low else 0.0
    shift = -low * share
    return image.point(lambda value: value * share + shift).convert("L")


def _moment(written: object) -> datetime | None:
    try:
        return datetime.strptime(str(written).strip("\x00 "), "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None


def _legible(written: object) -> str:
    """Words of a field that should be plain Latin letters, and holds Chinese ones all the same."""
    raw = written if isinstance(written, bytes) else str(written).encode("latin-1", "replace")
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return raw.decode(encoding).strip("\x00 ")
    return raw.decode("latin-1").strip("\x00 ")


def _place(exif: Exif) -> tuple[float | None, float | None]:
    gps = exif.get_ifd(_GPS_IFD)
    try:
        latitude = _degrees(gps[2]) * (-1 if gps.get(1) == "S" else 1)
        longitude = _degrees(gps[4]) * (-1 if gps.get(3) == "W" else 1)
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None, None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else (None, None)


def _degrees(parts: tuple[float, float, float]) -> float:
    degrees, minutes, seconds = (float(p) for p in parts)
    return round(degrees + minutes / 60 + seconds / 3600, 7)
