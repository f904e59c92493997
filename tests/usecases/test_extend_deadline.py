"""延期 and 转长期: the first deadline stays for ever; the one in force moves when every level has agreed."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.extension import Extension, ExtensionKind, ExtensionResult
from dujiao_desktop.domain.office import Office
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus
from dujiao_desktop.domain.visit import VisitResult
from dujiao_desktop.usecases.attach_evidence import remove_evidence
from dujiao_desktop.usecases.extend_deadline import (
    Extended,
    ExtensionDraft,
    OpinionDraft,
    apply_extension,
    decide_extension,
)
from dujiao_desktop.usecases.sentences import sentence_of
from dujiao_desktop.usecases.undo import undo_last
from dujiao_desktop.usecases.visit_again import LookbackDraft, look_back
from tests.builders import NOW, TODAY
from tests.usecases.closing import close
from tests.usecases.township import ROWS, Township, a_list, a_paper

LEVELS = ("责任单位主要负责人", "区县督察整改办")


def _apply(desk: Township, number: str = "9", office: Office | None = None, **stated: Any) -> Extended:
    draft = ExtensionDraft(**{"reason": "雨季无法施工", "applied_on": TODAY, "until": "2027年3月底前", **stated})
    return apply_extension(desk.store, desk.task(number).id, draft, office=office or desk.office, by=desk.by, now=NOW)


def _long_term(desk: Township, number: str = "9", **stated: Any) -> Extended:
    goal = {"stage_goal": "每月覆盖到位", "next_review_on": date(2027, 2, 1), "final_on": date(2027, 12, 31)}
    return _apply(desk, number, kind=ExtensionKind.LONG_TERM, **{**goal, **stated})


def _decide(desk: Township, level: int, *, agreed: bool = True, number: str = "9", **stated: Any) -> Extended:
    draft = OpinionDraft(level, agreed, **{"who": "罗敏", "said_on": TODAY, **stated})
    return decide_extension(desk.store, desk.task(number).id, draft, office=desk.office, by=desk.by, now=NOW)


def _one(desk: Township, number: str = "9") -> Extension:
    (one,) = desk.case(number).extensions
    return one


def test_that_the_deadline_moves_only_when_the_last_level_has_agreed(desk: Township) -> None:
    first = desk.task("9").deadline
    _apply(desk)
    assert (_one(desk).levels, _one(desk).next_level) == (LEVELS, LEVELS[0])
    _decide(desk, 1, words="情况属实，同意")
    assert desk.task("9").deadline == first
    assert _one(desk).next_level == LEVELS[1]
    _decide(desk, 2, number="9", words="同意延期")
    task, kept = desk.task("9"), _one(desk)
    assert (task.deadline.text, task.deadline.end) == ("2027年3月底前", date(2027, 3, 31))
    assert task.original_deadline == first
    assert (kept.result, kept.decided_on, kept.old_deadline) == (ExtensionResult.APPROVED, TODAY, first)
    assert [(o.agreed, o.words, o.who) for o in kept.opinions] == [
        (True, "情况属实，同意", "罗敏"), (True, "同意延期", "罗敏")
    ]  # fmt: skip


def test_that_a_second_extension_begins_where_the_first_ended(desk: Township) -> None:
    first = desk.task("9").deadline
    for until in ("2027年3月底前", "2027年6月底前"):
        _apply(desk, until=until)
        _decide(desk, 1)
        _decide(desk, 2)
    one, two = desk.case("9").extensions
    assert (one.old_deadline, two.old_deadline) == (first, one.new_deadline)
    assert desk.task("9").deadline == two.new_deadline
    assert desk.task("9").original_deadline == first


def test_that_one_level_that_does_not_agree_ends_the_application(desk: Township) -> None:
    first = desk.task("9").deadline
    _apply(desk)
    assert _decide(desk, 1, agreed=False, words="工期够").extension.result is ExtensionResult.REFUSED
    assert desk.task("9").deadline == first
    with pytest.raises(Refused, match="no_extension_pending"):
        _decide(desk, 2)
    _apply(desk, until="2027年1月底前")
    assert len(desk.case("9").extensions) == 2


def test_that_long_term_work_is_a_flag_beside_deadline_progress_and_close_out(desk: Township) -> None:
    before = desk.task("9")
    _long_term(desk)
    _decide(desk, 1)
    _decide(desk, 2)
    after = desk.task("9")
    assert after.is_long_term
    assert (after.deadline, after.progress_status, after.closeout_status) == (
        before.deadline, ProgressStatus.NOT_STARTED, CloseoutStatus.NOT_STARTED
    )  # fmt: skip
    assert _one(desk).stage_goal == "每月覆盖到位"


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ({"until": "尽快完成吧"}, "new_deadline_unclear"),
        ({"until": "长期坚持"}, "new_deadline_unclear"),
        ({"until": ""}, "new_deadline_unclear"),
        ({"until": "2026年12月10日"}, "new_deadline_not_later"),
        ({"until": "2026年11月底"}, "new_deadline_not_later"),
        ({"reason": "  "}, "field_empty"),
        ({"applied_on": date(2026, 11, 22)}, "date_in_future"),
        ({"kind": ExtensionKind.LONG_TERM}, "field_empty"),
        ({"kind": ExtensionKind.LONG_TERM, "stage_goal": "覆盖"}, "review_needed"),
        ({"kind": ExtensionKind.LONG_TERM, "stage_goal": "覆盖", "next_review_on": TODAY}, "review_in_past"),
        (
            {"kind": ExtensionKind.LONG_TERM, "stage_goal": "覆盖", "next_review_on": date(2027, 2, 1),
             "final_on": date(2027, 1, 31)},
            "final_before_review",
        ),
    ],
)  # fmt: skip
def test_that_an_application_that_says_too_little_or_the_wrong_days_is_refused_whole(
    desk: Township, tmp_path: Path, stated: dict[str, Any], code: str
) -> None:
    state = desk.state()
    with pytest.raises(Refused) as refused:
        _apply(desk, scans=(a_paper(tmp_path / "延期申请.txt"),), **stated)
    assert refused.value.code == code
    assert sentence_of(code, refused.value.facts).count("。") >= 1
    assert desk.state() == state


def test_that_two_applications_never_wait_at_once(desk: Township) -> None:
    _apply(desk)
    with pytest.raises(Refused, match="extension_pending"):
        _long_term(desk)


def test_that_a_closed_task_is_neither_extended_nor_made_long_term(ready: Township) -> None:
    _apply(ready, "7")
    close(ready)
    with pytest.raises(Refused, match="extension_of_closed"):
        _apply(ready, "7")
    _decide(ready, 1, number="7")
    with pytest.raises(Refused, match="extension_of_closed"):
        _decide(ready, 2, number="7")
    _decide(ready, 2, agreed=False, number="7")
    with pytest.raises(Refused, match="extension_of_closed"):
        _long_term(ready, "7")


def _undo(desk: Township, act: int) -> None:
    undo_last(desk.store, 0, by=desk.by, now=NOW, act=act)


def _newest_act(desk: Township) -> int:
    with desk.store.lists() as lists:
        return lists.newest_act()


def test_that_what_was_decided_before_the_closing_is_not_taken_back(ready: Township) -> None:
    _apply(ready, "7")
    asked = _newest_act(ready)
    _decide(ready, 1, number="7", agreed=False)
    refused = _newest_act(ready)
    close(ready)
    state = ready.state()
    for act in (refused, asked):
        with pytest.raises(Refused) as told:
            _undo(ready, act)
        assert sentence_of(told.value.code, told.value.facts)
        assert told.value.code == ("task_closed" if act == refused else "changed_since")
    assert ready.state() == state


def test_that_an_application_still_waiting_at_the_closing_is_not_taken_back(ready: Township) -> None:
    _apply(ready, "7")
    asked = _newest_act(ready)
    close(ready)
    with pytest.raises(Refused, match="task_closed"):
        _undo(ready, asked)
    assert len(ready.case("7").extensions) == 1


def test_that_an_opinion_entered_after_the_closing_can_be_taken_back(ready: Township) -> None:
    _apply(ready, "7")
    close(ready)
    _decide(ready, 1, number="7", agreed=False)
    _undo(ready, _newest_act(ready))
    assert _one(ready, "7").result is ExtensionResult.PENDING


def test_that_a_reopening_does_not_open_what_the_closing_rested_on(ready: Township) -> None:
    _apply(ready, "7")
    asked = _newest_act(ready)
    close(ready)
    draft = LookbackDraft(TODAY, VisitResult.REBOUND, "坡面又有裸露", ("李明",))
    look_back(ready.store, ready.task("7").id, draft, office=ready.office, by=ready.by, now=NOW)
    with pytest.raises(Refused, match="changed_since"):
        _undo(ready, asked)
    assert len(ready.case("7").extensions) == 1


def test_that_a_task_without_a_last_day_has_nothing_to_extend(desk: Township) -> None:
    with pytest.raises(Refused, match="nothing_to_extend"):
        _apply(desk, "16")
    with pytest.raises(Refused, match="already_long_term"):
        _long_term(desk, "16")


def test_that_a_late_application_is_pointed_out_and_refused_only_where_the_county_says_so(
    desk: Township, tmp_path: Path
) -> None:
    rows = [(*ROWS[1][:6], "2026年11月10日前", ROWS[1][7])]
    desk.import_list(a_list(tmp_path / "又一份.csv", [("30", "砂石场扬尘", *rows[0][2:])]))
    strict = replace(desk.office.rules.extension, before_expiry=True)
    office = replace(desk.office, rules=replace(desk.office.rules, extension=strict))
    with pytest.raises(Refused, match="extension_after_expiry"):
        _apply(desk, "30", office)
    (hint,) = _apply(desk, "30").hints
    assert "已过整改时限 2026-11-10" in sentence_of(hint.code, hint.facts)
    assert _apply(desk, "9", office, applied_on=TODAY).hints == ()


def test_that_levels_speak_in_their_order_and_not_before_they_were_asked(desk: Township) -> None:
    _apply(desk)
    with pytest.raises(Refused, match="level_not_next"):
        _decide(desk, 2)
    with pytest.raises(Refused, match="opinion_before_application"):
        _decide(desk, 1, said_on=date(2026, 11, 20))
    with pytest.raises(Refused, match="date_in_future"):
        _decide(desk, 1, said_on=date(2026, 11, 22))


def test_that_the_signed_paper_stays_with_the_application_and_proves_no_measure(desk: Township, tmp_path: Path) -> None:
    _apply(desk, scans=(a_paper(tmp_path / "延期申请.txt"),))
    _decide(desk, 1, scans=(a_paper(tmp_path / "审批表.txt", "同意"),))
    papers = desk.evidence("9")
    assert [e.kind for e in papers] == 2 * [EvidenceKind.EXTENSION_PAPER]
    assert _one(desk).scans == tuple(e.id for e in papers)
    assert desk.case("9").proof_of_measure(1) == ()
    with pytest.raises(Refused, match="evidence_in_record"):
        remove_evidence(desk.store, papers[0].id, by=desk.by, now=NOW)


def test_that_a_list_that_comes_again_leaves_the_extended_deadline_alone(desk: Township, tmp_path: Path) -> None:
    _apply(desk)
    _decide(desk, 1)
    _decide(desk, 2)
    rows = [[*ROWS[1]]]
    rows[0][2] = "扬尘达标，堆场全覆盖"
    desk.import_list(a_list(tmp_path / "整改清单.csv", rows))
    assert desk.task("9").deadline.text == "2027年3月底前"
    assert desk.task("9").goal == "扬尘达标，堆场全覆盖"


def test_that_an_approval_entered_by_mistake_is_taken_back_with_its_deadline(desk: Township) -> None:
    first = desk.task("9").deadline
    _apply(desk)
    _decide(desk, 1)
    with desk.store.lists() as lists:
        since = lists.newest_act()
    _decide(desk, 2)
    assert undo_last(desk.store, since, by=desk.by, now=NOW).words == "登记“2027年3月底前”的审批意见（任务 9）"
    assert desk.task("9").deadline == first
    assert (_one(desk).result, len(_one(desk).opinions)) == (ExtensionResult.PENDING, 1)
