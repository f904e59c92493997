"""Peer: reads the same rows and builds the same form of plain Qt widgets anew for every task, until it is painted.

    python benchmarks/bare_card.py PEER_JSON CARD_JSON

PEER_JSON holds the key and the statements that the program's store sends (see workspace.py); CARD_JSON what the card
is made of (see open_card.py). No style sheet, no theme, one column.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from statistics import median

from figures import cpu_seconds
from marks import AfterPaint, Marks
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip
from sqlcipher3 import dbapi2


def part(kind: str, text: str) -> QWidget:
    """One plain widget with its text."""
    if kind == "QLabel":
        made = QLabel(text)
        made.setWordWrap(True)
        return made
    if kind == "QComboBox":
        box = QComboBox()
        box.addItem(text)
        return box
    if kind == "QToolButton":
        tool = QToolButton()
        tool.setText(text)
        return tool
    if kind == "QAbstractItemView":
        return QListView()
    return {
        "QLineEdit": QLineEdit, "QPlainTextEdit": QPlainTextEdit, "QCheckBox": QCheckBox, "QPushButton": QPushButton,
    }[kind](text)  # fmt: skip


def page(parts: list[list[str]]) -> QWidget:
    """Widgets one below the other, in a scroll area."""
    inner = QWidget()
    layout = QVBoxLayout(inner)
    for kind, text in parts:
        layout.addWidget(part(kind, text))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inner)
    return area


def main() -> int:
    app = QApplication(sys.argv)
    marks = Marks()
    asked = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    head, *tabs = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    connection = dbapi2.connect(asked["database"])
    connection.execute(f"PRAGMA key = \"x'{asked['key']}'\"")
    connection.execute("PRAGMA query_only = ON")
    connection.execute("SELECT count(*) FROM officer").fetchone()
    window = QMainWindow()
    window.resize(500, 768)
    window.setCentralWidget(QWidget())
    cpu: list[float] = []
    wall: list[float] = []
    shown: list[str] = []

    def open_card() -> None:
        if len(cpu) == len(asked["cards"]):
            marks.take()
            marks.tell(shown=shown, cpu=cpu[0], wall=wall[0], next_cpu=median(cpu[1:]), next_wall=median(wall[1:]))
            app.quit()
            return
        used, began = cpu_seconds(), time.monotonic()
        number = ""
        for statement in asked["cards"][-1 - len(cpu)]:
            cursor = connection.cursor()
            cursor.row_factory = dbapi2.Row
            rows = cursor.execute(statement).fetchall()
            if rows and "problem_text" in rows[0].keys():
                number = rows[0]["number"]
        card = QWidget()
        layout = QVBoxLayout(card)
        layout.addWidget(page(head))
        book = QTabWidget()
        for parts in tabs:
            book.addTab(page(parts), "页")
        book.setCurrentIndex(1)
        layout.addWidget(book)

        def painted() -> None:
            cpu.append(cpu_seconds() - used)
            wall.append(time.monotonic() - began)
            shown.append(number)
            QTimer.singleShot(150, open_card)

        AfterPaint(card, painted)
        window.setCentralWidget(card)

    AfterPaint(window.centralWidget(), lambda: QTimer.singleShot(500, open_card))
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
