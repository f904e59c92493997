"""回头看记录表: the new photo beside the one of the dossier."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dujiao_desktop.documents.writing.visit_sheets import write_lookback
from dujiao_desktop.domain.evidence import Destination, EvidenceKind, PhotoFacts
from dujiao_desktop.domain.identity import VisitId
from dujiao_desktop.domain.job_control import Unwatched
from dujiao_desktop.domain.visit import Visit, VisitFile, VisitKind, VisitResult
from dujiao_desktop.domain.visit_paper import VisitPaper
from tests.documents.judging import run, squeezed, text_of
from tests.documents.writing_samples import FONTS, MADE_AT, TASK_ID, a_dossier, a_picture, an_item


def test_that_both_photos_of_a_place_are_equally_high_with_their_distance(tmp_path: Path) -> None:
    content = a_dossier(tmp_path)
    old = next(e for e in content.case.evidence if e.order == 4)
    new = an_item(
        40, EvidenceKind.LOOKBACK_PHOTO, is_picture=True, place=old.place, destination=Destination.VISITS,
        photo=PhotoFacts(1200, 1600, 1, "HUAWEI P40", 29.563201, 106.551602),
    )  # fmt: skip
    visit = Visit(
        id=VisitId("v1"), task_id=TASK_ID, kind=VisitKind.LOOKBACK, visited_on=date(2026, 5, 3),
        result=VisitResult.CONSOLIDATED, text="无溢流", people=("周玉",), files=(VisitFile(new.id, old.id),),
    )  # fmt: skip
    case = replace(content.case, evidence=(*content.case.evidence, new), visits=(visit,))
    pictures = {**content.pictures, new.id: a_picture(tmp_path / "40.jpg", 9, (1200, 1600))}
    paper = VisitPaper(case, (visit,), content.unit, content.rules, MADE_AT, pictures=pictures)
    assert write_lookback(paper, tmp_path / "表.pdf", FONTS, Unwatched()) == 2
    assert "两次拍摄相距12米（按相机记录）" in squeezed(text_of(tmp_path / "表.pdf", 2))
    listed = [line.split() for line in run("pdfimages", "-list", tmp_path / "表.pdf").splitlines()[2:]]
    # Pixels and dots per inch as printed.
    assert len({round(10 * int(line[4]) / int(line[13])) for line in listed}) == 1
