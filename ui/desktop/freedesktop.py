"""Notifications as the desktops of Linux have them (org.freedesktop.Notifications, specification 1.2)."""

from __future__ import annotations

from functools import partial
from typing import Any

from jeepney import DBusAddress, new_method_call
from PySide6.QtCore import QObject, Signal

from app.paths import resource
from ui.desktop import activation
from ui.desktop.notice import Choice, Notice
from ui.desktop.session_bus import SessionBus

_NAME = "org.freedesktop.Notifications"
_ADDRESS = DBusAddress("/org/freedesktop/Notifications", bus_name=_NAME, interface=_NAME)
_RULES = (
    f"type='signal',sender='{_NAME}',interface='{_NAME}',path='/org/freedesktop/Notifications'",
    f"type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='{_NAME}'",
)
_EXPIRES_AS_USUAL = -1


class FreedesktopTeller(QObject):
    """Fits `Teller`. What the notification server can do is asked once, and again when another one takes over."""

    chosen = Signal(int, object)
    closed = Signal(int)
    cannot = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = SessionBus(_RULES, self)
        self._bus.signalled.connect(self._heard)
        self._bus.lost.connect(self._forget)
        self._can: frozenset[str] | None = None
        self._asking = False
        self._ids: dict[int, int] = {}
        """Key → the server's number of what is shown."""
        self._sent: dict[int, bool] = {}
        """Keys of those without a number yet; True: it is to be withdrawn as soon as it has one."""
        self._next: dict[int, Notice] = {}
        """What is to be shown once that is known."""

    def show(self, notice: Notice) -> None:
        self._next[notice.key] = notice
        if self._can is not None:
            self._send()
        elif not self._asking:
            self._asking = True
            self._bus.call(new_method_call(_ADDRESS, "GetCapabilities"), self._told_capabilities)

    def withdraw(self, key: int) -> None:
        self._next.pop(key, None)
        if key in self._sent:
            self._sent[key] = True
        elif (number := self._ids.pop(key, 0)):
            self._bus.call(new_method_call(_ADDRESS, "CloseNotification", "u", (number,)))

    def close(self) -> None:
        """Nothing stays on the screen whose buttons would do nothing any more."""
        self._next.clear()
        for key in list(self._ids):
            self.withdraw(key)
        self._bus.close()

    # --- out --------------------------------------------------------------------------------------

    def _told_capabilities(self, answer: tuple[Any, ...] | None) -> None:
        self._asking = False
        names = answer[0] if answer and isinstance(answer[0], list) else None
        if names is None:
            waiting, self._next = list(self._next.values()), {}
            for notice in waiting:
                self.cannot.emit(notice)
            return
        self._can = frozenset(each for each in names if isinstance(each, str))
        self._send()

    def _send(self) -> None:
        for key in [each for each in self._next if each not in self._sent]:
            notice = self._next.pop(key)
            self._sent[key] = False
            self._bus.call(self._message(notice), partial(self._shown, notice))

    def _message(self, notice: Notice) -> Any:
        can = self._can or frozenset()
        title, lines = notice.title, list(notice.lines)
        if "body" not in can:
            title, lines = " · ".join((title, *lines)), []
        body = "\n".join(_escaped(each) if "body-markup" in can else each for each in lines)
        actions = [word for choice in notice.choices for word in choice] if "actions" in can else []
        hints: dict[str, tuple[str, Any]] = {"desktop-entry": ("s", "depesche"), "category": ("s", "email.arrived"),
                                             "urgency": ("y", 1)}
        if notice.sound:
            hints["sound-name"] = ("s", "message-new-email")
        else:
            hints["suppress-sound"] = ("b", True)
        return new_method_call(_ADDRESS, "Notify", "susssasa{sv}i", (
            "Depesche", self._ids.get(notice.key, 0), resource("icons/depesche.svg").as_uri(), title, body,
            actions, hints, _EXPIRES_AS_USUAL))

    def _shown(self, notice: Notice, answer: tuple[Any, ...] | None) -> None:
        unwanted = self._sent.pop(notice.key, False)
        number = answer[0] if answer and isinstance(answer[0], int) else 0
        if not number:
            self._ids.pop(notice.key, None)
            if not unwanted:
                self.cannot.emit(notice)
        else:
            self._ids[notice.key] = number
            if unwanted:
                self.withdraw(notice.key)
        if self._can is not None:
            self._send()

    # --- back -------------------------------------------------------------------------------------

    def _heard(self, member: str, values: object) -> None:
        match member, values:
            case "NameOwnerChanged", _:
                self._forget()
            case "ActionInvoked", (int(number), str(action)) if action in list(Choice):
                if (key := self._key(number)) is not None:
                    self.chosen.emit(key, Choice(action))
            case "ActivationToken", (int(number), str(token)) if self._key(number) is not None:
                activation.take(token)
            case "NotificationClosed", (int(number), *_):
                if (key := self._key(number)) is not None:
                    del self._ids[key]
                    self.closed.emit(key)
            case _:
                pass  # a later version of the interface, or somebody else's notification

    def _key(self, number: int) -> int | None:
        return next((key for key, known in self._ids.items() if known == number), None)

    def _forget(self) -> None:
        self._can = None
        for key in list(self._ids):
            del self._ids[key]
            self.closed.emit(key)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
