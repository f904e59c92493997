"""“还差 N 项”: what a step lacks, each item a link to where it is mended."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from dujiao_desktop.desktop.theme import colour
from dujiao_desktop.desktop.widgets.parts import button, label, restyle, toned
from dujiao_desktop.domain.errors import Missing

_SHOWN = 4


class MissingBox(QWidget):
    """The box below the title of a card: a reason, and beside it the next action.

    Signals:
        place_wanted: Emitted with the place of a gap, e.g. ``measures/2``.
        all_wanted: The whole list is wanted.
        why_wanted: The rules behind the list are wanted.
        action_wanted: The button was clicked.
    """

    place_wanted = Signal(str)
    all_wanted = Signal()
    why_wanted = Signal()
    action_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._missing: tuple[Missing, ...] = ()
        self._box = toned("warning")
        self._headline = label("", "section")
        self._links = QLabel()
        self._links.setTextFormat(Qt.TextFormat.RichText)
        self._links.setWordWrap(True)
        self._links.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._links.linkActivated.connect(self._clicked)
        self._button = button("", "smallPrimary", self.action_wanted.emit)
        self._button.hide()
        texts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        texts.setSpacing(3)
        texts.addWidget(self._headline)
        texts.addWidget(self._links, 1)
        self._texts = texts
        inner = QHBoxLayout(self._box)
        self._inner = inner
        inner.setContentsMargins(12, 9, 12, 9)
        inner.setSpacing(10)
        inner.addLayout(texts, 1)
        inner.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._box)

    def show_missing(self, headline: str, missing: tuple[Missing, ...]) -> None:
        """Say what is missing; the first few as links, the rest behind one more."""
        self._dress("warning", headline)
        self._missing = missing
        self._show_links()
        self._links.setAccessibleName("；".join(m.text for m in missing))
        self._links.show()
        self._button.hide()

    def _show_links(self) -> None:
        missing = self._missing
        blue = colour("info").name()
        links = [
            f'<a href="{escape(m.place)}" style="color:{blue};text-decoration:none">{escape(m.text)}</a>'
            for m in missing[:_SHOWN]
        ]
        if len(missing) > _SHOWN:
            links.append(f'<a href="*" style="color:{blue};text-decoration:none">全部 {len(missing)} 项…</a>')
        links.append(f'<a href="?" style="color:{colour("muted").name()};text-decoration:none">为什么要</a>')
        self._links.setText(" · ".join(links))

    def show_ready(self, headline: str, sentence: str, action: str, tone: str = "good") -> None:
        """Say that the way is free; `action` names the button."""
        self._dress(tone, headline)
        self._missing = ()
        self._links.setText(escape(sentence))
        self._links.setVisible(bool(sentence))
        self._button.setText(action)
        self._button.setVisible(bool(action))

    def set_compact(self, compact: bool) -> None:
        """Reason and links in one line, where height is short."""
        self._texts.setDirection(QBoxLayout.Direction.LeftToRight if compact else QBoxLayout.Direction.TopToBottom)
        self._texts.setSpacing(12 if compact else 3)
        self._inner.setContentsMargins(12, 4 if compact else 9, 12, 4 if compact else 9)

    def changeEvent(self, event: QEvent) -> None:
        """Links have their colour in their text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._missing:
            self._show_links()

    def headline(self) -> str:
        """What the box says."""
        return self._headline.text()

    def _dress(self, tone: str, headline: str) -> None:
        if self._box.property("tone") != tone:
            self._box.setProperty("tone", tone)
            restyle(self._box)
        self._headline.setText(headline)

    def _clicked(self, place: str) -> None:
        if place == "*":
            self.all_wanted.emit()
        elif place == "?":
            self.why_wanted.emit()
        else:
            self.place_wanted.emit(place)
