"""The program sets a dossier of some 300 pages with 100 photos.

python benchmarks/write_dossier.py PREVIEWS FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from big_dossier import content
from figures import Figures
from pages import told_of

from dujiao_desktop.documents.writing.dossier import write_dossier
from dujiao_desktop.domain.job_control import Unwatched
from dujiao_desktop.environment.resources import resource


def main() -> None:
    made, path = content(Path(sys.argv[1])), Path(sys.argv[2], "dossier.pdf")
    path.parent.mkdir(exist_ok=True)
    figures = Figures()
    figures.begin()
    write_dossier(made, path, resource("fonts"), Unwatched())
    figures.take()
    figures.tell(**told_of(path))


if __name__ == "__main__":
    main()
