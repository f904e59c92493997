"""A card from the camera to its task through the command line."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.journeys.command_line import Said, asked
from tests.usecases.taking import a_card, a_shot
from tests.usecases.township import a_list, a_paper


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with three tasks."""
    words = ("--workspace", tmp_path / "督交")
    assert asked("init", "--unit", "云岭镇人民政府", "--officer", "周玉", "--no-password", *words).code == 0
    assert asked("import", a_list(tmp_path / "清单.csv"), "--yes", *words).code == 0
    return tmp_path / "督交"


def said(folder: Path, *words: object) -> Said:
    return asked(*words, "--workspace", folder, "--json")


def test_that_a_card_is_taken_in_grouped_put_ordered_moved_and_replaced(folder: Path, tmp_path: Path) -> None:
    card = a_card(tmp_path / "7 老街", 3)
    (card / "坏.jpg").write_bytes(b"")
    done = said(folder, "take-in", card).json
    assert (len(done["taken"]), done["skipped"], done["waiting"], done["stopped"]) == (3, 4, 0, None)
    assert [(n["code"], n["comes_again"]) for n in done["not_taken"]] == [("file_empty", False)]
    assert "坏.jpg" in done["not_taken"][0]["sentence"]

    (group,) = said(folder, "inbox").json["groups"]
    assert [f["number"] for f in group["files"]] == [1, 2, 3]
    assert (group["begins"], group["is_photos"]) == ("2026-10-09T09:00:00", True)

    put = said(folder, "inbox-put", "7", "--group", 1, "--kind", "整改后照片", "--caption", "清溪桥").json["put"]
    assert [(f["order"], f["kind"]) for f in put] == [(1, "after_photo"), (2, "after_photo"), (3, "after_photo")]
    after = said(folder, "evidence-order", "7", 3, 1).json["evidence"]
    assert [f["file_name"] for f in after] == ["IMG_0002.JPG", "IMG_0000.JPG", "IMG_0001.JPG"]
    moved = said(folder, "evidence-move", "7", 2, "--to", "9").json["moved"]
    assert [(f["file_name"], f["order"]) for f in moved] == [("IMG_0000.JPG", 1)]
    back = said(folder, "evidence-move", "9", 1).json["moved"]
    assert back[0]["task"] is None
    replaced = said(folder, "evidence-replace", "7", 1, a_shot(tmp_path / "清楚.jpg", 200)).json
    assert (replaced["new"]["order"], replaced["old"]["file_name"]) == (1, "IMG_0002.JPG")
    removed = said(folder, "evidence-remove", "7", 1, replaced["old"]["order"]).json["removed"]
    assert len(removed) == 2
    assert said(folder, "evidence-remove", "7", 9).error["code"] == "evidence_number_not_found"
    assert said(folder, "check").json["ok"]


def test_that_what_could_not_be_read_is_resumed_or_let_go(folder: Path, tmp_path: Path) -> None:
    there, gone = a_paper(tmp_path / "会议纪要.txt"), tmp_path / "盘里的.txt"
    done = said(folder, "take-in", there, gone, tmp_path / "再也没有.txt").json
    assert (len(done["taken"]), done["waiting"]) == (1, 2)
    a_paper(gone, "盘插好了")
    done = said(folder, "take-in", "--resume").json
    assert ([f["file_name"] for f in done["taken"]], done["waiting"]) == (["盘里的.txt"], 1)
    words = asked("inbox", "--workspace", folder).out
    assert "还有 1 件没有收完" in words
    assert said(folder, "take-in", "--let-go").json == {"let_go": 1}
    assert said(folder, "take-in", "--resume").error["code"] == "nothing_to_resume"


def test_that_a_card_goes_straight_to_its_task_and_forwarded_photos_are_told(folder: Path, tmp_path: Path) -> None:
    a_shot(tmp_path / "群里" / "mmexport1.jpg", 5)
    a_shot(tmp_path / "群里" / "原图.jpg", 90, taken=datetime(2026, 10, 9, 9))
    said_words = asked("take-in", tmp_path / "群里", "--task", "7", "--kind", "after_photo", "--workspace", folder)
    assert said_words.code == 0
    assert "1 张照片无拍摄信息（可能经微信等转发）：mmexport1.jpg" in said_words.out
    assert "原图" in said_words.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("take-in",), "nothing_to_take"),
        (("inbox-put", "7"), "files_needed"),
        (("inbox-put", "7", "9"), "inbox_number_not_found"),
        (("inbox-put", "7", "--group", "1"), "inbox_number_not_found"),
        (("evidence-move", "7", "1"), "evidence_number_not_found"),
    ],
)
def test_that_what_is_not_there_is_refused(folder: Path, words: tuple[str, ...], code: str) -> None:
    refused = said(folder, *words)
    assert (refused.code, refused.error["code"]) == (1, code)
