"""Photos that say where their camera stood."""

from datetime import datetime
from pathlib import Path


def a_placed_photo(
    path: Path,
    *,
    shade: int = 120,
    at: tuple[float, float] | None = (29.5630, 106.5516),
    taken: datetime | None = datetime(2026, 3, 8, 9, 12),
    towards: float | None = None,
    size: tuple[int, int] = (320, 240),
) -> Path:
    """A JPEG photo with latitude and longitude in degrees, and the direction its camera looked in."""
    from PIL import Image

    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "HUAWEI", "P40"
    if taken is not None:
        exif.get_ifd(0x8769)[0x9003] = taken.strftime("%Y:%m:%d %H:%M:%S")
    exif.get_ifd(0x8769)[0xA405] = 27
    gps = exif.get_ifd(0x8825)
    if at is not None:
        gps[1], gps[2], gps[3], gps[4] = "N", _sexagesimal(at[0]), "E", _sexagesimal(at[1])
    if towards is not None:
        gps[16], gps[17] = "M", towards
    Image.new("RGB", size, (shade, 140, 150)).save(path, "JPEG", exif=exif)
    return path


def _sexagesimal(degrees: float) -> tuple[float, float, float]:
    whole = int(degrees)
    minutes = (degrees - whole) * 60
    return float(whole), float(int(minutes)), (minutes - int(minutes)) * 60
