"""Where the text of a message is written, plain or rich. Files that are pasted or dropped become attachments."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from app.mime.quoting import for_editor
from app.model.message import InlinePicture
from ui import theme
from ui.models.dragging import local_files
from ui.rich import formatting, pictures
from ui.rich.from_text import to_rich
from ui.rich.pictures import Pictures
from ui.rich.quote_level import INDENT, after_reading, level_of
from ui.rich.to_html import to_html
from ui.rich.to_text import to_text
from ui.views import body_structure
from ui.views.body_highlighter import BodyHighlighter
from ui.views.outgoing_files import picture
from ui.views.spelling_menu import add_spelling

_MOST_PASTED = 1_000_000
"""Characters of HTML; more is taken as plain text."""
_PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp")
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BodyEdit(QTextEdit):
    """Tab goes on to the next field. Begins as plain text."""

    files_given = Signal(list)
    """list[pathlib.Path]"""
    picture_given = Signal(object)
    """OutgoingFile, for the attachments, or to stand in rich text."""
    pictures_given = Signal(list)
    """list[pathlib.Path] of pictures that are to stand in the text."""
    edited = Signal()
    """What stands there changed; a change of its looks by the highlighter is none."""
    mode_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bare")
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.setAccessibleName(self.tr("Text of the message"))
        self.setPlaceholderText(self.tr("Write your message …"))
        self.is_rich = False
        self.pictures = Pictures()
        self.domain = ""
        """Of the sender, for the names of pictures."""
        self.highlighter = BodyHighlighter(self.document())
        QShortcut(QKeySequence("Ctrl+Shift+V"), self, self.paste_plain, context=Qt.ShortcutContext.WidgetShortcut)
        self.highlighter.cursor_at = lambda: self.textCursor().position() if self.hasFocus() else -1
        self.document().contentsChange.connect(self._contents_changed)
        self.cursorPositionChanged.connect(self._cursor_moved)

    # --- what stands there ------------------------------------------------------------------------

    def set_plain(self, text: str) -> None:
        self._set_mode(False)
        self.setPlainText(text)

    def set_rich(self, html: str, inline: Sequence[InlinePicture] = (), *, own: bool = False) -> None:
        """`own`: a draft of the person's, whose pictures elsewhere stay named; they are not loaded."""
        self.pictures.add(inline)
        self._set_mode(True)
        self.document().setHtml(self.taken_in(html, own=own))
        after_reading(self.document())
        self.document().clearUndoRedoStacks()

    def taken_in(self, html: str, *, own: bool = False) -> str:
        """HTML from elsewhere as it may stand here; the pictures in it become the draft's."""
        return self.pictures.adopt(for_editor(html, self.pictures.ids(), keep_remote=own), self.domain)

    def text(self) -> str:
        return to_text(self.document()) if self.is_rich else self.toPlainText()

    def html(self) -> str | None:
        return to_html(self.document()) if self.is_rich else None

    def own_words(self) -> str:
        """What the person wrote: without quotes and what stands below the signature mark."""
        lines = self.text().split("\n")
        if "-- " in lines:
            lines = lines[:lines.index("-- ")]
        return "\n".join(line for line in lines if not line.lstrip().startswith(">"))

    def loses_formatting(self) -> bool:
        return self.is_rich and formatting.is_formatted(self.document())

    def make_rich(self) -> None:
        if not self.is_rich:
            self.set_rich(to_rich(self.toPlainText()))
            self.edited.emit()

    def make_plain(self) -> None:
        if self.is_rich:
            self.set_plain(to_text(self.document()))
            self.edited.emit()

    def insert_picture(self, found: InlinePicture) -> None:
        """At the cursor, no wider than a letter."""
        self.pictures.add((found,))
        image = self.pictures.image(found.content_id)
        size = pictures.shown_size(image)
        look = QTextImageFormat()
        look.setName(f"cid:{found.content_id}")
        look.setWidth(size.width())
        look.setHeight(size.height())
        look.setProperty(QTextFormat.Property.ImageAltText.value, found.name)
        self.textCursor().insertImage(look)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Only what the draft carries: nothing from the network, no file."""
        url = name.toString() if isinstance(name, QUrl) else name
        if kind == QTextDocument.ResourceType.ImageResource.value and url.startswith("cid:"):
            return self.pictures.image(url.removeprefix("cid:"))
        return QImage()

    # --- pasting and dropping ---------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(local_files(source)) or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if files := local_files(source):
            shown = picture_files(files) if self.is_rich else []
            if shown:
                self.pictures_given.emit(shown)
            if rest := [each for each in files if each not in shown]:
                self.files_given.emit(rest)
        elif not source.text().strip() and (found := picture(source)) is not None:
            self.picture_given.emit(found)
        elif self.is_rich and source.hasHtml() and len(source.html()) <= _MOST_PASTED:
            self._paste_html(source.html())
        else:
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def _paste_html(self, html: str) -> None:
        document = QTextDocument()
        document.setHtml(self.taken_in(html))
        after_reading(document)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        self.textCursor().insertFragment(cursor.selection())
        self.ensureCursorVisible()

    # --- keys -------------------------------------------------------------------------------------

    def paste_plain(self) -> None:
        """What is on the clipboard, without its looks."""
        if text := QGuiApplication.clipboard().text():
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_rich and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if event.key() in _RETURN and body_structure.leave(self):
                return
            if event.key() == Qt.Key.Key_Backspace and body_structure.unindent(self):
                return
        super().keyPressEvent(event)
        if self.is_rich and event.key() in _RETURN:
            body_structure.after_return(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        speller = self.highlighter.speller
        if speller is not None:
            add_spelling(menu, self, speller, self.cursorForPosition(event.pos()))
        menu.exec(event.globalPos())
        menu.deleteLater()

    # --- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_rich:
            self._paint_bars()

    def _paint_bars(self) -> None:
        """A line for each level at the left of a quote."""
        colors = theme.colors()
        layout = self.document().documentLayout()
        top = self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        block: QTextBlock = self.cursorForPosition(QPoint(0, 0)).block()
        while block.isValid():
            place: QRectF = layout.blockBoundingRect(block).translated(0, -top)
            if place.top() > self.viewport().height():
                break
            for number in range(level_of(block)):
                colour = QColor(colors.quotes[number % len(colors.quotes)])
                left = self.document().documentMargin() + number * INDENT + 3
                painter.fillRect(QRectF(left, place.top(), 2, place.height() + 1), colour)
            block = block.next()
        painter.end()

    def _cursor_moved(self) -> None:
        self.highlighter.cursor_moved()
        if self.is_rich:
            self.viewport().update()

    def _set_mode(self, rich: bool) -> None:
        changed = rich != self.is_rich
        self.is_rich = self.highlighter.rich = rich
        self.setAcceptRichText(rich)
        if not rich:
            self.setCurrentCharFormat(QTextCharFormat())
        if changed:
            self.mode_changed.emit(rich)

    def _contents_changed(self, _at: int, removed: int, added: int) -> None:
        if removed or added:
            self.edited.emit()


def picture_files(paths: Sequence[Path]) -> list[Path]:
    """Those whose names say that they are pictures which can stand in a text."""
    return [each for each in paths if each.suffix.lower() in _PICTURE_ENDINGS]
