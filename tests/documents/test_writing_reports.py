"""Ledger and statistics, on paper and as workbooks, as other programs read them."""

import html
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dujiao_desktop.columns.tasks import ledger_columns
from dujiao_desktop.documents.writing.ledger import write_ledger_pdf, write_ledger_workbook
from dujiao_desktop.documents.writing.summary import write_summary_pdf, write_summary_workbook
from dujiao_desktop.domain.closeout import statuses_of
from dujiao_desktop.domain.deadlines import Deadline, DeadlineKind
from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.job_control import Unwatched
from dujiao_desktop.domain.report import Ledger, Summary, summarise
from dujiao_desktop.domain.returns import ReturnCount
from dujiao_desktop.domain.task import CloseoutStatus, ProgressStatus
from dujiao_desktop.domain.task_line import TaskLine
from dujiao_desktop.environment.rule_packs import load_rule_pack
from tests.documents.judging import fonts_of, placed_text, run, squeezed, text_of
from tests.documents.writing_samples import FONTS, MEASURES, PROBLEM, a_line

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
RULES = load_rule_pack("chongqing")
STATUSES = statuses_of(RULES)
TODAY = date(2025, 11, 21)
HEAD_ROW = 3


def a_ledger(*lines: TaskLine) -> Ledger:
    return Ledger(RULES.forms.ledger, "云岭镇人民政府", TODAY, "向小禾", lines)


def some_lines(count: int) -> tuple[TaskLine, ...]:
    return tuple(
        a_line(
            number=f"{n:03d}",
            problem_text=f"第{n}号点位{PROBLEM[: 30 + n % 40]}",
            measures=((1, MEASURES[n % 4]),),
            results=((1, ""),),
            progress_status=list(ProgressStatus)[n % len(ProgressStatus)],
            closeout_status=STATUSES[n % len(STATUSES)],
            is_long_term=n % 3 == 0,
            overdue_days=9 if n % 5 == 0 else 0,
            responsible_units=("云岭镇人民政府", "区水利局") if n % 2 else ("云岭镇人民政府",),
        )
        for n in range(1, count + 1)
    )


def a_summary(count: int = 24) -> Summary:
    return summarise(
        some_lines(count),
        statuses=STATUSES,
        title=RULES.forms.summary,
        unit="云岭镇人民政府",
        as_of=TODAY,
        filled_by="向小禾",
    )


def as_rows(path: Path) -> list[list[object]]:
    return [list(row) for row in load_workbook(path).worksheets[0].iter_rows(values_only=True)]


def test_that_a_long_ledger_repeats_its_head_and_loses_no_text(tmp_path: Path) -> None:
    huge = "".join(f"第{n}步清淤疏浚并复绿岸坡。" for n in range(1, 260))
    lines = (*some_lines(300), a_line(number="巨", measures=((1, huge),), results=((1, ""),)))
    path = tmp_path / "台账.pdf"
    made = write_ledger_pdf(a_ledger(*lines), RULES, path, FONTS, Unwatched())
    run("qpdf", "--check", path)
    assert {(e, u) for _, e, u in fonts_of(path)} == {("yes", "yes")}
    for page in range(1, made.pages + 1):
        text = text_of(path, page)
        assert "整改任务（问题）" in text
        assert "整改完成情况" in text
        assert f"第{page}页共{made.pages}页" in text
    whole = text_of(path)
    assert all(line.number in whole for line in lines)
    column = squeezed(measures_column(path))
    assert huge in column
    assert all(squeezed(line.measures[0][1]) in column for line in lines)


def measures_column(path: Path) -> str:
    """Text of the measures' column, page by page."""
    columns = ledger_columns(RULES)
    widths = [column.width_mm for column in columns]
    place = [column.key for column in columns].index("measures")
    scale = 267 / sum(widths)
    left, width = 15 + sum(widths[:place]) * scale, widths[place] * scale
    dots = 72 / 25.4
    area = ("-x", str(round(left * dots)), "-y", "40", "-W", str(round(width * dots)), "-H", "520")
    text = run("pdftotext", *area, path, "-")
    return text.replace("整改措施", "").replace("\f", "")


