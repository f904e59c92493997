"""Kills a working program at random moments and says what it finds afterwards that must not be."""

import multiprocessing
import random
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from dujiao_desktop.usecases.check_office import check_office
from dujiao_desktop.usecases.drafts import draft_of
from dujiao_desktop.usecases.verify_package import verify
from tests.builders import TODAY
from tests.robustness import lives
from tests.usecases.township import Township, at_desk

LONGEST_S = 60.0
_NUMBERS_PER_LIFE = 10_000
_SHARE_OF_OPENINGS = 0.2
# Later actions take longer than the first two: there is more in the workspace then.
_GROWTH = 2.0


@dataclass
class Killing:
    """One workspace, killed again and again during the same kind of action.

    Attributes:
        papers: Where the killed program takes files from and puts its results.
        said: What it said was done, over all its lives.
        faults: What was found wrong; empty is right.
    """

    kind: str
    workspace: Path
    papers: Path
    said: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    lives: int = 0
    whole: set[str] = field(default_factory=set)

    def run(self, moments: int) -> None:
        """Kill `moments` lives, each somewhere in its opening or its first two actions, and look each time."""
        for folder in ("送审", "备份"):
            (self.papers / folder).mkdir(parents=True, exist_ok=True)
        chance = random.Random(f"{self.kind} {moments}")
        opening_s, work_s = self._usual_lengths_s()
        work_s *= _GROWTH
        for _ in range(moments):
            if chance.random() < _SHARE_OF_OPENINGS:
                self._one_life(chance.uniform(0, opening_s), opened=False)
            else:
                self._one_life(chance.uniform(0, work_s), opened=True)
            self._look()
        self._last_life()
        self._look()
        self.faults += [f"never swept: {left}" for left in self._leftovers()]

    def _usual_lengths_s(self) -> tuple[float, float]:
        """How long it takes to open, and to do two actions."""
        with self._life() as (process, hears):
            began = time.monotonic()
            heard = [self._next(hears)]
            opened = time.monotonic()
            heard += [self._next(hears), self._next(hears)]
            ended = time.monotonic()
            process.kill()
            self._hear_out(hears, heard)
        return opened - began, ended - opened

    def _one_life(self, moment_s: float, *, opened: bool) -> None:
        with self._life() as (process, hears):
            heard = [self._next(hears)] if opened else []
            # Until the moment has come; earlier only when the program fails by itself.
            if wait([process.sentinel], moment_s):
                self.faults.append(f"the program ended by itself with {process.exitcode}")
            self._end(process, hears, heard)

    def _end(self, process: BaseProcess, hears: Connection, heard: list[str]) -> None:
        process.kill()
        self._hear_out(hears, heard)

    def _next(self, hears: Connection) -> str:
        assert hears.poll(LONGEST_S), f"{self.kind}: nothing was done"
        word: str = hears.recv()
        return word

    def _last_life(self) -> None:
        """One that does its action and ends in order, after which nothing of the killed ones may be left."""
        with self._life(actions=1) as (process, hears):
            self._hear_out(hears, [])
            process.join(LONGEST_S)
            assert process.exitcode == 0

    @contextmanager
    def _life(self, actions: int = _NUMBERS_PER_LIFE) -> Iterator[tuple[BaseProcess, Connection]]:
        self.lives += 1
        first = self.lives * _NUMBERS_PER_LIFE
        nursery = multiprocessing.get_context("forkserver")
        # One process imports everything once; each life is split off from it.
        nursery.set_forkserver_preload([lives.__name__])
        hears, says = nursery.Pipe(duplex=False)
        numbers = range(first, first + actions)
        process = nursery.Process(target=lives.live, args=(self.kind, self.workspace, self.papers, numbers, says))
        process.start()
        says.close()
        try:
            yield process, hears
        finally:
            process.kill()
            process.join()
            process.close()
            hears.close()

    def _hear_out(self, hears: Connection, heard: list[str]) -> None:
        """What it said before it died counts, also what is still in the pipe."""
        with suppress(EOFError):
            while True:
                heard.append(hears.recv())
        self._believe(heard)

    def _believe(self, heard: list[str]) -> None:
        self.said += [word for word in heard if word != lives.OPEN]

    def _look(self) -> None:
        # Opening it proves that the lock is free.
        with at_desk(self.workspace) as desk:
            self.faults += [f"{f.code} {f.path}" for f in check_office(desk.store).findings]
            judge = _JUDGES[self.kind.split(",")[0]]
            self.faults += judge(desk, self)

    def _leftovers(self) -> list[str]:
        everywhere = [*self.papers.rglob("*"), *self.workspace.parent.rglob("*")]
        names = [str(p) for p in everywhere if p.suffix == ".part" or p.name.startswith((".staging-", ".writing-"))]
        return [*names, *(str(p) for p in (self.workspace / "evidence" / "tmp").glob("*"))]


