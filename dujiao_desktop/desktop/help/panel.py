"""Help: at the right edge of the window for a page, in a window of its own beside a dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QTextFormat, QTextTable
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from dujiao_desktop.desktop.theme import BODY_PX, colour, px
from dujiao_desktop.desktop.widgets.parts import icon_button, label, rule, shortcut
from dujiao_desktop.environment.resources import resource

TOPICS = {
    "today": "今日",
    "tasks": "任务",
    "inbox": "收件和归位",
    "evidence": "佐证",
    "closeout": "销号",
    "dossier": "送验卷",
    "complaints": "举报件",
    "calendar": "工作日历",
    "reports": "报表",
    "backup": "备份",
    "settings": "设置",
    "office": "人员和锁屏",
    "input-method": "输入法",
    "keys": "快捷键",
}
"""File in resources/help, and the word of its link."""
OF_ONE_PLACE = frozenset(
    {
        "start", "import", "new-task", "shared", "batch", "extension", "warning", "return", "backfill", "visits",
        "verify", "recycle-bin", "slots",
    }
)  # fmt: skip
"""Files without a link: each is shown where it belongs."""
_WIDTH, _NARROW = 400, 300
_HEADINGS = {1: 18, 2: 16}
_JOINED = "\u2060"
"""Between the characters of a link, which are not to be torn apart at the end of a line."""


class HelpText(QFrame):
    """One page of help, and links to the others.

    Signals:
        left: The officer has read enough.
    """

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.topic = ""
        self.text = QTextBrowser()
        self.text.setObjectName("helpText")
        self.text.setAccessibleName("说明")
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(px(4))
        self.text.document().setIndentWidth(px(20))
        self._links = QTextBrowser()
        self._links.setObjectName("helpText")
        self._links.setAccessibleName("其他说明")
        self._links.setOpenLinks(False)
        self._links.setFrameShape(QFrame.Shape.NoFrame)
        self._links.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._links.anchorClicked.connect(self._clicked)
        close = icon_button("x", "收起（Esc 或 F1）", self.left.emit, name="收起说明")
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

    def show_topic(self, topic: str) -> None:
        """Show one page of help."""
        self.topic = topic
        self._fill()
        self.text.verticalScrollBar().setValue(0)
        self._fit_links()

    def _fill(self) -> None:
        topic = self.topic
        self.text.setMarkdown(resource("help", f"{topic}.md").read_text(encoding="utf-8"))
        self._space_out()
        blue = colour("info").name()
        links = (
            f"<b>{_JOINED.join(word)}</b>"
            if name == topic
            else f'<a href="{name}" style="color:{blue};text-decoration:none">{_JOINED.join(word)}</a>'
            for name, word in TOPICS.items()
        )
        self._links.setHtml("\u00a0· ".join(links))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The links take as many lines as they need."""
        super().resizeEvent(event)
        self._fit_links()

    def changeEvent(self, event: QEvent) -> None:
        """Links have their colour in their text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.topic:
            place = self.text.verticalScrollBar().value()
            self._fill()
            self.text.verticalScrollBar().setValue(place)

    def _space_out(self) -> None:
        """Room between paragraphs and lines, calm headings and tables, which Markdown does not ask for."""
        block = self.text.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            shape = cursor.blockFormat()
            shape.setLineHeight(120, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
            shape.setBottomMargin(px(6))
            cursor.setBlockFormat(shape)
            if level := shape.headingLevel():
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                letters = cursor.charFormat()
                letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                letters.setProperty(QTextFormat.Property.FontPixelSize, px(_HEADINGS.get(level, BODY_PX)))
                cursor.setCharFormat(letters)
            block = block.next()
        for frame in self.text.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                table = frame.format().toTableFormat()
                table.setBorderBrush(colour("fieldLine"))
                table.setBorderCollapse(True)
                table.setCellPadding(px(5))
                frame.setFormat(table)

    def _fit_links(self) -> None:
        self._links.document().setTextWidth(self.width() - px(30))
        self._links.setFixedHeight(round(self._links.document().size().height()) + px(14))

    def _clicked(self, link: QUrl) -> None:
        self.show_topic(link.toString())


class HelpPanel(HelpText):
    """Lies over the right edge of the window; Esc or F1 closes it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.left.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    def show_topic(self, topic: str) -> None:
        """Show one page of help."""
        self.show()
        self._place()
        self.raise_()
        # Filled at its full width: a text that is widened afterwards comes to stand at its end.
        super().show_topic(topic)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window changes its size."""
        if watched is self.window() and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self.window()
        width = min(px(_WIDTH), window.width() - px(60))
        self.setGeometry(window.width() - width, 0, width, window.height())


class HelpWindow(QDialog):
    """Stands beside a dialog, which stays as it is and can be written in; Esc or F1 closes it.

    A window of its own: over the edge of a small dialog it would hide what it explains.
    """

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.setWindowTitle("说明")
        self.setModal(False)
        self.help = HelpText(self)
        self.help.left.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.help)
        shortcut("F1", self, self.reject)

    def show_topic(self, topic: str) -> None:
        """Show one page of help beside the dialog, on whichever side there is room."""
        room = self._dialog.screen().availableGeometry()
        beside = self._dialog.frameGeometry()
        at_right, at_left = room.right() - beside.right(), beside.left() - room.left()
        # Rather narrow than over what it explains; where neither side will do, over its right edge.
        width = min(px(_WIDTH), max(at_right, at_left, px(_NARROW)), room.width() - px(60))
        left = beside.left() - width if at_right < width <= at_left else min(beside.right() + 1, room.right() - width)
        height = min(max(beside.height(), px(420)), room.height() - px(40))
        top = max(room.top(), min(beside.top(), room.bottom() - height - px(30)))
        self.setGeometry(left, top, width, height)
        self.show()
        self.help.show_topic(topic)
        self.activateWindow()
        self.help.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
