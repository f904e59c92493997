"""The commands about what a step asks for, as a script meets them."""

import subprocess
from pathlib import Path

import pytest

from tests.journeys.command_line import asked
from tests.usecases.township import a_list, a_photo


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "督交"
    made = asked("init", "--workspace", folder, "--unit", "云岭镇人民政府", "--officer", "周玉", "--no-password")
    assert made.code == 0, made.err
    assert asked("import", a_list(tmp_path / "整改清单.csv"), "--yes", "--workspace", folder).code == 0
    return folder


def _asked(office: Path, *words: object) -> dict[str, object]:
    said = asked(*words, "--workspace", office, "--json")
    assert said.code == 0, said.out
    return said.json


def _states(office: Path) -> dict[str, str]:
    return {s["slot"]: s["state"] for s in _asked(office, "slots", 7)["slots"]}  # type: ignore[attr-defined]


def test_that_a_slot_is_answered_for_with_a_printed_and_a_signed_statement(office: Path, tmp_path: Path) -> None:
    assert _states(office) == {"self_check_report": "missing", "before_photo": "missing", "after_photo": "missing"}
    said = _asked(office, "slot-answer", 7, "整改前照片", "--cannot-provide", "接手前现场已清理")
    assert (said["state"], said["stands"], said["statement"]) == ("cannot_provide", False, None)
    path = Path(str(_asked(office, "statement", 7, "before_photo", "--to", tmp_path / "情况说明.pdf")["path"]))
    text = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout
    assert "接手前现场已清理" in text
    scan = a_photo(tmp_path / "签好.jpg", shade=3)
    assert _asked(office, "slot-answer", 7, "before_photo", "--scan", scan)["stands"] is True
    assert _states(office)["before_photo"] == "cannot_provide"
    assert "情况说明" in asked("slots", 7, "--workspace", office).out
    assert _asked(office, "slot-answer", 7, "before_photo", "--withdraw")["state"] == "missing"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("slot-answer", 7, "整改前照片"), "slot_answer_unclear"),
        (("slot-answer", 7, "整改前照片", "--withdraw", "--not-applicable", "没有"), "slot_answer_unclear"),
        (("slot-answer", 7, "传闻", "--not-applicable", "没有"), "unknown_slot"),
        (("slot-answer", 7, "整改前照片", "--withdraw"), "slot_not_answered"),
        (("statement", 7, "整改前照片", "--to", "说明.docx"), "paper_ending"),
        (("describe", 7, 3, "--pages", 2), "evidence_number_not_found"),
    ],
)
def test_that_what_cannot_be_done_is_refused(office: Path, words: tuple[object, ...], code: str) -> None:
    said = asked(*words, "--workspace", office, "--json")
    assert (said.code, said.error["code"]) == (1, code)


def test_that_facts_are_stated_by_hand_and_the_cameras_own_stay(office: Path, tmp_path: Path) -> None:
    from datetime import datetime

    photo = a_photo(tmp_path / "桥.jpg", taken=datetime(2026, 10, 9, 9, 40))
    assert asked("attach", 7, photo, "--kind", "after_photo", "--workspace", office).code == 0
    said = _asked(
        office, "describe", 7, 1, "--taken", "2026-10-08", "--time", "8:05", "--place", "清溪桥", "--copies", 2
    )
    assert (said["taken_at"], said["taken_by"]) == ("2026-10-08T08:05:00", "officer")
    assert said["camera"] == "2026-10-09T09:40:00"
    assert (said["place"], said["copies"]) == ("清溪桥", 2)
    wrong = asked("describe", 7, 1, "--time", "25:00", "--taken", "2026-10-08", "--workspace", office, "--json")
    assert wrong.error["code"] == "not_a_clock"
