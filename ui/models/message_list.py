"""The message list: loads pages by key, takes in changes row by row, and is reset only for another listing."""

from __future__ import annotations

import re
import time
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from app.events import MessagesChanged, ThreadsLinked
from app.model.message import MessageRow
from app.precedence import at_the_window
from app.store import messages
from app.store.database import Database
from ui import formats
from ui.models.conversations import Conversations
from ui.models.dragging import to_mime
from ui.models.grouping import Grouping
from ui.models.listing import Listing
from ui.models.mail_out import DraggedMail, can_be_files, write_files
from ui.models.place_words import PlaceWords
from ui.models.rows_model import Column, Index, RowsModel
from ui.models.spoken_cells import SpokenCells
from ui.models.tag_book import Chip, TagBook
from ui.plain_tip import plain_tip
from ui.security_words import listed_subject

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The MessageRow itself."""

_MOST_IDS = 200
"""In one event."""
_STIRRED_SECONDS = 0.5
_ADDRESS = re.compile(r" <[^<>]*>")


def names_only(people: str) -> str:
    """`Ada, b@example.org` of `Ada <a@example.org>, b@example.org`."""
    return _ADDRESS.sub("", people)


class MessageListModel(RowsModel):
    """Of a folder, a search or another Listing, by message; of a Grouping, by conversation."""

    def __init__(self, db: Database, tags: TagBook, parent: QObject | None = None) -> None:
        super().__init__(db, parent)
        self.tags = tags
        self.place_words = PlaceWords(self)
        self._cells = SpokenCells(self, self.place_words, self._text)
        self._listing: Listing | None = None
        self._by_id: dict[int, MessageRow] = {}
        self.shows_recipients = False
        self.places: Mapping[int, str] = {}
        """Names of folders by id, where the rows come from several."""
        self.marks: tuple[str, ...] = ()
        """Words that were searched for: they are marked where the rows are painted."""
        self._stirred = -_STIRRED_SECONDS

    # --- what is shown ------------------------------------------------------------------------

    def show(self, listing: Listing | Grouping | None, *, recipients: bool = False,
             places: Mapping[int, str] | None = None) -> None:
        """Another folder, order, filter or search. Reads one page."""
        self.beginResetModel()
        self.shows_recipients, self.places = recipients, places or {}
        self.pinned = frozenset()
        if isinstance(listing, Grouping):
            self._listing, self._talks = None, Conversations(listing, self, self._db)
            self._rows, self._complete = self._talks.page(None)
        else:
            self._listing, self._talks = listing, None
            self._rows, self._complete = listing.page(self._db, None) if listing else ([], True)
        self._by_id = {row.id: row for row in self._rows} if self._talks is None else {}
        self.endResetModel()

    @property
    def listing(self) -> Listing | Grouping | None:
        return self._listing if self._talks is None else self._talks.grouping

    # --- changes ------------------------------------------------------------------------------

    @property
    def is_stirred(self) -> bool:
        """Whether mail came in, or changed, just now."""
        return time.monotonic() - self._stirred < _STIRRED_SECONDS

    def apply_linked(self, event: ThreadsLinked) -> None:
        self._stirred = time.monotonic()
        super().apply_linked(event)

    def apply(self, event: MessagesChanged) -> None:
        """Takes in one event (at most 200 ids each)."""
        self._stirred = time.monotonic()
        if self._talks is not None:
            self._talks.apply(event)
            return
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

    def read_again(self) -> None:
        """What a row says of the server follows its account's protocol and rule, too."""
        for folder_id, found in groupby(sorted((row.folder_id, row.id) for row in self.shown), key=itemgetter(0)):
            ids = [each for _, each in found]
            for first in range(0, len(ids), _MOST_IDS):
                self.apply(MessagesChanged(folder_id, changed=tuple(ids[first:first + _MOST_IDS])))

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
            if self.is_beyond(place):
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
        if not parent.isValid() and not self._complete:
            with at_the_window:
                self._fetch_more()

    def _fetch_more(self) -> None:
        if self._talks is not None:
            more, self._complete = self._talks.page(self._talks.last_head())
            self.put_in(len(self._rows), more)
            return
        if self._listing is None:
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
            return self._spoken(row) if column is Column.SUBJECT else self._cells.cell(self.as_shown(row), column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(row, column) or "")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            shown = self.headerData(section, orientation) if orientation is Qt.Orientation.Horizontal else None
            return self._cells.header(section, orientation, str(shown or ""))
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.SENDER: self.tr("To") if self.shows_recipients else self.tr("From"),
            Column.SUBJECT: self.tr("Subject"), Column.DATE: self.tr("Date"), Column.SIZE: self.tr("Size"),
            Column.PLACE: self.tr("Server"),
        }.get(Column(section), "")

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = [self._rows[place] for place in sorted({index.row() for index in indexes})]
        rows = self.stands_for(rows)
        if can_be_files(rows):
            return DraggedMail(rows, partial(write_files, self._db))
        return to_mime(row.id for row in rows)

    # --- words --------------------------------------------------------------------------------

    def correspondent(self, row: MessageRow) -> str:
        """Who stands in the list: the sender, or in Sent and Drafts the recipients; all authors of a folded
        conversation."""
        told = self.conversation(row)
        if told is not None and not self.shows_recipients and not self.is_unfolded(row):
            return self.talk_words.people(told.people)
        if self.shows_recipients:
            return names_only(row.recipients) or self.tr("(no recipient)")
        return row.sender_name or row.sender_email or self.tr("(unknown sender)")

    def face(self, row: MessageRow) -> str:
        """Whose initials stand beside it: those of whom the newest message is from, or to."""
        if self.shows_recipients:
            return names_only(row.recipients)
        return row.sender_name or row.sender_email

    def preview(self, row: MessageRow) -> str:
        """The first words of the text; before them the folder, where several are shown, and until when it is hidden."""
        return " · ".join(filter(None, (self.sleeps(row), self.places.get(row.folder_id, ""), row.preview)))

    def sleeps(self, row: MessageRow) -> str:
        """Until when the message is hidden from its folder; "" for one that is shown there."""
        return self.tr("snoozed until {time}").format(time=formats.soon(row.snoozed_until)) if row.snoozed_until else ""

    def chips(self, row: MessageRow) -> tuple[Chip, ...]:
        """Its tags and labels; before them its folder, where it stands in another one's list."""
        place = self.apart(row)
        return (Chip(place, ""), *self.tags.chips(row)) if place else self.tags.chips(row)

    def cell_chips(self, row: MessageRow, *, wide: bool) -> tuple[Chip, ...]:
        """For one line without a preview: where the message lies comes first, if several places are shown."""
        place = self.places.get(row.folder_id, "") if wide and not self.apart(row) else ""
        return (Chip(place, ""), *self.chips(row)) if place else self.chips(row)

    def subject(self, row: MessageRow) -> str:
        return listed_subject(row.subject) or self.tr("(no subject)")

    def _text(self, row: MessageRow, column: Column) -> str:
        match column:
            case Column.SENDER:
                told = self.conversation(row)
                return self.correspondent(row) if told is None else self.talk_words.counted(
                    self.correspondent(row), told.count)
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
            case Column.SUBJECT:
                return self.places.get(row.folder_id)
            case Column.DATE:
                return "\n".join(filter(None, (formats.full_date(row.date), self.sleeps(row))))
            case Column.PLACE:
                return self.place_words.sentence(row)
            case _:
                return None

    def _spoken(self, row: MessageRow) -> str:
        told, row = self.conversation(row), self.as_shown(row)
        parts = [self.tr("unread")] if row.is_unread else []
        parts += self.talk_words.spoken(told, self.is_unfolded(row), self.apart(row))
        parts += [self.tr("starred")] if row.is_flagged else []
        parts += [self.places[row.folder_id]] if row.folder_id in self.places else []
        parts += [sleeps] if (sleeps := self.sleeps(row)) else []
        parts += [self.tr("with attachment")] if row.has_attachment else []
        parts += [self.tr("no longer on the server")] if row.missing else []
        parts += [place] if (place := self.place_words.sentence(row)) else []
        parts += [chip.text for chip in self.chips(row)]
        return ", ".join([self.correspondent(row), self.subject(row), formats.list_date(row.date), *parts])
