from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("Windows sees to Chinese input itself", allow_module_level=True)

from jeepney import DBusAddress, HeaderFields, Message, Parser, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextFormat
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dujiao_desktop.desktop.input_method import bridge as bridge_module
from dujiao_desktop.desktop.input_method import choosing
from dujiao_desktop.desktop.input_method.bridge import FIRST_KEY_LIMIT_S, KEY_LIMIT_S, Bridge
from dujiao_desktop.desktop.input_method.fcitx import search, service_names
from dujiao_desktop.desktop.input_method.session_bus import BUS, SessionBus
from dujiao_desktop.desktop.preferences.page import PreferencesPage
from tests.desktop.desk import OpenDesk
from tests.desktop.fake_fcitx import BACKSPACE, ESCAPE, F12, RETURN, SPACE, FakeFcitx, session_bus

REPOSITORY = Path(__file__).resolve().parents[2]
FCITX_5, FCITX_4 = "org.fcitx.Fcitx5", "org.fcitx.Fcitx-0"
NAMES = service_names(":0")
LIMIT_S = choosing.LIMIT_S
_KEYS = {
    SPACE: (Qt.Key.Key_Space, " "),
    RETURN: (Qt.Key.Key_Return, "\r"),
    ESCAPE: (Qt.Key.Key_Escape, "\x1b"),
    BACKSPACE: (Qt.Key.Key_Backspace, "\b"),
    F12: (Qt.Key.Key_F12, ""),
}


SLACK_S = 3.0
"""More than a busy computer adds to a wait, and far less than a wait without a limit."""
_PATIENCE_S = 20.0
"""What a busy computer may take where a test is not about waiting."""


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONTACT_LIMIT_S", "KEY_LIMIT_S", "FIRST_KEY_LIMIT_S"):
        monkeypatch.setattr(bridge_module, name, _PATIENCE_S)
    monkeypatch.setattr(choosing, "LIMIT_S", _PATIENCE_S)


@pytest.fixture
def impatience(monkeypatch: pytest.MonkeyPatch, patience: None) -> None:
    """The limits an officer has."""
    monkeypatch.setattr(bridge_module, "KEY_LIMIT_S", KEY_LIMIT_S)
    monkeypatch.setattr(choosing, "LIMIT_S", LIMIT_S)


@pytest.fixture(scope="module")
def bus_program() -> str:
    found = shutil.which("dbus-daemon")
    if found is None:
        pytest.skip("no dbus-daemon here")
    return found


@pytest.fixture
def bus(bus_program: str) -> Iterator[str]:
    with session_bus(bus_program) as address:
        yield address


@pytest.fixture(params=[FCITX_5, "org.freedesktop.portal.Fcitx", FCITX_4])
def any_fcitx(request: pytest.FixtureRequest, bus: str) -> Iterator[FakeFcitx]:
    with FakeFcitx(bus, request.param) as running:
        yield running


@pytest.fixture
def fcitx(bus: str) -> Iterator[FakeFcitx]:
    with FakeFcitx(bus, FCITX_5) as running:
        yield running


@pytest.fixture
def connect(bus: str, qapp: QApplication) -> Iterator[Callable[[], Bridge]]:
    made: list[Bridge] = []

    def make() -> Bridge:
        line = SessionBus(bus, 5)
        made.append(Bridge(line, NAMES, search(line, NAMES, 5).contact, qapp))
        return made[-1]

    yield make
    for bridge in made:
        bridge.close()
        bridge.deleteLater()


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def add(form: QWidget, *fields: QWidget) -> None:
    layout = form.layout()
    assert layout is not None
    for field in fields:
        layout.addWidget(field)


def show(form: QWidget, field: QWidget, qtbot: QtBot) -> None:
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)


def send(window: QWidget, kind: QEvent.Type, symbol: int, *, repeated: bool = False) -> QKeyEvent:
    """A key as it reaches the window from X."""
    key, text = _KEYS.get(symbol) or (Qt.Key(ord(chr(symbol).upper())), chr(symbol))
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, 38, symbol, 0, text, repeated)
    event.ignore()
    QApplication.sendEvent(window.windowHandle(), event)
    return event