def _lost(said: Sequence[str], there: set[str]) -> list[str]:
    return [f"said to be done, but not there: {word}" for word in said if word not in there]


def _groups(names: Sequence[str], size: int) -> tuple[set[str], list[str]]:
    """Names like 20001-2, by what stands before the dash; each group is whole or not there."""
    counted = Counter(name.split("-")[0] for name in names if "-" in name)
    return set(counted), [f"half done: {group} has {n} of {size}" for group, n in counted.items() if n != size]


def _judge_import(desk: Township, killing: Killing) -> list[str]:
    there, halves = _groups(desk.tasks(), lives.IMPORTED)
    return halves + _lost(killing.said, there)


def _judge_attach(desk: Township, killing: Killing) -> list[str]:
    there, halves = _groups([e.file_name for e in desk.evidence("16")], lives.ATTACHED)
    return halves + _lost(killing.said, there)


def _judge_step(desk: Township, killing: Killing) -> list[str]:
    case = desk.case("9")
    records = [record for one in case.closeout.rounds for record in one.records]
    there = {r.opinion for r in records} | {r.returned.demand for r in case.closeout.rounds if r.returned}
    scans = {e.id for e in case.evidence}
    halves = [f"half done: {r.opinion}" for r in records if len(r.scans) != 1 or not scans.issuperset(r.scans)]
    return halves + _lost(killing.said, there)


def _judge_dossier(desk: Township, killing: Killing) -> list[str]:
    with desk.store.lists() as lists:
        recorded = {d.sha256: d.file_name for d in lists.dossiers(desk.task("7").id)}
    folder = killing.papers / "送审"
    faults = [f"a row without its file: {name}" for name in recorded.values() if not (folder / name).is_file()]
    for file in folder.iterdir():
        if file.name not in killing.whole and file.suffix != ".part":
            faults += _judge_file(file)
            killing.whole.add(file.name)
    return faults + _lost(killing.said, set(recorded))


def _judge_file(file: Path) -> list[str]:
    if file.suffix == ".zip":
        verdict = verify(file, received_on=TODAY).verdict
        return [] if verdict == "unaltered_unknown_signer" else [f"{verdict}: {file.name}"]
    # What lies beside the package is the same as in it.
    package, _, inside = file.name.rpartition("_")
    with zipfile.ZipFile(file.with_name(f"{package}.zip")) as archive:
        same = archive.read(f"{package}/data/{inside}") == file.read_bytes()
    return [] if same else [f"half a file: {file.name}"]


def _judge_typing(desk: Township, killing: Killing) -> list[str]:
    with desk.store.lists() as lists:
        draft = draft_of(lists, lives.PLACE)
    kept = int(draft.content["text"]) if draft else 0
    return [] if not killing.said or kept >= int(killing.said[-1]) else [f"typed and lost: {killing.said[-1]}"]


def _judge_backup(_: Township, killing: Killing) -> list[str]:
    faults = []
    for file in (killing.papers / "备份").glob("*.dujiao-backup"):
        if file.name not in killing.whole:
            killing.whole.add(file.name)
            try:
                with zipfile.ZipFile(file) as archive:
                    faults += [f"damaged in {file.name}: {name}" for name in [archive.testzip()] if name]
            except zipfile.BadZipFile:
                faults.append(f"half a file: {file.name}")
    return faults + _lost(killing.said, {f.name for f in (killing.papers / "备份").iterdir()})


_JUDGES: dict[str, Callable[[Township, Killing], list[str]]] = {
    "import": _judge_import,
    "attach": _judge_attach,
    "step": _judge_step,
    "dossier": _judge_dossier,
    "typing": _judge_typing,
    "backup": _judge_backup,
}
