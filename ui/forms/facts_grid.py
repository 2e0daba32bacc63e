"""Names and values side by side, a line for each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from ui.forms.labels import text_label


class FactsGrid(QGridLayout):
    """Values can be marked and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(18)
        self.setVerticalSpacing(6)
        self.setColumnStretch(1, 1)

    def add(self, name: str, value: str, *, fixed: bool = False) -> None:
        """At the end; nothing for an empty value. `fixed`: in letters of one width."""
        if not value:
            return
        row = self.rowCount()
        label = QLabel(name)
        label.setProperty("role", "dim")
        shown = text_label(value)
        if fixed:
            font = shown.font()
            font.setFamilies(["DejaVu Sans Mono", "Consolas", "Menlo", "monospace"])
            shown.setFont(font)
        shown.setAccessibleName(f"{name}: {value}")
        self.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self.addWidget(shown, row, 1)
