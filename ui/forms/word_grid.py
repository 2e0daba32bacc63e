"""All words of a phrase, typed in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.forms.labels import Problem, Toned
from ui.forms.word_line import LONGEST, WordLine
from ui.forms.word_places import WORDS, place


class WordGrid(QWidget):
    """Numbered as on the sheet. A phrase that is pasted into any of them is dealt out; `changed` tells each letter."""

    changed = Signal()
    finished = Signal()
    """The last word was left by Return or Space."""

    def __init__(self, count: int = WORDS) -> None:
        super().__init__()
        self.lines = [WordLine(number) for number in range(1, count + 1)]
        self.problem = Problem()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for index, line in enumerate(self.lines):
            grid.addLayout(_numbered(line), *place(index, count))
            line.textChanged.connect(self.changed)
            line.done.connect(lambda index=index: self._leave(index))
            line.spread.connect(lambda words, index=index: self._deal_out(index, words))
            line.editingFinished.connect(self.say_wrong)
        rows, _column = place(count - 1, count)
        grid.addWidget(self.problem, rows + 1, 0, 1, grid.columnCount())
        self.setFocusProxy(self.lines[0])
        for earlier, later in zip(self.lines, self.lines[1:], strict=False):
            QWidget.setTabOrder(earlier, later)

    def words(self) -> tuple[str, ...]:
        """As they stand here, "" where nothing does."""
        return tuple(line.word() for line in self.lines)

    @property
    def is_whole(self) -> bool:
        return all(self.words()) and not self.wrong()

    def wrong(self) -> list[WordLine]:
        """Those in which a word stands that is not in the list."""
        return [line for line in self.lines if line.is_wrong]

    def say_wrong(self) -> None:
        """By its number and what was typed, as far as somebody has left it."""
        wrong = [line for line in self.wrong() if not line.hasFocus()]
        self.problem.say(self.tr("Word {number}, “{word}”, is not in the list of words. Look at it once more.").format(
            number=wrong[0].number, word=wrong[0].word()[:LONGEST]) if wrong else "")

    def clear(self) -> None:
        for line in self.lines:
            line.clear()

    def _leave(self, index: int) -> None:
        if index + 1 < len(self.lines):
            self.lines[index + 1].setFocus(Qt.FocusReason.TabFocusReason)
            self.lines[index + 1].selectAll()
        else:
            self.finished.emit()
        self.say_wrong()

    def _deal_out(self, index: int, words: Sequence[str]) -> None:
        # A whole phrase begins with its first word, wherever it was pasted.
        start = 0 if len(words) >= len(self.lines) else index
        for line, word in zip(self.lines[start:], words, strict=False):
            line.setText(word)
            line.complete()
        last = self.lines[min(start + len(words), len(self.lines)) - 1]
        last.setFocus(Qt.FocusReason.OtherFocusReason)
        self.say_wrong()


def _numbered(line: WordLine) -> QHBoxLayout:
    """A line behind its number; the number is no label of its own for whoever hears the line's name."""
    number = Toned(f"{line.number}.")
    number.setWordWrap(False)
    number.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    number.setMinimumWidth(number.fontMetrics().horizontalAdvance("00."))
    both = QHBoxLayout()
    both.setSpacing(6)
    both.addWidget(number)
    both.addWidget(line, 1)
    return both


