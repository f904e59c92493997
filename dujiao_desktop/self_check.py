"""`dujiao --self-check`: the whole program tried on itself, for the built program and for a puzzled support desk.

Makes a workspace (every migration runs), imports a sample, closes a task, writes and verifies its dossier, checks
the workspace, looks at photos and pages, opens every form. Everything happens in a temporary folder that is gone afterwards.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import platform
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from dujiao_desktop import __version__
from dujiao_desktop.environment import clock
from dujiao_desktop.usecases.check_office import check_office
from dujiao_desktop.usecases.photo_check import check_photos
from dujiao_desktop.usecases.print_pairs import print_pairs
from dujiao_desktop.wiring import make_demo, open_office


def main() -> int:
    """Run all parts, print what each gave as one JSON object, return 0 when all are well and 1 when one is not."""
    parts: tuple[tuple[str, Callable[[Path], object]], ...] = (
        ("dossier", _dossier),
        ("workspace", _workspace),
        ("photos", _photos),
        ("forms", _forms),
    )
    found: dict[str, object] = {"version": __version__, "system": platform.platform()}
    ok = True
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for name, part in parts:
            try:
                found[name] = part(Path(folder) / "demo")
            except Exception as trouble:  # whatever goes wrong is the finding
                found[name], ok = f"{type(trouble).__name__}: {trouble}", False
    print(json.dumps({"ok": ok, **found}, ensure_ascii=False, indent=1))
    return 0 if ok else 1


def _dossier(folder: Path) -> object:
    made = make_demo(folder, clock.now())
    if not made.verified:
        raise AssertionError(made.verdict_sentence)
    return made.verdict_sentence


def _workspace(folder: Path) -> object:
    with open_office(folder / "工作区", None, clock.now()) as office:
        result = check_office(office.store)
    if not result.ok:
        raise AssertionError("；".join(f.text for f in result.findings))
    return "database, history and vault agree"


def _photos(folder: Path) -> object:
    from dujiao_desktop.documents.reading.pdf_pages import PdfPages

    now = clock.now()
    with open_office(folder / "工作区", None, now) as office:
        with office.store.lists() as lists:
            tasks = lists.tasks_with_photos()
        looked_at = [
            len(check_photos(office.store, task, office=office.office, clock=clock.now).photos) for task in tasks
        ]
        sheet = folder / "整改前后对比.pdf"
        print_pairs(office.store, office.paths, tasks[0], sheet, office=office.office, by=None, now=now)
    page = PdfPages(sheet)
    seen = page.picture(1, 400)
    page.close()
    if not sum(looked_at) or len(set(seen.rgb)) < 2:
        raise AssertionError(f"{looked_at} photos were looked at, and the page shows nothing")
    return f"{sum(looked_at)} photos, and a page of {seen.width} × {seen.height}"


def _forms(folder: Path) -> object:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QDialog

    from dujiao_desktop.desktop import forms

    app = QApplication.instance() or QApplication([])
    opened = []
    for module in pkgutil.iter_modules(forms.__path__):
        form = importlib.import_module(f"{forms.__name__}.{module.name}")
        for name in (n for n in vars(form) if n.startswith("Ui_")):
            dialog = QDialog()
            getattr(form, name)().setupUi(dialog)
            dialog.show()
            app.processEvents()
            dialog.close()
            opened.append(name.removeprefix("Ui_"))
    if not opened:
        raise AssertionError("no form was found")
    return opened
