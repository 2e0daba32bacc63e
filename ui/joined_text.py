"""What a document says, where some of its blocks are only parts of one line."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

_GOES_ON = 1


def note_joint(block: QTextBlock) -> None:
    """No line ends between this block and the one before it."""
    block.setUserState(_GOES_ON)


def goes_on(block: QTextBlock) -> bool:
    return block.userState() == _GOES_ON


def has_joints(document: QTextDocument, start: int, end: int) -> bool:
    """Whether a line that was parted lies across any place between these positions."""
    block = document.findBlock(start).next()
    while block.isValid() and block.position() <= end:
        if goes_on(block):
            return True
        block = block.next()
    return False


def selected_text(cursor: QTextCursor) -> str:
    """As it would be, had no line been parted."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    document = cursor.document()
    block, part, told = document.findBlock(start), QTextCursor(document), ""
    parts: list[str] = []
    while block.isValid() and block.position() <= end:
        part.setPosition(max(start, block.position()))
        part.setPosition(min(end, block.position() + block.length() - 1), QTextCursor.MoveMode.KeepAnchor)
        told = part.selection().toPlainText()
        parts.append(told if not parts or goes_on(block) else f"\n{told}")
        block = block.next()
    return "".join(parts)


class JoinedText:
    """`text`, and where in the document (Qt's positions, in which characters beyond the first plane count twice) each
    of its characters stands."""

    def __init__(self, document: QTextDocument) -> None:
        self._starts: list[int] = []
        self._positions: list[int] = []
        self._texts: list[str] = []
        parts: list[str] = []
        length, block = 0, document.begin()
        while block.isValid():
            if parts and not goes_on(block):
                parts.append("\n")
                length += 1
            text = block.text().replace("\u00a0", " ")
            self._starts.append(length)
            self._positions.append(block.position())
            self._texts.append(text)
            parts.append(text)
            length += len(text)
            block = block.next()
        self.text = "".join(parts)

    def position(self, index: int, *, end: bool = False) -> int:
        """Of the character `index`, or behind the one before it where it is the `end` of something."""
        number = bisect_right(self._starts, index - 1 if end else index) - 1
        before = self._texts[number][:index - self._starts[number]]
        return self._positions[number] + (len(before) if before.isascii() else len(before.encode("utf-16-le")) // 2)
