"""打印恢复码: the recovery code on a sheet of paper, never in the workspace."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.job_control import Unwatched
from dujiao_desktop.environment import printing
from dujiao_desktop.environment.resources import resource


def write_recovery_sheet(unit: str, code: str, workspace: Path, to: Path, *, now: datetime) -> Path:
    """Write the sheet as PDF, readable by its owner alone.

    Args:
        unit: Full name of the unit.
        code: The recovery code in its groups.
        workspace: The folder it opens; the sheet must not lie in it.
        to: Where the officer wants it; `.pdf` is added where it is missing.
        now: This moment.

    Returns:
        The file written.

    Raises:
        Refused: ``sheet_inside_workspace``, ``target_is_folder``, ``no_glyph``; nothing was written.
        Unavailable: The disk refuses.
    """
    from dujiao_desktop.documents.writing import recovery_sheet

    file = to if to.suffix.lower() == ".pdf" else to.with_name(f"{to.name}.pdf")
    if workspace.resolve() in file.resolve().parents:
        raise Refused("sheet_inside_workspace", path=str(file))
    if file.is_dir():
        raise Refused("target_is_folder", path=str(file))
    recovery_sheet.write_recovery_sheet(unit, code, str(workspace), now, file, resource("fonts"), Unwatched())
    return file


def print_recovery_sheet(unit: str, code: str, workspace: Path, to: Path, *, now: datetime) -> tuple[Path, bool]:
    """Write the sheet (see `write_recovery_sheet`) and give it to the printer; says whether a printer took it."""
    file = write_recovery_sheet(unit, code, workspace, to, now=now)
    return file, printing.send_to_printer(file)
