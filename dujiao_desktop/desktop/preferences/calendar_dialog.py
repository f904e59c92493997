"""工作日历: the years known, the days of one year, changing a day, adding a year, taking one from a file."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dujiao_desktop.desktop.desk import Desk
from dujiao_desktop.desktop.messages import sentence_of
from dujiao_desktop.desktop.theme import px
from dujiao_desktop.desktop.widgets.date_field import DateField
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.parts import NoWheel, button, clear, label, row, rule, scrolled
from dujiao_desktop.domain.errors import Told
from dujiao_desktop.domain.reading import CalendarReading
from dujiao_desktop.domain.work_calendar import DayMark, HolidayYear, Stretch
from dujiao_desktop.usecases import calendar as days

_WEEKDAYS = "一二三四五六日"
_LIST_WIDTH = 196


class CalendarDialog(FormDialog):
    """Years at the left; at the right the days of the chosen one, as they were or as they are being changed."""

    topic = "calendar"

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("工作日历", "保存这一年", parent, leave="关闭")
        self._desk = desk
        self._known = days.KnownCalendar(())
        self._edited: dict[int, HolidayYear] = {}
        self._year: HolidayYear | None = None
        self._years = QListWidget()
        self._years.setAccessibleName("已有的年份")
        self._years.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._years.setObjectName("yearList")
        self._years.currentItemChanged.connect(self._chosen)
        self._new = QLineEdit()
        self._new.setPlaceholderText("如 2027")
        self._new.setAccessibleName("要添加的年份")
        self._new.setMaxLength(4)
        self._new.returnPressed.connect(self.add_year)
        column = QWidget()
        column.setFixedWidth(px(_LIST_WIDTH))
        left = QVBoxLayout(column)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self._years, 1)
        left.addLayout(row(self._new, button("添加", "small", self.add_year)))
        left.addWidget(button("从文件导入…", "", self._choose_file, icon_name="upload"))
        holder = QWidget()
        across = row(spacing=16)
        across.addWidget(column)
        across.addLayout(self._day_side(), 1)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(
            label(
                "公示期、倒排计划按这里的休息日和调休上班日计算。没有的年份不算、不猜；添加后马上生效。",
                "mutedBody",
                wrap=True,
            )
        )
        layout.addLayout(across, 1)
        self.set_content(holder)
        self.fit(860, 640)
        self._read(desk.today().year)

    # The two ways in besides choosing a year.

    def add_year(self) -> None:
        """A year that is not there: its weekends alone, until the officer has compared it with the notice."""
        text = self._new.text().strip()
        try:
            made = days.plain_year(int(text) if text.isdecimal() else 0)
        except Told:
            said = f"“{text}”不是年份" if text else "还没有写年份"
            self.say_trouble(f"{said}，没有添加。请写 {days.FIRST_YEAR} 到 {days.LAST_YEAR} 之间的四位数字。")
            return
        self.say_trouble("")
        self._new.clear()
        if self._known.find(made.year) is None and made.year not in self._edited:
            self._edited[made.year] = made
        self._fill(made.year)
        self._day.setFocus()

    def use_file(self, file: Path) -> None:
        """Read a year from a file and show it; it counts when it is saved."""
        job = self._desk.jobs.with_files("读取放假安排", lambda _: days.read_calendar_file(file))
        job.done.connect(self._file_read)
        job.failed.connect(self.refused)

    def accept(self) -> None:
        """Keep the year that is shown."""
        year = self._year
        if year is None:
            return
        desk, confirmed = self._desk, self._checked.isChecked()
        by, now = desk.by, desk.clock()
        self.set_busy(True)
        job = desk.jobs.with_store(
            "保存工作日历",
            lambda store, _: days.keep_year(store, desk.paths, year, by=by, now=now, confirmed=confirmed),
        )
        job.done.connect(self._kept)
        job.failed.connect(self.refused)

    def reject(self) -> None:
        """Leave; what was changed and not saved is asked for once."""
        unsaved = "、".join(str(y) for y in sorted(self._edited))
        if unsaved and not self._desk.messages.ask(
            f"{unsaved} 年改了还没有保存，关闭吗？", "关闭，不保存", "返回后可以接着改。", danger=True
        ):
            return
        super().reject()

    # The days of a year.

    def _day_side(self) -> QVBoxLayout:
        self._title = label("", "title")
        self._source = QLineEdit()
        self._source.setAccessibleName("依据的通知")
        self._source.setPlaceholderText("依据：国务院办公厅关于××年部分节假日安排的通知")
        self._source.editingFinished.connect(self._source_edited)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        shown = QWidget()
        inner = QVBoxLayout(shown)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addLayout(self._list)
        inner.addStretch(1)
        self._day = DateField()
        self._day.setAccessibleName("要改的日期")
        self._mark = QComboBox()
        self._mark.setAccessibleName("这一天休息还是上班")
        for mark, word in days.MARK_WORDS.items():
            self._mark.addItem(word if mark else "按星期（不是假期）", mark.value if mark else "")
        NoWheel.guard((self._mark,), self)
        self._name = QLineEdit()
        self._name.setAccessibleName("名称")
        self._name.setPlaceholderText("名称，可不写")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.addRow(label("改一天", "mutedBody"), row(self._day, self._mark))
        form.addRow(label("名称", "mutedBody"), row(self._name, button("改这一天", "", self.change_day)))
        self._checked = QCheckBox("已对照国务院办公厅的放假通知核对")
        self._shipped = button("改回随程序的", "quiet", self._use_shipped)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addLayout(row(self._title, None, self._shipped))
        side.addWidget(self._source)
        side.addWidget(scrolled(shown), 1)
        side.addWidget(rule())
        side.addLayout(form)
        side.addWidget(self._checked)
        return side

    def change_day(self) -> None:
        """Mark the day that is written in the form."""
        year, day = self._year, self._day.day()
        if year is None:
            return
        if day is None:
            self.say_trouble("日期没有写对，没有改。请写成 2027-01-01 这样。")
            self._day.setFocus()
            return
        if day.year != year.year:
            self.say_trouble(f"{day.isoformat()} 不在 {year.year} 年，没有改。请先在左边选 {day.year} 年。")
            return
        self.say_trouble("")
        mark = self._mark.currentData()
        self._change(year.marked(day, DayMark(mark) if mark else None, self._name.text().strip()))
        self._name.clear()
        self._day.setFocus()

    def _source_edited(self) -> None:
        year = self._year
        if year is not None and self._source.text().strip() != year.source:
            self._change(HolidayYear(year.year, self._source.text().strip(), year.off, year.work, year.names))

    def _change(self, year: HolidayYear) -> None:
        known = self._known.find(year.year)
        if known is not None and known.year == year:
            self._edited.pop(year.year, None)
        else:
            self._edited[year.year] = year
        self._fill(year.year)

    def _show(self, year: HolidayYear) -> None:
        self._year = year
        known, edited = self._known.find(year.year), year.year in self._edited
        self._title.setText(f"{year.year} 年　休息 {len(year.off)} 天，调休上班 {len(year.work)} 天")
        self._source.setText(year.source)
        self._shipped.setVisible(known is not None and known.own and known.shipped)
        self._checked.setVisible(known is None)
        self._checked.setChecked(False)
        self.do_button.setEnabled(edited)
        self.hint.setText("改了还没有保存。" if edited else "")
        clear(self._list)
        for stretch in year.stretches():
            self._list.addLayout(self._stretch_row(stretch))
        if not (year.off or year.work):
            words = "只有星期六、星期日休息。请照通知把放假和调休上班的日子写进来，或从文件导入。"
            self._list.addWidget(label(words, "mutedBody", wrap=True))

    def _stretch_row(self, stretch: Stretch) -> QHBoxLayout:
        off = stretch.mark is DayMark.OFF
        span = _day(stretch.start) + (f" 至 {_day(stretch.end)}" if stretch.days > 1 else "")
        about = f"　{stretch.days} 天　{stretch.name}" if off else f"　{stretch.name}"
        change = button("改", "link", partial(self._take, stretch))
        change.setAccessibleName(f"改 {span}")
        made = row(label("○ 休息" if off else "● 上班", "" if off else "warnBody"))
        made.addWidget(label(span + about, wrap=True), 1)
        made.addWidget(change)
        return made

    def _take(self, stretch: Stretch) -> None:
        self._day.set_day(stretch.start)
        self._mark.setCurrentIndex(self._mark.findData(stretch.mark.value))
        self._name.setText(stretch.name)
        self._day.setFocus()

    # Years.

    def _read(self, select: int) -> None:
        paths = self._desk.paths
        job = self._desk.jobs.with_files("看工作日历", lambda _: days.known_calendar(paths))
        job.done.connect(partial(self._read_done, select))
        job.failed.connect(self.refused)

    def _read_done(self, select: int, known: days.KnownCalendar) -> None:
        self._known = known
        self._fill(select)
        if known.troubles:
            self.say_trouble("\n".join(map(sentence_of, known.troubles)))

    def _fill(self, select: int) -> None:
        """The years anew, `select` chosen; the last one where it is not known."""
        numbers = sorted({k.year.year for k in self._known.years} | self._edited.keys())
        self._years.blockSignals(True)
        self._years.clear()
        for number in numbers:
            item = QListWidgetItem(f"{number} 年 · {self._standing(number)}")
            item.setData(Qt.ItemDataRole.UserRole, number)
            self._years.addItem(item)
        chosen = select if select in numbers else numbers[-1]
        self._years.setCurrentRow(numbers.index(chosen))
        self._years.blockSignals(False)
        self._chosen()

    def _standing(self, number: int) -> str:
        known = self._known.find(number)
        if number in self._edited:
            return "没有保存"
        if known is None or not known.own:
            return "随程序"
        return "本单位改过" if known.shipped else "本单位添加"

    def _chosen(self, *_: object) -> None:
        item = self._years.currentItem()
        number = int(item.data(Qt.ItemDataRole.UserRole))
        known = self._known.find(number)
        year = self._edited.get(number) or (known.year if known else None)
        if year is not None:
            self._show(year)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "选择放假安排", str(self._desk.last_folder), "放假安排 (*.toml *.xlsx *.csv);;所有文件 (*)"
        )
        if name:
            self.use_file(Path(name))

    def _file_read(self, read: CalendarReading) -> None:
        skipped = [r for r in read.rows if r.fate == "skipped"]
        self.say_trouble("")
        self._change(read.year)
        told = f"读了 {len(read.rows)} 行，采用 {len(read.rows) - len(skipped)} 行，跳过 {len(skipped)} 行"
        self.hint.setText(f"{told}（表头、重复的）。核对后保存。" if skipped else f"{told}。核对后保存。")

    def _use_shipped(self) -> None:
        year, desk = self._year, self._desk
        if year is None:
            return
        number, by, now = year.year, desk.by, desk.clock()
        job = desk.jobs.with_store(
            "改回随程序的工作日历", lambda store, _: days.use_shipped_year(store, desk.paths, number, by=by, now=now)
        )
        job.done.connect(self._kept)
        job.failed.connect(self.refused)

    def _kept(self, done: days.CalendarChanged) -> None:
        self.set_busy(False)
        self._edited.pop(done.year.year, None)
        self._desk.use_calendar(done.calendar)
        self._read(done.year.year)
        self._desk.messages.say(f"{done.year.year} 年的工作日历已存好，改动 {len(done.differences)} 天，马上按它计算。")


def _day(day: date) -> str:
    return f"{day:%m-%d}（周{_WEEKDAYS[day.weekday()]}）"
