"""How deep a paragraph is quoted: a property of its block, shown by its margin."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat

LEVEL = QTextFormat.Property.BlockQuoteLevel.value
INDENT = 16
"""Pixels for each level."""
MOST = 20
_QT_MARGIN = 40
"""What Qt's reader of HTML gives a blockquote on either side."""


def level_of(block: QTextBlock) -> int:
    """0: not quoted."""
    found = block.blockFormat().property(LEVEL)
    return min(found, MOST) if isinstance(found, int) else 0


def set_level(cursor: QTextCursor, level: int) -> None:
    """For the paragraphs that the cursor touches."""
    level = max(0, min(level, MOST))
    look = QTextBlockFormat()
    look.setProperty(LEVEL, level)
    look.setLeftMargin(level * INDENT)
    look.setRightMargin(0)
    cursor.mergeBlockFormat(look)


def after_reading(document: QTextDocument) -> None:
    """After Qt has read HTML: levels out of the margins that it made of blockquotes, which it does not count; and a
    break at the end of a paragraph, which shows nothing in HTML, is no line of its own."""
    whole = QTextCursor(document)
    whole.beginEditBlock()  # laid out once, at the end
    block = document.begin()
    while block.isValid():
        if block.text().endswith("\u2028"):
            ends = QTextCursor(block)
            ends.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            ends.deletePreviousChar()
        look = block.blockFormat()
        level = round(min(look.leftMargin(), look.rightMargin()) / _QT_MARGIN)
        if level or look.leftMargin() or look.rightMargin():
            set_level(QTextCursor(block), level)
        block = block.next()
    whole.endEditBlock()
