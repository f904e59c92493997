"""Originals that are gone or damaged are found again by their content, wherever they were moved to."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.usecases.attach_evidence import remove_evidence
from dujiao_desktop.usecases.check_office import check_office
from dujiao_desktop.usecases.recycle_bin import empty_older_than
from dujiao_desktop.usecases.relink_evidence import Relinked, relink_evidence, words_of
from tests.builders import NOW
from tests.usecases.township import Township, a_paper, files_below


def _relink(desk: Township, folder: Path) -> Relinked:
    return relink_evidence(desk.store, folder, by=desk.by, now=NOW)


def _original(desk: Township, sha256: str) -> Path:
    path = desk.store.vault.path_of(sha256)
    path.chmod(0o600)
    return path


@pytest.fixture
def papers(desk: Township, tmp_path: Path) -> list[Path]:
    """Two hundred files of a task; every tenth as large as another that it is not."""
    made = [a_paper(tmp_path / f"{n:03}.txt", f"第 {n:03} 页" + "字" * (n // 10)) for n in range(200)]
    desk.attach("7", *made)
    return made


def test_that_two_hundred_files_renamed_and_moved_are_all_found_again(
    desk: Township, papers: list[Path], tmp_path: Path
) -> None:
    stick = tmp_path / "U盘"
    for n, item in enumerate(desk.evidence("7")):
        place = stick / f"第{n % 7}层" / ("深" if n % 2 else "浅") / f"改了名{n}.dat"
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(_original(desk, item.sha256), place)
    (stick / "第1层" / "别的.txt").write_bytes(papers[3].read_bytes()[:-1] + b"X")
    before = files_below(stick)
    assert len(check_office(desk.store).findings) == 200

    done = _relink(desk, stick)

    assert (len(done.found), done.missing, done.unreadable) == (200, (), ())
    assert check_office(desk.store).ok
    assert files_below(stick) == before
    assert words_of(done) == "找回 200 件原件，逐件核对过内容。"
    assert not list((desk.paths.vault / "tmp").iterdir())


def test_that_a_changed_original_gives_way_to_its_good_copy_and_is_set_aside(
    desk: Township, papers: list[Path], tmp_path: Path
) -> None:
    item = desk.evidence("7")[5]
    _original(desk, item.sha256).write_bytes(b"spoilt")

    done = _relink(desk, tmp_path)

    (found,) = done.found
    assert found.came_from == papers[5]
    assert found.set_aside is not None
    assert found.set_aside.read_bytes() == b"spoilt"
    assert desk.store.vault.path_of(item.sha256).read_bytes() == papers[5].read_bytes()
    assert check_office(desk.store).ok
    assert "坏的另放着，没有删除" in words_of(done)


def test_that_what_is_not_there_is_named_and_stays_missing(desk: Township, tmp_path: Path) -> None:
    for name, caption in (("一.txt", "清溪桥"), ("二.txt", "")):
        desk.attach("7", a_paper(tmp_path / name, name), caption=caption)
    for item in desk.evidence("7"):
        _original(desk, item.sha256).unlink()
    (tmp_path / "一.txt").unlink()

    done = _relink(desk, tmp_path)

    assert [f.came_from.name for f in done.found] == ["二.txt"]
    ((missing,),) = done.missing
    assert missing.words == "任务 7 的佐证“清溪桥”（一.txt）"
    assert "还有 1 件没有找到" in words_of(done)
    assert [f.text for f in check_office(desk.store).findings] == ["任务 7 的佐证“清溪桥”（一.txt）：原件不在了。"]


def test_that_only_files_of_a_missing_size_are_read(desk: Township, tmp_path: Path) -> None:
    desk.attach("7", a_paper(tmp_path / "一.txt", "一"))
    _original(desk, desk.evidence("7")[0].sha256).unlink()
    other = a_paper(tmp_path / "大.txt", "大得多的文件")
    os.utime(other, (1, 1))
    done = _relink(desk, tmp_path)
    assert len(done.found) == 1
    assert other.stat().st_atime == 1


def test_that_nothing_is_done_where_nothing_is_missing(desk: Township, papers: list[Path], tmp_path: Path) -> None:
    before = desk.state()
    done = _relink(desk, tmp_path)
    assert done.nothing_lost
    assert desk.state() == before


def test_that_what_was_put_back_stands_in_the_history(desk: Township, tmp_path: Path) -> None:
    desk.attach("7", a_paper(tmp_path / "一.txt", "一"))
    item = desk.evidence("7")[0]
    _original(desk, item.sha256).unlink()
    _relink(desk, tmp_path)
    with desk.store.lists() as lists:
        entry = lists.history(None, 1)[0]
    assert entry.action == "relink_evidence"
    assert {c.new for c in entry.changes} == {item.sha256, "一.txt", str(tmp_path)}


def test_that_a_folder_that_is_not_there_is_refused(desk: Township, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="relink_folder_missing"):
        _relink(desk, tmp_path / "没有")


def test_that_a_file_nobody_uses_is_told_by_the_name_it_had(desk: Township, tmp_path: Path) -> None:
    desk.attach("7", a_paper(tmp_path / "旧.txt", "旧"), caption="旧报告")
    item = desk.evidence("7")[0]
    kept = desk.store.vault.path_of(item.sha256).read_bytes()
    remove_evidence(desk.store, item.id, by=desk.by, now=NOW)
    empty_older_than(desk.store, desk.paths, by=None, now=NOW + timedelta(days=200))
    orphan = desk.store.vault.path_of(item.sha256)
    if not orphan.exists():
        orphan.parent.mkdir(exist_ok=True)
        orphan.write_bytes(kept)
    os.utime(orphan, (1, 1))
    (finding,) = check_office(desk.store).findings
    assert finding.code == "evidence_orphan"
    assert "任务 7 的佐证“旧报告”（旧.txt）" in finding.text
