"""A paper that is written where the officer chose, besides dossiers and reports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.environment.files import telling_disk_trouble


@contextmanager
def paper_file(to: Path) -> Iterator[None]:
    """What is done in it writes the PDF `to`.

    Raises:
        Refused: ``paper_ending``, ``target_is_folder``.
        Unavailable: The disk refuses.
    """
    if to.suffix.lower() != ".pdf":
        raise Refused("paper_ending", path=to.name)
    if to.is_dir():
        raise Refused("target_is_folder", path=str(to))
    with telling_disk_trouble(to):
        yield
