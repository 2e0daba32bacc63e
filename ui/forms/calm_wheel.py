"""The wheel scrolls a page of fields, and does not change the one that happens to pass below the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QWidget

_TURN = (QComboBox, QAbstractSpinBox, QAbstractSlider)


class CalmWheel(QObject):
    """Only the field that has the keyboard's focus is turned by the wheel."""

    def watch(self, part: QWidget) -> None:
        """It, or all such fields within it."""
        for each in (part, *part.findChildren(QWidget)):
            if isinstance(each, _TURN):
                # The wheel must not give it the focus either.
                each.setFocusPolicy(Qt.FocusPolicy(each.focusPolicy().value & Qt.FocusPolicy.StrongFocus.value))
                each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
