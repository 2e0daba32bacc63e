"""Keys and actions as people call them."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence


def native(key: str) -> str:
    """Keys as they are called on this system and in this language: Ctrl+Return, Strg+Return, ⌘↩."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def portable(key: QKeySequence) -> str:
    """As they are called everywhere: Ctrl+Return."""
    return key.toString(QKeySequence.SequenceFormat.PortableText)


def words_of(action: QAction) -> str:
    """What an action is called, without its mnemonic."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix(" …")
