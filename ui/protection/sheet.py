"""The words of a phrase, numbered, to be written down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel

from ui.forms.labels import Toned
from ui.forms.word_places import place

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
"""Right and left lead on as down and up do: who hears the words wants them in their order."""


class PhraseSheet(QFrame):
    """One stop of the Tab key; arrow keys go from word to word, and a screen reader says each with its number. The
    words can't be selected: what is selected is offered to every other program on X11."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.setAccessibleName(self.tr("The words of the phrase"))
        self.cells: list[_Cell] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(6)

    def show_words(self, words: Sequence[str]) -> None:
        """None at all takes them off the screen and out of the widgets."""
        for cell in self.cells:
            cell.forget()
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self.cells = [_Cell(number, word, self.tr("Word {number}: {word}").format(number=number, word=word))
                      for number, word in enumerate(words, 1)]
        for index, cell in enumerate(self.cells):
            self._grid.addWidget(cell, *place(index, len(self.cells)))
        if self.cells:
            self.cells[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocusProxy(self.cells[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        at = next((index for index, cell in enumerate(self.cells) if cell.hasFocus()), None)
        if step and at is not None:
            self._go(at, min(max(at + step, 0), len(self.cells) - 1))
        else:
            super().keyPressEvent(event)

    def _go(self, old: int, new: int) -> None:
        self.cells[new].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.cells[new])
        self.cells[new].setFocus(Qt.FocusReason.TabFocusReason)
        if old != new:
            self.cells[old].setFocusPolicy(Qt.FocusPolicy.ClickFocus)


class _Cell(QFrame):
    def __init__(self, number: int, word: str, said: str) -> None:
        super().__init__()
        self.setProperty("frame", "word")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(said)
        self.number = Toned(f"{number}.")
        self.number.setWordWrap(False)
        self.number.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.number.setMinimumWidth(self.fontMetrics().horizontalAdvance("00."))
        self.word = QLabel(word)
        self.word.setTextFormat(Qt.TextFormat.PlainText)
        # Of one width each, in which l, I and 1 differ.
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(QApplication.font().pointSizeF() * 1.2)
        self.word.setFont(font)
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 4, 6, 4)
        line.setSpacing(8)
        line.addWidget(self.number)
        line.addWidget(self.word, 1)

    def forget(self) -> None:
        self.word.clear()
        self.setAccessibleName("")
