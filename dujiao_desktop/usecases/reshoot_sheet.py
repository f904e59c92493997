"""打印现场复拍单: read as one value, then written as one PDF; nothing is recorded."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.job_control import JobControl, Unwatched
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.photo_pairs import Likeness, pairing_of
from dujiao_desktop.domain.photo_papers import PlaceAgain, ReshootPaper
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.usecases.paper_file import paper_file
from dujiao_desktop.usecases.photo_pairs import likeness_of
from dujiao_desktop.usecases.print_pairs import pictures_of

if TYPE_CHECKING:
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.environment.workspace import WorkspacePaths
    from dujiao_desktop.store.database import Store


def print_reshoot(
    store: Store,
    paths: WorkspacePaths,
    task_id: TaskId,
    to: Path,
    *,
    office: Office,
    by: Officer | None,
    now: datetime,
    photos: Collection[EvidenceId] | None = None,
    control: JobControl | None = None,
) -> Path:
    """Write a page for each of `photos` to the PDF `to`; None stands for all 整改前 photos without one of after.

    Raises:
        Refused: ``no_photos_to_take_again``, ``paper_ending``, ``target_is_folder``, ``no_glyph``.
        Unavailable: The disk refuses.
    """
    from dujiao_desktop.documents.reading.photo_stand import read_stand
    from dujiao_desktop.documents.writing.reshoot_sheet import write_reshoot

    with store.lists() as lists:
        case = lists.case_file(task_id)
        wanted = _wanted(case, photos, likeness_of(lists, task_id))
    if not wanted:
        raise Refused("no_photos_to_take_again", number=case.task.number)
    with paper_file(to):
        pictures = pictures_of(store, paths, wanted)
        places = tuple(
            PlaceAgain(item, pictures[item.id], read_stand(store.vault.path_of(item.sha256))) for item in wanted
        )
        rules = office.under(case.closeout).rules
        paper = ReshootPaper(case, places, office.unit, rules, now, by.name if by else "")
        write_reshoot(paper, to, resource("fonts"), control or Unwatched())
    return to


def _wanted(case: CaseFile, photos: Collection[EvidenceId] | None, likeness: Likeness) -> tuple[EvidenceItem, ...]:
    if photos is None:
        return pairing_of(case, likeness).lacking_after
    items = (case.on_paper(e.id) for e in case.evidence if e.id in photos)
    return tuple(item for item in items if item is not None and item.is_picture)
