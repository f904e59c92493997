"""A memory card as it comes from a camera."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PIL import Image


def a_camera_photo(folder: Path, name: str, taken: datetime, grey: int) -> Path:
    """What a camera writes, with the moment in it."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = taken.strftime("%Y:%m:%d %H:%M:%S")
    Image.new("RGB", (64, 48), (grey, 90, 60)).save(folder / name, exif=exif)
    return folder / name


def a_card(folder: Path, *, morning: int = 3, evening: int = 2) -> Path:
    """Two visits, with a paper among them."""
    card = folder / "DCIM"
    card.mkdir(exist_ok=True)
    for number in range(morning):
        a_camera_photo(card, f"IMG_{number:04}.jpg", datetime(2026, 11, 19, 9, 41 + number), 20 + number)
    for number in range(evening):
        a_camera_photo(card, f"IMG_1{number:03}.jpg", datetime(2026, 11, 19, 16, 5 + number), 120 + number)
    (card / "监测报告.pdf").write_bytes("%PDF-1.4\n% 监测报告.pdf".encode())
    return card
