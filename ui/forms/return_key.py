"""The Return key in windows: it presses the button that has the focus, and only elsewhere a dialog's default button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def presses_button(window: QWidget, event: QKeyEvent) -> bool:
    """Whether that was all there is to do. Qt hands Return on to the default button even from "Cancel", where that is
    no button that becomes the default one by getting the focus; beside dialogs it does nothing at all."""
    button = window.focusWidget()
    if event.key() not in _RETURNS or event.modifiers() not in _BARE:
        return False
    if not isinstance(button, QPushButton | QToolButton):
        return False
    if isinstance(button, QToolButton) and button.popupMode() is QToolButton.ToolButtonPopupMode.InstantPopup:
        button.showMenu()
    else:
        button.click()
    return True
