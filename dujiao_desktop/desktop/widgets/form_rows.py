"""Rows of forms that are put together by hand: a word, a field, its name for drafts and for screen readers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from dujiao_desktop.desktop.widgets.parts import label


def form_rows() -> QFormLayout:
    """An empty form in the look of the others."""
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(10)
    form.setContentsMargins(0, 0, 0, 0)
    return form


def add_row(form: QFormLayout, word: str, field: QWidget, name: str) -> None:
    """Add a field with its word; `name` is what a draft knows it by."""
    field.setObjectName(name)
    field.setAccessibleName(word)
    form.addRow(label(word, "mutedBody"), field)
