"""Peer: the bare bigram query for the keys, one window of lines, and a plain QTableView that paints them.

    python benchmarks/bare_search.py PEER_JSON

PEER_JSON holds the key and the statements that the program's store sends (see workspace.py).
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from core_list import Model
from figures import cpu_seconds
from marks import AfterPaint, Marks
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
from sqlcipher3 import dbapi2

ROUNDS = 3


def main() -> int:
    app = QApplication(sys.argv)
    marks = Marks()
    asked = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    connection = dbapi2.connect(asked["database"])
    connection.execute(f"PRAGMA key = \"x'{asked['key']}'\"")
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA cache_size = -16384")  # as the program has it
    left = [(n, search) for _ in range(ROUNDS) for n, search in enumerate(asked["searches"])]
    found: dict[int, list[str]] = {}
    cpu: list[float] = []
    wall: list[float] = []
    query: list[float] = []
    window = QMainWindow()
    window.resize(1366, 768)
    table = QTableView()
    table.setModel(Model([], []))
    window.setCentralWidget(table)

    def search() -> None:
        if not left:
            marks.take()
            marks.tell(
                found=[found[n] for n in range(len(found))],
                cpu=sum(cpu) / ROUNDS,
                wall=sum(wall) / ROUNDS,
                wall_without_pause=sum(wall) / ROUNDS,
                query=sum(query) / ROUNDS,
                pause_ms=0,
            )
            app.quit()
            return
        number, statements = left.pop(0)
        used, began = cpu_seconds(), time.monotonic()
        keys, texts = read(connection, statements, asked["words"])
        query.append(cpu_seconds() - used)

        def painted() -> None:
            cpu.append(cpu_seconds() - used)
            wall.append(time.monotonic() - began)
            found[number] = [str(len(keys)), texts[0][0]]
            QTimer.singleShot(100, search)

        AfterPaint(table.viewport(), painted)
        table.setModel(Model(keys, texts))
        table.viewport().update()

    AfterPaint(table.viewport(), lambda: QTimer.singleShot(500, search))
    window.show()
    return app.exec()


def read(
    connection: dbapi2.Connection, asked: dict[str, list[str]], words: dict[str, str]
) -> tuple[list[int], list[tuple[str, ...]]]:
    """All keys, and the texts of the first window."""
    (statement,) = asked["keys"]
    keys = [key for (key,) in connection.execute(statement)]
    by_key: dict[int, tuple[str, ...]] = {}
    for statement in asked["lines"]:
        cursor = connection.cursor()
        cursor.row_factory = dbapi2.Row
        rows = cursor.execute(statement).fetchall()
        if "problem_text" in rows[0].keys():
            by_key = {r["key"]: (r["number"], r["problem_text"], words[r["progress_status"]]) for r in rows}
    return keys, [by_key[key] for key in keys[: len(by_key)]]


if __name__ == "__main__":
    sys.exit(main())
