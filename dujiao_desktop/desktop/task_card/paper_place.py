"""Where a paper about the task on the card goes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def paper_place(title: str, number: str, today: date, parent: QWidget) -> Path | None:
    """Ask for the PDF to be written, its name proposed from title, number and day; None where the officer asks for none."""
    name = f"{title}_{number}_{today:%Y%m%d}.pdf".replace("/", "-")
    chosen, _ = QFileDialog.getSaveFileName(parent, "存到哪里", str(Path.home() / name), "PDF (*.pdf)")
    if not chosen:
        return None
    return Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
