"""Published texts to drafts, every line accounted for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dujiao_desktop.documents.reading import read_list
from dujiao_desktop.documents.reading.numbering import numbered, split_items
from dujiao_desktop.documents.reading.text import read_text
from dujiao_desktop.documents.reading.values import progress_of, split_list
from dujiao_desktop.domain.deadlines import DeadlineKind
from dujiao_desktop.domain.reading import DocumentKind, Reading, RowFate
from dujiao_desktop.domain.task import PersonRole, ProgressStatus, UnitRole


def reading_of(text: str, encoding: str = "utf-8") -> Reading:
    return read_text(text.encode(encoding), "清单.txt", "0" * 64)


def codes(reading: Reading) -> list[str]:
    return [warning.code for warning in reading.warnings]


def assert_every_line_is_accounted_for(reading: Reading, text: str) -> None:
    lines = [f"第 {n} 行" for n, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1) if line.strip()]
    assert [row.where for row in reading.rows] == lines
    for row in reading.rows:
        assert row.reason
        assert (row.fate is RowFate.IMPORTED) == (row.draft is not None or row.complaint is not None)
        assert row.draft is None or row.draft < len(reading.drafts)


@pytest.fixture(scope="module")
def report(seeds: Path) -> Reading:
    return read_list(next(seeds.glob("003_*.txt")))


@pytest.mark.seeds
def test_that_the_report_of_2018_gives_its_twenty_measures(report: Reading) -> None:
    assert report.kind is DocumentKind.TASK_LIST
    assert [draft.number for draft in report.drafts] == [str(n) for n in range(1, 21)]
    for draft in report.drafts:
        assert draft.problem_text
        assert [u.role for u in draft.units] == [UnitRole.LEAD]
        assert [m.seq for m in draft.measures] == [1]
        assert draft.measures[0].text == draft.problem_text
        assert draft.measures[0].result_text


@pytest.mark.seeds
def test_that_both_labels_of_the_lead_unit_are_understood(report: Reading) -> None:
    assert report.drafts[1].units[0].name == "市纪委"
    assert report.drafts[0].units[0].name == "市委组织部"
    assert report.drafts[19].units[0].name == "市经济信息委"


@pytest.mark.seeds
def test_that_the_status_phrases_are_kept_word_for_word_and_understood(report: Reading) -> None:
    phrases = [draft.status_text for draft in report.drafts]
    assert phrases.count("已经完成,长期坚持") == 16
    assert phrases.count("已经完成,持续推进") == 1
    assert phrases.count("完成阶段性整改任务,按照时间节点持续推进") == 3
    assert sum(draft.progress_status is ProgressStatus.DONE for draft in report.drafts) == 17
    assert sum(draft.progress_status is ProgressStatus.STAGE_DONE for draft in report.drafts) == 3
    assert sum(draft.is_long_term for draft in report.drafts) == 16


@pytest.mark.seeds
def test_that_deadlines_come_from_the_brackets_and_nowhere_else(report: Reading) -> None:
    stated = {draft.number: draft.deadline for draft in report.drafts if draft.deadline.kind is not DeadlineKind.NONE}
    assert {number: due.text for number, due in stated.items()} == {
        "16": "2017年—2020年底",
        "18": "2017年—2018年底",
        "19": "2017年—2018年底",
    }
    assert stated["16"].start == date(2017, 1, 1)
    assert stated["16"].end == date(2020, 12, 31)
    assert "deadline_missing" in codes(report)


@pytest.mark.seeds
def test_that_the_last_measure_is_marked_as_cut_off_and_the_missing_ones_are_told(report: Reading) -> None:
    assert report.cut_off == ("20",)
    assert (report.announced.measures, report.announced.problems) == (37, 115)
    assert {"cut_off", "announced_mismatch"} <= set(codes(report))
    told = next(warning.text for warning in report.warnings if warning.code == "announced_mismatch")
    assert "37" in told
    assert "20" in told
    assert "115" in told


@pytest.mark.seeds
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_that_every_line_of_a_published_text_is_accounted_for(seeds: Path, number: str) -> None:
    path = next(seeds.glob(f"{number}_*.txt"))
    assert_every_line_is_accounted_for(read_list(path), path.read_text(encoding="utf-8"))


@pytest.mark.seeds
@pytest.mark.parametrize("number", ["000", "001", "002", "004"])
def test_that_a_published_text_without_a_list_imports_nothing_and_says_so(seeds: Path, number: str) -> None:
    reading = read_list(next(seeds.glob(f"{number}_*.txt")))
    assert (reading.kind, reading.drafts) == (DocumentKind.PROSE, ())
    assert "no_task_list" in codes(reading)
    assert ("traditional_script" in codes(reading)) == (number == "002")


FULL_WIDTH = """青石镇生态环境保护督察反馈问题整改清单
（共3项整改任务）

