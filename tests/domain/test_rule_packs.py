"""规则包: what a county may change, and how its mistakes are named."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from dujiao_desktop.domain.closeout import status_word, statuses_of
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.task import CloseoutStatus
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.environment.rule_packs import (
    load_rule_pack,
    pack_from_text,
    pack_text,
    read_rule_pack,
    schema_of_rule_packs,
    shipped_packs,
)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("chongqing", "自查 核查 公示 归档 备案 销号"),
        ("boshan", "建立台账 区级验收 区级媒体公示 区主要领导审签 申请市级复核 销号报备 销号"),
        ("huangshan", "提交申请 现场核查 审核签字 公示反馈 销号"),
        ("generic", "自查 验收 公示 归档 备案 销号"),
    ],
)
def test_that_the_shipped_packs_have_their_own_steps(key: str, words: str) -> None:
    assert set(shipped_packs()) == {"chongqing", "generic", "boshan", "huangshan"}
    assert [s.word for s in load_rule_pack(key).steps] == words.split()


@pytest.mark.parametrize("key", shipped_packs())
def test_that_a_shipped_pack_says_where_each_step_and_period_comes_from(key: str) -> None:
    pack = load_rule_pack(key)
    assert pack.basis
    assert pack.notice.basis
    if key != "generic":
        assert all(
            step.basis and all(slot.basis for slot in step.slots) for step in pack.steps if step.key != "closing"
        )


def test_that_two_steps_of_one_kind_are_told_apart_where_a_task_waits_for_them() -> None:
    rules = load_rule_pack("boshan")
    status = CloseoutStatus.AWAITING_VERIFICATION
    assert [status_word(rules, status, done) for done in (1, 4)] == ["待区级验收", "待市级复核"]
    # A task of another pack has another number of steps behind it; the status still has its word.
    assert status_word(rules, status, 2) == "待验收复核"
    assert CloseoutStatus.AWAITING_ARCHIVING not in statuses_of(rules)
    assert CloseoutStatus.AWAITING_APPROVAL in statuses_of(rules)


@pytest.mark.parametrize(
    ("find", "put", "where"),
    [
        ('done_by = "own"', 'done_by = "ours"', "$.steps[0].done_by"),
        ("min_people = 2", 'min_people = "two"', "$.steps[0].min_people"),
        ('word = "自查"', 'wort = "自查"', "$.steps[0].wort"),
        ('key = "verification"\nkind', 'key = "self-check"\nkind', "$.steps[1].key"),
        ('closed = "已销号"', "", "$.words.closeout_status"),
        ('step = "filing"', 'step = "nowhere"', "$.sign_blocks[4].step"),
        ("first_days = 365", "first_days = 0", "$.lookback.first_days"),
        ("[gates]\n", "[gates\n", "line"),
    ],
)
def test_that_a_mistake_is_refused_with_its_place(tmp_path: Path, find: str, put: str, where: str) -> None:
    text = resource("rules", "chongqing.toml").read_text(encoding="utf-8")
    assert find in text
    changed = tmp_path / "county.toml"
    changed.write_text(text.replace(find, put, 1), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_rule_pack(changed)
    assert refused.value.code == "rule_pack_mistake"
    assert where in str(refused.value.facts["where"])


def test_that_a_pack_for_a_newer_program_is_refused(tmp_path: Path) -> None:
    text = resource("rules", "generic.toml").read_text(encoding="utf-8").replace("schema = 1", "schema = 2", 1)
    newer = tmp_path / "newer.toml"
    newer.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_rule_pack(newer)
    assert refused.value.code == "rule_pack_newer"


def test_that_a_pack_kept_by_an_earlier_program_has_words_for_what_came_since() -> None:
    now = load_rule_pack("chongqing")
    kept = json.loads(pack_text(load_rule_pack("generic")))
    del kept["words"]["evidence_kind"]["lookback_photo"]
    kept["words"]["evidence_kind"]["other"] = "别的"
    read = pack_from_text("generic 2025.1", json.dumps(kept), now)
    assert read.evidence_word(EvidenceKind.LOOKBACK_PHOTO) == now.evidence_word(EvidenceKind.LOOKBACK_PHOTO)
    assert read.evidence_word(EvidenceKind.OTHER) == "别的"
    assert read.words.return_reason == load_rule_pack("generic").words.return_reason


def test_that_the_shipped_schema_is_the_one_the_program_reads_by() -> None:
    shipped = msgspec.json.decode(resource("schemas", "rule_pack.schema.json").read_bytes())
    assert shipped == msgspec.json.decode(msgspec.json.encode(schema_of_rule_packs()))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("steps.self-check.slots.self_check_report", "自查须形成书面报告"),
        ("steps.self-check.min_people", "责任单位逐条对照措施自查，主要负责人签字并盖章。"),
        ("notice.days", "公开的公示实例为 5 个工作日，公布当日计为第一日。"),
        ("gates.measure_evidence", "没有佐证支撑的说法，核查时会被剔除。"),
    ],
)
def test_that_a_rule_says_where_it_comes_from(path: str, said: str) -> None:
    assert load_rule_pack("chongqing").basis_of(path) == said


def test_that_a_rule_without_a_basis_of_its_own_rests_on_that_of_the_pack() -> None:
    pack = load_rule_pack("generic")
    assert pack.basis_of("steps.filing.requires") == pack.basis
