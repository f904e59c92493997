"""确认沿用: what an earlier round rested on counts again, for one click, and can be taken back."""

from collections.abc import Sequence
from datetime import date

import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, send_back
from dujiao_desktop.usecases.confirm_evidence import confirm_evidence
from dujiao_desktop.usecases.edit_task import remove_task
from dujiao_desktop.usecases.make_report import read_summary
from dujiao_desktop.usecases.record_measure import record_measure
from dujiao_desktop.usecases.undo import redo, undo_last
from tests.builders import NOW, TODAY
from tests.usecases.closing import close
from tests.usecases.township import Township


def _return(desk: Township, *items: str, number: str = "7") -> None:
    draft = ReturnDraft("verification", "papers_missing", "补报告", date(2026, 11, 18), items=items)
    send_back(desk.store, desk.task(number).id, draft, office=desk.office, by=desk.by, now=NOW)


def _confirm(desk: Township, records: Sequence[str] | None) -> None:
    ids = None if records is None else frozenset(records)
    confirm_evidence(desk.store, desk.task("7").id, ids, office=desk.office, by=desk.by, now=NOW)


def test_that_all_that_was_not_named_is_confirmed_at_once_and_the_named_one_by_one(ready: Township) -> None:
    _return(ready, "evidence/after_photo")
    assert ready.case("7").for_dossier == ()
    _confirm(ready, None)
    (left,) = ready.case("7").unconfirmed
    assert left.kind is EvidenceKind.AFTER_PHOTO
    with pytest.raises(Refused) as refused:
        _confirm(ready, None)
    assert refused.value.code == "nothing_to_confirm"
    _confirm(ready, [left.id])
    assert ready.case("7").unconfirmed == ()


def test_that_confirming_is_taken_back_and_done_again(ready: Township) -> None:
    _return(ready)
    with ready.store.lists() as lists:
        since = lists.newest_act()
    _confirm(ready, None)
    undone = undo_last(ready.store, since, by=ready.by, now=NOW)
    assert undone.words == "确认沿用上一轮的材料（任务 7）"
    assert undone.changes.closeout_of == {ready.task("7").id}
    assert ready.case("7").for_dossier == ()
    redo(ready.store, since, by=ready.by, now=NOW)
    assert ready.case("7").unconfirmed == ()


def test_that_a_step_built_upon_it_keeps_it_from_being_taken_back(ready: Township) -> None:
    _return(ready)
    with ready.store.lists() as lists:
        since = lists.newest_act()
    _confirm(ready, None)
    with ready.store.lists() as lists:
        act = lists.newest_act()
    ready.step("7", "self-check", TODAY, people=("周玉", "何川"), opinion="已补")
    with pytest.raises(Refused) as refused:
        undo_last(ready.store, since, by=ready.by, now=NOW, act=act)
    assert refused.value.code == "changed_since"


def test_that_taking_back_a_result_lets_its_measure_be_named_again(ready: Township) -> None:
    _return(ready, "measures/2")
    with ready.store.lists() as lists:
        since = lists.newest_act()
    named = ready.task("7").measures[1]
    assert named.id in ready.case("7").closeout.current.unconfirmed
    record_measure(
        ready.store, ready.task("7").id, 2, result="重写的结果", done_on=date(2026, 9, 1), by=ready.by, now=NOW
    )
    assert named.id not in ready.case("7").closeout.current.unconfirmed
    undo_last(ready.store, since, by=ready.by, now=NOW)
    assert named.id in ready.case("7").closeout.current.unconfirmed


def test_that_a_closed_round_is_only_read(ready: Township) -> None:
    close(ready)
    with pytest.raises(Refused) as refused:
        _confirm(ready, None)
    assert refused.value.code == "task_closed"


def test_that_returns_are_counted_by_step_and_reason_in_the_statistics(ready: Township) -> None:
    _return(ready)
    with ready.store.lists() as lists:
        counts = lists.return_counts()
        summary = read_summary(lists, office=ready.office, by=None, today=TODAY)
    assert [(c.step, c.reason, c.count) for c in counts] == [("verification", "papers_missing", 1)]
    assert summary.returns == counts
    remove_task(ready.store, ready.task("7").id, by=ready.by, now=NOW)
    with ready.store.lists() as lists:
        assert lists.return_counts() == ()
