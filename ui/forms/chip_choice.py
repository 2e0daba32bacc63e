"""A row of buttons of which one is down."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from ui import icons
from ui.forms.flow_layout import FlowLayout


class ChipChoice(QWidget):
    """For a few that are better seen than unfolded. `options`: value, words and icon."""

    chosen = Signal(str)
    """By the person."""

    def __init__(self, name: str, options: Iterable[tuple[StrEnum, str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        line = FlowLayout(self)
        for value, words, picture in options:
            button = QToolButton()
            button.setCheckable(True)
            button.setText(words)
            button.setProperty("role", "chip")
            button.setAccessibleName(f"{name}: {words}")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            icons.bind(button, picture)
            button.clicked.connect(lambda _checked=False, chosen=value.value: self.chosen.emit(chosen))
            self._group.addButton(button)
            self.buttons[value.value] = button
            line.addWidget(button)
        self.setFocusProxy(next(iter(self.buttons.values())))

    def show_value(self, value: StrEnum) -> None:
        self.buttons[value.value].setChecked(True)
        self.setFocusProxy(self.buttons[value.value])
