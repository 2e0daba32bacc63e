"""Conversations in the list: folding them, and which of a folded one's messages is read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Signal

from app.model.message import MessageRow
from ui.models.message_list import MessageListModel


class Folding(QObject):
    """Works on the model; what is to be chosen is told."""

    wanted = Signal(int)
    """A row that is to be chosen instead."""
    changed = Signal()
    """Another message is to be read, or the chosen rows stand for others than before."""

    def __init__(self, model: MessageListModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._reading = 0

    # --- folding ------------------------------------------------------------------------------

    def turn(self, chosen: Sequence[MessageRow], row: MessageRow) -> None:
        """Folds what is unfolded, and the other way round. Who had chosen a message that goes is at the head then."""
        unfold = not self._model.is_unfolded(row)
        if not unfold and any(self._model.is_below(each) and self._model.head_of(each) == self._model.head_of(row)
                              for each in chosen):
            self.wanted.emit(self._model.place_of_head(row))
        self._model.set_unfolded(row, unfold)
        self.changed.emit()

    def step(self, current: QModelIndex, unfold: bool) -> None:
        """By the keyboard, as in a tree: unfold, then go in; go out, then fold."""
        if not current.isValid():
            return
        row = self._model.message(current.row())
        if unfold and self._model.conversation(row) is not None:
            if self._model.is_unfolded(row):
                self.wanted.emit(current.row() + 1)
            else:
                self.turn([row], row)
        elif not unfold and self._model.is_below(row):
            self.wanted.emit(self._model.place_of_head(row))
        elif not unfold and self._model.is_unfolded(row):
            self.turn([row], row)

    # --- reading ------------------------------------------------------------------------------

    def one(self, chosen: Sequence[MessageRow]) -> MessageRow | None:
        """Of a folded conversation what was stepped to, else its newest unread message, else its newest."""
        if len(chosen) != 1:
            self._reading = 0
            return None
        row, told = chosen[0], self._model.conversation(chosen[0])
        if told is None or self._model.is_unfolded(row):
            self._reading = 0
            return row
        every = {each.id: each for each in self._model.stands_for([row])}
        if self._reading not in (*told.ids, *told.shown):
            self._reading = next((each.id for each in every.values() if each.is_unread), row.id)
        return every.get(self._reading) or self._model.fetch(self._reading) or row

    def step_unread(self, chosen: Sequence[MessageRow]) -> bool:
        """To another unread message of the one folded conversation that is chosen; False if there is none."""
        reading = self.one(chosen)
        if reading is None or self._model.conversation(chosen[0]) is None or self._model.is_unfolded(chosen[0]):
            return False
        unread = (each for each in self._model.stands_for(chosen) if each.is_unread)
        other = next((each for each in unread if each.id != reading.id), None)
        if other is not None:
            self.read(other.id)
        return other is not None

    def read(self, message_id: int) -> None:
        """This message of the chosen conversation."""
        self._reading = message_id
        self.changed.emit()
