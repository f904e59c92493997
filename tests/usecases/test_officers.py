"""Who works here, who may do what, and who left: asked in one place for every door."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dujiao_desktop import wiring
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.officer import Officer, OfficerRole
from dujiao_desktop.domain.rule_pack import RoleRule, RulePack
from dujiao_desktop.environment import master_key
from dujiao_desktop.environment.rule_packs import load_rule_pack, shipped_packs
from dujiao_desktop.environment.workspace import read_card
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.usecases import edit_task, idle_lock, officers
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, StepDraft, send_back, take_step
from dujiao_desktop.usecases.back_up import back_up
from dujiao_desktop.usecases.produce_dossier import produce_to_sign
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from dujiao_desktop.usecases.sentences import sentence
from dujiao_desktop.usecases.set_up import set_up
from dujiao_desktop.usecases.undo import undo_last
from tests.builders import NOW
from tests.usecases.township import UNIT, Township, a_list, at_desk

TODAY = date(2026, 11, 21)
LEADERS = (OfficerRole.LEADER, OfficerRole.REVIEWER)
STRICT = RoleRule(
    steps=LEADERS, dossiers=LEADERS, imports=LEADERS, officers=(OfficerRole.ADMINISTRATOR,), settings=LEADERS,
    backups=(OfficerRole.ARCHIVIST,),
)  # fmt: skip


@pytest.fixture
def strict(ready_workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Township]:
    """A workspace whose rule pack asks for roles."""
    usual = wiring.load_rule_pack

    def asked(key: str, own: Path | None = None) -> RulePack:
        return replace(usual(key, own), roles=STRICT)

    folder = shutil.copytree(ready_workspace, tmp_path / "督交")
    with at_desk(folder) as desk:
        # Before the pack asks for roles, as an office would.
        for name, role in (("何川", OfficerRole.REVIEWER), ("管平", OfficerRole.ADMINISTRATOR)):
            officers.add_officer(desk.store, name, role, by=desk.by, now=NOW)
    monkeypatch.setattr(wiring, "load_rule_pack", asked)
    with at_desk(folder) as desk:
        yield desk


def person(desk: Township, name: str) -> Officer:
    with desk.store.lists() as lists:
        return next(o for o in lists.officers(active_only=False) if o.name == name)


@contextmanager
def refused(desk: Township, code: str) -> Iterator[pytest.ExceptionInfo[Refused]]:
    before = desk.state()
    with pytest.raises(Refused) as told:
        yield told
    assert told.value.code == code
    assert desk.state() == before


def add(desk: Township, name: str, role: OfficerRole = OfficerRole.HANDLER) -> Officer:
    return officers.add_officer(desk.store, name, role, by=desk.by, now=NOW).officer


@pytest.mark.parametrize("key", shipped_packs())
def test_that_the_shipped_packs_ask_for_no_role(key: str) -> None:
    assert load_rule_pack(key).roles == RoleRule()


def test_that_a_step_a_return_a_dossier_an_import_are_refused_and_say_who_may(strict: Township, tmp_path: Path) -> None:
    task = strict.task("7").id
    step = StepDraft("verification", TODAY)
    back = ReturnDraft("verification", "papers_missing", "补监测报告", TODAY)
    with refused(strict, "not_your_role") as told:
        take_step(strict.store, task, step, office=strict.office, by=strict.by, now=NOW)
    assert sentence(told.value) == (
        "周玉是经办人，不能办理和登记销号步骤，没有做任何改动。可以办的人：何川（审核人）。"
    )
    with refused(strict, "not_your_role"):
        send_back(strict.store, task, back, office=strict.office, by=strict.by, now=NOW)
    with refused(strict, "not_your_role"):
        produce_to_sign(strict.store, task, tmp_path / "出", office=strict.office, by=strict.by, now=NOW)
    assert not (tmp_path / "出").exists()
    with refused(strict, "not_your_role"):
        strict.import_list(a_list(tmp_path / "新.csv", (("51", "新问题", "", "", UNIT, "", "", ""),)))
    send_back(strict.store, task, back, office=strict.office, by=person(strict, "何川"), now=NOW)


def test_that_a_dossier_is_refused_before_anything_is_written(
    strict: Township, signer: LocalSigner, tmp_path: Path
) -> None:
    with refused(strict, "not_your_role"):
        strict.produce("7", tmp_path / "送审", signer)
    assert not (tmp_path / "送审").exists()


def test_that_a_backup_asks_for_its_role_and_for_a_name(strict: Township, tmp_path: Path) -> None:
    with refused(strict, "nobodys_role") as told:
        back_up(strict.store, strict.paths, tmp_path / "备份", by=strict.by, now=NOW)
    assert "要由档案员办，现在还没有这样的人" in sentence(told.value)
    with refused(strict, "officer_needed"):
        back_up(strict.store, strict.paths, tmp_path / "备份", now=NOW)
    assert not (tmp_path / "备份").exists()


def test_that_everyday_work_is_open_to_all(strict: Township) -> None:
    record_progress(
        strict.store, strict.task("9").id, ProgressDraft("已进场", TODAY), office=strict.office, by=strict.by, now=NOW
    )  # fmt: skip
    edit_task.add_task(strict.store, edit_task.TaskEdit("21", "新"), office=strict.office, by=strict.by, now=NOW)


def test_that_the_role_on_record_counts_and_not_the_one_that_was_read_earlier(strict: Township) -> None:
    stale, chief = person(strict, "何川"), person(strict, "管平")
    officers.change_officer(strict.store, stale.id, OfficerRole.HANDLER, by=chief, now=NOW)
    back = ReturnDraft("verification", "papers_missing", "补监测报告", TODAY)
    with refused(strict, "nobodys_role"):
        send_back(strict.store, strict.task("7").id, back, office=strict.office, by=stale, now=NOW)


def test_that_taking_back_asks_for_the_role_of_the_action(strict: Township) -> None:
    with strict.store.lists() as lists:
        since = lists.newest_act()
    chief = person(strict, "管平")
    officers.add_officer(strict.store, "罗敏", OfficerRole.ARCHIVIST, by=chief, now=NOW)
    with refused(strict, "not_your_role"):
        undo_last(strict.store, since, by=strict.by, now=NOW)
    undo_last(strict.store, since, by=chief, now=NOW)


def test_that_nobody_is_locked_out_where_none_may_manage_the_people(strict: Township) -> None:
    chief = person(strict, "管平")
    with refused(strict, "not_your_role"):
        add(strict, "赵红")
    officers.retire_officer(strict.store, chief.id, by=chief, now=NOW)
    add(strict, "赵红", OfficerRole.ADMINISTRATOR)
    with refused(strict, "not_your_role"):
        add(strict, "李明")


def test_that_who_left_can_do_nothing_until_he_comes_back(desk: Township) -> None:
    new = add(desk, "何川")
    officers.retire_officer(desk.store, new.id, by=desk.by, now=NOW)
    wish = ProgressDraft("已进场", TODAY)
    with refused(desk, "officer_retired") as told:
        record_progress(desk.store, desk.task("9").id, wish, office=desk.office, by=new, now=NOW)
    assert sentence(told.value) == "何川已经停用，不能再办事，没有做任何改动。请换人经办：周玉。"
    officers.reinstate_officer(desk.store, new.id, by=desk.by, now=NOW)
    record_progress(desk.store, desk.task("9").id, wish, office=desk.office, by=new, now=NOW)


def test_that_who_acted_or_signed_is_retired_and_not_deleted(ready: Township) -> None:
    signed, mistaken = add(ready, "何川"), add(ready, "何用")  # 何川 stands in the self-check
    assert signed.name in ready.case("7").closeout.current.records[0].people
    for who in (ready.by, signed):
        with refused(ready, "officer_has_acted"):
            officers.remove_officer(ready.store, who.id, by=ready.by, now=NOW)
    with ready.store.lists() as lists:
        since = lists.newest_act()
    officers.remove_officer(ready.store, mistaken.id, by=ready.by, now=NOW)
    with ready.store.lists() as lists:
        assert "何用" not in [o.name for o in lists.officers(active_only=False)]
    undo_last(ready.store, since, by=ready.by, now=NOW)
    assert person(ready, "何用") == mistaken


def test_that_a_change_of_role_goes_back_and_a_name_given_away_does_not_come_twice(desk: Township) -> None:
    new = add(desk, "何川")
    with desk.store.lists() as lists:
        since = lists.newest_act()
    officers.change_officer(desk.store, new.id, OfficerRole.LEADER, by=desk.by, now=NOW, post="副镇长")
    assert person(desk, "何川") == replace(new, role=OfficerRole.LEADER, post="副镇长")
    undo_last(desk.store, since, by=desk.by, now=NOW)
    assert person(desk, "何川") == new
    officers.retire_officer(desk.store, new.id, by=desk.by, now=NOW)
    add(desk, "何川")
    with refused(desk, "officer_exists"):
        officers.reinstate_officer(desk.store, new.id, by=desk.by, now=NOW)


# --- the lock


def test_that_a_workspace_without_password_cannot_be_locked(desk: Township) -> None:
    assert (idle_lock.can_lock(desk.paths), idle_lock.lock_after(desk.paths)) == (False, 0)
    with refused(desk, "no_password_to_lock"):
        idle_lock.set_lock_after(desk.store, desk.paths, 10, by=desk.by, now=NOW)


def test_that_the_lock_is_off_at_first_and_its_minutes_are_kept_and_noted(tmp_path: Path) -> None:
    code = set_up(tmp_path / "督交", unit=UNIT, officer_name="周玉", password="青山绿水2026", now=NOW).recovery_code
    with at_desk(tmp_path / "督交", "青山绿水2026") as desk:
        assert idle_lock.lock_after(desk.paths) == 0
        with refused(desk, "unknown_lock_time"):
            idle_lock.set_lock_after(desk.store, desk.paths, 7, by=desk.by, now=NOW)
        idle_lock.set_lock_after(desk.store, desk.paths, 10, by=desk.by, now=NOW)
        add(desk, "何川")
        with desk.store.lists() as lists:
            noted = [e for e in lists.history(None, 10) if e.action == "change_settings"]
            assert lists.check_history() == ()
        assert [(c.field, c.old, c.new) for e in noted for c in e.changes] == [("lock_after", "0", "10")]
    with at_desk(tmp_path / "督交", "青山绿水2026") as desk:
        assert idle_lock.lock_after(desk.paths) == 10
        assert read_card(desk.paths).unit == UNIT
        for secret in ("青山绿水2026", code):
            idle_lock.unlock(desk.paths, secret)
        with pytest.raises(Refused) as told:
            idle_lock.unlock(desk.paths, "猜的密码")
        assert told.value.code == "wrong_password"
        assert master_key.needs_password(desk.paths.keys)


def test_that_later_work_can_be_taken_back_over_a_changed_setting(tmp_path: Path) -> None:
    set_up(tmp_path / "督交", unit=UNIT, officer_name="周玉", password="青山绿水2026", now=NOW)
    with at_desk(tmp_path / "督交", "青山绿水2026") as desk:
        with desk.store.lists() as lists:
            since = lists.newest_act()
        add(desk, "何川")
        idle_lock.set_lock_after(desk.store, desk.paths, 5, by=desk.by, now=NOW)
        with pytest.raises(Refused) as told:
            undo_last(desk.store, since, by=desk.by, now=NOW)
        assert told.value.code == "cannot_undo"
        with desk.store.lists() as lists:
            first = lists.acts(since)[0].number
        undo_last(desk.store, since, by=desk.by, now=NOW, act=first)
