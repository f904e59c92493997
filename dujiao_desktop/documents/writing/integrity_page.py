"""本机完整性签名: the page for signature fields where the closure form itself is a scan."""

from __future__ import annotations

from dujiao_desktop.documents.writing.blocks import Block, Pen
from dujiao_desktop.documents.writing.pdf_file import MM
from dujiao_desktop.documents.writing.sign_area import FIELD_HEIGHT, FIELD_WIDTH, SignField, draw_field, field_name
from dujiao_desktop.documents.writing.styles import BODY, Setter
from dujiao_desktop.documents.writing.tables import Cell, Grid, Row
from dujiao_desktop.domain.dossier import DossierContent

_WIDTHS = (62 * MM, 94 * MM)


def integrity_page(setter: Setter, content: DossierContent) -> list[Block]:
    """One field for each sign block, in signing order."""
    form = content.rules.forms.closure_form
    said = (
        f"本卷的《{form}》是签字盖章后的扫描件，签字、盖章以扫描件所载的纸质原件为准。"
        "下面各栏留给本机完整性签名：只证明由谁导出、导出后未被改动，不是电子签章。"
    )
    rows = [
        Row(
            (setter.label(block.title), Cell(_Field(field_name(SignField(number, block.key)), block.title))), whole=True
        )
        for number, block in enumerate(content.rules.sign_blocks, start=1)
    ]
    return [
        setter.title("本机完整性签名", "integrity"),
        setter.text(said, BODY.but(space_after=8)),
        Grid(_WIDTHS, rows, [setter.head(("栏目", "本机完整性签名处"))]),
    ]


class _Field(Block):
    """Room for one signature of the program."""

    def __init__(self, name: str, label: str) -> None:
        self._name = name
        self._label = label

    def height(self, width: float) -> float:
        return FIELD_HEIGHT + 6

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        draw_field(pen, x + (width - FIELD_WIDTH) / 2, top - FIELD_HEIGHT - 3, self._name, self._label)
