"""Peer: the bare statements of the first page over the same keyed database, their rows fetched and counted.

    python benchmarks/bare_radar.py PEER_JSON

PEER_JSON holds the key and the statements that the program's store sends (see workspace.py).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from figures import Figures
from sqlcipher3 import dbapi2

BEFORE, GROUPS = 3, 7
"""Statements that count for the navigation and find visits that are due, and then those that give the row keys of one
group each, from sent back to warned of."""


def main() -> int:
    asked = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    connection = dbapi2.connect(asked["database"])
    connection.execute(f"PRAGMA key = \"x'{asked['key']}'\"")
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA cache_size = -16384")  # as the program has it
    figures = Figures()
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the program's connection is open as well
    figures.begin()
    counts = read(connection, asked["radar"])
    figures.take()
    figures.tell(found=counts[BEFORE : BEFORE + GROUPS])
    return 0


def read(connection: dbapi2.Connection, statements: list[str]) -> list[int]:
    """How many rows each statement gives."""
    return [len(connection.execute(statement).fetchall()) for statement in statements]


if __name__ == "__main__":
    sys.exit(main())
