"""The shown message printed, or saved as PDF; for the main window and for a message's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.errors import MailError
from app.mime.filename import safe_name
from ui.print_job import PrintJob
from ui.views.message_view import MessageViewPane


class PrintingDesk(QObject):
    """Dialogs are opened, not waited for. `saved` is told the file that was written."""

    failed = Signal(object)
    """A MailError."""
    saved = Signal(str)

    def __init__(self, pane: MessageViewPane, window: QWidget, directory: Callable[[], str] = lambda: "") -> None:
        super().__init__(window)
        self._pane, self._window, self._directory = pane, window, directory

    def print_(self) -> None:
        if self._pane.view is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._pane.view.envelope.subject[:100])
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print message"))
        dialog.accepted.connect(lambda: self._job(self._printed).to_printer(printer))
        QDialog.open(dialog)  # its own takes an old-style slot

    def choose_pdf(self) -> None:
        """Asks for the file, whose name is the subject's."""
        if self._pane.view is None:
            return
        name = safe_name(f"{self._pane.view.envelope.subject[:80] or 'message'}.pdf", "message.pdf")
        start = Path(self._directory() or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation) or Path.home()) / name
        dialog = QFileDialog(self._window, self.tr("Save as PDF"), str(start), self.tr("PDF documents (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: self.save_pdf(Path(path)))
        dialog.open()

    def save_pdf(self, path: Path) -> None:
        if self._pane.view is not None:
            self._job(partial(self._written, path)).to_pdf(path)

    def _job(self, done: Callable[[MailError | None], object]) -> PrintJob:
        assert self._pane.view is not None
        return PrintJob(self._pane.view, html=self._pane.shows_html, done=done, parent=self)

    def _printed(self, error: MailError | None) -> None:
        if error is not None:
            self.failed.emit(error)

    def _written(self, path: Path, error: MailError | None) -> None:
        if error is not None:
            self.failed.emit(error)
        else:
            self.saved.emit(str(path))