def press(window: QWidget, *symbols: int | str) -> None:
    for symbol in symbols:
        for each in [symbol] if isinstance(symbol, int) else map(ord, symbol):
            send(window, QEvent.Type.KeyPress, each)
            send(window, QEvent.Type.KeyRelease, each)


def test_that_letters_are_composed_in_the_field_and_the_word_replaces_them(
    any_fcitx: FakeFcitx, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot
) -> None:
    field = QLineEdit("第一组")
    add(form, field)
    bridge = connect()
    show(form, field, qtbot)
    field.setCursorPosition(0)

    press(form, "nihao")
    assert field.text() == "第一组"
    press(form, SPACE)

    assert field.text() == "你好第一组"
    assert bridge.version == (5 if any_fcitx.name_on_bus == FCITX_5 else 4)


def test_that_what_fcitx_lets_through_follows_what_it_finished(
    any_fcitx: FakeFcitx, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot
) -> None:
    field = QLineEdit()
    add(form, field)
    connect()
    show(form, field, qtbot)

    press(form, "ni", SPACE, "3", SPACE, "nihao", RETURN)

    assert field.text() == "你3 nihao"


def test_that_what_is_composed_is_underlined_and_the_chosen_part_marked(
    fcitx: FakeFcitx, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot
) -> None:
    field = QTextEdit()
    add(form, field)
    connect()
    show(form, field, qtbot)

    press(form, "nih")

    layout = field.textCursor().block().layout()
    assert field.toPlainText() == ""
    assert layout.preeditAreaText() == "nih"
    composed = [
        (f.start, f.length, f.format.fontUnderline(), f.format.hasProperty(QTextFormat.Property.BackgroundBrush.value))
        for f in layout.formats()
    ]  # type: ignore[attr-defined]
    assert composed == [(0, 2, True, False), (2, 1, True, True)]
    press(form, ESCAPE)
    assert layout.preeditAreaText() == ""
    assert field.toPlainText() == ""


def test_that_rare_characters_count_as_one(
    fcitx: FakeFcitx, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot
) -> None:
    field = QLineEdit()
    add(form, field)
    connect()
    show(form, field, qtbot)

    press(form, "cun", SPACE, "ni", SPACE)

    assert field.text() == "𬒗你"


def test_that_nothing_typed_into_a_password_or_a_closed_field_reaches_fcitx(
    fcitx: FakeFcitx, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot
) -> None:
    password, closed, open_field = QLineEdit(), QLineEdit("定稿"), QLineEdit()
    password.setEchoMode(QLineEdit.EchoMode.Password)
    closed.setReadOnly(True)
    add(form, password, closed, open_field)
    connect()
    show(form, password, qtbot)
    press(form, "ni", SPACE)
    assert password.text() == "ni "
    closed.setFocus()
    press(form, "ni", SPACE)
    assert closed.text() == "定稿"
    assert fcitx.told("ProcessKeyEvent") == []

    open_field.setFocus()
    press(form, "ni")
    # It may be closed while the cursor stands in it.
    open_field.setReadOnly(True)
    asked = len(fcitx.told("ProcessKeyEvent"))
    press(form, "x")
    assert len(fcitx.told("ProcessKeyEvent")) == asked


def test_that_letters_still_composed_are_kept_when_the_cursor_leaves(
    fcitx: FakeFcitx, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot
) -> None:
    first, second = QLineEdit(), QLineEdit()
    add(form, first, second)
    connect()
    show(form, first, qtbot)

    press(form, "ni")
    second.setFocus()
    press(form, "nihao", SPACE)

    assert first.text() == "ni"
    assert second.text() == "你好"


def test_that_a_click_in_the_window_keeps_what_is_composed(
    fcitx: FakeFcitx, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot
) -> None:
    field = QLineEdit()
    add(form, field)
    connect()
    show(form, field, qtbot)

    press(form, "ni")
    qtbot.mouseClick(form.windowHandle(), Qt.MouseButton.LeftButton)
    press(form, "nihao", SPACE)

    assert field.text() == "ni你好"


