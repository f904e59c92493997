"""What the pages do before a workspace is open: set one up, ask for a password, restore a backup, or say why not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dujiao_desktop.desktop import crash
from dujiao_desktop.desktop.messages import sentence_of
from dujiao_desktop.desktop.start.start_page import StartPage
from dujiao_desktop.desktop.system_programs import open_with_system
from dujiao_desktop.domain.errors import Refused, Told, Unavailable
from dujiao_desktop.environment import clock

if TYPE_CHECKING:
    from dujiao_desktop.desktop.jobs import Jobs
    from dujiao_desktop.desktop.main_window import MainWindow
    from dujiao_desktop.desktop.start.restore_page import RestoreWish
    from dujiao_desktop.desktop.start.set_up_page import SetUpPage, SetUpWish
    from dujiao_desktop.domain.job_control import JobControl
    from dujiao_desktop.usecases.back_up import Restored

_MENDED_BY_BACKUP = frozenset(
    {"database_damaged", "database_missing", "keys_damaged", "keys_missing", "workspace_damaged"}
)


class WaysIn(QObject):
    """Shows the start pages and has their wishes done; every other page is imported when it is asked for.

    Signals:
        open_wanted: Emitted with the folder of a workspace, and its password or None.
        restored: Emitted with the workspace that a backup became, and its password or None.
    """

    open_wanted = Signal(object, object)
    restored = Signal(object, object)

    def __init__(self, window: MainWindow, jobs: Jobs, last: Callable[[], str], parent: QObject) -> None:
        """`last` gives the folder of the workspace that was open last; empty for none."""
        super().__init__(parent)
        self._window, self._jobs, self._last = window, jobs, last

    def show_start(self) -> StartPage:
        """What to open?"""
        page = StartPage(self._last())
        page.set_up_wanted.connect(self.show_set_up)
        page.open_wanted.connect(self._open)
        page.restore_wanted.connect(self.show_restore)
        page.restore_here_wanted.connect(self.show_restore)
        self._window.show_start(page)
        return page

    def show_set_up(self) -> None:
        """A new workspace: the notice, the unit, the password, the recovery code."""
        from dujiao_desktop.desktop.start.set_up_page import SetUpPage
        from dujiao_desktop.environment.rule_packs import load_rule_pack, shipped_packs
        from dujiao_desktop.usecases.set_up import CLASSIFIED_NOTICE, UNPROTECTED_WARNING, USUAL_PACK

        packs = tuple((key, load_rule_pack(key).title) for key in shipped_packs())
        page = SetUpPage(CLASSIFIED_NOTICE, UNPROTECTED_WARNING, packs, USUAL_PACK)

        def set_up(wish: SetUpWish) -> None:
            page.set_busy(True)
            job = self._jobs.with_files("建立工作区", lambda _: _set_up(wish))

            def made(code: str) -> None:
                page.set_busy(False)
                page.show_code(code)

            def refused(error: BaseException) -> None:
                page.set_busy(False)
                _say(page.say_trouble, error)

            def finished() -> None:
                self.open_wanted.emit(wish.folder, wish.password)

            job.done.connect(made)
            job.failed.connect(refused)
            page.finished.connect(finished)

        page.wanted.connect(set_up)
        page.sheet_wanted.connect(partial(self._make_sheet, page))
        page.left.connect(self.show_start)
        self._window.show_start(page)

    def show_restore(self, in_place: Path | None = None) -> None:
        """A backup into a folder of its own, or in the place of a workspace that does not open."""
        from dujiao_desktop.desktop.start.restore_page import RestorePage

        page = RestorePage(in_place)

        def restore(wish: RestoreWish) -> None:
            page.set_busy(True)
            job = self._jobs.with_files("恢复备份", lambda control: _restore(wish, control))

            def restored(done: Restored) -> None:
                page.set_busy(False)
                self.restored.emit(done, wish.password)

            def refused(error: BaseException) -> None:
                page.set_busy(False)
                _say(page.say_trouble, error)

            job.progressed.connect(page.show_progress)
            job.done.connect(restored)
            job.failed.connect(refused)

        page.wanted.connect(restore)
        page.left.connect(self.show_start)
        self._window.show_start(page)

    def show_unlock(self, folder: Path, trouble: Told | None = None) -> None:
        """The password of a workspace; `trouble` with the one before."""
        from dujiao_desktop.desktop.start.unlock_page import UnlockPage
        from dujiao_desktop.environment.workspace import WorkspacePaths, read_card

        page = UnlockPage(read_card(WorkspacePaths(folder)).unit, str(folder))
        if trouble is not None and trouble.code != "password_needed":
            page.refuse(sentence_of(trouble))

        def unlock(password: str) -> None:
            self.open_wanted.emit(folder, password)

        page.unlock_wanted.connect(unlock)
        page.left.connect(self.show_start)
        self._window.show_start(page)

    def not_opened(self, folder: Path, error: BaseException) -> None:
        """Ask for the password that was missing or wrong; else say why, with the way out where there is one."""
        if isinstance(error, Refused) and error.code in ("password_needed", "wrong_password"):
            self.show_unlock(folder, error)
            return
        page = self.show_start()
        if not isinstance(error, Told):
            self._window.messages.tell(error)
            return
        page.say_trouble(sentence_of(error))
        if error.code in _MENDED_BY_BACKUP:
            page.offer_restore(folder)

    def _open(self, folder: Path) -> None:
        self.open_wanted.emit(folder, None)

    def _make_sheet(self, page: SetUpPage, code: str, to: Path, printed: bool) -> None:
        """Write the sheet with the recovery code, and print it where it is wanted on paper."""
        wish = page.wish()
        job = self._jobs.with_files("打印恢复码", lambda _: _recovery_sheet(wish, code, to, printed))

        def made(done: tuple[Path, bool]) -> None:
            file, taken = done
            if taken:
                page.say_sheet(f"✓ 已送打印机。PDF 在 {file}，纸收好以后请把它从这台电脑上删掉。")
            elif printed:
                open_with_system(file)
                page.say_sheet(
                    f"▲ 没有找到能用的打印机，没有打印。PDF 已存到 {file}，并用系统里的程序打开："
                    "请在那里打印，或把它拿到能打印的电脑上，也可以抄在纸上。"
                )
            else:
                page.say_sheet(f"✓ 已存到 {file}。打印出来交负责人保管，这份 PDF 不要留在这台电脑上。")

        job.done.connect(made)
        job.failed.connect(partial(_say, page.say_trouble))


def _say(say: Callable[[str], None], error: BaseException) -> None:
    if isinstance(error, Told):
        say(sentence_of(error))
    else:
        # A bug: written down where a workspace is open, else on standard error; said here in any case.
        crash.record(error)
        say(sentence_of(Unavailable("program_fault", path="")))


def _set_up(wish: SetUpWish) -> str:
    from dujiao_desktop.usecases import set_up

    done = set_up.set_up(
        wish.folder,
        unit=wish.unit,
        officer_name=wish.officer,
        password=wish.password,
        now=clock.now(),
        short_names=wish.short_names,
        rule_pack=wish.rule_pack,
    )
    return done.recovery_code


def _recovery_sheet(wish: SetUpWish, code: str, to: Path, printed: bool) -> tuple[Path, bool]:
    from dujiao_desktop.usecases import recovery_sheet

    now = clock.now()
    if printed:
        return recovery_sheet.print_recovery_sheet(wish.unit, code, wish.folder, to, now=now)
    return recovery_sheet.write_recovery_sheet(wish.unit, code, wish.folder, to, now=now), False


def _restore(wish: RestoreWish, control: JobControl) -> Restored:
    from dujiao_desktop.usecases import back_up

    if wish.in_place:
        return back_up.restore_in_place(
            wish.file, wish.folder, password=wish.password, now=clock.now(), control=control
        )
    return back_up.restore(wish.file, wish.folder, password=wish.password, control=control)
