"""Line breaking of Chinese official text, by rule and on thousands of random lines."""

import itertools
import random

from dujiao_desktop.documents.writing.lines import (
    HANGING,
    NO_END,
    NO_START,
    Line,
    break_lines,
    tokens_of,
)


def an_advance(char: str, _style: None) -> float:
    return 0.5 if char.isascii() else 1.0


def set_lines(text: str, width: float, indent: float = 0.0, hang: bool = True) -> list[Line[None]]:
    return break_lines(tokens_of(text, None, an_advance), width, indent, hang)


def a_random_text(chance: random.Random) -> str:
    pieces = [
        *"整改污水管网责任单位督察销号佐证材料垚家湾河段", "，", "。", "、", "；", "：", "？", "！", "”", "“",
        "（", "）", "《", "》", "——", "……", "2025年", "3.5", "97.6%", "62mg/L", "COD", "𬭎", " ", "‘", "’", "【", "】",
    ]  # fmt: skip
    chosen = chance.choices(pieces, k=chance.randint(20, 240))
    # Two numbers side by side would be one long word.
    return "".join(piece + ("个" if piece.isascii() else "") for piece in chosen)


def marks_that_leave_no_choice(text: str) -> bool:
    """Six marks in a row that may not be parted cannot be broken well by anybody."""
    run = 0
    for char in text.replace(" ", ""):
        run = run + 1 if char in NO_START or char in NO_END else 0
        if run >= 6:
            return True
    return False


def test_that_no_line_of_thousands_begins_or_ends_with_a_forbidden_mark() -> None:
    chance = random.Random(9704)
    seen = 0
    for _ in range(1500):
        text = a_random_text(chance)
        if marks_that_leave_no_choice(text):
            continue
        lines = set_lines(text, chance.choice([10, 14, 28]), indent=2)
        for before, after in itertools.pairwise(lines):
            assert after.text[0] not in NO_START, (before.text, after.text)
            assert before.text[-1] not in NO_END, (before.text, after.text)
        seen += len(lines)
    assert seen > 4_000


def test_that_every_character_is_on_exactly_one_line_and_only_spaces_vanish() -> None:
    chance = random.Random(1)
    for _ in range(300):
        text = a_random_text(chance)
        lines = set_lines(text, 9)
        assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")


def test_that_a_line_never_runs_over_its_width_but_for_one_hanging_mark() -> None:
    chance = random.Random(2)
    for _ in range(300):
        text = a_random_text(chance)
        if marks_that_leave_no_choice(text):
            continue
        for line in set_lines(text, 12):
            assert line.width <= 12 + 1e-6
            if line.hangs:
                assert line.tokens[-1].text in HANGING
        assert not any(line.hangs for line in set_lines(text, 12, hang=False))


def test_that_numbers_words_and_paired_dashes_stay_whole() -> None:
    text = "经监测化学需氧量由62mg/L降至18mg/L，接管率97.6%——长期坚持……三是对接https://example.cn/a的公示"
    for width in range(12, 30):
        whole = [line.text for line in set_lines(text, width, hang=False)]
        for piece in ("62mg/L", "18mg/L", "97.6%", "——", "……"):
            assert any(piece in line for line in whole), (width, piece, whole)


def test_that_an_address_longer_than_a_line_is_cut_after_a_mark() -> None:
    lines = set_lines("网址：https://gov.example.cn/huanbao/gongshi/2025/1027/content.html", 14)
    assert len(lines) > 1
    assert lines[0].text.startswith("网址：https")
    assert all(line.width <= 14 for line in lines)
    assert lines[0].text[-1] in "/-._?&="


def test_that_the_first_line_leaves_room_for_two_characters() -> None:
    lines = set_lines("污" * 60, 28, indent=2)
    assert [len(line.text) for line in lines] == [26, 28, 6]


def test_that_an_empty_paragraph_keeps_its_line() -> None:
    assert [line.text for line in set_lines("", 10)] == [""]
    assert [line.text for line in set_lines("   ", 10)] == [""]
