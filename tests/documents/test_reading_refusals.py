"""Files that cannot be read: one clear reason each, and no harm done."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from dujiao_desktop.documents.reading import read_list
from dujiao_desktop.documents.reading.workbook_parts import MOST_ROWS
from dujiao_desktop.domain.errors import Refused, Told, Unavailable

ROWS = [["序号", "整改任务", "责任单位"], [1, "甲沟。", "甲镇"]]


def a_workbook(path: Path) -> Path:
    book = Workbook()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def with_sheet_xml(path: Path, old: str, new: str) -> Path:
    """The same workbook with one place of its first sheet's XML replaced."""
    a_workbook(path)
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert old.encode() in parts[name]
    parts[name] = parts[name].replace(old.encode(), new.encode(), 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part, content in parts.items():
            target.writestr(part, content)
    return path


def refusal(path: Path) -> Told:
    with pytest.raises(Told) as told:
        read_list(path)
    return told.value


def test_that_a_missing_file_is_refused(tmp_path: Path) -> None:
    told = refusal(tmp_path / "没有.xlsx")
    assert (told.code, told.facts["file"]) == ("file_missing", "没有.xlsx")


def test_that_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "not_a_file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with a name")
def test_that_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "清单.xlsx")
    assert refusal(tmp_path / "清单.xlsx").code == "not_a_file"


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\t\r\n", b"\x00" * 512])
@pytest.mark.parametrize("name", ["空.txt", "空.xlsx", "空.csv"])
def test_that_an_empty_file_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path).code == "file_empty"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_that_a_file_without_permission_is_unavailable(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "清单.xlsx")
    path.chmod(0)
    told = refusal(path)
    assert isinstance(told, Unavailable)
    assert told.code == "file_unreadable"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="there is no file here that nobody can read")
def test_that_a_file_the_system_does_not_give_is_unavailable() -> None:
    told = refusal(Path("/proc/self/mem"))
    assert isinstance(told, Unavailable)
    assert told.code == "file_unreadable"


@pytest.mark.parametrize("content", ["序号,整改任务\n1,甲沟\n".encode(), b"%PDF-1.7\n", "<html>清单</html>".encode()])
def test_that_a_file_named_workbook_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "清单.xlsx"
    path.write_bytes(content)
    assert refusal(path).code == "not_a_workbook"


def test_that_an_archive_named_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("说明.txt", "不是工作簿")
    assert refusal(path).code == "not_a_workbook"


def test_that_a_workbook_under_another_name_is_read_as_what_it_is(tmp_path: Path) -> None:
    assert len(read_list(a_workbook(tmp_path / "清单.xlsx").rename(tmp_path / "清单.txt")).drafts) == 1


@pytest.mark.parametrize("keep", [30, 200, 1500, -30])
def test_that_a_workbook_cut_short_is_damaged(tmp_path: Path, keep: int) -> None:
    path = a_workbook(tmp_path / "清单.xlsx")
    path.write_bytes(path.read_bytes()[:keep])
    assert refusal(path).code == "workbook_damaged"


def test_that_damage_anywhere_in_a_workbook_is_refused_or_harmless(tmp_path: Path) -> None:
    whole = a_workbook(tmp_path / "清单.xlsx").read_bytes()
    path = tmp_path / "坏.xlsx"
    for at in range(4, len(whole), 97):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            outcome: object = [draft.problem_text for draft in read_list(path).drafts]
        except Refused as told:
            outcome = told.code
        assert outcome in ("workbook_damaged", "not_a_workbook", ["甲沟。"]), at


def test_that_a_workbook_with_a_document_type_is_refused(tmp_path: Path) -> None:
    entity = '<!DOCTYPE x [<!ENTITY a "甲"><!ENTITY b "&a;&a;&a;">]><worksheet '
    path = with_sheet_xml(tmp_path / "清单.xlsx", "<worksheet ", entity)
    assert refusal(path).code == "workbook_damaged"


