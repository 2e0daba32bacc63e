"""Plain text of a message: quotes dimmed with bars at their side, links live, long texts filled in bit by bit."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QMimeData, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui import theme
from ui.joined_text import has_joints, note_joint, selected_text
from ui.plain_pieces import FOLD_LINE, Piece, pieces
from ui.views.text_marker import TextMarker

LIMIT = 400_000
"""Characters that are shown; the source view and saving know no limit."""

BLOCKS_AT_ONCE, CHARACTERS_AT_ONCE = 300, 12_000
"""Between two of these the window lives."""
QUOTE_INDENT = 14
READING_WIDTH = 780

_FOLD = "depesche:fold"


class PlainBody(QTextBrowser):
    """Read-only. `link_activated` carries where the person wants to go; nothing is opened here."""

    link_activated = Signal(QUrl)
    link_hovered = Signal(str)
    found = Signal(int, int)
    """Which place is the current one, of how many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bare")
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Message text"))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.anchorClicked.connect(self._clicked)
        self.highlighted.connect(lambda url: self.link_hovered.emit("" if url.scheme() == "depesche"
                                                                    else url.toString()))
        self.document().setDocumentMargin(0)
        self._text = ""
        self._quoted: tuple[int, int] | None = None
        self._unfolded = False
        self._marker = TextMarker(self)
        self._left: Iterator[Piece] | None = None
        """What is still to be filled in."""
        self._zoom = 1.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fill)
        # A bound method: a lambda would be called after the widget is gone.
        theme.manager().changed.connect(self._show_again)

    def show_text(self, text: str, quoted: tuple[int, int] | None = None, *, unfolded: bool = False) -> None:
        """Replaces what is shown. `quoted`: first line and line after the last of what is folded away at first."""
        self._text, self._quoted, self._unfolded = text, quoted, unfolded
        shown = text[:LIMIT]
        if len(text) > LIMIT:
            shown += "\n\n" + self.tr("[The text goes on; it is whole in the message source.]")
        lines = shown.rstrip().split("\n")
        if quoted is not None and quoted[0] < len(lines):
            start, end = quoted
            lines[start:start if unfolded else end] = [FOLD_LINE]
        self._left = pieces(lines)
        self._marker.forget()
        self.clear()
        self._timer.start()
        self._fill()

    def _show_again(self) -> None:
        place = self.verticalScrollBar().value()
        self.show_text(self._text, self._quoted, unfolded=self._unfolded)
        self.verticalScrollBar().setValue(place)

    def set_unfolded(self, unfolded: bool) -> None:
        """Opens or closes the quote, if one can be."""
        if self._quoted is not None and unfolded is not self._unfolded:
            self._unfolded = unfolded
            self._show_again()

    @property
    def is_folded(self) -> bool:
        return self._quoted is not None and not self._unfolded

    def mark(self, words: tuple[str, ...]) -> None:
        """Words (as typed, or folded) to stand out, until others are given."""
        self._marker.mark(words)

    def find_words(self, words: str, *, backward: bool = False) -> None:
        """Goes to the next place of these words, and around; `found` follows. "" ends it. A folded quote opens."""
        if words:
            self.set_unfolded(True)
        while self._left is not None:
            self._fill()
        self.found.emit(*self._marker.find(words, backward=backward))

    @property
    def is_at_end(self) -> bool:
        bar = self.verticalScrollBar()
        return self._left is None and bar.value() >= bar.maximum()

    def _clicked(self, url: QUrl) -> None:
        if url.toString() == _FOLD:
            self.set_unfolded(not self._unfolded)
        else:
            self.link_activated.emit(url)

    def set_zoom(self, factor: float) -> None:
        self._zoom = factor
        self._apply_font()

    def _apply_font(self) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.05 * self._zoom)
        self.document().setDefaultFont(font)

    def _fill(self) -> None:
        if self.document().isEmpty():
            self._apply_font()  # lays all out anew
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        first = first_blocks = self.document().isEmpty()
        blocks, characters = BLOCKS_AT_ONCE, CHARACTERS_AT_ONCE
        cursor.beginEditBlock()
        while blocks > 0 and characters > 0:
            piece = next(self._left, None) if self._left is not None else None
            if piece is None:
                self._left = None
                break
            if not first:
                cursor.insertBlock()
            first = False
            self._insert(cursor, piece)
            blocks, characters = blocks - 1, characters - piece.length
        cursor.endEditBlock()
        if first_blocks:
            # The widget's own cursor was pushed along, and would take the view with it.
            self.moveCursor(QTextCursor.MoveOperation.Start)
        if self._left is None:
            self._timer.stop()
        if first_blocks or self._left is None:
            self._marker.refresh()

    def _insert_fold(self, cursor: QTextCursor) -> None:
        cursor.setBlockFormat(QTextBlockFormat())
        look = QTextCharFormat()
        look.setAnchor(True)
        look.setAnchorHref(_FOLD)
        look.setForeground(QColor(theme.colors().link))
        start, end = self._quoted or (0, 0)
        cursor.insertText("▾ " + self.tr("Hide quoted text") if self._unfolded
                          else "▸ " + self.tr("Show quoted text (%n line(s))", "", end - start), look)

    def _insert(self, cursor: QTextCursor, piece: Piece) -> None:
        if piece.is_fold:
            self._insert_fold(cursor)
            return
        c = theme.colors()
        block = QTextBlockFormat()
        block.setLeftMargin(piece.depth * QUOTE_INDENT)
        block.setLineHeight(132.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setProperty(QTextBlockFormat.Property.UserProperty, piece.depth)
        cursor.setBlockFormat(block)
        if piece.goes_on:
            note_joint(cursor.block())
        look = QTextCharFormat()
        color = (c.quotes[(piece.depth - 1) % len(c.quotes)] if piece.depth
                 else c.dim if piece.in_signature else c.text)
        look.setForeground(QColor(color))
        for run in piece.runs:
            anchor = look
            if run.target:
                anchor = QTextCharFormat(look)
                anchor.setAnchor(True)
                anchor.setAnchorHref(run.target)
                anchor.setForeground(QColor(c.link))
                anchor.setFontUnderline(True)
            cursor.insertText(run.text, anchor)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged has its lines whole."""
        cursor = self.textCursor()
        if not has_joints(self.document(), cursor.selectionStart(), cursor.selectionEnd()):
            return super().createMimeDataFromSelection()
        data = QMimeData()
        data.setText(selected_text(cursor))
        return data

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(Qt.PenStyle.NoPen)
        layout = self.document().documentLayout()
        offset = -self.verticalScrollBar().value()
        block = self.cursorForPosition(event.rect().topLeft()).block()
        while block.isValid():
            rect = layout.blockBoundingRect(block).translated(0, offset)
            if rect.top() > event.rect().bottom():
                break
            depth = block.blockFormat().property(QTextBlockFormat.Property.UserProperty)
            for level in range(depth if isinstance(depth, int) else 0):
                color = QColor(theme.colors().quotes[level % len(theme.colors().quotes)])
                color.setAlpha(120)
                painter.setBrush(color)
                painter.drawRect(QRectF(level * QUOTE_INDENT + 1, rect.top(), 2, rect.height()))
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Long lines tire the eye: what is beyond the reading width becomes margin.
        spare = max(0, self.width() - READING_WIDTH - 40)
        self.setViewportMargins(20, 14, 20 + spare, 14)
        super().resizeEvent(event)
