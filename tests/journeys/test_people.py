"""People and the hand-over through the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.command_line import Said, asked
from tests.usecases.township import UNIT, a_list


@pytest.fixture
def made(tmp_path: Path) -> Path:
    asked("init", "--workspace", tmp_path / "督交", "--unit", UNIT, "--officer", "周玉", "--no-password")
    asked("import", a_list(tmp_path / "清单.csv"), "--yes", "--workspace", tmp_path / "督交")
    asked("officer", "add", "何川", "--role", "reviewer", "--workspace", tmp_path / "督交")
    return tmp_path / "督交"


def test_that_people_are_listed_changed_retired_and_only_the_mistaken_removed(made: Path) -> None:
    def officer(*words: str) -> Said:
        return asked("officer", *words, "--workspace", made, "--as", "周玉", "--json")

    assert officer("change", "何川", "--role", "leader", "--post", "副镇长").code == 0
    told = officer("list").json
    assert [(o["name"], o["role"], o["post"], o["active"]) for o in told["officers"]] == [
        ("周玉", "handler", "", True),
        ("何川", "leader", "副镇长", True),
    ]
    assert len(told["roles"]["steps"]) == 5
    assert "办理和登记销号步骤：不限" in asked("officer", "list", "--workspace", made).out
    assert officer("retire", "何川").code == 0
    said = asked("progress", "7", "--text", "进场", "--as", "何川", "--workspace", made, "--json")
    assert (said.code, said.error["code"]) == (1, "officer_not_found")
    assert officer("reinstate", "何川").code == 0
    assert officer("remove", "周玉").error["code"] == "officer_has_acted"
    assert officer("remove", "何川").code == 0
    assert officer("remove", "何川").error["code"] == "officer_not_found"


def test_that_settings_are_told_and_a_lock_needs_a_password(made: Path) -> None:
    said = asked("settings", "--workspace", made, "--json").json
    assert said == {"unit": UNIT, "rules": "chongqing", "lock_after": 0, "can_lock": False}
    said = asked("settings", "--lock-after", "10", "--as", "周玉", "--workspace", made, "--json")
    assert (said.code, said.error["code"]) == (1, "no_password_to_lock")


def test_that_a_successor_takes_over_with_the_papers(made: Path, tmp_path: Path) -> None:
    words = ("hand-over", "--from", "周玉", "--to", "何川", "--witness", "陈国强", "--workspace", made)
    said = asked(*words, "--dir", tmp_path / "交接", "--on", "2099-01-01", "--json")
    assert (said.code, said.error["code"]) == (1, "date_in_future")
    assert not (tmp_path / "交接").exists()
    told = asked(*words, "--dir", tmp_path / "交接", "--backup", "--json").json
    for made_file in ("pdf", "workbook", "backup"):
        assert Path(told[made_file]).is_file()
    assert (told["taker"]["name"], told["retired"]) == ("何川", True)
    # One officer is left, and need not be named.
    assert asked("progress", "7", "--text", "接着办", "--workspace", made).code == 0
