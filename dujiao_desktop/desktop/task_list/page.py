"""任务: the list at the left, the card of the chosen task at the right; in narrow windows one at a time."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from dujiao_desktop.columns.tasks import COMMON_WORDS
from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.lists.delegates import DeadlineDelegate, StepsDelegate, WarnedDelegate
from dujiao_desktop.desktop.lists.list_table import ListTable
from dujiao_desktop.desktop.lists.windowed_model import WindowedModel
from dujiao_desktop.desktop.places import BatchPlace, PlanPlace, TaskGroup, TaskPlace
from dujiao_desktop.desktop.task_list import columns as col
from dujiao_desktop.desktop.task_list.choosing import ColumnChoice
from dujiao_desktop.desktop.task_list.presenter import Show, TaskListPresenter
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.empty import fill_empty
from dujiao_desktop.desktop.widgets.parts import MARGIN, Page, SearchField, button, label, panel, rule, shortcut
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.plan import Plan, PlanStanding
from dujiao_desktop.domain.task_filter import TaskFilter
from dujiao_desktop.domain.task_line import TaskLine
from dujiao_desktop.usecases import edit_many, find_tasks, plans

if TYPE_CHECKING:
    from dujiao_desktop.desktop.plans.plans_dialog import PlansDialog
    from dujiao_desktop.desktop.task_card.card import TaskCard
    from dujiao_desktop.usecases import Lists

LEAST_CARD = 388
"""Width of the card beside the list, at 100 % text, below which its forms would be cut."""
NARROW = 860
"""Width of the page, at 100 % text, below which the card takes it all."""

_CHIPS = (
    (Show.OPEN, "未销号"),
    (Show.OVERDUE, "逾期"),
    (Show.RETURNED, "被退回"),
    (Show.LONG_TERM, "长期坚持"),
    (Show.ALL, "全部"),
)
_LIST, _NONE_YET, _NONE_FOUND = range(3)
_LONGEST_CHIP = 12


class TaskListPage(Page):
    """Which task, and what does it lack?"""

    def __init__(self, desk: Desk) -> None:
        super().__init__("任务")
        self._desk = desk
        self._narrow = False
        self._full = False
        self._chosen: int | None = None
        self._place: TaskPlace | None = None
        self.search_field = SearchField("搜编号、问题、措施、佐证")
        self.header.add(
            self.search_field,
            button("导入清单", "", self._import, tip="从上级下发的清单导入（Ctrl+I）"),
            button("新任务", "primary", self.make_new, icon_name="plus", tip="手工新建一项任务（Ctrl+N）"),
        )
        self.model: WindowedModel[TaskLine] = WindowedModel(
            col.screen_columns(desk.office.rules, desk.today), self._lines, self
        )
        self.table = ListTable(self.model, "任务列表", col.PROBLEM)
        self.table.set_widths(
            {
                col.NUMBER: 68, col.DEADLINE: 144, col.PROGRESS: 126, col.CLOSEOUT: 128, col.EVIDENCE: 54,
                col.UPPER: 84, col.SOURCE: 150, col.UNITS: 140, col.PERSON: 84, col.CLASSES: 96,
                col.WARNING: 110,
            }
        )  # fmt: skip
        self.table.set_spare((col.PROGRESS, col.EVIDENCE), 640)
        self.table.setItemDelegateForColumn(col.PROBLEM, WarnedDelegate(desk.office.rules, self.table))
        self.table.setItemDelegateForColumn(col.DEADLINE, DeadlineDelegate(desk.today, self.table))
        self.table.setItemDelegateForColumn(col.CLOSEOUT, StepsDelegate(len(desk.office.rules.steps), self.table))
        self.columns = ColumnChoice(self.table, tuple(c.key for c in self.model.columns), desk.state)
        self.table.let_several()
        self._card: TaskCard | None = None
        self._list_panel = self._build_list()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(16)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._list_panel)
        self.body.addWidget(self._split, 1)

        self.presenter = TaskListPresenter(self, desk, self)
        self.search_field.textChanged.connect(self.presenter.search)
        self.search_field.returnPressed.connect(self._to_list)
        self.table.row_chosen.connect(self._choose)
        self.table.row_entered.connect(self._enter)
        self.table.several_chosen.connect(self._several_chosen)
        self.table.clicked.connect(self._clicked)
        shortcut("Ctrl+E", self, self.change_many)
        self.table.order_wanted.connect(self.presenter.order_by)

    @property
    def card(self) -> TaskCard:
        """The card of the chosen task, made when it is first asked for: the list does not wait for it."""
        if self._card is None:
            self._card = self._make_card()
        return self._card

    def _make_card(self) -> TaskCard:
        from dujiao_desktop.desktop.task_card.card import TaskCard

        card = TaskCard(self._desk)
        card.hide()
        self._split.addWidget(card)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([px(724), px(434)])
        card.setMinimumWidth(px(LEAST_CARD))
        card.closed.connect(self.go_back)
        card.full_wanted.connect(self._set_full)
        card.task_wanted.connect(self._show_linked)
        card.plan_wanted.connect(self.show_plan)
        card.elsewhere_wanted.connect(self.asks_for)
        card.presenter.removed.connect(self._card_gone)
        card.presenter.shown.connect(self._go_to_place)
        return card

    def _card_is_open(self) -> bool:
        return self._card is not None and self._card.isVisible()

    # What the presenter asks.

    def show_keys(self, keys: array[int], total: int, asked: TaskFilter, select: int | None) -> None:
        """Show these rows; the chosen one stays chosen and the list stays where it was."""
        place = self.table.verticalScrollBar().value()
        if select is not None and select not in keys:
            # Asked for by another page or just made, but hidden by the filter: show everything.
            self._chips[Show.ALL].click()
            self.presenter.select_when_read(self._id_of(select))
            return
        self.table.scrollToTop()
        self.model.set_keys(keys)
        self.table.show_order(asked.order, asked.descending)
        if select is not None:
            self.table.select_key(select)
            if self._place is not None:
                self._enter(select)
                content = self.card.presenter.content
                if content is not None and content.case.task.id == self._place.task_id:
                    self._go_to_place(content.case.task.id)
            else:
                self._choose(select)
        elif self._chosen is not None:
            self.table.select_key(self._chosen)
            self.table.verticalScrollBar().setValue(place)
        self.header.facts.set_text(f"共 {total} 项 · 当前显示 {len(keys)}" if total else "")
        self._stack.setCurrentIndex(_LIST if keys else _NONE_FOUND if total else _NONE_YET)

    def read_lines_again(self) -> None:
        """Read the lines of the visible rows anew, keeping order and place."""
        self.model.read_again()

    # What the window asks.

    def help_topic(self) -> str:
        """Help for the part of the card that is open, else for the list."""
        return self.card.help_topic() if self._card_is_open() else "tasks"

    def read(self) -> None:
        """Ask for the list and the open card again."""
        self.presenter.ask()
        if self._card is not None:
            self._card.presenter.read_again()

    def search(self) -> None:
        """Go to the search."""
        if self._narrow and self._card_is_open():
            self.go_back()
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    def make_new(self) -> None:
        """Enter a task by hand."""
        from dujiao_desktop.desktop.task_list.new_task import NewTaskDialog

        dialog = NewTaskDialog(self._desk, self.window())
        dialog.made.connect(self._show_made)
        dialog.open()

    def _show_made(self, task_id: TaskId) -> None:
        """A new task begins with its measures."""
        from dujiao_desktop.desktop.task_card.card import MEASURES

        self.card.tabs.setCurrentIndex(MEASURES)
        self.presenter.select_when_read(task_id)

    def show_this(self, what: object) -> None:
        """Begin an import or a new task, open the plans, or show one task at a place, some tasks, what a text finds."""
        if what == "import":
            self._import()
        elif what == "new":
            self.make_new()
        elif what == "batch":
            self.change_many()
        elif what == "plans":
            self.manage_plans()
        elif what == "new-plan":
            self._open_plans().accept()
        elif isinstance(what, PlanPlace):
            self._open_plans().go_to(what.plan_id)
        elif isinstance(what, BatchPlace):
            self._open_batch(lambda _: what.task_ids, f"草稿里的 {len(what.task_ids)} 项")
        elif isinstance(what, TaskPlace):
            self._place = what
            self.presenter.select_when_read(what.task_id)
        elif isinstance(what, TaskGroup):
            self._show_group(what)
        elif isinstance(what, str):
            self._chips[Show.ALL].click()
            self.search_field.setText(what)

    def paste(self) -> None:
        """To the evidence of the open card."""
        if self._card_is_open():
            self.card.paste()

    def go_back(self) -> None:
        """From the card to the list; from a search to everything."""
        if self._card_is_open() and (self._narrow or self._full):
            if self.card.leave_is_fine():
                self._full = False
                self._hide_card_if_narrow()
                self.table.setFocus()
        elif self.search_field.hasFocus() and self.search_field.text():
            self.search_field.clear()
        else:
            self.take_focus()

    def take_focus(self) -> None:
        """The keyboard belongs to the list."""
        (self.table if self.table.isVisible() else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_is_fine(self) -> bool:
        """Whether nothing typed in the card would be lost."""
        return self._card is None or self._card.leave_is_fine()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One at a time in narrow windows."""
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()
            if narrow and self._chosen is not None:
                # Became narrow with a card open: the list is what one comes back to.
                self._hide_card_if_narrow()

    def _build_list(self) -> QWidget:
        made = panel()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        chips = QHBoxLayout()
        chips.setContentsMargins(12, 9, 12, 9)
        chips.setSpacing(8)
        self._chips = {}
        group = QButtonGroup(self)
        group.setExclusive(True)
        for show, word in _CHIPS:
            made_chip = button(word, "chip")
            made_chip.setCheckable(True)
            made_chip.setChecked(show is Show.OPEN)
            made_chip.setProperty("show", show.value)
            made_chip.clicked.connect(self._chip_clicked)
            group.addButton(made_chip)
            chips.addWidget(made_chip)
            self._chips[show] = made_chip
        self._group_chip = button("", "chip", self._leave_group)
        self._group_chip.setCheckable(True)
        self._group_chip.hide()
        group.addButton(self._group_chip)
        chips.addWidget(self._group_chip)
        chips.addStretch(1)
        self._more_button = button("筛选", "quiet", self._choose_filter, tip="共性、个性，或一个专项方案名下的")
        chips.addWidget(self._more_button)
        choose = button("列", "quiet", self._choose_columns, tip="选择显示哪些列（表头上按右键也可以）")
        choose.setAccessibleName("选择显示哪些列")
        self._columns_button = choose
        many = button("批量修改", "quiet", self.change_many, tip="改选中的几项；没有选，就改找到的全部（Ctrl+E）")
        chips.addWidget(many)
        chips.addWidget(choose)
        layout.addLayout(chips)
        layout.addWidget(rule())
        layout.addWidget(self._build_chosen_bar())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            fill_empty(
                QWidget(),
                "还没有任务",
                "导入上级下发的清单（.xlsx、.txt），或者手工新建一项。",
                (button("导入清单", "primary", self._import), button("新任务", "", self.make_new)),
            )
        )
        self._stack.addWidget(
            fill_empty(
                QWidget(),
                "没有符合条件的任务",
                "换一个筛选，或者少写几个字。",
                (button("显示全部", "", self._show_all),),
            )
        )
        layout.addWidget(self._stack, 1)
        return made

    def _build_chosen_bar(self) -> QWidget:
        self._chosen_bar = QWidget()
        across = QHBoxLayout(self._chosen_bar)
        across.setContentsMargins(12, 6, 12, 6)
        across.setSpacing(8)
        self._chosen_words = label("")
        self._choose_all = button("全选", "quiet", self.table.selectAll)
        across.addWidget(self._chosen_words)
        across.addWidget(button("批量修改…", "smallPrimary", self.change_many))
        across.addWidget(self._choose_all)
        across.addStretch(1)
        across.addWidget(button("取消选择", "quiet", self._choose_none))
        self._chosen_bar.hide()
        return self._chosen_bar

    def change_many(self) -> None:
        """Change one field of the selected tasks, or of all that are found where no more than one is selected."""
        if not self.model.rowCount() or not self.leave_is_fine():
            return
        keys = self.table.chosen_keys()
        words = f"选中的 {len(keys)} 项"
        if len(keys) < 2:
            keys = [key for row in range(self.model.rowCount()) if (key := self.model.key_at(row)) is not None]
            words = f"找到的 {len(keys)} 项"
        self._open_batch(lambda lists: edit_many.ids_of(lists, keys), words)

    def _open_batch(self, find: Callable[[Lists], tuple[TaskId, ...]], words: str) -> None:
        from dujiao_desktop.desktop.task_list.batch_dialog import BatchDialog

        BatchDialog(find, words, self._desk, self.window()).open()

    def _several_chosen(self, count: int) -> None:
        found = self.model.rowCount()
        self._chosen_bar.setVisible(count > 1)
        self._chosen_words.setText(f"✓ 已选 {count} 项")
        self._choose_all.setText(f"全选 {found} 项")
        self._choose_all.setVisible(count < found)

    def _choose_none(self) -> None:
        self.table.select_key(self._chosen)
        self.table.setFocus()

    def _choose_filter(self) -> None:
        job = self._desk.jobs.with_lists("读取方案", lambda lists, _: plans.plans(lists))
        job.done.connect(self._offer_filters)
        job.failed.connect(self._desk.messages.tell)

    def _offer_filters(self, standings: tuple[PlanStanding, ...]) -> None:
        menu = QMenu(self)
        for common in (True, False):
            words = COMMON_WORDS[common]
            menu.addAction(words).triggered.connect(partial(self._show_only, words, TaskFilter(common=common)))
        menu.addSeparator()
        for standing in standings:
            menu.addAction(standing.plan.title).triggered.connect(partial(self.show_plan, standing.plan))
        menu.addAction("管理专项方案…").triggered.connect(self.manage_plans)
        menu.exec(self._more_button.mapToGlobal(QPoint(0, self._more_button.height() + 2)))
        menu.deleteLater()

    def show_plan(self, plan: Plan) -> None:
        """List the tasks under a special plan."""
        self._show_only(
            plan.title if len(plan.title) <= _LONGEST_CHIP else plan.title[:_LONGEST_CHIP] + "…",
            TaskFilter(plan_id=plan.id),
        )

    def manage_plans(self) -> None:
        """All special plans."""
        self._open_plans()

    def _open_plans(self) -> PlansDialog:
        from dujiao_desktop.desktop.plans.plans_dialog import PlansDialog

        dialog = PlansDialog(self._desk, self.window())
        dialog.plan_wanted.connect(self.show_plan)
        dialog.open()
        return dialog

    def _show_only(self, words: str, asked: TaskFilter) -> None:
        self.search_field.clear()
        self._show_group_chip(words)
        self.presenter.narrow(asked)

    def _show_group_chip(self, words: str) -> None:
        self._group_chip.setText(f"{words} ×")
        self._group_chip.setAccessibleName(f"{words}，点一下看全部")
        self._group_chip.show()
        self._group_chip.setChecked(True)

    def _choose_columns(self) -> None:
        self.columns.open_below(self._columns_button)

    def _chip_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._group_chip.hide()
            self.presenter.show_only(Show(str(sender.property("show"))))

    def _show_group(self, group: TaskGroup) -> None:
        self.search_field.clear()
        self._show_group_chip(group.word)
        self.presenter.show_group(group.keys)

    def _leave_group(self) -> None:
        self._group_chip.hide()
        self._chips[Show.ALL].click()

    def _go_to_place(self, task_id: str) -> None:
        if self._place is not None and self._place.task_id == task_id:
            place, self._place = self._place.place, None
            self.card.go_to(place)

    def _show_linked(self, task_id: str) -> None:
        self.show_this(TaskPlace(TaskId(task_id)))

    def _show_all(self) -> None:
        self.search_field.clear()
        self._chips[Show.ALL].click()

    def _to_list(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _choose(self, key: int) -> None:
        if key == self._chosen and self._card_is_open():
            return
        if not self.leave_is_fine():
            self.table.select_key(self._chosen)
            return
        self._chosen = key
        self.card.presenter.show(self._id_of(key))
        if not self._narrow:
            self.card.show()

    def _clicked(self, index: QModelIndex) -> None:
        key = self.model.key_at(index.row())
        if key is None or not self.table.chosen_alone(key):
            return
        if self._narrow:
            self._enter(key)
        else:
            # Made current already while rows were being added to the selection, which opens no card.
            self._choose(key)

    def _enter(self, key: int) -> None:
        self._choose(key)
        self.card.show()
        self._arrange()
        self.card.setFocus()

    def _id_of(self, key: int) -> TaskId:
        row = self.model.row_of(key)
        line = self.model.line_at(row) if row is not None else None
        if line is None:
            line = self._lines([key])[0]
        return line.id

    def _lines(self, keys: Sequence[int]) -> Sequence[TaskLine]:
        return find_tasks.lines(self._desk.lines, keys, self._desk.today())

    def _set_full(self, full: bool) -> None:
        self._full = full
        self._arrange()

    def _arrange(self) -> None:
        alone = (self._narrow or self._full) and self._card_is_open()
        self._list_panel.setVisible(not alone)
        if self._card is not None:
            self._card.set_alone(alone)
            self._card.setMinimumWidth(0 if alone else px(LEAST_CARD))
        self.header.setVisible(not (alone and self._narrow))
        side, edge = (12, 8) if self._narrow else (MARGIN, 18)
        self.body.setContentsMargins(side, edge, side, edge)

    def _hide_card_if_narrow(self) -> None:
        if self._narrow and self._card is not None:
            self._card.hide()
        self._arrange()

    def _card_gone(self) -> None:
        self._chosen = None
        self._full = False
        self.card.hide()
        self._arrange()

    def _import(self) -> None:
        from dujiao_desktop.desktop.import_wizard.dialog import ImportDialog

        dialog = ImportDialog(self._desk, self.window())
        dialog.imported.connect(self._imported)
        dialog.open()

    def _imported(self) -> None:
        self.search_field.clear()
