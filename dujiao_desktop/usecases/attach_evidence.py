"""加佐证: files into the vault first, then their rows; captions, places and removal."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dujiao_desktop.domain.changes import Changes, evidence_changes
from dujiao_desktop.domain.errors import Refused, Told
from dujiao_desktop.domain.evidence import INBOX, PHOTO_KINDS, Destination, EvidenceItem, EvidenceKind, TakenBy
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.domain.marking import marked_in_name, marked_in_text
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.rule_pack import RulePack
from dujiao_desktop.domain.task import Secrecy, Stamp
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.usecases.edit_task import measure_of
from dujiao_desktop.usecases.parts import part_of

if TYPE_CHECKING:
    from dujiao_desktop.documents.reading.photo import PhotoRead
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.evidence_vault import Copy
    from dujiao_desktop.store.work import Work

_PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".heic", ".heif", ".bmp", ".tif", ".tiff", ".gif", ".webp"})
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What turns the letters of a name around, so that an .exe reads like a .jpg."""
_KEPT_AT_ONCE = 64
"""So many files wait for the disk together while the next ones are copied."""


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """What the officer states about one or more files.

    Attributes:
        taken_on: Day a photo was taken, as stated; None leaves what the camera wrote.
        taken_time: What the clock said then; None where only the day is known.
        formed_on: Day a paper was made.
        names_complainant: It is said that a file shows who complained; such a file is refused.
    """

    kind: EvidenceKind
    caption: str = ""
    measure_seq: int | None = None
    part_seq: int | None = None
    step: str = ""
    destination: Destination = Destination.DOSSIER
    taken_on: date | None = None
    formed_on: date | None = None
    place: str = ""
    photographer: str = ""
    issuer: str = ""
    doc_no: str = ""
    pages: int | None = None
    copies: int = 1
    is_original: bool = True
    secrecy: Secrecy = Secrecy.PUBLIC
    names_complainant: bool = False
    taken_time: time | None = None

    @classmethod
    def of(cls, item: EvidenceItem) -> EvidenceDraft:
        """The draft that changes nothing; a form starts from it."""
        stated = item.taken_at if item.taken_by is TakenBy.OFFICER else None
        return cls(
            kind=item.kind,
            caption=item.caption,
            measure_seq=item.measure_seq,
            part_seq=item.part_seq,
            step=item.step,
            destination=item.destination,
            taken_on=stated.date() if stated else None,
            taken_time=stated.time() if stated and stated.time() != time() else None,
            formed_on=item.formed_on,
            place=item.place,
            photographer=item.photographer,
            issuer=item.issuer,
            doc_no=item.doc_no,
            pages=item.pages,
            copies=item.copies,
            is_original=item.is_original,
            secrecy=item.secrecy,
        )


@dataclass(frozen=True, slots=True)
class FileTaken:
    """A file that is safe in the vault but belongs to no task yet.

    Attributes:
        pages: Of a PDF or TIFF; None where nothing counts them.
        is_marked: Whether its name or its first page bears a secrecy marking.
        is_misnamed: Whether it calls itself a PDF and is none.
    """

    name: str
    sha256: str
    size_bytes: int
    media_type: str
    photo: PhotoRead | None
    pages: int | None = None
    is_marked: bool = False
    is_misnamed: bool = False


@dataclass(frozen=True, slots=True)
class Attached:
    """What was attached.

    Attributes:
        duplicates: Files that this task holds already, each with the item it equals; they were not attached again.
        elsewhere: Attached files that other tasks hold too.
        marked: Names of files that bear a secrecy marking in their name or on their first page; the officer has to look.
        misnamed: Names that end in .pdf with something else inside; such a file cannot be bound into a dossier.
    """

    items: tuple[EvidenceItem, ...]
    duplicates: tuple[tuple[str, EvidenceItem], ...]
    elsewhere: tuple[tuple[EvidenceItem, TaskId], ...]
    marked: tuple[str, ...]
    misnamed: tuple[str, ...]
    changes: Changes


