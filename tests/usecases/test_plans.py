"""A plan's numbers are held against each other; nothing is corrected, and nothing is said where they agree."""

from __future__ import annotations

import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import PlanId
from dujiao_desktop.domain.plan import Plan, PlanStanding, YearShare
from dujiao_desktop.usecases.plans import numbers_agree, plan_sentences, read_shares


def _standing(total: int | None, shares: dict[int, int], found: dict[int | None, int]) -> PlanStanding:
    plan = Plan(PlanId("p"), "甲", total=total, shares=tuple(YearShare(y, n) for y, n in shares.items()))
    return PlanStanding(plan, found)


def test_that_a_split_that_makes_its_total_passes() -> None:
    standing = _standing(37, {2025: 32, 2026: 3, 2027: 2}, {2025: 32, 2026: 3, 2027: 2})
    assert numbers_agree(standing)
    assert plan_sentences(standing) == ("分年合计与总数一致：32+3+2=37。",)


def test_that_a_split_that_does_not_make_its_total_is_told() -> None:
    standing = _standing(62, {2018: 26, 2019: 13, 2020: 21, 2021: 1}, {2018: 26, 2019: 13, 2020: 21, 2021: 2})
    assert plan_sentences(standing) == (
        "方案写明共 62 项，分年合计 26+13+21+1=61，相差 1 项。请核对原文。",
        "2021 年：方案 1 项，名下到期的 2 项。",
    )
    assert not numbers_agree(standing)


def test_that_the_tasks_under_a_plan_are_held_against_its_years() -> None:
    said = plan_sentences(_standing(3, {2025: 2, 2026: 1}, {2025: 1, 2024: 1, None: 2}))
    assert said[1:] == (
        "方案写明共 3 项，名下现有 4 项。",
        "2024 年：方案没有列，名下到期的有 1 项。",
        "2025 年：方案 2 项，名下到期的 1 项。",
        "2026 年：方案 1 项，名下到期的 0 项。",
        "名下有 2 项没有明确的到期日，没有计入任何一年。",
    )


def test_that_a_plan_without_numbers_is_left_in_peace() -> None:
    assert plan_sentences(_standing(None, {}, {2025: 3})) == ()


def test_that_a_split_is_read_as_it_is_written() -> None:
    assert read_shares("２０２５年底前：32项，2027=2；2026 = 3") == (
        YearShare(2025, 32),
        YearShare(2026, 3),
        YearShare(2027, 2),
    )
    assert read_shares(" ") == ()


@pytest.mark.parametrize("text", ["32+3+2", "2025=", "25=3", "2025=3、2025=4", "2025=三"])
def test_that_a_split_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="not_year_shares"):
        read_shares(text)
