"""Evidence bound into the dossier, as other programs see it."""

import os
import re
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from dujiao_desktop.documents.reading.photo import make_page_pictures
from dujiao_desktop.documents.writing.dossier import DossierPdf, write_dossier
from dujiao_desktop.documents.writing.foreign_pdf import look_into
from dujiao_desktop.documents.writing.pdf_file import jpeg_size
from dujiao_desktop.domain.dossier import DossierContent, DossierKind, NotBound, Sheets
from dujiao_desktop.domain.errors import Missing
from dujiao_desktop.domain.evidence import EvidenceItem, EvidenceKind
from dujiao_desktop.domain.job_control import Unwatched
from tests.documents.judging import MM, fonts_of, run, text_of, words_of
from tests.documents.writing_samples import FONTS, a_dossier, a_paper, an_item

A3_ACROSS = (1190.55, 841.89)
A5 = (419.53, 595.28)


def write(content: DossierContent, path: Path) -> DossierPdf:
    return write_dossier(content, path, FONTS, Unwatched())


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> DossierContent:
    return a_dossier(tmp_path_factory.mktemp("bound"))


def holding(content: DossierContent, *bound: tuple[EvidenceItem, Sheets], **changes: Any) -> DossierContent:
    """The dossier with nothing but these pieces of evidence."""
    items = tuple(item for item, _ in bound)
    sheets = {item.id: sheets for item, sheets in bound}
    return replace(
        content, case=replace(content.case, evidence=items), pictures={}, sheets=sheets, **changes
    )  # fmt: skip


def a_file_item(number: int, path: Path, **facts: Any) -> EvidenceItem:
    facts = {"caption": path.stem, "file_name": path.name, **facts}
    return an_item(number, EvidenceKind.OTHER, **facts)


def pages_with(pdf: DossierPdf, said: str) -> list[int]:
    return [page for page in range(1, pdf.pages + 1) if said in text_of(pdf.path, page)]


def test_that_every_page_of_a_paper_is_a_page_of_the_dossier_with_one_running_number(
    content: DossierContent, tmp_path: Path
) -> None:
    papers = [(a_file_item(n, a_paper(tmp_path / f"文件{n}.pdf", f"文{n}", n))) for n in (1, 2, 3)]
    made = write(holding(content, *((p, look_into(tmp_path / p.file_name)) for p in papers)), tmp_path / "卷.pdf")
    run("qpdf", "--check", made.path)
    first = pages_with(made, "佐证1文件1")[-1]
    said = [text_of(made.path, first + n) for n in range(6)]
    assert ["文1第1页" in said[0], "文2第2页" in said[2], "文3第3页" in said[5]] == [True] * 3
    assert "佐证3文件3第2页，共3页" in said[4]
    assert all(f"—{first + n}—" in said[n] for n in range(6))
    assert run("pdfimages", "-list", made.path).count("\n") == 2  # only the head: text and lines stay what they are
    fonts = fonts_of(made.path)
    assert {(embedded, searchable) for _, embedded, searchable in fonts} == {("yes", "yes")}


