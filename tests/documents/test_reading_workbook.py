"""Workbooks and delimited lists to drafts, every row accounted for."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dujiao_desktop.documents.reading import read_list
from dujiao_desktop.domain.complaint import ComplaintStatus, Truth
from dujiao_desktop.domain.deadlines import DeadlineKind
from dujiao_desktop.domain.reading import DocumentKind, Reading, RowFate
from dujiao_desktop.domain.task import ProgressStatus, TaskKind, UnitRole

HEADER = ["序号", "整改任务", "责任单位", "整改时限", "整改目标", "整改措施", "整改完成情况", "备注"]

Fill = Callable[[Worksheet], None]


def sheet_of(rows: Sequence[Sequence[object]], path: Path, then: Fill | None = None) -> Reading:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "台账"
    for row in rows:
        sheet.append(list(row))
    if then:
        then(sheet)
    book.save(path)
    return read_list(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "清单.xlsx"


def codes(reading: Reading) -> list[str]:
    return [warning.code for warning in reading.warnings]


def assert_every_row_is_accounted_for(reading: Reading, rows: Sequence[Sequence[object]]) -> None:
    held = [n for n, row in enumerate(rows, 1) if any(str(cell or "").strip() for cell in row)]
    assert [int("".join(c for c in row.where.partition("!")[2] if c.isdigit())) for row in reading.rows] == held
    assert all(row.reason for row in reading.rows)
    assert {row.draft for row in reading.rows if row.draft is not None} == set(range(len(reading.drafts)))


def test_that_a_list_gives_each_column_its_place(path: Path) -> None:
    rows = [
        HEADER,
        [
            1,
            "甲沟黑臭。",
            "甲镇、乙局(含丙所、丁所)",
            "2025年12月底前",
            "消除黑臭。",
            "1.清淤；2.截污。",
            "达到序时进度",
            "重点",
        ],
        ["002", "乙塘富营养。", "乙镇", datetime(2025, 6, 30), "达标。", "种植水草。", "已完成，长期坚持", None],
    ]
    reading = sheet_of(rows, path)
    first, second = reading.drafts
    assert_every_row_is_accounted_for(reading, rows)
    assert (reading.kind, first.where, first.number, second.number) == (DocumentKind.TASK_LIST, "台账!A2", "1", "002")
    assert [(u.role, u.name) for u in first.units] == [
        (UnitRole.RESPONSIBLE, "甲镇"),
        (UnitRole.RESPONSIBLE, "乙局(含丙所、丁所)"),
    ]
    assert (first.deadline.text, first.deadline.end) == ("2025年12月底前", date(2025, 12, 31))
    assert [m.text for m in first.measures] == ["清淤", "截污。"]
    assert (first.note, first.progress_status) == ("重点", ProgressStatus.ON_SCHEDULE)
    assert second.deadline.end == date(2025, 6, 30)
    assert (second.progress_status, second.is_long_term) == (ProgressStatus.DONE, True)
    assert reading.columns[0] == ("序号", "number")
    assert reading.columns[1] == ("整改任务", "problem_text")


def test_that_titles_notes_totals_and_repeated_headers_are_skipped_with_a_reason(path: Path) -> None:
    rows = [
        ["某镇督察反馈问题整改台账"],
        ["填报单位：某镇人民政府（盖章）", None, None, "填报日期：2025年3月1日"],
        ["序 号", "整改\n任务", " 责任 单位 ", "整改时限*", "整改目标", "整改措施", "整改完成情况", "备　注"],
        [1, 2, 3, 4, 5, 6, 7, 8],
        ["一、水污染防治方面"],
        [1, "甲沟黑臭。", "甲镇", "2025年底", "", "清淤。", "", ""],
        [None],
        ["序号", "整改任务", "责任单位", "整改时限", "整改目标", "整改措施", "整改完成情况", "备注"],
        [2, "乙塘富营养。", "乙镇", "2025年底", "", "种草。", "", ""],
        ["合计", None, "2个单位"],
        ["注：本表每月25日前报送。"],
    ]
    reading = sheet_of(rows, path)
    assert_every_row_is_accounted_for(reading, rows)
    assert reading.title == "某镇督察反馈问题整改台账"
    assert [(d.number, d.chapter) for d in reading.drafts] == [("1", "一、水污染防治方面"), ("2", "一、水污染防治方面")]
    assert [row.fate for row in reading.rows].count(RowFate.IMPORTED) == 2
    assert reading.problems == ()


def test_that_a_task_merged_down_over_rows_has_one_measure_for_each_row(path: Path) -> None:
    rows = [
        ["序号", "整改任务", "整改措施", "责任单位", "整改时限", "整改工作情况"],
        [1, "甲沟黑臭。", "清淤。", "甲镇", "2025年6月底", "已清淤。"],
        [None, None, "截污。", "乙局", "2025年12月底", ""],
        [2, "乙塘富营养。", "种草。", "乙镇", "2026年底", ""],
    ]

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("B2:B3")

    reading = sheet_of(rows, path, merge)
    assert_every_row_is_accounted_for(reading, rows)
    first, second = reading.drafts
    assert [(m.seq, m.text, m.responsible_units, m.result_text) for m in first.measures] == [
        (1, "清淤。", ("甲镇",), "已清淤。"),
        (2, "截污。", ("乙局",), ""),
    ]
    assert [m.deadline.end for m in first.measures] == [date(2025, 6, 30), date(2025, 12, 31)]
    assert first.deadline.end == date(2025, 12, 31)
    assert [u.name for u in first.units] == ["甲镇", "乙局"]
    assert second.problem_text == "乙塘富营养。"
    assert [row.draft for row in reading.rows if row.fate is RowFate.IMPORTED] == [0, 0, 1]


def test_that_a_unit_merged_down_holds_for_every_task_beside_it(path: Path) -> None:
    rows = [HEADER[:4], [1, "甲沟黑臭。", "甲镇", "2025年底"], [2, "乙塘富营养。", None, "2025年底"]]
    reading = sheet_of(rows, path, lambda sheet: sheet.merge_cells("C2:C3"))
    assert [[u.name for u in d.units] for d in reading.drafts] == [["甲镇"], ["甲镇"]]


def test_that_headers_in_two_rows_are_understood(path: Path) -> None:
    rows = [
        ["序号", "整改任务", "责任", None, "整改时限"],
        [None, None, "牵头单位", "责任单位", None],
        [1, "甲沟。", "乙局", "甲镇", "2025年底"],
    ]

    def merge(sheet: Worksheet) -> None:
        for cells in ("A1:A2", "B1:B2", "E1:E2", "C1:D1"):
            sheet.merge_cells(cells)

    (draft,) = sheet_of(rows, path, merge).drafts
    assert {(u.role, u.name) for u in draft.units} == {(UnitRole.LEAD, "乙局"), (UnitRole.RESPONSIBLE, "甲镇")}


def test_that_a_row_without_a_problem_is_a_problem_with_its_cell(path: Path) -> None:
    reading = sheet_of([HEADER[:4], [1, "甲沟。", "甲镇", "2025年底"], [2, None, "乙镇", "2025年底"]], path)
    (problem,) = reading.problems
    assert problem.reason == "第 3 行「整改任务」：没有内容"
    assert len(reading.drafts) == 1


def test_that_a_deadline_not_understood_is_imported_with_a_warning_naming_cell_and_words(path: Path) -> None:
    reading = sheet_of([HEADER[:4], [1, "甲沟。", "甲镇", "2025.13.1"], [2, "乙塘。", "乙镇", "立行立改"]], path)
    assert [d.deadline.kind for d in reading.drafts] == [DeadlineKind.UNKNOWN, DeadlineKind.IMMEDIATE]
    (told,) = [warning.text for warning in reading.warnings if warning.code == "deadline_unknown"]
    assert "第 2 行" in told
    assert "「整改时限」" in told
    assert "2025.13.1" in told


def test_that_a_month_shown_as_a_month_is_not_its_first_day(path: Path) -> None:
    def as_month(sheet: Worksheet) -> None:
        sheet["D2"].number_format = 'yyyy"年"m"月"'
        sheet["D3"].number_format = "mmm\\-yy"

    rows = [HEADER[:4], [1, "甲沟。", "甲镇", datetime(2025, 12, 1)], [2, "乙塘。", "乙镇", datetime(2025, 6, 1)]]
    reading = sheet_of(rows, path, as_month)
    assert [d.deadline.end for d in reading.drafts] == [date(2025, 12, 31), date(2025, 6, 30)]
    assert reading.drafts[0].deadline.text == "2025年12月"


def test_that_a_month_typed_as_a_number_is_asked_for_when_its_zero_may_be_lost(path: Path) -> None:
    rows = [
        HEADER[:4],
        [1, "甲沟。", "甲镇", 2025.1],
        [2, "乙塘。", "乙镇", 2025.12],
        [3, "丙堰。", "丙镇", 20251231],
        [4, "丁坝。", "丁镇", 45657],
    ]
    reading = sheet_of(rows, path)
    assert [d.deadline.end for d in reading.drafts] == [None, date(2025, 12, 31), date(2025, 12, 31), None]
    assert codes(reading).count("deadline_unknown") == 2
    assert "10 月" in next(w.text for w in reading.warnings if w.code == "deadline_unknown")


def test_that_numbers_of_tasks_stay_as_they_are_written(path: Path) -> None:
    rows = [
        [*HEADER[:2], "市序号", "责任单位"],
        [1.0, "甲沟。", "9", "甲镇"],
        [7, "乙塘。", 12.0, "乙镇"],
        ["1-2", "丙堰。", "GD20250012", "丙镇"],
    ]

    def zeros(sheet: Worksheet) -> None:
        sheet["A3"].number_format = "000"

    drafts = sheet_of(rows, path, zeros).drafts
    assert [(d.number, d.upper_number) for d in drafts] == [("1", "9"), ("007", "12"), ("1-2", "GD20250012")]


def test_that_columns_not_understood_are_kept_in_the_note_and_told(path: Path) -> None:
    rows = [
        ["序号", "整改任务", "责任单位", "完成时间", "督察轮次说明", "任务类型", None],
        [1, "甲沟。", "甲镇", "2025年底", "第三轮", "非工程类", "手写批注"],
    ]
    reading = sheet_of(rows, path)
    (draft,) = reading.drafts
    assert draft.deadline.kind is DeadlineKind.NONE
    assert draft.kind is TaskKind.NON_ENGINEERING
    assert draft.note.split("\n") == ["完成时间：2025年底", "督察轮次说明：第三轮", "G 列（没有表头）：手写批注"]
    told = next(w.text for w in reading.warnings if w.code == "columns_unread")
    assert "完成时间" in told
    assert "督察轮次说明" in told


def test_that_a_list_of_measures_without_problems_is_read(path: Path) -> None:
    rows = [["序号", "整改措施", "牵头单位", "整改工作情况"], [1, "开展排查。", "甲局", "已排查。"]]
    (draft,) = sheet_of(rows, path).drafts
    assert (draft.problem_text, draft.measures[0].text, draft.measures[0].result_text) == (
        "开展排查。",
        "开展排查。",
        "已排查。",
    )


def test_that_hidden_rows_are_read_and_told_and_hidden_sheets_are_told(path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in [HEADER[:4], [1, "甲沟。", "甲镇", "2025年底"], [2, "乙塘。", "乙镇", "2025年底"]]:
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    kept = book.create_sheet("数据")
    kept.append(HEADER[:4])
    kept.append([1, "甲沟。", "甲镇", "2025年底"])
    kept.sheet_state = "hidden"
    book.save(path)
    reading = read_list(path)
    assert len(reading.drafts) == 2
    assert {"hidden_rows", "hidden_sheet"} <= set(codes(reading))
    assert "隐藏行" in reading.rows[2].reason


def test_that_a_formula_never_calculated_makes_the_row_a_problem(path: Path) -> None:
    reading = sheet_of([HEADER[:4], [1, '="甲"&"沟"', "甲镇", "2025年底"], [2, "乙塘。", "乙镇", "2025年底"]], path)
    assert [d.problem_text for d in reading.drafts] == ["乙塘。"]
    (problem,) = reading.problems
    assert "第 2 行「整改任务」" in problem.reason
    assert "公式" in problem.reason


def test_that_a_statistics_table_is_recognised_and_not_imported(path: Path) -> None:
    rows = [
        ["乡镇", "移交件数", "水", "大气", "噪声", "办结率"],
        ["甲镇", 12, 3, 4, 5, 0.98],
        ["乙镇", 7, 2, 2, 3, 1],
        ["合计", 19, 5, 6, 8, 0.99],
    ]
    reading = sheet_of(rows, path)
    assert (reading.kind, reading.drafts) == (DocumentKind.STATISTICS, ())
    assert "statistics_table" in codes(reading)
    assert_every_row_is_accounted_for(reading, rows)


def test_that_numbers_under_the_word_task_are_statistics(path: Path) -> None:
    rows = [["责任单位", "整改任务", "完成情况"], ["甲镇", 12, 10], ["乙镇", 7, 7]]
    assert sheet_of(rows, path).kind is DocumentKind.STATISTICS


def test_that_a_stray_cell_in_the_last_corner_does_no_harm(path: Path) -> None:
    def stray(sheet: Worksheet) -> None:
        sheet["XFD1048576"] = "x"

    reading = sheet_of([HEADER[:4], [1, "甲沟。", "甲镇", "2025年底"]], path, stray)
    assert len(reading.drafts) == 1
    assert reading.rows[-1].where == "台账!XFD1048576"
    assert reading.rows[-1].fate is RowFate.PROBLEM


def test_that_sheets_are_read_together_and_named(path: Path) -> None:
    book = Workbook()
    for name in ("水", "大气"):
        sheet = book.create_sheet(name)
        sheet.append(HEADER[:4])
        sheet.append([1, f"{name}问题。", "甲镇", "2025年底"])
    book.create_sheet("说明").append(["本工作簿由镇建环办填报。"])
    book.save(path)
    reading = read_list(path)
    assert [d.where for d in reading.drafts] == ["水!A2", "大气!A2"]
    assert reading.rows[-1].fate is RowFate.SKIPPED


def test_that_a_complaint_list_gives_complaints_with_the_star_apart(path: Path) -> None:
    rows = [
        [
            "序号",
            "受理编号",
            "举报人",
            "交办问题基本情况",
            "行政区域",
            "污染类型",
            "调查核实情况",
            "是否属实",
            "处理和整改情况",
            "是否办结",
            "责任单位",
        ],
        [
            1,
            "D3SX202505280018*",
            "某某",
            "夜间施工噪声。",
            "甲镇",
            "噪声、扬尘",
            "夜间确有施工。",
            "部分属实",
            "已责令停工。",
            "阶段性办结",
            "乙局",
        ],
        [
            2,
            "X410400000000201912170004",
            "某某",
            "河水变黑。",
            "乙镇",
            "水",
            "未发现。",
            "不属实",
            "继续巡查。",
            "已办结",
            "乙镇",
        ],
    ]
    reading = sheet_of(rows, path)
    first, second = reading.complaints
    assert (reading.kind, reading.drafts) == (DocumentKind.COMPLAINT_LIST, ())
    assert (first.acceptance_no, first.is_key_case) == ("D3SX202505280018", True)
    assert (second.acceptance_no, second.is_key_case) == ("X410400000000201912170004", False)
    assert (first.truth, first.status) == (Truth.PARTLY, ComplaintStatus.INTERIM)
    assert (first.classes, first.units, first.handling) == (("噪声", "扬尘"), ("乙局",), "已责令停工。")
    assert [row.complaint for row in reading.rows] == [None, 0, 1]


def test_that_nothing_about_the_complainant_is_read(path: Path) -> None:
    rows = [
        ["受理编号", "举报人姓名", "联系电话", "举报主要内容", "责任单位"],
        ["D202505280018", "赵匿名", "13900000000", "夜间噪声。", "乙局"],
    ]
    reading = sheet_of(rows, path)
    assert "赵匿名" not in repr(reading)
    assert "13900000000" not in repr(reading)
    assert "informant_left_out" in codes(reading)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_that_a_delimited_list_is_read_like_a_sheet(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [HEADER[:4], ["1", '"甲沟""黑臭"""', "甲镇", "2025年底"], ["2", '"乙塘\n富营养"', "乙镇", "年底前"]]
    path = tmp_path / "清单.csv"
    path.write_text("\n".join(delimiter.join(row) for row in rows), encoding=encoding)
    reading = read_list(path)
    assert [d.problem_text for d in reading.drafts] == ['甲沟"黑臭"', "乙塘\n富营养"]
    assert reading.drafts[1].where == "第 3 行"
    assert "deadline_unknown" in codes(reading)


