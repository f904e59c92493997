"""The program's look through all fingerprints for a photo, and its close look at one that came near.

    python benchmarks/photo_search.py PRINTS PREVIEWS FOLDER

PRINTS holds fingerprints as the store keeps them, one behind another; every tenth of the first thousand is asked for
with some bits changed. The close look (`fine_cpu`, per photo) is at a part of a preview, which takes the longest way.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from figures import Figures
from fingerprints import asked_for, prints_of
from PIL import Image

from dujiao_desktop.documents.reading.photo_match import PrintShelf, likenesses
from dujiao_desktop.domain.job_control import Unwatched

CLOSE_LOOKS = 5


def main() -> None:
    prints, previews, folder = (Path(given) for given in sys.argv[1:4])
    figures = Figures()
    kept = prints_of(prints)
    began = time.process_time()
    shelf = PrintShelf(kept)
    shelved = time.process_time() - began
    asked = asked_for(kept)
    shelf.near(asked[0])
    figures.begin()
    found = [shelf.near(one) for one in asked]
    figures.take()
    fine = close_look(previews, folder)
    figures.tell(
        found=[near[0] if near else -1 for near in found], pictures=len(kept), shelve_cpu=shelved, fine_cpu=fine
    )


def close_look(previews: Path, folder: Path) -> float:
    """CPU seconds for one photo that is a part of an earlier one."""
    earlier = sorted(previews.glob("*.jpg"))[0]
    folder.mkdir(parents=True, exist_ok=True)
    later = folder / "part.jpg"
    with Image.open(earlier) as opened:
        wide, high = opened.size
        opened.crop((wide // 10, high // 20, wide * 19 // 20, high * 9 // 10)).save(later, quality=85)
    began = time.process_time()
    looked = likenesses(later, [earlier] * CLOSE_LOOKS, Unwatched())
    spent = time.process_time() - began
    assert all(one is not None and one.is_same and one.shown < 1 for one in looked), looked
    return spent / CLOSE_LOOKS


if __name__ == "__main__":
    main()