def test_that_the_directory_names_the_real_first_page_and_number_of_pages_of_every_item(
    content: DossierContent, tmp_path: Path
) -> None:
    made = write(content, tmp_path / "卷.pdf")
    directory = pages_with(made, "佐证材料目录")[-1]
    words = [w for w in words_of(made.path) if w[0] == directory]

    def column(left_mm: float, right_mm: float) -> list[tuple[float, str]]:
        found = [(w[2], w[5]) for w in words if left_mm * MM < (w[1] + w[3]) / 2 < right_mm * MM and w[5].isdigit()]
        return sorted(found)

    numbers = column(28, 38)
    rows = {at for at, _ in numbers}
    starts, counts = ([w for w in column(*place) if w[0] in rows] for place in ((131, 145), (145, 155)))
    assert len(numbers) == len(starts) == len(counts) == len(content.case.evidence)
    for (_, number), (_, start), (_, count) in zip(numbers, starts, counts, strict=True):
        item = content.case.evidence[int(number) - 1]
        first, last = text_of(made.path, int(start)), text_of(made.path, int(start) + int(count) - 1)
        assert f"佐证{number}" in first, item.title
        if item.id in content.pictures:
            assert count == "1"
        elif content.sheets_of(item).is_bound:
            assert int(count) == content.sheets_of(item).count
            assert f"佐证{number}" in last
        else:
            assert count == "1"
            assert "佐证材料说明页" in first


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("size", [(595.28, 841.89), A3_ACROSS, A5], ids=["A4", "A3", "A5"])
def test_that_a_bound_page_looks_as_it_did_only_turned_upright_and_fitted(
    content: DossierContent, tmp_path: Path, size: tuple[float, float], turned: int
) -> None:
    paper = a_paper(tmp_path / "图纸.pdf", "图纸", 1, size, turned=turned)
    made = write(holding(content, (a_file_item(1, paper), look_into(paper))), tmp_path / "卷.pdf")
    page = pages_with(made, "图纸第1页")[-1]
    run("pdftoppm", "-r", "100", "-gray", "-png", paper, tmp_path / "before")
    run("pdftoppm", "-r", "100", "-gray", "-f", str(page), "-l", str(page), "-png", made.path, tmp_path / "after")
    before = Image.open(next(tmp_path.glob("before-*.png"))).convert("L")
    if before.width > before.height:
        before = before.transpose(Image.Transpose.ROTATE_90)
    whole = Image.open(next(tmp_path.glob("after-*.png"))).convert("L")
    dot = 100 / 25.4
    frame = whole.crop((int(20 * dot), int(20.5 * dot), int(200 * dot), int(263 * dot)))
    box = ImageChops.invert(frame.point(lambda v: 255 if v > 200 else 0)).getbbox()
    assert box is not None
    after = frame.crop(box).resize((210, 297))
    assert ImageStat.Stat(ImageChops.difference(after, before.resize((210, 297)))).mean[0] < 4
    drawn = (box[2] - box[0]) / dot
    shown = min(size) / MM if size is A5 else 170
    assert drawn == pytest.approx(shown, abs=2.5)


def an_active_paper(path: Path) -> Path:
    """A paper that would run a script, open a page, send a form, and carries a file; its seal is an annotation."""
    a_paper(path, "正文")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('tracked')"))
        pdf.Root.OpenAction = script
        pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=[pikepdf.String("a"), script]))
        pdf.attachments["secret.txt"] = b"smuggled content"
        with pdf.open_metadata() as facts:
            facts["dc:title"] = "smuggled title"
        page = pdf.pages[0]
        page.obj.AA = pikepdf.Dictionary(O=script)
        page.obj.PieceInfo = pikepdf.Dictionary(Tool=pikepdf.Dictionary(Private=pikepdf.String("smuggled note")))
        seal = pdf.make_stream(
            b"BT /F1 24 Tf 10 10 Td (SEALED) Tj ET",
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 140, 40],
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica))),
        )  # fmt: skip
        page.obj.Annots = pikepdf.Array([
            pdf.make_indirect(pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[50, 50, 200, 90],
                A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://tracker.example")))),
            pdf.make_indirect(pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[300, 300, 440, 340], F=4,
                AP=pikepdf.Dictionary(N=seal), AA=pikepdf.Dictionary(E=script))),
            pdf.make_indirect(pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=[0, 0, 9, 9],
                FS=pdf.attachments["secret.txt"].obj)),
        ])  # fmt: skip
        pdf.save(path)
    return path


def test_that_nothing_that_acts_links_or_is_attached_comes_along_but_a_seal_stays_visible(
    content: DossierContent, tmp_path: Path
) -> None:
    paper = an_active_paper(tmp_path / "来文.pdf")
    made = write(holding(content, (a_file_item(1, paper), look_into(paper))), tmp_path / "卷.pdf")
    run("qpdf", "--check", made.path)
    assert pages_with(made, "SEALED") == pages_with(made, "正文第1页")
    seen = set()
    for thing in all_objects(PdfReader(made.path)):
        if isinstance(thing, DictionaryObject):
            seen |= set(thing.keys()) | {str(thing.get(key)) for key in ("/S", "/Type", "/Subtype")}
    forbidden = {"/JavaScript", "/JS", "/OpenAction", "/AA", "/URI", "/EmbeddedFile", "/Filespec", "/Launch",
                 "/PieceInfo", "/Metadata", "/FileAttachment", "/Stamp"}  # fmt: skip
    assert not seen & forbidden
    flat = tmp_path / "flat.pdf"
    run("qpdf", "--qdf", "--object-streams=disable", made.path, flat)
    assert not re.search(rb"smuggled|tracked|tracker\.example", flat.read_bytes())


