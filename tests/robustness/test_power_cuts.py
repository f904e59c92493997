"""The current fails at any moment: what was said to be done is on the disk, whatever the disk had not written yet."""

import fcntl
import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from tests.robustness.killing import LONGEST_S, Killing

MOMENTS = {"import": 20, "attach": 30, "step": 30, "typing": 30}
# Stops the file system at once, as a power cut does: nothing that waits in memory is written any more.
_SHUT_DOWN, _NO_LOG_FLUSH = 0x8004587D, 2


@dataclass
class Disk:
    """A real file system in a file, whose current can be cut."""

    image: Path
    place: Path

    def mount(self) -> None:
        subprocess.run(["mount", "-o", "loop", str(self.image), str(self.place)], check=True, capture_output=True)

    def unmount(self) -> None:
        subprocess.run(["umount", str(self.place)], check=True, capture_output=True)

    def cut(self) -> None:
        handle = os.open(self.place, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, _SHUT_DOWN, struct.pack("I", _NO_LOG_FLUSH))
        finally:
            os.close(handle)


@dataclass
class PowerCuts(Killing):
    """As `Killing`, but the disk stops first, and is started again."""

    disk: Disk = field(kw_only=True)

    def _end(self, process: BaseProcess, hears: Connection, heard: list[str]) -> None:
        # Believed is what was said before the cut: a word on its way while the current goes proves nothing.
        while hears.poll():
            heard.append(hears.recv())
        self.disk.cut()
        process.kill()
        self._believe(heard)
        process.join(LONGEST_S)
        self.disk.unmount()
        self.disk.mount()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    made = Disk(tmp_path / "image", tmp_path / "disk")
    made.place.mkdir()
    with made.image.open("wb") as image:
        image.truncate(256 << 20)
    try:
        subprocess.run(["mkfs.ext4", "-q", str(made.image)], check=True, capture_output=True)
        made.mount()
    except (OSError, subprocess.CalledProcessError) as refused:
        pytest.skip(f"no disk can be made here whose current could be cut: {refused}")
    try:
        yield made
    finally:
        made.unmount()


def cut(kind: str, moments: int, disk: Disk, office: Path, papers: Path) -> PowerCuts:
    papers.mkdir()
    workspace = shutil.copytree(office, disk.place / "督交")
    os.sync()
    cuts = PowerCuts(kind, workspace, papers, disk=disk)
    cuts.run(moments)
    return cuts


@pytest.mark.slow
@pytest.mark.parametrize("kind", MOMENTS)
def test_that_a_power_cut_takes_nothing_that_was_said_to_be_done(
    office_at_work: Path, disk: Disk, tmp_path: Path, kind: str
) -> None:
    assert cut(kind, MOMENTS[kind], disk, office_at_work, tmp_path / "papers").faults == []


@pytest.mark.parametrize(
    ("kind", "fault"),
    [("attach, never forced to the disk", "not there"), ("typing, never forced to the disk", "typed and lost")],
)
def test_that_a_program_that_forces_nothing_to_the_disk_is_found_out(
    office_at_work: Path, disk: Disk, tmp_path: Path, kind: str, fault: str
) -> None:
    faults = cut(kind, 6, disk, office_at_work, tmp_path / "papers").faults
    assert any(fault in found for found in faults)
