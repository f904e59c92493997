from __future__ import annotations

import os
from pathlib import Path

import pytest

from dujiao_desktop.environment.disk import removable_drives


@pytest.mark.skipif(os.name == "nt", reason="Windows names its drives by letters")
def test_that_what_the_desktop_mounts_for_a_stick_or_card_is_found_and_nothing_else(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda2 / ext4 rw 0 0\n"
        "/dev/sdb1 /media/zhou/U\\040盘 vfat rw 0 0\n"
        "/dev/mmcblk0p1 /run/media/zhou/CANON exfat rw 0 0\n"
        "//server/share /mnt/share cifs rw 0 0\n",
        encoding="utf-8",
    )
    assert removable_drives(mounts) == (Path("/media/zhou/U 盘"), Path("/run/media/zhou/CANON"))
    assert removable_drives(tmp_path / "none") == ()
