"""A path that is typed or chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget


class PathField(QWidget):
    """`dialog` makes the file dialog that the button opens."""

    changed = Signal()

    def __init__(self, name: str, path: str, dialog: Callable[[], QFileDialog], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialog = dialog
        self.line = QLineEdit(path)
        self.line.setAccessibleName(name)
        self.button = QPushButton(self.tr("Choose …"))
        self.button.setAutoDefault(False)
        self.button.setAccessibleName(f"{self.button.text()} {name}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.line, 1)
        line.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self.changed)
        self.button.clicked.connect(self._choose)

    def path(self) -> Path | None:
        """None while nothing, or nothing absolute, stands there."""
        text = self.line.text().strip()
        return Path(text) if text and Path(text).is_absolute() else None

    def _choose(self) -> None:
        dialog = self._dialog()
        dialog.fileSelected.connect(self.line.setText)
        dialog.open()
