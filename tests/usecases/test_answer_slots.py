"""缺项说明: what is not there is answered for with a reason or a signed statement, and never counts as there."""

import json
import subprocess
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dujiao_desktop.domain.errors import Refused, StepNotReady
from dujiao_desktop.domain.evidence import Destination, EvidenceKind
from dujiao_desktop.domain.slot_answer import Reply
from dujiao_desktop.domain.slots import Slot, SlotState, slot_items, slot_named
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, send_back
from dujiao_desktop.usecases.answer_slots import SlotDraft, answer_slot, attach_statement, withdraw_slot_answer
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, describe_evidence, remove_evidence
from dujiao_desktop.usecases.inbox import ManyDraft, describe_many
from dujiao_desktop.usecases.print_statement import print_statement
from dujiao_desktop.usecases.produce_dossier import produce_to_sign
from dujiao_desktop.usecases.read_task import missing_now
from dujiao_desktop.usecases.record_measure import record_measure
from dujiao_desktop.usecases.undo import redo, undo_last
from tests.builders import NOW, TODAY
from tests.usecases.closing import close
from tests.usecases.township import Township, a_paper, a_photo

BEFORE, REASON = "before_photo", "接手前现场已清理，原单位没有留照片"


@pytest.fixture
def nearly(desk: Township, tmp_path: Path) -> Township:
    """Task 7 has all that its self-check asks for but the 整改前照片."""
    for seq in (1, 2):
        record_measure(
            desk.store, desk.task("7").id, seq, result="已落实", done_on=date(2026, 10, seq), by=desk.by, now=NOW
        )
    taken = a_photo(tmp_path / "改造后.jpg", shade=90, taken=datetime(2026, 10, 9, 9, 40))
    desk.attach("7", taken, kind=EvidenceKind.AFTER_PHOTO)
    desk.attach("7", a_paper(tmp_path / "自查报告.txt"), kind=EvidenceKind.SELF_CHECK_REPORT)
    return desk


def _slot(desk: Township, name: str = BEFORE) -> Slot:
    case = desk.case("7")
    return slot_named(case, desk.office.under(case.closeout).rules, name)


def _say(desk: Township, reply: Reply, *scans: Path, slot: str = BEFORE, reason: str = REASON) -> Slot:
    draft = SlotDraft(slot, reply, reason, scans)
    return answer_slot(desk.store, desk.task("7").id, draft, office=desk.office, by=desk.by, now=NOW).slot


def _gaps(desk: Township) -> list[str]:
    return [m.text for m in missing_now(desk.case("7"), desk.office, TODAY)]


def _self_check(desk: Township) -> None:
    desk.step("7", "self-check", date(2026, 10, 12), people=("周玉", "何川"), opinion="已完成，申请核查")


def _explain(desk: Township, folder: Path) -> Slot:
    return _say(desk, Reply.CANNOT_PROVIDE, a_photo(folder / "情况说明.jpg", shade=200))


def _text(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, text=True).stdout


def _squeezed(text: str) -> str:
    return "".join(text.split())


def test_that_only_a_signed_statement_lets_the_step_go_on_and_it_never_counts_as_there(
    nearly: Township, tmp_path: Path
) -> None:
    assert _gaps(nearly) == ["整改前照片"]
    slot = _say(nearly, Reply.CANNOT_PROVIDE)
    assert (slot.state, slot.wants_statement) == (SlotState.CANNOT_PROVIDE, True)
    assert _gaps(nearly) == ["整改前照片：情况说明的签字扫描件"]
    with pytest.raises(StepNotReady):
        _self_check(nearly)

    scan = a_photo(tmp_path / "情况说明.jpg", shade=200)
    nearly_id = nearly.task("7").id
    done = attach_statement(nearly.store, nearly_id, BEFORE, scan, office=nearly.office, by=nearly.by, now=NOW)
    assert done.slot.statement is not None
    assert done.slot.stands
    assert _gaps(nearly) == []
    assert _slot(nearly).items == ()
    assert _slot(nearly).state is not SlotState.FILLED
    _self_check(nearly)


def test_that_not_applicable_lifts_the_gate_only_where_the_rule_pack_lets_it(nearly: Township) -> None:
    slot = _say(nearly, Reply.NOT_APPLICABLE)
    assert (slot.state, slot.is_allowed, slot.stands) == (SlotState.NOT_APPLICABLE, False, False)
    assert _gaps(nearly) == ["整改前照片（填了不适用，规则包不允许，仍要提供）"]


@pytest.mark.parametrize("reply", list(Reply))
@pytest.mark.parametrize("name", ["before_photo", "after_photo", "self_check_report"])
def test_that_no_answer_puts_anything_into_a_slot(nearly: Township, tmp_path: Path, reply: Reply, name: str) -> None:
    for item in nearly.evidence("7"):
        remove_evidence(nearly.store, item.id, by=nearly.by, now=NOW)
    rule = _slot(nearly, name).rule
    scans = (a_photo(tmp_path / "说明.jpg", shade=7),) if reply is Reply.CANNOT_PROVIDE else ()
    slot = _say(nearly, reply, *scans, slot=name)
    assert slot_items(nearly.case("7"), rule) == ()
    assert slot.state is not SlotState.FILLED
    assert not nearly.case("7").proof_of_measure(1)


