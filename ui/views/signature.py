"""The sender's signature within the text: put there once, exchanged with the sender while nobody touched it."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor

from app.mime.flowed import SIGNATURE
from app.model.identity import Identity
from ui.rich.quote_level import level_of
from ui.views.body_edit import BodyEdit


class Signature:
    """`above`: over the quote, and then without the mark, which would make the quote part of the signature."""

    def __init__(self, edit: BodyEdit, *, above: bool) -> None:
        self._edit = edit
        self._above = above
        self._range: QTextCursor | None = None
        self._text = ""

    def put(self, identity: Identity) -> None:
        """Into a text that has none yet."""
        place = QTextCursor(self._edit.document())
        quote = self._quote() if self._above else -1
        place.setPosition(max(0, quote)) if quote >= 0 else place.movePosition(QTextCursor.MoveOperation.End)
        self._insert(place, identity, mark=quote < 0)

    def find(self, identity: Identity) -> None:
        """In a text that was opened again: known if it stands there untouched."""
        text = self._edit.toPlainText()
        for wanted in (f"\n{SIGNATURE}\n{identity.signature}", f"\n{identity.signature}\n"):
            at = text.rfind(wanted) if identity.signature.strip() else -1
            if at >= 0:
                self._remember(at, at + len(wanted))
                return

    def change(self, identity: Identity) -> None:
        """To another sender's; what the person changed stays."""
        if self._range is None or self._range.selectedText() != self._text:
            return
        place = QTextCursor(self._range)
        mark = SIGNATURE in self._text or not self._above or self._quote() < 0
        place.beginEditBlock()
        place.removeSelectedText()
        self._insert(place, identity, mark=mark)
        place.endEditBlock()

    def renew(self) -> None:
        """The document was made anew (rich, plain): the range is lost, the signature is the person's now."""
        self._range = None

    def _insert(self, place: QTextCursor, identity: Identity, *, mark: bool) -> None:
        start = place.position()
        if not identity.signature.strip() and not identity.signature_html.strip():
            self._remember(start, start)
            return
        before = place.document().characterCount()
        self._own_paragraph(place)
        if mark:
            if place.block().previous().text().strip() or place.block().blockNumber() == 1:
                place.insertBlock()
            place.insertText(SIGNATURE)
            place.insertBlock()
        if self._edit.is_rich and identity.signature_html.strip():
            place.insertHtml(self._edit.taken_in(identity.signature_html))
        elif self._edit.is_rich:
            place.insertHtml("<br>".join(escape(line) for line in identity.signature.rstrip().split("\n")))
        else:
            place.insertText(identity.signature.rstrip())
        if not mark:
            place.insertBlock()
            place.insertBlock()
        self._remember(start, start + place.document().characterCount() - before)

    def _own_paragraph(self, place: QTextCursor) -> None:
        """Outside of quotes and lists."""
        place.insertBlock()
        if (found := place.currentList()) is not None:
            found.remove(place.block())
        place.setBlockFormat(QTextBlockFormat())
        place.setBlockCharFormat(QTextCharFormat())
        place.setCharFormat(QTextCharFormat())

    def _remember(self, start: int, end: int) -> None:
        self._range = QTextCursor(self._edit.document())
        self._range.setPosition(start)
        self._range.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._text = self._range.selectedText()

    def _quote(self) -> int:
        """Where the line above the first quote begins; -1 for none."""
        block = self._edit.document().begin()
        while block.isValid():
            if level_of(block) or (not self._edit.is_rich and block.text().startswith(">")):
                before = block.previous()
                return before.position() if before.isValid() and before.text().strip() else block.position()
            block = block.next()
        return -1
