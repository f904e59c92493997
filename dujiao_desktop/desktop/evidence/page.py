"""佐证: where does this belong? What waits in groups at the left, what is chosen at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.evidence.clipboard import files_in, pasted_files
from dujiao_desktop.desktop.evidence.details import Details
from dujiao_desktop.desktop.evidence.intake_bar import IntakeBar
from dujiao_desktop.desktop.evidence.presenter import InboxContent, InboxPresenter
from dujiao_desktop.desktop.evidence.tile_delegate import PICTURE
from dujiao_desktop.desktop.evidence.tile_view import TileView
from dujiao_desktop.desktop.evidence.words import group_words, taken_in_words
from dujiao_desktop.desktop.places import InboxPlace
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.empty import fill_empty
from dujiao_desktop.desktop.widgets.parts import Page, button, panel, shortcut
from dujiao_desktop.desktop.widgets.pictures import PictureSource
from dujiao_desktop.domain.evidence import EvidenceItem
from dujiao_desktop.domain.identity import EvidenceId, TaskId
from dujiao_desktop.domain.inbox import InboxGroup
from dujiao_desktop.environment.disk import removable_drives
from dujiao_desktop.usecases.take_in import TakenIn

NARROW = 860
"""Width of the page, at 100 % text, below which what is chosen takes it all."""
LEAST_DETAILS = 364
"""Width of the right side, at 100 % text, below which its form would be cut."""
_TILES, _EMPTY = range(2)
CAMERA_FOLDER = "DCIM"
"""Where cameras keep their photos."""


class EvidencePage(Page):
    """Files that wait for their task."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("佐证")
        self._desk = desk
        self._content: InboxContent | None = None
        self._narrow = self._alone = False
        self._wanted: tuple[EvidenceId, ...] = ()
        self.setAcceptDrops(True)
        self.presenter = InboxPresenter(desk, self)
        self.add_find()
        self._drives = button(
            "从相机或U盘取", "", self._from_drive, tip="收一整个文件夹：插着相机卡、U 盘的从那里选，没有的从电脑里选"
        )
        self.header.add(
            self._drives,
            button("添加文件…", "primary", self.make_new, tip="也可以直接拖到这一页，或者按 Ctrl+V 粘贴"),
        )
        self.bar = IntakeBar()
        self._pictures = PictureSource(
            desk, QSize(px(PICTURE.width()), px(PICTURE.height())), self.devicePixelRatioF(), self
        )
        self.tiles = TileView(desk.office.rules, self._pictures)
        self.details = Details(desk, self.presenter)
        self.details.setMinimumWidth(px(LEAST_DETAILS))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tiles)
        self._stack.addWidget(self._empty())
        self._frame = panel()
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(11, 6, 1, 6)
        inner.addWidget(self._stack)
        self._more = self._build_more()
        inner.addWidget(self._more)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(16)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._frame)
        self._split.addWidget(self.details)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([px(724), px(434)])
        self.body.addWidget(self.bar)
        self.body.addWidget(self._split, 1)
        self.details.hide()
        self._connect()

    # What the window asks.

    def help_topic(self) -> str:
        """Help for this page."""
        return "inbox"

    def read(self) -> None:
        """Ask again what waits."""
        self.presenter.read()

    def make_new(self) -> None:
        """Let the officer choose files."""
        names, _ = QFileDialog.getOpenFileNames(self, "选择要收的文件", str(Path.home()))
        if names:
            self.presenter.take(tuple(map(Path, names)))

    def paste(self) -> None:
        """Take in what was copied."""
        files = pasted_files(self._desk.clock())
        if files:
            self.presenter.take(files)
        else:
            self._desk.messages.warn("剪贴板里没有图片，也没有文件，什么也没有收。请先截图或者复制文件，再按 Ctrl+V。")

    def show_this(self, what: object) -> None:
        """Choose some files, or begin what the search asks for."""
        ways: dict[object, Callable[[], None]] = {
            "files": self.make_new,
            "folder": self._add_folder,
            "drive": self._from_drive,
        }
        if isinstance(what, InboxPlace):
            self._wanted = what.evidence_ids
            self.read()
        elif what in ways:
            ways[what]()

    def go_back(self) -> None:
        """From what is chosen to the tiles."""
        if self._alone:
            self._set_alone(False)
        self.take_focus()

    def take_focus(self) -> None:
        """The keyboard belongs to the tiles."""
        (self.tiles if self.tiles.isVisible() else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_is_fine(self) -> bool:
        """What is typed is kept as a draft, and said so; nothing holds the officer here."""
        self.details.draft.flush()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One side at a time in narrow windows."""
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW)
        if narrow is not self._narrow:
            self._narrow = narrow
            self._alone = False
            self._arrange()

    # Dropping and pasting.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders are welcome anywhere on the page."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self.header.facts.set_text("松手就收进来，先放在待归位")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._say_facts()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in."""
        self._say_facts()
        files = files_in(event.mimeData())
        event.acceptProposedAction()
        if files:
            self.presenter.take(files)

    def _add_folder(self) -> None:
        self._folder_from(Path.home())

    def _from_drive(self) -> None:
        drives = removable_drives()
        if not drives:
            self._desk.messages.say("没有找到插上的相机卡或者 U 盘，先从电脑里选文件夹。")
            self._add_folder()
        elif len(drives) == 1:
            self._folder_from(drives[0])
        else:
            menu = QMenu(self)
            for drive in drives:
                menu.addAction(str(drive)).triggered.connect(partial(self._folder_from, drive))
            menu.exec(self._drives.mapToGlobal(self._drives.rect().bottomLeft()))
            menu.deleteLater()

    def _folder_from(self, at: Path, *_: object) -> None:
        start = at / CAMERA_FOLDER if (at / CAMERA_FOLDER).is_dir() else at
        name = QFileDialog.getExistingDirectory(self, "选择要收的文件夹，里面的都会收", str(start))
        if name:
            self.presenter.take((Path(name),))

    # What the presenter and the parts tell.

    def _connect(self) -> None:
        told, tiles, details, bar = self.presenter, self.tiles, self.details, self.bar
        told.shown.connect(self._show)
        told.begun.connect(bar.show_begun)
        told.progressed.connect(bar.show_progress)
        told.over.connect(bar.show_over)
        told.taken_in.connect(self._show_taken)
        tiles.chosen_changed.connect(self._chosen)
        tiles.put_wanted.connect(self._put_group)
        tiles.task_wanted.connect(self._choose_for_group)
        tiles.key_pressed.connect(self._put_by_key)
        tiles.change_wanted.connect(self._describe)
        tiles.remove_wanted.connect(self._remove)
        tiles.open_wanted.connect(self._open)
        details.closed.connect(self.go_back)
        details.task_wanted.connect(self._choose_for_chosen)
        details.put_wanted.connect(self._put_chosen)
        details.dropped.connect(self._put)
        details.open_wanted.connect(self._open)
        details.remove_wanted.connect(self._remove)
        bar.stop_wanted.connect(self._stop)
        bar.go_on_wanted.connect(self._go_on)
        bar.let_go_wanted.connect(self._let_go)
        bar.list_wanted.connect(self.show_list)
        bar.undo_wanted.connect(self._undo)
        shortcut("Ctrl+T", self, self._choose_for_chosen)

    def _show(self, content: InboxContent) -> None:
        self._content = content
        self.tiles.set_groups(content.groups, self._desk.today())
        if self._wanted:
            wanted, self._wanted = self._wanted, ()
            self.tiles.choose(wanted, wanted[0])
        self._stack.setCurrentIndex(_TILES if content.groups else _EMPTY)
        self._say_facts()
        left = content.left[0] if content.left else None
        count = len(left.waiting) if left is not None else 0
        self.bar.show_left(f"上次还有 {count} 个文件没有收完。" if count else "")
        self._arrange()

    def _say_facts(self) -> None:
        content = self._content
        if content is not None:
            self.header.facts.set_text(f"待归位 {content.waiting} 件 · 已归位 {content.has_task} 件")

    def _chosen(self) -> None:
        items = self.tiles.chosen()
        if items:
            self.details.show_items(items, self.presenter.targets(self._groups_of(items)))
        elif self._alone:
            self._alone = False
        self._more_button.setText(f"选中 {len(items)} 件，看说明和去向")
        self._arrange()

    def _groups_of(self, items: Sequence[EvidenceItem]) -> tuple[InboxGroup, ...]:
        ids = {item.id for item in items}
        groups = self._content.groups if self._content is not None else ()
        return tuple(group for group in groups if any(item.id in ids for item in group.items))

    def _arrange(self) -> None:
        chosen = bool(self.tiles.chosen()) and self._stack.currentIndex() == _TILES
        self.details.setVisible(chosen and (not self._narrow or self._alone))
        self._frame.setVisible(not (self._narrow and self._alone and chosen))
        self._more.setVisible(chosen and self._narrow and not self._alone)
        self.details.set_alone(self._narrow)

    def _set_alone(self, alone: bool) -> None:
        self._alone = alone and self._narrow
        self._arrange()
        if self._alone:
            self.details.form.kind.setFocus()

    def _describe(self) -> None:
        if self.tiles.chosen():
            self._set_alone(True)
            self.details.form.kind.setFocus()

    def _show_alone(self) -> None:
        self._set_alone(True)

    # Putting.

    def _put_group(self, group: InboxGroup, task_id: str) -> None:
        self._put(tuple(item.id for item in group.items), task_id)

    def _put_chosen(self, task_id: str) -> None:
        self._put(self.tiles.chosen_ids(), task_id)

    def _put_by_key(self, number: int) -> None:
        task_id = self.details.targets.task_at(number)
        if task_id is not None and self.tiles.chosen():
            self._put_chosen(task_id)

    def _put(self, ids: tuple[EvidenceId, ...], task_id: str) -> None:
        if self._is_saved():
            job = self.presenter.put(ids, TaskId(task_id))
            job.failed.connect(self._desk.messages.tell)

    def _is_saved(self) -> bool:
        """What was typed goes with the files: it is stored first, in its own job; False where that is not possible."""
        return not self.details.has_typed() or self.details.save() is not None

    def _choose_for_group(self, group: InboxGroup) -> None:
        words = group_words(group, self._desk.today())
        self._choose_task(tuple(item.id for item in group.items), words)

    def _choose_for_chosen(self) -> None:
        items = self.tiles.chosen()
        if items:
            words = items[0].title if len(items) == 1 else f"选中的 {len(items)} 个文件"
            self._choose_task(tuple(item.id for item in items), words)

    def _choose_task(self, ids: tuple[EvidenceId, ...], words: str) -> None:
        from dujiao_desktop.desktop.evidence.task_chooser import TaskChooser

        if self._is_saved():
            TaskChooser(self._desk, self.window(), words, partial(self.presenter.put_to, ids)).open()

    def _remove(self) -> None:
        items = self.tiles.chosen()
        if items:
            self.presenter.remove(items)

    def _open(self) -> None:
        """Look at the chosen file, and from there at all of its group."""
        from dujiao_desktop.desktop.viewer.dialog import ViewerDialog

        chosen = self.tiles.chosen()
        if len(chosen) != 1:
            return
        (item,) = chosen
        (group,) = (one.items for one in self._groups_of(chosen))
        viewer = ViewerDialog(group, group.index(item), self._desk, self.window())
        viewer.turned_to.connect(lambda evidence_id: self.tiles.choose((EvidenceId(evidence_id),)))
        viewer.open()

    # Taking in.

    def _stop(self) -> None:
        self.bar.show_stopping()
        self.presenter.stop()

    def _go_on(self) -> None:
        if self._content is not None and self._content.left:
            self.presenter.go_on(self._content.left[0].name)

    def _let_go(self) -> None:
        content = self._content
        if content is None or not content.left:
            return
        count = len(content.left[0].waiting)
        if self._desk.messages.ask(
            f"剩下的 {count} 个文件不收了吗？", "不收了", "已经收好的都在；原来的文件一个也不动。"
        ):
            self.presenter.let_go(content.left[0].name)

    def _show_taken(self, taken: TakenIn) -> None:
        from dujiao_desktop.desktop.evidence.taken_in_dialog import has_list

        self.bar.show_result(taken_in_words(taken), has_list=has_list(taken), undoable=bool(taken.items))

    def show_list(self) -> None:
        """The list of what came of the last taking-in."""
        from dujiao_desktop.desktop.evidence.taken_in_dialog import TakenInDialog

        taken = self.presenter.taken
        if taken is not None:
            dialog = TakenInDialog(taken, taken_in_words(taken), self.window())
            dialog.wanted.connect(self.asks_for)
            dialog.open()

    def _undo(self) -> None:
        self.bar.hide_result()
        if self._desk.undo is not None:
            self._desk.undo()

    def _empty(self) -> QWidget:
        ways = (button("添加文件…", "", self.make_new), button("添加文件夹…", "", self._add_folder))
        words = "把照片、文件或者整张相机卡拖到这里；先收进来，再归到任务。"
        return fill_empty(QWidget(), "没有待归位的文件", words, ways)

    def _build_more(self) -> QWidget:
        made = QWidget()
        across = QHBoxLayout(made)
        across.setContentsMargins(6, 4, 12, 4)
        self._more_button: QPushButton = button("看说明和去向", "smallPrimary", self._show_alone)
        across.addStretch(1)
        across.addWidget(self._more_button)
        made.hide()
        return made
