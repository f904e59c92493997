"""Cards and folders as officers bring them."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.usecases.inbox import waiting
from dujiao_desktop.usecases.take_in import Intake, TakenIn, resume, take_in, under_way
from tests.usecases.township import Township


def a_shot(path: Path, shade: int, *, taken: datetime | None = None, place: tuple[float, float] | None = None) -> Path:
    """A photo with the time and the place a camera writes."""
    from PIL import Image

    exif = Image.Exif()
    if taken is not None:
        exif.get_ifd(0x8769)[0x9003] = taken.strftime("%Y:%m:%d %H:%M:%S")
    if place is not None:
        exif.get_ifd(0x8825).update({1: "N", 2: (place[0], 0.0, 0.0), 3: "E", 4: (place[1], 0.0, 0.0)})
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (64, 48), (shade % 256, shade // 256, 150)).save(path, "JPEG", exif=exif)
    return path


def a_card(folder: Path, photos: int = 5) -> Path:
    """A card of a camera with what systems leave on it."""
    for number in range(photos):
        a_shot(
            folder / "DCIM" / "100CANON" / f"IMG_{number:04}.JPG", number, taken=datetime(2026, 10, 9, 9, number % 60)
        )
    (folder / "DCIM" / "100CANON").mkdir(parents=True, exist_ok=True)
    (folder / "DCIM" / ".DS_Store").write_bytes(b"x")
    (folder / "DCIM" / "100CANON" / "Thumbs.db").write_bytes(b"x")
    (folder / "DCIM" / "100CANON" / "._IMG_0000.JPG").write_bytes(b"x")
    (folder / "System Volume Information").mkdir()
    (folder / "System Volume Information" / "IndexerVolumeGuid").write_bytes(b"x")
    return folder


def taken_in(desk: Township, *places: Path, **stated: Any) -> TakenIn:
    return take_in(desk.store, places, office=desk.office, by=desk.by, now=desk.now, **stated)


def resumed(desk: Township, intake: str) -> TakenIn:
    return resume(desk.store, intake, office=desk.office, by=desk.by, now=desk.now)


def inbox(desk: Township) -> list[EvidenceItem]:
    with desk.store.lists() as lists:
        return list(waiting(lists))


def names(items: Sequence[EvidenceItem]) -> list[str]:
    return [item.file_name for item in items]


def still_under_way(desk: Township) -> list[Intake]:
    with desk.store.lists() as lists:
        return list(under_way(lists))
