"""Phrases that nobody uses as a key, and what is typed of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.protection.new_phrase import NewPhraseDialog

# Two of the list's published test vectors.
WORDS = ("legal", "winner", "thank", "year", "wave", "sausage", "worth", "useful", "legal", "winner", "thank", "yellow")
OTHER = ("letter", "advice", "cage", "absurd", "amount", "doctor", "acoustic", "avoid", "letter", "advice", "cage",
         "above")


def answer(dialog: NewPhraseDialog, words: tuple[str, ...] = WORDS) -> None:
    """Types the three that are asked for, each left by Return."""
    for line in dialog.check.lines:
        line.clear()
        QTest.keyClicks(line, words[line.number - 1])
        QTest.keyClick(line, Qt.Key.Key_Return)
