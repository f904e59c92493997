"""The page 备份 names what is wrong with originals, and finds them again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.backup.page import BackupPage
from dujiao_desktop.domain.evidence import EvidenceKind
from tests.desktop.desk import OpenDesk, a_photo


def _said(page: QWidget) -> str:
    return "\n".join(text.text() for text in page.findChildren(QLabel) if text.isVisible())


def _press(page: QWidget, words: str) -> None:
    next(b for b in page.findChildren(QPushButton) if b.text() == words).click()


def test_that_a_lost_original_is_named_by_its_task_and_found_on_a_stick(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = open_desk.task()
    for shade in (40, 90):
        open_desk.attach(
            task, a_photo(tmp_path, f"{shade}.jpg", shade), EvidenceKind.AFTER_PHOTO, caption=f"排口 {shade}"
        )
    vault = open_desk.office.store.vault
    for item in open_desk.desk.lines.case_file(task.id).evidence:
        original = vault.path_of(item.sha256)
        original.chmod(0o600)
        original.unlink()
    stick = tmp_path / "U盘"
    stick.mkdir()
    (tmp_path / "40.jpg").rename(stick / "DSC_0001.JPG")
    page = BackupPage(open_desk.desk)
    page.setParent(window)
    page.resize(window.size())
    window.show()

    _press(page, "开始检查")
    qtbot.waitUntil(lambda: "发现 2 处问题" in _said(page))
    assert "任务 7 的佐证“排口 40”（40.jpg）：原件不在了。" in _said(page)
    assert "点“从文件夹找回…”" in _said(page)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    _press(page, "从文件夹找回…")
    qtbot.waitUntil(lambda: "找回 1 件原件" in _said(page))
    assert "任务 7 的佐证“排口 90”（90.jpg）：还没有找到。" in _said(page)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    _press(page, "从文件夹找回…")
    qtbot.waitUntil(lambda: "▲" not in _said(page) and "找回 1 件原件" in _said(page))
    _press(page, "开始检查")
    qtbot.waitUntil(lambda: "都好" in _said(page))


def test_that_looking_for_nothing_in_particular_changes_nothing(
    open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    page = BackupPage(open_desk.desk)
    page.setParent(window)
    window.show()
    page.relink(tmp_path)
    qtbot.waitUntil(lambda: "没有什么要找回的" in _said(page))
    page.relink(tmp_path / "没有")
    qtbot.waitUntil(lambda: any("没有找到文件夹" in said for said in open_desk.messages.said))
