"""The session's D-Bus, on a thread of its own: calls go out, answers and signals come back to the Qt thread.

Not by QtDBus: PySide sends every whole number as INT32, and the notifications' interface asks for UINT32.
"""

from __future__ import annotations

import logging
import os
import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jeepney import DBusErrorResponse, HeaderFields, Message, MessageType
from jeepney.bus_messages import message_bus
from jeepney.io.threading import DBusConnection, ReceiveStopped, open_dbus_connection
from PySide6.QtCore import QObject, Qt, Signal, Slot

log = logging.getLogger(__name__)

Answered = Callable[[tuple[Any, ...] | None], None]
"""The values of an answer; None where there was an error, or no bus."""


def address() -> str:
    """Where the session's bus listens; "" where there is none."""
    told = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if not told and runtime and (Path(runtime) / "bus").exists():
        return f"unix:path={runtime}/bus"
    return told


class SessionBus(QObject):
    """Connects at the first call, and again at the next one where the bus went away. Nothing here waits for it.

    `signalled` carries member and values (a tuple) of each signal that a match rule lets through.
    """

    signalled = Signal(str, object)
    lost = Signal()
    """Nobody answers any more: what was shown by this connection is not ours to change now."""

    _came = Signal(object)

    def __init__(self, rules: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self._lock = threading.Lock()
        self._out: deque[tuple[Message, Answered | None]] = deque()
        self._connection: DBusConnection | None = None
        self._thread: threading.Thread | None = None
        self._closing = False
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def call(self, message: Message, answered: Answered | None = None) -> None:
        """`answered` runs in the Qt thread."""
        with self._lock:
            self._out.append((message, answered))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="session-bus", daemon=True)
                self._thread.start()
            elif self._connection is not None:
                self._connection.interrupt()

    def close(self, limit: float = 0.5) -> None:
        """What was given to `call` by now is sent still, for at most `limit` seconds."""
        with self._lock:
            self._closing = True
            thread = self._thread
            if self._connection is not None:
                self._connection.interrupt()
        if thread is not None:
            thread.join(limit)

    # --- on the bus's thread --------------------------------------------------------------------

    def _run(self) -> None:
        waiting: dict[int, Answered] = {}
        try:
            if not (where := address()):
                raise ConnectionError("no session bus is told of")
            with open_dbus_connection(where) as connection:
                for rule in self._rules:
                    connection.send(message_bus.AddMatch(rule))
                with self._lock:
                    self._connection = connection
                self._serve(connection, waiting)
        except (OSError, ValueError, KeyError, RuntimeError, StopIteration, DBusErrorResponse) as error:
            # Whatever is wrong with the bus (jeepney raises all of these), mail is read without it.
            log.info("the session bus is out of reach: %s", error)
        finally:
            with self._lock:
                self._connection = self._thread = None
                lost = [*waiting.values(), *(answered for _, answered in self._out if answered is not None)]
                self._out.clear()
            self._tell(None, lost)

    def _serve(self, connection: DBusConnection, waiting: dict[int, Answered]) -> None:
        while self._send(connection, waiting):
            try:
                message = connection.receive()
            except ReceiveStopped:
                connection.reset_interrupt()
                continue
            kind, fields = message.header.message_type, message.header.fields
            if kind is MessageType.signal:
                self._tell(str(fields.get(HeaderFields.member, "")), message.body)
            elif kind in (MessageType.method_return, MessageType.error):
                answered = waiting.pop(fields.get(HeaderFields.reply_serial, -1), None)
                if answered is not None:
                    self._tell(answered, message.body if kind is MessageType.method_return else None)

    def _send(self, connection: DBusConnection, waiting: dict[int, Answered]) -> bool:
        """Everything that waits. False once the bus is to be left."""
        while True:
            with self._lock:
                if not self._out:
                    return not self._closing
                message, answered = self._out.popleft()
            serial = next(connection.outgoing_serial)
            if answered is not None:
                waiting[serial] = answered
            connection.send(message, serial=serial)

    def _tell(self, what: str | Answered | None, values: Any) -> None:
        if not self._closing:
            self._came.emit((what, values))

    # --- on the Qt thread -------------------------------------------------------------------------

    @Slot(object)
    def _deliver(self, came: tuple[Any, Any]) -> None:
        what, values = came
        if isinstance(what, str):
            self.signalled.emit(what, values)
        elif what is not None:
            what(values)
        else:
            self.lost.emit()
            for answered in values:
                answered(None)