def all_objects(reader: PdfReader) -> list[object]:
    return [reader.get_object(number) for number in sorted(reader.xref.get(0, {}))]


def test_that_a_font_name_in_another_encoding_is_taken_as_it_is(content: DossierContent, tmp_path: Path) -> None:
    path = tmp_path / "gbk.pdf"
    name = "".join(f"#{byte:02X}" for byte in "宋体".encode("gbk"))
    body = (
        f"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]"
        f"/Resources<</Font<</F#20{name} 4 0 R>>>>>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 5 0 R>>endobj\n"
        f"4 0 obj<</Type/Font/Subtype/TrueType/BaseFont/{name}/Encoding/WinAnsiEncoding>>endobj\n"
        f"5 0 obj<</Length 44>>stream\nBT /F#20{name} 20 Tf 90 700 Td (ENCODED) Tj ET\nendstream\nendobj\n"
    )
    path.write_bytes(f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size 6>>\n%%EOF\n".encode())
    sheets = look_into(path)
    assert sheets.pages == 1
    made = write(holding(content, (a_file_item(1, path), sheets)), tmp_path / "卷.pdf")
    run("qpdf", "--check", made.path)
    assert pages_with(made, "ENCODED")


def encrypted(path: Path, user: str) -> Path:
    a_paper(path, "密")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="x", user=user))
    return path


def changed(path: Path, change: Any) -> Path:
    a_paper(path, "某文")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path)
    return path


def with_a_hidden_layer(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("批注")))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer]))


def with_unset_entries(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[], NeedAppearances=True)


def with_a_bomb(pdf: pikepdf.Pdf) -> None:
    bomb = pdf.make_stream(b"")
    bomb.write(zlib.compress(b"q Q " * (20 << 20), 9), filter=pikepdf.Name.FlateDecode)
    pdf.pages[0].obj.Contents = bomb


def cut_off(path: Path) -> Path:
    data = a_paper(path, "断", 8).read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


def test_that_what_cannot_be_bound_is_told_apart(tmp_path: Path) -> None:
    garbage = tmp_path / "g.pdf"
    garbage.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)
    assert look_into(encrypted(tmp_path / "1.pdf", "secret")).not_bound is NotBound.ENCRYPTED
    assert look_into(encrypted(tmp_path / "2.pdf", "")).not_bound is NotBound.ENCRYPTED
    assert look_into(cut_off(tmp_path / "3.pdf")).not_bound is NotBound.DAMAGED
    assert look_into(garbage).not_bound is NotBound.DAMAGED
    assert look_into(changed(tmp_path / "4.pdf", with_a_hidden_layer)).not_bound is NotBound.HIDDEN_LAYERS
    assert look_into(changed(tmp_path / "5.pdf", with_unset_entries)).not_bound is NotBound.UNFIXED_FORM
    assert look_into(changed(tmp_path / "6.pdf", with_a_bomb)).not_bound is NotBound.DAMAGED
    assert look_into(a_paper(tmp_path / "7.pdf", "长", 501)).not_bound is NotBound.TOO_LONG
    assert look_into(a_paper(tmp_path / "8.pdf", "长", 500)).pages == 500


