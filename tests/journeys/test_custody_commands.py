"""Originals checked and found again from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.command_line import asked


def _originals(office: Path) -> list[Path]:
    return sorted(p for p in (office / "evidence").glob("[0-9a-f][0-9a-f]/*"))


def test_that_what_is_lost_is_named_and_found_again(office: Path, tmp_path: Path) -> None:
    at = ("--workspace", office, "--as", "周玉")
    stick = tmp_path / "U盘" / "照片"
    stick.mkdir(parents=True)
    originals = _originals(office)
    for number, original in enumerate(originals):
        original.chmod(0o600)
        original.rename(stick / f"{number}.bin")
    found = asked("check", *at, "--json")
    assert found.code == 1
    missing = found.json["findings"]
    assert {f["code"] for f in missing} == {"evidence_missing"}
    assert len(missing) == len(originals)
    assert all(f["files"] and f["files"][0]["title"] in f["text"] for f in missing)
    assert any("任务 7 的佐证“" in f["text"] for f in missing)

    said = asked("relink", stick.parent, *at, "--json")
    assert said.code == 0
    assert len(said.json["relinked"]) == len(originals)
    assert said.json["missing"] == said.json["unreadable"] == []
    assert asked("check", *at, "--json").json == {"ok": True, "findings": []}
    assert asked("relink", stick.parent, *at).out.startswith("佐证原件都在")


def test_that_what_is_still_lost_ends_with_one(office: Path, tmp_path: Path) -> None:
    at = ("--workspace", office, "--as", "周玉")
    original = _originals(office)[0]
    original.chmod(0o600)
    original.unlink()
    said = asked("relink", tmp_path, *at)
    assert said.code == 1
    assert "还有 1 件没有找到" in said.out
    refused = asked("relink", tmp_path / "没有", *at, "--json")
    assert (refused.code, refused.error["code"]) == (1, "relink_folder_missing")
