"""Where keys are imported from: a file, or the clipboard."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from app.errors import ErrorKind, MailError
from ui import background

_LARGEST = 8 << 20


class KeySources(QObject):
    """The menu of a button."""

    given = Signal(bytes)
    failed = Signal(object)
    """A MailError."""

    def __init__(self, button: QPushButton, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        menu = QMenu(button)
        menu.addAction(self.tr("From a &file …"), self._choose_file)
        menu.addAction(self.tr("From the &clipboard"), self._from_clipboard)
        button.setMenu(menu)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Import keys or certificates"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Keys and certificates") + " (*.asc *.gpg *.pgp *.key *.p12 *.pfx *.pem *.crt"
                               " *.cer *.p7b *.p7c *.p7s)", self.tr("All files") + " (*)"])
        dialog.fileSelected.connect(lambda path: background.run(self, partial(_read, Path(path)), self._take))
        dialog.open()

    def _from_clipboard(self) -> None:
        self.given.emit(QGuiApplication.clipboard().text()[:_LARGEST].encode("utf-8", "replace"))

    def _take(self, result: bytes | MailError) -> None:
        if isinstance(result, MailError):
            self.failed.emit(result)
        else:
            self.given.emit(result)


def _read(path: Path) -> bytes | MailError:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except OSError as error:
        return MailError(ErrorKind.USAGE, f"'{path.name}' can't be read: choose another file.", error.strerror or "")
