"""Holiday tables in TOML files, one a year: shipped ones, and those of the office, which go before them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dujiao_desktop.domain.errors import Refused, Told
from dujiao_desktop.domain.work_calendar import HolidayYear, WorkCalendar, checked
from dujiao_desktop.environment.files import telling_disk_trouble, write_safely

_A_LINE = 5
_KEYS = frozenset({"year", "source", "off", "work", "names"})


def load_calendar(*folders: Path) -> WorkCalendar:
    """All years found in `folders`; a later folder replaces a year of an earlier one.

    Raises:
        Refused: ``holiday_file_mistake`` with file and reason.
    """
    years: dict[int, HolidayYear] = {}
    for file in _files(*folders):
        year = read_year(file)
        years[year.year] = year
    return WorkCalendar(years)


def load_office_calendar(shipped: Path, own: Path) -> tuple[WorkCalendar, tuple[Told, ...]]:
    """The shipped years, replaced by those of the office, and what is wrong in the office's files.

    Files of the office are named after their year, as ``2027.toml``. The year of a wrong one counts as unknown:
    neither its days nor the shipped ones may be counted by unseen. A mistake in one file must not keep the office
    from all of its work.
    """
    years, troubles = dict(load_calendar(shipped).years), list[Told]()
    for file in _files(own):
        try:
            year = read_year(file)
            if file.stem != str(year.year):
                raise _mistake(file, f"里面写的是 {year.year} 年，文件名要写成 {year.year}.toml")
        except Told as trouble:
            troubles.append(trouble)
            years.pop(int(file.stem) if file.stem.isdecimal() else 0, None)
        else:
            years[year.year] = year
    return WorkCalendar(years), tuple(troubles)


def read_year(file: Path) -> HolidayYear:
    """One year from its file.

    Raises:
        Refused: ``holiday_file_mistake`` with file and reason.
        Unavailable: The disk refuses.
    """
    with telling_disk_trouble(file):
        content = file.read_bytes()
    try:
        return checked(_year_from(tomllib.loads(content.decode("utf-8-sig"))))
    except UnicodeDecodeError as foreign:
        raise _mistake(file, "不是 UTF-8 文字") from foreign
    except tomllib.TOMLDecodeError as mistake:
        raise _mistake(file, f"写法不对：{mistake}") from mistake
    except _Wrong as wrong:
        raise _mistake(file, str(wrong)) from wrong
    except Refused as wrong:
        words = {"calendar_day_twice": "既放假又上班", "calendar_day_outside": f"不在 {wrong.facts['year']} 年"}
        raise _mistake(file, f"{wrong.facts['day']} {words[wrong.code]}") from wrong


def write_year(folder: Path, year: HolidayYear) -> Path:
    """Write one year of the office into `folder`, whole or not at all; gives the file. Raises `Unavailable`."""
    with telling_disk_trouble(folder):
        folder.mkdir(exist_ok=True)
    lines = [
        "# 本单位的工作日历，代替随程序的同一年。请在程序的“设置”里改；手工改时写法不能变。",
        f"year = {year.year}",
        f"source = {_quoted(year.source)}",
        "",
        "# 放假的日子，连同其中的周末",
        *_days("off", sorted(year.off)),
        "",
        "# 调休上班的周六、周日",
        *_days("work", sorted(year.work)),
        "",
        "[names]",
        *(f"{day.isoformat()} = {_quoted(name)}" for day, name in sorted(year.names.items())),
    ]
    file = folder / f"{year.year}.toml"
    write_safely(file, ("\n".join(lines) + "\n").encode("utf-8"))
    return file


class _Wrong(Exception):
    """What is wrong in a file, in the officer's words."""


def _files(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(folder.glob("*.toml"))


def _mistake(file: Path, reason: str) -> Refused:
    return Refused("holiday_file_mistake", file=file.name, reason=reason)


def _year_from(data: Mapping[str, Any]) -> HolidayYear:
    for key in sorted(data.keys() - _KEYS):
        raise _Wrong(f"没有“{key}”这一项")
    year = data.get("year")
    if not isinstance(year, int) or isinstance(year, bool) or not 1900 <= year <= 2999:
        raise _Wrong("year 要写四位年份")
    if not isinstance(data.get("source", ""), str):
        raise _Wrong("source 要写文字")
    names = data.get("names", {})
    if not isinstance(names, dict) or not all(isinstance(name, str) for name in names.values()):
        raise _Wrong("names 里要写日期和名称")
    return HolidayYear(
        year,
        data.get("source", ""),
        frozenset(_dates(data, "off")),
        frozenset(_dates(data, "work")),
        {_named_day(day): name for day, name in names.items()},
    )


def _dates(data: Mapping[str, Any], key: str) -> list[date]:
    if key not in data:
        raise _Wrong(f"缺少 {key}")
    days = data[key]
    if not isinstance(days, list):
        raise _Wrong(f"{key} 要写成一列日期")
    for day in days:
        if not isinstance(day, date) or isinstance(day, datetime):
            raise _Wrong(f"{key} 里的 {day} 不是日期")
    return days


def _named_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise _Wrong(f"names 里的 {text} 不是日期") from wrong


def _days(key: str, days: list[date]) -> list[str]:
    rows = [", ".join(d.isoformat() for d in days[n : n + _A_LINE]) for n in range(0, len(days), _A_LINE)]
    return [f"{key} = [", *(f"    {row}," for row in rows), "]"]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
