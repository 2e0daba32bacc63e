"""A session bus of the test's own, and a notification server on it: org.freedesktop.Notifications 1.2 in a thread."""

from __future__ import annotations

import itertools
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.threading import DBusConnection, ReceiveStopped, open_dbus_connection

NAME = "org.freedesktop.Notifications"
_EMITTER = DBusAddress("/org/freedesktop/Notifications", interface=NAME)
FULL = ("actions", "body", "body-markup", "persistence", "sound")


@contextmanager
def session_bus() -> Iterator[str]:
    """The address of a dbus-daemon that ends with the context."""
    daemon = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True)
    try:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait(5)
        daemon.stdout.close()


@dataclass(frozen=True, slots=True)
class Shown:
    """One call of Notify, as it came over the wire."""

    signature: str
    app: str
    replaces: int
    icon: str
    title: str
    body: str
    actions: tuple[str, ...]
    hints: dict[str, tuple[str, Any]]
    timeout: int
    number: int


@dataclass
class NotificationServer:
    """A context. `clicks` and `closes` come from the test's thread, as a person's do."""

    address: str
    capabilities: tuple[str, ...] = FULL
    shown: list[Shown] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)

    def __enter__(self) -> NotificationServer:
        self._numbers = itertools.count(7)
        self._connection: DBusConnection = open_dbus_connection(self.address)
        self._connection.send(message_bus.RequestName(NAME))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_told: object) -> None:
        self._connection.interrupt()
        self._thread.join(5)
        self._connection.close()

    def click(self, number: int, action: str, token: str = "") -> None:
        if token:
            self._signal("ActivationToken", "us", (number, token))
        self._signal("ActionInvoked", "us", (number, action))

    def close(self, number: int, reason: int = 2) -> None:
        """2: by the person."""
        self._signal("NotificationClosed", "uu", (number, reason))

    def _signal(self, name: str, signature: str, body: tuple[Any, ...]) -> None:
        self._connection.send(new_signal(_EMITTER, name, signature, body))

    def _serve(self) -> None:
        try:
            while True:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._answer(message)
        except ReceiveStopped:
            return

    def _answer(self, message: Message) -> None:
        fields = message.header.fields
        match fields.get(HeaderFields.member):
            case "GetCapabilities":
                reply = new_method_return(message, "as", (list(self.capabilities),))
            case "Notify":
                app, replaces, icon, title, body, actions, hints, timeout = message.body
                number = replaces or next(self._numbers)
                self.shown.append(Shown(str(fields.get(HeaderFields.signature)), app, replaces, icon, title, body,
                                        tuple(actions), hints, timeout, number))
                reply = new_method_return(message, "u", (number,))
            case "CloseNotification":
                self.closed.append(message.body[0])
                reply = new_method_return(message)
                self.close(message.body[0], 3)
            case _:
                return
        self._connection.send(reply)
