"""Whole days in the real window; what they leave behind is judged by tools that are not ours."""

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.documents.judging import run, text_of
from tests.journeys.command_line import Told, dujiao
from tests.journeys.stories import PAPER, STORIES

LOOKS_ALIKE = 12.0
"""Mean difference of grey, of 255, between a scan and what was printed of it; blank against written is over 30."""


def is_sound(package: Path) -> Path:
    """A package that every judge lets pass; gives its opened bag."""
    assert dujiao("verify", package, "--json").code == 0
    opened = package.with_name(f"{package.stem}_打开")
    run("unzip", "-q", package, "-d", opened)
    (bag,) = opened.iterdir()
    run(sys.executable, "-m", "bagit", "--validate", "--quiet", bag)
    pdf = bag / "data" / "验收卷宗.pdf"
    run("qpdf", "--check", pdf)
    signed = run("pdfsig", pdf)
    assert "Signature is Valid." in signed
    assert "Total document signed" in signed
    return bag


def task_of(bag: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((bag / "data" / "task.json").read_text(encoding="utf-8"))
    return found


def page_beginning(pdf: Path, words: str) -> int:
    """The page that the table of contents names."""
    found = re.search(rf"{words}(\d+)", text_of(pdf, 2))
    assert found, text_of(pdf, 2)
    return int(found[1])


@pytest.mark.slow
def test_that_a_task_done_on_paper_is_taken_in_later_and_never_looks_as_if_done_here(told: Told) -> None:
    left = told(STORIES["a_paper_task_taken_in_later"])
    (package,) = (left / "送出").glob("归档卷_*.zip")
    bag = is_sound(package)

    task = task_of(bag)
    (only,) = task["rounds"]
    assert [(s["step"], s["happened_on"], s["backfilled_from"]) for s in only["steps"][:4]] == [
        ("self-check", "2025-05-08", PAPER),
        ("verification", "2025-05-20", PAPER),
        ("public-notice", "2025-06-06", PAPER),
        ("archiving", "2025-06-10", PAPER),
    ]
    assert (only["steps"][4]["step"], only["steps"][4]["backfilled_from"]) == ("filing", "")
    assert task["measures"] == []  # nothing was made up to please today's gates

    pdf = bag / "data" / "验收卷宗.pdf"
    record = text_of(pdf, page_beginning(pdf, "销号办理记录"))
    assert [step for step in ("自查", "核查", "公示", "归档") if f"{step}（补录）" not in record] == []
    assert "备案（登记）" in record
    assert "不是在本程序中办理的" in record
    assert record.count("依据云府〔2025〕18号") == 4
    assert "销号材料第3页" in text_of(pdf)  # the paper itself is bound in

    words = dujiao("task", "12", "--workspace", left / "督交").out
    assert "✓自查（补录）" in words
    assert "✓备案  ○销号" in words


@pytest.mark.slow
def test_that_the_scans_of_what_was_signed_stand_in_the_place_of_the_blank_form(told: Told, tmp_path: Path) -> None:
    left = told(STORIES["print_sign_scan_and_hand_in"])
    (to_sign,) = (left / "打印").glob("*.pdf")
    pages = int(re.findall(r"Pages:\s+(\d+)", run("pdfinfo", to_sign))[0])
    assert ["签字盖章后生效" in text_of(to_sign, page) for page in range(1, pages + 1)] == [True] * pages
    assert "填报单位：" in text_of(to_sign)

    (package,) = (left / "送出").glob("送验卷_*.zip")
    bag = is_sound(package)
    scans = sorted((left / "扫描").glob("签字_*.png"))
    assert len(scans) == pages - 1
    originals = [bag / "data" / e["path"] for e in task_of(bag)["evidence"] if e["kind"] == "signed_scan"]
    assert [file.read_bytes() for file in originals] == [scan.read_bytes() for scan in scans]

    pdf = bag / "data" / "验收卷宗.pdf"
    assert "填报单位：" not in text_of(pdf)
    first = page_beginning(pdf, "整改任务销号申请表")
    for number, scan in enumerate(scans, start=first):
        assert "整改任务销号申请表（签字盖章件）" in text_of(pdf, number)
        images = tmp_path / f"图{number}"
        images.mkdir()
        run("pdfimages", "-all", "-f", str(number), "-l", str(number), pdf, images / "图")
        (printed,) = images.iterdir()
        assert _difference(printed, scan) < LOOKS_ALIKE
        assert _red(printed) > 0.5 * _red(scan) > 0  # the seal
    assert page_beginning(pdf, "整改目标与措施落实情况") == first + len(scans)


@pytest.mark.slow
def test_that_after_a_return_both_rounds_stand_and_the_first_package_is_as_it_was(told: Told) -> None:
    left = told(STORIES["return_and_second_round"])
    second, first = sorted((left / "送出").glob("送验卷_*.zip"))
    assert "(2)" in second.name
    before, after = (task_of(is_sound(package)) for package in (first, second))

    assert [[s["step"] for s in r["steps"]] for r in before["rounds"]] == [["self-check"]]
    assert [[s["step"] for s in r["steps"]] for r in after["rounds"]] == [
        ["self-check", "verification"],
        ["self-check"],
    ]
    returned = after["rounds"][0]
    assert (returned["steps"][1]["conclusion"], returned["returned_at_step"]) == ("recheck", "verification")
    assert (returned["return_reason"], returned["demand"]) == ("papers_missing", "补第三方监测报告，整改后照片重拍。")
    assert [e["title"] for e in after["evidence"] if e["kind"] == "monitoring"] == ["监测.pdf"]
    assert "monitoring" not in {e["kind"] for e in before["evidence"]}

    texts = [text_of(package.with_name(f"{package.stem}_验收卷宗.pdf")) for package in (first, second)]
    assert ["第1轮" in text for text in texts] == [True, True]
    assert ["第2轮" in text for text in texts] == [False, True]
    assert ["补充整改要求：补第三方监测报告，整改后照片重拍。" in text for text in texts] == [False, True]


@pytest.mark.slow
def test_that_a_workspace_overwritten_with_noise_is_back_from_its_backup(told: Told) -> None:
    left = told(STORIES["restore_after_noise"])
    office = left / "督交"
    (aside,) = left.glob("督交-旧-*")
    assert re.fullmatch(r"督交-旧-\d{8}", aside.name)
    assert run("diff", "-r", "-x", "tmp", aside / "evidence", office / "evidence") == ""
    assert dujiao("check", "--workspace", aside, "--json").error["code"] == "database_damaged"  # kept as it was
    assert dujiao("check", "--workspace", office, "--json").json == {"ok": True, "findings": []}
    (record,) = dujiao("task", "7", "--workspace", office, "--json").json["closeout"]["rounds"][0]["records"]
    assert record["opinion"] == "备份前最后一件事。"
    assert record["happened_on"] <= date.today().isoformat()


def _difference(one: Path, other: Path) -> float:
    with Image.open(one) as first, Image.open(other) as second:
        grey = [image.convert("L").resize((200, 283)) for image in (first, second)]
    return float(ImageStat.Stat(ImageChops.difference(*grey)).mean[0])


def _red(picture: Path) -> float:
    """Share of red on a page."""
    with Image.open(picture) as image:
        red, green, _ = image.convert("RGB").split()
    strong = ImageChops.subtract(red, green).point(lambda value: 255 if value > 90 else 0)
    return float(ImageStat.Stat(strong).mean[0]) / 255
