import pytest

from dujiao_desktop.domain.marking import marked_in_name, marked_in_text


@pytest.mark.parametrize(
    "text",
    [
        "机密★10年\n关于整改的报告",
        "关于整改的报告\n秘密",
        "绝密",
        "  【秘密】  ",
        "密级：机密",
        "秘密 5年",
        "机  密",
        "云岭镇文件 秘密★长期",
    ],
)
def test_that_a_marking_is_found(text: str) -> None:
    assert marked_in_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "依法做好商业秘密保护工作",
        "保守国家秘密是公民的义务",
        "涉及机密的事项另行报送。",
        "",
        "本报告不涉密",
        "秘密级以上文件另册登记",
    ],
)
def test_that_what_only_speaks_of_secrets_is_no_marking(text: str) -> None:
    assert not marked_in_text(text)


@pytest.mark.parametrize("name", ["机密会议纪要.txt", "（秘密）通报.pdf", "绝密.txt"])
def test_that_a_name_with_a_marking_is_found(name: str) -> None:
    assert marked_in_name(name)


@pytest.mark.parametrize("name", ["商业秘密保护制度.docx", "现场照片.jpg"])
def test_that_a_name_without_one_is_not(name: str) -> None:
    assert not marked_in_name(name)
