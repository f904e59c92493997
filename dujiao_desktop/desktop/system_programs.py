"""Files and folders that another program shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_with_system(path: Path) -> None:
    """Hand a file or a folder to the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