def test_that_text_in_the_workbook_is_never_a_formula_and_numbers_of_tasks_stay_text(tmp_path: Path) -> None:
    bad = ("=1+1", "+86", "-5", "@SUM(A1)", "#N/A", '=HYPERLINK("http://x","y")', "007", "2025.12", "1/2", "TRUE")
    lines = tuple(a_line(number=text, problem_text=text, note=text) for text in bad)
    path = tmp_path / "台账.xlsx"
    write_ledger_workbook(a_ledger(*lines), RULES, path)
    sheet = load_workbook(path).worksheets[0]
    for row, text in enumerate(bad, start=HEAD_ROW + 1):
        for column in (1, 3, sheet.max_column):
            cell = sheet.cell(row, column)
            assert (cell.value, cell.data_type) == (text, "s")
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_that_every_cell_of_the_ledger_holds_what_the_column_reads(tmp_path: Path) -> None:
    line = a_line(deadline=Deadline("", DeadlineKind.DATE, None, date(2025, 12, 31)))
    path = tmp_path / "台账.xlsx"
    write_ledger_workbook(a_ledger(line), RULES, path)
    rows = as_rows(path)
    columns = ledger_columns(RULES)
    assert rows[0][0] == "整改任务台账"
    assert rows[1][0] == "填报单位（盖章）：云岭镇人民政府"
    assert "截至日期：2025年11月21日" in rows[1]
    assert rows[2] == [column.title for column in columns]
    for column, value in zip(columns, rows[3], strict=True):
        if column.key == "deadline":
            assert getattr(value, "date", lambda: None)() == date(2025, 12, 31)
        else:
            assert (value or "") == column.read(line)