def test_that_what_cannot_be_bound_has_one_sheet_that_says_what_it_is_why_and_where(
    content: DossierContent, tmp_path: Path
) -> None:
    names = ("台账.xlsx", "报告.docx", "现场.mp4", "录音.mp3", "资料.zip", "无后缀")
    items = [a_file_item(n, Path(name), caption=name, size_bytes=3 << 20) for n, name in enumerate(names, start=1)]
    items.append(a_file_item(7, Path("加密.pdf"), issuer="区水利局"))
    why = [NotBound.FORMAT] * 6 + [NotBound.ENCRYPTED]
    places = {item.id: f"data/佐证/整改/7_{item.file_name}" for item in items}
    bound = [(item, Sheets(not_bound=reason)) for item, reason in zip(items, why, strict=True)]
    made = write(holding(content, *bound, places=places), tmp_path / "卷.pdf")
    pages = pages_with(made, "佐证材料说明页")
    assert len(pages) == len(items)
    for item, page in zip(items, pages, strict=True):
        text = text_of(made.path, page)
        assert all(said in text for said in (item.file_name, item.sha256[:32], item.sha256[32:], places[item.id]))
    assert "3.0MB（3,145,728字节）" in text_of(made.path, pages[0])
    assert "请另存为PDF后重新添加" in text_of(made.path, pages[1])
    assert "设有密码" in text_of(made.path, pages[6])


def test_that_every_sheet_of_a_scan_is_a_page_of_its_own(content: DossierContent, tmp_path: Path) -> None:
    scan = tmp_path / "会议纪要.tif"
    sheets = [Image.new("1", (2480, 3508), 1), Image.new("1", (3508, 2480), 1), Image.new("1", (2480, 3508), 0)]
    sheets[0].save(scan, save_all=True, append_images=sheets[1:], compression="group4")
    pictures = make_page_pictures(scan, tmp_path, "纪要", 500)
    assert [jpeg_size(page)[:2] for page in pictures] == [(1697, 2400), (2400, 1697), (1697, 2400)]
    again = [page.stat().st_mtime_ns for page in pictures]
    assert [page.stat().st_mtime_ns for page in make_page_pictures(scan, tmp_path, "纪要", 500)] == again
    item = a_file_item(1, scan, is_picture=True)
    made = write(holding(content, (item, Sheets(pictures))), tmp_path / "卷.pdf")
    assert len(pages_with(made, "页，共3页")) == 3
    sizes = re.findall(r"^\s+\d+\s+\d+ image\s+(\d+)\s+(\d+)", run("pdfimages", "-list", made.path), re.M)
    assert sizes == [("1697", "2400"), ("2400", "1697"), ("1697", "2400")]


def test_that_scans_of_the_signed_form_take_its_place_and_the_fields_move_to_a_page_of_their_own(
    content: DossierContent, tmp_path: Path
) -> None:
    paper = a_paper(tmp_path / "签字件.pdf", "已签", 4)
    signed = replace(a_file_item(12, paper), kind=EvidenceKind.SIGNED_SCAN, step="self-check")
    case = replace(content.case, evidence=(*content.case.evidence, signed))
    whole = replace(content, case=case, sheets={**content.sheets, signed.id: look_into(paper)})
    blank, made = write(content, tmp_path / "空白.pdf"), write(whole, tmp_path / "卷.pdf")
    assert pages_with(made, "已签第") == [3, 4, 5, 6]
    assert "整改任务销号申请表（签字盖章件）佐证12第4页，共4页" in text_of(made.path, 6)
    assert "填报单位：" not in text_of(made.path)
    assert [box.name for box in made.fields] == [box.name for box in blank.fields]
    page = {box.page_index for box in made.fields}
    assert page == {made.pages - 1}
    assert "不是电子签章" in text_of(made.path, made.pages)
    # A scan that cannot be read takes no place.
    unread = write(replace(whole, sheets=content.sheets), tmp_path / "读不出.pdf")
    assert "填报单位：" in text_of(unread.path)
    assert len(pages_with(unread, "佐证材料说明页")) == len(pages_with(blank, "佐证材料说明页")) + 1


