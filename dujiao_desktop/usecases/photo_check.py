"""照片体检: photos that show the work done are set against all earlier ones, and their own record is read.

What is found are hints: they block nothing, may be left unanswered, and neither they nor the answers leave the office.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.changes import Changes
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.photo_check import (
    HintAnswer,
    HintReason,
    PhotoAnswer,
    PhotoHint,
    TaskDays,
    hints_of_facts,
    is_checked,
    may_be_source,
    way_of,
)
from dujiao_desktop.domain.rule_pack import PhotoRule, RulePack, StepKind
from dujiao_desktop.environment.clock import new_id
from dujiao_desktop.environment.photo_programs import load_photo_programs

if TYPE_CHECKING:
    from dujiao_desktop.documents.reading.photo_match import Likeness
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.store.database import Store
    from dujiao_desktop.store.lists import Lists

_KEPT_AT_ONCE = 32
"""So many fingerprints are kept in one transaction; a break loses no more."""
_ACTION = "check_photos"


@dataclass(frozen=True, slots=True)
class ShownHint:
    """A hint with what it speaks of.

    Attributes:
        other: The earlier photo; None where no second one is spoken of.
        other_number: 序号 of the task the earlier one belongs to; empty for the same task and for the inbox.
    """

    hint: PhotoHint
    item: EvidenceItem
    other: EvidenceItem | None = None
    other_number: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a task's photos found.

    Attributes:
        photos: Those that were looked at.
        hints: What was noticed, answered or not.
    """

    photos: tuple[EvidenceId, ...]
    hints: tuple[PhotoHint, ...]
    changes: Changes


def make_prints(store: Store, *, clock: Callable[[], datetime], control: JobControl | None = None) -> int:
    """Make the fingerprints of all photos that have none. Goes on where it stopped.

    Args:
        store: Where the photos are.
        clock: Asked whenever something is kept: an officer goes on working meanwhile, and no act may seem early.
        control: Hears how far it is.

    Returns:
        How many files were looked at.

    Raises:
        Cancelled: The officer stopped it; what was made by then is kept.
    """
    from dujiao_desktop.documents.reading.photo_print import PRINT_VERSION, print_of

    watch = control or Unwatched()
    with store.lists() as lists:
        missing = lists.photos_without_print(PRINT_VERSION)
    for at in range(0, len(missing), _KEPT_AT_ONCE):
        made: dict[str, bytes | None] = {}
        for done, sha256 in enumerate(missing[at : at + _KEPT_AT_ONCE], at):
            watch.stop_if_cancelled()
            watch.report(done, len(missing), "")
            try:
                made[sha256] = print_of(store.vault.path_of(sha256))
            except OSError:
                # Gone or not to be read just now: tried again at the next check.
                continue
        with store.work(by=None, now=clock(), action=_ACTION) as work:
            work.photos.keep_prints(made, PRINT_VERSION)
            work.commit()
    return len(missing)


def check_photos(
    store: Store,
    task_id: TaskId,
    *,
    office: Office,
    clock: Callable[[], datetime],
    control: JobControl | None = None,
) -> Checked:
    """Look at the photos of a task that show the work done, and keep what is noticed. `clock` as in `make_prints`.

    Raises:
        Refused: ``task_not_found``.
        Cancelled: The officer stopped it; the hints are as they were.
    """
    watch = control or Unwatched()
    make_prints(store, clock=clock, control=watch)
    with store.lists() as lists:
        case = lists.case_file(task_id)
        rules = office.under(case.closeout).rules
        items = tuple(item for item in case.evidence if is_checked(item, rules.photos))
        found = tuple(_found(store, lists, case, items, rules, watch)) if items else ()
        was = {hint.evidence_id for hint in lists.photo_hints(task_id)}
    news = False
    if items or was:
        with store.work(by=None, now=clock(), action=_ACTION) as work:
            news = work.photos.keep_hints({item.id for item in items} | was, found)
            work.commit()
    with store.lists() as lists:
        hints = lists.photo_hints(task_id)
    changes = Changes(evidence_of=frozenset({task_id})) if news else Changes()
    return Checked(tuple(item.id for item in items), hints, changes)


def _found(
    store: Store, lists: Lists, case: CaseFile, items: Iterable[EvidenceItem], rules: RulePack, watch: JobControl
) -> Iterator[PhotoHint]:
    from dujiao_desktop.documents.reading.photo_match import PrintShelf
    from dujiao_desktop.documents.reading.photo_print import PRINT_VERSION

    prints = lists.photo_prints(PRINT_VERSION)
    shelf, names = PrintShelf(list(prints.values())), list(prints)
    programs, days = load_photo_programs(), _days(case, rules)
    for item in items:
        watch.stop_if_cancelled()
        yield from _same_file(lists, item, rules.photos)
        bits = prints.get(item.sha256)
        if bits is not None:
            near = [names[place] for place in shelf.near(bits) if names[place] != item.sha256]
            yield from _same_picture(store, lists, item, near, rules.photos, watch)
        yield from hints_of_facts(item, case.evidence, days, rules.photos, programs)