def test_that_escape_and_enter_are_for_fcitx_while_something_is_composed(
    fcitx: FakeFcitx, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot
) -> None:
    field = QLineEdit()
    add(form, field)
    connect()
    show(form, field, qtbot)

    def is_kept_from_shortcuts(symbol: int) -> bool:
        return send(form, QEvent.Type.ShortcutOverride, symbol).isAccepted()

    assert not is_kept_from_shortcuts(ESCAPE)
    press(form, "ni")
    assert is_kept_from_shortcuts(ESCAPE)
    assert is_kept_from_shortcuts(RETURN)
    press(form, ESCAPE)
    assert not is_kept_from_shortcuts(ESCAPE)
    assert field.text() == ""


def test_that_enter_puts_letters_into_a_dialog_and_does_not_close_it(
    fcitx: FakeFcitx, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot
) -> None:
    below = QLineEdit()
    add(form, below)
    connect()
    show(form, below, qtbot)
    dialog = QDialog(form)
    dialog.setModal(True)
    QVBoxLayout(dialog)
    field = QLineEdit()
    add(dialog, field)
    field.returnPressed.connect(dialog.accept)
    show(dialog, field, qtbot)

    press(dialog, "ni", SPACE, "hao", RETURN)
    assert field.text() == "你hao"
    assert dialog.isVisible()
    press(dialog, RETURN)
    assert not dialog.isVisible()
    assert below.text() == ""


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_keys_for_an_open_list_are_not_written_into_a_field(
    fcitx: FakeFcitx, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot
) -> None:
    box, field = QComboBox(), QLineEdit()
    box.addItems(["尚未启动", "已完成"])
    add(form, field, box)
    connect()
    show(form, field, qtbot)
    press(form, "n", ESCAPE)
    asked = len(fcitx.told("ProcessKeyEvent"))

    box.showPopup()
    press(form, "ni", SPACE)

    assert len(fcitx.told("ProcessKeyEvent")) == asked
    assert field.text() == ""
    box.hidePopup()


def test_that_a_cell_takes_the_word_only_when_it_is_finished(
    fcitx: FakeFcitx, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot
) -> None:
    table = QTableWidget(2, 1)
    add(form, table)
    connect()
    show(form, table, qtbot)
    table.setCurrentCell(0, 0)

    table.edit(table.model().index(0, 0))
    press(form, "nihao", RETURN)
    QApplication.processEvents()
    assert table.model().index(0, 0).data() is None, "the editor closed while letters were being composed"
    press(form, "ni", SPACE, RETURN)

    qtbot.waitUntil(lambda: table.model().index(0, 0).data() == "nihao你")


def test_that_a_cell_can_be_begun_by_composing(
    fcitx: FakeFcitx, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot
) -> None:
    table = QTableWidget(2, 1)
    table.setEditTriggers(QTableWidget.EditTrigger.AnyKeyPressed)
    add(form, table)
    connect()
    show(form, table, qtbot)
    table.setCurrentCell(0, 0)

    press(form, "nihao", SPACE)
    qtbot.waitUntil(lambda: table.state() is QTableWidget.State.EditingState)
    press(form, RETURN)

    qtbot.waitUntil(lambda: table.model().index(0, 0).data() == "你好")


def test_that_a_held_key_goes_on(fcitx: FakeFcitx, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot) -> None:
    field = QLineEdit("一二三")
    add(form, field)
    connect()
    show(form, field, qtbot)

    send(form, QEvent.Type.KeyPress, BACKSPACE)
    send(form, QEvent.Type.KeyRelease, BACKSPACE, repeated=True)
    send(form, QEvent.Type.KeyPress, BACKSPACE, repeated=True)
    send(form, QEvent.Type.KeyRelease, BACKSPACE)

    assert field.text() == "一"
    # Of the four, the release that the repetition invents is nothing that fcitx must know.
    assert [body[3] for body in fcitx.told("ProcessKeyEvent")] == [False, False, True]


def test_that_a_key_handed_back_acts_as_if_typed(
    any_fcitx: FakeFcitx, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot
) -> None:
    field = QLineEdit("河口村组")
    add(form, field)
    connect()
    show(form, field, qtbot)

    press(form, F12)

    assert field.text() == "河口村"
    # It is not offered what it handed back itself.
    assert {body[0] for body in any_fcitx.told("ProcessKeyEvent")} == {F12}


