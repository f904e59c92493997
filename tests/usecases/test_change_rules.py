"""换用规则包: what would change is said before; what was begun ends by its own rules."""

import json
from pathlib import Path

import pytest

from dujiao_desktop.cli import main
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.officer import OfficerRole
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.environment.rule_packs import pack_text, read_rule_pack
from dujiao_desktop.usecases import officers, read_task
from dujiao_desktop.usecases.back_up import back_up, restore
from dujiao_desktop.usecases.change_rules import NewRules, adopt_rules, look_at_rules
from dujiao_desktop.usecases.sentences import sentence
from tests.builders import NOW, TODAY
from tests.packs import NEWER, SHIPPED, STRICTER, a_changed_pack
from tests.usecases.closing import close
from tests.usecases.township import Township, at_desk, copied, files_below

_FIRST_DAYS = next(
    line
    for line in resource("rules", "chongqing.toml").read_text(encoding="utf-8").splitlines()
    if "first_days" in line
)


def looked_at(desk: Township, file: Path) -> NewRules:
    with desk.store.lists() as lists:
        return look_at_rules(lists, file, desk.office)


def test_that_a_new_pack_says_what_it_would_change_and_for_how_many_tasks(ready: Township, tmp_path: Path) -> None:
    found = looked_at(ready, a_changed_pack(tmp_path))
    assert [(c.what, c.old, c.new) for c in found.changes] == [
        ("步骤和次序", "自查 → 核查 → 公示 → 归档 → 备案 → 销号", "自查 → 区级核查 → 公示 → 归档 → 备案 → 销号"),
        ("自查的最少人数", "2", "3"),
        ("自查的签字次序", "", "经办人、审核人、主要负责人"),
        ("核查的名称", "核查", "区级核查"),
        ("公示期", "5 个工作日", "10 个工作日"),
        ("退回原因“报送超期”", "报送超期", "超期报送"),
    ]
    assert (found.under_way, found.waiting) == ({SHIPPED.name: 1}, 2)


def test_that_a_round_begun_before_ends_by_its_own_rules_and_the_next_begins_by_the_new(
    ready: Township, tmp_path: Path
) -> None:
    adopt_rules(ready.store, ready.paths, looked_at(ready, a_changed_pack(tmp_path)), by=ready.by, now=NOW)
    with at_desk(copied(ready)) as desk:
        assert desk.office.rules.name == f"chongqing {NEWER}"
        begun = read_task.steps(desk.case("7"), desk.office, TODAY)
        assert [s.rule.word for s in begun][:2] == ["自查", "核查"]
        fresh = read_task.steps(desk.case("9"), desk.office, TODAY)
        assert [s.rule.word for s in fresh][:2] == ["自查", "区级核查"]
        close(desk)
        assert desk.task("7").closeout_status is CloseoutStatus.CLOSED
        assert desk.case("7").closeout.current.pack == SHIPPED.name
        with desk.store.lists() as lists:
            assert "adopt_rules" in {entry.action for entry in lists.history(None, 500)}


def test_that_who_may_not_change_the_rules_changes_nothing(ready: Township, tmp_path: Path) -> None:
    new = officers.add_officer(ready.store, "何川", OfficerRole.REVIEWER, by=ready.by, now=NOW).officer
    officers.retire_officer(ready.store, new.id, by=ready.by, now=NOW)
    adopt_rules(ready.store, ready.paths, looked_at(ready, a_changed_pack(tmp_path)), by=ready.by, now=NOW)
    before, state = files_below(ready.paths.rules), ready.state()
    newest = a_changed_pack(tmp_path, *STRICTER, version="2100.1")
    with pytest.raises(Refused) as refused:
        adopt_rules(ready.store, ready.paths, looked_at(ready, newest), by=new, now=NOW)
    assert refused.value.code == "officer_retired"
    assert (files_below(ready.paths.rules), ready.state()) == (before, state)


