"""Places in a QTextEdit that stand out: words that were searched for, and those that are looked for now."""

from __future__ import annotations

import re
from itertools import islice

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from app.mime.marking import MAX_MARKS, ranges
from ui.joined_text import JoinedText

MARK, CURRENT = "#ffe08a", "#f7a325"
INK = "#1c1e21"


class TextMarker:
    """Paints over the document and leaves it as it is."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self._words: tuple[str, ...] = ()
        self._places: list[QTextCursor] = []
        self._sought = ""
        self._current = -1

    def mark(self, words: tuple[str, ...]) -> None:
        self._words = words
        self.refresh()

    def forget(self) -> None:
        """Another document comes: what was looked for is not there any more."""
        self._places, self._sought, self._current = [], "", -1

    def refresh(self) -> None:
        """After the document changed."""
        marked: list[QTextEdit.ExtraSelection] = []
        if self._words:
            joined = JoinedText(self._edit.document())
            marked = [self._selection(self._cursor(joined, start, end), MARK)
                      for start, end in ranges(joined.text, self._words)]
        found = [self._selection(cursor, CURRENT if number == self._current else MARK)
                 for number, cursor in enumerate(self._places)]
        if marked or found or self._edit.extraSelections():
            self._edit.setExtraSelections(marked + found)

    def find(self, words: str, *, backward: bool) -> tuple[int, int]:
        """Goes on to the next place; which one it is, and of how many (2,000 at most)."""
        if words != self._sought or not self._places:
            self._sought = words
            self._places = self._all_places(words)
            seen = self._edit.cursorForPosition(self._edit.viewport().rect().topLeft()).position()
            below = (number for number, cursor in enumerate(self._places) if cursor.selectionStart() >= seen)
            self._current = next(below, 0) if self._places else -1
        elif self._places:
            self._current = (self._current + (-1 if backward else 1)) % len(self._places)
        self.refresh()
        if self._places:
            # The cursor alone, without a selection: that would hide the colour.
            here = QTextCursor(self._places[self._current])
            here.clearSelection()
            self._edit.setTextCursor(here)
            self._edit.ensureCursorVisible()
        return self._current + 1, len(self._places)

    def _all_places(self, words: str) -> list[QTextCursor]:
        if not words:
            return []
        joined = JoinedText(self._edit.document())
        found = islice(re.finditer(re.escape(words), joined.text, re.IGNORECASE), MAX_MARKS)
        return [self._cursor(joined, *each.span()) for each in found]

    def _cursor(self, joined: JoinedText, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(joined.position(start))
        cursor.setPosition(joined.position(end, end=True), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    @staticmethod
    def _selection(cursor: QTextCursor, color: str) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setBackground(QColor(color))
        look.setForeground(QColor(INK))
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        return selection