def test_that_the_candidates_stand_at_the_cursor(
    fcitx: FakeFcitx, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot
) -> None:
    field = QLineEdit()
    add(form, field)
    form.move(140, 90)
    connect()
    show(form, field, qtbot)

    def is_told() -> bool:
        cursor = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        corner = field.mapToGlobal(cursor.topLeft())
        told = fcitx.told("SetCursorRect")
        return bool(told) and told[-1] == (corner.x(), corner.y(), cursor.width(), cursor.height())

    qtbot.waitUntil(is_told)
    press(form, "ni", SPACE, "ni", SPACE)
    qtbot.waitUntil(is_told)
    form.move(300, 200)
    qtbot.waitUntil(is_told)


def test_that_fcitx_may_start_end_and_start_again(
    bus: str, connect: Callable[[], Bridge], form: QWidget, qtbot: QtBot
) -> None:
    field = QLineEdit()
    add(form, field)
    bridge = connect()
    show(form, field, qtbot)
    assert bridge.version is None
    press(form, "ni", SPACE)

    with FakeFcitx(bus, FCITX_5):
        qtbot.waitUntil(lambda: bridge.version == 5)
        press(form, "nihao", SPACE, "ni")
    qtbot.waitUntil(lambda: bridge.version is None)
    press(form, "hao", SPACE)
    assert field.text() == "ni 你好nihao "

    with FakeFcitx(bus, FCITX_4):
        qtbot.waitUntil(lambda: bridge.version == 4)
        press(form, "ni", SPACE)
    assert field.text() == "ni 你好nihao 你"


@contextmanager
def scripted_bus(folder: Path, script: Callable[[Message, Callable[..., None]], None]) -> Iterator[str]:
    """A bus that says what a test wants and when: `script` gets each call and a way to send messages at once."""

    def serve() -> None:
        line = door.accept()[0]
        with line:
            heard = b""
            while not heard.endswith(b"BEGIN\r\n"):
                heard += line.recv(1)
                if heard.endswith(b"\r\n") and not heard.endswith(b"BEGIN\r\n"):
                    line.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
            parser, serial = Parser(), itertools.count(1)

            def say(*messages: Message) -> None:
                line.sendall(b"".join(message.serialise(next(serial)) for message in messages))

            while data := line.recv(4096):
                parser.add_data(data)
                while (call := parser.get_next_message()) is not None:
                    script(call, say)

    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(folder / "bus"))
        door.listen()
        threading.Thread(target=serve, daemon=True).start()
        yield f"unix:path={folder}/bus"


def member(message: Message) -> str:
    return str(message.header.fields.get(HeaderFields.member))


def taken(name: str, owner: str) -> Message:
    """The bus says who has a name now."""
    of_the_bus = DBusAddress("/org/freedesktop/DBus", interface="org.freedesktop.DBus")
    message = new_signal(of_the_bus, "NameOwnerChanged", "sss", (name, "", owner))
    message.header.fields[HeaderFields.sender] = BUS.bus_name
    return message


def test_that_news_that_came_with_an_answer_is_heard(tmp_path: Path) -> None:
    def script(call: Message, say: Callable[..., None]) -> None:
        if member(call) == "Hello":
            say(new_method_return(call, "s", (":1.1",)))
        else:
            say(new_method_return(call, "as", ([],)), taken(FCITX_5, ":1.2"))

    with scripted_bus(tmp_path, script) as address:
        line = SessionBus(address, _PATIENCE_S)
        line.call(BUS, "ListNames", limit_s=_PATIENCE_S)
        assert [member(message) for message in line.received()] == ["NameOwnerChanged"]
        line.close()


