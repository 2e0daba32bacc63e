"""The message list: loads pages by key, takes in changes row by row, and is reset only for another listing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from itertools import groupby

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.events import MessagesChanged
from app.model.message import MessageRow
from app.store import messages
from app.store.database import Database
from ui import formats
from ui.models.dragging import to_mime
from ui.models.listing import PAGE, Listing
from ui.models.place_words import PlaceWords
from ui.models.tag_book import Chip, TagBook

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The MessageRow itself."""

KEEP_LOADED = 5 * PAGE
"""Older rows than these are left for fetchMore when they arrive in a sync."""

Index = QModelIndex | QPersistentModelIndex

_ADDRESS = re.compile(r" <[^<>]*>")


def names_only(people: str) -> str:
    """`Ada, b@example.org` of `Ada <a@example.org>, b@example.org`."""
    return _ADDRESS.sub("", people)


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


class MessageListModel(QAbstractTableModel):
    """`pinned` rows stay although a filter no longer takes them: the one being read must not vanish."""

    def __init__(self, db: Database, tags: TagBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._db = db
        self.tags = tags
        self.place_words = PlaceWords(self)
        self._listing: Listing | None = None
        self._rows: list[MessageRow] = []
        self._by_id: dict[int, MessageRow] = {}
        self._complete = True
        self.pinned: frozenset[int] = frozenset()
        self.shows_recipients = False
        self.places: Mapping[int, str] = {}
        """Names of folders by id, where the rows come from several."""

    # --- what is shown ------------------------------------------------------------------------

    def show(self, listing: Listing | None, *, recipients: bool = False,
             places: Mapping[int, str] | None = None) -> None:
        """Another folder, order, filter or search. Reads one page."""
        self.beginResetModel()
        self._listing, self.shows_recipients, self.places = listing, recipients, places or {}
        self.pinned = frozenset()
        self._rows, self._complete = listing.page(self._db, None) if listing else ([], True)
        self._by_id = {row.id: row for row in self._rows}
        self.endResetModel()

    @property
    def listing(self) -> Listing | None:
        return self._listing

    def message(self, place: int) -> MessageRow:
        return self._rows[place]

    # --- changes ------------------------------------------------------------------------------

    def apply(self, event: MessagesChanged) -> None:
        """Takes in one event (at most 200 ids each)."""
        if self._listing is None or not self._listing.concerns(event):
            return
        if event.removed:
            self._remove(self._listing.gone(self._db, event.removed))
        wanted = (*event.added, *event.changed)
        if not wanted:
            return
        found = messages.rows(self._db, wanted)
        self._remove(set(wanted) - {row.id for row in found})
        fresh = []
        for row in found:
            if row.id in self._by_id:
                self._update(row)
            elif self._listing.matches(row):
                fresh.append(row)
        self._insert(fresh)

    def _update(self, row: MessageRow) -> None:
        assert self._listing is not None
        old = self._by_id[row.id]
        place = self._place(old)
        if not self._listing.matches(row) and row.id not in self.pinned:
            self._remove([row.id])
            return
        if self._listing.key(row) != self._listing.key(old):
            target = bisect_left(self._rows, self._listing.key(row), key=self._listing.key)
            if target not in (place, place + 1):
                self.beginMoveRows(QModelIndex(), place, place, QModelIndex(), target)
                del self._rows[place]
                place = target - 1 if target > place else target
                self._rows.insert(place, row)
                self.endMoveRows()
        self._rows[place] = row
        self._by_id[row.id] = row
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(Column) - 1))

    def _remove(self, ids: Iterable[int]) -> None:
        places = sorted(self._place(self._by_id[each]) for each in set(ids) if each in self._by_id)
        runs = [[place for _, place in run]
                for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0])]
        for run in reversed(runs):
            first, last = run[0], run[-1]
            self.beginRemoveRows(QModelIndex(), first, last)
            for row in self._rows[first:last + 1]:
                del self._by_id[row.id]
            del self._rows[first:last + 1]
            self.endRemoveRows()

    def _insert(self, fresh: list[MessageRow]) -> None:
        assert self._listing is not None
        key = self._listing.key
        placed = [(bisect_left(self._rows, key(row), key=key), row) for row in sorted(fresh, key=key)]
        runs = [(place, [row for _, row in run]) for place, run in groupby(placed, key=lambda pair: pair[0])]
        for place, run in reversed(runs):
            if place == len(self._rows) and (not self._complete or place >= KEEP_LOADED):
                # Below what is loaded: fetchMore reads it when somebody scrolls there.
                self._complete = False
                continue
            self.beginInsertRows(QModelIndex(), place, place + len(run) - 1)
            self._rows[place:place] = run
            self._by_id.update((row.id, row) for row in run)
            self.endInsertRows()

    def _place(self, row: MessageRow) -> int:
        assert self._listing is not None
        return bisect_left(self._rows, self._listing.key(row), key=self._listing.key)

    # --- QAbstractTableModel ------------------------------------------------------------------

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._complete

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or self._complete or self._listing is None:
            return
        more, self._complete = self._listing.page(self._db, self._rows[-1] if self._rows else None)
        # A pinned row may be the last one and stand elsewhere in the store's order by now.
        fresh = [row for row in more if row.id not in self._by_id]
        if fresh:
            place = len(self._rows)
            self.beginInsertRows(QModelIndex(), place, place + len(fresh) - 1)
            self._rows += fresh
            self._by_id.update((row.id, row) for row in fresh)
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.SIZE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.SENDER: self.tr("To") if self.shows_recipients else self.tr("From"),
            Column.SUBJECT: self.tr("Subject"), Column.DATE: self.tr("Date"), Column.SIZE: self.tr("Size"),
            Column.PLACE: self.tr("Server"),
        }.get(Column(section), "")

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return to_mime(self._rows[place].id for place in sorted({index.row() for index in indexes}))

    # --- words --------------------------------------------------------------------------------

    def correspondent(self, row: MessageRow) -> str:
        """Who stands in the list: the sender, or in Sent and Drafts the recipients."""
        if self.shows_recipients:
            return names_only(row.recipients) or self.tr("(no recipient)")
        return row.sender_name or row.sender_email or self.tr("(unknown sender)")

    def preview(self, row: MessageRow) -> str:
        """The first words of the text; before them the folder, where several are shown."""
        place = self.places.get(row.folder_id, "")
        return f"{place} · {row.preview}" if place else row.preview

    def chips(self, row: MessageRow) -> tuple[Chip, ...]:
        return self.tags.chips(row)

    def subject(self, row: MessageRow) -> str:
        return row.subject or self.tr("(no subject)")

    def _text(self, row: MessageRow, column: Column) -> str:
        match column:
            case Column.SENDER:
                return self.correspondent(row)
            case Column.SUBJECT:
                return self.subject(row)
            case Column.DATE:
                return formats.list_date(row.date)
            case Column.SIZE:
                return formats.size(row.size)
            case Column.PLACE:
                return self.place_words.short(row)
            case _:
                return ""

    def _tip(self, row: MessageRow, column: Column) -> str | None:
        match column:
            case Column.SENDER:
                return row.sender_email
            case Column.DATE:
                return formats.full_date(row.date)
            case Column.PLACE:
                return self.place_words.sentence(row)
            case _:
                return None

    def _spoken(self, row: MessageRow) -> str:
        parts = [self.tr("unread")] if row.is_unread else []
        parts += [self.tr("starred")] if row.is_flagged else []
        parts += [self.tr("with attachment")] if row.has_attachment else []
        parts += [self.tr("no longer on the server")] if row.missing else []
        parts += [place] if (place := self.place_words.sentence(row)) else []
        parts += [chip.text for chip in self.chips(row)]
        return ", ".join([self.correspondent(row), self.subject(row), formats.list_date(row.date), *parts])
