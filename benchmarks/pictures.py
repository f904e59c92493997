"""Makes the photos of the benchmarks: big ones as a telephone writes them, small ones as a dossier prints them."""

from __future__ import annotations

import struct
from pathlib import Path

PHOTOS = 200
PREVIEWS = 100
_BIG_BYTES = 4_000_000


def make_photos(folder: Path, count: int = PHOTOS) -> None:
    """`count` JPEG files of 12 megapixels and 4 MB, no two alike: each bears its number in a comment."""
    _make(folder, count, (4000, 3000), _BIG_BYTES)


def make_previews(folder: Path, count: int = PREVIEWS) -> None:
    """`count` JPEG files of 1600 × 1200."""
    _make(folder, count, (1600, 1200), 350_000)


def make_album(folder: Path, count: int) -> None:
    """`count` small photos, no two alike in what they show."""
    from PIL import Image, ImageDraw

    folder.mkdir(parents=True)
    ground = Image.effect_noise((400, 300), 60).convert("RGB")
    for number in range(count):
        picture = ground.copy()
        draw = ImageDraw.Draw(picture)
        draw.rectangle((40, 40, 360, 260), fill=(number % 256, number // 256 * 8, 120))
        draw.text((60, 60), f"{number:05}", fill="white")
        picture.save(folder / f"{number:05}.jpg", "JPEG", quality=70)


def _make(folder: Path, count: int, size: tuple[int, int], wanted_bytes: int) -> None:
    import io

    from PIL import Image

    noise = Image.effect_noise((size[0] // 2, size[1] // 2), 40).resize(size)
    picture = Image.merge("RGB", (noise, noise.rotate(180), noise.transpose(Image.Transpose.FLIP_LEFT_RIGHT)))
    best = b""
    for quality in range(20, 96, 5):
        written = io.BytesIO()
        picture.save(written, "JPEG", quality=quality)
        best = written.getvalue()
        if len(best) >= wanted_bytes:
            break
    folder.mkdir(parents=True)
    for number in range(1, count + 1):
        words = f"{number:04d}".encode()
        comment = b"\xff\xfe" + struct.pack(">H", len(words) + 2) + words
        (folder / f"IMG_{number:04d}.jpg").write_bytes(best[:2] + comment + best[2:])