1．柳溪河沿岸有两处生活污水直排口，雨天外溢明显。
责任单位：青石镇人民政府、区生态环境局
验收单位：区住房城乡建委
整改时限：2025年12月底前
整改目标：消除直排口，沿岸无污水外溢。
整改措施：
1.封堵两处直排口；
2.新建管网三百米（2025年9月底前）；
3.落实巡查制度。
整改完成情况：达到序时进度

2．原砖厂堆场未覆盖，扬尘扰民。
责任单位：青石镇人民政府
整改时限：立行立改并长期坚持
整改目标：堆场全覆盖。
整改措施：全部覆盖并每日洒水。

3．养殖户粪污暂存池容积不足。
责任单位：青石镇人民政府；配合单位：区农业农村委
整改时限：年底前
整改目标：容积满足要求。
整改措施：扩建暂存池。
包案领导：李明（副镇长）
联系人：王芳 联系电话：023-12345678
"""


def test_that_a_plan_with_labels_gives_each_field_its_place() -> None:
    reading = reading_of(FULL_WIDTH)
    assert_every_line_is_accounted_for(reading, FULL_WIDTH)
    first, second, third = reading.drafts
    assert reading.title == "青石镇生态环境保护督察反馈问题整改清单"
    assert (first.number, first.problem_text) == ("1", "柳溪河沿岸有两处生活污水直排口，雨天外溢明显。")
    assert [(u.role, u.name, u.order) for u in first.units] == [
        (UnitRole.RESPONSIBLE, "青石镇人民政府", 1),
        (UnitRole.RESPONSIBLE, "区生态环境局", 2),
        (UnitRole.ACCEPTANCE, "区住房城乡建委", 1),
    ]
    assert first.goal == "消除直排口，沿岸无污水外溢。"
    assert first.deadline.end == date(2025, 12, 31)
    assert [m.text for m in first.measures] == ["封堵两处直排口", "新建管网三百米（2025年9月底前）", "落实巡查制度。"]
    assert [m.deadline.end for m in first.measures] == [None, date(2025, 9, 30), None]
    assert (first.status_text, first.progress_status) == ("达到序时进度", ProgressStatus.ON_SCHEDULE)
    assert second.deadline.kind is DeadlineKind.IMMEDIATE
    assert second.is_long_term
    assert [(u.role, u.name) for u in third.units] == [
        (UnitRole.RESPONSIBLE, "青石镇人民政府"),
        (UnitRole.CO, "区农业农村委"),
    ]
    assert [(p.role, p.name, p.post, p.phone) for p in third.persons] == [
        (PersonRole.CASE_LEADER, "李明", "副镇长", ""),
        (PersonRole.CONTACT, "王芳", "", "023-12345678"),
    ]


def test_that_a_deadline_without_a_year_is_asked_for_with_its_place() -> None:
    reading = reading_of(FULL_WIDTH)
    assert reading.drafts[2].deadline.kind is DeadlineKind.UNKNOWN
    assert reading.drafts[2].deadline.text == "年底前"
    told = [warning.text for warning in reading.warnings if warning.code == "deadline_unknown"]
    assert len(told) == 1
    assert "第 3 项" in told[0]
    assert "年底前" in told[0]


NUMBERINGS = {
    "1.": ("1. ", "2. ", "3. "),
    "1、": ("1、", "2、", "3、"),
    "（1）": ("（1）", "（2）", "（3）"),
    "（一）": ("（一）", "（二）", "（三）"),
    "一、": ("一、", "二、", "三、"),
    "第一项": ("第一项：", "第二项：", "第三项："),
    "任务1": ("任务1：", "任务2：", "任务3："),
    "①": ("①", "②", "③"),
    "full width": ("１．", "２．", "３．"),
}


@pytest.mark.parametrize("heads", NUMBERINGS.values(), ids=NUMBERINGS)
@pytest.mark.parametrize("colon", [":", "："])
def test_that_the_list_is_found_whatever_its_numbering(heads: tuple[str, ...], colon: str) -> None:
    body = "".join(
        f"{head}2017年发现的第{n}处河岸垃圾没有清运。\n牵头部门{colon}区城管局\n完成时限{colon}2025年底前\n"
        f"整改工作情况{colon}\n　　一是清运完毕。二是建立台账。\n"
        for n, head in enumerate(heads, 1)
    )
    reading = reading_of(f"某区整改任务清单\n\n{body}")
    assert [draft.number for draft in reading.drafts] == ["1", "2", "3"]
    assert reading.drafts[1].problem_text == "2017年发现的第2处河岸垃圾没有清运。"
    assert {u.name for draft in reading.drafts for u in draft.units} == {"区城管局"}
    assert reading.drafts[0].measures[0].result_text == "一是清运完毕。二是建立台账。"
    assert reading.cut_off == ()


def test_that_headings_of_a_report_before_the_annex_are_no_tasks() -> None:
    text = (
        "关于整改情况的报告\n一、提高认识\n成立专班，压实责任。\n二、狠抓落实\n逐项销号。\n附件1：\n整改清单（2项措施）\n"
        "一、清理河道垃圾。\n责任单位：镇建环办\n整改情况：\n已清理。\n二、修复护岸。\n责任单位：镇水利站\n整改情况：\n已修复。\n"
    )
    reading = reading_of(text)
    assert [draft.problem_text for draft in reading.drafts] == ["清理河道垃圾。", "修复护岸。"]
    assert reading.announced.measures == 2
    assert "announced_mismatch" not in codes(reading)
    assert_every_line_is_accounted_for(reading, text)


def test_that_two_annexes_give_two_lists_with_their_titles_as_chapters() -> None:
    text = (
        "整改情况公开\n附件1：措施落实情况\n1.开展排查。\n责任单位：甲局\n整改情况：已完成\n2.建立制度。\n责任单位：乙局\n"
        "整改情况：已完成\n附件2：具体问题整改情况\n1.某沟渠黑臭。\n责任单位：丙镇\n整改情况：已完成\n"
        "2.某堆场扬尘。\n责任单位：丁镇\n整改情况：已完成\n"
    )
    drafts = reading_of(text).drafts
    assert [(d.number, d.chapter) for d in drafts] == [
        ("1", "措施落实情况"),
        ("2", "措施落实情况"),
        ("1", "具体问题整改情况"),
        ("2", "具体问题整改情况"),
    ]


def test_that_group_headings_become_chapters_and_numbers_may_begin_anew() -> None:
    text = (
        "整改任务清单\n（一）水污染防治方面\n1.甲沟黑臭。\n责任单位：甲镇\n整改时限：2025年底\n2.乙塘富营养。\n责任单位：乙镇\n"
        "整改时限：2025年底\n（二）大气污染防治方面\n1.丙厂扬尘。\n责任单位：丙镇\n整改时限：2025年底\n"
    )
    drafts = reading_of(text).drafts
    assert [(d.number, d.chapter) for d in drafts] == [
        ("1", "（一）水污染防治方面"),
        ("2", "（一）水污染防治方面"),
        ("1", "（二）大气污染防治方面"),
    ]


def test_that_a_gap_in_the_numbers_is_told() -> None:
    text = "".join(f"{n}.第{n}个问题。\n责任单位：甲镇\n整改时限：2025年底\n" for n in (1, 2, 4))
    reading = reading_of(text)
    assert [d.number for d in reading.drafts] == ["1", "2", "4"]
    assert "3" in next(w.text for w in reading.warnings if w.code == "number_gap")


def test_that_an_item_whose_labels_are_missing_is_still_an_item() -> None:
    text = "1.第一个问题。\n责任单位：甲镇\n整改时限：2025年底\n2.第二个问题没有标注。\n3.第三个问题。\n责任单位：乙镇\n整改时限：2025年底\n"
    assert [d.problem_text for d in reading_of(text).drafts] == ["第一个问题。", "第二个问题没有标注。", "第三个问题。"]


def test_that_a_label_standing_twice_in_one_item_is_told() -> None:
    text = "1.甲问题。\n责任单位：甲镇\n整改时限：2025年底\n乙问题的编号丢了。\n责任单位：乙镇\n整改时限：2025年6月底\n"
    assert "label_repeated" in codes(reading_of(text + "2.丙问题。\n责任单位：丙镇\n整改时限：2025年底\n"))


def test_that_a_narrative_under_the_status_label_is_a_result() -> None:
    text = "1.甲沟黑臭。\n责任单位：甲镇\n整改完成情况：已清淤两公里，栽植水生植物；下一步继续管护。\n2.乙塘。\n责任单位：乙镇\n整改完成情况：已完成整改\n"
    first, second = reading_of(text).drafts
    assert (first.status_text, first.progress_status) == ("", None)
    assert first.measures[0].result_text == "已清淤两公里，栽植水生植物；下一步继续管护。"
    assert (second.status_text, second.progress_status) == ("已完成整改", ProgressStatus.DONE)


def test_that_results_are_paired_with_measures_numbered_alike_and_otherwise_told() -> None:
    text = (
        "1.甲问题。\n责任单位：甲镇\n整改措施：1.清淤；2.截污。\n整改工作情况：1.已清淤；2.已截污。\n"
        "2.乙问题。\n责任单位：乙镇\n整改措施：1.清淤；2.截污。\n整改工作情况：都已开展。\n"
    )
    reading = reading_of(text)
    first, second = reading.drafts
    assert [(m.text, m.result_text) for m in first.measures] == [("清淤", "已清淤"), ("截污。", "已截污。")]
    assert [m.result_text for m in second.measures] == ["都已开展。", ""]
    assert codes(reading).count("results_not_paired") == 1


def test_that_an_unknown_status_is_kept_and_told() -> None:
    text = "1.甲问题。\n责任单位：甲镇\n办结状态：走流程中\n2.乙问题。\n责任单位：乙镇\n办结状态：已办结\n"
    reading = reading_of(text)
    assert (reading.drafts[0].status_text, reading.drafts[0].progress_status) == ("走流程中", None)
    assert "status_unknown" in codes(reading)


def test_that_records_without_numbers_are_told_apart_by_their_labels() -> None:
    text = "整改任务：甲沟黑臭。\n责任单位：甲镇\n整改时限：2025年底\n整改任务：乙塘富营养。\n责任单位：乙镇\n整改时限：2026年底\n"
    assert [(d.number, d.problem_text) for d in reading_of(text).drafts] == [("", "甲沟黑臭。"), ("", "乙塘富营养。")]


def test_that_a_table_pasted_into_a_text_is_read() -> None:
    text = "序号\t整改任务\t责任单位\t整改时限\n1\t甲沟黑臭\t甲镇\t2025年底\n2\t乙塘富营养\t乙镇\t2026年底\n"
    assert [d.problem_text for d in reading_of(text).drafts] == ["甲沟黑臭", "乙塘富营养"]
    assert [d.problem_text for d in reading_of(text.replace("\t", "|")).drafts] == ["甲沟黑臭", "乙塘富营养"]


def test_that_labels_in_traditional_script_are_understood() -> None:
    text = (
        "1.某溝渠污水直排。\n責任單位：某鎮\n整改時限：2025年底\n2.某堆場揚塵。\n責任單位：某鎮\n整改時限：2025年底\n"
    )
    first = reading_of(text).drafts[0]
    assert (first.problem_text, first.units[0].name) == ("某溝渠污水直排。", "某鎮")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_that_the_encodings_of_office_programs_are_read(encoding: str) -> None:
    text = "1.垚村𠮷组污水直排。\r\n责任单位：青石镇\r\n整改时限：2025年底\r\n2.乙问题。\r\n责任单位：青石镇\r\n整改时限：2025年底\r\n"
    assert reading_of(text, encoding).drafts[0].problem_text == "垚村𠮷组污水直排。"


LABELS = st.sampled_from(
    ["责任单位：甲镇", "整改时限:2025年底", "牵头部门：乙局", "整改措施：1.清淤；2.截污", "整改情况：", "整改目标"]
)
HEADS = st.sampled_from(
    ["一、", "二、", "1.", "2、", "（一）", "（1）", "3.", "①", "第1项", "附件1：", "附件：1.", "整改任务："]
)
PLAIN = st.text(alphabet="甲乙丙丁镇村河沟。；：:、，,()（）12345 \t\u3000\u00a0\u200b一二三附件", max_size=14)


@given(st.lists(st.one_of(LABELS, PLAIN, st.builds(str.__add__, HEADS, PLAIN)), max_size=30))
def test_that_every_line_of_any_text_is_accounted_for_once(lines: list[str]) -> None:
    text = "\n".join(lines)
    reading = reading_of(text)
    expected = [f"第 {n} 行" for n, line in enumerate(lines, 1) if line.replace("\u200b", "").strip()]
    assert [row.where for row in reading.rows] == expected
    assert all(row.reason for row in reading.rows)
    with_rows = {row.draft for row in reading.rows if row.draft is not None}
    assert with_rows == set(range(len(reading.drafts)))
    assert all((row.fate is RowFate.IMPORTED) == (row.draft is not None) for row in reading.rows)


def test_that_unit_lists_are_cut_outside_brackets_only() -> None:
    assert split_list("各区县(含甲新区、乙经开区)、市环保局,市水利局；丙镇\n丁镇") == (
        "各区县(含甲新区、乙经开区)",
        "市环保局",
        "市水利局",
        "丙镇",
        "丁镇",
    )
    assert split_list("/") == ()
    assert split_list("有关乡镇（街道）") == ("有关乡镇（街道）",)


def test_that_decimals_and_years_are_no_item_numbers() -> None:
    assert numbered("1.5公里管网") is None
    assert numbered("2025.12底") is None
    assert numbered("十八、2017年启动") == numbered("十八、 2017年启动")
    assert split_items("投入1.2亿元；2.5公里管网") == ()
    assert split_items("1.清淤1.5公里；2.截污（1）排查；（2）封堵") == ("清淤1.5公里", "截污（1）排查；（2）封堵")
    assert split_items("1、清淤\n2、截污\n") == ("清淤", "截污")
    assert split_items("①清淤②截污") == ("清淤", "截污")
    assert split_items("一是清淤。二是截污。") == ()


def test_that_a_status_taken_back_by_a_later_clause_is_not_judged() -> None:
    assert progress_of("已完成，尚未验收") is None
    assert progress_of("未完成") is None
    assert progress_of("完成整改并长期坚持") is ProgressStatus.DONE
    assert progress_of("未达到序时进度") is ProgressStatus.BEHIND


def test_that_a_long_text_of_nothing_but_numbers_is_read_in_good_time() -> None:
    lines = [f"{n * 7 % 9000 + 1}.第{n}个问题。\n责任单位：甲镇" for n in range(20_000)]
    reading = reading_of("1.首项。\n责任单位：甲镇\n整改时限：2025年底\n" + "\n".join(lines))
    assert len(reading.drafts) == 20_001
    assert max(len(warning.text) for warning in reading.warnings) < 400
