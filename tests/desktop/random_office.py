"""An office with three doors: use cases, command line and window, over one workspace on a real disk.

Every deed is watched: one that is done is one action of the history, by whom it was meant; one that is refused says why
and leaves every row and every file as they were.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from shiboken6 import isValid

from dujiao_desktop.desktop.jobs import RunningJob
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.undo.undoing import Undoing
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.gap_row import GapRow
from dujiao_desktop.domain.case_file import CaseFile
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.office import Office
from dujiao_desktop.domain.officer import Officer
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.environment import clock, master_key
from dujiao_desktop.environment.workspace import WorkspacePaths
from dujiao_desktop.store.connecting import Access, key_from, open_driver
from dujiao_desktop.store.database import Store
from dujiao_desktop.store.lists import Lists
from dujiao_desktop.usecases.sentences import sentence
from dujiao_desktop.wiring import OpenOffice, open_office
from tests.desktop.desk import OpenDesk, make_desk
from tests.journeys.command_line import asked

_Dialog = TypeVar("_Dialog", bound=FormDialog)
FIRST_ROUND_DAYS_AGO = 320
ROUND_DAYS = 41
"""From the first step of a round to its return or reopening; seven rounds find room before today."""
_NOT_KEPT = (
    "sqlite_",
    "task_search",
    "draft",
    "intake_file",
    "photo_print",
    "photo_hint",
    "history",
    "alembic_version",
)
"""Tables that are no records: the library's own, the search index, what is being typed, and the log itself."""


class Door(StrEnum):
    """A way into the office."""

    USECASE = "use case"
    COMMAND = "command line"
    WINDOW = "window"


class NotDone(Exception):
    """A door that did not do it, with the sentence it said."""


class Window:
    """The window over an open workspace; its work is done at once."""

    def __init__(self, opened: OpenOffice, folder: Path, since: int) -> None:
        self.parent = QWidget()
        self.made: OpenDesk = make_desk(opened, self.parent, folder)
        desk = self.made.desk
        desk.clock, desk.since = clock.now, since
        desk.sit_down = lambda name: None
        self.undoing = Undoing(desk, self.parent)
        desk.undo, desk.undo_act = self.undoing.undo, self.undoing.undo_act

    @cached_property
    def card(self) -> TaskCard:
        card = TaskCard(self.made.desk)
        card.setParent(self.parent)
        return card

    def show(self, task_id: TaskId) -> TaskCard:
        """The card of a task, read anew."""
        self.card.presenter.show(task_id)
        self.turn()
        assert self.card.presenter.content is not None
        return self.card

    @staticmethod
    def turn() -> None:
        for _ in range(3):
            QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def dialog(self, kind: type[_Dialog]) -> _Dialog:
        """The dialog just opened; that there is none is an answer too."""
        self.turn()
        found = next((d for d in self.parent.findChildren(kind) if d.isVisible()), None)
        if found is None:
            raise NotDone("不提供这个按钮")
        return found

    def agree(self, dialog: QDialog) -> None:
        """Click on its main button; what stays open has refused."""
        assert isinstance(dialog, FormDialog)
        dialog.do_button.click()
        self.turn()
        self.closed(dialog)

    def closed(self, dialog: FormDialog) -> None:
        """A dialog that has done its work is gone; what stays open has refused."""
        if isValid(dialog) and dialog.isVisible():
            self.leave(dialog)

    def leave(self, dialog: FormDialog) -> None:
        """Close a dialog that has refused, and hand on what it said."""
        said = dialog.trouble.text() or dialog.hint.text()
        dialog.reject()
        self.turn()
        raise NotDone(said or "按钮不能按")

    def press(self, within: QWidget, words: str) -> None:
        """Click on the button of these words, or of this name for who cannot see it; none there is an answer too."""
        self.turn()
        for one in within.findChildren(QPushButton):
            if words in (one.text(), one.accessibleName()) and one.isEnabled():
                one.click()
                self.turn()
                return
        raise NotDone("不提供这个按钮")

    def answer(self) -> str:
        """What was said outside of dialogs: below the window, in the form of a step, or as a list of what it lacks."""
        words = list(self.made.messages.said)
        if "card" in vars(self):
            step = self.card.closeout.step
            words += [] if step._trouble.isHidden() else [step._trouble.text()]
            words += ["还差" for _ in self.card.closeout.findChildren(GapRow)]
        return "".join(words)

    def watch(self, job: RunningJob | None) -> None:
        """See an action through whose refusal its dialog says."""
        if job is not None:
            job.failed.connect(lambda error: self.made.messages.said.append(sentence(error)))
        self.turn()

    def close(self) -> None:
        self.made.desk.lines.close()
        self.parent.close()
        self.parent.deleteLater()
        self.turn()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert self.made.messages.bugs == []


