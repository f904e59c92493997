"""Before and after on the command line: looked at, confirmed, parted, printed."""

from pathlib import Path

import pytest

from tests.documents.judging import run, squeezed, text_of
from tests.journeys.command_line import asked


def _said(office: Path, *words: object) -> dict[str, object]:
    said = asked(*words, "--as", "周玉", "--workspace", office, "--json")
    assert said.code == 0, said.out + said.err
    return said.json


def _pairs(office: Path) -> list[tuple[int, int, bool]]:
    found = asked("pairs", "7", "--workspace", office, "--json").json["pairs"]
    return [(p["before"]["order"], p["after"]["order"], p["is_confirmed"]) for p in found]


def test_that_the_command_line_confirms_parts_and_prints_pairs(office: Path, tmp_path: Path) -> None:
    first, second = _pairs(office)
    before, after, _ = first
    assert (first[2], second[2]) == (False, False)
    assert _said(office, "pair", "7", before, after)["belongs"]
    assert _pairs(office) == [(before, after, True), second]
    _said(office, "pairs-sheet", "7", "--to", tmp_path / "对比.pdf")
    run("qpdf", "--check", tmp_path / "对比.pdf")
    assert "经办人确认" in squeezed(text_of(tmp_path / "对比.pdf"))

    assert not _said(office, "pair", "7", before, after, "--apart")["belongs"]
    assert _pairs(office) == [second]
    plain = asked("pairs", "7", "--workspace", office).out
    assert "还没有对应的整改后照片" in plain
    _said(office, "reshoot-sheet", "7", "--to", tmp_path / "复拍.pdf")
    _said(office, "reshoot-sheet", "7", "--to", tmp_path / "两处.pdf", "--photo", before, after)
    assert "第1处，共1处" in squeezed(text_of(tmp_path / "复拍.pdf"))
    assert "第2处，共2处" in squeezed(text_of(tmp_path / "两处.pdf"))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("pair 7 2 1", "not_a_pair"),
        ("pair 7 1 99", "evidence_number_not_found"),
        ("pairs-sheet 12 --to 对比.pdf", "no_pairs_to_print"),
        ("reshoot-sheet 12 --to 复拍.pdf", "no_photos_to_take_again"),
        ("reshoot-sheet 7 --to 复拍.pdf", "no_photos_to_take_again"),
        ("pairs-sheet 7 --to 对比.docx", "paper_ending"),
    ],
)
def test_that_what_cannot_be_is_refused_and_nothing_is_written(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = asked(*words.split(), "--as", "周玉", "--workspace", office, "--json")
    assert (said.code, said.error["code"]) == (1, code)
    assert not [*tmp_path.glob("*.pdf"), *tmp_path.glob("*.docx")]
