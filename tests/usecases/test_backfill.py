"""补录: what was done on paper earlier is entered with the paper it rests on, and never looks like done in the program."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dujiao_desktop.cli import main
from dujiao_desktop.documents.writing.dossier import write_dossier
from dujiao_desktop.domain.closeout import Conclusion
from dujiao_desktop.domain.dossier import DossierContent, NotBound, Sheets
from dujiao_desktop.domain.errors import Refused, StepNotReady
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.job_control import Unwatched
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, StepDraft, StepTaken, send_back
from dujiao_desktop.usecases.backfill import backfill_steps
from dujiao_desktop.usecases.produce_dossier import evidence_names
from dujiao_desktop.usecases.task_json import encode, shared_task
from tests.builders import NOW, TODAY
from tests.usecases.closing import REST, directory, taken, with_scan
from tests.usecases.township import Township, a_paper, at_desk

PAPER = "青督整办〔2025〕9号《销号材料》"
SELF = StepDraft("self-check", date(2025, 5, 8), people=("周玉",))
CHECKED = StepDraft("verification", date(2025, 5, 20), unit="区住建委", conclusion=Conclusion.PASS)
WHOLE = (
    SELF,
    CHECKED,
    StepDraft("public-notice", date(2025, 6, 6), period_from=date(2025, 6, 2), period_to=date(2025, 6, 6)),
    StepDraft("archiving", date(2025, 6, 10)),
    StepDraft("filing", date(2025, 6, 12), unit="区整改办"),
    StepDraft("closing", date(2025, 6, 20), unit="区整改办", number="青督整办〔2025〕9号"),
)


def _enter(
    desk: Township, *steps: StepDraft, document: str = PAPER, number: str = "7", file: str = "旧卷.txt"
) -> StepTaken:
    scan = a_paper(desk.paths.folder.parent / file, "旧卷")
    return backfill_steps(
        desk.store, desk.task(number).id, steps, document, scan, office=desk.office, by=desk.by, now=NOW
    )


def _gaps(desk: Township, *steps: StepDraft) -> list[tuple[str, str]]:
    before = desk.state()
    with pytest.raises(StepNotReady) as told:
        _enter(desk, *steps)
    assert desk.state() == before
    return [(m.code, m.place) for m in told.value.missing]


def test_that_a_whole_closeout_on_paper_is_entered_though_nothing_was_collected(desk: Township) -> None:
    done = _enter(desk, *WHOLE)
    assert done.status is CloseoutStatus.CLOSED
    case = desk.case("7")
    assert (case.task.closeout_status, case.task.progress_status) == (CloseoutStatus.CLOSED, ProgressStatus.DONE)
    (scan,) = case.evidence
    assert (scan.title, scan.doc_no, scan.kind) == (PAPER, PAPER, EvidenceKind.OTHER)
    records = case.closeout.current.records
    assert [r.step for r in records] == [s.step for s in WHOLE]
    assert {(r.backfilled_from, r.scans, r.entered_by, r.entered_at) for r in records} == {
        (PAPER, (scan.id,), desk.by.id, NOW)
    }
    assert {r.backfill_words for r in records} == {f"补录，依据{PAPER}"}


def test_that_a_task_begun_on_paper_goes_on_in_the_program(desk: Township) -> None:
    assert _enter(desk, SELF).status is CloseoutStatus.AWAITING_VERIFICATION
    for draft in REST[:2]:
        taken(desk, with_scan(desk, draft))
    records = desk.case("7").closeout.current.records
    assert [bool(r.backfill_words) for r in records] == [True, False, False]
    directory(desk)
    assert taken(desk, with_scan(desk, REST[2])).status is CloseoutStatus.AWAITING_FILING


def test_that_paper_of_a_step_lies_beside_the_paper_of_all(desk: Township) -> None:
    own = a_paper(desk.paths.folder.parent / "验收意见.txt", "通过")
    _enter(desk, SELF, replace(CHECKED, scans=(own,)))
    first, second = desk.case("7").closeout.current.records
    shared, opinion = desk.evidence("7")
    assert (first.scans, second.scans) == ((shared.id,), (shared.id, opinion.id))
    assert (opinion.kind, opinion.step) == (EvidenceKind.ACCEPTANCE_OPINION, "verification")


@pytest.mark.parametrize(
    ("steps", "gap"),
    [
        ((replace(SELF, happened_on=date(2026, 11, 22)),), ("date_in_future", "closeout/self-check/happened_on")),
        ((SELF, replace(CHECKED, happened_on=date(2025, 5, 7))), ("date_order", "closeout/verification/happened_on")),
        ((SELF, CHECKED, replace(WHOLE[2], period_from=date(2025, 5, 1))), ("date_order", "closeout/public-notice/happened_on")),
        ((SELF, CHECKED, replace(WHOLE[2], period_to=TODAY)), ("notice_running", "closeout/public-notice/period")),
        ((SELF, CHECKED, replace(WHOLE[2], period_to=date(2025, 6, 1))), ("notice_period", "closeout/public-notice/period")),
        ((SELF, replace(CHECKED, conclusion=Conclusion.FAIL)), ("conclusion", "closeout/verification/conclusion")),
    ],
)  # fmt: skip
def test_that_days_and_findings_have_to_be_possible(
    steps: Sequence[StepDraft], gap: tuple[str, str], desk: Township
) -> None:
    assert _gaps(desk, *steps) == [gap]


def test_that_the_order_of_the_steps_stands(desk: Township) -> None:
    before = desk.state()
    with pytest.raises(Refused) as told:
        _enter(desk, CHECKED)
    assert told.value.code == "step_out_of_order"
    for document in ("", "  "):
        _refused_empty(desk, document)
    with pytest.raises(Refused) as told:
        _enter(desk)
    assert told.value.code == "field_empty"
    assert desk.state() == before


def _refused_empty(desk: Township, document: str) -> None:
    with pytest.raises(Refused) as told:
        _enter(desk, SELF, document=document)
    assert told.value.code == "field_empty"


def test_that_a_missing_scan_leaves_nothing(desk: Township, tmp_path: Path) -> None:
    before = desk.state()
    with pytest.raises(Refused) as told:
        backfill_steps(
            desk.store,
            desk.task("7").id,
            (SELF,),
            PAPER,
            tmp_path / "没有.pdf",
            office=desk.office,
            by=desk.by,
            now=NOW,
        )
    assert told.value.code == "file_missing"
    assert desk.state() == before


def test_that_a_backfilled_step_is_taken_back_by_a_return_alone(desk: Township) -> None:
    _enter(desk, SELF)
    back = ReturnDraft("self-check", "papers_missing", "补签字页", TODAY)
    send_back(desk.store, desk.task("7").id, back, office=desk.office, by=desk.by, now=NOW)
    _enter(desk, replace(SELF, happened_on=date(2025, 7, 1)), file="第二份.txt", document="第二份")
    rounds = desk.case("7").closeout.rounds
    assert [[r.backfilled_from for r in one.records] for one in rounds] == [[PAPER], ["第二份"]]


def test_that_what_travels_says_what_was_entered_from_paper(desk: Township) -> None:
    _enter(desk, SELF)
    case = desk.case("7")
    names = evidence_names(case, desk.office.rules, desk.office.rules_of)
    shared = json.loads(encode(shared_task(case, desk.office.rules, names)))
    assert [s["backfilled_from"] for s in shared["rounds"][0]["steps"]] == [PAPER]


def test_that_the_printed_record_says_what_was_entered_from_paper(desk: Township, tmp_path: Path) -> None:
    _enter(desk, SELF)
    taken(desk, with_scan(desk, REST[0]))
    case = desk.case("7")
    with desk.store.lists() as lists:
        line = lists.task_lines([lists.key_of(case.task.id) or 0], TODAY)[0]
    sheets = {e.id: Sheets(not_bound=NotBound.FORMAT) for e in case.evidence}
    content = DossierContent(case, line, desk.office.unit, desk.office.rules, NOW, desk.by.name, "ABC", sheets=sheets)
    file = tmp_path / "送验卷.pdf"
    write_dossier(content, file, resource("fonts"), Unwatched())
    text = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True).stdout
    form = "".join(text[: text.rindex("销号办理记录")].split())
    assert form.count("补录，依据青督整办〔2025〕9号") == 1
    record = "".join(text[text.rindex("销号办理记录") :].split())
    assert record.count("（补录）") == 1
    assert "补录，依据青督整办〔2025〕9号" in record
    assert "不是在本程序中办理的" in record


def test_that_the_command_line_enters_a_step_from_paper(desk: Township, capsys: pytest.CaptureFixture[str]) -> None:
    folder = desk.paths.folder
    scan = a_paper(folder.parent / "旧卷.txt", "旧卷")
    copy = folder.with_name("另一份")
    desk.store.checkpoint()
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("*.lock", "*.holder"))
    call = ["backfill", "7", "self_check", "--on", "2025-05-08", "--document", PAPER, "--scan", str(scan)]
    assert main([*call, "--by", "周玉", "何川", "--workspace", str(copy), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said == {
        "status": "awaiting_verification", "round": 1, "next_step": "verification", "backfilled_from": PAPER,
    }  # fmt: skip
    with at_desk(copy) as again:
        (record,) = again.case("7").closeout.current.records
        assert (record.happened_on, record.people, record.unit) == (
            date(2025, 5, 8),
            ("周玉", "何川"),
            "云岭镇人民政府",
        )
    assert main([*call, "--workspace", str(copy)]) == 1
    assert "下一步是“核查”" in capsys.readouterr().err