def test_that_the_thing_itself_overtakes_what_was_said_of_it(nearly: Township, tmp_path: Path) -> None:
    _say(nearly, Reply.CANNOT_PROVIDE)
    nearly.attach("7", a_photo(tmp_path / "找到了.jpg", shade=11), kind=EvidenceKind.BEFORE_PHOTO)
    assert _slot(nearly).state is SlotState.FILLED
    assert _gaps(nearly) == []
    with pytest.raises(Refused, match="slot_is_filled"):
        _say(nearly, Reply.CANNOT_PROVIDE)


def test_that_an_answer_belongs_to_its_round_and_is_only_proposed_in_the_next(nearly: Township, tmp_path: Path) -> None:
    _explain(nearly, tmp_path)
    _self_check(nearly)
    draft = ReturnDraft("verification", "papers_missing", "补照片", date(2026, 11, 18))
    send_back(nearly.store, nearly.task("7").id, draft, office=nearly.office, by=nearly.by, now=NOW)
    slot = _slot(nearly)
    assert (slot.answer, slot.state) == (None, SlotState.MISSING)
    assert slot.earlier is not None
    assert slot.earlier.reason == REASON
    nearly.confirm("7")
    assert _gaps(nearly) == ["整改前照片"]
    # The same signed paper attached anew counts again, and nothing is there twice.
    before = len(nearly.evidence("7"))
    assert _explain(nearly, tmp_path).stands
    assert len(nearly.evidence("7")) == before


def test_that_a_statement_answers_a_return_that_named_what_cannot_be_shown(nearly: Township, tmp_path: Path) -> None:
    _explain(nearly, tmp_path)
    _self_check(nearly)
    draft = ReturnDraft(
        "verification", "papers_missing", "补整改前照片", date(2026, 11, 18), items=("evidence/before_photo",)
    )
    send_back(nearly.store, nearly.task("7").id, draft, office=nearly.office, by=nearly.by, now=NOW)
    nearly.confirm("7")
    assert _gaps(nearly) == ["退回要求重报的整改前照片"]
    _explain(nearly, tmp_path)
    assert _gaps(nearly) == []


def test_that_an_answer_is_taken_back_undone_and_done_again(nearly: Township, tmp_path: Path) -> None:
    with nearly.store.lists() as lists:
        since = lists.newest_act()
    _explain(nearly, tmp_path)
    undone = undo_last(nearly.store, since, by=nearly.by, now=NOW)
    assert undone.words == f"说明缺项原因“{REASON}”（任务 7）"
    assert nearly.task("7").id in undone.changes.touched_tasks
    assert _gaps(nearly) == ["整改前照片"]
    assert [e.kind for e in nearly.evidence("7")].count(EvidenceKind.STATEMENT) == 0
    redo(nearly.store, since, by=nearly.by, now=NOW)
    assert _gaps(nearly) == []

    withdraw_slot_answer(nearly.store, nearly.task("7").id, BEFORE, office=nearly.office, by=nearly.by, now=NOW)
    assert _gaps(nearly) == ["整改前照片"]
    with pytest.raises(Refused, match="slot_not_answered"):
        withdraw_slot_answer(nearly.store, nearly.task("7").id, BEFORE, office=nearly.office, by=nearly.by, now=NOW)


def test_that_the_statement_stays_while_an_answer_rests_on_it(nearly: Township, tmp_path: Path) -> None:
    statement = _explain(nearly, tmp_path).statement
    assert statement is not None
    state = nearly.state()
    with pytest.raises(Refused, match="statement_in_use"):
        remove_evidence(nearly.store, statement.id, by=nearly.by, now=NOW)
    for changed in (
        EvidenceDraft(EvidenceKind.STATEMENT, destination=Destination.INTERNAL),
        EvidenceDraft(EvidenceKind.BEFORE_PHOTO),
    ):
        with pytest.raises(Refused, match="statement_stays"):
            describe_evidence(nearly.store, statement.id, changed, by=nearly.by, now=NOW)
    with pytest.raises(Refused, match="statement_stays"):
        describe_many(nearly.store, [statement.id], ManyDraft(EvidenceKind.OTHER), by=nearly.by, now=NOW)
    assert nearly.state() == state
    withdraw_slot_answer(nearly.store, nearly.task("7").id, BEFORE, office=nearly.office, by=nearly.by, now=NOW)
    remove_evidence(nearly.store, statement.id, by=nearly.by, now=NOW)


