"""A successor takes over: everything is on one paper, three people sign, and nothing is half done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dujiao_desktop.domain.errors import Cancelled, Refused, Unavailable
from dujiao_desktop.domain.hand_over import HandOver, Inventory
from dujiao_desktop.domain.officer import OfficerRole
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.usecases import back_up, complaints, drafts, officers
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, send_back
from dujiao_desktop.usecases.hand_over import HandedOver, hand_over, read_inventory
from dujiao_desktop.usecases.undo import undo_last
from tests.builders import NOW
from tests.documents.judging import fonts_of, squeezed, text_of
from tests.usecases.closing import REST, close, taken, with_scan
from tests.usecases.township import UNIT, Township, files_below

TODAY = NOW.date()
WISH = HandOver("周玉", "何川", "陈国强", TODAY)


@pytest.fixture
def desk(ready: Township) -> Township:
    officers.add_officer(ready.store, "何川", OfficerRole.REVIEWER, by=ready.by, now=NOW)
    return ready


def inventory(desk: Township) -> Inventory:
    with desk.store.lists() as lists:
        return read_inventory(lists, WISH, office=desk.office, now=NOW)


def hand(desk: Township, to: Path, **wish: object) -> HandedOver:
    return hand_over(
        desk.store, desk.paths, replace(WISH, **wish), to, office=desk.office, by=desk.by, now=NOW  # type: ignore[arg-type]
    )  # fmt: skip


def names(desk: Township, *, active: bool = True) -> list[str]:
    with desk.store.lists() as lists:
        return [o.name for o in lists.officers(active_only=active)]


def test_that_every_open_task_says_what_comes_next_and_what_is_missing(desk: Township) -> None:
    found = inventory(desk)
    assert [(t.number, t.next_step) for t in found.tasks] == [("7", "核查"), ("9", "自查"), ("16", "自查")]
    assert found.total == 3
    nine = found.tasks[1]
    assert "自查报告" in nine.missing
    assert any("措施 1" in gap for gap in nine.missing)
    assert [(w.unit, w.step, w.numbers) for w in found.waiting] == [
        ("区住建委", "核查", ("7",)),
        (UNIT, "自查", ("9", "16")),
    ]


def test_that_returns_notices_complaints_and_drafts_are_counted_in(desk: Township) -> None:
    for draft in REST[:1]:
        taken(desk, with_scan(desk, draft))
    (notice,) = inventory(desk).notices
    assert (notice.number, notice.unit, notice.end) == ("7", "区住建委", None)
    back = ReturnDraft("public-notice", "data_differ", "核对台账数据", TODAY, TODAY + timedelta(10))
    send_back(desk.store, desk.task("7").id, back, office=desk.office, by=desk.by, now=NOW)
    edit = complaints.ComplaintEdit("D2CQ9", "夜间噪声")
    complaints.add_complaint(desk.store, edit, office=desk.office, by=desk.by, now=NOW)
    place = f"task/{desk.task('9').id}/progress"
    drafts.save_draft(desk.store, place, {"text": "已进场"}, by=desk.by, now=NOW)
    found = inventory(desk)
    (returned,) = found.returned
    assert (returned.number, returned.step, returned.reason) == ("7", "公示", "数据前后不一致")
    assert (returned.demand, returned.due_on) == ("核对台账数据", TODAY + timedelta(10))
    assert found.notices == ()
    assert [c.acceptance_no for c in found.complaints] == ["D2CQ9"]
    assert [(d.place, d.who) for d in found.drafts] == [("任务 9 的进展", "周玉")]
    assert found.evidence_files == len(desk.evidence("7"))
    assert found.evidence_bytes == sum(e.size_bytes for e in desk.evidence("7"))


def test_that_every_draft_is_named_by_its_form(desk: Township) -> None:
    nine = desk.task("9").id
    named = {
        f"task/{nine}/measure-text/1": "任务 9 的措施", f"task/{nine}/part/new": "任务 9 的村组（点位）",
        f"task/{nine}/extension": "任务 9 的延期申请", f"task/{nine}/opinion/1": "任务 9 的延期审批意见",
        f"task/{nine}/step/archiving": "任务 9 的归档", "new/plan": "新专项方案", "plan/5": "专项方案",
        "new/officer": "新人员", "new/complaint": "新举报件", "batch": "批量修改",
    }  # fmt: skip
    for place in named:
        drafts.save_draft(desk.store, place, {"text": "写到一半"}, by=desk.by, now=NOW)
    assert {d.place for d in inventory(desk).drafts} == set(named.values())


def test_that_a_closed_task_is_in_the_ledger_and_not_among_the_open_ones(desk: Township, tmp_path: Path) -> None:
    close(desk)
    done = hand(desk, tmp_path / "交接")
    assert [t.number for t in inventory(desk).tasks] == ["9", "16"]
    sheet = load_workbook(done.workbook).worksheets[0]
    assert {"7", "9", "16"} <= {str(row[0]) for row in sheet.iter_rows(values_only=True)}


def test_that_the_paper_says_it_all_and_has_three_lines_to_sign(
    desk: Township, tmp_path: Path, signer: LocalSigner
) -> None:
    made = desk.produce("7", tmp_path / "送审", signer)
    back_up.back_up(desk.store, desk.paths, tmp_path / "从前.djbackup", now=NOW - timedelta(3))
    done = hand(desk, tmp_path / "交接", with_backup=True)
    assert done.pdf.name == f"工作交接_周玉_何川_{TODAY:%Y%m%d}_清单.pdf"
    words = squeezed(text_of(done.pdf))
    for said in (
        "工作交接清单", "移交人周玉", "接收人何川", "监交人陈国强", "移交人停用，不再经办", "（签字）", "措施1的整改结果",
        "七、已生成的卷宗", made.package.name, "八、没有写完的草稿没有。", f"{TODAY.year}年{TODAY.month}月{TODAY.day - 3}日",
        done.workbook.name.partition("_")[0], "逐项说明",
    ):  # fmt: skip
        assert said.replace(" ", "") in words, said
    assert made.sha256.upper() in words.replace("-", "")
    assert words.count("（签字）") == 3
    assert {embedded for _, embedded, _ in fonts_of(done.pdf)} == {"yes"}
    assert done.backup is not None
    assert back_up.restore(done.backup, tmp_path / "恢复", password=None).tasks == 3


def test_that_the_successor_works_on_and_the_predecessor_is_retired(desk: Township, tmp_path: Path) -> None:
    done = hand(desk, tmp_path / "交接")
    assert (done.taker.name, names(desk), names(desk, active=False)) == ("何川", ["何川"], ["周玉", "何川"])
    assert done.changes.officers
    with desk.store.lists() as lists:
        noted = {c.field: c.new for e in lists.history(None, 10) if e.record == "hand_over" for c in e.changes}
        assert lists.check_history() == ()
    assert (noted["giver"], noted["taker"], noted["witness"]) == ("周玉", "何川", "陈国强")
    digest = files_below(done.pdf.parent)[done.pdf.name]
    assert (noted["handed_on"], noted["sha256"]) == (TODAY.isoformat(), digest)


def test_that_the_predecessor_may_stay(desk: Township, tmp_path: Path) -> None:
    hand(desk, tmp_path / "交接", retires=False)
    assert names(desk) == ["周玉", "何川"]


def test_that_a_second_hand_over_of_the_day_overwrites_nothing(desk: Township, tmp_path: Path) -> None:
    first = hand(desk, tmp_path / "交接", retires=False)
    before = files_below(tmp_path / "交接")
    second = hand(desk, tmp_path / "交接", retires=False)
    assert first.pdf != second.pdf
    assert files_below(tmp_path / "交接").items() >= before.items()
    assert len(files_below(tmp_path / "交接")) == 4


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"taker": "周玉"}, "hands_to_himself"),
        ({"taker": "没有这人"}, "officer_not_found"),
        ({"giver": "没有这人"}, "officer_not_found"),
        ({"witness": "  "}, "field_empty"),
        ({"witness": "何川"}, "witness_takes_part"),
        ({"witness": "陈立\U000f0000"}, "no_glyph"),
        ({"on": date(2099, 1, 1)}, "date_in_future"),
    ],
)
def test_that_what_cannot_be_handed_over_changes_and_writes_nothing(
    desk: Township, tmp_path: Path, wish: dict[str, object], code: str
) -> None:
    before = desk.state()
    with pytest.raises(Refused) as told:
        hand(desk, tmp_path / "交接", with_backup=True, **wish)
    assert told.value.code == code
    assert desk.state() == before
    assert not (tmp_path / "交接").exists()


class _Stop:
    """Cancels at the first page."""

    def report(self, done: int, total: int, message: str) -> None:
        self.at_page = message == "page"

    at_page = False

    def stop_if_cancelled(self) -> None:
        if self.at_page:
            raise Cancelled


def test_that_a_hand_over_stopped_on_the_way_leaves_nothing(desk: Township, tmp_path: Path) -> None:
    before = desk.state()
    with pytest.raises(Cancelled):
        hand_over(
            desk.store, desk.paths, replace(WISH, with_backup=True), tmp_path / "交接", office=desk.office, by=desk.by,
            now=NOW, control=_Stop(),
        )  # fmt: skip
    assert desk.state() == before
    assert not (tmp_path / "交接").exists()
    assert names(desk) == ["周玉", "何川"]


def test_that_a_hand_over_is_not_taken_back(desk: Township, tmp_path: Path) -> None:
    with desk.store.lists() as lists:
        since = lists.newest_act()
    done = hand(desk, tmp_path / "交接")
    with pytest.raises(Refused) as told:
        undo_last(desk.store, since, by=done.taker, now=NOW)
    assert (told.value.code, told.value.facts["words"]) == ("cannot_undo", "工作交接")


@pytest.mark.parametrize(("place", "code"), [("U盘/交接", "folder_missing"), ("纸", "not_a_folder")])
def test_that_nothing_is_written_beside_the_stick_that_was_meant(
    desk: Township, tmp_path: Path, place: str, code: str
) -> None:
    (tmp_path / "纸").write_text("不是文件夹", encoding="utf-8")
    with pytest.raises(Unavailable) as refused:
        hand(desk, tmp_path / place)
    assert refused.value.code == code
    assert not (tmp_path / "U盘").exists()
    assert names(desk) == ["周玉", "何川"]


@pytest.mark.parametrize("later", ["due_on", "closed_on"])
def test_that_a_complaint_is_not_due_before_it_came(desk: Township, later: str) -> None:
    edit = complaints.ComplaintEdit("D1", "夜间噪声", received_on=TODAY, **{later: TODAY - timedelta(1)})  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        complaints.add_complaint(desk.store, edit, office=desk.office, by=desk.by, now=NOW)
    assert refused.value.code == "before_received"
