"""Rule packs as a county would change them."""

from pathlib import Path

from dujiao_desktop.environment.resources import resource
from dujiao_desktop.environment.rule_packs import load_rule_pack

SHIPPED = load_rule_pack("chongqing")
NEWER = "2099.1"
STRICTER = (
    ("[notice]\ndays = 5\n", "[notice]\ndays = 10\n"),
    ("min_people = 2\n", 'min_people = 3\nchain = ["经办人", "审核人", "主要负责人"]\n'),
    ('word = "核查"', 'word = "区级核查"'),
    ('late = "报送超期"', 'late = "超期报送"'),
)


def a_changed_pack(folder: Path, *pairs: tuple[str, str], version: str = NEWER) -> Path:
    """The Chongqing pack with each first text of a pair replaced by its second; `STRICTER` where none is given."""
    text = resource("rules", "chongqing.toml").read_text(encoding="utf-8")
    for old, new in (*(pairs or STRICTER), (f'version = "{SHIPPED.version}"', f'version = "{version}"')):
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / "区县规则包.toml"
    file.write_text(text, encoding="utf-8")
    return file
