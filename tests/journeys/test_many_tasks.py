"""One field of many tasks through the command line: looked at, written, refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.command_line import Said, asked
from tests.usecases.township import UNIT, a_list


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    asked("init", "--workspace", folder / "督交", "--unit", UNIT, "--officer", "周玉", "--no-password")
    asked("import", a_list(folder / "清单.csv"), "--yes", "--workspace", folder / "督交")
    return folder / "督交"


def edit(workspace: Path, *words: str) -> Said:
    return asked("edit", *words, "--workspace", workspace, "--json")


def test_that_without_yes_everything_is_shown_and_nothing_written(made: Path) -> None:
    said = edit(made, "7", "9", "16", "--add", "验收单位=区水利局")
    assert said.code == 0
    told = said.json
    assert (told["field"], told["way"], told["edited"], told["would_edit"]) == ("acceptance_units", "add", 0, 2)
    assert [(r["number"], r["old"], r["new"], r["fate"]) for r in told["rows"]] == [
        ("7", "区住建委", "区住建委、区水利局", "changes"),
        ("9", "区生态环境局", "区生态环境局、区水利局", "changes"),
        ("16", "区水利局", "区水利局", "same"),
    ]
    assert edit(made, "7", "9", "16", "--add", "验收单位=区水利局").json == told
    words = asked("edit", "7", "16", "--add", "acceptance-units=区水利局", "--workspace", made).out
    assert "预览：将改 1 项任务的验收单位。没有写入；确认后加 --yes。" in words
    assert "区住建委 → 区住建委、区水利局" in words
    assert "本来就是这样" in words


def test_that_yes_writes_what_was_shown_in_one_action(made: Path) -> None:
    said = edit(made, "7", "9", "9", "--set", "包案领导=林涛/副镇长/13800000000", "--yes")
    assert (said.code, said.json["edited"]) == (0, 2)
    for number in ("7", "9"):
        (leader,) = asked("task", number, "--workspace", made, "--json").json["persons"]
        assert (leader["name"], leader["post"], leader["phone"]) == ("林涛", "副镇长", "13800000000")


def test_that_all_that_is_found_can_be_changed_but_some(made: Path) -> None:
    said = edit(made, "--find", UNIT, "--except", "16", "--set", "类别=水、大气", "--yes")
    assert [r["number"] for r in said.json["rows"]] == ["7", "9"]
    assert edit(made, "--open", "--clear", "类别").json["would_edit"] == 2


def test_that_a_status_is_recorded_with_its_words(made: Path) -> None:
    assert edit(made, "9", "--set", "进展状态=达到序时进度", "--yes").code == 0
    assert edit(made, "9", "--set", "progress=ahead", "--text", "提前完工", "--yes").code == 0
    told = asked("task", "9", "--workspace", made, "--json").json
    assert told["progress_status"] == "ahead"
    assert {p["text"] for p in told["progress"]} == {"提前完工", "进展状态改为“达到序时进度”。"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("7", "--set", "责任单位="), "field_empty"),
        (("7", "--set", "责任单位"), "field_empty"),
        (("7", "--set", "章节=一"), "unknown_field"),
        (("7", "--set", "kind=别的"), "unknown_value"),
        (("7", "--set", "长期坚持=也许"), "unknown_value"),
        (("7", "--add", "整改时限=立行立改"), "field_has_no_such_way"),
        (("7",), "one_change_needed"),
        (("7", "--set", "类别=水", "--clear", "九治"), "one_change_needed"),
        (("--set", "类别=水"), "tasks_needed"),
        (("77", "--set", "类别=水"), "task_not_found"),
        (("16", "--set", "长期坚持=否", "--yes"), "none_can_be_changed"),
        (("16", "--set", "长期坚持=是", "--yes"), "nothing_to_change"),
    ],
)
def test_that_what_cannot_be_meant_is_refused(made: Path, words: tuple[str, ...], code: str) -> None:
    said = edit(made, *words)
    assert (said.code, said.error["code"]) == (1, code)