@pytest.mark.parametrize(
    ("reply", "reason", "scans", "slot", "code"),
    [
        (Reply.NOT_APPLICABLE, "  ", 0, BEFORE, "field_empty"),
        (Reply.NOT_APPLICABLE, "没有现场", 1, BEFORE, "slot_needs_no_statement"),
        (Reply.CANNOT_PROVIDE, "丢了", 2, BEFORE, "one_statement"),
        (Reply.CANNOT_PROVIDE, "丢了", 0, "gossip", "unknown_slot"),
        (Reply.CANNOT_PROVIDE, "丢了", 0, "mechanism", "unknown_slot"),
    ],
)
def test_that_a_wrong_answer_changes_nothing(
    nearly: Township, tmp_path: Path, reply: Reply, reason: str, scans: int, slot: str, code: str
) -> None:
    files = [a_photo(tmp_path / f"{n}.jpg", shade=30 + n) for n in range(scans)]
    state = nearly.state()
    with pytest.raises(Refused, match=code):
        _say(nearly, reply, *files, slot=slot, reason=reason)
    assert nearly.state() == state


def test_that_a_closed_round_is_only_read(ready: Township) -> None:
    close(ready)
    with pytest.raises(Refused, match="task_closed"):
        _say(ready, Reply.CANNOT_PROVIDE)


def test_that_another_paper_of_the_task_is_no_statement(nearly: Township, tmp_path: Path) -> None:
    report = a_paper(tmp_path / "自查报告.txt")
    with pytest.raises(Refused, match="statement_is_other"):
        _say(nearly, Reply.CANNOT_PROVIDE, report)


def test_that_the_sheet_says_what_is_required_why_it_is_not_there_and_who_signs(
    nearly: Township, tmp_path: Path
) -> None:
    to = tmp_path / "情况说明.pdf"
    print_statement(
        nearly.store, nearly.task("7").id, BEFORE, to, office=nearly.office, by=nearly.by, now=NOW, reason=REASON
    )
    text = _squeezed(_text(to))
    for words in ("情况说明", "任务编号7", "老街片区雨污管网错接", "整改前照片", "工程类任务须有整改前后对比", REASON):
        assert words in text
    for signer in ("经办人（签字）", "主要负责人（签字）", "（盖章）"):
        assert signer in text
    assert nearly.case("7").slot_answers == ()


def test_that_what_waits_for_its_signature_has_a_page_of_its_own_among_the_papers_to_sign(
    nearly: Township, tmp_path: Path
) -> None:
    _say(nearly, Reply.CANNOT_PROVIDE)
    made = produce_to_sign(
        nearly.store, nearly.task("7").id, tmp_path / "打印", office=nearly.office, by=nearly.by, now=NOW
    )
    pages = [_squeezed(page) for page in _text(made.pdf).split("\f")]
    (own,) = [page for page in pages[1:] if REASON in page]
    assert "情况说明" in own
    assert "待签字盖章件" in own
    assert "情况说明（整改前照片）" in pages[0]

    scan = a_photo(tmp_path / "签好.jpg", shade=201)
    attach_statement(nearly.store, nearly.task("7").id, BEFORE, scan, office=nearly.office, by=nearly.by, now=NOW)
    again = produce_to_sign(
        nearly.store, nearly.task("7").id, tmp_path / "再打印", office=nearly.office, by=nearly.by, now=NOW
    )
    assert REASON not in _squeezed(_text(again.pdf))


def test_that_the_dossier_says_it_everywhere_and_binds_the_statement_in(
    nearly: Township, tmp_path: Path, signer: LocalSigner
) -> None:
    _explain(nearly, tmp_path)
    _self_check(nearly)
    made = nearly.produce("7", tmp_path / "送审", signer)
    text = _squeezed(_text(made.pdf))
    number = next(n for n, e in enumerate(nearly.case("7").for_dossier, 1) if e.kind is EvidenceKind.STATEMENT)
    assert f"自查整改前照片无法提供{REASON}（附情况说明，佐证{number}）" in text
    assert f"佐证{number}整改前照片：情况说明" in text
    assert "自查整改后照片有佐证1" in text
    with zipfile.ZipFile(made.package) as package:
        names = package.namelist()
        task = json.loads(package.read(next(n for n in names if n.endswith("task.json"))))
        index = package.read(next(n for n in names if n.endswith("index.html"))).decode()
    statement = next(e.id for e in nearly.evidence("7") if e.kind is EvidenceKind.STATEMENT)
    assert task["slot_answers"] == [
        {
            "step": "self-check",
            "slot": "before_photo",
            "word": "整改前照片",
            "reply": "cannot_provide",
            "reason": REASON,
            "statement": statement,
        }
    ]
    assert any("情况说明" in name and "/佐证/" in name for name in names)
    assert f"无法提供</td><td>{REASON}" in index
    rows = list(load_workbook(made.workbook)["没有提供的规定材料"].iter_rows(min_row=4, values_only=True))
    assert rows == [("7", "自查", "整改前照片", "无法提供", f"{REASON}（附情况说明，佐证 {number}）")]


def test_that_a_ledger_with_the_reasons_is_read_again_like_any_other(
    nearly: Township, tmp_path: Path, signer: LocalSigner
) -> None:
    _explain(nearly, tmp_path)
    _self_check(nearly)
    made = nearly.produce("7", tmp_path / "送审", signer)
    done = nearly.import_list(made.workbook)
    assert (len(done.imported), done.reading.problems) == (1, ())
    assert nearly.tasks() == ["7", "7", "9", "16"]
