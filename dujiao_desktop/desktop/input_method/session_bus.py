"""The session bus (D-Bus), asked with a time limit on everything: a hung neighbour must not hang the window."""

from __future__ import annotations

import select
import socket
import time
from collections import deque
from itertools import count
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageFlag, MessageType, Parser, new_method_call
from jeepney.auth import BEGIN, AuthenticationError, Authenticator
from jeepney.bus import get_connectable_addresses

SEND_LIMIT_S = 0.5
"""A bus that takes no bytes for this long is as good as gone."""
_READ_AT_ONCE = 65536

BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


class BusLost(Exception):
    """There is no bus, or it has closed the line."""


class CallRefused(Exception):
    """The service answered with an error, or there is no such service."""


class CallUnanswered(Exception):
    """No answer within the limit; it may come later as a message that answers `serial`."""

    def __init__(self, serial: int) -> None:
        super().__init__(serial)
        self.serial = serial


class SessionBus:
    """A line to the bus."""

    def __init__(self, address: str, limit_s: float) -> None:
        """Connect.

        Args:
            address: As in `DBUS_SESSION_BUS_ADDRESS`; several are tried in their order.
            limit_s: Time for connecting and being let in, together.

        Raises:
            BusLost: Nobody let us in within the limit.
        """
        until = time.monotonic() + limit_s
        self._socket = _connect(address, until)
        self._parser = Parser()
        self._serials = count(1)
        self._received: deque[Message] = deque()
        try:
            self.call(BUS, "Hello", limit_s=max(0.0, until - time.monotonic()))
        except (CallRefused, CallUnanswered) as error:
            self.close()
            raise BusLost("the bus does not greet") from error

    def fileno(self) -> int:
        """The descriptor that turns readable when something comes."""
        return self._socket.fileno()

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def send(
        self, to: DBusAddress, member: str, signature: str | None = None, *body: Any, answered: bool = False
    ) -> int:
        """Send a call and do not wait for its answer.

        Args:
            to: Object and interface.
            member: Name of the method.
            signature: Types of `body`.
            body: Arguments, whatever the signature says.
            answered: Whether an answer is wanted; it comes as a message.

        Returns:
            The serial number that an answer refers to.

        Raises:
            BusLost: The line is dead.
        """
        message = new_method_call(to, member, signature, body)
        if not answered:
            message.header.flags |= MessageFlag.no_reply_expected
        serial = next(self._serials)
        try:
            self._socket.sendall(message.serialise(serial))
        except OSError as error:
            raise BusLost(str(error)) from error
        return serial

    def call(
        self, to: DBusAddress, member: str, signature: str | None = None, *body: Any, limit_s: float
    ) -> tuple[Any, ...]:
        """Send a call and wait for its answer; what else comes meanwhile is kept for `received`.

        Raises:
            CallRefused: The answer is an error.
            CallUnanswered: None came within `limit_s`.
            BusLost: The line is dead.
        """
        until = time.monotonic() + limit_s
        serial = self.send(to, member, signature, *body, answered=True)
        while True:
            answer: Message | None = None
            # All that came with the answer is taken out: the line may stay silent for long afterwards.
            while (message := self._parser.get_next_message()) is not None:
                if answers(message) == serial:
                    answer = message
                else:
                    self._received.append(message)
            if answer is not None:
                if answer.header.message_type is MessageType.error:
                    raise CallRefused(str(answer.header.fields.get(HeaderFields.error_name)))
                return answer.body
            if not self._read(max(0.0, until - time.monotonic())):
                raise CallUnanswered(serial)

    def received(self) -> list[Message]:
        """All messages that have come until now, in their order; waits for none.

        Raises:
            BusLost: The line is dead.
        """
        while self._read(0.0):
            while (message := self._parser.get_next_message()) is not None:
                self._received.append(message)
        messages = list(self._received)
        self._received.clear()
        return messages

    def listen(self, rule: str) -> None:
        """Ask for signals that match `rule`; they come as messages."""
        self.send(BUS, "AddMatch", "s", rule)

    def stop_listening(self, rule: str) -> None:
        """Take `listen` back."""
        self.send(BUS, "RemoveMatch", "s", rule)

    def _read(self, limit_s: float) -> bool:
        try:
            if not select.select([self._socket], [], [], limit_s)[0]:
                return False
            data = self._socket.recv(_READ_AT_ONCE)
        except (OSError, ValueError) as error:  # ValueError: closed meanwhile
            raise BusLost(str(error)) from error
        if not data:
            raise BusLost("the bus has hung up")
        self._parser.add_data(data)
        return True


def answers(message: Message) -> int | None:
    """Serial number of the call that the message answers; None for a signal."""
    serial = message.header.fields.get(HeaderFields.reply_serial)
    return serial if isinstance(serial, int) else None


def _connect(address: str, until: float) -> socket.socket:
    try:
        places = list(get_connectable_addresses(address))
    except (RuntimeError, ValueError) as error:  # what jeepney raises for kinds of address it does not know
        raise BusLost(str(error)) from error
    reason: Exception | None = None
    for place in places:
        line = socket.socket(socket.AF_UNIX)
        try:
            _enter(line, place, until)
        except (OSError, AuthenticationError) as error:
            line.close()
            reason = error
        else:
            line.settimeout(SEND_LIMIT_S)
            return line
    raise BusLost(str(reason)) from reason


def _enter(line: socket.socket, place: str, until: float) -> None:
    """Connect and prove who we are; the bus looks at the process's owner."""

    def left() -> float:
        # Not 0, which would mean a socket that never waits.
        return max(0.001, until - time.monotonic())

    line.settimeout(left())
    line.connect(place)
    line.sendall(b"\0")
    proof = Authenticator(inc_null_byte=False)
    for data in proof:
        line.settimeout(left())
        line.sendall(data)
        answer = line.recv(1024)
        if not answer:
            raise ConnectionResetError("the bus has hung up")
        proof.feed(answer)
    line.sendall(BEGIN)
