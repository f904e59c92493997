"""收件: many files, whole folders or cards are taken in, and go on after a break where they stopped."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from dujiao_desktop.domain.changes import Changes, evidence_changes
from dujiao_desktop.domain.errors import Cancelled, Refused, Told, Unavailable
from dujiao_desktop.domain.evidence import INBOX, EvidenceItem, EvidenceKind, TakenBy
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.environment.walking import FoundFiles, find_files
from dujiao_desktop.usecases.attach_evidence import (
    EvidenceDraft,
    FileTaken,
    check_draft,
    check_places,
    copying,
    discard_unnamed,
    item_of,
)

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.evidence_vault import Copy
    from dujiao_desktop.store.lists import Lists

_COMMITTED_AT_ONCE = 32
"""So many files are in or not in together when the program is killed."""
_COMES_AGAIN = frozenset({"file_missing", "file_unreadable", "file_changed", "source_unreadable", "source_changed"})
"""Troubles that may be over the next time: the stick is in again, the file is closed."""
_HAS_FACTS = frozenset({"image/jpeg", "image/heic", "image/heif", "image/webp"})
"""What a camera writes; a screenshot has no place and time to lose."""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A file that was not taken; `why` says the reason by `sentence`.

    Attributes:
        comes_again: It may be taken when its trouble is over (a stick put in again); it stays listed until then or
            until it is let go.
    """

    path: Path
    why: Told
    comes_again: bool = False


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a taking-in.

    Attributes:
        intake: Its name, for `resume` and `let_go`.
        items: What was taken, in its order.
        duplicates: Files that the inbox or the task holds already, each with the item it equals; not taken again.
        elsewhere: Taken files that tasks hold too.
        marked: Names of files that bear a secrecy marking in their name or on their first page; the officer has to look.
        misnamed: Names that end in .pdf with something else inside.
        without_facts: Names of photos in which no camera wrote time or place.
        not_taken: What was refused, or could not be read.
        skipped, links, unreadable: As in `FoundFiles`.
        waiting: How many files were not reached yet, or could not be read; `resume` goes on with them.
        stopped: Why it stopped early (``cancelled``, ``disk_full`` …); None when it came to its end.
    """

    intake: str
    items: tuple[EvidenceItem, ...] = ()
    duplicates: tuple[tuple[str, EvidenceItem], ...] = ()
    elsewhere: tuple[tuple[EvidenceItem, TaskId], ...] = ()
    marked: tuple[str, ...] = ()
    misnamed: tuple[str, ...] = ()
    without_facts: tuple[str, ...] = ()
    not_taken: tuple[NotTaken, ...] = ()
    skipped: int = 0
    links: int = 0
    unreadable: tuple[Path, ...] = ()
    waiting: int = 0
    stopped: Told | None = None
    changes: Changes = Changes()


@dataclass(frozen=True, slots=True)
class Intake:
    """A taking-in that did not come to its end.

    Attributes:
        task_id: Where its files go; `INBOX` for the inbox.
        taken: How many were taken so far.
        waiting: What still waits, with its trouble where it could not be read.
    """

    name: str
    begun_at: datetime
    who: str
    task_id: TaskId
    taken: int
    waiting: tuple[tuple[Path, Told | None], ...]


def take_in(
    store: Store,
    places: Sequence[Path],
    *,
    office: Office,
    by: Officer,
    now: datetime,
    task_id: TaskId = INBOX,
    draft: EvidenceDraft | None = None,
    control: JobControl | None = None,
    finishes: str = "",
) -> TakenIn:
    """Take in files and whole folders, into the inbox or, with a draft, straight into a task.

    Files are committed in small groups: whatever stops it, what was committed stays, the rest waits for `resume` or
    `let_go`. One bad file never stops the others. In the history it is one act.

    Raises:
        Refused: ``nothing_to_take``; ``task_not_found``, ``measure_not_found``, ``part_not_found``,
            ``date_in_future``, ``names_complainant``: nothing was begun.
    """
    stated = draft or EvidenceDraft(EvidenceKind.OTHER)
    check_draft(stated, now)
    found = find_files([place.absolute() for place in places], leave_out=store.paths.database.parent)
    if not found.files:
        raise Refused("nothing_to_take", skipped=found.skipped, unreadable=tuple(map(str, found.unreadable)))
    name = new_id()
    with store.work(by=by, now=now, action=_action(task_id)) as work:
        if task_id != INBOX:
            check_places(work, task_id, stated.measure_seq, stated.part_seq)
        noted = [(_as_kept(file), _size(file)) for file in found.files]
        work.intakes.begin(
            name, noted, draft=_draft_text(stated), task_id=task_id, begun_at=now.isoformat(), who=by.name
        )
        work.commit(finishes)
    return _go_on(store, name, office=office, by=by, now=now, control=control or Unwatched(), found=found)


def resume(
    store: Store,
    intake: str,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    control: JobControl | None = None,
) -> TakenIn:
    """Go on with a taking-in: only what was not taken is read. Raises `Refused` ``nothing_to_resume``."""
    return _go_on(store, intake, office=office, by=by, now=now, control=control or Unwatched(), found=FoundFiles(()))


def under_way(lists: Lists) -> tuple[Intake, ...]:
    """Takings-in with files that still wait, the oldest first."""
    rows = defaultdict[str, list[Mapping[str, Any]]](list)
    for row in lists.intakes():
        rows[row["intake"]].append(row)
    return tuple(
        Intake(
            name=name,
            begun_at=datetime.fromisoformat(found[0]["begun_at"]),
            who=found[0]["who"],
            task_id=TaskId(found[0]["task_id"]),
            taken=sum(row["state"] == "taken" for row in found),
            waiting=tuple((_path(row), _trouble(row)) for row in found if row["state"] == "waiting"),
        )
        for name, found in rows.items()
    )


def let_go(store: Store, intake: str, *, by: Officer, now: datetime) -> int:
    """Forget what still waits; what was taken stays. Returns how many files were let go.

    Raises:
        Refused: ``nothing_to_resume``.
    """
    with store.work(by=by, now=now, action="let_intake_go") as work:
        gone = work.intakes.let_go(intake)
        if not gone:
            raise Refused("nothing_to_resume")
        work.commit()
    return gone


# --- one group after the other

_Row = Mapping[str, Any]
_Came = tuple["Copy", FileTaken] | Told


@dataclass(slots=True)
class _Under:
    """A taking-in under way: where it goes, in whose name, and what came of it so far."""

    store: Store
    task_id: TaskId
    draft: EvidenceDraft
    office: Office
    by: Officer
    now: datetime
    begun: float = field(default_factory=monotonic)
    act: int = 0
    items: list[EvidenceItem] = field(default_factory=list)
    duplicates: list[tuple[str, EvidenceItem]] = field(default_factory=list)
    elsewhere: list[tuple[EvidenceItem, TaskId]] = field(default_factory=list)
    new: list[FileTaken] = field(default_factory=list)

    def commit(self, group: Sequence[tuple[_Row, _Came]]) -> None:
        """Keep a group: its files in the vault, then their rows and how far it is, in one transaction."""
        copies = [came[0] for _, came in group if not isinstance(came, Told)]
        try:
            self.store.vault.keep(copies)
            self._write(group)
        except BaseException:
            discard_unnamed(self.store, [copy.sha256 for copy in copies])
            raise

    def _write(self, group: Sequence[tuple[_Row, _Came]]) -> None:
        hashes = {came[0].sha256 for _, came in group if not isinstance(came, Told)}
        items, duplicates, new = list[EvidenceItem](), list[tuple[str, EvidenceItem]](), list[FileTaken]()
        action = _action(self.task_id)
        now = self.now + timedelta(seconds=int(monotonic() - self.begun))
        with self.store.work(by=self.by, now=now, action=action, continues=self.act) as work:
            if self.task_id != INBOX:
                check_places(work, self.task_id, self.draft.measure_seq, self.draft.part_seq)
            held = work.evidence.held(self.task_id, hashes)
            order = work.evidence.next_order(self.task_id)
            others = [e for e in work.evidence.with_hashes(hashes) if e.task_id != self.task_id]
            for row, came in group:
                if isinstance(came, Told):
                    work.intakes.could_not(row["key"], came.code, came.facts, comes_again=came.code in _COMES_AGAIN)
                    continue
                file = came[1]
                same = held.get(file.sha256)
                if same is not None:
                    duplicates.append((file.name, same))
                    work.intakes.took(row["key"], None)
                    continue
                item = item_of(self.task_id, file, self.draft, order + len(items), self.office, self.by, now)
                work.evidence.add(item)
                work.intakes.took(row["key"], item.id)
                held[item.sha256] = item
                items.append(item)
                new.append(file)
            work.commit()
            self.act = work.act
        self.items += items
        self.duplicates += duplicates
        self.new += new
        for item in items:
            there = (e.task_id for e in others if e.sha256 == item.sha256)
            self.elsewhere += [(item, other) for other in dict.fromkeys(there)]


def _go_on(
    store: Store, name: str, *, office: Office, by: Officer, now: datetime, control: JobControl, found: FoundFiles
) -> TakenIn:
    with store.lists() as lists:
        rows = [row for row in lists.intakes(name) if row["state"] == "waiting"]
    if not rows:
        raise Refused("nothing_to_resume")
    under = _Under(store, TaskId(rows[0]["task_id"]), _draft_from(rows[0]["draft"]), office, by, now)
    stopped = _run(under, rows, control)
    with store.lists() as lists:
        after = lists.intakes(name)
    return TakenIn(
        intake=name,
        items=tuple(under.items),
        duplicates=tuple(under.duplicates),
        elsewhere=tuple(under.elsewhere),
        marked=tuple(file.name for file in under.new if file.is_marked),
        misnamed=tuple(file.name for file in under.new if file.is_misnamed),
        without_facts=tuple(item.file_name for item in under.items if lacks_facts(item)),
        not_taken=tuple(
            NotTaken(_path(row), trouble, row["state"] == "waiting") for row in after if (trouble := _trouble(row))
        ),
        skipped=found.skipped,
        links=found.links,
        unreadable=found.unreadable,
        waiting=sum(row["state"] == "waiting" for row in after),
        stopped=stopped,
        changes=evidence_changes(under.task_id) if under.items else Changes(),
    )


def _run(under: _Under, rows: Sequence[_Row], control: JobControl) -> Told | None:
    """Take what waits, in groups; why it stopped early, None when it came to its end."""
    changed = {row["key"] for row in rows if _is_changed(row)}
    files = [_path(row) for row in rows if row["key"] not in changed]
    group: list[tuple[_Row, _Came]] = []
    stopped: Told | None = None
    with copying(under.store, files, under.draft.kind) as coming:
        for done, row in enumerate(rows):
            try:
                control.stop_if_cancelled()
            except Cancelled:
                stopped = Told("cancelled")
                break
            file = _path(row)
            control.report(done, len(rows), file.name)
            came = Refused("source_changed", path=str(file)) if row["key"] in changed else next(coming)
            if isinstance(came, Unavailable) and came.code not in _COMES_AGAIN:
                stopped = came
                break
            group.append((row, came))
            if len(group) >= _COMMITTED_AT_ONCE:
                try:
                    under.commit(group)
                except Told as told:
                    return told
                group = []
        if group:
            try:
                under.commit(group)
            except Told as told:
                return told
    if stopped is None:
        control.report(len(rows), len(rows), "")
    return stopped


def lacks_facts(item: EvidenceItem) -> bool:
    """Whether it is a photo in which no camera wrote time or place: 无拍摄信息（可能经微信等转发）."""
    photo = item.photo
    return (
        photo is not None
        and item.media_type in _HAS_FACTS
        and photo.latitude is None
        and (item.taken_at is None or item.taken_by is not TakenBy.CAMERA)
    )


def _action(task_id: TaskId) -> str:
    return "take_in" if task_id == INBOX else "attach_evidence"


def _size(file: Path) -> int:
    """0 for what is not there or cannot be asked."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _is_changed(row: _Row) -> bool:
    """Whether another file lies there than when it was noted, as far as that is known."""
    sizes = {row["size_bytes"], _size(_path(row))} - {0}
    return len(sizes) > 1


def _as_kept(file: Path) -> str | bytes:
    """A path as the table takes it; one that is no text on this system by its bytes."""
    text = str(file)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(text)
    return text


def _path(row: _Row) -> Path:
    return Path(os.fsdecode(row["path"]))


def _trouble(row: _Row) -> Told | None:
    noted = row["trouble"]
    return Told(noted["code"], **noted["facts"]) if noted else None


def _draft_text(draft: EvidenceDraft) -> str:
    import msgspec

    return msgspec.json.encode(draft).decode("utf-8")


def _draft_from(text: str) -> EvidenceDraft:
    import msgspec

    return msgspec.json.decode(text, type=EvidenceDraft)
