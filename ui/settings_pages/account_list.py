"""The accounts in the person's order, with their servers and where their passwords are; dragged or moved by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from app.model.account import Account, Protocol
from ui import icons, theme, wording
from ui.secret_words import secret_line

_ID = Qt.ItemDataRole.UserRole


class AccountList(QListWidget):
    """Alt+Up and Alt+Down move the chosen one."""

    moved = Signal(object)
    """tuple[int, ...]: the ids in their new order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "table")
        self.setAccessibleName(self.tr("Accounts"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        icons.fit(self, 24)
        self.setWordWrap(True)
        self._shown: tuple[Account, ...] = ()
        theme.manager().changed.connect(self._repaint)

    def show_accounts(self, known: Sequence[Account]) -> None:
        """What was chosen stays so."""
        chosen, self._shown = self.current, tuple(known)
        self.blockSignals(True)
        self.clear()
        for each in known:
            item = QListWidgetItem(icons.icon("computer" if each.protocol is Protocol.POP3 else "cloud-sync"),
                                   self._words(each))
            item.setData(_ID, each.id)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            self.addItem(item)
        self.blockSignals(False)
        self.choose(chosen or (known[0].id if known else 0))

    @property
    def current(self) -> int:
        """The id of the chosen account, or 0."""
        item = self.currentItem()
        return int(item.data(_ID)) if item is not None else 0

    def choose(self, account_id: int) -> None:
        rows = [row for row in range(self.count()) if self.item(row).data(_ID) == account_id]
        self.setCurrentRow(rows[0] if rows else self.count() - 1)

    def move_by(self, by: int) -> None:
        """The chosen one, up or down."""
        row = self.currentRow()
        if 0 <= row < self.count() and 0 <= row + by < self.count():
            self.insertItem(row + by, self.takeItem(row))
            self.setCurrentRow(row + by)
            self.moved.emit(self._order())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_by(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        before = self._order()
        super().dropEvent(event)
        if self._order() != before:
            self.moved.emit(self._order())

    def _repaint(self) -> None:
        """Icons have the theme's colour."""
        self.show_accounts(self._shown)

    def _order(self) -> tuple[int, ...]:
        return tuple(int(self.item(row).data(_ID)) for row in range(self.count()))

    def _words(self, account: Account) -> str:
        sends = account.outgoing.host if account.outgoing is not None else self.tr("sends nothing")
        return "\n".join((
            f"{account.name} – {account.email}",
            f"{wording.protocol_name(account.protocol)} {account.incoming.host}  ·  SMTP {sends}",
            secret_line(account.secret)))
