"""工作日历: the office's own years count at once, and a wrong file is named and takes nothing with it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from dujiao_desktop.domain.closeout import Conclusion
from dujiao_desktop.domain.errors import Refused, Told
from dujiao_desktop.domain.work_calendar import DayMark, HolidayYear
from dujiao_desktop.usecases import back_up, calendar, undo
from dujiao_desktop.usecases.advance_closeout import StepDraft, take_step
from dujiao_desktop.usecases.sentences import sentence
from tests.builders import NOW
from tests.usecases.township import Township, a_paper, at_desk

NEW_YEAR = date(2027, 1, 1)


def a_sheet(path: Path, *rows: tuple[object, ...]) -> Path:
    """A notice typed into Excel, with a title above and a note below."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("2027年放假安排",))
    sheet.append(("日期", "休息或上班", "名称"))
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def keep(desk: Township, year: HolidayYear, **said: bool) -> calendar.CalendarChanged:
    return calendar.keep_year(desk.store, desk.paths, year, by=desk.by, now=NOW, **said)


def test_that_an_unknown_year_is_kept_only_when_it_was_compared_with_the_notice(desk: Township) -> None:
    year = calendar.plain_year(2027).marked(NEW_YEAR, DayMark.OFF, "元旦")
    with pytest.raises(Refused, match="calendar_not_confirmed"):
        keep(desk, year)
    assert not desk.paths.holidays.exists()
    done = keep(desk, year, confirmed=True)
    assert not done.calendar.is_working_day(NEW_YEAR)
    assert dict(done.differences) == {NEW_YEAR: ("按星期", "休息")}


def test_that_an_own_year_goes_before_the_shipped_one_and_can_be_given_up(desk: Township) -> None:
    monday = date(2026, 11, 23)
    shipped = desk.office.calendar.years[2026]
    assert not keep(desk, shipped.marked(monday, DayMark.OFF)).calendar.is_working_day(monday)
    with at_desk(_closed(desk)) as again:
        assert not again.office.calendar.is_working_day(monday)
        back = calendar.use_shipped_year(again.store, again.paths, 2026, by=again.by, now=NOW)
    assert back.calendar.is_working_day(monday)
    assert dict(back.differences) == {monday: ("休息", "按星期")}


def test_that_the_history_names_every_day_that_is_counted_otherwise(desk: Township) -> None:
    keep(desk, calendar.plain_year(2027).marked(NEW_YEAR, DayMark.OFF), confirmed=True)
    with desk.store.lists() as lists:
        newest = lists.history(None, 1)[0]
        since = lists.newest_act() - 1
    assert (newest.action, newest.record, newest.who) == ("set_calendar", "calendar", desk.by.name)
    assert {c.field: (c.old, c.new) for c in newest.changes} == {"year": ("", "2027"), "2027-01-01": ("按星期", "休息")}
    with pytest.raises(Refused, match="cannot_undo_calendar"):
        undo.undo_last(desk.store, since, by=desk.by, now=NOW)


def test_that_what_was_done_before_a_changed_calendar_can_still_be_undone(desk: Township) -> None:
    from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress

    with desk.store.lists() as lists:
        since = lists.newest_act()
    record_progress(
        desk.store, desk.task("7").id, ProgressDraft("过半", NOW.date()), office=desk.office, by=desk.by, now=NOW
    )
    keep(desk, calendar.plain_year(2027), confirmed=True)
    undo.undo_last(desk.store, since, by=desk.by, now=NOW, act=since + 1)
    assert desk.case("7").progress == ()


def test_that_a_sheet_is_read_with_every_row_accounted_for(tmp_path: Path) -> None:
    file = a_sheet(
        tmp_path / "放假.xlsx",
        (NEW_YEAR, "休息", "元旦"), ("2027/1/2", "放假", None), ("2027年1月3日", "休", ""), ("2027-01-10", "上班", None),
        ("2027-01-10", "上班", None), (None, None, "以国务院办公厅通知为准"),
    )  # fmt: skip
    read = calendar.read_calendar_file(file)
    assert read.year.off == {date(2027, 1, d) for d in (1, 2, 3)}
    assert (read.year.year, read.year.work, read.year.names) == (2027, {date(2027, 1, 10)}, {NEW_YEAR: "元旦"})
    assert [(r.where, r.fate, r.reason) for r in read.rows] == [
        ("Sheet!A1", "skipped", "不是工作日历的内容"), ("Sheet!A2", "skipped", "表头"), ("Sheet!A3", "imported", ""),
        ("Sheet!A4", "imported", ""), ("Sheet!A5", "imported", ""), ("Sheet!A6", "imported", ""),
        ("Sheet!A7", "skipped", "与前面重复"), ("Sheet!A8", "skipped", "没有日期，也没有写休息或上班"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("2027-01-01", "上班", ""), "前面已写成另一种，一天不能既休息又上班"),
        (("2028-01-01", "休息", ""), "不在 2027 年"),
        (("2027年1月", "休息", ""), "“2027年1月”不是日期"),
        (("2027-02-30", "休息", ""), "“2027-02-30”不是日期"),
        (("2027-01-02", "半天", ""), "“半天”不是休息，也不是上班"),
        (("2027-01-02", "", ""), "没有写休息还是上班"),
        (("", "休息", ""), "日期没有写"),
    ],
)
def test_that_a_wrong_row_is_named_and_nothing_is_taken(
    desk: Township, tmp_path: Path, row: tuple[str, ...], said: str
) -> None:
    file = a_sheet(tmp_path / "放假.xlsx", (NEW_YEAR, "休息", "元旦"), row)
    with pytest.raises(Refused) as wrong:
        calendar.read_calendar_file(file)
    told = sentence(wrong.value)
    assert told.startswith("“放假.xlsx”有 1 行不对，什么也没有导入：Sheet!A4（")
    assert said in told
    assert calendar.known_calendar(desk.paths).find(2027) is None


