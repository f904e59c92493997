"""Holiday tables from TOML files, one a year, shipped or added by the office."""

from __future__ import annotations

import tomllib
from pathlib import Path

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.work_calendar import HolidayYear, WorkCalendar


def load_calendar(*folders: Path) -> WorkCalendar:
    """All years found in `folders`; a later folder replaces a year of an earlier one.

    Raises:
        Refused: ``holiday_file_mistake`` with file and reason.
    """
    years: dict[int, HolidayYear] = {}
    for file in (f for folder in folders for f in sorted(folder.glob("*.toml"))):
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8"))
            year = HolidayYear(data["year"], data.get("source", ""), frozenset(data["off"]), frozenset(data["work"]))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as mistake:
            raise Refused("holiday_file_mistake", file=file.name, reason=str(mistake)) from mistake
        years[year.year] = year
    return WorkCalendar(years)
