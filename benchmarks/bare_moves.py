"""Peer: the same rows, those of the history too, in bare transactions of the driver over a copy of the same database.

python benchmarks/bare_moves.py WORKSPACE FOLDER MOVES_JSON

It reads nothing, asks nothing and has no triggers; journal and forcing to the disk are those of the program.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from copies import copied
from figures import Figures
from sqlcipher3 import dbapi2

WARM = 5


def main() -> None:
    folder, told = Path(sys.argv[2]), json.loads(Path(sys.argv[3]).read_text(encoding="utf-8"))
    copied(Path(sys.argv[1]), folder)
    connection = dbapi2.connect(str(folder / told["database"]), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{told['key']}'\"")
    for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -32768"):
        connection.execute(f"PRAGMA {setting}").fetchall()
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    # The program begins with an empty journal, too; what the dropping left would be brought home while it is measured.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    figures = Figures()
    for move in told["moves"][:WARM]:
        write(connection, move)
    figures.begin()
    for move in told["moves"][WARM:]:
        write(connection, move)
    figures.take()
    (rows,) = connection.execute("SELECT count(*) FROM history WHERE action = 'send_back'").fetchone()
    connection.close()
    shutil.rmtree(folder)
    figures.tell(moved=len(told["moves"]) - WARM, rows=rows)


def write(connection: dbapi2.Connection, move: list[tuple[str, list[object]]]) -> None:
    """One transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for statement, values in move:
        connection.execute(statement, values)
    connection.execute("COMMIT")


if __name__ == "__main__":
    main()
