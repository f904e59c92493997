import zipfile
from pathlib import Path

import pytest
from pikepdf import Pdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from dujiao_desktop.documents.reading.media_type import media_type_of
from dujiao_desktop.documents.reading.paper import look_at_paper

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>秘</w:t></w:r><w:r><w:t>密</w:t></w:r></w:p><w:p><w:r><w:t>关于整改的报告</w:t></w:r></w:p>"
    "</w:body></w:document>"
)


def a_pdf(path: Path, pages: int) -> Path:
    canvas = Canvas(str(path))
    for page in range(pages):
        canvas.drawString(72, 700, f"Page {page + 1} of the report")
        canvas.showPage()
    canvas.save()
    return path


def a_word_file(path: Path, document: str = _DOCUMENT) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return path


def test_that_the_pages_of_a_pdf_are_counted_and_the_first_is_read(tmp_path: Path) -> None:
    pages, words = look_at_paper(a_pdf(tmp_path / "a.pdf", 3), "application/pdf")
    assert (pages, "Page 1" in words, "Page 2" in words) == (3, True, False)


def test_that_a_damaged_or_locked_pdf_has_no_number(tmp_path: Path) -> None:
    whole = a_pdf(tmp_path / "a.pdf", 3).read_bytes()
    (tmp_path / "b.pdf").write_bytes(whole[: len(whole) // 8])
    with Pdf.open(tmp_path / "a.pdf") as pdf:
        from pikepdf import Encryption

        pdf.save(tmp_path / "c.pdf", encryption=Encryption(user="秘", owner="主"))
    assert look_at_paper(tmp_path / "b.pdf", "application/pdf") == (None, "")
    assert look_at_paper(tmp_path / "c.pdf", "application/pdf") == (None, "")


def test_that_the_frames_of_a_tiff_are_its_pages(tmp_path: Path) -> None:
    page = Image.new("1", (40, 60))
    page.save(tmp_path / "扫描.tif", save_all=True, append_images=[page, page])
    assert look_at_paper(tmp_path / "扫描.tif", "image/tiff") == (3, "")


def test_that_the_first_words_of_a_word_file_are_read(tmp_path: Path) -> None:
    assert look_at_paper(a_word_file(tmp_path / "a.docx"), WORD) == (None, "秘密\n关于整改的报告")


@pytest.mark.parametrize("document", ["<w:document", '<!DOCTYPE x [<!ENTITY a "秘密">]><x>&a;</x>', ""])
def test_that_a_damaged_word_file_says_nothing(tmp_path: Path, document: str) -> None:
    assert look_at_paper(a_word_file(tmp_path / "a.docx", document), WORD) == (None, "")


def test_that_text_is_read_in_both_encodings(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "gb18030"):
        (tmp_path / "a.txt").write_bytes("机密★10年".encode(encoding))
        assert look_at_paper(tmp_path / "a.txt", "text/plain") == (None, "机密★10年")


@pytest.mark.parametrize(
    ("head", "name", "found"),
    [
        (b"%PDF-1.7", "报告", "application/pdf"),
        (b"\xff\xd8\xff\xe0", "报告.pdf", "image/jpeg"),
        (b"\x00\x00\x00\x18ftypheic", "IMG_1.jpg", "image/heic"),
        (b"\x00\x00\x00\x18ftypisom", "录像.bin", "video/mp4"),
        (b"\x00\x00\x00\x18ftypM4A ", "录音", "audio/mp4"),
        (b"RIFF\x00\x00\x00\x00WAVE", "录音.wav", "audio/wav"),
        (b"#!AMR\n", "录音.bin", "audio/amr"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "方案.wps", "application/vnd.ms-works"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "方案.doc", "application/msword"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "台账.et", "application/vnd.ms-excel"),
        ("现场情况".encode(), "记录.txt", "text/plain"),
        (b"PK\x03\x04 a workbook", "清单.pdf", "application/octet-stream"),
        (b"\x01\x02", "没见过.xyzw", "application/octet-stream"),
    ],
)
def test_that_the_content_says_what_a_file_is_where_its_ending_lies(
    tmp_path: Path, head: bytes, name: str, found: str
) -> None:
    (tmp_path / "a").write_bytes(head)
    assert media_type_of(tmp_path / "a", name) == found


def test_that_office_files_are_told_by_what_is_inside(tmp_path: Path) -> None:
    assert media_type_of(a_word_file(tmp_path / "a"), "改了名.xlsx") == WORD
