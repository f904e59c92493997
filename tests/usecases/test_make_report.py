import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.usecases.make_report import ReportKind, make_report, read_ledger, read_summary
from tests.builders import NOW, TODAY
from tests.documents.judging import fonts_of, run, text_of
from tests.usecases.township import ROWS, UNIT, Township, a_list


def made(desk: Township, kind: ReportKind, to: Path) -> Path:
    with desk.store.lists() as lists:
        return make_report(lists, kind, to, office=desk.office, by=desk.by, now=NOW)


@pytest.fixture
def full(ready: Township, tmp_path: Path) -> Township:
    """Twenty tasks: some done, some late, some for ever."""
    rows = [
        (str(100 + n), f"第{n}件事", "", f"1. 做第{n}件", UNIT if n % 2 else "石门村", "区水利局",
         ("2026年10月底前", "2027年6月底前", "长期坚持")[n % 3], ("完成整改", "尚未启动")[n % 2])
        for n in range(17)
    ]  # fmt: skip
    ready.import_list(a_list(tmp_path / "第二批.csv", rows))
    return ready


def cells(path: Path) -> list[list[object]]:
    sheet = load_workbook(path).active
    assert sheet is not None
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def test_that_the_ledger_says_the_same_on_paper_and_in_the_sheet(full: Township, tmp_path: Path) -> None:
    pdf = made(full, ReportKind.LEDGER, tmp_path / "台账.pdf")
    book = made(full, ReportKind.LEDGER, tmp_path / "台账.xlsx")
    with full.store.lists() as lists:
        ledger = read_ledger(lists, office=full.office, by=full.by, today=TODAY)
    assert len(ledger.lines) == 20
    text, rows = text_of(pdf), cells(book)
    for line in ledger.lines:
        assert "".join(line.problem_text.split()) in text
        assert any(line.problem_text in map(str, row) for row in rows)
    assert {yes for font in fonts_of(pdf) for yes in font[1:]} == {"yes"}
    run("qpdf", "--check", pdf)


def test_that_every_total_is_the_same_counted_by_hand_on_paper_and_in_the_sheet(full: Township, tmp_path: Path) -> None:
    pdf = made(full, ReportKind.SUMMARY, tmp_path / "统计.pdf")
    book = made(full, ReportKind.SUMMARY, tmp_path / "统计.xlsx")
    with full.store.lists() as lists:
        summary = read_summary(lists, office=full.office, by=full.by, today=TODAY)
        lines = read_ledger(lists, office=full.office, by=full.by, today=TODAY).lines
    done = sum(line.progress_status == "done" for line in lines)
    late = sum(line.overdue_days > 0 for line in lines)
    long_term = sum(line.is_long_term for line in lines)
    assert (summary.total, dict(summary.by_progress)["done"], summary.overdue, summary.long_term) == (  # type: ignore[index]
        20, done, late, long_term,
    )  # fmt: skip
    assert sum(count for _, count in summary.by_progress) == sum(count for _, count in summary.by_closeout) == 20
    assert (summary.rates[0].numerator, summary.rates[0].denominator) == (done, 20)
    text, rows = text_of(pdf), cells(book)
    flat = "".join(str(cell) for row in rows for cell in row)
    for rate in summary.rates:
        for words in (f"{rate.numerator}", f"{rate.denominator}", rate.basis.replace(" ", "")):
            assert words in text
            assert words in flat.replace(" ", "")
    for unit in summary.by_unit:
        row = next(row for row in rows if unit.unit in row)
        assert [v for v in row if isinstance(v, int)] == [
            unit.total, unit.done, unit.long_term, unit.closed, unit.overdue,
        ]  # fmt: skip


def test_that_an_empty_office_gets_its_reports_too(desk: Township, tmp_path: Path) -> None:
    from dujiao_desktop.usecases.edit_task import remove_task

    for number in (row[0] for row in ROWS):
        remove_task(desk.store, desk.task(number).id, by=desk.by, now=NOW)
    for kind in ReportKind:
        for ending in (".pdf", ".xlsx"):
            assert made(desk, kind, tmp_path / f"{kind}{ending}").stat().st_size > 1000


def _ending(folder: Path) -> Path:
    return folder / "台账.docx"


def _folder(folder: Path) -> Path:
    (folder / "文件夹.pdf").mkdir()
    return folder / "文件夹.pdf"


@pytest.mark.parametrize(("place", "code"), [(_ending, "report_ending"), (_folder, "target_is_folder")])
def test_that_a_wrong_target_is_refused(
    desk: Township, tmp_path: Path, place: Callable[[Path], Path], code: str
) -> None:
    to = place(tmp_path)
    before = sorted(tmp_path.rglob("*.pdf*"))
    with pytest.raises(Refused) as refused:
        made(desk, ReportKind.LEDGER, to)
    assert refused.value.code == code
    assert sorted(tmp_path.rglob("*.pdf*")) == before


ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from dujiao_desktop.domain.errors import Unavailable
from dujiao_desktop.usecases.make_report import ReportKind, make_report
from tests.usecases.township import at_desk
with at_desk(Path(sys.argv[1])) as desk, desk.store.lists() as lists:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    try:
        to = Path(sys.argv[2])
        make_report(lists, ReportKind.LEDGER, to, office=desk.office, by=desk.by, now=desk.now)
    except Unavailable as told:
        print(told.code)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


@pytest.mark.parametrize("ending", [".pdf", ".xlsx"])
def test_that_the_old_report_stays_when_the_new_one_cannot_be_written(
    imported_workspace: Path, tmp_path: Path, ending: str
) -> None:
    workspace = shutil.copytree(imported_workspace, tmp_path / "督交")
    old = tmp_path / f"台账{ending}"
    old.write_text("上月的", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, str(workspace), str(old)], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "disk_full", done.stderr
    assert old.read_text(encoding="utf-8") == "上月的"
    assert [p.name for p in tmp_path.glob("台账*")] == [old.name]
