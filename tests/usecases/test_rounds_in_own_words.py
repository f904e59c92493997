"""Each round is read and printed in the words of the rules it was run under."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from dujiao_desktop.cli import main
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, send_back
from dujiao_desktop.usecases.change_rules import adopt_rules, look_at_rules
from dujiao_desktop.usecases.confirm_evidence import confirm_evidence
from dujiao_desktop.usecases.today import today
from tests.builders import NOW, TODAY
from tests.documents.judging import run, squeezed, text_of
from tests.usecases.closing import REST, taken
from tests.usecases.township import Township, a_paper, a_photo, at_desk, copied


@pytest.fixture
def again(ready: Township, tmp_path: Path) -> Iterator[Township]:
    """Task 7 was verified under the five steps of Chongqing, sent back, and stands before the four of Huangshan."""
    taken(ready, replace(REST[0], scans=(a_paper(tmp_path / "现场材料.txt", "材料"),)))
    back = ReturnDraft(
        "verification",
        "papers_missing",
        "补长效机制文件",
        date(2026, 10, 20),
        unit="区住建委",
        items=("evidence/after_photo",),
    )
    send_back(ready.store, ready.task("7").id, back, office=ready.office, by=ready.by, now=NOW)
    with ready.store.lists() as lists:
        new = look_at_rules(lists, resource("rules", "huangshan.toml"), ready.office)
    adopt_rules(ready.store, ready.paths, new, by=ready.by, now=NOW)
    with at_desk(copied(ready, "换用以后")) as desk:
        yield desk


def _apply(desk: Township, papers: Path) -> None:
    """The first step of the second round, with what Huangshan asks for."""
    desk.attach("7", a_paper(papers / "管护制度.txt", "制度"), kind=EvidenceKind.MECHANISM)
    photo = a_photo(papers / "再改造后.jpg", shade=77, taken=datetime(2026, 10, 25, 9, 0))
    desk.attach("7", photo, kind=EvidenceKind.AFTER_PHOTO)
    confirm_evidence(desk.store, desk.task("7").id, None, office=desk.office, by=desk.by, now=NOW)
    people = ("周玉", "何川", "王强")
    desk.step("7", "application", date(2026, 10, 26), people=people, opinion="已补齐，再次申请")


def test_that_a_dossier_prints_each_round_in_the_words_it_was_run_under(
    again: Township, signer: LocalSigner, tmp_path: Path
) -> None:
    _apply(again, tmp_path)
    made = again.produce("7", tmp_path / "送审", signer)
    said = text_of(made.pdf)
    records = said[said.rindex("销号办理记录") :]
    first, second = records.index("第1轮（已退回）"), records.index("第2轮")
    earlier, later = records[first:second], records[second:]
    for words in ("重庆", "自查", "核查", "退回环节：核查", "原因：资料不齐", "点名补正：整改后照片"):
        assert words in earlier
    assert "提交申请" not in earlier
    assert "现场核查" not in earlier
    assert "申请材料不齐" not in earlier
    for words in ("提交申请", "经办人周玉", "主要负责人王强"):
        assert words in later
    assert "自查" not in later
    assert "self-check" not in said
    # The form tells of the return in the words of the round that was returned.
    assert "在核查环节退回：资料不齐" in said
    # So does the directory, of a paper that round rests on.
    (paper,) = [e for e in again.evidence("7") if e.file_name == "现场材料.txt"]
    assert paper.step == "verification"
    assert "verification" not in said
    rows = run("pdftotext", "-layout", made.pdf, "-").splitlines()
    assert any("验收意见" in row and row.split()[-2:-1] == ["核查"] for row in rows)
    # And the package, in which it lies.
    with ZipFile(made.package) as package:
        assert [name for name in package.namelist() if "/佐证/核查/" in name and name.endswith(".txt")]


def test_that_a_return_is_read_in_the_words_of_its_round_wherever_it_is_named(
    again: Township, capsys: pytest.CaptureFixture[str]
) -> None:
    with again.store.lists() as lists:
        reasons = [item.reason for item in today(lists, again.office, TODAY).first]
    assert "退回：资料不齐" in reasons
    assert main(["task", "7", "--workspace", str(copied(again))]) == 0
    assert "退回（资料不齐）" in squeezed(capsys.readouterr().out)


def test_that_what_is_in_force_again_is_known_to_rounds_run_under_it(again: Township, tmp_path: Path) -> None:
    _apply(again, tmp_path)
    with again.store.lists() as lists:
        new = look_at_rules(lists, resource("rules", "chongqing.toml"), again.office)
    adopt_rules(again.store, again.paths, new, by=again.by, now=NOW)
    with at_desk(copied(again)) as desk:
        closeout = desk.case("7").closeout
        under = desk.office.under(closeout)
        assert [under.rules_of(r).key for r in closeout.rounds] == ["chongqing", "huangshan"]
