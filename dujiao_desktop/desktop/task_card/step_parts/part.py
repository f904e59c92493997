"""What every part of a step's form can do: tell that something was typed, and be kept in a draft."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dujiao_desktop.desktop.widgets.date_field import DateField
from dujiao_desktop.desktop.widgets.parts import NoWheel, label


class StepPart(QWidget):
    """Rows of inputs across the whole form. The inputs have no names: the draft keeps the part as one text.

    Attributes:
        title: Says what the rows are about; stands above them.

    Signals:
        typed: Emitted after the officer changed something.
        rebuilt: Emitted after rows came or went.
    """

    typed = Signal()
    rebuilt = Signal()

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent)
        self.title = label(title, "mutedBody")

    def inputs(self) -> tuple[QWidget, ...]:
        """What can be filled in, in reading order."""
        return ()

    def keep(self) -> str:
        """All that is typed, as one text; empty for nothing."""
        return ""

    def put(self, text: str) -> None:
        """Show what `keep` gave."""

    def wrong_day(self) -> QWidget | None:
        """The first date field in which something stands that is not a day."""
        return next((f for f in self.findChildren(DateField) if f.is_wrong()), None)

    def watch(self, *inputs: QWidget) -> None:
        """Tell when something is typed into these."""
        for one in inputs:
            if isinstance(one, QLineEdit):
                one.textChanged.connect(self._typed)
            elif isinstance(one, QComboBox):
                one.currentTextChanged.connect(self._typed)
        NoWheel.guard([one for one in inputs if isinstance(one, QComboBox)], self)

    def _typed(self, *_: object) -> None:
        self.typed.emit()
