"""Plain text of a message: quotes dimmed with bars at their side, links live, long texts filled in bit by bit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QRectF, Qt, QTimer, QUrl, Signal
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
from ui.views.text_marker import TextMarker

LIMIT = 400_000
"""Characters that are shown; the source view and saving know no limit."""

LINES_AT_ONCE = 300
QUOTE_INDENT = 14
MAX_DEPTH = 6
READING_WIDTH = 780

_QUOTE = re.compile(r"^(?:[>|] ?){1,40}")
_LINK = re.compile(r"\b(?:https?://|mailto:|www\.)[^\s<>\"'`{}|\\^]{2,2000}", re.IGNORECASE)
_SIGNATURE = ("-- ", "--")
_FOLD = "depesche:fold"
_FOLD_LINE = "\0fold"
"""Stands for the line that opens and closes the quote; no text holds a NUL."""


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
        self._lines: list[str] = []
        self._in_signature = False
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
        self._lines = shown.rstrip().split("\n")
        if quoted is not None and quoted[0] < len(self._lines):
            start, end = quoted
            self._lines[start:start if unfolded else end] = [_FOLD_LINE]
        self._lines.reverse()
        self._in_signature = False
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
        while self._lines:
            self._fill()
        self.found.emit(*self._marker.find(words, backward=backward))

    @property
    def is_at_end(self) -> bool:
        bar = self.verticalScrollBar()
        return not self._lines and bar.value() >= bar.maximum()

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
        self._apply_font()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        first = first_lines = self.document().isEmpty()
        cursor.beginEditBlock()
        for line in islice(_drain(self._lines), LINES_AT_ONCE):
            if not first:
                cursor.insertBlock()
            first = False
            self._insert(cursor, line)
        cursor.endEditBlock()
        if first_lines:
            # The widget's own cursor was pushed along, and would take the view with it.
            self.moveCursor(QTextCursor.MoveOperation.Start)
        if not self._lines:
            self._timer.stop()
        if first_lines or not self._lines:
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

    def _insert(self, cursor: QTextCursor, line: str) -> None:
        if line == _FOLD_LINE:
            self._insert_fold(cursor)
            return
        c = theme.colors()
        quote = _QUOTE.match(line)
        depth = min(MAX_DEPTH, quote.group().count(">") + quote.group().count("|")) if quote else 0
        if quote and "|" in quote.group() and ">" not in quote.group():
            quote, depth = None, 0  # a table drawn with bars, not a quote
        if not depth and line in _SIGNATURE:
            self._in_signature = True
        block = QTextBlockFormat()
        block.setLeftMargin(depth * QUOTE_INDENT)
        block.setLineHeight(132.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setProperty(QTextBlockFormat.Property.UserProperty, depth)
        cursor.setBlockFormat(block)
        look = QTextCharFormat()
        color = c.quotes[(depth - 1) % len(c.quotes)] if depth else c.dim if self._in_signature else c.text
        look.setForeground(QColor(color))
        text = line[quote.end():] if quote else line
        done = 0
        for link in _LINK.finditer(text):
            target = _trim(link.group())
            cursor.insertText(text[done:link.start()], look)
            anchor = QTextCharFormat(look)
            anchor.setAnchor(True)
            anchor.setAnchorHref(target if ":" in target.split("/")[0] else f"http://{target}")
            anchor.setForeground(QColor(c.link))
            anchor.setFontUnderline(True)
            cursor.insertText(target, anchor)
            done = link.start() + len(target)
        cursor.insertText(text[done:], look)

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


def _drain(lines: list[str]) -> Iterator[str]:
    while lines:
        yield lines.pop()


def _trim(link: str) -> str:
    """Punctuation after a link belongs to the sentence; a bracket too, unless it was opened within."""
    while link and (link[-1] in ".,;:!?…*_" or (link[-1] == ")" and link.count("(") < link.count(")"))):
        link = link[:-1]
    return link
