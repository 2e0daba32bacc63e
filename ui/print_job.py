"""A message on paper or as PDF: its head, its text in the form that is shown, and the names of its files."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QLocale, QMarginsF, QObject
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from app.errors import ErrorKind, MailError
from app.events import MessageView
from app.mime.htmltext import text_to_html
from app.model.message import Address
from ui import formats
from ui.views.mail_page import Look
from ui.views.plain_body import LIMIT

if TYPE_CHECKING:
    from ui.views.web_body import WebBody

translate = QCoreApplication.translate

Done = Callable[[MailError | None], object]

MOST = 100
"""People and files that are named."""

_FIRM = ("visibility:visible!important;opacity:1!important;color:#1c1e21!important;background:#ffffff!important;"
         "text-indent:0!important;height:auto!important;width:auto!important;max-height:none!important;"
         "float:none!important;text-align:left!important;letter-spacing:normal!important;")
"""The mail's own style sheet has no say in this."""
_TITLE = f"{_FIRM}display:block!important;margin:0 0 8px 0!important;font-size:14pt!important;font-weight:bold"
_TABLE = f"{_FIRM}display:table!important;margin:0 0 8px 0!important;font-size:10pt!important"
_NAME = f"{_FIRM}display:table-cell!important;padding:1px 10px 1px 0!important;font-size:10pt!important;" \
        "color:#555555!important;vertical-align:top!important"
_TEXT = f"{_FIRM}display:table-cell!important;padding:1px 0!important;font-size:10pt!important"
_RULE = "display:block!important;margin:8px 0 12px 0!important"


def head_html(view: MessageView) -> str:
    """Subject, people, date and files."""
    envelope = view.envelope
    date = formats.full_date(envelope.date) if envelope.date is not None else ""
    files = ", ".join(f"{each.name} ({formats.size(each.size)})" for each in view.attachments[:MOST])
    lines = (
        (translate("Printing", "From"), _people(envelope.senders)), (translate("Printing", "To"), _people(envelope.to)),
        (translate("Printing", "Cc"), _people(envelope.cc)), (translate("Printing", "Date"), date),
        (translate("Printing", "Attachments"), files))
    rows = "".join(f'<tr style="display:table-row!important"><td style="{_NAME}">{escape(name)}:</td>'
                   f'<td style="{_TEXT}">{escape(text)}</td></tr>' for name, text in lines if text)
    subject = escape(envelope.subject or translate("Printing", "(no subject)"))
    return f'<div style="{_TITLE}">{subject}</div><table style="{_TABLE}">{rows}</table><hr style="{_RULE}">'


def _people(people: tuple[Address, ...]) -> str:
    shown = ", ".join(str(each) for each in people[:MOST])
    return f"{shown}, … (+{len(people) - MOST})" if len(people) > MOST else shown


class PrintJob(QObject):
    """Runs once; `done` is told how it ended. Nothing is loaded for it that is not shown already."""

    def __init__(self, view: MessageView, *, html: bool, done: Done, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._done = view, done
        self._html = html and view.html is not None
        self._body: WebBody | None = None

    def to_pdf(self, path: Path) -> None:
        if self._html:
            self._with_page(lambda body: body.page().printToPdf(
                lambda octets: self._write(path, bytes(octets.data())), _layout(15)))
            return
        octets = QByteArray()
        buffer = QBuffer(octets)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageLayout(_layout(0))  # the document adds 2 cm of its own
        writer.setTitle(self._view.envelope.subject)
        self._document().print_(writer)
        del writer  # what it still holds goes into the buffer
        self._write(path, bytes(octets.data()))

    def to_printer(self, printer: QPrinter) -> None:
        if self._html:
            self._with_page(lambda body: self._print_page(body, printer))
            return
        self._document().print_(printer)
        self._finish(None if printer.printerState() is not QPrinter.PrinterState.Error else _refused(printer))

    def _document(self) -> QTextDocument:
        document = QTextDocument(self)
        document.setDefaultStyleSheet("blockquote { color: #555555; margin-left: 12px; } a { color: #1a5fb4; } "
                                      "div { white-space: pre-wrap; }")
        document.setHtml(head_html(self._view) + text_to_html(self._view.text[:LIMIT]))
        return document

    def _with_page(self, run: Callable[[WebBody], object]) -> None:
        """A page of its own, unfolded and on white, that is never shown."""
        from ui.views.web_body import WebBody

        body = self._body = WebBody()
        body.resize(800, 1000)
        body.loadFinished.connect(lambda ok: run(body) if ok else self._write(Path(), b""))
        body.show_view(self._view, Look(paper=True, head=head_html(self._view)))

    def _print_page(self, body: WebBody, printer: QPrinter) -> None:
        body.printFinished.connect(lambda ok: self._finish(None if ok else _refused(printer)))
        body.print(printer)

    def _write(self, path: Path, octets: bytes) -> None:
        error: MailError | None = None
        try:
            if not octets:
                raise OSError(0, translate("Printing", "it could not be drawn"))
            path.write_bytes(octets)
        except OSError as failure:
            error = MailError(ErrorKind.STORE, translate("Printing", "“{name}” cannot be written: {reason}.").format(
                name=path.name, reason=failure.strerror))
        self._finish(error)

    def _finish(self, error: MailError | None) -> None:
        if self._body is not None:
            self._body.shut_down()
            self._body.deleteLater()
        self._done(error)
        self.deleteLater()


def _refused(printer: QPrinter) -> MailError:
    return MailError(ErrorKind.STORE, translate("Printing", "The printer “{name}” did not take the message.").format(
        name=printer.printerName()))


def _layout(margin: int) -> QPageLayout:
    """The size of paper that is usual where the person lives; `margin` in millimetres. (A QPrinter would know it from
    the system, and ask the print server for it: a file needs no printer.)"""
    letter = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return QPageLayout(QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4),
                       QPageLayout.Orientation.Portrait, QMarginsF(margin, margin, margin, margin),
                       QPageLayout.Unit.Millimeter)
