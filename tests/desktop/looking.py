"""Looks over every widget of every scene: ``python -m tests.desktop.looking WORKSPACE FOLDER LOOK…``.

A look is a text size and a palette, 125:dark. One program walks once for each, changed as an officer changes them.
Prints one line of JSON: what was found, by look and scene, which dialogs were seen, how large the letters were, and how
many widgets were looked at.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from dujiao_desktop.desktop.drafts.form_draft import read_form
from dujiao_desktop.desktop.help.panel import HelpText
from dujiao_desktop.desktop.widgets.date_field import DateField
from dujiao_desktop.desktop.widgets.parts import ElidedLabel, FewLines
from tests.desktop.contrast import OFF_AT_LEAST, TEXT_AT_LEAST, contrast
from tests.desktop.scenes import Stage, active, scenes

_WRITTEN = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit)
_INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QTextBrowser, QProgressBar)


def faults(top: QWidget) -> Iterator[str]:
    """Everything wrong with what is shown in `top`."""
    shown = [w for w in top.findChildren(QWidget) if w.isVisible() and not _is_part(w)]
    for widget in shown:
        yield from _nameless(widget)
        yield from _cut(widget)
        yield from _unreachable(widget)
    yield from _pale(top, shown)
    yield from _out_of_order(top)
    yield from _clashes(top)


def _is_part(widget: QWidget) -> bool:
    """Qt's own parts of a field, a list, a calendar."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, (QLineEdit, QComboBox, QTabBar)):
            return True
        if isinstance(parent, QAbstractItemView) or parent.inherits("QCalendarWidget"):
            return True
        parent = parent.parentWidget()
    return widget.objectName().startswith("qt_")


def _nameless(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, _INPUTS) and not widget.accessibleName():
        yield f"{_called(widget)} has no accessible name"
    if isinstance(widget, QAbstractButton) and not (widget.text().strip() or widget.accessibleName()):
        yield f"{_called(widget)} says nothing"


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, (ElidedLabel, FewLines)):
        return  # They end in … and say all of it in their tooltip.
    if isinstance(widget, QLabel) and widget.text() and widget.textFormat() is not Qt.TextFormat.RichText:
        yield from _cut_label(widget)
    elif isinstance(widget, DateField) and widget.text():
        if widget.width() < widget.minimumSizeHint().width():
            yield f"{_called(widget)} is cut: {widget.width()} px for “{widget.text()}”"
    elif isinstance(widget, QToolButton) and widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
        return
    elif isinstance(widget, (QPushButton, QToolButton, QCheckBox, QRadioButton)) and widget.text():
        words = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
        if widget.width() < words or widget.height() < widget.fontMetrics().height():
            yield f"{_called(widget)} is cut: {widget.width()}×{widget.height()} for {words} px of “{widget.text()}”"
    elif isinstance(widget, QScrollArea) and widget.widget() is not None:
        off = widget.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        needs = widget.widget().minimumSizeHint().width()
        if off and needs > widget.viewport().width():
            yield f"{_called(widget)} needs {needs} px and has {widget.viewport().width()}: {_widest(widget.widget())}"
    elif isinstance(widget, QTableView):
        yield from _cut_columns(widget)
    if not isinstance(widget, QAbstractScrollArea) and widget.isVisible() and isinstance(widget, QAbstractButton):
        window = widget.window()
        right = widget.mapTo(window, QPoint(widget.width(), 0)).x()
        if right > window.width() + 1:
            yield f"{_called(widget)} ends {right - window.width()} px outside of the window"


def _cut_columns(table: QTableView) -> Iterator[str]:
    """Every column shows its title, and all of them are in sight."""
    header = table.horizontalHeader()
    if not header.isVisible():
        return
    for section in range(header.count()):
        title = str(table.model().headerData(section, Qt.Orientation.Horizontal))
        if (
            not header.isSectionHidden(section)
            and header.sectionSize(section) < header.fontMetrics().size(0, title).width()
        ):
            yield f"column {title} of {table.accessibleName()} is cut: {header.sectionSize(section)}"
    off = table.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if off and header.length() > table.viewport().width() + 1:
        yield f"the columns of {table.accessibleName()} need {header.length()} and have {table.viewport().width()}"


