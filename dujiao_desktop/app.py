"""The window: starts, connects, shuts down. Nothing heavy is imported before the first window is painted."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from dujiao_desktop.desktop import collector
from dujiao_desktop.desktop.colours import LIKE_SYSTEM, tokens_for
from dujiao_desktop.desktop.input_method import choosing as input_method
from dujiao_desktop.desktop.main_window import OPENING, SETTLED_MS, MainWindow
from dujiao_desktop.domain.errors import Told

if TYPE_CHECKING:
    from dujiao_desktop.desktop.change_feed import ChangeFeed
    from dujiao_desktop.desktop.colours import Tokens
    from dujiao_desktop.desktop.crash import CrashReporter
    from dujiao_desktop.desktop.desk import Desk
    from dujiao_desktop.desktop.housekeeping import Housekeeping
    from dujiao_desktop.desktop.idle_lock import IdleLock
    from dujiao_desktop.desktop.jobs import JobRunner
    from dujiao_desktop.desktop.start.ways_in import WaysIn
    from dujiao_desktop.domain.job_control import JobControl
    from dujiao_desktop.domain.officer import Officer
    from dujiao_desktop.environment.settings import Settings
    from dujiao_desktop.environment.workspace import WorkspacePaths
    from dujiao_desktop.usecases import Lists
    from dujiao_desktop.usecases.back_up import Restored
    from dujiao_desktop.wiring import OpenOffice

_MID_LIGHTNESS = 128
_UNAVAILABLE = 3
"""Exit code for what the computer refuses, as on the command line."""


def main(argv: list[str] | None = None) -> int:
    """Open the window; returns the exit code when it is closed."""
    folder = _asked_folder(sys.argv[1:] if argv is None else argv)
    if not has_screen():
        from dujiao_desktop.usecases.sentences import sentence_of

        print(sentence_of("no_screen", {}), file=sys.stderr)
        return _UNAVAILABLE
    app = make_application([sys.argv[0]])
    program = Program(app, folder)
    program.start()
    code = app.exec()
    program.shut_down()
    return code


def has_screen() -> bool:
    """Whether Qt will find a screen to draw on; it would end the program itself, and in English, when there is none."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _asked_folder(argv: list[str]) -> Path | None:
    if not argv:
        return None
    import argparse

    parser = argparse.ArgumentParser(prog="dujiao-window", description="督交：整改任务的窗口")
    parser.add_argument("--workspace", metavar="DIR", type=Path, help="打开这个工作区，而不是上次用的")
    folder: Path | None = parser.parse_args(argv).workspace
    return folder


def make_application(argv: list[str]) -> QApplication:
    """The Qt program with everything that has to be set before the first widget."""
    collector.keep_still()
    input_method.prepare()
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    app = QApplication(argv)
    input_method.connect(app)
    app.setApplicationName("dujiao")
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