CELL = st.one_of(
    st.none(),
    st.sampled_from(
        ["合计", "注：说明", "一、分组", "2025年底", "序号", "整改任务", "责任单位", "1.清淤；2.截污", "/", "已完成"]
    ),
    st.text(alphabet="甲乙丙镇沟。；1 2\n", max_size=6),
    st.integers(0, 30),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
MERGES = st.lists(st.tuples(st.integers(2, 14), st.integers(1, 5), st.integers(0, 2), st.integers(0, 2)), max_size=3)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELL, min_size=5, max_size=5), max_size=12), merges=MERGES)
def test_that_every_row_of_any_table_is_accounted_for_once(
    tmp_path: Path, rows: list[list[object]], merges: list[tuple[int, int, int, int]]
) -> None:
    first = [1, "甲沟黑臭。", "甲镇", "2025年底", "清淤。"]
    book = Workbook()
    sheet = book.worksheets[0]
    for row in [["序号", "整改任务", "责任单位", "整改时限", "整改措施"], first, *rows]:
        sheet.append(row)
    taken: set[tuple[int, int]] = set()
    for row, column, down, across in merges:
        area = {(r, c) for r in range(row, row + down + 1) for c in range(column, column + across + 1)}
        if not area & taken and len(area) > 1:
            taken |= area
            sheet.merge_cells(start_row=row, start_column=column, end_row=row + down, end_column=column + across)
    path = tmp_path / "任意.xlsx"
    book.save(path)
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    held = [n for n, row in enumerate(values, 1) if any(v is not None and str(v).strip() for v in row)]
    reading = read_list(path)
    assert [int("".join(c for c in row.where.partition("!")[2] if c.isdigit())) for row in reading.rows] == held
    assert {row.draft for row in reading.rows if row.draft is not None} == set(range(len(reading.drafts)))
    for row in reading.rows:
        assert row.reason
        assert (row.fate is RowFate.IMPORTED) == (row.draft is not None)
    for draft in reading.drafts:
        assert draft.problem_text
        assert [m.seq for m in draft.measures] == list(range(1, len(draft.measures) + 1))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_that_a_list_saved_by_another_office_program_reads_the_same(tmp_path: Path, path: Path) -> None:
    rows = [
        HEADER,
        ["01", "甲沟黑臭。", "甲镇", datetime(2025, 6, 30), "达标。", "1.清淤；2.截污。", "已完成", ""],
        ["02", '="乙"&"塘。"', "乙镇", "年底前", "", "种草。", "", "x"],
    ]
    ours = sheet_of(rows, path)
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "other"), str(path)], check=True, capture_output=True, timeout=120
    )
    theirs = read_list(tmp_path / "other" / path.name)
    assert theirs.drafts[0] == ours.drafts[0]
    assert [d.problem_text for d in theirs.drafts] == ["甲沟黑臭。", "乙塘。"]
    assert len(ours.problems) == 1


