"""Whatever input method an officer uses: every field takes what it composes."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dujiao_desktop import desktop
from dujiao_desktop.desktop.start.start_panel import StartPanel
from dujiao_desktop.desktop.task_card.card import TaskCard
from dujiao_desktop.desktop.widgets.dialog import FormDialog
from dujiao_desktop.desktop.widgets.growing_text import GrowingText
from dujiao_desktop.desktop.widgets.parts import Page
from dujiao_desktop.domain.evidence import EvidenceKind
from dujiao_desktop.domain.identity import TaskId
from dujiao_desktop.domain.photo_check import HintReason, PhotoHint
from dujiao_desktop.domain.slots import slot_named
from dujiao_desktop.usecases import indicators
from dujiao_desktop.usecases.change_rules import look_at_rules
from dujiao_desktop.usecases.extend_deadline import ExtensionDraft, apply_extension
from dujiao_desktop.usecases.indicators import IndicatorEdit
from dujiao_desktop.usecases.photo_check import ShownHint
from dujiao_desktop.usecases.take_in import take_in
from tests.desktop.desk import NOW, OpenDesk, a_paper, a_photo, type_chinese
from tests.packs import a_changed_pack

Editor = QLineEdit | QPlainTextEdit | QTextEdit
WORD = "河口村"
BASES = (FormDialog, Page, StartPanel)


def _modules() -> list[str]:
    found = [module.name for module in pkgutil.walk_packages(desktop.__path__, desktop.__name__ + ".")]
    # Without windows, and for Linux alone.
    return [name for name in found if ".input_method." not in name]


def _screens() -> list[type[QWidget]]:
    """Every page and every dialog of the program."""
    found = {
        kind
        for name in _modules()
        for kind in vars(importlib.import_module(name)).values()
        if inspect.isclass(kind) and issubclass(kind, (QDialog, Page, StartPanel)) and kind.__module__ == name
    }
    return sorted(found - set(BASES), key=lambda kind: kind.__name__)


FORMS = sorted(name for name in _modules() if ".forms.ui_" in name)
SCREENS = _screens()


def _text(editor: Editor) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def _editors(screen: QWidget) -> list[Editor]:
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit)
    found: list[Editor] = [editor for kind in kinds for editor in screen.findChildren(kind)]
    return [editor for editor in found if not editor.isReadOnly()]


def _name(editor: Editor) -> str:
    return editor.objectName() or editor.accessibleName() or type(editor).__name__


def _refusing(editors: list[Editor]) -> list[str]:
    """Names of those that change before a word is finished, or do not hold it then."""
    refusing = []
    for editor in editors:
        before = _text(editor)
        QApplication.sendEvent(editor, QInputMethodEvent("hekoucun", []))
        composing = _text(editor)
        type_chinese(editor, WORD)
        if composing != before or WORD not in _text(editor):
            refusing.append(_name(editor))
    return refusing


@pytest.mark.parametrize("module", FORMS, ids=lambda name: name.rpartition("ui_")[2])
def test_that_every_field_of_a_form_takes_a_composed_word(module: str, window: QWidget) -> None:
    (form,) = (made for name, made in vars(importlib.import_module(module)).items() if name.startswith("Ui_"))
    form().setupUi(window)
    editors = _editors(window)

    assert editors != []
    assert _refusing(editors) == []


@pytest.mark.parametrize("kind", SCREENS, ids=lambda kind: kind.__name__)
def test_that_every_field_of_a_page_or_dialog_takes_a_composed_word(
    kind: type[QWidget], open_desk: OpenDesk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    task = open_desk.task()
    desk, store, by = open_desk.desk, open_desk.office.store, open_desk.desk.by
    goal = indicators.set_indicator(store, task.id, None, IndicatorEdit("化学需氧量", "20"), by=by, now=NOW).indicator
    asked = ExtensionDraft("管线要改线", NOW.date(), until="2027年3月底前")
    asking = apply_extension(store, task.id, asked, office=desk.office, by=by, now=NOW).extension
    open_desk.attach(task, a_photo(tmp_path, "清溪.jpg", 90), EvidenceKind.AFTER_PHOTO)
    scan = take_in(store, [a_paper(tmp_path, "监测.pdf")], office=desk.office, by=by, now=NOW)
    card = _card(open_desk, task.id, qtbot)
    content = card.presenter.content
    assert content is not None
    (photo,) = content.case.evidence
    hint = ShownHint(PhotoHint(photo.id, HintReason.EDITOR, facts={"software": "Snapseed"}), photo)
    known = {
        "Desk": open_desk.desk,
        "QWidget": window,
        "CardContent": content,
        "TaskCardPresenter": card.presenter,
        "Task": task,
        "RulePack": open_desk.desk.office.rules,
        "str": "河口村",
        "tuple[tuple[str, str], ...]": (("generic", "通用"),),
        "bool": False,
        "CaseFile": content.case,
        "Indicator": goal,
        "Extension": asking,
        "NewRules": look_at_rules(desk.lines, a_changed_pack(tmp_path), desk.office),
        "tuple[EvidenceItem, ...]": (),
        "Sequence[EvidenceItem]": (photo,),
        "int": 0,
        "TakenIn": scan,
        "Slot": slot_named(content.case, desk.office.rules, "before_photo"),
        "tuple[ShownHint, ...]": (hint,),
        "Mapping[str, TaskId]": {task.number: task.id},
        "Callable[[Lists], tuple[TaskId, ...]]": lambda _: (task.id,),
    }
    needed = [p for p in list(inspect.signature(kind).parameters.values()) if p.default is p.empty]
    given = {p.name: None if "None" in str(p.annotation) else known[str(p.annotation)] for p in needed}
    screen = kind(**given)
    qtbot.addWidget(screen)

    assert _refusing(_editors(screen)) == []


def test_that_every_field_of_an_open_card_takes_a_composed_word(open_desk: OpenDesk, qtbot: QtBot) -> None:
    task = open_desk.task()
    card = _card(open_desk, task.id, qtbot)
    for tab in range(card.tabs.count()):
        # Each is made when it is first looked at.
        card.tabs.setCurrentIndex(tab)
    editors = _editors(card)

    assert len(editors) > 20
    assert _refusing(editors) == []


def test_that_the_hint_does_not_shine_through_what_is_composed(qtbot: QtBot) -> None:
    hinted, plain = GrowingText(), GrowingText()
    hinted.setPlaceholderText("照方案或交办单原文填写")
    for field in (hinted, plain):
        qtbot.addWidget(field)
        field.resize(400, 80)
        QApplication.sendEvent(field, QInputMethodEvent("hekoucun", []))

    assert hinted.grab().toImage() == plain.grab().toImage()
    QApplication.sendEvent(hinted, QInputMethodEvent())
    assert hinted.placeholderText() == "照方案或交办单原文填写"


def _card(open_desk: OpenDesk, task_id: TaskId, qtbot: QtBot) -> TaskCard:
    card = TaskCard(open_desk.desk)
    qtbot.addWidget(card)
    with qtbot.waitSignal(card.presenter.shown):
        card.presenter.show(task_id)
    return card
