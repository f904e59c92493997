from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from dujiao_desktop.usecases.verify_package import verify
from tests.desktop.desk import NOW
from tests.desktop.screen import a_screen
from tests.documents.judging import text_of

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    with a_screen() as environment:
        yield environment


def _walked(tmp_path: Path, screen: dict[str, str], pack: str) -> Path:
    """The package at the end of the walk."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["序号", "整改任务", "整改目标", "整改措施", "责任单位", "验收单位", "整改时限"])
    sheet.append(
        ["1", "雨污管网错接", "雨天无溢流", "改造错接点", "云岭镇人民政府", "区住房城乡建设委", "2026年12月底前"]
    )
    sheet.append(["2", "砂石堆场未覆盖", "不再扬尘", "全部覆盖", "云岭镇人民政府", "区交通局", "立行立改"])
    book.save(tmp_path / "清单.xlsx")

    walked = subprocess.run(
        [sys.executable, "-m", "tests.desktop.walk", str(tmp_path), pack],
        cwd=REPOSITORY,
        env=os.environ | screen,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )

    assert walked.returncode == 0, walked.stderr
    assert "Traceback" not in walked.stderr
    package = Path(walked.stdout.strip().splitlines()[-1])
    assert verify(package, received_on=NOW.date()).verdict == "unaltered_unknown_signer"
    kept = os.environ.get("DUJIAO_PICTURES")
    if kept:
        shutil.copytree(tmp_path / "pictures", kept, dirs_exist_ok=True)
    return package


@pytest.mark.slow
def test_that_an_officer_walks_from_the_first_day_to_a_dossier_in_the_window(
    tmp_path: Path, screen: dict[str, str]
) -> None:
    _walked(tmp_path, screen, "chongqing")
    assert len(list((tmp_path / "pictures").glob("*.png"))) == 15


@pytest.mark.slow
def test_that_another_place_walks_its_own_steps_in_the_window(tmp_path: Path, screen: dict[str, str]) -> None:
    package = _walked(tmp_path, screen, "boshan")
    printed = text_of(package.with_name(f"{package.stem}_验收卷宗.pdf"))
    for words in ("信访件整改送验卷", "信访件整改验收销号表", "联络人周玉（2026.10.20）", "区级验收表", "通水试验合格"):
        assert words in printed
