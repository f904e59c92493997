"""An fcitx that spells two words, as seen from the session bus; and a session bus of one's own."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

WORDS = {"ni": "你", "nihao": "你好", "cun": "𬒗"}
SPACE, RETURN, ESCAPE, F12, BACKSPACE = 0x20, 0xFF0D, 0xFF1B, 0xFFC9, 0xFF08


class FakeFcitx(threading.Thread):
    """Letters are composed, space chooses the word, Enter the letters; F12 is handed back as a backspace.

    Attributes:
        calls: What it was asked, with the arguments, in order.
        answering: Cleared, it hears but says nothing, like a program that hangs.
    """

    def __init__(self, address: str, name: str) -> None:
        super().__init__(daemon=True)
        self.name_on_bus = name
        self.old = name.startswith("org.fcitx.Fcitx-")
        self.calls: list[tuple[str, tuple[object, ...]]] = []
        self.answering = threading.Event()
        self.answering.set()
        self._letters = ""
        self._leaving = threading.Event()
        self._bus: DBusConnection = open_dbus_connection(address)
        self._bus.send_and_get_reply(message_bus.RequestName(name))
        self.start()

    def __enter__(self) -> FakeFcitx:
        return self

    def __exit__(self, *_: object) -> None:
        self._leaving.set()
        self.answering.set()
        self.join()

    def told(self, member: str) -> list[tuple[object, ...]]:
        return [body for called, body in self.calls if called == member]

    def run(self) -> None:
        while not self._leaving.is_set():
            try:
                message = self._bus.receive(timeout=0.02)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self.calls.append((message.header.fields[HeaderFields.member], message.body))
                self.answering.wait()
                self._answer(message)
        self._bus.close()

    def _answer(self, call: Message) -> None:
        member = call.header.fields[HeaderFields.member]
        if member == "CreateInputContext" and not self.old:
            self._bus.send(
                new_method_return(call, "oay", ("/org/freedesktop/portal/inputcontext/3", b"0123456789abcdef"))
            )
        elif member == "CreateICv3" and self.old:
            self._bus.send(new_method_return(call, "ibuuuu", (3, True, 0, 0, 0, 0)))
        elif member == "ProcessKeyEvent":
            kept = self._key(call, call.body[0], bool(call.body[3]))
            self._bus.send(new_method_return(call, "i" if self.old else "b", (int(kept) if self.old else kept,)))
        elif member == "Reset":
            self._letters = ""
            self._bus.send(new_method_return(call))
        elif not call.header.flags & 1:
            self._bus.send(new_error(call, "org.freedesktop.DBus.Error.UnknownMethod"))

    def _key(self, call: Message, symbol: int, released: bool) -> bool:
        if released:
            return False
        if 0x61 <= symbol <= 0x7A:
            self._letters += chr(symbol)
        elif symbol == F12:
            self._tell(call, "ForwardKey", "uui" if self.old else "uub", BACKSPACE, 0, 0 if self.old else False)
            return True
        elif not self._letters:
            return False
        elif symbol in (SPACE, RETURN):
            word, self._letters = self._letters, ""
            self._tell(call, "CommitString", "s", WORDS.get(word, word) if symbol == SPACE else word)
        elif symbol == ESCAPE:
            self._letters = ""
        # The last letter is marked as chosen; the cursor, in bytes, stands at the end.
        parts = [(self._letters[:-1], 0), (self._letters[-1:], 1 << 4)] if self._letters else []
        self._tell(call, "UpdateFormattedPreedit", "a(si)i", parts, len(self._letters.encode()))
        return True

    def _tell(self, call: Message, member: str, signature: str, *body: object) -> None:
        interface = "org.fcitx.Fcitx.InputContext" if self.old else "org.fcitx.Fcitx.InputContext1"
        from_here = DBusAddress(call.header.fields[HeaderFields.path], interface=interface)
        signal = new_signal(from_here, member, signature, body)
        if not self.old:
            signal.header.fields[HeaderFields.destination] = call.header.fields[HeaderFields.sender]
        self._bus.send(signal)


@contextmanager
def session_bus(program: str) -> Iterator[str]:
    """A bus of one's own.

    Args:
        program: Path of dbus-daemon.

    Yields:
        Its address.
    """
    command = [program, "--session", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
        running.terminate()