def test_that_the_sheet_is_ready_to_print_and_to_scroll(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    write_ledger_workbook(a_ledger(*some_lines(30)), RULES, path)
    sheet = load_workbook(path).worksheets[0]
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    with zipfile.ZipFile(path) as archive:
        assert "第 &P 页 共 &N 页" in html.unescape(archive.read("xl/worksheets/sheet1.xml").decode())
    assert all(rng.min_row < HEAD_ROW for rng in sheet.merged_cells.ranges)
    assert all(sheet.row_dimensions[row].height for row in range(1, HEAD_ROW + 31))
    assert sheet.auto_filter.ref == f"A3:N{HEAD_ROW + 30}"


def test_that_a_row_is_high_enough_for_its_longest_text(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    long = a_line(measures=((1, "清" * 900),), results=((1, ""),))
    write_ledger_workbook(a_ledger(a_line(number="1"), long), RULES, path)
    sheet = load_workbook(path).worksheets[0]
    assert sheet.row_dimensions[HEAD_ROW + 1].height < 230
    height = sheet.row_dimensions[HEAD_ROW + 2].height
    assert height <= 409
    # A Chinese character of the body is about 14 pixels wide, a unit of column width 7.
    per_line = int(sheet.column_dimensions["E"].width * 7 // 14)
    assert height / 14 >= 900 / per_line


def test_that_a_text_too_long_for_a_cell_is_named_and_no_file_is_left(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        write_ledger_workbook(a_ledger(a_line(problem_text="污" * 40_000)), RULES, tmp_path / "台账.xlsx")
    assert refused.value.facts == {"column": "整改任务（问题）", "number": "7", "characters": 40_000}
    assert list(tmp_path.iterdir()) == []


def test_that_reports_of_the_same_list_are_the_same_bytes(tmp_path: Path) -> None:
    ledger, summary = a_ledger(*some_lines(12)), a_summary()
    for turn in ("1", "2"):
        folder = tmp_path / turn
        folder.mkdir()
        write_ledger_workbook(ledger, RULES, folder / "l.xlsx")
        write_ledger_pdf(ledger, RULES, folder / "l.pdf", FONTS, Unwatched())
        write_summary_workbook(summary, RULES, folder / "s.xlsx")
        write_summary_pdf(summary, RULES, folder / "s.pdf", FONTS, Unwatched())
    for name in ("l.xlsx", "l.pdf", "s.xlsx", "s.pdf"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


def test_that_page_and_workbook_show_the_same_figures_each_rate_with_its_parts(tmp_path: Path) -> None:
    summary = a_summary()
    write_summary_pdf(summary, RULES, tmp_path / "s.pdf", FONTS, Unwatched())
    write_summary_workbook(summary, RULES, tmp_path / "s.xlsx")
    page = run("pdftotext", "-layout", tmp_path / "s.pdf", "-")
    rows = as_rows(tmp_path / "s.xlsx")
    for rate in summary.rates:
        in_book = next(row for row in rows if row[0] == rate.label)
        assert in_book[1:3] == [rate.numerator, rate.denominator]
        assert in_book[4] == rate.basis
        percent = "—" if rate.percent is None else f"{rate.percent:.1f}%"
        assert re.search(rf"{rate.label}\s+{rate.numerator}\s+{rate.denominator}\s+{percent}", page)
    for status, count in summary.by_closeout:
        word = RULES.closeout_word(status)
        assert next(row for row in rows if row[0] == word)[1] == count
        assert re.search(rf"{word}\s+{count}\s", page)
    for unit in summary.by_unit:
        figures = [unit.total, unit.done, unit.long_term, unit.closed, unit.overdue]
        assert next(row for row in rows if row[0] == unit.unit)[1:6] == figures
        assert re.search(rf"{unit.unit}\s+" + r"\s+".join(map(str, figures)), page)
    assert "截至日期：2025年11月21日" in squeezed(page)


def test_that_returns_are_a_table_of_their_own_where_there_were_any(tmp_path: Path) -> None:
    counts = (ReturnCount("verification", "papers_missing", 2), ReturnCount("filing", "format", 1))
    summary = replace(a_summary(), returns=counts)
    write_summary_pdf(summary, RULES, tmp_path / "s.pdf", FONTS, Unwatched())
    write_summary_workbook(summary, RULES, tmp_path / "s.xlsx")
    page = run("pdftotext", "-layout", tmp_path / "s.pdf", "-")
    rows = [row[:3] for row in as_rows(tmp_path / "s.xlsx")]
    for step, reason, count in (("核查", "资料不齐", 2), ("备案", "格式不符", 1)):
        assert [step, reason, count] in rows
        assert re.search(rf"{step}\s+{reason}\s+{count}\s", page)
    assert "七、本单位退回情况" in page
    assert ["合计", None, 3] in rows


def test_that_only_statuses_of_the_rules_are_counted_and_none_that_a_task_has_is_lost() -> None:
    assert CloseoutStatus.AWAITING_APPROVAL not in dict(a_summary().by_closeout)
    earlier = a_line(closeout_status=CloseoutStatus.AWAITING_APPROVAL)
    kept = summarise((earlier,), statuses=STATUSES, title="", unit="", as_of=TODAY, filled_by="")
    assert dict(kept.by_closeout)[CloseoutStatus.AWAITING_APPROVAL] == 1
    assert sum(count for _, count in kept.by_closeout) == kept.total


def test_that_an_empty_list_makes_an_empty_report_not_an_error(tmp_path: Path) -> None:
    write_ledger_pdf(a_ledger(), RULES, tmp_path / "l.pdf", FONTS, Unwatched())
    write_ledger_workbook(a_ledger(), RULES, tmp_path / "l.xlsx")
    empty = summarise(
        (), statuses=STATUSES, title=RULES.forms.summary, unit="云岭镇人民政府", as_of=TODAY, filled_by=""
    )
    write_summary_pdf(empty, RULES, tmp_path / "s.pdf", FONTS, Unwatched())
    write_summary_workbook(empty, RULES, tmp_path / "s.xlsx")
    assert "没有任务。" in text_of(tmp_path / "l.pdf")
    assert "—" in text_of(tmp_path / "s.pdf")


def test_that_a_ledger_with_a_character_without_a_glyph_names_row_and_column(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        write_ledger_pdf(a_ledger(a_line(note="𠀀")), RULES, tmp_path / "l.pdf", FONTS, Unwatched())
    assert refused.value.facts == {"characters": "𠀀（U+20000）", "where": "第 1 行“备注”"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_that_libreoffice_opens_the_workbook_and_keeps_every_text(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office, "LibreOffice is one of the judges"
    lines = (*some_lines(6), replace(a_line(), note="=1+1"))
    path = tmp_path / "ledger.xlsx"
    write_ledger_workbook(a_ledger(*lines), RULES, path)
    out = tmp_path / "out"
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    run(office, home, "--headless", "--convert-to", "xlsx", "--outdir", out, path)
    assert as_rows(out / "ledger.xlsx") == as_rows(path)


def test_that_ledger_and_statistics_read_as_they_were_accepted(tmp_path: Path, accept: bool) -> None:
    write_ledger_pdf(a_ledger(*some_lines(5)), RULES, tmp_path / "ledger.pdf", FONTS, Unwatched())
    write_ledger_workbook(a_ledger(*some_lines(5)), RULES, tmp_path / "ledger.xlsx")
    write_summary_pdf(a_summary(), RULES, tmp_path / "summary.pdf", FONTS, Unwatched())
    write_summary_workbook(a_summary(), RULES, tmp_path / "summary.xlsx")
    for name in ("ledger.pdf", "summary.pdf", "ledger.xlsx", "summary.xlsx"):
        made = tmp_path / name
        now = placed_text(made) if made.suffix == ".pdf" else "\n".join(map(repr, as_rows(made))) + "\n"
        accepted = GOLDEN / f"{name.replace('.', '_')}.txt"
        if accept:
            accepted.write_text(now, encoding="utf-8")
        assert now == accepted.read_text(encoding="utf-8"), name