def attach_evidence(
    store: Store,
    task_id: TaskId,
    files: Sequence[Path],
    draft: EvidenceDraft,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    control: JobControl | None = None,
    finishes: str = "",
) -> Attached:
    """Attach files to a task. All or none: a file that cannot be taken leaves the others unattached too.

    Raises:
        Refused: ``file_missing``, ``file_empty``, ``not_a_file``, ``not_a_photo``, ``file_changed``,
            ``file_too_large``, ``measure_not_found``, ``part_not_found``, ``date_in_future``, ``names_complainant``, or
            ``duplicate_evidence`` when this task holds every file already.
        Unavailable: ``disk_full`` and other trouble with the disk.
    """
    watch = control or Unwatched()
    check_draft(draft, now)
    with taking_in(store) as take:
        taken = take(files, draft.kind, watch)
        items, duplicates, elsewhere = _attached(
            store, task_id, taken, draft, office=office, by=by, now=now, finishes=finishes
        )
    watch.report(len(files), len(files), "")
    added = {item.sha256 for item in items}
    marked = tuple(file.name for file in taken if file.is_marked and file.sha256 in added)
    one = frozenset({task_id})
    misnamed = tuple(file.name for file in taken if file.is_misnamed)
    return Attached(items, duplicates, elsewhere, marked, misnamed, Changes(tasks=one, evidence_of=one))


_Duplicates = tuple[tuple[str, EvidenceItem], ...]
_Elsewhere = tuple[tuple[EvidenceItem, TaskId], ...]


def _attached(
    store: Store,
    task_id: TaskId,
    taken: Sequence[FileTaken],
    draft: EvidenceDraft,
    *,
    office: Office,
    by: Officer,
    now: datetime,
    finishes: str,
) -> tuple[tuple[EvidenceItem, ...], _Duplicates, _Elsewhere]:
    items: list[EvidenceItem] = []
    duplicates: list[tuple[str, EvidenceItem]] = []
    elsewhere: list[tuple[EvidenceItem, TaskId]] = []
    with store.work(by=by, now=now, action="attach_evidence") as work:
        check_places(work, task_id, draft.measure_seq, draft.part_seq)
        held = {e.sha256: e for e in work.evidence.of(task_id)}
        others = [e for e in work.evidence.with_hashes({f.sha256 for f in taken}) if e.task_id != task_id]
        order = work.evidence.next_order(task_id)
        for file in taken:
            if file.sha256 in held:
                duplicates.append((file.name, held[file.sha256]))
                continue
            item = item_of(task_id, file, draft, order + len(items), office, by, now)
            work.evidence.add(item)
            held[item.sha256] = item
            items.append(item)
            same = (e.task_id for e in others if e.sha256 == item.sha256)
            elsewhere += [(item, other) for other in dict.fromkeys(same)]
        if taken and not items:
            name, first = duplicates[0]
            raise Refused("duplicate_evidence", file=name, title=first.title, order=first.order)
        work.commit(finishes)
    return tuple(items), tuple(duplicates), tuple(elsewhere)


def describe_evidence(
    store: Store, evidence_id: EvidenceId, draft: EvidenceDraft, *, by: Officer, now: datetime, finishes: str = ""
) -> EvidenceItem:
    """Change what is stated about a file; its bytes and the camera's own facts stay.

    Raises:
        Refused: ``record_not_found``, ``measure_not_found``, ``part_not_found``, ``date_in_future``,
            ``names_complainant``; ``scan_stays_in_dossier`` when a close-out step rests on it and it should become
            仅内部; ``statement_stays`` when an answer does and it should become that or another kind.
    """
    check_draft(draft, now)
    with store.work(by=by, now=now, action="describe_evidence") as work:
        item = work.evidence.get(evidence_id)
        if item.task_id != INBOX:
            check_places(work, item.task_id, draft.measure_seq, draft.part_seq)
        check_hiding(work, item, draft.destination)
        check_statement(work, item, draft)
        saved = work.evidence.save(stated(item, draft))
        work.commit(finishes)
    return saved


def check_statement(work: Work, item: EvidenceItem, draft: EvidenceDraft) -> None:
    """Refuse to hide, or to call something else, the signed statement of an answer: ``statement_stays``."""
    stays = draft.kind is EvidenceKind.STATEMENT and draft.destination is Destination.DOSSIER
    if item.kind is EvidenceKind.STATEMENT and not stays and work.slots.resting_on(item.id) is not None:
        raise Refused("statement_stays", title=item.title)


def remove_evidence(store: Store, evidence_id: EvidenceId, *, by: Officer, now: datetime) -> Changes:
    """Take a file out of its task into the recycle bin; the original stays in the vault until that is emptied.

    Raises:
        Refused: ``record_not_found``; ``evidence_in_use`` when a close-out step rests on it, ``statement_in_use`` when
            an answer does.
    """
    with store.work(by=by, now=now, action="remove_evidence") as work:
        item = work.evidence.get(evidence_id)
        work.evidence.remove(evidence_id)
        work.commit()
    return evidence_changes(item.task_id)


