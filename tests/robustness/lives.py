"""A program that works until it is killed: it says every action when it is done, in a process of its own.

Some of its ways of working are wrong on purpose; a test that does not notice them proves nothing.
"""

import os
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

# What the actions import when they are first done; here, so that a life begins with the work and not with imports.
import dujiao_desktop.documents.reading.photo
import dujiao_desktop.documents.writing.dossier
import dujiao_desktop.packages.pdf_signing
import dujiao_desktop.store.work  # noqa: F401
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.job_control import JobControl
from dujiao_desktop.packages.keys import load_signer
from dujiao_desktop.store.evidence_vault import Copy, EvidenceVault
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, send_back
from dujiao_desktop.usecases.back_up import back_up
from dujiao_desktop.usecases.drafts import save_draft
from tests.builders import NOW
from tests.usecases.township import HEADER, ROWS, Township, a_list, at_desk

IMPORTED, ATTACHED = 60, 3
PLACE = "task/16/progress"
OPEN = "open"


def live(kind: str, workspace: Path, papers: Path, numbers: Sequence[int], said: Connection) -> None:
    """Open the workspace and do the same action again and again, until killed or out of numbers."""
    with at_desk(workspace) as desk:
        said.send(OPEN)
        for number in numbers:
            for done in ACTIONS[kind](desk, papers, str(number)):
                said.send(done)


def _imports(desk: Township, papers: Path, number: str) -> Iterator[str]:
    rows = [(f"{number}-{n}", f"第{number}批第{n}项", *ROWS[0][2:]) for n in range(IMPORTED)]
    desk.import_list(a_list(papers / f"清单{number}.csv", rows, HEADER))
    yield number


def _attaches(desk: Township, papers: Path, number: str) -> Iterator[str]:
    files = [_a_scan(papers / f"{number}-{n}.txt") for n in range(ATTACHED)]
    desk.attach("16", *files, kind=EvidenceKind.OTHER)
    yield number


def _a_scan(file: Path) -> Path:
    file.write_bytes(file.name.encode() * 40_000)
    return file


def _steps(desk: Township, papers: Path, number: str) -> Iterator[str]:
    # A killed program may have left the step done and not sent back.
    if not desk.case("9").closeout.current.records:
        yield from _self_check(desk, papers, number)
    draft = ReturnDraft("self-check", "papers_missing", f"退{number}", NOW.date())
    send_back(desk.store, desk.task("9").id, draft, office=desk.office, by=desk.by, now=NOW)
    yield f"退{number}"


def _self_check(desk: Township, papers: Path, number: str) -> Iterator[str]:
    if desk.case("9").unconfirmed:
        desk.confirm("9")
    scan = _a_scan(papers / f"自查{number}.txt")
    people = ("周玉", "何川")
    desk.step("9", "self-check", NOW.date(), people=people, opinion=f"办{number}", scans=(scan,))
    yield f"办{number}"


def _produces(desk: Township, papers: Path, number: str) -> Iterator[str]:
    signer = load_signer(papers / "key.p12", None)
    yield desk.produce("7", papers / "送审", signer).sha256


def _types(desk: Township, papers: Path, number: str) -> Iterator[str]:
    save_draft(desk.store, PLACE, {"text": number}, by=desk.by, now=NOW)
    yield number


def _backs_up(desk: Township, papers: Path, number: str) -> Iterator[str]:
    yield back_up(desk.store, desk.paths, papers / "备份" / f"{number}.dujiao-backup", now=NOW).path.name


# --- wrong on purpose


class _RowFirst(EvidenceVault):
    """Says that a file is in the vault while it is only going to be."""

    def __init__(self, right: EvidenceVault) -> None:
        self._right = right
        self._late: list[Copy] = []

    def copy_in(self, source: Path, control: JobControl) -> Copy:
        return self._right.copy_in(source, control)

    def keep(self, copies: Sequence[Copy]) -> None:
        for copy in copies:
            late = copy.path.rename(copy.path.with_suffix(".late"))
            self._late.append(replace(copy, path=late))

    def path_of(self, sha256: str) -> Path:
        return self._right.path_of(sha256)

    def catch_up(self) -> None:
        self._right.keep(self._late)
        self._late.clear()


def _attaches_row_first(desk: Township, papers: Path, number: str) -> Iterator[str]:
    right = desk.store.vault
    late = _RowFirst(right)
    desk.store.vault = late
    try:
        yield from _attaches(desk, papers, number)
    finally:
        desk.store.vault = right
    late.catch_up()


def _types_after_saying_so(desk: Township, papers: Path, number: str) -> Iterator[str]:
    yield number
    yield from _types(desk, papers, number)


def _names_before_writing(desk: Township, papers: Path, number: str) -> Iterator[str]:
    with zipfile.ZipFile(papers / "备份" / f"{number}.dujiao-backup", "w", zipfile.ZIP_DEFLATED) as out:
        for file in sorted(desk.paths.folder.rglob("*")):
            if file.is_file():
                out.write(file, file.relative_to(desk.paths.folder))
    yield f"{number}.dujiao-backup"


def _unforced(action: Callable[[Township, Path, str], Iterator[str]]) -> Callable[[Township, Path, str], Iterator[str]]:
    """The same action by a program that leaves it to the system when to write."""

    def act(desk: Township, papers: Path, number: str) -> Iterator[str]:
        os.fsync = lambda _: None
        desk.store._driver.execute("PRAGMA synchronous = OFF")
        yield from action(desk, papers, number)

    return act


ACTIONS: dict[str, Callable[[Township, Path, str], Iterator[str]]] = {
    "import": _imports,
    "attach": _attaches,
    "step": _steps,
    "dossier": _produces,
    "typing": _types,
    "backup": _backs_up,
    "attach, row first": _attaches_row_first,
    "typing, said too early": _types_after_saying_so,
    "backup, named too early": _names_before_writing,
    "attach, never forced to the disk": _unforced(_attaches),
    "typing, never forced to the disk": _unforced(_types),
}
