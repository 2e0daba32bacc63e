"""One message in a window of its own: a .eml file, or one that was double-clicked."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget

from app.engine import viewing
from app.errors import ErrorKind, MailError
from app.events import MessageView
from app.mime.body import part_bytes
from app.mime.filename import safe_name, unique_path
from app.model.message import Attachment, MessageRow
from ui import background, icons
from ui.dialogs.source import SourceDialog
from ui.views.message_view import MessageViewPane

LARGEST_FILE = 100 << 20


class MessageWindow(QMainWindow):
    """Works on the raw message alone and needs no account."""

    reply_wanted = Signal(bytes, bool)
    """The raw message; True for an answer to everybody."""
    forward_wanted = Signal(bytes)
    link_activated = Signal(QUrl)
    failed = Signal(object)
    """A MailError."""

    def __init__(self, raw: bytes, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._raw = raw
        self.reply = self._action(self.tr("Reply"), "reply", "Ctrl+R")
        self.reply_all = self._action(self.tr("Reply all"), "reply-all", "Ctrl+Shift+R")
        self.forward = self._action(self.tr("Forward"), "forward", "Ctrl+L")
        self.source = self._action(self.tr("Message source"), "source", "Ctrl+U")
        close = self._action(self.tr("Close"), "close", "Ctrl+W")
        self.pane = MessageViewPane([self.reply, self.reply_all, self.forward, self.source])
        self.setCentralWidget(self.pane)
        self.reply.triggered.connect(lambda: self.reply_wanted.emit(raw, False))
        self.reply_all.triggered.connect(lambda: self.reply_wanted.emit(raw, True))
        self.forward.triggered.connect(lambda: self.forward_wanted.emit(raw))
        self.source.triggered.connect(lambda: SourceDialog(raw, title, self).open())
        close.triggered.connect(self.close)
        self.pane.link_activated.connect(self.link_activated)
        self.pane.link_hovered.connect(self.statusBar().showMessage)
        self.pane.save_wanted.connect(lambda _id, files: self._choose_directory(files))
        self.pane.open_wanted.connect(lambda _id, file: self._choose_directory((file,)))
        self.resize(QSize(860, 720))
        self.pane.show_loading(_row(title, len(raw)), title)
        background.run(self, partial(viewing.view, 0, raw), self._ready)

    def _ready(self, result: MessageView | MailError) -> None:
        if isinstance(result, MailError):
            self.pane.show_error(result)
        else:
            self.setWindowTitle(result.envelope.subject or self.windowTitle())
            self.pane.show_view(result)

    def _choose_directory(self, files: tuple[Attachment, ...]) -> None:
        dialog = QFileDialog(self, self.tr("Save attachments in"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.save_to(files, Path(path)))
        dialog.open()

    def save_to(self, files: tuple[Attachment, ...], directory: Path) -> None:
        """Never overwrites a file."""
        background.run(self, partial(_save, self._raw, files, directory), self._saved)

    def _saved(self, result: int | MailError) -> None:
        if isinstance(result, MailError):
            self.failed.emit(result)
        else:
            self.statusBar().showMessage(self.tr("%n file(s) saved", "", result), 6000)

    def _action(self, text: str, icon: str, key: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        icons.bind(action, icon)
        self.addAction(action)
        return action


def read_message_file(path: Path) -> bytes:
    """Raises MailError(STORE, TOO_LARGE). For a background thread."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise MailError(ErrorKind.TOO_LARGE, f"“{path.name}” is too large to be opened as a message.")
        return path.read_bytes()
    except OSError as error:
        raise MailError(ErrorKind.STORE, f"“{path.name}” cannot be read: {error.strerror}.") from error


def _save(raw: bytes, files: tuple[Attachment, ...], directory: Path) -> int:
    try:
        for file in files:
            target = unique_path(directory, safe_name(file.name, "attachment"))
            target.write_bytes(part_bytes(raw, file.part))
    except OSError as error:
        raise MailError(ErrorKind.STORE, f"The file could not be written: {error.strerror}.") from error
    return len(files)


def _row(title: str, size: int) -> MessageRow:
    return MessageRow(id=0, account_id=0, folder_id=0, uid="", message_id="", sender_name="", sender_email="",
                      recipients="", subject=title, date=0, size=size, flags=frozenset(), has_attachment=False,
                      cached="full", preview="")
