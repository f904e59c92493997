"""The help at the right edge of the window: the page at hand first, all others one click away."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from dujiao_desktop.desktop.theme import colour, put_icon, px
from dujiao_desktop.desktop.widgets.parts import label, rule
from dujiao_desktop.environment.resources import resource

TOPICS = {
    "today": "今日",
    "tasks": "任务",
    "evidence": "佐证",
    "closeout": "销号",
    "dossier": "送验卷",
    "complaints": "举报件",
    "backup": "备份",
    "input-method": "输入法",
    "keys": "快捷键",
}
"""File in resources/help, and the word of its link."""
_WIDTH = 400


class HelpPanel(QFrame):
    """Lies over the right edge of the window; Esc or F1 closes it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("help")
        self.topic = ""
        self.text = QTextBrowser()
        self.text.setObjectName("helpText")
        self.text.setAccessibleName("说明")
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(px(4))
        self._links = QTextBrowser()
        self._links.setObjectName("helpText")
        self._links.setAccessibleName("其他说明")
        self._links.setOpenLinks(False)
        self._links.setFrameShape(QFrame.Shape.NoFrame)
        self._links.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._links.anchorClicked.connect(self._clicked)
        close = QToolButton()
        close.setProperty("kind", "icon")
        put_icon(close, "x", "muted")
        close.setToolTip("收起（Esc 或 F1）")
        close.setAccessibleName("收起说明")
        close.clicked.connect(self.hide)
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 10, 6)
        top.addWidget(label("说明", "section"), 1)
        top.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(rule())
        layout.addWidget(self.text, 1)
        layout.addWidget(rule())
        layout.addWidget(self._links)
        window.installEventFilter(self)
        self.hide()

    def show_topic(self, topic: str) -> None:
        """Show one page of help."""
        self.topic = topic
        self._fill()
        self.text.verticalScrollBar().setValue(0)
        self.show()
        self._place()
        self.raise_()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self) -> None:
        topic = self.topic
        self.text.setMarkdown(resource("help", f"{topic}.md").read_text(encoding="utf-8"))
        self._space_out()
        blue = colour("info").name()
        links = (
            f"<b>{escape(word)}</b>"
            if name == topic
            else f'<a href="{name}" style="color:{blue};text-decoration:none">{escape(word)}</a>'
            for name, word in TOPICS.items()
        )
        self._links.setHtml("　".join(links))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window changes its size."""
        if watched is self.window() and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Links have their colour in their text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.topic:
            place = self.text.verticalScrollBar().value()
            self._fill()
            self.text.verticalScrollBar().setValue(place)

    def _space_out(self) -> None:
        """Room between paragraphs and lines and calm tables, which Markdown does not ask for."""
        block = self.text.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            shape = cursor.blockFormat()
            shape.setLineHeight(120, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
            shape.setBottomMargin(px(6))
            cursor.setBlockFormat(shape)
            block = block.next()
        for frame in self.text.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                table = frame.format().toTableFormat()
                table.setBorderBrush(colour("fieldLine"))
                table.setBorderCollapse(True)
                table.setCellPadding(px(5))
                frame.setFormat(table)

    def _place(self) -> None:
        window = self.window()
        width = min(px(_WIDTH), window.width() - px(60))
        self._links.document().setTextWidth(width - 24)
        self._links.setFixedHeight(round(self._links.document().size().height()) + px(10))
        self.setGeometry(window.width() - width, 0, width, window.height())

    def _clicked(self, link: QUrl) -> None:
        self.show_topic(link.toString())
