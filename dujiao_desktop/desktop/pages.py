"""Which page stands behind which word of the navigation; each is imported and built on its first visit."""

from __future__ import annotations

from collections.abc import Callable

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.widgets.parts import Page


def builders() -> dict[str, Callable[[Desk], Page]]:
    """Makers of pages by navigation key, the first page first."""
    return {
        "today": _today,
        "tasks": _tasks,
        "complaints": _complaints,
        "evidence": _evidence,
        "reports": _reports,
        "backup": _backup,
        "settings": _settings,
    }


def _today(desk: Desk) -> Page:
    from dujiao_desktop.desktop.today.page import TodayPage

    return TodayPage(desk)


def _tasks(desk: Desk) -> Page:
    from dujiao_desktop.desktop.task_list.page import TaskListPage

    return TaskListPage(desk)


def _complaints(desk: Desk) -> Page:
    from dujiao_desktop.desktop.complaints.page import ComplaintsPage

    return ComplaintsPage(desk)


def _evidence(desk: Desk) -> Page:
    from dujiao_desktop.desktop.evidence.page import EvidencePage

    return EvidencePage(desk)


def _reports(desk: Desk) -> Page:
    from dujiao_desktop.desktop.reports.page import ReportsPage

    return ReportsPage(desk)


def _backup(desk: Desk) -> Page:
    from dujiao_desktop.desktop.backup.page import BackupPage

    return BackupPage(desk)


def _settings(desk: Desk) -> Page:
    from dujiao_desktop.desktop.preferences.page import PreferencesPage

    return PreferencesPage(desk)
