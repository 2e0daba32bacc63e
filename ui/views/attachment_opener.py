"""What happens to a received file that is opened, looked at or dragged out of the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDrag, QGuiApplication
from PySide6.QtWidgets import QWidget

from app.engine import saving
from app.errors import ErrorKind, MailError
from app.mime.body import part_bytes
from app.mime.filename import LOOKED_AT, is_program, runs_by_content
from app.model.message import Attachment
from ui import background, previews, temporary_files
from ui.dialogs.preview import PreviewDialog, RawOf
from ui.dialogs.program_file import ProgramFileDialog

MOST_DRAGGED = 200_000_000
"""Octets: dragging waits until the files are written."""


class AttachmentOpener(QObject):
    """`window` is the parent of the dialogs. Files go to other programs by `outside`, which saves them first."""

    save_wanted = Signal(object)
    """A tuple of Attachment, to be saved where the person says."""
    message_wanted = Signal(bytes, str)
    """The octets of an attached message, and a title for its window."""
    failed = Signal(object)
    """A MailError."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def open(self, file: Attachment, files: tuple[Attachment, ...], raw_of: RawOf,
             outside: Callable[[Attachment], object]) -> None:
        """A mail in a window of its own, a preview of what has one, else another program's affair."""
        if previews.is_message(file):
            raw_of(lambda raw: background.run(self, partial(part_bytes, raw, file.part), partial(self._message, file)))
        elif previews.kind(file):
            shown = tuple(each for each in files if previews.kind(each)) or (file,)
            dialog = PreviewDialog(shown if file in shown else (file,), file, raw_of, self._window)
            dialog.save_wanted.connect(lambda each: self.save_wanted.emit((each,)))
            dialog.open_wanted.connect(lambda each: self.open_outside(each, outside))
            dialog.open()
        else:
            self.open_outside(file, outside)

    def open_outside(self, file: Attachment, outside: Callable[[Attachment], object]) -> None:
        """With the program that the system knows for it. What could run as one itself is never opened from here."""
        if not is_program(file.name, file.content_type):
            outside(file)
            return
        dialog = ProgramFileDialog(file, self._window)
        dialog.save_wanted.connect(lambda: self.save_wanted.emit((file,)))
        dialog.open()

    def _message(self, file: Attachment, octets: bytes | MailError) -> None:
        if isinstance(octets, MailError):
            self.failed.emit(octets)
        else:
            self.message_wanted.emit(octets, file.name.removesuffix(".eml"))

    # --- dragged out of the window --------------------------------------------------------------

    def drag(self, files: tuple[Attachment, ...], raw_of: RawOf, source: QWidget) -> None:
        """Written into a private folder first: the other program wants files that are there."""
        if sum(each.size for each in files) > MOST_DRAGGED:
            self.failed.emit(MailError(ErrorKind.TOO_LARGE, "These files are too large to be dragged: save them."))
            return
        raw_of(lambda raw: background.run(self, partial(_written, raw, tuple(each.part for each in files)),
                                          partial(self._drag, source)))

    def _drag(self, source: QWidget, paths: tuple[Path, ...] | MailError) -> None:
        if isinstance(paths, MailError):
            self.failed.emit(paths)
        elif QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            drag = QDrag(source)
            drag.setMimeData(files_mime(paths))
            drag.exec(Qt.DropAction.CopyAction)


def open_saved(path: Path) -> None:
    """With the program that the system knows for it; where it would run it for its content, its folder is opened."""
    try:
        with path.open("rb") as file:
            start = file.read(LOOKED_AT)
    except OSError:
        start = b""
    shown = path.parent if runs_by_content(path.name, start) else path
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))


def files_mime(paths: tuple[Path, ...]) -> QMimeData:
    """What a file manager takes."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def _written(raw: bytes, parts: tuple[str, ...]) -> tuple[Path, ...]:
    return saving.save(raw, parts, temporary_files.fresh_folder())
