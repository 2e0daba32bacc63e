"""Names and values side by side, each value to be marked and copied; fingerprints in letters of one width."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from ui.forms.labels import Toned, Words

_LONGEST = 28
"""Characters of a word that are kept together."""


class FactsTable(QFrame):
    """A card with a line for each pair."""

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "card")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(rows):
            heading = Toned(name)
            heading.setWordWrap(False)
            grid.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value_label(name, value), row, 1)


def value_label(name: str, value: str) -> QLabel:
    """In lines of its own where it has line ends; what has no blank to be wrapped at is wrapped anywhere."""
    label = Words(re.sub(rf"(\S{{{_LONGEST}}})(?=\S)", "\\1\u200b", value))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap("\n" not in value)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse
                                  | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    label.setAccessibleName(f"{name}: {value}")
    if "\n" in value:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(label.font().pointSizeF())
        label.setFont(font)
    return label
