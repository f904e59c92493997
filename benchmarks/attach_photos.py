"""The program attaches a folder of photos to a task of a new workspace.

python benchmarks/attach_photos.py PHOTOS FOLDER
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from figures import Figures, memory_mib
from workspace import NOW, make_workspace

from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, attach_evidence
from dujiao_desktop.wiring import open_office


class Memory:
    """Notes the memory when a tenth of the work is done; what grows after that grows with the number of photos."""

    at_a_tenth = 0.0

    def report(self, done: int, total: int, message: str) -> None:
        if total and not self.at_a_tenth and done * 10 >= total:
            self.at_a_tenth = memory_mib("VmHWM")

    def stop_if_cancelled(self) -> None:
        pass


def main() -> None:
    photos, folder = sorted(Path(sys.argv[1]).iterdir()), Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    make_workspace(folder / "workspace", 1)
    figures, memory = Figures(), Memory()
    with open_office(folder / "workspace", None, NOW) as office:
        with office.store.lists() as lists:
            (key,) = lists.task_keys(TaskFilter(), NOW.date())
            (line,) = lists.task_lines([key], NOW.date())
            (by,) = lists.officers()
        subprocess.run(["sync", "-f", str(folder)], check=True)
        figures.begin()
        attached = attach_evidence(
            office.store, line.id, photos, EvidenceDraft(EvidenceKind.AFTER_PHOTO), office=office.office, by=by, now=NOW,
            control=memory,
        )  # fmt: skip
        figures.take()
        kept = [office.store.vault.path_of(item.sha256) for item in attached.items]
    growth = memory_mib("VmHWM") - memory.at_a_tenth
    digests = [hashlib.sha256(file.read_bytes()).hexdigest() for file in kept]
    shutil.rmtree(folder)
    figures.tell(files=len(kept), digests=digests, growth_mib=growth)


if __name__ == "__main__":
    main()
