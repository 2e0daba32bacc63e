"""Where the text of a message is written. Files and pictures that are pasted or dropped become attachments."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui import theme
from ui.views.outgoing_files import local_files, picture


class BodyEdit(QPlainTextEdit):
    """Plain text; Tab goes on to the next field."""

    files_given = Signal(list)
    """list[pathlib.Path]"""
    picture_given = Signal(object)
    """OutgoingFile"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bare")
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Text of the message"))
        self.setPlaceholderText(self.tr("Write your message…"))
        self._quotes = _QuoteColours(self.document())
        theme.manager().changed.connect(self._quotes.rehighlight)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(local_files(source)) or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if files := local_files(source):
            self.files_given.emit(files)
        elif not source.hasText() and (found := picture(source)) is not None:
            self.picture_given.emit(found)
        else:
            super().insertFromMimeData(source)


class _QuoteColours(QSyntaxHighlighter):
    """Quoted lines in the theme's colours of their level; the signature dimmed."""

    def highlightBlock(self, text: str) -> None:
        colors = theme.colors()
        look = QTextCharFormat()
        level = text[:len(text) - len(text.lstrip("> "))].count(">")
        in_signature = self.previousBlockState() == 1 or text == "-- "
        self.setCurrentBlockState(1 if in_signature else 0)
        if level:
            look.setForeground(QColor(colors.quotes[(level - 1) % len(colors.quotes)]))
        elif in_signature:
            look.setForeground(QColor(colors.dim))
        else:
            return
        self.setFormat(0, len(text), look)
