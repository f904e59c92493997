"""The three papers of one task: what each needs, what each holds, and that foreign PDFs do not harm the signature."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from dujiao_desktop.domain.dossier import DossierKind, signed_pages
from dujiao_desktop.domain.errors import StepNotReady
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.packages.keys import LocalSigner
from dujiao_desktop.packages.verdict import Judgement
from dujiao_desktop.usecases.advance_closeout import ReturnDraft, send_back
from dujiao_desktop.usecases.produce_dossier import Produced, produce_dossier, produce_to_sign
from dujiao_desktop.usecases.read_task import missing_for_handing_in
from dujiao_desktop.usecases.verify_package import verify
from tests.builders import TODAY
from tests.documents.judging import run, text_of
from tests.documents.test_writing_bound import an_active_paper, encrypted
from tests.documents.writing_samples import a_paper
from tests.usecases.closing import REST, directory, taken, with_scan
from tests.usecases.township import Township, files_below

ACCEPTANCE, ARCHIVE, TO_SIGN = DossierKind.FOR_ACCEPTANCE, DossierKind.FOR_ARCHIVE, DossierKind.TO_SIGN


def produce(desk: Township, to: Path, signer: LocalSigner, kind: DossierKind = ACCEPTANCE) -> Produced:
    return produce_dossier(
        desk.store, desk.paths, desk.task("7").id, to, office=desk.office, by=desk.by, now=desk.now,
        sign_with=lambda: signer, kind=kind,
    )  # fmt: skip


def a_scan(path: Path, sheets: int = 2) -> Path:
    pages = [Image.new("1", (1240, 1754), 1) for _ in range(sheets)]
    pages[0].save(path, save_all=True, append_images=pages[1:], compression="group4")
    return path


def missing(desk: Township, kind: DossierKind) -> list[str]:
    return [gap.text for gap in missing_for_handing_in(desk.case("7"), desk.office, TODAY, kind)]


def test_that_papers_to_sign_are_made_at_any_time_unsigned_and_unrecorded(desk: Township, tmp_path: Path) -> None:
    before = desk.state()
    made = produce_to_sign(
        desk.store, desk.task("7").id, tmp_path / "打印", office=desk.office, by=desk.by, now=desk.now
    )
    again = produce_to_sign(
        desk.store, desk.task("7").id, tmp_path / "打印", office=desk.office, by=desk.by, now=desk.now
    )
    assert [made.pdf.name, again.pdf.name] == ["待签件_7_20261121.pdf", "待签件_7_20261121(2).pdf"]
    assert sorted(files_below(tmp_path / "打印")) == sorted([made.pdf.name, again.pdf.name])
    assert [gap.text for gap in made.missing] == missing(desk, ACCEPTANCE) != []
    text = text_of(made.pdf)
    assert "自查还没有完成" in text
    assert "老街片区雨污管网错接" in text
    assert "签字盖章后生效" in text
    assert desk.state() == before
    assert "does not contain any signatures" in run_quietly("pdfsig", made.pdf)


def run_quietly(*command: object) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")


def test_that_a_volume_for_the_archive_needs_every_step_before_the_filing(
    ready: Township, signer: LocalSigner, tmp_path: Path
) -> None:
    assert missing(ready, TO_SIGN) == []
    assert missing(ready, ACCEPTANCE) == []
    assert missing(ready, ARCHIVE) == ["核查还没有完成", "公示还没有完成", "归档还没有完成"]
    with pytest.raises(StepNotReady) as refused:
        produce(ready, tmp_path / "归档", signer, ARCHIVE)
    assert refused.value.facts["step"] == "整改销号归档卷"
    assert not (tmp_path / "归档").exists()
    directory(ready)
    for draft in REST[:3]:
        taken(ready, with_scan(ready, draft))
    assert missing(ready, ARCHIVE) == []


def test_that_the_archived_volume_takes_the_receipt_when_it_is_made_again_after_the_filing(
    ready: Township, signer: LocalSigner, tmp_path: Path
) -> None:
    directory(ready)
    for draft in REST[:3]:
        taken(ready, with_scan(ready, draft))
    first = produce(ready, tmp_path / "归档", signer, ARCHIVE)
    assert first.package.name == "归档卷_7_20261121.zip"
    assert "备案回执尚未收到" in text_of(first.pdf)
    filing = with_scan(ready, REST[3])
    receipt = a_paper(tmp_path / "备案回执.pdf", "准予备案", 2)
    taken(ready, replace(filing, scans=(receipt,)))
    again = produce(ready, tmp_path / "归档", signer, ARCHIVE)
    assert again.package.name == "归档卷_7_20261121(2).zip"
    text = text_of(again.pdf)
    assert "准予备案第2页" in text
    assert "备案回执已入卷" in text
    with ready.store.lists() as lists:
        assert [record.kind for record in lists.dossiers(ready.task("7").id)] == [ARCHIVE, ARCHIVE]
    with zipfile.ZipFile(again.package) as package:
        assert "整改销号归档卷" in package.read(f"{again.package.stem}/index.html").decode()


def test_that_foreign_papers_are_bound_in_and_the_package_is_still_sound_to_strict_checkers(
    ready: Township, signer: LocalSigner, tmp_path: Path
) -> None:
    papers = tmp_path / "来件"
    papers.mkdir()
    ready.attach("7", an_active_paper(papers / "监测报告.pdf"), kind=EvidenceKind.MONITORING)
    ready.attach("7", a_paper(papers / "竣工图.pdf", "竣工图", 3, (1190.55, 841.89)), kind=EvidenceKind.CONSTRUCTION)
    ready.attach("7", encrypted(papers / "加密.pdf", "x"), kind=EvidenceKind.PLAN)
    ready.attach("7", a_scan(papers / "纪要.tif", 3), kind=EvidenceKind.PLAN)
    made = produce(ready, tmp_path / "送审", signer)
    run("qpdf", "--check", made.pdf)
    assert verify(made.package, received_on=TODAY).verdict is Judgement.UNALTERED_UNKNOWN_SIGNER
    signed = run_quietly("pdfsig", made.pdf)
    assert "Signature is Valid." in signed
    assert "Total document signed" in signed
    text = text_of(made.pdf)
    assert "竣工图第3页" in text
    assert "第3页，共3页" in text
    assert "SEALED" in text
    assert "设有密码或使用限制" in text
    assert "数据包内：data/佐证/整改/7_方案、会议纪要等组织推进材料_" in text
    # The directory names the page on which each begins.
    begins = re.search(r"竣工图.*?工程资料(\d+)3", text)
    assert begins
    assert "竣工图第1页" in text_of(made.pdf, int(begins[1]))


def test_that_the_scan_of_the_signed_form_stands_in_its_place_in_a_signed_dossier(
    ready: Township, signer: LocalSigner, tmp_path: Path
) -> None:
    plain = produce(ready, tmp_path / "先", signer)
    scan = a_scan(tmp_path / "签字盖章的申请表.tif", 3)
    ready.attach("7", scan, kind=EvidenceKind.SIGNED_SCAN, step="self-check", formed_on=date(2026, 10, 13))
    made = produce(ready, tmp_path / "后", signer)
    assert "填报单位：" in text_of(plain.pdf)
    assert "填报单位：" not in text_of(made.pdf)
    assert "（签字盖章件）" in text_of(made.pdf, 3)
    pages = int(re.findall(r"Pages:\s+(\d+)", run("pdfinfo", made.pdf))[0])
    assert "本机完整性签名（不是电子签章）" in text_of(made.pdf, pages)
    assert "Total document signed" in run_quietly("pdfsig", made.pdf)
    assert verify(made.package, received_on=TODAY).verdict is Judgement.UNALTERED_UNKNOWN_SIGNER


def test_that_a_form_signed_before_a_return_does_not_stand_for_the_next_round(ready: Township, tmp_path: Path) -> None:
    ready.attach("7", a_scan(tmp_path / "第一轮.tif"), kind=EvidenceKind.SIGNED_SCAN, step="self-check")
    rules = ready.office.rules
    assert [e.file_name for e in signed_pages(ready.case("7"), rules)] == ["第一轮.tif"]
    draft = ReturnDraft("verification", "papers_missing", "补充监测报告原件", date(2026, 11, 1))
    later = Township(ready.opened, ready.by, ready.now.replace(hour=11))
    send_back(later.store, later.task("7").id, draft, office=later.office, by=later.by, now=later.now)
    assert signed_pages(ready.case("7"), rules) == ()
    evening = Township(ready.opened, ready.by, ready.now.replace(hour=18))
    evening.attach("7", a_scan(tmp_path / "第二轮.tif", 3), kind=EvidenceKind.SIGNED_SCAN)
    assert [e.file_name for e in signed_pages(ready.case("7"), rules)] == ["第二轮.tif"]


def test_that_the_same_case_gives_the_same_pages_in_another_workspace(
    ready: Township, signer: LocalSigner, tmp_path: Path
) -> None:
    ready.attach("7", an_active_paper(tmp_path / "报告.pdf"), kind=EvidenceKind.MONITORING)
    first = produce(ready, tmp_path / "一", signer)
    shutil.rmtree(ready.paths.previews)
    ready.paths.previews.mkdir()
    second = produce(ready, tmp_path / "二", signer)
    run("qpdf", "--check", second.pdf)
    size = first.pdf.read_bytes().index(b"\n%%EOF\n")
    assert first.pdf.read_bytes()[:size] == second.pdf.read_bytes()[:size]
