"""Pages of a PDF as pictures, for the screen. The library behind it may be used by one thread at a time."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dujiao_desktop.documents.reading.pdfium import ONE_AT_A_TIME
from dujiao_desktop.documents.reading.photo import Pixels
from dujiao_desktop.domain.errors import Refused

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_OPEN_ANEW_AFTER = 100
"""So many pages leave some 20 MB behind in the library's own memory."""
_MOST_PX = 6000


class PdfPages:
    """One open PDF.

    Attributes:
        count: How many pages it has.
    """

    def __init__(self, path: Path) -> None:
        """Open it.

        Raises:
            Refused: ``pdf_locked`` when it asks for a password, ``pdf_damaged``.
        """
        self._path = path
        self._made = 0
        with ONE_AT_A_TIME:
            self._document = _opened(path)
            self.count = len(self._document)

    def picture(self, page: int, longest_px: int) -> Pixels:
        """A page, counted from 1, with its longer side as wished.

        Raises:
            Refused: ``pdf_damaged`` when the page cannot be read.
        """
        with ONE_AT_A_TIME:
            if self._made >= _OPEN_ANEW_AFTER:
                self._document.close()
                self._document, self._made = _opened(self._path), 0
            self._made += 1
            return self._rendered(page, longest_px)

    def close(self) -> None:
        """Let the file go."""
        with ONE_AT_A_TIME:
            self._document.close()

    def _rendered(self, page: int, longest_px: int) -> Pixels:
        from pypdfium2 import PdfiumError

        try:
            leaf = self._document[page - 1]
            try:
                width, height = leaf.get_size()
                bitmap = leaf.render(scale=min(longest_px, _MOST_PX) / max(width, height, 1.0), rev_byteorder=True)
                dots = bitmap.to_numpy()[:, :, :3]
                made = Pixels(dots.shape[1], dots.shape[0], dots.tobytes(), self.count)
                bitmap.close()
            finally:
                leaf.close()
        except (PdfiumError, ValueError, IndexError) as damaged:
            raise Refused("pdf_damaged", title=self._path.name) from damaged
        return made


def _opened(path: Path) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(path)
    except PdfiumError as refused:
        code = "pdf_locked" if refused.err_code == _PASSWORD else "pdf_damaged"
        raise Refused(code, title=path.name) from refused
    if len(document) == 0:
        with suppress(PdfiumError):
            document.close()
        raise Refused("pdf_damaged", title=path.name)
    return document
