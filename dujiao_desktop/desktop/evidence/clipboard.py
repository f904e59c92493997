"""What Ctrl+V brings: files that were copied, or a picture that becomes a file of its own."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """The files and folders that are dropped or were copied."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def pasted_files(now: datetime) -> tuple[Path, ...]:
    """Files of the clipboard, or its picture as 截图_20261121_143000.png; empty where it holds neither.

    The picture lies in a folder that the system empties by itself, until it has been taken in.
    """
    data = QGuiApplication.clipboard().mimeData()
    files = tuple(file for file in files_in(data) if file.exists())
    if files or not data.hasImage():
        return files
    picture = data.imageData()
    if not isinstance(picture, QImage) or picture.isNull():
        return ()
    file = Path(tempfile.mkdtemp(prefix="dujiao-")) / f"截图_{now:%Y%m%d_%H%M%S}.png"
    return (file,) if picture.save(str(file)) else ()
