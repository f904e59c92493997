"""On the screen the steps bear the words of the place, in its number and order, wherever they are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop import wiring
from dujiao_desktop.desktop.preferences.page import PreferencesPage
from dujiao_desktop.desktop.task_card.backfill_dialog import BackfillDialog
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.task_card.return_dialog import ReturnDialog
from dujiao_desktop.usecases.set_up import set_up
from tests.desktop.desk import NOW, UNIT, make_desk

WORDS = {
    "chongqing": (("自查", "核查", "公示", "归档", "备案", "销号"), "未申请", "完成自查"),
    "boshan": (
        ("建立台账", "区级验收", "区级媒体公示", "区主要领导审签", "申请市级复核", "销号报备", "销号"),
        "未建台账", "完成建立台账",
    ),
    "huangshan": (("提交申请", "现场核查", "审核签字", "公示反馈", "销号"), "未申请", "完成提交申请"),
}  # fmt: skip


@pytest.mark.parametrize("pack", WORDS)
def test_that_every_screen_names_the_steps_as_the_place_does(
    pack: str, tmp_path: Path, window: QWidget, qtbot: QtBot, qapp: QApplication
) -> None:
    words, before, do = WORDS[pack]
    set_up(tmp_path / "督交", unit=UNIT, officer_name="周玉", password=None, rule_pack=pack, now=NOW)
    with wiring.open_office(tmp_path / "督交", None, NOW) as office:
        made = make_desk(office, window, tmp_path)
        task = made.task()
        card = TaskCard(made.desk)
        card.setParent(window)
        card.presenter.show(task.id)
        qtbot.waitUntil(lambda: card.presenter.content is not None)
        content = card.presenter.content
        assert content is not None

        first, *rest = words
        strip = card.closeout.strip.accessibleName()
        assert strip == "销号步骤：" + "，".join((f"{first}待办", *(f"{word}还没到" for word in rest)))
        assert card.closeout.step.do_button.text() == do
        assert content.case.closeout.word(made.desk.office.rules) == before
        back = ReturnDialog(content, card.presenter, made.desk, window)
        assert tuple(back.ui.stepCombo.itemText(n) for n in range(back.ui.stepCombo.count())) == words
        paper = BackfillDialog(content, made.desk, window)
        assert tuple(row.check.text() for row in paper.rows) == words

        page = PreferencesPage(made.desk)
        page.setParent(window)
        numbered = [f"{n}　{word}　" for n, word in enumerate(words, 1)]
        shown = [text.text() for text in page.findChildren(QLabel) if text.text()[:1].isdigit() and "　" in text.text()]
        assert [text[: len(word)] for text, word in zip(shown, numbered, strict=True)] == numbered
        qapp.processEvents()
        made.desk.lines.close()
        assert made.messages.bugs == []
