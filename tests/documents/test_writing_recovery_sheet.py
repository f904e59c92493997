"""The sheet with the recovery code, as other programs read it."""

import stat
from datetime import datetime
from pathlib import Path

from dujiao_desktop.documents.writing.recovery_sheet import write_recovery_sheet
from dujiao_desktop.domain.job_control import Unwatched
from tests.documents.judging import fonts_of, squeezed, text_of
from tests.documents.writing_samples import FONTS

CODE = "7K2M-QW9X-ABCD-2345-EFGH-JKLM-NPQR-STUV"
NOW = datetime(2026, 11, 21, 14, 30)


def a_sheet(folder: Path, unit: str = "云岭镇人民政府", workspace: str = "/home/周玉/督交工作区") -> Path:
    file = folder / "恢复码.pdf"
    assert write_recovery_sheet(unit, CODE, workspace, NOW, file, FONTS, Unwatched()).pages == 1
    return file


def test_that_the_sheet_says_whose_it_is_and_what_it_is_for(tmp_path: Path) -> None:
    said = squeezed(text_of(a_sheet(tmp_path)))
    for words in (
        "云岭镇人民政府",
        "2026年11月21日",
        "/home/周玉/督交工作区",
        "忘记工作区的密码时",
        "交负责人保管",
        "保管人",
    ):
        assert words in said
    places = [said.index(group) for group in CODE.split("-")]
    assert places == sorted(places)
    assert all(embedded == "yes" for _, embedded, _ in fonts_of(a_sheet(tmp_path)))


def test_that_a_long_name_and_a_deep_folder_still_leave_one_page(tmp_path: Path) -> None:
    a_sheet(
        tmp_path,
        "重庆市云岭自治县经济技术开发区管理委员会生态环境保护委员会办公室" * 2,
        "/home/周玉" + "/很深的文件夹" * 16,
    )


def test_that_nobody_else_may_read_the_file(tmp_path: Path) -> None:
    assert stat.S_IMODE(a_sheet(tmp_path).stat().st_mode) & 0o077 == 0
