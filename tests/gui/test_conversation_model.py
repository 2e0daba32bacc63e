"""The list's model by conversation: folding, and changes row by row, never a reset by an event."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable
from dataclasses import replace
from email.utils import formatdate

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from app.engine.reading import MimeReader
from app.events import MessagesChanged, ThreadsLinked
from app.model.message import FLAGGED, SEEN, Flags
from app.model.operation import DeleteMessages, MoveMessages, SetFlags
from app.model.sync import Arrived, FolderOpened, RemoteMessage
from app.model.threads import Conversation, Person
from app.store import edits, threads
from app.store.database import Database
from app.store.messages import Only, View
from app.store.sync_writer import SyncWriter
from tests.fakes.engine import FakeEngine
from tests.fakes.store import EPOCH
from ui.models.conversation_words import ConversationWords
from ui.models.dragging import from_mime
from ui.models.grouping import FolderConversations, ResultConversations, UnifiedConversations
from ui.models.listing import PAGE
from ui.models.message_list import MessageListModel
from ui.models.rows_model import Column
from ui.models.tag_book import TagBook
from ui.settings import Settings


class Mail:
    """Messages that belong together, in a store that nobody looks after but the test."""

    def __init__(self, engine: FakeEngine, account: str = "work") -> None:
        self.engine = engine
        self.work = engine.add_account(account)
        self.uid = 0

    def come(self, *roots: str, path: str = "INBOX", who: str = "Ada", flags: Flags = frozenset(),
             when: Iterable[float] = (), link: bool = True) -> list[MessagesChanged | ThreadsLinked]:
        """One message for each root, later than all before; the events that a sync would tell."""
        folder, letters, times = self.engine.folder(self.work, path), [], list(when)
        for root in roots:
            self.uid += 1
            date = times.pop(0) if times else EPOCH + 60 * self.uid
            header = (f"From: {who} <{who.lower()}@example.org>\r\nTo: Bob <bob@example.org>\r\n"
                      f"Subject: {root} {self.uid}\r\nDate: {formatdate(date)}\r\nMessage-ID: <{self.uid}@x>\r\n"
                      f"References: <{root}@y>\r\n\r\n")
            letters.append(RemoteMessage(self.uid, flags, date, 500, header.encode(), None, False))
        writer = SyncWriter(self.engine.store, self.work, folder, MimeReader())
        told: list[MessagesChanged | ThreadsLinked] = []
        for step in (FolderOpened(path, 7, 100_000, 5, self.uid), Arrived(path, tuple(letters))):
            told += [each for each in writer.store(step).events() if isinstance(each, MessagesChanged)]
        return [*told, *self.link()] if link else told

    def link(self) -> list[ThreadsLinked]:
        told = []
        while step := threads.link_some(self.engine.store):
            told.append(ThreadsLinked(step.threads))
            if not step.more:
                return told
        return told

    def edit(self, operation: SetFlags | MoveMessages | DeleteMessages) -> list[MessagesChanged]:
        applied = edits.apply(self.engine.store, operation, MimeReader())
        return [each for each in applied.changes.events() if isinstance(each, MessagesChanged)]

    def id_of(self, uid: int) -> int:
        return int(self.engine.store.value("SELECT id FROM message WHERE uid = ?", (uid,)))


@pytest.fixture
def mail(engine: FakeEngine) -> Mail:
    return Mail(engine)


@pytest.fixture
def model(mail: Mail, reader: Database) -> MessageListModel:
    made = MessageListModel(reader, TagBook(Settings()))
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    tester.setUseFetchMore(False)
    return made


def tell(model: MessageListModel, events: Iterable[MessagesChanged | ThreadsLinked]) -> None:
    for event in events:
        if isinstance(event, ThreadsLinked):
            model.apply_linked(event)
        else:
            model.apply(event)


def show(model: MessageListModel, mail: Mail, only: Only = Only.ALL, *, descending: bool = True) -> None:
    model.show(FolderConversations(View(mail.engine.folder(mail.work).id, only=only, descending=descending)))


def uids(model: MessageListModel) -> list[str]:
    """From the top down, with a blank before those below a head."""
    return [(" " if model.is_below(row) else "") + row.uid
            for row in (model.message(place) for place in range(model.rowCount()))]


def test_one_row_for_each_conversation_unfolds_to_its_messages(mail: Mail, model: MessageListModel) -> None:
    mail.come("a", "b", "a")
    mail.come("a", path="Sent", who="Bob")
    mail.come("c")
    show(model, mail)
    assert uids(model) == ["5", "3", "2"]
    head = model.message(1)
    told = model.conversation(head)
    assert told is not None
    assert told.count == 3
    model.folder_name = {mail.engine.folder(mail.work, "Sent").id: "Sent"}.get  # type: ignore[assignment]
    model.set_unfolded(head, True)
    assert uids(model) == ["5", "3", " 4", " 1", "2"]
    assert [chip.text for chip in model.chips(model.message(2))] == ["Sent"]
    assert model.chips(model.message(3)) == ()
    model.set_unfolded(model.message(3), False)
    assert uids(model) == ["5", "3", "2"]


def test_a_folded_row_stands_for_its_messages_in_this_folder(mail: Mail, model: MessageListModel) -> None:
    mail.come("a", "b", "a")
    mail.come("a", path="Sent")
    show(model, mail)
    head = model.message(0)
    assert [row.uid for row in model.stands_for([head])] == ["3", "1"]
    assert from_mime(model.mimeData([model.index(0, 0)])) == (mail.id_of(3), mail.id_of(1))
    model.set_unfolded(head, True)
    assert [row.uid for row in model.stands_for([head])] == ["3"]
    assert [row.uid for row in model.stands_for([model.message(1)])] == ["4"]


def test_who_wrote_and_how_many(mail: Mail, model: MessageListModel) -> None:
    mail.come("a", who="Ada")
    mail.come("a", who="Cleo")
    mail.come("a", path="Sent", who="Bob")
    model.talk_words.own = lambda email: email == "bob@example.org"
    show(model, mail)
    index = model.index(0, Column.SENDER)
    assert index.data() == "Ada, Cleo, me (3)"
    tell(model, mail.edit(SetFlags((mail.id_of(2),), add=frozenset({SEEN}))))
    assert model.as_shown(model.message(0)).is_unread  # the older one still is
    tell(model, mail.edit(SetFlags((mail.id_of(1),), add=frozenset({SEEN, FLAGGED}))))
    shown = model.as_shown(model.message(0))
    assert not shown.is_unread
    assert shown.is_flagged
    assert not model.message(0).is_flagged


@pytest.mark.parametrize(("names", "words"), [
    (["Ada Lovelace"], "Ada Lovelace"), (["Ada Lovelace", "Hopper, Grace"], "Ada, Grace"),
    (["Peter Pan", "Peter Lustig", "Ada"], "Peter Pan, Peter Lustig, Ada"), (["Dr. Claas Moin", "J. Brandt"],
                                                                             "Claas, Brandt"),
    (["", "Ada", "Ada"], "a0, Ada"), (["me", "Ada"], "me, Ada")])
def test_people_are_called_by_what_tells_them_apart(names: list[str], words: str) -> None:
    told = ConversationWords()
    told.own = lambda email: email == "me@x"
    assert told.people([Person(name, "me@x" if name == "me" else f"a{number}@x")
                        for number, name in enumerate(names)]) == words


def test_a_new_message_brings_its_conversation_up_and_it_stays_chosen(mail: Mail, model: MessageListModel) -> None:
    mail.come("a", "b", "c")
    show(model, mail)
    chosen = QItemSelectionModel(model)
    chosen.select(model.index(2, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows)
    model.pinned = frozenset({mail.id_of(1)})
    tell(model, mail.come("a"))
    assert uids(model) == ["4", "3", "2"]
    assert [index.row() for index in chosen.selectedRows()] == [0]


def test_in_an_unfolded_conversation_the_message_stays_chosen(mail: Mail, model: MessageListModel) -> None:
    mail.come("a", "a", "b")
    show(model, mail)
    model.set_unfolded(model.message(1), True)
    assert uids(model) == ["3", "2", " 1"]
    chosen = QItemSelectionModel(model)
    chosen.select(model.index(1, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows)
    tell(model, mail.come("a"))
    assert uids(model) == ["4", " 2", " 1", "3"]
    assert [model.message(index.row()).uid for index in chosen.selectedRows()] == ["2"]
    tell(model, mail.edit(MoveMessages((mail.id_of(4),), mail.engine.folder(mail.work, "Trash").id)))
    assert uids(model) == ["3", "2", " 1"]


def test_rows_that_turn_out_to_belong_together_become_one(mail: Mail, model: MessageListModel) -> None:
    mail.come("a", "b", "a", link=False)
    show(model, mail)
    assert uids(model) == ["3", "2", "1"]
    model.pinned = frozenset({mail.id_of(1)})
    chosen = QItemSelectionModel(model)
    chosen.select(model.index(2, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows)
    tell(model, mail.link())
    assert uids(model) == ["3", "2"]
    assert [index.row() for index in chosen.selectedRows()] == [0]  # what was being read is in it


@pytest.mark.parametrize("shown", [True, False])
def test_what_is_looked_at_between_two_reads_is_not_lost(mail: Mail, model: MessageListModel, shown: bool) -> None:
    class LookedAtMeanwhile(FolderConversations):
        def read(self, db: Database, keys: Collection[int], keep: Collection[int]) -> list[Conversation]:
            mail.link()
            return super().read(db, keys, keep)

    told = mail.come("a", "b", link=False) if shown else []
    model.show(LookedAtMeanwhile(View(mail.engine.folder(mail.work).id)))
    told = told or mail.come("a", "b", link=False)
    tell(model, told)
    assert uids(model) == ["2", "1"]


def test_a_filter_shows_what_passes_and_keeps_what_is_read(mail: Mail, model: MessageListModel) -> None:
    mail.come("a", "a", "b")
    show(model, mail, Only.UNREAD)
    model.pinned = frozenset({mail.id_of(2), mail.id_of(1)})
    tell(model, mail.edit(SetFlags((mail.id_of(2), mail.id_of(1)), add=frozenset({SEEN}))))
    assert uids(model) == ["3", "2"]
    model.pinned = frozenset()
    tell(model, mail.edit(SetFlags((mail.id_of(1),), add=frozenset({FLAGGED}))))
    assert uids(model) == ["3"]


def test_results_by_conversation_hold_what_was_found(mail: Mail, model: MessageListModel) -> None:
    mail.come("a", "b", "a", "a")
    model.show(ResultConversations([mail.id_of(3), mail.id_of(2), mail.id_of(1)]))
    assert uids(model) == ["3", "2"]
    assert len(model.stands_for([model.message(0)])) == 2
    tell(model, mail.edit(SetFlags((mail.id_of(1),), add=frozenset({SEEN}))))
    tell(model, mail.edit(DeleteMessages((mail.id_of(3),), forever=True)))
    assert uids(model) == ["2", "1"]


def test_several_inboxes_are_one_list(mail: Mail, model: MessageListModel, engine: FakeEngine) -> None:
    """The second account has much more mail in the same days: none of the first's may be skipped."""
    other = Mail(engine, "other")
    mail.come(*(f"r{number % 70}" for number in range(100)), when=[EPOCH + 3600 * number for number in range(100)])
    other.come(*(f"r{number % 190}" for number in range(400)), when=[EPOCH + 900 * number for number in range(400)])
    inboxes = [engine.folder(each.work).id for each in (mail, other)]
    model.show(UnifiedConversations(inboxes, View(0)))
    model.set_unfolded(model.message(0), True)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    model.set_unfolded(model.message(0), False)
    assert model.rowCount() == 70 + 190
    rows = [model.message(place) for place in range(model.rowCount())]
    assert rows == sorted(rows, key=lambda row: (-row.date, -row.id))
    assert all(model.chips(row) == () for row in rows)
    tell(model, other.come("r3", when=[EPOCH + 10**6]))
    assert (model.rowCount(), model.message(0).account_id) == (70 + 190, other.work.id)


