import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dujiao_desktop.packages.names import MAX_NAME_BYTES, is_portable_path, is_safe_path, legal_name, sameness


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("整改前 照片.JPG", "整改前 照片.JPG"),
        ('a<b>c:d"e/f\\g|h?i*j%k.txt', "a＜b＞c：d＂e／f＼g｜h？i＊j％k.txt"),
        ("con.txt", "_con.txt"),
        ("COM1", "_COM1"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("结尾有点. . ", "结尾有点"),
        ("  ..隐藏", "隐藏"),
        ("换\n行\t表", "换 行 表"),
        ("零\u200b宽\u202e反向", "零宽反向"),
        ("e\u0301.txt", "é.txt"),
        ("", "未命名"),
        ("...", "未命名"),
        ("../../etc/passwd", "／..／etc／passwd"),
    ],
)
def test_that_a_name_becomes_legal_everywhere(text: str, name: str) -> None:
    assert legal_name(text) == name


def test_that_names_equal_but_for_case_or_form_get_numbers() -> None:
    assert legal_name("照片.JPG", ["照片.jpg"]) == "照片(2).JPG"
    assert legal_name("照片.jpg", ["照片.jpg", "照片(2).jpg"]) == "照片(3).jpg"
    assert legal_name("é.txt", ["e\u0301.TXT"]) == "é(2).txt"


def test_that_a_long_name_keeps_its_extension() -> None:
    name = legal_name("长" * 300 + ".pdf", ["长" * 65 + ".pdf"])
    assert name.endswith(".pdf")
    assert len(name.encode()) <= MAX_NAME_BYTES


@given(st.text(max_size=120), st.lists(st.text(max_size=20), max_size=5))
def test_that_every_name_is_portable_unique_and_stays_as_it_is(text: str, others: list[str]) -> None:
    taken = [legal_name(other) for other in others]
    name = legal_name(text, taken)
    assert is_portable_path(f"data/{name}") or len(name) > 170
    assert is_safe_path(name)
    assert unicodedata.is_normalized("NFC", name)
    assert sameness(name) not in {sameness(other) for other in taken}
    assert legal_name(name) == name


@pytest.mark.parametrize(
    "path", ["../x", "/x", "a/../b", "C:/x", "c:x", "a\\b", "", "a//b", "a/./b", "a\0b", "a\nb", "x" * 1001]
)
def test_that_a_path_that_could_leave_its_folder_is_not_safe(path: str) -> None:
    assert not is_safe_path(path)
