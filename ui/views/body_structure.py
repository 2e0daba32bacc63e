"""What Return and Backspace do in lists, quotes and headings of rich text."""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.rich import formatting
from ui.rich.quote_level import level_of, set_level


def leave(edit: QTextEdit) -> bool:
    """Return in an empty item ends its list; in a quote it makes room for an answer between its lines.

    False where it is an ordinary Return.
    """
    cursor = edit.textCursor()
    block = cursor.block()
    if cursor.currentList() is not None and not block.text().strip():
        formatting.toggle_list(edit, cursor.currentList().format().style())
        return True
    if not level_of(block) or cursor.hasSelection():
        return False
    cursor.beginEditBlock()
    at_start, at_end = cursor.atBlockStart(), cursor.atBlockEnd()
    level = level_of(block)
    if block.text().strip() and not at_start:
        cursor.insertBlock()
    if block.text().strip() and not at_end:
        set_level(cursor, level)
        cursor.insertBlock()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    if (found := cursor.currentList()) is not None:
        found.remove(cursor.block())
    cursor.setBlockFormat(QTextBlockFormat())
    cursor.setBlockCharFormat(QTextCharFormat())
    set_level(cursor, 0)
    cursor.endEditBlock()
    edit.setTextCursor(cursor)
    edit.setCurrentCharFormat(QTextCharFormat())
    return True


def unindent(edit: QTextEdit) -> bool:
    """Backspace at the start of an item or a quoted paragraph takes it out. False where it deletes."""
    cursor = edit.textCursor()
    if cursor.hasSelection() or not cursor.atBlockStart():
        return False
    if cursor.currentList() is not None:
        formatting.toggle_list(edit, cursor.currentList().format().style())
        return True
    if level_of(cursor.block()):
        formatting.shift_quote(edit, -1)
        return True
    return False


def after_return(edit: QTextEdit) -> None:
    """Below a heading ordinary text goes on."""
    block = edit.textCursor().block()
    if block.blockFormat().headingLevel() and not block.text():
        formatting.set_heading(edit, 0)