def test_that_a_password_is_named_as_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 504
    path.write_bytes(header + "EncryptedPackage".encode("utf-16-le").ljust(512, b"\x00"))
    assert refusal(path).code == "workbook_locked"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xls", "ods", "docx"])
def test_that_other_formats_of_office_programs_are_refused_with_the_way_out(tmp_path: Path, kind: str) -> None:
    source = tmp_path / "清单.csv"
    source.write_text("序号,整改任务\n1,甲沟\n", encoding="utf-8")
    if kind == "docx":
        source = source.rename(tmp_path / "清单.txt")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=120)
    told = refusal(tmp_path / f"清单.{kind}")
    assert (told.code, told.facts["kind"]) == ("unknown_format", kind)


@pytest.mark.parametrize(
    ("name", "content"), [("件.pdf", b"%PDF-1.7\n"), ("件.doc", b"abc"), ("件.rtf", b"{\\rtf1}"), ("件.wps", b"x")]
)
def test_that_a_format_not_read_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    told = refusal(path)
    assert (told.code, told.facts["kind"]) == ("unknown_format", name.partition(".")[2])


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\xff\xff\xff\xff", b"abc\x00def"])
def test_that_bytes_that_are_no_text_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "清单.txt"
    path.write_bytes(content)
    assert refusal(path).code == "text_undecodable"


def test_that_a_workbook_without_a_known_header_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["甲", "乙", "丙"])
    book.worksheets[0].append(["一", "二", "三"])
    book.save(tmp_path / "清单.xlsx")
    assert refusal(tmp_path / "清单.xlsx").code == "no_header"
    (tmp_path / "清单.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    assert refusal(tmp_path / "清单.csv").code == "no_header"


def test_that_a_merge_over_the_whole_sheet_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    merge = '</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>'
    told = refusal(with_sheet_xml(tmp_path / "清单.xlsx", "</sheetData>", merge))
    assert (told.code, told.facts["what"]) == ("too_big", "cells")


def test_that_a_million_empty_formatted_rows_are_refused(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(3, MOST_ROWS + 10))
    told = refusal(with_sheet_xml(tmp_path / "清单.xlsx", "</sheetData>", f"{rows}</sheetData>"))
    assert (told.code, told.facts["what"]) == ("too_big", "rows")


def test_that_a_lying_dimension_changes_nothing(tmp_path: Path) -> None:
    for lie in ("A1:XFD1048576", "A1", "A1:B1"):
        path = with_sheet_xml(tmp_path / "清单.xlsx", 'ref="A1:C2"', f'ref="{lie}"')
        assert [draft.problem_text for draft in read_list(path).drafts] == ["甲沟。"]


@pytest.mark.skipif(sys.platform == "win32", reason="memory limits are set with setrlimit")
def test_that_a_bomb_is_refused_within_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    a_workbook(path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/x.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(300):
            part.write(b" " * 2**20)
    script = (
        "import resource,sys,pathlib\n"
        "resource.setrlimit(resource.RLIMIT_AS,(2**29,2**29))\n"
        "from dujiao_desktop.documents.reading import read_list\n"
        "from dujiao_desktop.domain.errors import Refused\n"
        "try: read_list(pathlib.Path(sys.argv[1]))\n"
        "except Refused as told: print(told.code)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.stdout.strip() == "too_big", run.stderr
    assert resource.getrlimit(resource.RLIMIT_AS)[0] in (-1, resource.RLIM_INFINITY)


def test_that_reading_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "清单.xlsx")
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    path.chmod(0o400)
    read_list(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["清单.xlsx"]


def test_that_texts_are_read_without_loading_the_workbook_library(tmp_path: Path) -> None:
    path = tmp_path / "清单.txt"
    path.write_text("1.甲沟。\n责任单位：甲镇\n整改时限：2025年底\n", encoding="utf-8")
    script = (
        "import sys,pathlib\n"
        "from dujiao_desktop.documents.reading import read_list\n"
        "read_list(pathlib.Path(sys.argv[1]))\n"
        "print(sorted({'openpyxl','PIL','lxml'} & set(sys.modules)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stdout.strip() == "[]"