def test_that_what_is_to_be_signed_says_on_every_page_what_makes_it_valid(
    content: DossierContent, tmp_path: Path
) -> None:
    gaps = (Missing("slot", "整改后照片", "evidence/after_photo"), Missing("step", "自查还没有完成", "closeout"))
    made = write(replace(content, kind=DossierKind.TO_SIGN, missing=gaps), tmp_path / "待签.pdf")
    assert made.fields == ()
    assert pages_with(made, "签字盖章后生效") == list(range(1, made.pages + 1))
    first = text_of(made.path, 1)
    assert all(block.title in first for block in content.rules.sign_blocks)
    assert "1.整改后照片2.自查还没有完成" in first
    assert "本机完整性签名" not in text_of(made.path)
    assert "佐证1" not in text_of(made.path)
    words = [w for w in words_of(made.path) if w[0] == 1]
    pages = [int(w[5]) for w in words if 172 * MM < w[1] < 184 * MM and w[5].isdigit()]
    assert len(pages) == len(content.rules.sign_blocks)
    for block, page in zip(content.rules.sign_blocks, pages, strict=True):
        assert block.title in text_of(made.path, page)


def test_that_an_archived_volume_ends_with_its_endnote_sheet_and_real_page_counts(
    content: DossierContent, tmp_path: Path
) -> None:
    made = write(replace(content, kind=DossierKind.FOR_ARCHIVE), tmp_path / "归档.pdf")
    pages = int(re.findall(r"Pages:\s+(\d+)", run("pdfinfo", made.path))[0])
    text = text_of(made.path, pages)
    bound = sum(s.count for s in content.sheets.values() if s.is_bound)
    assert "卷内备考表" in text
    assert f"本卷共{pages}页" in text
    assert f"原样装订3件，计{bound}页" in text
    assert "以说明页代替1件（佐证6）" in text
    assert "备案回执尚未收到" in text
    assert all(label in text for label in ("本卷情况说明", "立卷人", "检查人", "立卷时间"))
    assert "整改销号归档卷" in text_of(made.path, 1)
    receipt = a_file_item(12, a_paper(tmp_path / "回执.pdf", "准予备案"))
    receipt = replace(receipt, kind=EvidenceKind.FILING_RECEIPT, step="filing")
    case = replace(content.case, evidence=(*content.case.evidence, receipt))
    sheets = {**content.sheets, receipt.id: look_into(tmp_path / "回执.pdf")}
    later = write(replace(content, kind=DossierKind.FOR_ARCHIVE, case=case, sheets=sheets), tmp_path / "归档2.pdf")
    assert pages_with(later, "准予备案第1页")
    assert "备案回执已入卷（佐证12）" in text_of(later.path, later.pages)


def test_that_many_large_papers_need_no_more_memory_than_a_few(tmp_path: Path) -> None:
    noise = Image.effect_noise((1700, 1700), 90)
    noise.save(tmp_path / "noise.jpg", quality=95)
    for number in range(40):
        with pikepdf.new() as pdf:
            page = pdf.add_blank_page(page_size=(595, 842))
            picture = pdf.make_stream(
                (tmp_path / "noise.jpg").read_bytes() + b"%d" % number,
                Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1700, Height=1700, BitsPerComponent=8,
                ColorSpace=pikepdf.Name.DeviceGray, Filter=pikepdf.Name.DCTDecode,
            )  # fmt: skip
            page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture))
            page.contents_add(b"q 595 0 0 842 0 0 cm /I Do Q")
            pdf.save(tmp_path / f"{number}.pdf")
    few, many = peak_bytes(tmp_path, 4), peak_bytes(tmp_path, 40)
    added = sum((tmp_path / f"{n}.pdf").stat().st_size for n in range(4, 40))
    assert added > 60 << 20
    assert many < few + added / 4


def peak_bytes(folder: Path, count: int) -> int:
    """Most memory that a process of its own needs to write a dossier with `count` of the papers."""
    program = (
        "import resource, sys; from pathlib import Path; from dataclasses import replace;"
        "from tests.documents.test_writing_bound import *;"
        "folder = Path(sys.argv[1]); work = folder / sys.argv[2]; work.mkdir();"
        "papers = [folder / f'{n}.pdf' for n in range(int(sys.argv[2]))];"
        "bound = [(a_file_item(n, p), look_into(p)) for n, p in enumerate(papers, 1)];"
        "write(holding(a_dossier(work), *bound), work / 'out.pdf');"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    surroundings = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, "-c", program, folder, str(count)], check=True, env=surroundings, capture_output=True
    )
    return int(done.stdout) << 10
