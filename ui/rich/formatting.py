"""What a person does to chosen text: bold, lists, quotes, headings, colours, links; and whether anything was done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextEdit

from ui.rich.quote_level import level_of, set_level
from ui.rich.walk import Table, fragments, pieces

Property = QTextFormat.Property
HEADING_SIZES = {1: 3, 2: 2, 3: 1}
"""Level → Qt's size adjustment."""
_PLAIN_LOOKS = (Property.FontWeight, Property.FontItalic, Property.TextUnderlineStyle, Property.FontStrikeOut,
                Property.ForegroundBrush, Property.BackgroundBrush, Property.FontPointSize, Property.FontPixelSize,
                Property.FontSizeAdjustment, Property.FontFixedPitch)


def merge(edit: QTextEdit, look: QTextCharFormat) -> None:
    """On what is chosen, or what is typed next."""
    edit.mergeCurrentCharFormat(look)


def toggle_bold(edit: QTextEdit) -> None:
    look = QTextCharFormat()
    bold = edit.currentCharFormat().fontWeight() >= QFont.Weight.DemiBold
    look.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)
    merge(edit, look)


def toggle_italic(edit: QTextEdit) -> None:
    look = QTextCharFormat()
    look.setFontItalic(not edit.currentCharFormat().fontItalic())
    merge(edit, look)


def toggle_underline(edit: QTextEdit) -> None:
    look = QTextCharFormat()
    look.setFontUnderline(not edit.currentCharFormat().fontUnderline())
    merge(edit, look)


def toggle_strike(edit: QTextEdit) -> None:
    look = QTextCharFormat()
    look.setFontStrikeOut(not edit.currentCharFormat().fontStrikeOut())
    merge(edit, look)


def set_colour(edit: QTextEdit, colour: QColor | None) -> None:
    """None: the theme's own."""
    if colour is not None:
        look = QTextCharFormat()
        look.setForeground(colour)
        merge(edit, look)
        return
    _without(edit, Property.ForegroundBrush)


def set_heading(edit: QTextEdit, level: int) -> None:
    """0 for ordinary text. For whole paragraphs."""
    cursor = edit.textCursor()
    cursor.beginEditBlock()
    block = QTextBlockFormat()
    block.setHeadingLevel(level)
    cursor.mergeBlockFormat(block)
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold if level else QFont.Weight.Normal)
    look.setProperty(Property.FontSizeAdjustment.value, HEADING_SIZES.get(level, 0))
    whole = _paragraphs(cursor)
    whole.mergeCharFormat(look)
    cursor.mergeBlockCharFormat(look)
    cursor.endEditBlock()
    edit.mergeCurrentCharFormat(look)


def toggle_list(edit: QTextEdit, style: QTextListFormat.Style) -> None:
    """A list of this kind of the chosen paragraphs, or none where they are one already."""
    cursor = edit.textCursor()
    cursor.beginEditBlock()
    current = cursor.currentList()
    if current is not None and current.format().style() is style:
        _leave_list(cursor)
    elif current is not None:
        look = current.format()
        look.setStyle(style)
        current.setFormat(look)
    else:
        look = QTextListFormat()
        look.setStyle(style)
        look.setIndent(1)
        cursor.createList(look)
    cursor.endEditBlock()


def shift_quote(edit: QTextEdit, by: int) -> None:
    """Deeper (1) or less deep (-1) into quotes."""
    cursor = edit.textCursor()
    cursor.beginEditBlock()
    set_level(cursor, level_of(cursor.block()) + by)
    cursor.endEditBlock()


def align(edit: QTextEdit, alignment: Qt.AlignmentFlag) -> None:
    edit.setAlignment(alignment)


def set_link(edit: QTextEdit, url: str, words: str = "") -> None:
    """On what is chosen; where nothing is, `words` (or the address) are put there. "" takes a link away."""
    cursor = edit.textCursor()
    look = QTextCharFormat()
    look.setAnchor(bool(url))
    look.setAnchorHref(url)
    look.setFontUnderline(bool(url))
    if cursor.hasSelection() or not url:
        cursor.mergeCharFormat(look)
    else:
        cursor.insertText(words or url, look)
    after = QTextCharFormat()
    after.setAnchor(False)
    after.setAnchorHref("")
    after.setFontUnderline(False)
    cursor.clearSelection()
    edit.setTextCursor(cursor)
    edit.mergeCurrentCharFormat(after)


def clear(edit: QTextEdit) -> None:
    """The chosen paragraphs as if just typed; quotes stay quotes."""
    cursor = edit.textCursor()
    cursor.beginEditBlock()
    if cursor.currentList() is not None:
        _leave_list(cursor)
    level = level_of(cursor.block())
    cursor.setBlockFormat(QTextBlockFormat())
    set_level(cursor, level)
    (cursor if cursor.hasSelection() else _paragraphs(cursor)).setCharFormat(QTextCharFormat())
    cursor.endEditBlock()
    edit.setCurrentCharFormat(QTextCharFormat())


def is_formatted(document: QTextDocument) -> bool:
    """Whether plain text would lose anything but quotes and bare links."""
    for piece in pieces(document):
        if isinstance(piece, Table):
            return True
        look = piece.blockFormat()
        if piece.textList() is not None or look.headingLevel() or (look.hasProperty(
                Property.BlockAlignment.value) and look.alignment() & (
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignRight)):
            return True
        for fragment in fragments(piece):
            found = fragment.charFormat()
            if found.isImageFormat():
                return True
            if found.isAnchor():
                if found.anchorHref().removeprefix("mailto:") != fragment.text().strip():
                    return True
            elif any(found.hasProperty(each.value) for each in _PLAIN_LOOKS) and _differs(found):
                return True
    return False


def _differs(look: QTextCharFormat) -> bool:
    return (look.fontWeight() >= QFont.Weight.DemiBold or look.fontItalic() or look.fontUnderline()
            or look.fontStrikeOut() or look.fontFixedPitch() or any(look.hasProperty(each.value) for each in (
                Property.ForegroundBrush, Property.BackgroundBrush, Property.FontPointSize, Property.FontPixelSize))
            or bool(look.property(Property.FontSizeAdjustment.value)))


def _without(edit: QTextEdit, what: Property) -> None:
    cursor = edit.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    cursor.beginEditBlock()
    step = QTextCursor(edit.document())
    for at in range(start, end):
        step.setPosition(at)
        step.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
        look = step.charFormat()
        look.clearProperty(what.value)
        step.setCharFormat(look)
    cursor.endEditBlock()
    look = edit.currentCharFormat()
    look.clearProperty(what.value)
    edit.setCurrentCharFormat(look)


def _leave_list(cursor: QTextCursor) -> None:
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    while block.isValid() and block.position() <= cursor.selectionEnd():
        if (found := block.textList()) is not None:
            found.remove(block)
            plain = QTextCursor(block)
            look = block.blockFormat()
            look.setIndent(0)
            plain.setBlockFormat(look)
        block = block.next()


def _paragraphs(cursor: QTextCursor) -> QTextCursor:
    """A cursor over the whole of the paragraphs that this one touches."""
    whole = QTextCursor(cursor.document())
    whole.setPosition(cursor.document().findBlock(cursor.selectionStart()).position())
    last = cursor.document().findBlock(cursor.selectionEnd())
    whole.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    return whole