def _cut_label(text: QLabel) -> Iterator[str]:
    room = text.contentsRect()
    margins = 2 * text.margin()
    if text.wordWrap():
        needs = text.heightForWidth(text.width())
        if needs > text.height() + 2:
            yield f"{_called(text)} is {text.height()} px high and needs {needs}"
        return
    hint = text.sizeHint()
    if hint.width() > text.width() + 1:
        yield f"{_called(text)} is cut: {room.width() - margins} px, needs {hint.width()}"
    if text.fontMetrics().height() > text.height() + 1:
        yield f"{_called(text)} is cut in its height: {text.height()}"


def _pale(top: QWidget, shown: list[QWidget]) -> Iterator[str]:
    """Letters too weak for the ground that is really painted behind them."""
    picture = top.grab().toImage()
    ratio = picture.devicePixelRatio()
    for widget in shown:
        if not isinstance(widget, _WRITTEN) or not _letters(widget) or widget.visibleRegion().isEmpty():
            continue
        seen = widget.visibleRegion().boundingRect()
        if seen.height() < widget.fontMetrics().height():
            continue  # Only its edge shows at the end of what scrolls.
        corner = widget.mapTo(top, seen.topLeft())
        if any(_is_covered(widget, top, point) for point in (seen.topLeft(), seen.center(), seen.bottomRight())):
            continue
        wide, high = int(seen.width() * ratio), int(seen.height() * ratio)
        left, up = int(corner.x() * ratio), int(corner.y() * ratio)
        colours = Counter(
            picture.pixel(left + x, up + y)
            for x in range(0, wide, max(1, wide // 24))
            for y in range(0, high, max(1, high // 12))
            if picture.valid(left + x, up + y)
        )
        ground = QColor.fromRgb(colours.most_common(1)[0][0]).name()
        ink = widget.palette().color(widget.foregroundRole()).name()
        least = TEXT_AT_LEAST if widget.isEnabled() else OFF_AT_LEAST
        if contrast(ink, ground) < least:
            yield f"{_called(widget)} is pale: {ink} on {ground}, {contrast(ink, ground):.1f} : 1"


def _is_covered(widget: QWidget, top: QWidget, point: QPoint) -> bool:
    """The search or the help lies over it."""
    on_top = top.childAt(widget.mapTo(top, point))
    return on_top is not None and not (on_top is widget or on_top.isAncestorOf(widget) or widget.isAncestorOf(on_top))


def _letters(widget: QWidget) -> str:
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
        return ""
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else str(getattr(widget, "text", str)())


def _unreachable(widget: QWidget) -> Iterator[str]:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
    # The list below the search is steered from its field.
    if isinstance(widget, kinds) and widget.isEnabled() and widget.objectName() != "paletteList":
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        if group is not None and group.exclusive():
            return  # Tab reaches the checked one, arrows the others.
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield f"{_called(widget)} cannot be reached by Tab"


def _out_of_order(top: QWidget) -> Iterator[str]:
    """In a form, Tab goes down the rows."""
    for form in top.findChildren(QFormLayout):
        holder = form.parentWidget()
        if holder is None or not holder.isVisible():
            continue
        rows: list[QWidget] = []
        for row in range(form.rowCount()):
            item = form.itemAt(row, QFormLayout.ItemRole.FieldRole)
            widget = item.widget() if item is not None else None
            if widget is not None and widget.isVisible():
                rows += [widget] if widget.focusPolicy() & Qt.FocusPolicy.TabFocus else []
        places = {id(w): number for number, w in enumerate(_chain(holder))}
        known = [places[id(w)] for w in rows if id(w) in places]
        if known and known != _rotated(known):
            yield f"Tab goes astray in {holder.objectName() or type(holder.parentWidget()).__name__}"


def _rotated(places: list[int]) -> list[int]:
    """The same ring of places, begun at its first."""
    start = places.index(min(places))
    ring = sorted(places)
    return ring[-start:] + ring[:-start] if start else ring


def _chain(start: QWidget) -> list[QWidget]:
    found, widget = [start], start.nextInFocusChain()
    while widget is not start and len(found) < 5000:
        found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _clashes(top: QWidget) -> Iterator[str]:
    keys: Counter[str] = Counter()
    for shortcut in top.window().findChildren(QShortcut):
        keys[shortcut.key().toString()] += 1
    for button in top.window().findChildren(QAbstractButton):
        keys[button.shortcut().toString()] += 1
    for action in top.window().findChildren(QAction):
        keys[action.shortcut().toString()] += 1
    for key, count in keys.items():
        if key and count > 1:
            yield f"{count} things answer to {key}"


def _widest(widget: QWidget) -> str:
    inner = [w for w in widget.findChildren(QWidget) if w.isVisible() and not _is_part(w)]
    wide = sorted(inner, key=lambda w: -w.minimumSizeHint().width())
    leaves = [w for w in wide if not w.findChildren(QWidget) or isinstance(w, QAbstractItemView)]
    return ", ".join(f"{_called(w)} {w.minimumSizeHint().width()}" for w in leaves[:3])


def _called(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else widget.accessibleName()
    return f"{type(widget).__name__} {widget.objectName()} “{words[:24]}”"


def helpless(stage: Stage) -> Iterator[str]:
    """F1 explains what is shown, modal dialogs included, and what is typed stays."""
    top = active(stage)
    if any(h.isVisible() for h in stage.window.findChildren(HelpText)):
        return
    typed = read_form(top)
    top.activateWindow()
    stage.wait(top.isActiveWindow)
    QTest.keyClick(top.focusWidget() or top, Qt.Key.Key_F1)
    shown = [h for h in stage.window.findChildren(HelpText) if h.isVisible()]
    if len(shown) != 1:
        yield f"F1 opens {len(shown)} pages of help"
        return
    stage.turn(20)
    if not shown[0].text.toPlainText().strip() or shown[0].text.horizontalScrollBar().maximum():
        yield f"the help “{shown[0].topic}” is empty or too wide"
    if shown[0].text.verticalScrollBar().value():
        yield f"the help “{shown[0].topic}” does not begin at its beginning"
    QTest.keyClick(shown[0].text, Qt.Key.Key_F1)
    if shown[0].isVisible():
        yield "F1 does not close the help"
    if not top.isVisible() or read_form(top) != typed:
        yield "F1 has changed what was typed"


def main(workspace: Path, folder: Path, looks: tuple[str, ...]) -> int:
    stage = Stage(workspace, folder, 100)
    found: dict[str, list[str]] = {}
    scenes_seen: set[str] = set()
    dialogs: set[str] = set()
    letters: set[int] = set()
    looked_at = 0
    try:
        for look in looks:
            text_size, _, appearance = look.partition(":")
            stage.dress(int(text_size), appearance)
            letters.add(QApplication.font().pixelSize())
            for name in scenes(stage):
                top = active(stage)
                found[f"{name} {look}"] = sorted({*faults(top), *helpless(stage)})
                scenes_seen.add(name)
                dialogs.add(type(top).__name__)
                looked_at += len(top.findChildren(QWidget))
    finally:
        stage.end()
    wrong = {n: f for n, f in found.items() if f}
    told = {
        "found": wrong, "scenes": sorted(scenes_seen), "dialogs": sorted(dialogs), "letters": sorted(letters),
        "looked_at": looked_at,
    }  # fmt: skip
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), tuple(sys.argv[3:])))
