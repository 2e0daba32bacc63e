"""The phrase on paper."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ui.forms.word_places import COLUMNS, place

translate = QCoreApplication.translate


def document(words: Sequence[str], parent: QObject | None = None) -> QTextDocument:
    """One page: what it is, the words with their numbers, and where it is to be kept."""
    rows: list[list[str]] = [[""] * COLUMNS for _ in range(-(-len(words) // COLUMNS))]
    for index, word in enumerate(words):
        row, column = place(index, len(words))
        rows[row][column] = f"<td>{index + 1}.&nbsp;&nbsp;<b>{escape(word)}</b></td>"
    table = "".join(f"<tr>{''.join(cells)}</tr>" for cells in rows)
    heading = translate("PhrasePaper", "Recovery phrase of Depesche")
    date = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
    made = QTextDocument(parent)
    made.setDefaultStyleSheet("body { color: #1c1e21; } td { font-family: monospace; font-size: 15pt; }")
    made.setHtml(
        f"<body><h1>{escape(heading)}</h1><p>{escape(date)}</p>"
        f'<table cellpadding="14" width="100%">{table}</table>'
        f"<p>{escape(_what_for())}</p><p>{escape(_where_to())}</p></body>")
    return made


def print_phrase(words: Sequence[str], parent: QWidget) -> None:
    """Asks for the printer; nothing is waited for. The job's name says nothing of what it is."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Depesche")
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(translate("PhrasePaper", "Print the phrase"))
    dialog.accepted.connect(lambda: document(words, dialog).print_(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own takes an old-style slot


def _what_for() -> str:
    return translate("PhrasePaper", "These words, in this order, open the encrypted mail of Depesche on this computer "
                                    "when its key is not in the keyring: on a new computer, or after the system was "
                                    "set up anew.")


def _where_to() -> str:
    return translate("PhrasePaper", "Keep them apart from the computer, where nobody else finds them. Who has these "
                                    "words and a copy of the mail can read all of it. Nobody can give them to you "
                                    "again.")