def _same_file(lists: Lists, item: EvidenceItem, rule: PhotoRule) -> Iterator[PhotoHint]:
    elsewhere = (e for e in lists.photos_with_hashes({item.sha256}) if e.task_id != item.task_id)
    first = next((e for e in elsewhere if e.kind not in rule.exempt), None)
    if first is not None:
        yield PhotoHint(item.id, HintReason.SAME_FILE, first.id)


def _same_picture(
    store: Store, lists: Lists, item: EvidenceItem, near: list[str], rule: PhotoRule, watch: JobControl
) -> Iterator[PhotoHint]:
    """The earlier photo that is likest, if one is the same picture."""
    from dujiao_desktop.documents.reading.photo_match import likenesses

    sources: dict[str, EvidenceItem] = {}
    for other in lists.photos_with_hashes(near):
        # Of several records of one file, that of the same task says most.
        if may_be_source(other, item, rule) and (other.sha256 not in sources or other.task_id == item.task_id):
            sources[other.sha256] = other
    path = store.vault.path_of
    try:
        found = likenesses(path(item.sha256), [path(sha256) for sha256 in sources], watch)
    except (Refused, OSError):
        # The file is missing or damaged: that is for the check of the workspace to say.
        return
    same = [(likeness, other) for likeness, other in zip(found, sources.values(), strict=True) if _is_same(likeness)]
    if same:
        likeness, other = max(same, key=lambda pair: pair[0].tiles if pair[0] else 0.0)
        assert likeness is not None
        way = way_of(likeness.shown, likeness.changed, likeness.along_edge)
        facts: dict[str, str | int] = {
            "way": way.value, "same": round(100 * (1 - likeness.changed)), "shown": round(100 * likeness.shown)
        }  # fmt: skip
        yield PhotoHint(item.id, HintReason.SAME_PICTURE, other.id, facts)


def _is_same(likeness: Likeness | None) -> bool:
    return likeness is not None and likeness.is_same


def _days(case: CaseFile, rules: RulePack) -> TaskDays:
    """When the task was assigned, and the newest day on which the work was reported as done."""
    reports = [e.formed_on for e in case.evidence if e.kind is EvidenceKind.SELF_CHECK_REPORT and e.formed_on]
    step = rules.step_of_kind(StepKind.SELF_CHECK)
    reports += [r.happened_on for r in case.closeout.current.records if step is not None and r.step == step.key]
    assigned = case.source.issued_on if case.source else None
    return TaskDays(assigned, max(reports, default=None))


def hints_of(lists: Lists, task_id: TaskId) -> tuple[ShownHint, ...]:
    """What was noticed about the photos of a task, each with the photos it speaks of. Raises `Refused` ``task_not_found``."""
    hints = lists.photo_hints(task_id)
    if not hints:
        return ()
    items = {item.id: item for item in lists.case_file(task_id).evidence}
    away = {h.other_id for h in hints if h.other_id is not None and h.other_id not in items}
    others = {item.id: item for item in lists.photos_named(away)} if away else {}
    numbers = {task.id: task.number for task in lists.tasks(sorted({o.task_id for o in others.values() if o.task_id}))}
    return tuple(_shown(hint, items, others, numbers) for hint in hints if hint.evidence_id in items)


def _shown(
    hint: PhotoHint,
    items: Mapping[EvidenceId, EvidenceItem],
    others: Mapping[EvidenceId, EvidenceItem],
    numbers: Mapping[TaskId, str],
) -> ShownHint:
    other = (items.get(hint.other_id) or others.get(hint.other_id)) if hint.other_id is not None else None
    number = numbers.get(other.task_id, "") if other is not None and other.id not in items else ""
    return ShownHint(hint, items[hint.evidence_id], other, number)


def unanswered(lists: Lists, task_id: TaskId) -> int:
    """How many hints about a task's photos nothing was said to."""
    return sum(1 for hint in lists.photo_hints(task_id) if hint.answer is None)


def answer_hint(
    store: Store, hint: PhotoHint, answer: HintAnswer, text: str = "", *, by: Officer, now: datetime, finishes: str = ""
) -> Changes:
    """Keep what an officer says to a hint; a newer answer stands for the older one.

    Raises:
        Refused: ``record_not_found`` when the photo is gone; ``answer_needs_words`` for a remark without words.
    """
    said = text.strip()
    if answer is HintAnswer.SAID and not said:
        raise Refused("answer_needs_words")
    with store.work(by=by, now=now, action="answer_photo_hint") as work:
        item = work.evidence.get(hint.evidence_id)
        work.photos.add_answer(
            PhotoAnswer(
                new_id(),
                item.task_id,
                item.id,
                hint.reason,
                answer,
                hint.other_id,
                said,
                answered_by=by.id,
                answered_at=now,
            )
        )
        work.commit(finishes)
    return Changes(evidence_of=frozenset({item.task_id}))