def test_pages_go_on_by_conversation(mail: Mail, model: MessageListModel) -> None:
    mail.come(*(f"r{number % 150}" for number in range(400)))
    show(model, mail)
    assert model.rowCount() == PAGE
    model.set_unfolded(model.message(PAGE - 1), True)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    heads = [uid for uid in uids(model) if not uid.startswith(" ")]
    assert heads == [str(uid) for uid in range(400, 250, -1)]


@pytest.mark.parametrize("seed", [0, 1, 5])
def test_whatever_happens_the_rows_are_those_of_a_fresh_list(mail: Mail, model: MessageListModel, reader: Database,
                                                            seed: int) -> None:
    dice = random.Random(seed)
    only = (Only.ALL, Only.UNREAD)[seed % 2]
    mail.come(*(f"r{dice.randrange(40)}" for _ in range(120)), when=[EPOCH + dice.randrange(9000) for _ in range(120)])
    show(model, mail, only, descending=seed != 5)
    fresh = MessageListModel(reader, TagBook(Settings()))
    chosen = QItemSelectionModel(model)

    def look(*_told: object) -> None:
        """As views do in the middle of a change: everything of every row, and what the chosen ones stand for."""
        rows = [model.message(index.row()) for index in chosen.selectedRows()]
        model.pinned = frozenset(row.id for row in model.stands_for(rows))
        for place in range(model.rowCount()):
            model.index(place, Column.SENDER).data()
            model.as_shown(model.message(place))

    for told in (chosen.selectionChanged, model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.dataChanged):
        told.connect(look)
    trash = mail.engine.folder(mail.work, "Trash").id
    for _ in range(30):
        alive = [row[0] for row in mail.engine.store.rows("SELECT id FROM message WHERE folder_id = ?",
                                                          (mail.engine.folder(mail.work).id,))]
        some = tuple(dice.sample(alive, min(len(alive), dice.randrange(1, 6))))
        pending: list[MessagesChanged | ThreadsLinked] = []
        match dice.randrange(6):
            case 0:
                pending += mail.come(*(f"r{dice.randrange(60)}" for _ in range(dice.randrange(1, 8))),
                                     when=[EPOCH + dice.randrange(12000) for _ in range(8)], link=dice.random() < 0.5)
            case 1:
                pending += mail.come(f"r{dice.randrange(40)}", path="Sent")
            case 2:
                pending += mail.link()
            case 3:
                pending += mail.edit(SetFlags(some, add=frozenset({SEEN})))
            case 4:
                pending += mail.edit(MoveMessages(some, trash))
            case _:
                flag = QItemSelectionModel.SelectionFlag
                chosen.select(model.index(dice.randrange(model.rowCount()), 0), flag.Toggle | flag.Rows)
                row = model.message(dice.randrange(model.rowCount()))
                model.set_unfolded(row, dice.random() < 0.7)
        tell(model, pending)
        if dice.random() < 0.2 and model.canFetchMore(QModelIndex()):
            model.fetchMore(QModelIndex())
    chosen.clearSelection()
    tell(model, mail.link())
    tell(model, [MessagesChanged(mail.engine.folder(mail.work).id, changed=tuple(
        row[0] for row in mail.engine.store.rows("SELECT id FROM message")))])  # no filter is held off any more
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    open_heads = {model.head_of(model.message(place)).id for place in range(model.rowCount())
                  if model.is_unfolded(model.message(place))}
    show(fresh, mail, only, descending=seed != 5)
    while fresh.canFetchMore(QModelIndex()):
        fresh.fetchMore(QModelIndex())
    for row in [fresh.message(place) for place in range(fresh.rowCount())]:
        if row.id in open_heads:
            fresh.set_unfolded(row, True)
    assert uids(model) == uids(fresh)
    for place in range(model.rowCount()):
        # One that is alone in its conversation is not told of when somebody has looked at it.
        assert replace(model.message(place), thread_id=0) == replace(fresh.message(place), thread_id=0)
        assert model.conversation(model.message(place)) == fresh.conversation(fresh.message(place))
