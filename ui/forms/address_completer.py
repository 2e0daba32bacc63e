"""The list below a line of recipients: who begins as what is being typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem

from app.model.identity import Correspondent
from ui.forms.addresses import is_email, written
from ui.forms.labels import announce
from ui.models.address_book import AddressBook

MOST = 8
_LEAST = 1
_LONGEST_NAME = 40
_PADDING = 4
_ENTRY = Qt.ItemDataRole.UserRole


class AddressCompleter(QListWidget):
    """Up and Down choose, Return and Tab take, Esc closes, Shift+Delete never offers the address again. From an address
    that was typed as a whole Tab leads on, too.

    A child of the composer's window, not a window of its own: the line keeps the focus.
    """

    def __init__(self, line: QLineEdit, book: AddressBook) -> None:
        super().__init__(line.window())
        self._line, self._book = line, book
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("frame", "popup")
        self.setAccessibleName(self.tr("Known addresses"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setToolTip(self.tr("Shift+Delete: do not offer this address any more"))
        self.itemClicked.connect(self._take)
        self.hide()
        line.textEdited.connect(self.look)
        line.installEventFilter(self)

    def look(self) -> None:
        """For the address that the cursor stands in."""
        _start, piece = self._piece()
        there = self._line.text().casefold()
        found = [] if len(piece.strip()) < _LEAST else [
            each for each in self._book.find(piece.strip(), MOST + 4)
            if f"<{each.email.casefold()}>" not in there or each.email.casefold() == piece.strip().casefold()][:MOST]
        self.clear()
        # Who has typed an address to its end needs no list that says so.
        if len(found) == 1 and found[0].email.casefold() == piece.strip().casefold() and not found[0].name:
            found = []
        for each in found:
            item = QListWidgetItem(_shown(each))
            item.setData(_ENTRY, each)
            self.addItem(item)
        if found:
            # A whole address is never exchanged for another one that merely begins so.
            self.setCurrentRow(-1 if is_email(piece.strip()) and found[0].email.casefold() != piece.strip().casefold()
                               else 0)
            self._place()
            announce(self._line, self.tr("%n address(es) to choose from", "", len(found)))
        self.setVisible(bool(found))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and self.isVisible():
            if event.type() is QEvent.Type.FocusOut:
                self.hide()
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._key(event)
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and (
                    event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Delete)):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        row = self.currentRow()
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.setCurrentRow((max(row, 0 if step < 0 else row) + step) % self.count())
                announce(self._line, self.currentItem().text())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab if not (
                    event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier):
                if row < 0:
                    self.hide()
                    return False
                whole = self._piece()[1].strip().casefold() == self.currentItem().data(_ENTRY).email.casefold()
                self._take(self.currentItem())
                # Whoever wrote all of it is done with it: Tab leads on, as it does without an offer.
                return not (whole and event.key() == Qt.Key.Key_Tab)
            case Qt.Key.Key_Escape:
                self.hide()
            case Qt.Key.Key_Delete if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._forget(row)
            case _:
                return False
        return True

    def _take(self, item: QListWidgetItem) -> None:
        start, piece = self._piece()
        entry: Correspondent = item.data(_ENTRY)
        text = self._line.text()
        rest = text[start + len(piece):]
        blank = " " if start else ""
        put = f"{blank}{written(entry.address)}" + ("" if rest.lstrip().startswith((",", ";")) else ", ")
        self._line.setText(text[:start] + put + rest.lstrip())
        self._line.setCursorPosition(start + len(put))
        self._line.textEdited.emit(self._line.text())
        self.hide()

    def _forget(self, row: int) -> None:
        item = self.takeItem(row)
        if item is not None:
            self._book.hide(item.data(_ENTRY).email)
        self.setVisible(self.count() > 0)
        if self.count():
            self._place()

    def _piece(self) -> tuple[int, str]:
        """Where the address at the cursor begins, and what of it stands before the next comma."""
        text, cursor = self._line.text(), self._line.cursorPosition()
        start, quoted = 0, False
        for at, char in enumerate(text[:cursor]):
            if char == '"':
                quoted = not quoted
            elif char in ",;" and not quoted:
                start = at + 1
        end = min((at for at in (text.find(",", cursor), text.find(";", cursor)) if at >= 0), default=len(text))
        return start, text[start:end]

    def _place(self) -> None:
        window = self._line.window()
        where = self._line.mapTo(window, QPoint(0, self._line.height() + 2))
        height = sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * self.frameWidth() + _PADDING
        self.setGeometry(where.x(), where.y(), self._line.width(), min(height, window.height() - where.y() - 8))
        self.raise_()


def _shown(entry: Correspondent) -> str:
    """The address is never pushed out of sight by a long name."""
    name = entry.name if len(entry.name) <= _LONGEST_NAME else f"{entry.name[:_LONGEST_NAME - 1]}…"
    return f"{name}  –  {entry.email}" if name else entry.email
