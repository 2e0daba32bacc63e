"""Keys that nobody can change: those of lists and of the windows in which messages are written."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.key_words import native

translate = QCoreApplication.translate

FixedKeys = tuple[str, str, str]
"""Group, what it does, its keys as text."""


def fixed_keys() -> list[FixedKeys]:
    """In the language of the moment."""
    talks = translate("ShortcutsDialog", "Conversations in the list")
    writing = translate("ShortcutsDialog", "Writing a message")
    rows = (
        (talks, translate("ShortcutsDialog", "Unfold, or go to the messages below"), ("Right",)),
        (talks, translate("ShortcutsDialog", "Go to the head, or fold"), ("Left",)),
        (writing, translate("ShortcutsDialog", "Send"), ("Ctrl+Return",)),
        (writing, translate("ShortcutsDialog", "Save the draft"), ("Ctrl+S",)),
        (writing, translate("ShortcutsDialog", "Attach files"), ("Ctrl+Shift+A",)),
        (writing, translate("ShortcutsDialog", "Bold, italic, underlined (rich text)"), ("Ctrl+B", "Ctrl+I", "Ctrl+U")),
        (writing, translate("ShortcutsDialog", "List, numbered list (rich text)"), ("Ctrl+Shift+8", "Ctrl+Shift+7")),
        (writing, translate("ShortcutsDialog", "Link (rich text)"), ("Ctrl+K",)),
        (writing, translate("ShortcutsDialog", "Paste without formatting"), ("Ctrl+Shift+V",)),
        (writing, translate("ShortcutsDialog", "Offer an address no more"), ("Shift+Del",)),
        (writing, translate("ShortcutsDialog", "Close and keep the draft"), ("Ctrl+W",)),
    )
    return [(group, words, ", ".join(native(key) for key in keys)) for group, words, keys in rows]