def check_places(work: Work, task_id: TaskId, measure_seq: int | None, part_seq: int | None) -> None:
    """See that the task has what files are put to. Raises ``task_not_found``, ``measure_not_found``, ``part_not_found``."""
    task = work.tasks.get(task_id)
    if measure_seq is not None:
        measure_of(task, measure_seq)
    if part_seq is not None:
        part_of(work, task_id, part_seq)


def check_hiding(work: Work, item: EvidenceItem, destination: Destination) -> None:
    """Refuse to make 仅内部 what a close-out step rests on: ``scan_stays_in_dossier``."""
    hides = destination is Destination.INTERNAL and item.destination is Destination.DOSSIER
    rounds = work.closeouts.get(item.task_id).rounds if hides and item.task_id != INBOX else ()
    if any(item.id in record.scans for r in rounds for record in r.records):
        raise Refused("scan_stays_in_dossier", title=item.title)


def usual_destination(kind: EvidenceKind, rules: RulePack) -> Destination:
    """Where a file goes that is not 仅内部: what a visit brought counts for a round only where the rule pack says so."""
    counts = {
        EvidenceKind.LOOKBACK_PHOTO: rules.lookback.in_dossier,
        EvidenceKind.LONG_TERM_PROOF: rules.long_term.in_dossier,
    }
    return Destination.DOSSIER if counts.get(kind, True) else Destination.VISITS


class Take(Protocol):
    """Brings files into the vault."""

    def __call__(
        self, files: Sequence[Path], kind: EvidenceKind, control: JobControl | None = None
    ) -> tuple[FileTaken, ...]:
        """All in their order, safe on the disk; `control` hears of each and may stop between two."""


@contextmanager
def taking_in(store: Store) -> Iterator[Take]:
    """Brings files safely into the vault for one action, which writes their rows before it ends.

    When the action is refused or breaks off, what no record names leaves the vault again.
    """
    kept: list[str] = []

    def take(files: Sequence[Path], kind: EvidenceKind, control: JobControl | None = None) -> tuple[FileTaken, ...]:
        watch = control or Unwatched()
        taken: list[FileTaken] = []
        with copying(store, files, kind) as coming:
            for at in range(0, len(files), _KEPT_AT_ONCE):
                copies: list[Copy] = []
                for file in files[at : at + _KEPT_AT_ONCE]:
                    watch.stop_if_cancelled()
                    watch.report(at + len(copies), len(files), file.name)
                    came = next(coming)
                    if isinstance(came, Told):
                        raise came
                    copies.append(came[0])
                    taken.append(came[1])
                kept.extend(copy.sha256 for copy in copies)
                store.vault.keep(copies)
        return tuple(taken)

    try:
        yield take
    except BaseException:
        discard_unnamed(store, kept)
        raise


def discard_unnamed(store: Store, hashes: Sequence[str]) -> None:
    """Take out of the vault again what no record came to name."""
    with store.lists() as lists:
        named = lists.evidence_hashes()
    for sha256 in hashes:
        if sha256 not in named:
            store.vault.discard(sha256)


@contextmanager
def copying(
    store: Store, files: Sequence[Path], kind: EvidenceKind
) -> Iterator[Iterator[tuple[Copy, FileTaken] | Told]]:
    """Copies and looks at files in two threads, ahead of whoever waits for them; what was not kept is dropped.

    For each file comes its copy with what it is, or why there is none.
    """
    from concurrent.futures import ThreadPoolExecutor

    def work(file: Path) -> tuple[Copy, FileTaken] | Told:
        try:
            copy = store.vault.copy_in(file, Unwatched())
            made.append(copy)
            return copy, _looked_at(file, kind, copy)
        except Told as told:
            return told

    made: list[Copy] = []
    pool = ThreadPoolExecutor(2, "intake")
    try:
        yield pool.map(work, files)
    finally:
        pool.shutdown(cancel_futures=True)
        for copy in made:
            store.vault.drop(copy)