class Program(QObject):
    """Holds what lives as long as the program: window, jobs, the open workspace."""

    def __init__(self, app: QApplication, folder: Path | None, settings_file: Path | None = None) -> None:
        """Make the window.

        Args:
            app: The Qt program.
            folder: Workspace to open; None for the last one.
            settings_file: Where the settings lie; None for the usual place.
        """
        from dujiao_desktop.environment import settings

        super().__init__(app)
        self._app = app
        self._settings_file = settings_file or settings.settings_file()
        self.settings: Settings = settings.load(self._settings_file)
        self._folder = folder or (Path(self.settings.last_workspace) if self.settings.last_workspace else None)
        self._state = QSettings(str(self._settings_file.with_name("window.ini")), QSettings.Format.IniFormat)
        self.window = MainWindow(self._first_colours())
        self.window.restore_size(self._state)
        self.window.closing.connect(self._remember)
        self.window.officer_chosen.connect(self._sit_down)
        self._crash: CrashReporter | None = None
        self._open = ExitStack()
        self._office: OpenOffice | None = None
        self._lines: Lists | None = None
        self.desk: Desk | None = None
        self._password: str | None = None
        self._housekeeping: Housekeeping | None = None
        self._idle: IdleLock | None = None
        self._collector = collector.Collector(self)

    @cached_property
    def feed(self) -> ChangeFeed:
        """What every action changed."""
        from dujiao_desktop.desktop.change_feed import ChangeFeed

        return ChangeFeed()

    @cached_property
    def jobs(self) -> JobRunner:
        """The lanes."""
        from dujiao_desktop.desktop.jobs import JobRunner

        return JobRunner(self.feed, self)

    @cached_property
    def ways_in(self) -> WaysIn:
        """The pages before a workspace is open."""
        from dujiao_desktop.desktop.start.ways_in import WaysIn

        made = WaysIn(self.window, self.jobs, lambda: self.settings.last_workspace, self)
        made.open_wanted.connect(self.open_folder)
        made.restored.connect(self._open_restored)
        return made

    def start(self) -> None:
        """Show the window; when it is on the screen, furnish it and open the workspace behind it."""
        self.window.painted.connect(self._go_on)
        self.window.appear()

    def shut_down(self) -> None:
        """Finish what is being written, close the workspace in order."""
        self._collector.stop()
        self._close_office()
        self.jobs.shut_down()
        if self._crash is not None:
            self._crash.uninstall()

    def _go_on(self) -> None:
        self._dress()
        self._app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.window.furnish()
        if self._folder is not None:
            self.open_folder(self._folder)
        else:
            self.ways_in.show_start()
        self._collector.start(SETTLED_MS)

    # Opening.

    def open_folder(self, folder: Path, password: str | None = None) -> None:
        """Open a workspace; asks for its password where it has one."""
        from dujiao_desktop import wiring

        self._close_office()
        if password is None:
            try:
                if wiring.asks_for_password(folder):
                    self.ways_in.show_unlock(folder)
                    return
            except Told as error:
                self.ways_in.not_opened(folder, error)
                return

        def enter(_: JobControl) -> tuple[ExitStack, OpenOffice, Lists, Lists, tuple[Officer, ...], int, int]:
            stack = ExitStack()
            try:
                office = stack.enter_context(wiring.open_office(folder, password, _now()))
                # One for the lane of look-ups, one for the window's own thread.
                lists, lines = office.store.lists(), office.store.lists()
                stack.callback(lists.close)
                stack.callback(lines.close)
                officers, tasks, since = lists.officers(), lists.counts(_now().date()).total, lists.newest_act()
            except BaseException:
                stack.close()
                raise
            return stack, office, lists, lines, officers, tasks, since

        def refused(error: BaseException) -> None:
            self.ways_in.not_opened(folder, error)

        self._password = password
        self.window.show_opening(OPENING) if password is None else None
        job = self.jobs.with_files("打开工作区", enter)
        job.done.connect(self._opened)
        job.failed.connect(refused)

    def restore_here(self, file: Path, password: str | None) -> None:
        """Put a backup in the place of the open workspace, which is set aside, and open it again."""
        if self.desk is None:
            return
        folder = self.desk.paths.folder
        self._close_office()
        self.window.show_opening("正在就地恢复…")
        job = self.jobs.with_files("就地恢复", lambda control: _restore_here(file, folder, password, control))

        def restored(done: Restored) -> None:
            self._open_restored(done, password)

        def refused(error: BaseException) -> None:
            self.open_folder(folder, self._password)
            self.window.messages.tell(error)

        job.done.connect(restored)
        job.failed.connect(refused)

    def _open_restored(self, done: Restored, password: str | None) -> None:
        from dujiao_desktop.usecases.back_up import note_backup

        # The note is no part of a backup, which is made before it is noted.
        with suppress(Told):
            note_backup(done.folder, done.made_at)
        self.open_folder(done.folder, password)
        counted = f"{done.tasks} 项任务，全部核对过。"
        if done.set_aside is not None:
            self.window.messages.say(f"已就地恢复，{counted}原来的在 {done.set_aside}，没有删除。")
        else:
            self.window.messages.say(f"已恢复，{counted}")

    def _opened(self, opened: tuple[ExitStack, OpenOffice, Lists, Lists, tuple[Officer, ...], int, int]) -> None:
        from dujiao_desktop.desktop.crash import CrashReporter
        from dujiao_desktop.desktop.desk import Desk
        from dujiao_desktop.desktop.housekeeping import Housekeeping
        from dujiao_desktop.desktop.messages import sentence_of
        from dujiao_desktop.desktop.pages import builders

        self._open, self._office, lists, self._lines, officers, tasks, since = opened
        office = self._office
        self.jobs.use(office.store, lists)
        last = self._state.value("officer/" + office.office.workspace_id, "")
        by = next((o for o in officers if o.name == last), officers[0])
        self.desk = Desk(
            jobs=self.jobs,
            changes=self.feed,
            messages=self.window.messages,
            office=office.office,
            paths=office.paths,
            lines=self._lines,
            officers=officers,
            by=by,
            clock=_now,
            last_folder=Path(self.settings.last_export or Path.home()),
            remember_folder=self._remember_folder,
            sign_as=office.signer,
            text_size=self.settings.text_size,
            set_text_size=self._set_text_size,
            appearance=self.settings.appearance,
            set_appearance=self._set_appearance,
            leave=self._leave,
            backup_noted=self.window.show_backup,
            since=since,
            state=self._state,
            restore_here=self.restore_here,
            sit_down=self._sit_down,
        )
        self._watch_idleness(office.paths)
        self._change_settings(last_workspace=str(office.paths.folder))
        if self._crash is None:
            self._crash = CrashReporter(office.paths.log, self)
            self._crash.crashed.connect(self._say_crash)
            self._crash.install()
        self.window.open_desk(self.desk, builders(), self.jobs, self.first_page(tasks))
        self.window.show_officer()
        self.window.show_backup(_last_backup(office.paths.folder))
        loss = (office.store.loss.text,) if office.store.loss is not None else ()
        if warnings := (*loss, *map(sentence_of, office.notices)):
            self.window.messages.warn("\n".join(warnings))
        self._housekeeping = Housekeeping(self.window, self.desk, office.store, self)

    @staticmethod
    def first_page(tasks: int) -> str:
        """Key of the page a workspace with so many tasks opens on: today's, once there is something to do."""
        return "today" if tasks else "tasks"

    def _close_office(self) -> None:
        if self._office is None:
            return
        if self._idle is not None:
            self._idle.stop()
            self._idle = None
        self.window.close_desk()
        if self._housekeeping is not None:
            self._housekeeping.end()
            self._housekeeping = None
        self._office, self._lines, self.desk = None, None, None
        opened, self._open = self._open, ExitStack()
        # In the lane that took the lock: it belongs to the thread that took it.
        self.jobs.finish_store()
        self.jobs.in_any_case("关闭工作区", opened.close)

    def _watch_idleness(self, paths: WorkspacePaths) -> None:
        from dujiao_desktop.usecases import idle_lock

        if self.desk is None or not idle_lock.can_lock(paths):
            return
        from dujiao_desktop.desktop.idle_lock import IdleLock

        self._idle = IdleLock(self.window, partial(idle_lock.unlock, paths), self)
        self._idle.watch(idle_lock.lock_after(paths))
        self.desk.lock, self.desk.set_lock_after = self._idle.lock, self._idle.watch

    def _sit_down(self, name: str) -> None:
        if self.desk is None:
            return
        self.desk.by = next(o for o in self.desk.officers if o.name == name)
        self._state.setValue("officer/" + self.desk.office.workspace_id, name)
        self.window.show_officer()

    def _leave(self) -> None:
        self._close_office()
        self.ways_in.show_start()

    # How it looks, and what is remembered.

    def _first_colours(self) -> Tokens:
        """For the first paint, before anything else is there; asking for the scheme's name takes longer than it."""
        ground = self._app.palette().window().color()
        return tokens_for(self.settings.appearance, system_is_dark=ground.lightness() < _MID_LIGHTNESS)

    def _dress(self) -> None:
        from dujiao_desktop.desktop import theme

        theme.apply(self._app, self.settings.text_size, self.settings.appearance)

    def _system_changed(self) -> None:
        """The desktop around us went dark or light, at sunset or by hand."""
        if self.settings.appearance == LIKE_SYSTEM:
            self._dress()

    def _set_appearance(self, appearance: str) -> None:
        self._change_settings(appearance=appearance)
        self._dress()

    def _set_text_size(self, percent: int) -> None:
        self._change_settings(text_size=percent)
        self._dress()
        # When the click that asked for it is over: the page it was made on is among those built anew.
        QTimer.singleShot(0, self.window.fit_text_size)

    def _remember_folder(self, folder: Path) -> None:
        if self.desk is not None:
            self.desk.last_folder = folder
        self._change_settings(last_export=str(folder))

    def _change_settings(self, **values: Any) -> None:
        from dujiao_desktop.environment import settings

        changed = replace(self.settings, **values)
        if changed != self.settings:
            self.settings = changed
            try:
                settings.save(changed, self._settings_file)
            except Told as error:
                self.window.messages.tell(error)

    def _remember(self) -> None:
        self.window.remember_size(self._state)

    def _say_crash(self, file: str) -> None:
        self.window.messages.warn(
            f"程序里有一处出了错，已经存好的数据没有受影响，没存的请再存一次。出错的记录在 {file}，请交给维护人员。"
        )


def _now() -> datetime:
    from dujiao_desktop.environment import clock

    return clock.now()


def _restore_here(file: Path, folder: Path, password: str | None, control: JobControl) -> Restored:
    from dujiao_desktop.usecases import back_up

    return back_up.restore_in_place(file, folder, password=password, now=_now(), control=control)


def _last_backup(folder: Path) -> str:
    from dujiao_desktop.desktop.backup.last import last_backup_words

    return last_backup_words(folder, _now())


if __name__ == "__main__":
    sys.exit(main())