@dataclass(frozen=True)
class Seen:
    """What the office is like at one moment."""

    office: Office
    cases: dict[TaskId, CaseFile]
    officers: tuple[Officer, ...]
    act: int


@dataclass
class RandomOffice:
    """One workspace, several people, and everything they try.

    Attributes:
        who: Name of the officer who acts next.
        number: 序号 of the task that is meant next.
        begun: The day the round under way began; every step lies on its own day after it.
        count: How many deeds were tried; makes every text and file another one.
    """

    workspace: Path
    papers: Path
    key: Path
    who: str = "周玉"
    number: str = "7"
    begun: date = field(default_factory=lambda: clock.today() - timedelta(FIRST_ROUND_DAYS_AGO))
    count: int = 0
    office: Office = field(init=False)
    paths: WorkspacePaths = field(init=False)
    _open: ExitStack = field(default_factory=ExitStack, init=False)
    _opened: OpenOffice | None = field(default=None, init=False)
    _window: Window | None = field(default=None, init=False)
    _now: tuple[dict[str, object], Seen] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.office, self.paths = self.opened.office, self.opened.paths
        self.since = self.newest_act()

    # Opening and closing.

    @property
    def opened(self) -> OpenOffice:
        """The workspace, open for the use cases or the window."""
        if self._opened is None:
            self._opened = self._open.enter_context(open_office(self.workspace, None, clock.now()))
            self.office = self._opened.office
        return self._opened

    def leave(self) -> None:
        """Close window and workspace, so that the command line may have it."""
        if self._window is not None:
            self._window.close()
        self._window = self._opened = None
        self._open.close()

    def open_again(self) -> None:
        """New rules and new days count from the next opening on."""
        self.leave()
        assert self.opened

    def end(self) -> None:
        """Close everything for good."""
        self.leave()
        self.lists.close()
        self.rows.close()

    @cached_property
    def lists(self) -> Lists:
        """A reader that stays when the workspace is closed."""
        return self.store.lists()

    @cached_property
    def rows(self) -> Any:
        """The database as a tool without manners reads it."""
        return open_driver(self.paths.database, self._database_key, Access.READ)

    # What deeds ask for.

    @property
    def store(self) -> Store:
        return self.opened.store

    @property
    def now(self) -> datetime:
        return clock.now()

    @property
    def by(self) -> Officer:
        """Who acts; also somebody who has left, as a window still open would have it."""
        return next(o for o in self.officers(active_only=False) if o.name == self.who)

    @property
    def facts(self) -> dict[str, Any]:
        """Who and when, as every use case takes them."""
        return {"by": self.by, "now": self.now}

    @property
    def task_id(self) -> TaskId:
        return self.lists.find_task(self.number)

    @property
    def case(self) -> CaseFile:
        return self.lists.case_file(self.task_id)

    def officers(self, *, active_only: bool = True) -> tuple[Officer, ...]:
        return self.lists.officers(active_only)

    def day(self, after: int) -> date:
        """A day of the round under way."""
        return self.begun + timedelta(after)

    def next_round(self) -> date:
        """The day on which this round ends and the next one begins."""
        return self.begun + timedelta(ROUND_DAYS)

    def paper(self, words: str) -> Path:
        """A paper of its own."""
        file = self.papers / f"{words}{self.count}-{len(list(self.papers.iterdir()))}.txt"
        file.write_text(f"{words} {file.name}", encoding="utf-8")
        return file

    def command(self, *words: object) -> None:
        """At the command line, while nobody sits at the window."""
        self.leave()
        said = asked(*words, "--workspace", self.workspace, "--as", self.who, "--json")
        assert said.code in (0, 1), (words, said.out, said.err)
        if said.code == 1:
            raise NotDone(said.error["sentence"])

    @property
    def window(self) -> Window:
        """The window, with whoever acts now at it."""
        if self._window is None:
            self._window = Window(self.opened, self.papers, self.since)
        desk = self._window.made.desk
        desk.officers, desk.by = self.officers(), self.by
        return self._window

    @property
    def card(self) -> TaskCard:
        """The card of the task that is meant."""
        return self.window.show(self.task_id)

    # What is looked at before and after every deed.

    def newest_act(self) -> int:
        return self.lists.newest_act()

    def look(self) -> Seen:
        ids = [line.id for line in self.lists.all_lines(TaskFilter(), clock.today())]
        cases = {one: self.lists.case_file(one) for one in ids}
        return Seen(self.office, cases, self.lists.officers(False), self.newest_act())

    def everything(self) -> dict[str, object]:
        """Every row that is a record, the end of the log of them, and every file that means something."""
        tables = {name: self.rows.execute(f'SELECT * FROM "{name}"').fetchall() for name in self._records()}
        end = self.rows.execute("SELECT count(*), max(seq) FROM history").fetchall()
        folders = ("evidence", "rules", "holidays")
        files = [p for name in folders for p in (self.workspace / name).rglob("*") if p.is_file()]
        kept = {str(p.relative_to(self.workspace)): p.read_bytes() for p in (*files, self.workspace / "workspace.toml")}
        return {**tables, "history": end, **kept}

    def written(self, since: int) -> list[tuple[int, str, str]]:
        """Number, name and doer of every action after `since`."""
        asked_for = "SELECT DISTINCT act, action, who FROM history WHERE act > ? ORDER BY act"
        return list(self.rows.execute(asked_for, (since,)).fetchall())

    def replayed(self) -> tuple[dict[Any, Any], dict[Any, Any]]:
        """The rows as the history alone makes them, and as they are; what is empty says nothing in either."""
        rows: dict[tuple[str, int], dict[str, Any]] = {}
        found: dict[tuple[str, int], dict[str, Any]] = {}
        for record, row, operation, changes in self.rows.execute(
            "SELECT record, row, operation, changes FROM history WHERE row > 0 ORDER BY seq"
        ):
            if operation == "delete":
                del rows[record, row]
                continue
            values = rows.setdefault((record, row), {})
            values.update({name: new for name, (_, new) in json.loads(changes).items()})
        for table in self._records():
            names = [name for _, name, *_ in self.rows.execute(f'PRAGMA table_info("{table}")')]
            for values in self.rows.execute(f'SELECT * FROM "{table}"').fetchall():
                one = dict(zip(names, values, strict=True))
                found[table, one["key"]] = one
        return _said(rows), _said(found)

    def _records(self) -> list[str]:
        names = self.rows.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        return [name for (name,) in names if not name.startswith(_NOT_KEPT)]

    @cached_property
    def _database_key(self) -> Any:
        return key_from(master_key.unwrap(self.paths.keys, None))

    def behind_every_door(self, *statements: str) -> None:
        """Write where no door leads: what somebody with the key and a tool could do."""
        db = open_driver(self.paths.database, self._database_key, Access.WRITE)
        for statement in statements:
            db.execute(statement)
        db.close()

    def tried(self, name: str, door: Door, do: Callable[[RandomOffice, Door], None]) -> tuple[str, Seen, Seen]:
        """Try a deed through a door; gives the refusal, empty when it was done, and the office before and after.

        What a refusal changed is a fault.
        """
        self.count += 1
        rows, before = self._now or (self.everything(), self.look())
        said = ""
        if self._window is not None:
            self._window.made.messages.said.clear()
        try:
            do(self, door)
            if self.newest_act() == before.act:
                said = self.window.answer() if door is Door.WINDOW else "没有改动"
                assert said, f"{name} was not done by the {door} and nothing was said"
        except Refused as refused:
            said = sentence(refused) + "；".join(m.text for m in getattr(refused, "missing", ()))
        except NotDone as told:
            said = str(told)
            assert said, f"{name} was not done by the {door} and nothing was said"
        after = self.everything()
        if said:
            assert after == rows, f"{name} was refused by the {door} and changed something: {said}"
        self._now = after, before if said else self.look()
        return said, before, self._now[1]


def _said(rows: dict[Any, dict[str, Any]]) -> dict[Any, Any]:
    return {
        place: {name: value for name, value in row.items() if value not in (None, "") and name != "key"}
        for place, row in rows.items()
    }
