"""照片体检 from the command line."""

import json
from pathlib import Path

from dujiao_desktop.usecases.set_up import set_up
from tests.builders import NOW
from tests.journeys.command_line import asked
from tests.usecases.township import OFFICER, UNIT, a_list, a_photo


def test_that_photos_are_checked_and_hints_answered(tmp_path: Path) -> None:
    set_up(tmp_path / "督交", unit=UNIT, officer_name=OFFICER, password=None, now=NOW)
    at = ("--workspace", tmp_path / "督交")
    assert asked("import", a_list(tmp_path / "整改清单.csv"), "--yes", *at).code == 0
    photo = a_photo(tmp_path / "后.jpg", software="Snapseed 2.0")
    assert asked("attach", "7", photo, "--kind", "after_photo", *at).code == 0

    said = asked("photo-check", *at)
    assert "1 张照片查过：1 张建议看一眼" in said.out
    assert "任务 7 第 1 处：“后.jpg”这个文件由修图软件 Snapseed 2.0 存过" in said.out
    assert asked("photo-answer", "7", 2, "--answer", "other", *at).code == 1
    assert asked("photo-answer", "7", 1, "--answer", "said", "--text", "原图已留存", *at).code == 0

    told = json.loads(asked("photo-check", "7", "--json", *at).out)
    (task,) = told["tasks"]
    assert (told["photos"], task["number"], task["photos"]) == (1, "7", 1)
    assert [(h["reason"], h["answer"]) for h in task["hints"]] == [("editor", {"answer": "said", "text": "原图已留存"})]
