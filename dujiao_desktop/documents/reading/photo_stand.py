"""How a camera was held: what it wrote about direction and focal length, for whoever stands there again."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from dujiao_desktop.domain.photo_papers import Stand

_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
_FOCAL_35, _NORTH, _DIRECTION = 0xA405, 16, 17


def read_stand(path: Path) -> Stand:
    """What the file says; nothing where it says nothing or cannot be read, for the sheet is useful all the same."""
    import pi_heif
    from PIL import Image

    pi_heif.register_heif_opener()
    with suppress(OSError, ValueError, SyntaxError, TypeError, ZeroDivisionError, Image.DecompressionBombError):
        with Image.open(path) as image:
            exif = image.getexif()
        gps, shot = exif.get_ifd(_GPS_IFD), exif.get_ifd(_EXIF_IFD)
        towards = float(gps[_DIRECTION]) if _DIRECTION in gps else None
        if towards is not None and not 0 <= towards <= 360:
            towards = None
        focal = int(shot.get(_FOCAL_35, 0)) or None
        return Stand(towards, str(gps.get(_NORTH, "")).strip("\x00 ") == "M", focal)
    return Stand()
