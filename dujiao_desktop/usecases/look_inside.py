"""看内容: what of a file can be seen in the program itself: pictures, pages of a PDF, plain text."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.environment.workspace import WorkspacePaths
from dujiao_desktop.usecases.look_at_evidence import original_of, preview

if TYPE_CHECKING:
    from dujiao_desktop.documents.reading.pdf_pages import PdfPages
    from dujiao_desktop.documents.reading.photo import Pixels
    from dujiao_desktop.store.database import Store

PAGE_PX, WHOLE_PAGE_PX = 1600, 3600
"""Longer side of a page of a PDF at first sight, and when it is looked at closely."""
_TEXTS = frozenset({".txt", ".csv", ".md", ".log", ".json", ".xml"})
_MOST_TEXT = 2 << 20


class Seen(StrEnum):
    """How a file is shown."""

    PICTURE = "picture"
    PAGES = "pages"
    TEXT = "text"
    OUTSIDE = "outside"  # only by the program the system has for it


def seen_as(item: EvidenceItem) -> Seen:
    """By what the file is called; a picture is known to be one since it was taken in."""
    ending = Path(item.file_name).suffix.lower()
    if item.is_picture:
        return Seen.PICTURE
    if ending == ".pdf":
        return Seen.PAGES
    return Seen.TEXT if ending in _TEXTS and item.size_bytes <= _MOST_TEXT else Seen.OUTSIDE


class Viewing:
    """Looks into one file after another; for one thread. A PDF stays open until another one is looked into."""

    def __init__(self) -> None:
        self._sha256 = ""
        self._pages: PdfPages | None = None

    def page(self, store: Store, item: EvidenceItem, page: int, *, closely: bool = False) -> Pixels:
        """A page of a PDF, counted from 1.

        Raises:
            Refused: ``pdf_locked``, ``pdf_damaged``.
            Unavailable: ``evidence_file_missing``.
        """
        if self._pages is None or self._sha256 != item.sha256:
            self.close()
            from dujiao_desktop.documents.reading.pdf_pages import PdfPages

            original = original_of(store, item)
            try:
                self._pages = PdfPages(original)
            except Refused as refused:
                raise Refused(refused.code, title=item.title) from refused
            self._sha256 = item.sha256
        try:
            return self._pages.picture(page, WHOLE_PAGE_PX if closely else PAGE_PX)
        except Refused as refused:
            raise Refused(refused.code, title=item.title) from refused

    def close(self) -> None:
        """Let the open file go."""
        if self._pages is not None:
            self._pages.close()
        self._pages, self._sha256 = None, ""


def picture_file(store: Store, paths: WorkspacePaths, item: EvidenceItem) -> tuple[Path, int]:
    """The upright picture for the screen, and how many pages the original has; only a TIFF has more than one.

    Raises:
        Refused: ``not_a_photo``.
        Unavailable: ``evidence_file_missing``, or the disk refuses.
    """
    file = preview(store, paths, item)
    assert file is not None, "asked for pictures only"
    if Path(item.file_name).suffix.lower() not in (".tif", ".tiff"):
        return file, 1
    from dujiao_desktop.documents.reading.photo import count_pages

    return file, count_pages(original_of(store, item))


def text_of(store: Store, item: EvidenceItem) -> str:
    """A text file as characters.

    Raises:
        Refused: ``text_not_shown`` when it is no text after all.
        Unavailable: ``evidence_file_missing``.
    """
    from dujiao_desktop.documents.reading.decode import decoded

    try:
        return decoded(original_of(store, item).read_bytes(), item.file_name)
    except Refused as refused:
        raise Refused("text_not_shown", title=item.title) from refused
