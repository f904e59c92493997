from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from dujiao_desktop.columns.column import Column, as_text
from dujiao_desktop.desktop.lists.windowed_model import LINE_ROLE, WINDOW, WINDOWS_KEPT, Unreadable, WindowedModel


@dataclass(frozen=True)
class Line:
    key: int


NUMBER: Column[Line] = Column("number", "序号", lambda line: line.key, as_text, 10, sort_key="number")
BROKEN: Column[Line] = Column("broken", "坏列", lambda line: 1 // 0, as_text, 10)


class Reader:
    def __init__(self) -> None:
        self.asked: list[int] = []
        self.gone: set[int] = set()
        self.fails = False

    def __call__(self, keys: Sequence[int]) -> Sequence[Line]:
        self.asked.append(len(keys))
        if self.fails:
            raise OSError("disk")
        return [Line(k) for k in keys if k not in self.gone]


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def model(reader: Reader, qtbot: QtBot) -> WindowedModel[Line]:
    made = WindowedModel((NUMBER, BROKEN), reader)
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)  # type: ignore[attr-defined]
    made.set_keys(array("q", range(100, 600)))
    return made


def test_that_a_hundred_thousand_rows_cost_one_window_of_lines(reader: Reader, qtbot: QtBot) -> None:
    model = WindowedModel((NUMBER, BROKEN), reader)
    model.set_keys(array("q", range(100_000)))

    assert model.rowCount() == 100_000
    assert model.index(0, 0).data() == "0"
    assert model.index(99, 0).data() == "99"
    assert reader.asked == [WINDOW]


def test_that_only_some_windows_are_kept(reader: Reader, qtbot: QtBot) -> None:
    model = WindowedModel((NUMBER, BROKEN), reader)
    model.set_keys(array("q", range(100_000)))
    for number in range(WINDOWS_KEPT + 5):
        model.index(number * WINDOW, 0).data()
    reader.asked.clear()

    model.index((WINDOWS_KEPT + 4) * WINDOW, 0).data()
    assert reader.asked == []
    model.index(0, 0).data()
    assert reader.asked == [WINDOW]


def test_that_a_row_removed_meanwhile_says_so_and_the_others_stand_in_their_places(
    model: WindowedModel[Line], reader: Reader
) -> None:
    reader.gone = {102}
    model.set_keys(array("q", range(100, 110)))

    assert isinstance(model.index(2, 0).data(LINE_ROLE), Unreadable)
    assert "移除" in model.index(2, 0).data()
    assert [model.index(r, 0).data() for r in (1, 3)] == ["101", "103"]


def test_that_a_reader_that_fails_gives_grey_rows_and_no_exception(model: WindowedModel[Line], reader: Reader) -> None:
    reader.fails = True
    model.set_keys(array("q", range(10)))

    assert isinstance(model.index(0, 0).data(LINE_ROLE), Unreadable)
    assert "F5" in model.index(0, 0).data()


def test_that_a_column_that_fails_says_so_in_its_cell(model: WindowedModel[Line]) -> None:
    assert model.index(0, 1).data() == "（读不出）"


def test_that_cells_carry_their_heading_for_a_screen_reader(model: WindowedModel[Line]) -> None:
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "序号：100"


def test_that_reading_again_keeps_order_and_asks_for_the_lines_anew(model: WindowedModel[Line], reader: Reader) -> None:
    model.index(0, 0).data()
    reader.asked.clear()

    model.read_again()

    assert model.key_at(0) == 100
    model.index(0, 0).data()
    assert reader.asked == [WINDOW]
