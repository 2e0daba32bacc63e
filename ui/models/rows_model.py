"""Rows of messages, of which some may stand for whole conversations; and the changes of rows that views are told of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.events import ThreadsLinked
from app.model.message import FLAGGED, SEEN, MessageRow
from app.model.threads import Conversation
from app.store import messages
from app.store.database import Database
from ui.models.conversation_words import ConversationWords
from ui.models.conversations import Conversations
from ui.models.listing import PAGE

KEEP_LOADED = 5 * PAGE
"""Older rows than these are left for fetchMore when they arrive in a sync."""

Index = QModelIndex | QPersistentModelIndex

_FLAGS = (Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
          | Qt.ItemFlag.ItemNeverHasChildren)
"""Made once, for views ask again and again."""


class Column(IntEnum):
    UNREAD = 0
    FLAG = 1
    SENDER = 2
    SUBJECT = 3
    ATTACHMENT = 4
    DATE = 5
    SIZE = 6
    PLACE = 7
    """Where a POP3 message is, beside here."""


_COUNT = len(Column)


class RowsModel(QAbstractTableModel):
    """`pinned` rows stay although a filter no longer takes them: the one being read must not vanish."""

    def __init__(self, db: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._db = db
        self._talks: Conversations | None = None
        self._rows: list[MessageRow] = []
        self._complete = True
        self.pinned: frozenset[int] = frozenset()
        self.talk_words = ConversationWords(self)
        self.folder_name: Callable[[int], str] = lambda _folder_id: ""
        """What people call a folder, by its id."""

    def message(self, place: int) -> MessageRow:
        return self._rows[place]

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """As Qt's own, which asks for both counts each time."""
        if 0 <= row < len(self._rows) and 0 <= column < _COUNT and (parent is None or not parent.isValid()):
            return self.createIndex(row, column)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else _COUNT

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    # --- conversations ------------------------------------------------------------------------

    @property
    def is_grouped(self) -> bool:
        """Whether a row may stand for several messages."""
        return self._talks is not None

    def conversation(self, row: MessageRow) -> Conversation | None:
        """What the row is the head of; None for a message that stands for itself."""
        if self._talks is None or self._talks.is_below(row):
            return None
        told = self._talks.of(row)
        return None if told.is_single else told

    def talk_of(self, row: MessageRow) -> Conversation | None:
        """The conversation of several messages that the row belongs to, as its head or below it."""
        told = None if self._talks is None else self._talks.of(row)
        return None if told is None or told.is_single else told

    def is_below(self, row: MessageRow) -> bool:
        """Whether it stands under the head of an unfolded conversation."""
        return self._talks is not None and self._talks.is_below(row)

    def is_unfolded(self, row: MessageRow) -> bool:
        return self._talks is not None and self._talks.is_unfolded(row)

    def head_of(self, row: MessageRow) -> MessageRow:
        return row if self._talks is None else self._talks.of(row).head

    def place_of_head(self, row: MessageRow) -> int:
        """Where the head of its conversation stands."""
        return self._rows.index(row) if self._talks is None else self._talks.place_of_head(row)

    def stands_for(self, rows: Sequence[MessageRow]) -> list[MessageRow]:
        """The messages that an edit of these rows is about: all that the list shows of a folded conversation."""
        return list(rows) if self._talks is None else self._talks.stands_for(rows)

    def set_unfolded(self, row: MessageRow, unfolded: bool) -> None:
        """Shows the other messages of the row's conversation below its head, or takes them away."""
        if self._talks is not None:
            (self._talks.unfold if unfolded else self._talks.fold)(row)

    def apply_linked(self, event: ThreadsLinked) -> None:
        """Rows become one where they belong together."""
        if self._talks is not None:
            self._talks.linked(event.threads)

    def look(self, row: MessageRow) -> object:
        """Another value whenever the row looks different for the sake of its conversation."""
        told = self.conversation(row)
        return (self.is_below(row), self.apart(row)) if told is None else (
            told.count, told.people, self.is_unfolded(row))

    def fetch(self, message_id: int) -> MessageRow | None:
        """Any message, as it is now; None if it is gone."""
        return next(iter(messages.rows(self._db, [message_id])), None)

    def as_shown(self, row: MessageRow) -> MessageRow:
        """With the marks that the row is to bear: those of the whole conversation while that is folded."""
        told = self.conversation(row)
        if told is None or self.is_unfolded(row):
            return row
        flags = (row.flags | {SEEN}) - (frozenset({SEEN}) if told.unread else frozenset())
        flags = flags | {FLAGGED} if told.flagged else flags - {FLAGGED}
        return replace(row, flags=flags, has_attachment=told.has_attachment)

    def apart(self, row: MessageRow) -> str:
        """The folder's name, of a message below its conversation that lies elsewhere; "" for all others."""
        homes = frozenset() if self._talks is None else self._talks.grouping.folder_ids
        return "" if not homes or row.folder_id in homes else self.folder_name(row.folder_id)

    # --- as conversation_books.Rows --------------------------------------------------------------------

    @property
    def shown(self) -> list[MessageRow]:
        return self._rows

    @property
    def complete(self) -> bool:
        return self._complete

    @complete.setter
    def complete(self, complete: bool) -> None:
        self._complete = complete

    def is_beyond(self, place: int) -> bool:
        return place == len(self._rows) and (not self._complete or place >= KEEP_LOADED)

    def take_out(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, last)
        del self._rows[first:last + 1]
        self.endRemoveRows()

    def put_in(self, place: int, rows: Sequence[MessageRow]) -> None:
        if rows:
            self.beginInsertRows(QModelIndex(), place, place + len(rows) - 1)
            self._rows[place:place] = rows
            self.endInsertRows()

    def shift(self, first: int, last: int, target: int) -> None:
        self.beginMoveRows(QModelIndex(), first, last, QModelIndex(), target)
        moved = self._rows[first:last + 1]
        del self._rows[first:last + 1]
        place = target if target < first else target - len(moved)
        self._rows[place:place] = moved
        self.endMoveRows()

    def renew(self, place: int, rows: Sequence[MessageRow]) -> None:
        self._rows[place:place + len(rows)] = rows
        self.dataChanged.emit(self.createIndex(place, 0), self.createIndex(place + len(rows) - 1, _COUNT - 1))
