"""A line for one word of the phrase: completed as it is typed, and told to be wrong where there is no such word."""

from __future__ import annotations

import re

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from app.store import phrase

MOST = 6
"""Words that are offered."""
MOST_PASTED = 50
LONGEST = 16
"""Letters: no word has more than eight, and a mistake may be seen."""
_WORD = re.compile(r"[^\W\d_]+")


class WordLine(QLineEdit):
    """Return, Space and a word that was chosen lead to the next line. Four letters are enough for any word."""

    done = Signal()
    spread = Signal(list)
    """Several words were pasted into it."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.setAccessibleName(self.tr("Word {number}").format(number=number))
        self.setInputMethodHints(Qt.InputMethodHint.ImhNoAutoUppercase | Qt.InputMethodHint.ImhNoPredictiveText
                                 | Qt.InputMethodHint.ImhSensitiveData)
        self._offered = QStringListModel(self)
        self._completer = completer = QCompleter(self._offered, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(MOST)
        self.popup = QListView()
        self.popup.setProperty("role", "popup")
        self.popup.setAccessibleName(self.tr("Words that begin so"))
        completer.setPopup(self.popup)
        completer.activated.connect(self._chosen)
        self.setCompleter(completer)
        self.textEdited.connect(self._edited)

    def word(self) -> str:
        """What stands here, as the list has it where it is clear which is meant."""
        typed = self.text().strip().lower()
        known = phrase.suggest(typed)
        return known[0] if len(known) == 1 else typed

    @property
    def is_wrong(self) -> bool:
        """Something stands here that is no word of the list."""
        word = self.word()
        return bool(word) and word not in phrase.suggest(word)

    def offered(self) -> list[str]:
        """The words that begin as what stands here."""
        return self._offered.stringList()

    def complete(self) -> None:
        """What is clear already is written out; what is wrong is marked."""
        if self.word() != self.text():
            self.setText(self.word())
        self._mark(self.is_wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            # Never the dialog's: nothing is to be confirmed by one Return too many.
            event.accept()
            if self.text().strip():
                self._go_on()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.complete()

    def _edited(self, text: str) -> None:
        words = _WORD.findall(text[:MOST_PASTED * LONGEST])
        if len(words) > 1:
            self.spread.emit([each.lower() for each in words[:MOST_PASTED]])
            return
        typed = text.strip().lower()
        known = list(phrase.suggest(typed)[:MOST])
        self._offered.setStringList([] if known == [typed] else known)
        # While one types a wrong letter is seen at once; an unfinished word is not wrong yet.
        self._mark(bool(typed) and not known)

    def _chosen(self, word: str) -> None:
        self.setText(word)
        self._go_on()

    def _go_on(self) -> None:
        self.complete()
        self.popup.hide()
        self.done.emit()

    def _mark(self, wrong: bool) -> None:
        if bool(self.property("invalid")) is not wrong:
            self.setProperty("invalid", wrong)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setAccessibleDescription(self.tr("There is no such word in the list.") if wrong else "")
