"""打印整改前后对比: read as one value, then written as one PDF; nothing is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.photo_pairs import pairing_of
from dujiao_desktop.domain.photo_papers import PairsPaper
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.usecases.look_at_evidence import preview
from dujiao_desktop.usecases.paper_file import paper_file
from dujiao_desktop.usecases.photo_pairs import likeness_of

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.environment.workspace import WorkspacePaths
    from dujiao_desktop.store.database import Store


def print_pairs(
    store: Store,
    paths: WorkspacePaths,
    task_id: TaskId,
    to: Path,
    *,
    office: Office,
    by: Officer | None,
    now: datetime,
    control: JobControl | None = None,
) -> Path:
    """Write the pairs of before and after photos of a task, confirmed and suggested, to the PDF `to`.

    Raises:
        Refused: ``no_pairs_to_print``, ``paper_ending``, ``target_is_folder``, ``no_glyph``.
        Unavailable: The disk refuses.
    """
    from dujiao_desktop.documents.writing.pairs_sheet import write_pairs

    with store.lists() as lists:
        case = lists.case_file(task_id)
        pairing = pairing_of(case, likeness_of(lists, task_id))
    if not pairing.pairs:
        raise Refused("no_pairs_to_print", number=case.task.number)
    rules = office.under(case.closeout).rules
    paper = PairsPaper(case, pairing, office.unit, rules, now, by.name if by else "")
    with paper_file(to):
        photos = [e for p in pairing.pairs for e in (p.before, p.after)]
        write_pairs(
            replace(paper, pictures=pictures_of(store, paths, photos)), to, resource("fonts"), control or Unwatched()
        )
    return to


def pictures_of(store: Store, paths: WorkspacePaths, photos: Iterable[EvidenceItem]) -> Mapping[EvidenceId, Path]:
    """The small upright pictures of photos. Raises `Refused` ``not_a_photo`` where one cannot be made."""
    pictures: dict[EvidenceId, Path] = {}
    for item in photos:
        made = preview(store, paths, item)
        if made is None:
            raise Refused("not_a_photo", path=item.file_name)
        pictures[item.id] = made
    return pictures
