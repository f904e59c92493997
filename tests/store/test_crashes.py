"""A program killed at any moment loses nothing it has acknowledged and leaves no row without its file."""

import random
import signal
import subprocess
import sys
from pathlib import Path

from dujiao_desktop.domain.job_control import Unwatched
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.store.database import StorePaths, open_store
from tests.store import builders as a

KILLS = 10
WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from dujiao_desktop.domain.job_control import Unwatched
from dujiao_desktop.store.database import StorePaths, open_store
from tests.store import builders as a
folder, start = Path(sys.argv[2]), int(sys.argv[3])
paths = StorePaths(folder / "dujiao.db", folder / "evidence", folder / "backups")
store = open_store(paths, key=a.KEY, workspace_id=a.WORKSPACE)
print("open", flush=True)
for n in range(start, start + 10_000):
    photo = folder / "photo.jpg"
    photo.write_bytes(f"photo {n}".encode() * 5_000)
    taken = a.take_in(store.vault, photo, Unwatched())
    task = a.a_task(str(n))
    with store.work(by=None, now=a.NOW, action="attach_evidence") as work:
        work.tasks.add(task)
        item = a.evidence_of(task, sha256=taken.sha256)
        work.evidence.add(replace(item, added_by=None))
        work.commit()
    print(n, flush=True)
"""


def test_that_a_killed_writer_loses_nothing_it_acknowledged(paths: StorePaths) -> None:
    chance, acknowledged = random.Random(5), []
    for kill in range(KILLS):
        start = str(kill * 100_000)
        command = [sys.executable, "-c", WRITER, str(Path.cwd()), str(paths.database.parent), start]
        writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        # Killed after some acknowledgements, wherever it then is; lines already in the pipe count as well.
        for _ in range(chance.randint(0, 8)):
            acknowledged.append(writer.stdout.readline().strip())
        writer.send_signal(signal.SIGKILL)
        acknowledged += [line.strip() for line in writer.stdout if line.endswith("\n")]
        writer.stdout.close()
        writer.wait()
    store = open_store(paths, key=a.KEY, workspace_id=a.WORKSPACE)
    with store.lists() as lists:
        there = {line.number for line in lists.all_lines(TaskFilter(), a.TODAY)}
        named = lists.evidence_hashes()
        assert lists.check_database() == lists.check_history() == ()
    assert set(acknowledged) <= there
    assert len(there) - len(set(acknowledged)) <= KILLS
    # An orphan may be left for the sweep; a row without its file may not.
    findings = store.vault.check(named, Unwatched())
    assert {finding.code for finding in findings} <= {"evidence_orphan"}
    store.vault.sweep(named)
    assert store.vault.check(named, Unwatched()) == ()
    assert not list((paths.vault / "tmp").iterdir())
    store.close()
