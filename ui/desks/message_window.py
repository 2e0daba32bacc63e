"""One message in a window of its own: a .eml file, or one that was double-clicked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMainWindow, QToolButton, QWidget
from shiboken6 import isValid

from app.crypto.reading import Opened
from app.engine import picture_desk, saving
from app.engine.opened_view import opened_view
from app.errors import ErrorKind, MailError
from app.events import MessageView, PicturesReady
from app.model.message import Attachment, MessageRow
from app.model.security import Verdict
from ui import background, icons
from ui.desks.printing import PrintingDesk
from ui.dialogs.security_details import SecurityDetailsDialog
from ui.dialogs.source import SourceDialog
from ui.forms.return_key import presses_button
from ui.help import calls
from ui.views.attachment_opener import AttachmentOpener, open_saved
from ui.views.message_view import MessageViewPane

LARGEST_FILE = 100 << 20

OpenWith = Callable[[bytes, Callable[[Opened], object], str], object]
"""Decrypts a message, or one part of it, and checks its signatures; calls back in the Qt thread."""


class MessageWindow(QMainWindow):
    """Works on the raw message alone and needs no account."""

    reply_wanted = Signal(bytes, bool)
    """The raw message; True for an answer to everybody."""
    forward_wanted = Signal(bytes)
    message_wanted = Signal(bytes, str)
    """An attached message, to be shown in a window of its own, and its title."""
    link_activated = Signal(QUrl)
    failed = Signal(object)
    """A MailError."""
    key_trusted = Signal(str, str, object)
    """Kind and fingerprint of a key, and what the person thinks of it (Trust)."""
    trust_wanted = Signal(str)
    """Remote images from this address are to load by themselves."""

    def __init__(self, raw: bytes, title: str, parent: QWidget | None = None, *, junk: bool = False,
                 open_with: OpenWith | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calls.add_key(self)
        self.setWindowTitle(title)
        self._raw = raw
        self._opened = Opened(raw)
        self.reply = self._action(self.tr("Reply"), "reply", "Ctrl+R")
        self.reply_all = self._action(self.tr("Reply all"), "reply-all", "Ctrl+Shift+R")
        self.forward = self._action(self.tr("Forward"), "forward", "Ctrl+L")
        self.source = self._action(self.tr("Message source"), "source", "Ctrl+U")
        find = self._action(self.tr("Find in message"), "search", "Ctrl+F")
        find_next = self._action(self.tr("Find next"), "chevron-down", "F3")
        find_previous = self._action(self.tr("Find previous"), "chevron-up", "Shift+F3")
        self.print_ = self._action(self.tr("Print …"), "print", "Ctrl+P")
        self.save_pdf = self._action(self.tr("Save as PDF …"), "file-pdf", "")
        close = self._action(self.tr("Close"), "close", "Ctrl+W")
        self.pane = MessageViewPane([self.reply, self.reply_all, self.forward, self.source])
        self.setCentralWidget(self.pane)
        self.pane.security.details_wanted.connect(self._show_details)
        self.reply.triggered.connect(lambda: self.reply_wanted.emit(raw, False))
        self.reply_all.triggered.connect(lambda: self.reply_wanted.emit(raw, True))
        self.forward.triggered.connect(lambda: self.forward_wanted.emit(raw))
        self.source.triggered.connect(lambda: SourceDialog(raw, title, self).open())
        close.triggered.connect(self.close)
        find.triggered.connect(self.pane.open_find)
        find_next.triggered.connect(lambda: self.pane.find_bar.go_on(backward=False))
        find_previous.triggered.connect(lambda: self.pane.find_bar.go_on(backward=True))
        self.printing = PrintingDesk(self.pane, self)
        self.printing.failed.connect(self.failed)
        self.printing.saved.connect(lambda path: self.statusBar().showMessage(
            self.tr("Saved as “{name}”").format(name=Path(path).name), 6000))
        self.print_.triggered.connect(self.printing.print_)
        self.save_pdf.triggered.connect(self.printing.choose_pdf)
        self._fetcher = picture_desk.Fetcher()
        self.pane.is_junk = lambda _row: junk
        self.pane.pictures.wanted.connect(lambda _id: self._load_pictures())
        self.pane.pictures.trust_wanted.connect(self.trust_wanted)
        self.pane.link_activated.connect(self.link_activated)
        self.pane.link_hovered.connect(self.statusBar().showMessage)
        self.pane.save_wanted.connect(lambda _id, files: self._choose_directory(files))
        opener = AttachmentOpener(self)
        opener.failed.connect(self.failed)
        opener.message_wanted.connect(self.message_wanted)
        opener.save_wanted.connect(self._choose_directory)
        self.pane.open_wanted.connect(lambda _id, file: opener.open(file, self._files(), self._give, self._outside))
        self.pane.outside_wanted.connect(lambda _id, file: opener.open_outside(file, self._outside))
        self.pane.drag_wanted.connect(lambda _id, files: opener.drag(files, self._give, self.pane.files))
        self.resize(QSize(860, 720))
        self.pane.show_loading(_row(title, len(raw)), title)
        self._open_with = open_with or (lambda given, ready, _part: ready(Opened(given)))
        self.pane.security.part_wanted.connect(partial(self._open, raw))
        self._open(raw, "")

    def _open(self, raw: bytes, part: str) -> None:
        """`part`: one that is signed or encrypted on its own, "" for the message."""
        self._open_with(raw, partial(self.show_opened, part=part), part)

    def show_opened(self, opened: Opened, part: str = "") -> None:
        """The message with its signatures and its encryption taken off; nothing if it was closed meanwhile."""
        if isValid(self):
            self._opened = opened
            self._raw = opened.raw
            background.run(self, partial(opened_view, 0, opened, part=part), self._ready)

    def _ready(self, result: MessageView | MailError) -> None:
        if isinstance(result, MailError):
            self.pane.show_error(result)
        else:
            self.setWindowTitle(result.envelope.subject or self.windowTitle())
            self.pane.show_view(result)
            if self.focusWidget() in (None, *self.findChildren(QToolButton)):
                self.pane.focus_body()  # where the arrow keys and Space scroll

    def _show_details(self, verdict: Verdict) -> None:
        senders = self.pane.view.envelope.senders if self.pane.view is not None else ()
        dialog = SecurityDetailsDialog(verdict, ", ".join(map(str, senders)), self)
        dialog.trust_wanted.connect(self.key_trusted)
        dialog.show()

    def _load_pictures(self) -> None:
        background.run(self, partial(picture_desk.file_with_pictures, self._opened, self._fetcher), self._loaded)

    def _loaded(self, result: PicturesReady | MailError) -> None:
        if isinstance(result, MailError):
            self.failed.emit(result)
        else:
            self.pane.show_pictures(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif not presses_button(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._fetcher.stop()
        super().closeEvent(event)

    def _choose_directory(self, files: tuple[Attachment, ...]) -> None:
        dialog = QFileDialog(self, self.tr("Save attachments in"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.save_to(files, Path(path)))
        dialog.open()

    def save_to(self, files: tuple[Attachment, ...], directory: Path) -> None:
        """Never overwrites a file."""
        background.run(self, self._writer(files, directory), self._saved)

    def _saved(self, result: tuple[Path, ...] | MailError) -> None:
        if isinstance(result, MailError):
            self.failed.emit(result)
        else:
            self.statusBar().showMessage(self.tr("%n file(s) saved", "", len(result)), 6000)

    def _outside(self, file: Attachment) -> None:
        """Saved with the downloads, where changes to it are not lost, then given to the system."""
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        background.run(self, self._writer((file,), Path(place or Path.home())), self._open_saved)

    def _open_saved(self, result: tuple[Path, ...] | MailError) -> None:
        self._saved(result)
        if not isinstance(result, MailError):
            for path in result:
                open_saved(path)

    def _writer(self, files: tuple[Attachment, ...], directory: Path) -> Callable[[], tuple[Path, ...]]:
        return partial(saving.save, self._raw, tuple(each.part for each in files), directory)

    def _files(self) -> tuple[Attachment, ...]:
        return self.pane.view.attachments if self.pane.view is not None else ()

    def _give(self, ready: Callable[[bytes], object]) -> None:
        ready(self._raw)

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


def _row(title: str, size: int) -> MessageRow:
    return MessageRow(id=0, account_id=0, folder_id=0, uid="", message_id="", sender_name="", sender_email="",
                      recipients="", subject=title, date=0, size=size, flags=frozenset(), has_attachment=False,
                      cached="full", preview="")
