"""Attachments saved and opened, messages saved, their source shown, .eml files opened in a window of their own."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.commands import SaveAttachments
from app.errors import ErrorKind, MailError
from app.events import AttachmentsSaved
from app.mime.filename import safe_name
from app.model.message import Attachment, MessageRow
from ui import background
from ui.desks.context import Context
from ui.desks.originals import Originals
from ui.dialogs.source import SourceDialog
from ui.views.message_view import MessageViewPane
from ui.views.toast import Toast

RISKY = frozenset((
    ".app", ".bat", ".bin", ".cmd", ".com", ".command", ".desktop", ".exe", ".hta", ".htm", ".html", ".jar", ".js",
    ".jse", ".lnk", ".msi", ".ps1", ".py", ".reg", ".run", ".scr", ".sh", ".svg", ".url", ".vbs", ".wsf", ".xhtml",
))  # fmt: skip
"""Kinds that may run as programs, or show pages of the sender's making, when the system opens them."""


class FilesDesk(QObject):
    """File dialogs are opened, not waited for."""

    failed = Signal(object)
    """A MailError."""

    def __init__(self, context: Context, view: MessageViewPane, originals: Originals, toast: Toast) -> None:
        super().__init__(context.window)
        self._context, self._originals, self._toast = context, originals, toast
        self._to_open: set[int] = set()
        view.save_wanted.connect(self.choose_directory)
        view.open_wanted.connect(self.open_attachment)
        context.bridge.attachments_saved.connect(self._saved)

    # --- attachments --------------------------------------------------------------------------

    def choose_directory(self, message_id: int, files: tuple[Attachment, ...]) -> None:
        """Asks where to, then saves there. A file that is there already is never overwritten."""
        dialog = QFileDialog(self._context.window, self.tr("Save attachments in"), str(self._directory()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.save_to(message_id, files, Path(path)))
        dialog.open()

    def save_to(self, message_id: int, files: tuple[Attachment, ...], directory: Path) -> None:
        self._context.settings.save_directory = str(directory)
        self._context.engine.submit(SaveAttachments(message_id, tuple(each.part for each in files), directory))

    def open_attachment(self, message_id: int, file: Attachment) -> None:
        """Saved with the downloads, then given to the system; what could run is asked about first."""
        if Path(file.name.lower()).suffix not in RISKY:
            self._save_and_open(message_id, file)
            return
        words = self.tr("“{name}” may run a program or load things from the internet.").format(name=file.name)
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("Open attachment"), words, parent=self._context.window)
        box.setInformativeText(self.tr("Open it only if you expected it from this sender."))
        button = box.addButton(self.tr("Open"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        button.clicked.connect(lambda: self._save_and_open(message_id, file))
        box.open()

    def _save_and_open(self, message_id: int, file: Attachment) -> None:
        self._to_open.add(message_id)
        self._context.engine.submit(SaveAttachments(message_id, (file.part,), self._downloads()))

    def _saved(self, told: AttachmentsSaved) -> None:
        opened = told.message_id in self._to_open
        self._to_open.discard(told.message_id)
        if told.error is not None:
            self.failed.emit(told.error)
        elif opened:
            for path in told.paths:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        elif told.paths:
            folder = told.paths[0].parent
            self._toast.say(self.tr("%n file(s) saved in “{folder}”", "", len(told.paths)).format(folder=folder.name),
                            self.tr("Open folder"),
                            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))

    def _directory(self) -> Path:
        chosen = Path(self._context.settings.save_directory or ".")
        return chosen if chosen.is_absolute() and chosen.is_dir() else self._downloads()

    @staticmethod
    def _downloads() -> Path:
        place = QStandardPaths.StandardLocation.DownloadLocation
        return Path(QStandardPaths.writableLocation(place) or Path.home())

    # --- whole messages -----------------------------------------------------------------------

    def show_source(self, row: MessageRow) -> None:
        self._originals.get(row.id, lambda raw: SourceDialog(raw, row.subject, self._context.window).open())

    def choose_message_file(self, row: MessageRow) -> None:
        """Saves the message as it came, octet for octet."""
        name = safe_name(f"{row.subject[:80]}.eml", "message.eml")
        dialog = QFileDialog(self._context.window, self.tr("Save message"), str(self._directory() / name),
                             self.tr("Mail messages (*.eml)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("eml")
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: self.save_message(row.id, Path(path)))
        dialog.open()

    def save_message(self, message_id: int, path: Path) -> None:
        self._originals.get(message_id, lambda raw: background.run(
            self, partial(_write, path, raw), lambda done: self._written(path, done)))

    def _written(self, path: Path, done: MailError | None) -> None:
        if isinstance(done, MailError):
            self.failed.emit(done)
        else:
            self._toast.say(self.tr("Saved as “{name}”").format(name=path.name))


def _write(path: Path, raw: bytes) -> None:
    try:
        path.write_bytes(raw)
    except OSError as error:
        raise MailError(ErrorKind.STORE, f"“{path.name}” could not be written: {error.strerror}.") from error
