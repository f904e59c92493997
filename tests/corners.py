"""A test picture with a colour in each corner, in every way a camera or a program may write it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

RED, GREEN, BLUE, YELLOW = (220, 30, 30), (30, 180, 60), (40, 60, 220), (230, 210, 40)
CORNERS = (RED, GREEN, BLUE, YELLOW)
"""Top left, top right, bottom left, bottom right, as it is seen."""
SIZE = (640, 480)

_T = Image.Transpose
# How a camera held otherwise lays the same picture down; EXIF says how it is to be turned again.
_LAID_DOWN = {
    2: _T.FLIP_LEFT_RIGHT,
    3: _T.ROTATE_180,
    4: _T.FLIP_TOP_BOTTOM,
    5: _T.TRANSPOSE,
    6: _T.ROTATE_90,
    7: _T.TRANSVERSE,
    8: _T.ROTATE_270,
}
_HEIC = (
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAVZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "ACJpbG9jAAAAAERAAAEAAQAAAAABegABAAAAAAAAAP4AAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRt"
    "AAAAAAABAAAA1mlwcnAAAAC3aXBjbwAAAHhodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA"
    "AAMAHroCQGEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoBAgYWW6kkprm4CGgwIAAAMAMgAAAwACEGIAAQAHRAHBcrAiQAAAABNjb2xy"
    "bmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAACAAAAAYAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgQIDBAAAAQZt"
    "ZGF0AAAA+igBrwngxxc5dV///II///xiNyH8CiBxDNxDyj//Kj4r+rgaP/R0oAQX4MB+9iNn2r49PMVF3iz8AKsfjn0JHJ7mC/+s"
    "2gtQ/uSMRMocBXP2IzwHmaRtUAR+rQP3eozO3cqUsvTv/58Vl/o+fC+DW2YD+IWLJNvWvrRSPJ/qDPiNevirOprL3GJvdAenNepw"
    "AloBacFbZJYeoFkwIcEvGzfmZiH6CClKT89R6Xtt0kWTnEBs6VNYcyEkKryrexYmbu2rBDs28EIQ6rwKmUIExsB3Sgli3CqwjTxt"
    "S6NsM+xuuWpFDFVvZTw3fH0Jspn664JZ5SI2BpmWDWg="
)


def picture(size: tuple[int, int] = SIZE) -> Image.Image:
    """The picture, upright."""
    made = Image.new("RGB", size)
    half = (size[0] // 2, size[1] // 2)
    for number, colour in enumerate(CORNERS):
        made.paste(colour, (number % 2 * half[0], number // 2 * half[1], size[0], size[1]))
    return made


def photo(path: Path, orientation: int = 1, size: tuple[int, int] = SIZE) -> Path:
    """A JPEG as a camera held in one of the eight ways writes it."""
    laid = picture(size)
    if orientation in _LAID_DOWN:
        laid = laid.transpose(_LAID_DOWN[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    laid.save(path, "JPEG", quality=92, exif=exif)
    return path


def corners(seen: Image.Image | Any) -> list[tuple[int, int, int]]:
    """The colours found a tenth inside each corner."""
    flat = seen.convert("RGB")
    width, height = flat.size
    near = lambda whole: (whole // 10, whole - 1 - whole // 10)  # noqa: E731
    return [flat.getpixel((x, y)) for y in near(height) for x in near(width)]


def is_upright(seen: Image.Image | Any, tolerance: int = 45) -> bool:
    """Whether each corner has its colour, give or take what compression does."""
    pairs = zip(corners(seen), CORNERS, strict=True)
    return all(abs(a - b) <= tolerance for found, meant in pairs for a, b in zip(found, meant, strict=True))


def _saved(ending: str, change: Callable[[Image.Image], Image.Image], **how: Any) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        file = folder / f"四角.{ending}"
        change(picture()).save(file, **how)
        return file

    return make


def _heic(folder: Path) -> Path:
    file = folder / "四角.heic"
    file.write_bytes(base64.b64decode("".join(_HEIC)))
    return file


def _many(folder: Path, name: str, **how: Any) -> Path:
    file = folder / name
    others = [Image.new("RGB", SIZE, colour) for colour in ("white", "gray")]
    picture().save(file, save_all=True, append_images=others, **how)
    return file


FORMATS: dict[str, Callable[[Path], Path]] = {
    "heic": _heic,
    "cmyk": _saved("jpg", lambda p: p.convert("CMYK"), quality=95),
    "png": _saved("png", lambda p: p),
    "palette": _saved("png", lambda p: p.quantize(64)),
    "transparent": _saved("png", lambda p: p.convert("RGBA")),
    "webp": _saved("webp", lambda p: p, quality=95),
    "gif": lambda folder: _many(folder, "动图.gif", duration=100),
    "tiff": lambda folder: _many(folder, "三页.tif"),
    "bmp": _saved("bmp", lambda p: p),
}
"""Makers of the same picture in other formats; of several frames or pages the first is it."""


def grey_16(folder: Path, ending: str = "png") -> Path:
    """Grey of 16 bits, dark on the left and half as bright as can be on the right."""
    dots = np.zeros((SIZE[1], SIZE[0]), dtype=np.uint16)
    dots[:, SIZE[0] // 2 :] = 0x8000
    file = folder / f"十六位.{ending}"
    Image.fromarray(dots).save(file)
    return file
