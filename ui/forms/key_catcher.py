"""A field that takes the keys that are pressed in it, instead of what they write."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.key_words import native, portable

_MODIFIERS = frozenset({
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown, Qt.Key(0)})
_LEAVES = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class KeyCatcher(QLineEdit):
    """Tab leaves it, Escape tells `given_up`; any other key, alone or with Ctrl, Alt and Shift, is `caught`."""

    caught = Signal(str)
    """In Qt's portable words."""
    given_up = Signal()

    def __init__(self, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setPlaceholderText(prompt)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.key = ""
        """What was caught last."""

    def show_key(self, key: str) -> None:
        """`key` is in portable words, or ""."""
        self.key = key
        self.setText(native(key))

    def event(self, event: QEvent) -> bool:
        # Before menus and the window's own actions take them.
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LEAVES and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        event.accept()
        if event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.given_up.emit()
        elif event.key() not in _MODIFIERS:
            self.show_key(key_of(event))
            self.caught.emit(self.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.deselect()


def key_of(event: QKeyEvent) -> str:
    """As an action has it: without the key pad's mark, and without Shift where a sign has it already, such as “!”."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.GroupSwitchModifier
    text = event.text()[:1]
    if text.isprintable() and text and not text.isalnum() and not text.isspace():
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return portable(QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key()))))
