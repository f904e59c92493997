"""回头看 and 长期坚持: somebody goes there again; a closed round stays as it was, a rebound opens a new one."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import Destination, EvidenceKind, TakenBy
from dujiao_desktop.domain.extension import ExtensionKind
from dujiao_desktop.domain.office import Office
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus
from dujiao_desktop.domain.today import TodayKind
from dujiao_desktop.domain.visit import VisitKind, VisitResult
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, describe_evidence, remove_evidence
from dujiao_desktop.usecases.differences import differences
from dujiao_desktop.usecases.edit_task import remove_task
from dujiao_desktop.usecases.extend_deadline import ExtensionDraft, OpinionDraft, apply_extension, decide_extension
from dujiao_desktop.usecases.recycle_bin import empty_older_than
from dujiao_desktop.usecases.sentences import sentence_of
from dujiao_desktop.usecases.today import today
from dujiao_desktop.usecases.undo import undo_last
from dujiao_desktop.usecases.verify_package import verify
from dujiao_desktop.usecases.visit_again import (
    LookbackDraft,
    ReviewDraft,
    Visited,
    VisitFileDraft,
    look_back,
    proposed_next,
    review,
)
from tests.builders import NOW, TODAY
from tests.usecases.closing import close
from tests.usecases.township import Township, a_paper, a_photo, files_below


def _look_back(desk: Township, result: VisitResult = VisitResult.CONSOLIDATED, **stated: Any) -> Visited:
    said = {"text": "雨天查看，无溢流", "people": ("周玉", "李明"), "units": ("云岭镇", "区住建委"), **stated}
    office: Office = said.pop("office", desk.office)
    draft = LookbackDraft(said.pop("visited_on", TODAY), result, **said)
    return look_back(desk.store, desk.task("7").id, draft, office=office, by=desk.by, now=NOW)


def _review(desk: Township, number: str = "16", **stated: Any) -> Visited:
    draft = ReviewDraft(**{"visited_on": TODAY, "text": "每周打捞两次", "people": ("周玉",), **stated})
    return review(desk.store, desk.task(number).id, draft, office=desk.office, by=desk.by, now=NOW)


def _make_long_term(desk: Township, number: str, next_review_on: date = date(2027, 2, 1)) -> None:
    task_id = desk.task(number).id
    asked = ExtensionDraft(
        "要常年管护", TODAY, ExtensionKind.LONG_TERM, stage_goal="管护到位", next_review_on=next_review_on
    )
    apply_extension(desk.store, task_id, asked, office=desk.office, by=desk.by, now=NOW)
    for level in (1, 2):
        said = OpinionDraft(level, True, "罗敏", TODAY)
        decide_extension(desk.store, task_id, said, office=desk.office, by=desk.by, now=NOW)


def _due(desk: Township, day: date) -> list[tuple[str, str]]:
    with desk.store.lists() as lists:
        page = today(lists, desk.office, day)
        return [(i.line.number, i.reason) for i in page.first if i.kind is TodayKind.REVIEW_DUE and i.line]


def test_that_a_look_back_that_finds_all_well_leaves_the_closed_round_alone(closed: Township, tmp_path: Path) -> None:
    (after_photo,) = closed.case("7").after_photos
    stated = replace(EvidenceDraft.of(after_photo), place="清溪桥")
    describe_evidence(closed.store, after_photo.id, stated, by=closed.by, now=NOW)
    before = closed.case("7")
    there, other = a_photo(tmp_path / "同一处.jpg", shade=50), a_photo(tmp_path / "下游.jpg", shade=70)
    photos = (VisitFileDraft(there, after_photo.id), VisitFileDraft(other))
    done = _look_back(closed, photos=photos, next_on=date(2027, 11, 21))
    case = closed.case("7")
    assert done.hints == ()
    assert (case.closeout, case.task.closeout_status) == (before.closeout, CloseoutStatus.CLOSED)
    assert case.for_dossier == before.for_dossier
    (visit,) = case.visits
    assert visit == done.visit
    assert [f.beside for f in visit.files] == [after_photo.id, None]
    new = {e.id: e for e in case.evidence if e.kind is EvidenceKind.LOOKBACK_PHOTO}
    assert {e.title for e in new.values()} == {"回头看 2026-11-21"}
    assert [new[f.evidence_id].place for f in visit.files] == ["清溪桥", ""]
    assert {(e.destination, e.taken_by) for e in new.values()} == {(Destination.VISITS, TakenBy.OFFICER)}


def test_that_a_photo_of_the_camera_keeps_the_cameras_moment(closed: Township, tmp_path: Path) -> None:
    taken = datetime(2026, 11, 20, 15, 4)
    _look_back(closed, photos=(VisitFileDraft(a_photo(tmp_path / "新.jpg", taken=taken)),))
    photo = closed.evidence("7")[-1]
    assert (photo.taken_at, photo.taken_by) == (taken, TakenBy.CAMERA)


@pytest.mark.parametrize(("result", "also_partial"), [(VisitResult.REBOUND, False), (VisitResult.PARTIAL, True)])
def test_that_a_rebound_takes_the_task_up_again_and_the_old_dossier_still_verifies(
    closed: Township, closed_workspace: Path, tmp_path: Path, result: VisitResult, also_partial: bool
) -> None:
    sent = closed_workspace.parent / "送审"
    handed_in, first_round = files_below(sent), closed.case("7").closeout.current
    photo = VisitFileDraft(a_photo(tmp_path / "溢流.jpg", shade=110))
    done = _look_back(closed, result, text="雨后又溢流", photos=(photo,), reopen_partial=also_partial)
    case = closed.case("7")
    assert done.status is case.task.closeout_status is CloseoutStatus.REOPENED
    assert case.task.progress_status is ProgressStatus.BEHIND
    old, new = case.closeout.rounds
    assert old == first_round
    assert new.reopening is not None
    assert (new.reopening.reason, new.reopening.reopened_on) == ("雨后又溢流", TODAY)
    assert case.visits[0].reopened
    waiting = {e.kind for e in case.unconfirmed}
    assert EvidenceKind.AFTER_PHOTO in waiting
    assert EvidenceKind.LOOKBACK_PHOTO not in waiting
    assert files_below(sent) == handed_in
    (package,) = sent.glob("*.zip")
    assert verify(package, None, received_on=TODAY).verdict == "unaltered_unknown_signer"
    with closed.store.lists() as lists:
        told = differences(lists, lists.dossiers(case.task.id)[0].id, closed.office)
    assert ("2026-11-21 的回头看", "", f"{done.visit.result_word} 雨后又溢流") in [(d.word, d.was, d.now) for d in told]


def test_that_a_part_that_rebounded_reopens_only_when_the_officer_wants_it(closed: Township) -> None:
    assert _look_back(closed, VisitResult.PARTIAL).status is CloseoutStatus.CLOSED


def test_that_the_officer_may_say_how_far_the_work_still_is(closed: Township) -> None:
    with pytest.raises(Refused, match="status_not_reopened"):
        _look_back(closed, VisitResult.REBOUND, status=ProgressStatus.DONE)
    _look_back(closed, VisitResult.REBOUND, status=ProgressStatus.STAGE_DONE)
    assert closed.task("7").progress_status is ProgressStatus.STAGE_DONE


def test_that_a_small_team_is_pointed_out_and_not_refused(closed: Township) -> None:
    (hint,) = _look_back(closed, people=("周玉",), units=()).hints
    assert sentence_of(hint.code, hint.facts).startswith("● 回头看只写了 1 人、0 个单位（")


def _not_closed(desk: Township) -> object:
    draft = LookbackDraft(TODAY, VisitResult.CONSOLIDATED, "看了", ("周玉",))
    return look_back(desk.store, desk.task("9").id, draft, office=desk.office, by=desk.by, now=NOW)


@pytest.mark.parametrize(
    ("visit", "code"),
    [
        (_not_closed, "lookback_before_closing"),
        (lambda desk: _look_back(desk, visited_on=date(2026, 11, 9)), "lookback_too_early"),
        (lambda desk: _look_back(desk, visited_on=date(2026, 11, 22)), "date_in_future"),
        (lambda desk: _look_back(desk, next_on=TODAY), "next_before_visit"),
        (lambda desk: _look_back(desk, visited_on=date(2026, 11, 11), next_on=date(2026, 11, 20)), "review_in_past"),
        (lambda desk: _look_back(desk, text=" "), "field_empty"),
        (lambda desk: _look_back(desk, people=(" ",)), "field_empty"),
        (lambda desk: _review(desk, "7"), "not_long_term"),
        (lambda desk: _review(desk, next_on=date(2026, 11, 20)), "next_before_visit"),
        (lambda desk: _review(desk, visited_on=date(2026, 8, 1), next_on=date(2026, 11, 1)), "review_in_past"),
    ],
)
def test_that_a_visit_that_cannot_have_been_is_refused_in_one_sentence(closed: Township, visit: Any, code: str) -> None:
    state = closed.state()
    with pytest.raises(Refused) as refused:
        visit(closed)
    assert refused.value.code == code
    assert "没有" in sentence_of(code, refused.value.facts)
    assert closed.state() == state


def test_that_a_photo_that_is_none_leaves_no_visit_behind(closed: Township, tmp_path: Path) -> None:
    state = closed.state()
    with pytest.raises(Refused, match="not_a_photo"):
        _look_back(closed, photos=(VisitFileDraft(a_paper(tmp_path / "照片.jpg")),))
    before = closed.evidence("7")[0].id
    with pytest.raises(Refused, match="after_photo_unknown"):
        _look_back(closed, photos=(VisitFileDraft(a_photo(tmp_path / "新.jpg", shade=140), before),))
    assert closed.state() == state


def test_that_an_old_photo_is_no_proof_of_a_new_visit(closed: Township, tmp_path: Path) -> None:
    state = closed.state()
    again = a_photo(tmp_path / "回头看.jpg", shade=90, taken=datetime(2026, 10, 9, 9, 40))
    with pytest.raises(Refused, match="duplicate_evidence"):
        _look_back(closed, photos=(VisitFileDraft(again),))
    assert closed.state() == state
    new = a_photo(tmp_path / "新.jpg", shade=140)
    assert len(_look_back(closed, photos=(VisitFileDraft(new), VisitFileDraft(new))).visit.files) == 1


def test_that_long_term_work_is_proved_before_and_after_closing(ready: Township, tmp_path: Path) -> None:
    _make_long_term(ready, "7")
    _review(ready, "7", visited_on=date(2026, 10, 20), files=(a_photo(tmp_path / "一.jpg", shade=150),))
    close(ready)
    closed = ready.case("7")
    _review(ready, "7", files=(a_paper(tmp_path / "巡查记录.txt", "巡查"),))
    case = ready.case("7")
    assert [v.kind for v in case.visits] == 2 * [VisitKind.LONG_TERM]
    assert (case.closeout, case.for_dossier) == (closed.closeout, closed.for_dossier)


def test_that_proofs_count_for_a_round_only_where_the_county_says_so(ready: Township, tmp_path: Path) -> None:
    _make_long_term(ready, "7")
    rules = ready.office.rules
    counts = replace(ready.office, rules=replace(rules, long_term=replace(rules.long_term, in_dossier=True)))
    for office, shade in ((ready.office, 160), (counts, 180)):
        draft = ReviewDraft(TODAY, "仍无溢流", ("周玉",), files=(a_photo(tmp_path / f"{shade}.jpg", shade=shade),))
        review(ready.store, ready.task("7").id, draft, office=office, by=ready.by, now=NOW)
    proofs = [e for e in ready.case("7").for_dossier if e.kind is EvidenceKind.LONG_TERM_PROOF]
    assert [e.file_name for e in proofs] == ["180.jpg"]


def test_that_the_next_review_comes_up_when_its_week_has_come(desk: Township) -> None:
    _make_long_term(desk, "9", date(2026, 12, 20))
    assert _due(desk, date(2026, 12, 1)) == []
    with desk.store.lists() as lists:
        page = today(lists, desk.office, date(2026, 12, 13))
    # Shown once, for what matters most: its deadline was the 10th.
    assert (list(page.reviews_due), [i.kind for i in page.first]) == (list(page.overdue), [TodayKind.OVERDUE])
    _review(desk, next_on=date(2026, 12, 25))
    assert _due(desk, date(2026, 12, 18)) == [("16", "长期坚持复核还剩 7 天")]
    assert _due(desk, date(2026, 12, 27)) == [("16", "长期坚持复核逾期 2 天")]


def test_that_a_newer_visit_puts_the_next_one_off(desk: Township) -> None:
    _review(desk, visited_on=date(2026, 11, 1), next_on=date(2026, 11, 25))
    assert _due(desk, TODAY) == [("16", "长期坚持复核还剩 4 天")]
    _review(desk, next_on=proposed_next(VisitKind.LONG_TERM, TODAY, desk.office.rules))
    assert _due(desk, TODAY) == []
    assert _due(desk, TODAY + timedelta(90)) == [("16", "长期坚持复核今天到期")]


def test_that_a_look_back_is_due_only_while_the_task_is_closed(closed: Township) -> None:
    _look_back(closed, visited_on=date(2026, 11, 12), next_on=date(2026, 11, 24))
    assert _due(closed, TODAY) == [("7", "回头看还剩 3 天")]
    _look_back(closed, VisitResult.REBOUND, next_on=date(2026, 11, 28))
    assert _due(closed, TODAY) == []


def test_that_a_rebound_entered_by_mistake_is_taken_back_whole(closed: Township, tmp_path: Path) -> None:
    before = closed.case("7")
    with closed.store.lists() as lists:
        since = lists.newest_act()
    _look_back(closed, VisitResult.REBOUND, photos=(VisitFileDraft(a_photo(tmp_path / "新.jpg", shade=210)),))
    undone = undo_last(closed.store, since, by=closed.by, now=NOW)
    assert undone.words == "登记 2026-11-21 的回头看（任务 7）"
    case = closed.case("7")
    assert (case.closeout, case.evidence, case.visits) == (before.closeout, before.evidence, ())
    assert (case.task.closeout_status, case.task.progress_status) == (CloseoutStatus.CLOSED, ProgressStatus.DONE)
    assert case.task.id in undone.changes.closeout_of


def test_that_what_a_visit_shows_cannot_be_taken_away_but_goes_with_its_task(closed: Township, tmp_path: Path) -> None:
    (after_photo,) = closed.case("7").after_photos
    _look_back(closed, photos=(VisitFileDraft(a_photo(tmp_path / "新.jpg", shade=230), after_photo.id),))
    for shown in (after_photo, closed.evidence("7")[-1]):
        with pytest.raises(Refused, match="evidence_in_record"):
            remove_evidence(closed.store, shown.id, by=closed.by, now=NOW)
    _review(closed, "16", files=(a_paper(tmp_path / "记录.txt", "打捞"),))
    remove_task(closed.store, closed.task("16").id, by=closed.by, now=NOW)
    gone = empty_older_than(closed.store, closed.paths, by=closed.by, now=NOW + timedelta(200))
    assert gone.tasks == 1


def test_that_what_was_seen_is_found_by_its_words(closed: Township) -> None:
    _look_back(closed, text="泵站运行正常")
    assert closed.tasks("泵站运行") == ["7"]
