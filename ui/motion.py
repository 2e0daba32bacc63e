"""Whether the desktop asks programs to move less; on Linux through the portal, which answers in its own time."""

from __future__ import annotations

import sys
from typing import Any, cast

from PySide6.QtCore import SLOT, QObject, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

SERVICE, PATH, INTERFACE = (
    "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings",
)  # fmt: skip
KEYS = (("org.freedesktop.appearance", "reduced-motion"), ("org.gnome.desktop.interface", "enable-animations"),
        ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"))
_EFFECTS = (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo,
            Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_FadeTooltip, Qt.UIEffect.UI_AnimateToolBox)
_SPI_GETCLIENTAREAANIMATION = 0x1042


def asks_for_less(namespace: str, key: str, value: object) -> bool | None:
    """What one setting of a desktop says; None where it says nothing."""
    match namespace, key, value:
        case "org.freedesktop.appearance", "reduced-motion", int():
            return value == 1
        case "org.gnome.desktop.interface", "enable-animations", bool():
            return not value
        case "org.kde.kdeglobals.KDE", "AnimationDurationFactor", str() | int() | float():
            try:
                return float(value) == 0
            except ValueError:
                return None
        case _:
            return None


def still_effects(application: QApplication, still: bool) -> None:
    """Menus and tips appear at once, or as the system has them."""
    for effect in _EFFECTS:
        application.setEffectEnabled(effect, not still)


class MotionWatch(QObject):
    """`reduced` as the desktop has it now; `changed` tells of another answer."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: dict[tuple[str, str], bool] = {}
        self._reduced = _of_the_system()
        if sys.platform.startswith("linux") and QGuiApplication.platformName() in ("xcb", "wayland"):
            self._ask_the_portal()

    @property
    def reduced(self) -> bool:
        return self._reduced or any(self._told.values())

    def take(self, namespace: str, key: str, value: object) -> None:
        """One setting, as the desktop tells it."""
        before, said = self.reduced, asks_for_less(namespace, key, value)
        if said is not None:
            self._told[namespace, key] = said
        if self.reduced != before:
            self.changed.emit()

    def _ask_the_portal(self) -> None:
        # Loaded only where there is a bus to ask.
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        bus.connect(SERVICE, PATH, INTERFACE, "SettingChanged", self,
                    cast(Any, SLOT("_setting_changed(QDBusMessage)")))  # the stub wants octets
        for namespace, key in KEYS:
            call = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "Read")
            call.setArguments([namespace, key])
            watcher = QDBusPendingCallWatcher(bus.asyncCall(call), self)
            watcher.finished.connect(lambda done, at=(namespace, key): self._answered(at[0], at[1], done))

    def _answered(self, namespace: str, key: str, watcher: Any) -> None:
        from PySide6.QtDBus import QDBusMessage

        reply = watcher.reply()
        watcher.deleteLater()
        if reply.type() == QDBusMessage.MessageType.ReplyMessage and reply.arguments():
            self.take(namespace, key, _plain(reply.arguments()[0]))

    @Slot("QDBusMessage")
    def _setting_changed(self, message: Any) -> None:
        arguments = message.arguments()
        if len(arguments) == 3:
            self.take(str(arguments[0]), str(arguments[1]), _plain(arguments[2]))


def _plain(value: Any) -> object:
    """What a variant holds; the portal's Read packs it twice."""
    for _ in range(3):
        if not hasattr(value, "variant"):
            break
        value = value.variant()
    return value


def _of_the_system() -> bool:
    """Windows and macOS answer at once."""
    if sys.platform == "win32":
        import ctypes

        shown = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(shown), 0)
        return not shown.value
    if sys.platform == "darwin":
        return QSettings("apple.com", "universalaccess").value("reduceMotion", False) in (True, 1, "1", "true")
    return False
