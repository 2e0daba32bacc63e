"""Text to be read that may have very long lines, in one look."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.joined_text import JoinedText, note_joint, selected_text
from ui.plain_pieces import PIECE, parts


class LongText(QPlainTextEdit):
    """Parts its lines for the layout only; what is copied has them whole, and what is looked for is found across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self._text = ""
        self._is_parted = False

    @property
    def whole(self) -> str:
        """As it was given."""
        return self._text

    def show_text(self, text: str) -> None:
        self._text = text
        shown: list[str] = []
        joints: list[int] = []
        for line in text.split("\n"):
            if len(line) <= PIECE:
                shown.append(line)
                continue
            first, *others = parts(line)
            shown.append(first)
            joints += range(len(shown), len(shown) + len(others))
            shown += others
        self._is_parted = bool(joints)
        self.setPlainText("\n".join(shown))
        for number in joints:
            note_joint(self.document().findBlockByNumber(number))

    def find_words(self, words: str) -> bool:
        """Selects the next place of these words, from the cursor on, without regard for case; whether there is one."""
        if not self._is_parted:
            return self.find(words)
        joined, begin = JoinedText(self.document()), self.textCursor().selectionEnd()
        for found in re.finditer(re.escape(words), joined.text, re.IGNORECASE):
            if (start := joined.position(found.start())) >= begin:
                cursor = QTextCursor(self.document())
                cursor.setPosition(start)
                cursor.setPosition(joined.position(found.end(), end=True), QTextCursor.MoveMode.KeepAnchor)
                self.setTextCursor(cursor)
                return True
        return False

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(selected_text(self.textCursor()))
        return data
