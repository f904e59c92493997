from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.widgets.date_field import DateField, read_day
from dujiao_desktop.desktop.widgets.growing_text import GrowingText
from dujiao_desktop.desktop.widgets.parts import label, scrolled
from dujiao_desktop.desktop.widgets.words_field import WordsField
from tests.desktop.desk import type_chinese


@pytest.mark.parametrize(
    "written", ["2026-11-19", "2026.11.19", "2026/11/19", "2026年11月19日", "20261119", " 2026-11-19 "]
)
def test_that_a_day_is_read_however_officers_write_it(written: str) -> None:
    assert read_day(written) == date(2026, 11, 19)


@pytest.mark.parametrize("written", ["2026.13.1", "2026-02-30", "0226-11-19", "9026-11-19", "下周", "11-19", ""])
def test_that_what_is_no_day_is_never_guessed(written: str) -> None:
    assert read_day(written) is None


def test_that_a_field_tells_empty_from_wrong(qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    assert not field.is_wrong()
    type_chinese(field, "明天")
    assert field.is_wrong()


def test_that_words_are_parted_by_any_mark_an_officer_uses(qtbot: QtBot) -> None:
    field = WordsField()
    qtbot.addWidget(field)
    type_chinese(field, "李明、赵红，王芳 李明；陈立")
    assert field.words() == ("李明", "赵红", "王芳", "陈立")


def test_that_a_text_field_grows_with_its_text(qtbot: QtBot) -> None:
    field = GrowingText()
    qtbot.addWidget(field)
    field.resize(200, 60)
    field.show()
    before = field.height()
    field.set_text("一\n二\n三\n四\n五")
    qtbot.waitUntil(lambda: field.height() > before)


def test_that_chinese_letters_can_be_shown(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    assert metrics.inFont("村")
    assert metrics.inFont("镇")
    assert qapp.font().families()[0] == "Noto Sans SC"


def test_that_the_buttons_of_qt_itself_are_chinese(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
    assert cancel.text() == "取消"


def test_that_nothing_scrolls_where_all_can_be_seen(qtbot: QtBot) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    for _ in range(8):
        column.addWidget(label("老街片区雨污管网错接，雨天污水溢流入清溪河。", wrap=True))
    column.addStretch(1)
    area = scrolled(holder)
    qtbot.addWidget(area)
    line = holder.fontMetrics().horizontalAdvance("老街片区雨污管网错接，雨天污水溢流入清溪河。")
    area.resize(line + 60, 8 * (holder.fontMetrics().lineSpacing() + column.spacing()) + 60)
    area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    # Half as wide, every line takes two; nothing is cut then, there is a way down.
    area.resize(line // 2 + 60, area.height())
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    last = holder.findChildren(QLabel)[-1]
    assert last.height() >= last.heightForWidth(last.width())
