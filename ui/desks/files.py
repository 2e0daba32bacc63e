"""Attachments saved and opened, messages saved, their source shown, .eml files opened in a window of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.commands import OpenOriginal, SaveAttachments
from app.errors import ErrorKind, MailError
from app.events import AttachmentsSaved, OriginalOpened
from app.mime.filename import safe_name
from app.model.message import Attachment, MessageRow
from ui import background
from ui.context import Context
from ui.desks.originals import Originals
from ui.dialogs.preview import RawOf
from ui.dialogs.source import SourceDialog
from ui.tokens import next_token
from ui.views.attachment_opener import AttachmentOpener, open_saved
from ui.views.message_view import MessageViewPane
from ui.views.toast import Toast


class FilesDesk(QObject):
    """File dialogs are opened, not waited for."""

    failed = Signal(object)
    """A MailError."""
    message_wanted = Signal(bytes, str)
    """An attached message, to be shown in a window of its own, and its title."""

    def __init__(self, context: Context, view: MessageViewPane, originals: Originals, toast: Toast) -> None:
        super().__init__(context.window)
        self._context, self._originals, self._toast = context, originals, toast
        self._view = view
        self._to_open: set[int] = set()
        self._opener = AttachmentOpener(context.window)
        self._opener.failed.connect(self.failed)
        self._opener.message_wanted.connect(self.message_wanted)
        self._opener.save_wanted.connect(self._save_shown)
        view.save_wanted.connect(self.choose_directory)
        view.open_wanted.connect(self.open_attachment)
        view.outside_wanted.connect(self.open_outside)
        view.drag_wanted.connect(self.drag)
        self._waiting: dict[int, Callable[[bytes], object]] = {}
        """By token: who waits for a message to be decrypted."""
        context.bridge.attachments_saved.connect(self._saved)
        context.bridge.original_opened.connect(self._original_opened)

    # --- attachments --------------------------------------------------------------------------

    def choose_directory(self, message_id: int, files: tuple[Attachment, ...]) -> None:
        """Asks where to, then saves there. A file that is there already is never overwritten."""
        dialog = QFileDialog(self._context.window, self.tr("Save attachments in"), str(self._directory()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        within = self._within(message_id)
        dialog.fileSelected.connect(lambda path: self.save_to(message_id, files, Path(path), within))
        dialog.open()

    def save_to(self, message_id: int, files: tuple[Attachment, ...], directory: Path, within: str = "") -> None:
        """`within`: the part that is shown alone, of whose content the files are."""
        self._context.settings.save_directory = str(directory)
        self._context.engine.submit(SaveAttachments(message_id, tuple(each.part for each in files), directory, within))

    def open_attachment(self, message_id: int, file: Attachment) -> None:
        """Shown here where that is possible, else by another program; what could run is only saved."""
        view = self._view.view
        files = view.attachments if view is not None and view.message_id == message_id else (file,)
        self._opener.open(file, files, self._raw_of(message_id), self._outside(message_id))

    def open_outside(self, message_id: int, file: Attachment) -> None:
        """Saved with the downloads, then given to the system."""
        self._opener.open_outside(file, self._outside(message_id))

    def drag(self, message_id: int, files: tuple[Attachment, ...]) -> None:
        self._opener.drag(files, self._raw_of(message_id), self._view.files)

    def _within(self, message_id: int) -> str:
        view = self._view.view
        return view.part if view is not None and view.message_id == message_id else ""

    def _raw_of(self, message_id: int) -> RawOf:
        """The octets in which the sections of the files shown are to be looked up."""
        view = self._view.view
        if view is None or view.message_id != message_id or not (view.part or view.is_opened):
            return partial(self._originals.get, message_id)
        return partial(self._decrypted, message_id, view.part)

    def _decrypted(self, message_id: int, within: str, ready: Callable[[bytes], object]) -> None:
        token = next_token()
        self._waiting[token] = ready
        self._context.engine.submit(OpenOriginal(token, message_id, within))

    def _original_opened(self, told: OriginalOpened) -> None:
        ready = self._waiting.pop(told.token, None)
        if ready is not None and told.error is not None:
            self.failed.emit(told.error)
        elif ready is not None:
            ready(told.raw)

    def _save_shown(self, files: tuple[Attachment, ...]) -> None:
        if self._view.row is not None:
            self.choose_directory(self._view.row.id, files)

    def _outside(self, message_id: int) -> Callable[[Attachment], None]:
        within = self._within(message_id)

        def save_and_open(file: Attachment) -> None:
            self._to_open.add(message_id)
            self._context.engine.submit(SaveAttachments(message_id, (file.part,), self._downloads(), within))

        return save_and_open

    def _saved(self, told: AttachmentsSaved) -> None:
        opened = told.message_id in self._to_open
        self._to_open.discard(told.message_id)
        if told.error is not None:
            self.failed.emit(told.error)
        elif opened:
            for path in told.paths:
                open_saved(path)
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
