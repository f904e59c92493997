"""The program sends a hundred tasks back, each in a transaction of its own with its history.

python benchmarks/move_tasks.py WORKSPACE FOLDER
"""

from __future__ import annotations

import shutil
import sys
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.copies import copied
from benchmarks.figures import Figures
from benchmarks.moves import MOVES, WARM, moving, waiting
from benchmarks.workspace import NOW
from dujiao_desktop.wiring import open_office


def main() -> None:
    folder = Path(sys.argv[2])
    copied(Path(sys.argv[1]), folder)
    figures = Figures()
    with open_office(folder, None, NOW) as office:
        moves = moving(office, waiting(office))
        list(islice(moves, WARM))
        figures.begin()
        moved = len(list(moves))
        figures.take()
        with office.store.lists() as lists:
            rows = sum(entry.action == "send_back" for entry in lists.history(None, 4 * (WARM + MOVES)))
    shutil.rmtree(folder)
    figures.tell(moved=moved, rows=rows)


if __name__ == "__main__":
    main()