def test_that_a_slow_bus_is_asked_again_for_fcitx(
    tmp_path: Path, form: QWidget, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge_module, "CONTACT_LIMIT_S", 0.05)
    monkeypatch.setattr(bridge_module, "AGAIN_AFTER_MS", 10)
    asked: list[Message] = []

    def script(call: Message, say: Callable[..., None]) -> None:
        match member(call):
            case "Hello":
                say(new_method_return(call, "s", (":1.1",)), taken(FCITX_5, ":1.2"))
            case "ListNames":
                asked.append(call)
                if len(asked) > 2:
                    say(new_method_return(call, "as", ([FCITX_5],)))
            case "CreateInputContext":
                say(new_method_return(call, "oay", ("/context/1", b"0123456789abcdef")))

    field = QLineEdit()
    add(form, field)
    show(form, field, qtbot)
    with scripted_bus(tmp_path, script) as address:
        bridge = Bridge(SessionBus(address, _PATIENCE_S), NAMES, None, qapp)
        qtbot.waitUntil(lambda: bridge.version == 5, timeout=30_000)
        bridge.close()
        bridge.deleteLater()

    assert len(asked) > 2


def test_that_a_hung_fcitx_costs_one_short_wait_and_no_letter(
    fcitx: FakeFcitx,
    connect: Callable[[], Bridge],
    form: QWidget,
    qtbot: QtBot,
    request: pytest.FixtureRequest,
) -> None:
    field = QLineEdit()
    add(form, field)
    connect()
    show(form, field, qtbot)
    press(form, "ni")
    request.getfixturevalue("impatience")
    entered = len(fcitx.told("FocusIn"))

    fcitx.answering.clear()
    began = time.monotonic()
    press(form, "hao", SPACE)
    waited = time.monotonic() - began
    assert field.text() == "nihao "
    assert KEY_LIMIT_S <= waited < KEY_LIMIT_S + FIRST_KEY_LIMIT_S + SLACK_S

    fcitx.answering.set()
    # First what it should forget is forgotten, then it is offered keys again.
    qtbot.waitUntil(lambda: len(fcitx.told("FocusIn")) > entered)
    press(form, "ni", SPACE)
    assert field.text() == "nihao 你"


def test_that_the_end_of_the_bus_leaves_a_plain_keyboard(
    bus_program: str, form: QWidget, qtbot: QtBot, qapp: QApplication
) -> None:
    field = QLineEdit()
    add(form, field)
    with session_bus(bus_program) as address, FakeFcitx(address, FCITX_5):
        line = SessionBus(address, 5)
        bridge = Bridge(line, NAMES, search(line, NAMES, 5).contact, qapp)
        show(form, field, qtbot)
        press(form, "ni")
    qtbot.waitUntil(lambda: bridge.version is None)

    press(form, "hao", SPACE)

    assert field.text() == "nihao "
    bridge.close()
    bridge.deleteLater()


def test_that_fcitx_is_spoken_to_directly_where_it_runs(fcitx: FakeFcitx, bus: str) -> None:
    choice = choosing.choose({"DISPLAY": ":0", "DBUS_SESSION_BUS_ADDRESS": bus})

    assert choice.way is choosing.Way.BRIDGE
    assert choice.contact is not None
    assert choice.bus is not None
    choice.bus.close()


def test_that_ibus_is_left_to_qt(bus: str) -> None:
    with open_dbus_connection(bus) as ibus:
        ibus.send_and_get_reply(message_bus.RequestName("org.freedesktop.IBus"))

        choice = choosing.choose({"DISPLAY": ":0", "DBUS_SESSION_BUS_ADDRESS": bus})

    assert choice.way is choosing.Way.QT
    assert choice.ibus_seen
    assert choice.bus is None


def test_that_fcitx_is_waited_for_where_nothing_runs_yet(bus: str) -> None:
    choice = choosing.choose({"DISPLAY": ":0", "DBUS_SESSION_BUS_ADDRESS": bus})

    assert choice.way is choosing.Way.BRIDGE
    assert choice.contact is None
    assert choice.bus is not None
    choice.bus.close()


@pytest.mark.parametrize("wish", ["ibus", "none"])
def test_that_a_wish_is_obeyed_without_asking_the_bus(fcitx: FakeFcitx, bus: str, wish: str) -> None:
    choice = choosing.choose({"DISPLAY": ":0", "DBUS_SESSION_BUS_ADDRESS": bus, "DUJIAO_IM": wish})

    assert choice.way is {"ibus": choosing.Way.QT, "none": choosing.Way.NONE}[wish]
    assert fcitx.calls == []


