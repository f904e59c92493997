"""On paper: what is asked for and why, and a block for each level, empty until its opinion is on record."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.evidence import Destination
from dujiao_desktop.domain.extension import ExtensionKind
from dujiao_desktop.domain.identity import ExtensionId
from dujiao_desktop.usecases.attach_evidence import EvidenceDraft, describe_evidence
from dujiao_desktop.usecases.extend_deadline import ExtensionDraft, OpinionDraft, apply_extension, decide_extension
from dujiao_desktop.usecases.print_extension import print_extension
from dujiao_desktop.usecases.record_progress import ProgressDraft, record_progress
from dujiao_desktop.usecases.sentences import sentence
from tests.builders import NOW, TODAY
from tests.documents.judging import fonts_of, run, squeezed, text_of, words_of
from tests.usecases.township import Township, a_paper

LEVELS = ("责任单位主要负责人意见", "区县督察整改办意见")
LONG = "雨季无法施工，便道被冲毁，要等水位退下去才能进场；" * 120


def _apply(desk: Township, **stated: Any) -> ExtensionId:
    draft = ExtensionDraft(**{"reason": "雨季无法施工", "applied_on": TODAY, "until": "2027年3月底前", **stated})
    done = apply_extension(desk.store, desk.task("9").id, draft, office=desk.office, by=desk.by, now=NOW)
    return done.extension.id


def _to_long_term(desk: Township) -> ExtensionId:
    return _apply(
        desk, kind=ExtensionKind.LONG_TERM, stage_goal="每月覆盖到位", next_review_on=date(2027, 2, 1),
        final_on=date(2027, 12, 31),
    )  # fmt: skip


def _decide(desk: Township, level: int, *, agreed: bool = True, **stated: Any) -> None:
    draft = OpinionDraft(level, agreed, **{"who": "罗敏", "said_on": TODAY, **stated})
    decide_extension(desk.store, desk.task("9").id, draft, office=desk.office, by=desk.by, now=NOW)


def _print(desk: Township, to: Path, asked: ExtensionId | None = None) -> Path:
    return print_extension(
        desk.store, desk.task("9").id, to, office=desk.office, by=desk.by, now=NOW, extension_id=asked
    )


def _pages(pdf: Path) -> int:
    (line,) = [line for line in run("pdfinfo", pdf).splitlines() if line.startswith("Pages:")]
    return int(line.split()[1])


def _rows(pdf: Path) -> str:
    """All text row by row, without any white space."""
    return squeezed(run("pdftotext", "-layout", pdf, "-"))


def test_that_an_application_without_opinions_has_a_blank_block_for_every_level(desk: Township, tmp_path: Path) -> None:
    record_progress(
        desk.store, desk.task("9").id, ProgressDraft("覆盖了三成", date(2026, 11, 2), problem="缺防尘网"),
        office=desk.office, by=desk.by, now=NOW,
    )  # fmt: skip
    _apply(desk)
    pdf = _print(desk, tmp_path / "延期审批表.pdf")
    said = text_of(pdf)
    assert _pages(pdf) == 1
    for words in (
        "整改任务延期审批表",
        "云岭镇人民政府",
        "南坪堆场未覆盖",
        "2026年12月10日前",
        "2027年3月底前（2027年3月31日）",
        "（2026年11月2日填报）",
        "存在问题：缺防尘网",
        "雨季无法施工",
        *LEVELS,
    ):
        assert words in said
    # Name and day are left to the pen.
    assert said.count("签字：") == said.count("（盖章）") == said.count("年月日") == 2
    for nothing_yet in ("审批结果", "批准文号", "以往申请", "附件"):
        assert nothing_yet not in said
    assert all(font[-1] != "no" for font in fonts_of(pdf))


def test_that_an_opinion_on_record_stands_in_its_block_and_the_next_is_still_blank(
    desk: Township, tmp_path: Path
) -> None:
    _apply(desk)
    _decide(desk, 1, words="情况属实", who="陈立", number="云镇〔2026〕8号")
    pdf = _print(desk, tmp_path / "延期审批表.pdf")
    said = text_of(pdf)
    assert _pages(pdf) == 1
    assert "同意。情况属实" in said
    assert "云镇〔2026〕8号" in said
    assert "以签字盖章的纸质原件为准" in said
    # Name and day of the second level are left to the pen.
    assert (said.count("签字：陈立"), said.count("签字："), said.count("年月日")) == (1, 2, 1)
    height = {text: top for _, _, top, _, _, text in words_of(pdf)}
    second = next(top for text, top in height.items() if text.startswith("区县督察整"))
    assert height["签字：陈立"] < second < height["签字："]


def test_that_the_paper_of_an_approved_extension_still_says_from_where_it_was_asked(
    desk: Township, tmp_path: Path
) -> None:
    first = _apply(desk)
    for level in (1, 2):
        _decide(desk, level, words="同意延期")
    second = _apply(desk, until="2027年6月底前", reason="防尘网到货晚")
    said = _rows(_print(desk, tmp_path / "第二次.pdf"))
    assert "原定时限2026年12月10日前申请时的时限2027年3月底前" in said
    assert "2026年11月21日申请延期至2027年3月底前：同意" in said
    assert said == _rows(_print(desk, tmp_path / "又一份.pdf", second))
    earlier = _rows(_print(desk, tmp_path / "第一次.pdf", first))
    assert "原定时限2026年12月10日前申请时的时限2026年12月10日前" in earlier
    assert "审批结果同意" in earlier
    assert "2027年6月" not in earlier


def test_that_a_level_after_one_that_did_not_agree_is_not_asked(desk: Township, tmp_path: Path) -> None:
    _apply(desk)
    _decide(desk, 1, agreed=False, words="工期够")
    said = _rows(_print(desk, tmp_path / "延期审批表.pdf"))
    assert "不同意。工期够" in said
    assert said.index("签字：罗敏") < said.index("上一级不同意，没有再送。")
    assert "审批结果不同意" in said


def test_that_a_change_to_long_term_asks_for_a_goal_and_the_next_review(desk: Township, tmp_path: Path) -> None:
    _to_long_term(desk)
    said = text_of(_print(desk, tmp_path / "转长期.pdf"))
    for words in (
        "转长期持续整改审批表",
        "每月覆盖到位",
        "2027年2月1日",
        "2027年12月31日",
        "2026年12月10日前",
        *LEVELS,
    ):
        assert words in said
    assert "申请延期至" not in said


@pytest.mark.parametrize("words", ["", "同意延期", LONG])
def test_that_opinion_signature_and_day_are_never_apart_however_long_the_reason(
    desk: Township, tmp_path: Path, words: str
) -> None:
    for count in range(60, 66, 2):
        _apply(desk, reason=LONG[: 24 * count])
        if words:
            _decide(desk, 1, words=words, who="陈立")
        placed = words_of(_print(desk, tmp_path / "延期审批表.pdf"))
        signatures = [(page, y) for page, _, y, _, _, text in placed if text.startswith("签字：")]
        seals = [(page, y) for page, _, y, _, _, text in placed if text == "（盖章）"]
        assert len(signatures) == len(seals) == 2
        assert [page for page, _ in signatures] == [page for page, _ in seals]
        _decide(desk, 2 if words else 1, agreed=False)


def test_that_files_of_the_paper_are_named_and_those_kept_inside_are_not(desk: Township, tmp_path: Path) -> None:
    scans = (a_paper(tmp_path / "延期请示.txt", "请示"), a_paper(tmp_path / "来信登记.txt", "内部"))
    _apply(desk, scans=scans)
    _, inside = desk.evidence("9")
    stated = replace(EvidenceDraft.of(inside), destination=Destination.INTERNAL)
    describe_evidence(desk.store, inside.id, stated, by=desk.by, now=NOW)
    said = text_of(_print(desk, tmp_path / "延期审批表.pdf"))
    assert "1.延期请示.txt" in said
    assert "来信登记" not in said


@pytest.mark.parametrize(("name", "code"), [("表.pdf", "no_extension_to_print"), ("表.docx", "paper_ending")])
def test_that_nothing_is_written_where_nothing_was_asked_for(
    desk: Township, tmp_path: Path, name: str, code: str
) -> None:
    if code == "paper_ending":
        _apply(desk)
    with pytest.raises(Refused, match=code) as refused:
        _print(desk, tmp_path / name)
    assert "没有生成" in sentence(refused.value) or "没有审批表可出" in sentence(refused.value)
    assert not (tmp_path / name).exists()
