"""规则包: what a county may change, and how its mistakes are named."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.environment.resources import resource
from dujiao_desktop.environment.rule_packs import (
    load_rule_pack,
    pack_from_text,
    pack_text,
    read_rule_pack,
    schema_of_rule_packs,
    shipped_packs,
)


def test_that_chongqing_and_a_generic_pack_are_shipped() -> None:
    assert shipped_packs() == ("chongqing", "generic")
    words = [s.word for s in load_rule_pack("chongqing").steps]
    assert words == ["自查", "核查", "公示", "归档", "备案", "销号"]


@pytest.mark.parametrize(
    ("find", "put", "where"),
    [
        ('done_by = "own"', 'done_by = "ours"', "$.steps[0].done_by"),
        ("min_people = 2", 'min_people = "two"', "$.steps[0].min_people"),
        ('word = "自查"', 'wort = "自查"', "$.steps[0].wort"),
        ('key = "verification"\nkind', 'key = "self-check"\nkind', "$.steps[1].key"),
        ('closed = "已销号"', "", "$.words.closeout_status"),
        ('step = "filing"', 'step = "nowhere"', "$.sign_blocks[4].step"),
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