@pytest.mark.parametrize(
    "environment",
    [{}, {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, {"QT_QPA_PLATFORM": "wayland", "DISPLAY": ":0"}],
)
def test_that_without_x_the_system_sees_to_it(fcitx: FakeFcitx, bus: str, environment: dict[str, str]) -> None:
    choice = choosing.choose(environment | {"DBUS_SESSION_BUS_ADDRESS": bus})

    assert choice.way is choosing.Way.SYSTEM
    assert fcitx.calls == []


@pytest.mark.parametrize("answer", [b"", b"OK 0123456789abcdef0123456789abcdef\r\n", b"REJECTED\r\n"])
@pytest.mark.usefixtures("impatience")
def test_that_a_bus_that_does_not_let_us_in_costs_little_time(tmp_path: Path, answer: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as hung:
        hung.bind(str(tmp_path / "bus"))
        hung.listen()

        def answer_once() -> None:
            line = hung.accept()[0]
            lines.append(line)
            if answer:
                line.sendall(answer)

        lines: list[socket.socket] = []
        helper = threading.Thread(target=answer_once)
        helper.start()
        began = time.monotonic()
        choice = choosing.choose({"DISPLAY": ":0", "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/bus"})
        waited = time.monotonic() - began
        helper.join()
        lines[0].close()

    assert choice.way is choosing.Way.QT
    assert waited < LIMIT_S + SLACK_S


@pytest.mark.parametrize("address", ["", "autolaunch:", "unix:path=/nowhere/at/all", "tcp:host=localhost", "nonsense"])
def test_that_a_bus_that_is_not_there_is_done_without(address: str) -> None:
    assert choosing.choose({"DISPLAY": ":0", "DBUS_SESSION_BUS_ADDRESS": address}).way is choosing.Way.QT


@pytest.mark.usefixtures("impatience")
def test_that_an_fcitx_that_does_not_answer_is_left_to_qt_in_time(fcitx: FakeFcitx, bus: str) -> None:
    fcitx.answering.clear()
    began = time.monotonic()

    choice = choosing.choose({"DISPLAY": ":0", "DBUS_SESSION_BUS_ADDRESS": bus})

    assert choice.way is choosing.Way.QT
    assert time.monotonic() - began < LIMIT_S + SLACK_S


ASK = """
import os, sys
from dujiao_desktop.desktop.input_method import choosing
choosing.prepare()
print(os.environ.get("QT_QPA_PLATFORM"), os.environ.get("QT_IM_MODULES"), "jeepney" in sys.modules)
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
app = QApplication([])
choosing.connect(app)
print(os.environ.get("QT_QPA_PLATFORM"), os.environ.get("QT_IM_MODULES"))
print(choosing.chosen_input_method())
"""


def ask(**environment: str) -> list[str]:
    """What Qt is told before the program is made, what programs started from it see, and what the officer reads."""
    plain = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    said = subprocess.run(
        [sys.executable, "-c", ASK],
        env=plain | environment,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return said.stdout.splitlines()


def test_that_without_a_bus_nothing_is_loaded_for_it_and_qt_looks_for_ibus() -> None:
    assert ask(DISPLAY=":0", QT_IM_MODULE="fcitx") == [
        "xcb fcitx;ibus False",
        "None None",
        "没有找到，请启动输入法后重新打开本程序",
    ]


def test_that_what_the_desktop_set_stays_for_the_programs_started_from_here() -> None:
    told, left, _ = ask(DISPLAY=":0", WAYLAND_DISPLAY="wayland-0", QT_IM_MODULES="wayland;fcitx")

    assert told == "xcb;wayland wayland;fcitx;ibus False"
    assert left == "None wayland;fcitx"


def test_that_qt_does_not_take_fcitx_for_ibus_beside_us(fcitx: FakeFcitx, bus: str) -> None:
    told, *_ = ask(DISPLAY=":0", DBUS_SESSION_BUS_ADDRESS=bus, QT_IM_MODULE="ibus")

    assert told == "xcb compose True"


def test_that_the_page_of_settings_says_which_input_method_is_there(open_desk: OpenDesk, qtbot: QtBot) -> None:
    page = PreferencesPage(open_desk.desk)
    qtbot.addWidget(page)
    page.read()

    assert f"中文输入　{choosing.chosen_input_method()}" in [text.text() for text in page.findChildren(QLabel)]
