"""Values are taken as officers type them, and what is no value is refused with what to write instead."""

from __future__ import annotations

from datetime import date

import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.identity import IndicatorId, IndicatorReadingId, TaskId
from dujiao_desktop.domain.indicator import Direction, Indicator, IndicatorReading, Scale, Standing, read_value


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("18.50", "", "18.50"),
        ("３５．２", "", "35.2"),
        ("1,234.5", "", "1234.5"),
        ("20mg/L", "mg/L", "20"),
        (" 95 ％ ", "%", "95"),
        ("-3", "℃", "-3"),
        ("+4", "", "4"),
    ],
)
def test_that_a_number_is_taken_with_its_figures_as_typed(typed: str, unit: str, value: str) -> None:
    assert read_value(typed, Scale.NUMBER, unit) == value


@pytest.mark.parametrize(
    "typed", ["", "约20", "18—20", "12.3.4", "1e5", "NaN", "二十", "1,23", "20mg/L", "٣", "9" * 30]
)
def test_that_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="not_a_value"):
        read_value(typed, Scale.NUMBER, "μg/m³")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("Ⅲ", "Ⅲ"),
        ("III类", "Ⅲ"),
        ("3类水质", "Ⅲ"),
        ("三类", "Ⅲ"),
        ("ⅳ", "Ⅳ"),
        ("劣Ⅴ类", "劣Ⅴ"),
        ("劣五类", "劣Ⅴ"),
        ("５类", "Ⅴ"),
    ],
)
def test_that_a_water_class_is_taken_however_it_is_written(typed: str, value: str) -> None:
    assert read_value(typed, Scale.WATER_CLASS) == value


@pytest.mark.parametrize("typed", ["", "六类", "18", "劣", "劣三类", "Ⅲ—Ⅳ"])
def test_that_what_is_no_water_class_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="not_a_water_class"):
        read_value(typed, Scale.WATER_CLASS)


def _measured(target: str, direction: Direction, *values: str, scale: Scale = Scale.NUMBER) -> Indicator:
    readings = tuple(IndicatorReading(IndicatorReadingId(v), v, date(2026, 9, n)) for n, v in enumerate(values, 1))
    return Indicator(IndicatorId("i"), TaskId("t"), "甲", target, direction, "mg/L", scale, readings=readings)


@pytest.mark.parametrize(
    ("target", "direction", "values", "standing"),
    [
        ("20", Direction.AT_MOST, (), Standing.NOT_MEASURED),
        ("20", Direction.AT_MOST, ("35", "20.0"), Standing.REACHED),
        ("20", Direction.AT_MOST, ("18", "20.01"), Standing.NOT_REACHED),
        ("95", Direction.AT_LEAST, ("100",), Standing.REACHED),
        ("95", Direction.AT_LEAST, ("9",), Standing.NOT_REACHED),
    ],
)
def test_that_the_newest_value_decides(
    target: str, direction: Direction, values: tuple[str, ...], standing: Standing
) -> None:
    assert _measured(target, direction, *values).standing is standing


@pytest.mark.parametrize(("value", "reached"), [("Ⅱ", True), ("Ⅲ", True), ("Ⅳ", False), ("劣Ⅴ", False)])
def test_that_water_classes_are_in_order(value: str, reached: bool) -> None:
    indicator = _measured("Ⅲ", Direction.AT_MOST, value, scale=Scale.WATER_CLASS)
    assert (indicator.standing is Standing.REACHED) is reached
