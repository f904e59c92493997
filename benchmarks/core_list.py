"""Peer: a bare window that imports SQLAlchemy Core, asks the same of the same keyed database and fills a QTableView.

    python benchmarks/core_list.py PEER_JSON

PEER_JSON holds the key and the statements that the program's store sends (see workspace.py).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from marks import AfterPaint, Marks
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QTableView

Index = QModelIndex | QPersistentModelIndex
TITLES = ("序号", "问题", "进展")
_NOWHERE = QModelIndex()


class Model(QAbstractTableModel):
    """Rows by key, of which the first window has its texts."""

    def __init__(self, keys: list[int], texts: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._keys, self._texts = keys, texts

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._keys)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return len(TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or index.row() >= len(self._texts):
            return None
        return self._texts[index.row()][index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return (
            TITLES[section]
            if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
            else None
        )


def read(file: str) -> tuple[list[int], list[tuple[str, ...]]]:
    """All keys, and the texts of the first window."""
    from sqlalchemy import create_engine, event
    from sqlcipher3 import dbapi2

    asked = json.loads(Path(file).read_text(encoding="utf-8"))
    engine = create_engine(f"sqlite:///{asked['database']}", module=dbapi2)

    @event.listens_for(engine, "connect")
    def connected(connection: dbapi2.Connection, _: object) -> None:
        connection.execute(f"PRAGMA key = \"x'{asked['key']}'\"")
        connection.execute("PRAGMA query_only = ON")

    with engine.connect() as connection:
        (statement,) = asked["keys"]
        keys = list(connection.exec_driver_sql(statement).scalars())
        answers = [connection.exec_driver_sql(statement).all() for statement in asked["lines"]]
    words = asked["words"]
    # Units and measures come with it, as the program reads them; neither of the two shows them.
    lines = next(rows for rows in answers if "problem_text" in rows[0]._fields)
    by_key = {r.key: (r.number, r.problem_text, words[r.progress_status]) for r in lines}
    return keys, [by_key[key] for key in keys[: len(by_key)]]


def main() -> int:
    app = QApplication(sys.argv)
    marks = Marks()
    window = QMainWindow()
    label = QLabel("正在打开…")
    window.setCentralWidget(label)
    window.resize(1366, 768)
    table = QTableView()

    def open_list() -> None:
        keys, texts = read(sys.argv[1])
        model = Model(keys, texts)
        table.setModel(model)
        window.setCentralWidget(table)
        AfterPaint(table.viewport(), filled)

    def filled() -> None:
        marks.take()
        QTimer.singleShot(0, tell)

    def tell() -> None:
        model = table.model()
        texts = [[model.index(row, c).data() for c in range(len(TITLES))] for row in range(256)]
        marks.tell(visible=table.isVisible(), rows=model.rowCount(), texts=texts)
        app.quit()

    AfterPaint(label, lambda: QTimer.singleShot(0, open_list))
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
