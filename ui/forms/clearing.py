"""A field with a button that empties it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit


def clearable(field: QLineEdit) -> None:
    """With Qt's button at the field's end, and a name for it, which Qt does not give."""
    field.setClearButtonEnabled(True)
    for action in field.findChildren(QAction, "_q_qlineeditclearaction"):
        action.setText(QCoreApplication.translate("Clearing", "Clear"))
