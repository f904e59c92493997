"""The recovery code goes onto paper, never into the workspace."""

from datetime import datetime
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.usecases.recovery_sheet import print_recovery_sheet, write_recovery_sheet
from tests.printers import a_printer, no_printer

UNIT, CODE = "云岭镇人民政府", "7K2M-QW9X-ABCD-2345-EFGH-JKLM-NPQR-STUV"
NOW = datetime(2026, 11, 21, 14, 30)


def test_that_the_sheet_never_lies_in_the_workspace(tmp_path: Path) -> None:
    workspace = tmp_path / "督交工作区"
    (workspace / "exports").mkdir(parents=True)
    with pytest.raises(Refused, match="sheet_inside_workspace"):
        write_recovery_sheet(UNIT, CODE, workspace, workspace / "exports" / "恢复码.pdf", now=NOW)
    assert list(workspace.rglob("*.pdf")) == []


def test_that_the_file_is_a_pdf_whatever_it_was_called(tmp_path: Path) -> None:
    file = write_recovery_sheet(UNIT, CODE, tmp_path / "督交", tmp_path / "恢复码v1.0", now=NOW)
    assert file.name == "恢复码v1.0.pdf"
    assert file.read_bytes().startswith(b"%PDF")


def test_that_the_printer_is_given_the_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = a_printer(tmp_path, monkeypatch)
    file, taken = print_recovery_sheet(UNIT, CODE, tmp_path / "督交", tmp_path / "恢复码.pdf", now=NOW)
    assert taken
    assert paper.read_bytes() == file.read_bytes()


@pytest.mark.parametrize("installed", [True, False])
def test_that_a_computer_without_a_printer_keeps_the_file_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: bool
) -> None:
    no_printer(tmp_path, monkeypatch, installed=installed)
    file, taken = print_recovery_sheet(UNIT, CODE, tmp_path / "督交", tmp_path / "恢复码.pdf", now=NOW)
    assert not taken
    assert file.is_file()
