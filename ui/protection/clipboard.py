"""A secret on the clipboard: not for its history where the system knows a sign for that, and not for long."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

SECONDS = 60

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'


def secret(text: str) -> QMimeData:
    """The text with the signs that keep it out of histories: of Klipper and of those that heed its sign, and of Windows
    (there also out of the clipboard that is shared between machines)."""
    data = QMimeData()
    data.setText(text)
    data.setData("x-kde-passwordManagerHint", b"secret")
    if sys.platform == "win32":
        data.setData(_WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"), bytes(4))
        data.setData(_WINDOWS.format("CanIncludeInClipboardHistory"), bytes(4))
        data.setData(_WINDOWS.format("CanUploadToCloudClipboard"), bytes(4))
    return data


class SecretClipboard(QObject):
    """Takes away what it put there: after SECONDS, and at the end of the program. It belongs to the application: a
    dialog is closed sooner."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._text = ""
        self._timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self._timer.timeout.connect(self.expire)
        application.aboutToQuit.connect(self.expire)

    @property
    def holds_something(self) -> bool:
        return bool(self._text)

    def seconds_left(self) -> float:
        return self._timer.remainingTime() / 1000

    def put(self, text: str) -> None:
        self._text = text
        QGuiApplication.clipboard().setMimeData(secret(text))
        self._timer.start()

    def expire(self) -> None:
        """Unless something else was copied since."""
        clipboard, text = QGuiApplication.clipboard(), self._text
        self._text = ""
        self._timer.stop()
        if text and clipboard.text() == text:
            clipboard.clear()


def secret_clipboard() -> SecretClipboard:
    """The application's, made at the first call."""
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    known = application.findChild(SecretClipboard)
    return known if known is not None else SecretClipboard(application)
