"""The look that all cards share: an icon, a title, lines of words, and buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.forms.labels import Picture, Words, text_label


class CardFrame(QFrame):
    """Lines first, then buttons, from the top down."""

    def __init__(self, icon: str, title: str, heading: str = "", tone: str = "accent",
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "card")
        self.setAccessibleName(f"{title} {heading}".strip())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(14, 10, 14, 10)
        outer.setSpacing(12)
        outer.addWidget(Picture(icon, 24, tone), 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout()
        self.column.setSpacing(3)
        outer.addLayout(self.column, 1)
        self.title = Words(title)
        self.title.setProperty("role", "small" if heading else "strong")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.column.addWidget(self.title)
        if heading:
            self.heading = text_label(heading)
            self.heading.setProperty("role", "heading")
            self.column.addWidget(self.heading)
        self._facts: QGridLayout | None = None
        self._row: QHBoxLayout | None = None

    def add_fact(self, name: str, value: str) -> QLabel:
        """A line with its name before it."""
        if self._facts is None:
            self._facts = QGridLayout()
            self._facts.setHorizontalSpacing(10)
            self._facts.setVerticalSpacing(2)
            self._facts.setColumnStretch(1, 1)
            self.column.addLayout(self._facts)
        label, words = QLabel(name), text_label(value)
        label.setProperty("role", "dim")
        line = self._facts.rowCount()
        self._facts.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
        self._facts.addWidget(words, line, 1)
        return words

    def add_line(self, text: str, role: str = "") -> QLabel:
        label = text_label(text)
        if role:
            label.setProperty("role", role)
        self.column.addWidget(label)
        return label

    def add_button(self, text: str, icon: str) -> QPushButton:
        """From left to right."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        icons.bind(button, icon)
        self._place(button)
        return button

    def add_more(self, name: str, entries: Sequence[tuple[str, str, Callable[[], object]]]) -> QToolButton:
        """A menu for what is seldom done: text, icon and what to do of each entry. `name` is read aloud."""
        button = QToolButton()
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        icons.bind(button, "more", "dim")
        menu = QMenu(button)
        for text, icon, run in entries:
            menu.addAction(icons.icon(icon), text, run)
        button.setMenu(menu)
        self._place(button)
        return button

    def _place(self, button: QWidget) -> None:
        if self._row is None:
            self._row = QHBoxLayout()
            self._row.setSpacing(8)
            self._row.setContentsMargins(0, 6, 0, 0)
            self._row.addStretch(1)
            self.column.addLayout(self._row)
        self._row.insertWidget(self._row.count() - 1, button)