def test_that_the_pack_of_the_office_is_in_its_backup(ready: Township, tmp_path: Path) -> None:
    adopt_rules(ready.store, ready.paths, looked_at(ready, a_changed_pack(tmp_path)), by=ready.by, now=NOW)
    backup = back_up(ready.store, ready.paths, tmp_path / "备份.djbackup", now=NOW).path
    restored = restore(backup, tmp_path / "恢复", password=None).folder
    with at_desk(restored) as desk:
        assert desk.office.rules.name == f"chongqing {NEWER}"


@pytest.mark.parametrize(
    ("pairs", "version", "code"),
    [
        ((("days = 5", "days = 5"),), SHIPPED.version, "same_rule_pack"),
        (STRICTER, SHIPPED.version, "rule_pack_version_taken"),
        ((('key = "chongqing"', 'key = "../../etc"'),), NEWER, "rule_pack_mistake"),
        ((('kind = "closing"', 'kind = "filing"'),), NEWER, "rule_pack_mistake"),
        ((("schema = 1", "schema = 9"),), NEWER, "rule_pack_newer"),
    ],
)
def test_that_a_pack_that_cannot_be_used_is_refused_and_nothing_changes(
    ready: Township, tmp_path: Path, pairs: tuple[tuple[str, str], ...], version: str, code: str
) -> None:
    before = ready.state()
    with pytest.raises(Refused) as refused:
        looked_at(ready, a_changed_pack(tmp_path, *pairs, version=version))
    assert refused.value.code == code
    assert "没有换用" in sentence(refused.value) or code == "same_rule_pack"
    assert ready.state() == before
    assert not ready.paths.rules.exists()


def test_that_visits_and_approvals_are_among_what_a_new_pack_changes(ready: Township, tmp_path: Path) -> None:
    pairs = (
        ("first_days = 365", "first_days = 180"),
        (
            'levels = ["责任单位主要负责人", "区县督察整改办"]',
            'levels = ["镇主要负责人", "区督察整改办", "分管区领导"]',
        ),
        ('extension = "整改任务延期审批表"', 'extension = "延期整改审批表"'),
    )
    found = looked_at(ready, a_changed_pack(tmp_path, *pairs))
    assert [(c.what, c.old, c.new) for c in found.changes] == [
        ("延期、转长期的审批级别", "责任单位主要负责人、区县督察整改办", "镇主要负责人、区督察整改办、分管区领导"),
        ("销号后首次回头看的期限", "365 天", "180 天"),
        ("延期审批表的题名", "整改任务延期审批表", "延期整改审批表"),
    ]


def test_that_a_version_kept_by_an_earlier_program_is_still_the_same_version(ready: Township, tmp_path: Path) -> None:
    file = a_changed_pack(tmp_path, (_FIRST_DAYS, ""))
    kept = json.loads(pack_text(read_rule_pack(file)))
    # What a pack could not say then, that program did not write.
    del kept["lookback"]["first_days"], kept["forms"]["extension"], kept["forms"]["to_long_term"]
    with ready.store.work(by=ready.by, now=NOW, action="test") as work:
        work.packs.keep(f"chongqing {NEWER}", json.dumps(kept))
        work.commit()
    assert looked_at(ready, file).pack.lookback.first_days is None
    with pytest.raises(Refused, match="rule_pack_version_taken"):
        looked_at(ready, a_changed_pack(tmp_path))


def test_that_the_command_line_shows_before_it_adopts(
    desk: Township, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["--workspace", str(copied(desk)), "--json"]
    file = str(a_changed_pack(tmp_path))
    assert main(["rules", file, *call]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["pack"], shown["waiting"], shown["adopted"]) == (f"chongqing {NEWER}", 3, False)
    assert {"place": "notice", "what": "公示期", "old": "5 个工作日", "new": "10 个工作日"} in shown["changes"]
    assert main(["rules", file, "--adopt", *call]) == 0
    capsys.readouterr()
    assert main(["rules", *call]) == 0
    assert json.loads(capsys.readouterr().out)["pack"] == f"chongqing {NEWER}"
