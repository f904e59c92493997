"""What every page is given: jobs, the change feed, the mouth, whose desk this is, and the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dujiao_desktop.domain.changes import Changes

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from dujiao_desktop.desktop.change_feed import ChangeFeed
    from dujiao_desktop.desktop.jobs import Jobs
    from dujiao_desktop.desktop.messages import Messages
    from dujiao_desktop.domain.office import Office
    from dujiao_desktop.domain.officer import Officer
    from dujiao_desktop.domain.work_calendar import WorkCalendar
    from dujiao_desktop.environment.workspace import WorkspacePaths
    from dujiao_desktop.usecases import Lists


@dataclass(slots=True)
class Desk:
    """One open workspace as the screens see it.

    Attributes:
        lines: Read-only connection of the window's own thread, for one window of lines at a time.
        officers: Everyone who works here now.
        by: The officer at the desk; changes when another sits down.
        clock: This moment; a value in tests.
        remember_folder: Keeps the folder last chosen for exports.
        last_folder: That folder.
        sign_as: Gives an officer's local signing key; takes a moment, for jobs only. What it is, no screen knows.
        text_size: Percent, 100 to 175.
        set_text_size: Changes it at once and for the next start.
        appearance: Colours: light, dark, contrast or system.
        set_appearance: Changes them at once and for the next start.
        backup_noted: Shows when the last backup was made.
        leave: Closes the workspace and goes back to the start page.
        since: Mark from which on actions can be taken back.
        restore_here: Closes the workspace, puts a backup in its place and opens it again; given file and password.
        undo_act: Takes back one action by its number, whatever was done since.
        lock: Locks the window now; None where there is no password to ask for.
        set_lock_after: Follows a new time of the idle lock, in minutes; 0 for never.
        sit_down: Lets another officer work, by name.
        state: What the window remembers for its user: column choice; None remembers nothing.
        undo: Takes back the newest action of the session, and says so.
    """

    jobs: Jobs
    changes: ChangeFeed
    messages: Messages
    office: Office
    paths: WorkspacePaths
    lines: Lists
    officers: tuple[Officer, ...]
    by: Officer
    clock: Callable[[], datetime]
    last_folder: Path
    remember_folder: Callable[[Path], None]
    sign_as: Callable[[Officer, datetime], Any]
    text_size: int
    set_text_size: Callable[[int], None]
    appearance: str
    set_appearance: Callable[[str], None]
    leave: Callable[[], None]
    backup_noted: Callable[[str], None]
    since: int = 0
    undo: Callable[[], None] | None = None
    undo_act: Callable[[int], None] | None = None
    lock: Callable[[], None] | None = None
    set_lock_after: Callable[[int], None] | None = None
    sit_down: Callable[[str], None] | None = None
    state: QSettings | None = None
    restore_here: Callable[[Path, str | None], None] | None = None

    def use_calendar(self, calendar: WorkCalendar) -> None:
        """Count days by another calendar from now on; every page that counts is told."""
        self.office = replace(self.office, calendar=calendar)
        self.changes.tell(Changes(calendar=True))

    def today(self) -> date:
        """This day."""
        return self.clock().date()
