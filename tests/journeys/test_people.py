"""People and the hand-over through the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.judging import run, squeezed, text_of
from tests.journeys.command_line import Said, Told, asked
from tests.journeys.stories_of_people import STORIES
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


@pytest.mark.slow
def test_that_an_officer_hands_everything_over_to_a_newcomer(told: Told) -> None:
    left = told(STORIES["handed_over_to_a_newcomer"])
    (paper,) = (left / "交接").glob("*_清单.pdf")
    run("qpdf", "--check", paper)
    words = text_of(paper)
    for said in (
        "移交人周玉", "接收人何川", "监交人陈国强", "移交人停用，不再经办", "未销号3项", "佐证3件",
        "南坪砂石堆场未覆盖", "清溪河保洁不经常", "核查，材料已齐，可以办", "自查，缺6项：措施1的整改结果",
    ):  # fmt: skip
        assert said in words, (said, words)
    # Who is waited for, row by row as it is set.
    laid = squeezed(run("pdftotext", "-layout", paper, "-"))
    assert "区住建委核查17" in laid
    assert f"{UNIT}自查29、16" in laid
    assert words.count("（签字）") == 3

    at = ("--workspace", left / "督交", "--json")
    task = asked("task", "7", *at).json
    steps = task["closeout"]["rounds"][0]["records"]
    assert [(s["step"], s["people"]) for s in steps] == [
        ("self-check", ["周玉", "罗敏"]),
        ("verification", ["李明", "赵红"]),
    ]
    assert {t["number"] for t in asked("tasks", "--open", *at).json["tasks"]} == {"7", "9", "16"}
    people = [(o["name"], o["active"]) for o in asked("officer", "list", *at).json["officers"]]
    assert people == [("周玉", False), ("何川", True)]
    assert asked("check", *at).json == {"ok": True, "findings": []}
