"""After the ordinary steps: more time, a look back, a lasting task; in the real window and on the command line."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.documents.judging import run, squeezed, text_of
from tests.journeys.command_line import Told, asked
from tests.journeys.stories_of_visits import STORIES
from tests.usecases.township import a_paper, a_photo

TODAY = date.today()


def _verdict(package: Path) -> str:
    return str(asked("verify", package, "--json").json["verdict"])


@pytest.mark.slow
def test_that_an_officer_has_a_deadline_put_off_and_the_first_one_stays(told: Told) -> None:
    left = told(STORIES["more_time_is_asked_for"])
    task = asked("task", "9", "--workspace", left / "督交", "--json").json
    assert (task["deadline"]["end"], task["original_deadline"]["end"]) == (
        (TODAY + timedelta(120)).isoformat(), (TODAY + timedelta(20)).isoformat()
    )  # fmt: skip
    (extension,) = task["extensions"]
    assert (extension["result"], [o["words"] for o in extension["opinions"]]) == (
        "approved", ["情况属实，同意", "同意延期"]
    )  # fmt: skip
    said = squeezed(text_of(left / "延期审批表.pdf"))
    assert "整改任务延期审批表" in said
    assert said.count("（盖章）") == 2


@pytest.mark.slow
def test_that_an_officer_takes_a_closed_task_up_again_and_the_package_still_verifies(told: Told) -> None:
    left = told(STORIES["closed_and_looked_at_again"])
    (package,) = (left / "送出").glob("*.zip")
    assert _verdict(package) == "unaltered_unknown_signer"
    task = asked("task", "7", "--workspace", left / "督交", "--json").json
    assert (task["closeout_status"], task["progress_status"]) == ("reopened", "behind")
    assert [len(r["records"]) for r in task["closeout"]["rounds"]] == [6, 0]
    (visit,) = task["visits"]
    assert visit["files"][0]["beside"] in {e["id"] for e in task["evidence"] if e["kind"] == "after_photo"}
    sheet = left / "回头看.pdf"
    assert "雨后桥下又见溢流，检查井堵塞" in squeezed(text_of(sheet, 1))
    assert "同一地点对照" in squeezed(text_of(sheet, 2))
    run("qpdf", "--check", sheet)


@pytest.mark.slow
def test_that_an_officer_proves_lasting_work_and_is_reminded_of_the_next_time(told: Told) -> None:
    left = told(STORIES["proved_again_and_again"])
    task = asked("task", "7", "--workspace", left / "督交", "--json").json
    (visit,) = task["visits"]
    assert (visit["kind"], visit["next_on"]) == ("long_term", (TODAY + timedelta(5)).isoformat())
    assert {e["destination"] for e in task["evidence"] if e["kind"] == "long_term_proof"} == {"visits"}
    said = squeezed(text_of(left / "长期坚持.pdf"))
    assert "每次降雨后巡查，桥下无溢流" in said
    assert "材料：巡查记录.pdf" in said


def _said(office: Path, *words: object) -> dict[str, object]:
    said = asked(*words, "--as", "周玉", "--workspace", office, "--json")
    assert said.code == 0, said.out + said.err
    return said.json


def test_that_the_command_line_asks_decides_looks_back_and_prints(office: Path, tmp_path: Path) -> None:
    decided = _said(office, "decide-extension", "12", "--level", 1, "--agree", "--who", "陈立", "--opinion", "同意")
    assert (decided["result"], decided["next_level"]) == ("pending", "区县督察整改办")
    decided = _said(office, "decide-extension", "12", "--level", 2, "--agree", "--who", "王敏", "--number", "延1号")
    assert decided["result"] == "approved"
    assert decided["deadline"] != decided["original_deadline"]

    review_on = (TODAY + timedelta(60)).isoformat()
    words = ("--long-term", "--reason", "要常年管护", "--stage-goal", "常年覆盖", "--next-review", review_on)
    assert _said(office, "extend", "24", *words)["kind"] == "long_term"

    photo, other = a_photo(tmp_path / "桥下.jpg", shade=50), a_photo(tmp_path / "下游.jpg", shade=90)
    found = asked("task", "7", "--workspace", office, "--json").json["evidence"]
    order = next(e["order"] for e in found if e["kind"] == "after_photo")
    looked = _said(
        office, "look-back", "7", "--people", "周玉", "李明", "--unit", "云岭镇", "区住建委", "--result", "partial",
        "--text", "下游有一处渗漏", "--photos", f"{order}={photo}", other,
    )  # fmt: skip
    assert (looked["reopened"], looked["closeout_status"], looked["hints"]) == (False, "closed", [])
    assert len(looked["evidence"]) == 2  # type: ignore[arg-type]  # a list
    reviewed = _said(
        office, "review", "16", "--people", "周玉", "--text", "河面清洁", "--files", a_paper(tmp_path / "记录.txt")
    )
    assert reviewed["next_on"] == (TODAY + timedelta(90)).isoformat()

    for name, more in (
        ("延期.pdf", ("extension-sheet", "12")),
        ("转长期.pdf", ("extension-sheet", "24")),
        ("回头看.pdf", ("visit-sheet", "7")),
        ("情况.pdf", ("visit-sheet", "16", "--year", TODAY.year)),
    ):
        _said(office, *more, "--to", tmp_path / name)
        run("qpdf", "--check", tmp_path / name)
    shown = asked("task", "7", "--workspace", office).out
    assert "回头看（部分反弹）：下游有一处渗漏" in shown
    assert "同意" in asked("task", "12", "--workspace", office).out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("extend 7 --until 2030年底 --reason 忙", "extension_of_closed"),
        ("extend 12 --until 2030年底 --reason 忙", "extension_pending"),
        ("extend 24 --until 2020年底 --reason 忙", "new_deadline_not_later"),
        ("extend 24 --until 快了 --reason 忙", "new_deadline_unclear"),
        ("extend 24 --long-term --reason 忙 --stage-goal 好 --next-review 2020-01-01", "review_in_past"),
        ("decide-extension 24 --level 1 --agree --who 陈立", "no_extension_pending"),
        ("decide-extension 12 --level 2 --agree --who 陈立", "level_not_next"),
        ("look-back 9 --people 周玉 --result consolidated --text 好", "lookback_before_closing"),
        ("look-back 7 --people 周玉 --result consolidated --text 好 --next 2020-01-01", "next_before_visit"),
        ("look-back 7 --people 周玉 --result consolidated --text 好 --photos {paper}", "not_a_photo"),
        ("look-back 7 --people 周玉 --result consolidated --text 好 --photos 999={photo}", "after_photo_unknown"),
        ("review 9 --people 周玉 --text 好", "not_long_term"),
        ("visit-sheet 9 --to 表.pdf", "no_visit_to_print"),
        ("extension-sheet 9 --to 表.pdf", "no_extension_to_print"),
        ("extension-sheet 12 --to 表.docx", "paper_ending"),
    ],
)
def test_that_what_cannot_be_is_told_in_one_sentence_and_nothing_is_written(
    office: Path, tmp_path: Path, words: str, code: str
) -> None:
    def state() -> str:
        return json.dumps(asked("task", words.split()[1], "--workspace", office, "--json").json)

    files = {"paper": a_paper(tmp_path / "照片.jpg"), "photo": a_photo(tmp_path / "新.jpg", shade=140)}
    before = state()
    said = asked(*words.format(**files).split(), "--as", "周玉", "--workspace", office, "--json")
    assert (said.code, said.error["code"]) == (1, code)
    assert str(said.error["sentence"]).rstrip("”").endswith("。")
    assert state() == before
