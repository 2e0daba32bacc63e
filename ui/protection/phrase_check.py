"""Whether the phrase was really written down: three of its words are asked for, by their numbers."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.forms.labels import Problem, Toned, field_label
from ui.forms.word_line import WordLine

ASKED = 3

Pick = Callable[[int], Sequence[int]]


def any_three(count: int) -> list[int]:
    """Indexes of the words that are asked for, in their order."""
    return sorted(random.SystemRandom().sample(range(count), ASKED))


class PhraseCheck(QWidget):
    """`begin` asks for other words each time, so that going back for three words does not do."""

    changed = Signal()

    def __init__(self, pick: Pick = any_three) -> None:
        super().__init__()
        self._pick = pick
        self._words: tuple[str, ...] = ()
        self.lines: list[WordLine] = []
        self.good = Toned("", "ok")
        self.problem = Problem()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)

    def begin(self, words: Sequence[str]) -> None:
        """Without words it forgets them."""
        self._words = tuple(words)
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None and old not in (self.problem, self.good):
                old.hide()
                old.deleteLater()
        self.lines = [WordLine(index + 1) for index in (self._pick(len(words)) if words else ())]
        for row, line in enumerate(self.lines):
            self._grid.addWidget(field_label(self.tr("Word {number}").format(number=line.number), line), row, 0)
            self._grid.addWidget(line, row, 1)
            line.textChanged.connect(self._edited)
            line.editingFinished.connect(self._say)
            line.done.connect(lambda row=row: self._leave(row))
        for line, following in zip(self.lines, self.lines[1:], strict=False):
            QWidget.setTabOrder(line, following)
        self._grid.addWidget(self.problem, len(self.lines), 0, 1, 2)
        self._grid.addWidget(self.good, len(self.lines) + 1, 0, 1, 2)
        self._grid.setRowStretch(len(self.lines) + 2, 1)
        self._edited()
        self.problem.say("")

    @property
    def is_right(self) -> bool:
        return bool(self.lines) and all(line.word() == self._words[line.number - 1] for line in self.lines)

    def say(self, text: str) -> None:
        """In place of what is right or wrong."""
        self.good.setText(text)

    def focus(self) -> None:
        if self.lines:
            self.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self) -> None:
        self.good.setText(self.tr("Right.") if self.is_right else "")
        if self.is_right:
            self.problem.say("")
        self.changed.emit()

    def _say(self) -> None:
        """Of those that were left by now. What would have been right is not said: it stands on the paper."""
        wrong = [line for line in self.lines
                 if line.text() and not line.hasFocus() and line.word() != self._words[line.number - 1]]
        words = self.tr("Word {number} is another one. Look at what you have written down, or go back.")
        self.problem.say(words.format(number=wrong[0].number) if wrong else "")

    def _leave(self, row: int) -> None:
        if row + 1 < len(self.lines):
            self.lines[row + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._say()
