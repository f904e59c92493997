"""On paper: the record of a look-back with the old and the new photo side by side, and the year of a long-term task."""

from datetime import date
from pathlib import Path

import pytest

from dujiao_desktop.domain.errors import Refused
from dujiao_desktop.domain.visit import VisitResult
from dujiao_desktop.usecases.print_visits import print_long_term, print_lookback
from dujiao_desktop.usecases.visit_again import LookbackDraft, ReviewDraft, VisitFileDraft, look_back, review
from tests.builders import NOW, TODAY
from tests.documents.judging import fonts_of, run, squeezed, text_of
from tests.usecases.township import Township, a_paper, a_photo


def _pages(pdf: Path) -> int:
    (line,) = [line for line in run("pdfinfo", pdf).splitlines() if line.startswith("Pages:")]
    return int(line.split()[1])


def test_that_a_look_back_is_one_page_with_its_pairs_of_photos_behind(closed: Township, tmp_path: Path) -> None:
    (after_photo,) = closed.case("7").after_photos
    photos = (
        VisitFileDraft(a_photo(tmp_path / "同一处.jpg", shade=50), after_photo.id),
        VisitFileDraft(a_photo(tmp_path / "下游.jpg", shade=70)),
    )
    draft = LookbackDraft(
        TODAY,
        VisitResult.REBOUND,
        "雨后桥下又见溢流，检查井堵塞",
        ("周玉", "李明"),
        ("云岭镇", "区住建委"),
        None,
        photos,
    )
    look_back(closed.store, closed.task("7").id, draft, office=closed.office, by=closed.by, now=NOW)
    pdf = print_lookback(
        closed.store, closed.paths, closed.task("7").id, tmp_path / "回头看.pdf", office=closed.office, by=closed.by,
        now=NOW,
    )  # fmt: skip
    first, behind = squeezed(text_of(pdf, 1)), squeezed(text_of(pdf, 2))
    assert _pages(pdf) == 2
    for words in (
        "回头看记录表",
        "2026年11月10日",
        "2026年11月21日",
        "反弹",
        "周玉、李明",
        "云岭镇、区住建委",
        "检查井堵塞",
        "已按反弹重开",
    ):
        assert words in first
    assert behind.index("同一地点对照") < behind.index("清溪桥无溢流") < behind.index("其他现场照片")
    assert "2026年10月9日09:40（相机记录）" in behind
    assert "2026年11月21日（经办人填写）" in behind
    assert len(run("pdfimages", "-list", pdf).splitlines()) == 2 + 3
    assert all(font[-1] != "no" for font in fonts_of(pdf))


def test_that_the_sheet_of_a_year_lists_its_proofs_and_no_others(desk: Township, tmp_path: Path) -> None:
    task_id = desk.task("16").id
    for day, text, files in (
        (date(2025, 12, 1), "上一年的打捞", ()),
        (
            date(2026, 3, 2),
            "春季打捞",
            (a_photo(tmp_path / "春.jpg", shade=40), a_photo(tmp_path / "春2.jpg", shade=70)),
        ),
        (date(2026, 9, 1), "汛后打捞", (a_paper(tmp_path / "打捞记录.txt", "记录"),)),
    ):
        draft = ReviewDraft(day, text, ("周玉",), files=files)
        review(desk.store, task_id, draft, office=desk.office, by=desk.by, now=NOW)
    pdf = print_long_term(
        desk.store, desk.paths, task_id, 2026, tmp_path / "长期坚持.pdf", office=desk.office, by=desk.by, now=NOW
    )
    said = squeezed(text_of(pdf))
    assert _pages(pdf) == 2
    for words in ("长期坚持情况表", "（2026年）", "春季打捞", "照片2张", "汛后打捞", "材料：打捞记录.txt", "其他1件"):
        assert words in said
    assert "上一年的打捞" not in said
    assert len(run("pdfimages", "-list", pdf).splitlines()) == 2 + 2


@pytest.mark.parametrize(
    ("name", "year", "code"), [("表.pdf", 2024, "no_visit_to_print"), ("表.docx", 2026, "paper_ending")]
)
def test_that_nothing_is_written_where_there_is_nothing_to_print(
    desk: Township, tmp_path: Path, name: str, year: int, code: str
) -> None:
    task_id = desk.task("16").id
    draft = ReviewDraft(TODAY, "打捞", ("周玉",))
    review(desk.store, task_id, draft, office=desk.office, by=desk.by, now=NOW)
    with pytest.raises(Refused, match=code):
        print_long_term(desk.store, desk.paths, task_id, year, tmp_path / name, office=desk.office, by=desk.by, now=NOW)
    assert not (tmp_path / name).exists()