@pytest.mark.parametrize(
    ("cells", "statuses", "results"),
    [
        (["已完成", "达到序时进度", ""], ["已完成", "达到序时进度", ""], ["", "", ""]),
        (["已清淤两公里。", "已种草。", ""], ["", "", ""], ["已清淤两公里。", "已种草。", ""]),
        (["已完成", "已清淤两公里。", "已种草。"], ["已完成", "", ""], ["", "已清淤两公里。", "已种草。"]),
    ],
)
def test_that_the_content_decides_whether_a_column_holds_statuses_or_narratives(
    path: Path, cells: list[str], statuses: list[str], results: list[str]
) -> None:
    rows = [
        ["序号", "整改任务", "整改措施", "整改完成情况"],
        *([n, f"第{n}沟。", "清淤。", cell] for n, cell in enumerate(cells, 1)),
    ]
    reading = sheet_of(rows, path)
    assert [d.status_text for d in reading.drafts] == statuses
    assert [d.measures[0].result_text for d in reading.drafts] == results
    assert "column_decided" in codes(reading)


def test_that_the_closeout_is_never_taken_from_a_table(path: Path) -> None:
    reading = sheet_of([["序号", "整改任务", "责任单位", "销号状态"], [1, "甲沟。", "甲镇", "已销号"]], path)
    assert "已销号" not in repr(reading.drafts[0]).replace(reading.drafts[0].source_text, "")
    assert "closeout_not_read" in codes(reading)


def test_that_results_for_some_of_the_measures_go_to_their_numbers(path: Path) -> None:
    rows = [
        ["序号", "整改任务", "整改措施", "整改工作情况"],
        [1, "甲沟。", "1.清淤。\n2.截污。\n3.巡查。", "1.已清淤。\n3.已巡查。"],
    ]
    (draft,) = sheet_of(rows, path).drafts
    assert [m.result_text for m in draft.measures] == ["已清淤。", "", "已巡查。"]