def _looked_at(file: Path, kind: EvidenceKind, copy: Copy) -> FileTaken:
    """What the file is. One that calls itself a picture has to be one, whatever kind it is attached as."""
    from dujiao_desktop.documents.reading.media_type import UNKNOWN, by_ending, media_type_of
    from dujiao_desktop.documents.reading.paper import look_at_paper
    from dujiao_desktop.documents.reading.photo import read_photo

    name = _legible(file.name)
    media_type, photo = media_type_of(copy.path, name), None
    is_nameless_picture = media_type.startswith("image/") and by_ending(name) == UNKNOWN
    if file.suffix.lower() in _PICTURE_SUFFIXES or kind in PHOTO_KINDS or is_nameless_picture:
        try:
            photo = read_photo(copy.path)
        except Refused as refused:
            raise Refused(refused.code, path=file.name) from refused
    pages, words = look_at_paper(copy.path, media_type)
    is_misnamed = file.suffix.lower() == ".pdf" and media_type != "application/pdf"
    is_marked = marked_in_name(name) or marked_in_text(words)
    return FileTaken(name, copy.sha256, copy.size_bytes, media_type, photo, pages, is_marked, is_misnamed)


def _legible(name: str) -> str:
    """A name that is no text on this system, most often GBK from an old stick, as the words it was meant to be."""
    raw = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return _BIDI_CONTROLS.sub("", raw.decode(encoding))
    return _BIDI_CONTROLS.sub("", raw.decode("utf-8", "replace"))


def add_to_case(
    work: Work, task_id: TaskId, file: FileTaken, draft: EvidenceDraft, office: Office, by: Officer, now: datetime
) -> EvidenceItem:
    """Put a file from the vault to a task within an open transaction; one the task holds already is used again.

    Raises:
        Refused: ``scan_is_internal`` when the one held is 仅内部 and the new one is meant for the dossier.
    """
    held = next((e for e in work.evidence.of(task_id) if e.sha256 == file.sha256), None)
    if held is not None:
        if held.destination is Destination.INTERNAL and draft.destination is Destination.DOSSIER:
            raise Refused("scan_is_internal", title=held.title)
        return held
    item = item_of(task_id, file, draft, work.evidence.next_order(task_id), office, by, now)
    work.evidence.add(item)
    return item


def item_of(
    task_id: TaskId, file: FileTaken, draft: EvidenceDraft, order: int, office: Office, by: Officer, now: datetime
) -> EvidenceItem:
    """The item of a new file; pages that nobody stated are those that were counted."""
    bare = EvidenceItem(
        id=EvidenceId(new_id()),
        task_id=task_id,
        kind=draft.kind,
        file_name=file.name,
        media_type=file.media_type,
        size_bytes=file.size_bytes,
        sha256=file.sha256,
        order=order,
        taken_at=file.photo.taken_at if file.photo else None,
        taken_by=TakenBy.CAMERA if file.photo and file.photo.taken_at else TakenBy.UNKNOWN,
        photo=file.photo.facts if file.photo else None,
        added_by=by.id,
        added_at=now,
        stamp=Stamp(office.workspace_id),
    )
    return stated(bare, draft if draft.pages is not None else replace(draft, pages=file.pages))


def stated(item: EvidenceItem, draft: EvidenceDraft) -> EvidenceItem:
    """The item with what is stated about it."""
    return replace(
        _timed(item, draft),
        kind=draft.kind,
        caption=draft.caption.strip(),
        measure_seq=draft.measure_seq,
        part_seq=draft.part_seq,
        step=draft.step,
        destination=draft.destination,
        formed_on=draft.formed_on,
        place=draft.place.strip(),
        photographer=draft.photographer.strip(),
        issuer=draft.issuer.strip(),
        doc_no=draft.doc_no.strip(),
        pages=draft.pages,
        copies=draft.copies,
        is_original=draft.is_original,
        secrecy=draft.secrecy,
    )


def _timed(item: EvidenceItem, draft: EvidenceDraft) -> EvidenceItem:
    """With the moment that is stated; what is stated no longer gives way to what the camera wrote."""
    if draft.taken_on is not None:
        moment = datetime.combine(draft.taken_on, draft.taken_time or time())
        return replace(item, taken_at=moment, taken_by=TakenBy.OFFICER)
    if item.taken_by is not TakenBy.OFFICER:
        return item
    by_camera = item.photo.taken_at if item.photo else None
    return replace(item, taken_at=by_camera, taken_by=TakenBy.CAMERA if by_camera else TakenBy.UNKNOWN)


def check_draft(draft: EvidenceDraft, now: datetime) -> None:
    """Refuse what cannot be stated: ``names_complainant``, ``date_in_future``."""
    if draft.names_complainant:
        raise Refused("names_complainant")
    for day in (draft.taken_on, draft.formed_on):
        if day is not None and day > now.date():
            raise Refused("date_in_future", date=day.isoformat())
