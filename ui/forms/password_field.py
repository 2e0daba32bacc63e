"""A password line with a button that shows what was typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ui.icons import icon


class PasswordField(QWidget):
    """Line edit and show button; the widget passes its focus on to the line."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textChanged.connect(self.changed)
        self.show_button = QToolButton()
        self.show_button.setCheckable(True)
        self.show_button.setIcon(icon("eye"))
        self.show_button.toggled.connect(self._reveal)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.show_button)
        self.setFocusProxy(self.line)
        self._reveal(False)

    def text(self) -> str:
        return self.line.text()

    def setText(self, text: str) -> None:
        self.line.setText(text)

    def _reveal(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_button.setIcon(icon("eye-off" if shown else "eye"))
        words = self.tr("Hide the password") if shown else self.tr("Show the password")
        self.show_button.setToolTip(words)
        self.show_button.setAccessibleName(words)
