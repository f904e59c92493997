"""Plan, warnings and the calendar from the command line."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from tests.journeys.command_line import asked


def test_that_a_plan_names_each_open_step_and_what_is_late(office: Path) -> None:
    said = asked("plan", "18", "--workspace", office, "--json")
    assert said.code == 0
    steps = said.json["steps"]
    assert [s["step"] for s in steps] == [
        "self-check", "verification", "public-notice", "archiving", "filing", "closing",
    ]  # fmt: skip
    days = [(date.fromisoformat(s["latest_start"]), date.fromisoformat(s["latest_end"])) for s in steps]
    assert all(end < start for (_, end), (start, _) in pairwise(days))
    assert days[-1][1] <= date.fromisoformat(said.json["deadline"])
    assert [s["is_estimate"] for s in steps] == [True, True, False, True, True, True]
    assert [s["is_late"] for s in steps] == [start < date.today() for start, _ in days]
    words = asked("plan", "18", "--workspace", office).out
    assert "▲ 已晚 自查　最晚 " in words
    assert "（5 个工作日，估计）" in words


def test_that_no_plan_is_made_without_a_day_or_without_a_calendar(office: Path) -> None:
    assert "整改时限没有写明日期" in asked("plan", "28", "--workspace", office).out
    assert "已经销号" in asked("plan", "7", "--workspace", office).out
    later = date.today().year + 1
    said = asked("plan", "24", "--workspace", office)
    assert (said.code, said.out) == (1, "")
    assert f"没有 {later} 年的节假日安排，倒排计划算不出来。请到“设置”的“工作日历”里添加 {later} 年" in said.err


def test_that_a_warning_is_set_shown_changed_and_lifted(office: Path) -> None:
    at = ("--workspace", office, "--as", "周玉")
    said = asked("warn", "18", "--level", "黄色预警", "--reason", "资金未落实", "--number", "云督3号", *at, "--json")
    assert (said.json["level"], said.json["number"], said.json["lifted_on"]) == ("serious", "云督3号", None)
    assert "黄色预警（云督3号）" in asked("task", "18", *at).out
    assert "【黄色预警】" in asked("tasks", *at).out
    assert asked("warn", "18", "--level", "serious", "--reason", "资金", *at).code == 1
    assert asked("warn", "18", "--level", "blocked", "--reason", "选址未定", *at).out.startswith("已登记红色预警")
    lifted = asked("warn", "18", "--lift", "--reason", "选址已定", *at, "--json").json
    assert lifted["lifted_on"] == date.today().isoformat()
    assert [w["level"] for w in asked("task", "18", *at, "--json").json["warnings"]] == ["blocked", "serious"]


def test_that_a_warning_needs_a_level_or_is_lifted(office: Path) -> None:
    at = ("--workspace", office, "--as", "周玉")
    for words in ((), ("--lift", "--level", "slow")):
        said = asked("warn", "18", "--reason", "慢", *words, *at, "--json")
        assert (said.code, said.error["code"]) == (1, "warning_level_needed")
    assert (
        asked("warn", "18", "--reason", "慢", "--level", "橙", *at, "--json").error["code"] == "unknown_warning_level"
    )


def test_that_a_year_is_imported_listed_and_counts(office: Path, tmp_path: Path) -> None:
    at = ("--workspace", office, "--as", "周玉")
    year = date.today().year + 1
    rows = [f"{year}-01-01,休息,元旦", f"{year}-01-02,休息,", f"{year}-01-09,上班,"]
    file = tmp_path / "放假.csv"
    file.write_text("\n".join(["日期,休息或上班,名称", *rows]) + "\n", encoding="utf-8")
    assert asked("calendar", year, *at).code == 1
    said = asked("calendar-import", file, *at, "--json").json
    assert (said["off"], said["work"]) == ([f"{year}-01-01", f"{year}-01-02"], [f"{year}-01-09"])
    assert [row["fate"] for row in said["rows"]] == ["skipped", "imported", "imported", "imported"]
    known = asked("calendar", *at, "--json").json["years"]
    assert (known[-1]["year"], known[-1]["own"], known[-1]["shipped"]) == (year, True, False)
    assert "元旦" in asked("calendar", year, *at).out
    assert asked("plan", "24", *at).code == 0


def test_that_a_wrong_calendar_file_takes_nothing(office: Path, tmp_path: Path) -> None:
    at = ("--workspace", office, "--as", "周玉")
    file = tmp_path / "放假.csv"
    file.write_text("日期,休息或上班\n2030-01-01,休息\n2030-01-01,上班\n", encoding="utf-8")
    said = asked("calendar-import", file, *at)
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert "第 3 行（2030-01-01，上班）前面已写成另一种，一天不能既休息又上班" in said.err
    assert asked("calendar", "2030", *at).code == 1
    assert not (office / "holidays").exists()


def test_that_a_mistake_in_an_own_year_is_told_with_every_command_and_that_year_is_unknown(office: Path) -> None:
    (office / "holidays").mkdir()
    year = (date.today() + timedelta(1)).year
    (office / "holidays" / f"{year}.toml").write_text(f"year = {year}\noff = [{year - 1}-01-01]\nwork = []\n")
    said = asked("plan", "18", "--workspace", office)
    assert said.code == 1
    first, second = said.err.splitlines()
    assert first.startswith(f"节假日文件 {year}.toml 有错：{year - 1}-01-01 不在 {year} 年。")
    assert second.startswith(f"没有 {year} 年的节假日安排")
