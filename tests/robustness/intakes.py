"""A program that takes in a card until it is killed, and says so whenever a group is safe.

One way of doing it is wrong on purpose; a test that does not notice it proves nothing.
"""

import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

# What it imports when it first takes in; here, so that a life begins with the work and not with imports.
import dujiao_desktop.documents.reading.media_type
import dujiao_desktop.documents.reading.paper
import dujiao_desktop.documents.reading.photo
import dujiao_desktop.store.work  # noqa: F401
from dujiao_desktop.usecases import take_in as taking
from tests.usecases.taking import a_shot, inbox, still_under_way
from tests.usecases.township import Township, at_desk

PHOTOS, GROUP = 300, 32
OPEN = "open"


def a_full_card(folder: Path) -> Path:
    """A card of small photos, each with a content of its own."""
    base = a_shot(folder / "DCIM" / "IMG_0000.JPG", 90).read_bytes()
    for number in range(PHOTOS):
        # What stands behind the end of a picture is no part of it, but of the file.
        (folder / "DCIM" / f"IMG_{number:04}.JPG").write_bytes(base + f"{number:04}".encode() * 256)
    return folder


class Saying:
    """Says how many files are safe, whenever a group is."""

    def __init__(self, says: Connection) -> None:
        self._says = says

    def report(self, done: int, total: int, message: str) -> None:
        if done and (done % GROUP == 0 or done == total):
            self._says.send(done)

    def stop_if_cancelled(self) -> None:
        pass


def live(workspace: Path, card: Path, says: Connection, wrong: bool) -> None:
    """Open the workspace and take in the card, or go on with it."""
    if wrong:
        _say_taken_before_it_is()
    with at_desk(workspace) as desk:
        says.send(OPEN)
        go_on(desk, card, Saying(says))


def go_on(desk: Township, card: Path, control: Any = None) -> taking.TakenIn:
    """Begin, or go on where it stopped."""
    common = {"office": desk.office, "by": desk.by, "now": desk.now, "control": control}
    under = still_under_way(desk)
    if under:
        return taking.resume(desk.store, under[0].name, **common)
    return taking.take_in(desk.store, [card], **common)


def faults_of(desk: Township) -> list[str]:
    """What must never be: files noted as taken that are in no list, or the other way round, or twice."""
    items, under = inbox(desk), still_under_way(desk)
    contents = {item.sha256 for item in items}
    faults = [f"{len(items)} files of {len(contents)} contents"] if len(contents) < len(items) else []
    with desk.store.lists() as lists:
        rows = [row for one in under for row in lists.intakes(one.name)]
    taken = {row["evidence_id"] for row in rows if row["state"] == "taken"}
    if under and taken != {item.id for item in items}:
        faults.append(f"{len(taken)} noted as taken, {len(items)} in the inbox")
    if under and len(rows) != PHOTOS:
        faults.append(f"{len(rows)} of {PHOTOS} files noted")
    return faults


def _say_taken_before_it_is() -> None:
    right = taking._Under.commit

    def wrong(self: taking._Under, group: Sequence[Any]) -> None:
        with self.store.work(by=self.by, now=self.now, action="take_in") as work:
            for row, _ in group:
                work.intakes.took(row["key"], None)
            work.commit()
        time.sleep(0.05)
        right(self, group)

    taking._Under.commit = wrong  # type: ignore[method-assign]