def test_that_a_year_written_by_the_program_reads_back_as_it_was(desk: Township) -> None:
    year = HolidayYear(
        2027, "国办“通知”\n二", frozenset({NEW_YEAR}), frozenset({date(2027, 1, 10)}), {NEW_YEAR: "元旦"}
    )
    kept = keep(desk, year, confirmed=True).year
    file = desk.paths.holidays / "2027.toml"
    assert calendar.read_calendar_file(file).year == kept == year


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("year = 2026\noff = [2026-01-01]\nwork = [2026-01-01]", "2026-01-01 既放假又上班"),
        ("year = 2026\noff = [2027-01-01]\nwork = []", "2027-01-01 不在 2026 年"),
        ("year = 2026\noff = []", "缺少 work"),
        ("year = 2026\noff = ['元旦']\nwork = []", "off 里的 元旦 不是日期"),
        ("year = 2026\noff = [2026-01-01T08:00:00]\nwork = []", "不是日期"),
        ("year = '2026'\noff = []\nwork = []", "year 要写四位年份"),
        ("year = 2026\noff = []\nwork = []\nholidays = 1", "没有“holidays”这一项"),
        ("year = 2025\noff = []\nwork = []", "文件名要写成 2025.toml"),
        ("year = ", "写法不对"),
    ],
)
def test_that_a_wrong_file_of_the_office_makes_its_year_unknown_and_is_told(
    desk: Township, content: str, said: str
) -> None:
    desk.paths.holidays.mkdir()
    (desk.paths.holidays / "2026.toml").write_text(content, encoding="utf-8")
    with at_desk(_closed(desk)) as again:
        (told,) = again.opened.notices
        assert "节假日文件 2026.toml 有错：" in sentence(told)
        assert said in sentence(told)
        with pytest.raises(Told, match="calendar_year_unknown"):
            again.office.calendar.is_working_day(date(2026, 11, 23))
        assert again.office.calendar.is_working_day(date(2025, 11, 24))


def test_that_a_notice_over_a_year_without_a_calendar_is_refused_with_the_year_and_where_to_add_it(
    ready: Township, tmp_path: Path
) -> None:
    later = NOW + timedelta(60)
    ready.step(
        "7", "verification", date(2026, 10, 16), unit="区住建委", people=("李明", "赵红"), conclusion=Conclusion.PASS,
        opinion="同意", place="老街", scans=(a_paper(tmp_path / "核查.pdf"),),
    )  # fmt: skip
    draft = StepDraft(
        "public-notice", date(2027, 1, 6), "区住建委", period_from=date(2026, 12, 30), period_to=date(2027, 1, 6),
        medium="区政府网站", scans=(a_paper(tmp_path / "公示.pdf"),),
    )  # fmt: skip
    before = ready.case("7")
    with pytest.raises(Refused) as unknown:
        take_step(ready.store, before.task.id, draft, office=ready.office, by=ready.by, now=later)
    assert "没有 2027 年的节假日安排" in sentence(unknown.value)
    assert "“设置”的“工作日历”里添加 2027 年" in sentence(unknown.value)
    assert ready.case("7") == before


def test_that_a_backup_brings_the_own_calendar_back(desk: Township, tmp_path: Path) -> None:
    keep(desk, calendar.plain_year(2027).marked(NEW_YEAR, DayMark.OFF), confirmed=True)
    file = back_up.back_up(desk.store, desk.paths, tmp_path / "备份.zip", now=NOW).path
    back_up.restore(file, tmp_path / "恢复", password=None)
    with at_desk(tmp_path / "恢复") as restored:
        assert not restored.office.calendar.is_working_day(NEW_YEAR)


def test_that_a_clock_set_back_is_told_and_noted_beside_the_act(desk: Township) -> None:
    from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress

    task, early = desk.task("7").id, NOW - timedelta(days=2)
    told = desk.store.early_clock(early)
    assert told is not None
    assert "2026-11-19 09:30，比上一次办事记下的 2026-11-21 09:30 还早" in sentence(told.told())
    for day, now in ((19, early), (19, early + timedelta(hours=1))):
        draft = ProgressDraft("过半", date(2026, 11, day))
        record_progress(desk.store, task, draft, office=desk.office, by=desk.by, now=now)
    with desk.store.lists() as lists:
        notes = [e for e in lists.history(None, 50) if e.record == "clock"]
        assert not lists.check_history()
    (note,) = notes
    assert (note.changes[0].old, note.changes[0].new) == (NOW.isoformat(), early.isoformat())
    assert desk.store.clock_set_back is not None


def test_that_a_clock_corrected_by_seconds_is_no_news(desk: Township) -> None:
    assert desk.store.early_clock(NOW - timedelta(seconds=30)) is None
    assert desk.store.early_clock(NOW) is None


def _closed(desk: Township) -> Path:
    """The folder of the workspace as another program finds it."""
    import shutil

    desk.store.checkpoint()
    copy = desk.paths.folder.with_name("同一个工作区")
    shutil.copytree(desk.paths.folder, copy, ignore=shutil.ignore_patterns("workspace.lock", "workspace.holder"))
    return copy
