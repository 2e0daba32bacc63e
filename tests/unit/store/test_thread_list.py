"""Lists of conversations: complete, in order, and the same for SQL and for a plain look at the messages."""

from __future__ import annotations

import random

import pytest

from app.model.message import FLAGGED, SEEN, MessageRow
from app.model.threads import Conversation
from app.store import messages, thread_list, threads
from app.store.messages import Only, SortBy, View
from tests.fakes.store import EPOCH, Store, remote
from tests.unit.store.test_threads import arrive, letter, link

DAY = 86_400


def all_pages(store: Store, view: View, limit: int = 7) -> list[Conversation]:
    found: list[Conversation] = []
    while page := thread_list.page(store.db, view, found[-1].head if found else None, limit):
        found += page
    return found


@pytest.fixture
def mixed(store: Store) -> Store:
    """60 messages in two folders, of equal dates and in a dozen conversations, some not looked at yet."""
    dice = random.Random(5)
    for path, numbers in (("INBOX", range(45)), ("Work", range(45, 60))):
        for number in numbers:
            arrive(store, letter(number, f"{number}@x", [f"{dice.randrange(12)}@y"] if dice.random() < 0.7 else [],
                                 date=EPOCH + dice.randrange(30)), path=path)
    while threads.link_some(store.db, 10).more:
        pass
    arrive(store, *(letter(number, f"{number}@x", date=EPOCH + number) for number in range(100, 105)))
    with store.db.write():
        store.db.run("UPDATE message SET seen = 1, flags = '\\Seen', server_flags = '\\Seen' WHERE id % 3 = 0")
        store.db.run("UPDATE message SET snoozed_until = 5e9 WHERE id % 11 = 0")
    return store


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("asleep", [True, False])
@pytest.mark.parametrize("only", [Only.ALL, Only.UNREAD, Only.FLAGGED])
def test_pages_hold_the_newest_of_each_conversation_once(mixed: Store, only: Only, descending: bool,
                                                                asleep: bool) -> None:
    view = View(mixed.folder("INBOX").id, descending=descending, only=only, asleep=asleep)
    wanted: dict[int, list[MessageRow]] = {}
    for row in all_of(mixed, view):
        wanted.setdefault(row.thread_id or -row.id, []).append(row)
    found = all_pages(mixed, view)
    heads = [max(rows, key=lambda row: (row.date, row.id)) for rows in wanted.values()]
    assert [each.head for each in found] == sorted(heads, key=lambda row: messages.sort_key(row, view))
    for each in found:
        assert set(each.ids) == {row.id for row in wanted[each.key]}
        assert each.unread == sum(row.is_unread for row in wanted[each.key])
    assert {each.key: each for each in found} == thread_list.read(mixed.db, view, list(wanted))


def all_of(store: Store, view: View) -> list[MessageRow]:
    everything = messages.rows(store.db, [row[0] for row in store.db.rows("SELECT id FROM message")])
    return [row for row in everything if messages.matches(row, view)]


def test_a_conversation_reaches_across_folders_but_not_into_the_trash(store: Store) -> None:
    arrive(store, letter(1, "a@x", date=EPOCH), letter(3, "c@x", ["a@x"], date=EPOCH + 3))
    arrive(store, letter(2, "b@x", ["a@x"], date=EPOCH + 2), path="Sent")
    arrive(store, letter(4, "d@x", ["a@x"], date=EPOCH + 4), path="Trash")
    link(store)
    inbox, = all_pages(store, View(store.folder("INBOX").id))
    one, two, three, four = (store.id_of(1), store.id_of(2, "Sent"), store.id_of(3), store.id_of(4, "Trash"))
    assert inbox.head.id == three
    assert inbox.shown == (three, two, one)
    assert inbox.ids == (three, one)
    assert inbox.count == 3
    sent, = all_pages(store, View(store.folder("Sent").id))
    assert sent.head.id == two
    assert sent.ids == (two,)
    assert sent.shown == (three, two, one)
    trash, = all_pages(store, View(store.folder("Trash").id))
    assert trash.shown == (four,)


def test_a_copy_is_shown_once_but_two_in_one_folder_are_two(store: Store) -> None:
    arrive(store, letter(1, "a@x", date=EPOCH), letter(2, "b@x", ["a@x"], date=EPOCH + 2),
           letter(3, "b@x", ["a@x"], date=EPOCH + 2))
    arrive(store, letter(4, "a@x", date=EPOCH), letter(5, "q@x", ["a@x"], date=EPOCH + 1), path="Work")
    link(store)
    inbox, = all_pages(store, View(store.folder("INBOX").id))
    assert inbox.count == 4
    assert set(inbox.shown) == {store.id_of(1), store.id_of(2), store.id_of(3), store.id_of(5, "Work")}


def test_who_wrote_and_who_of_them_is_unread(store: Store) -> None:
    def of(uid: int, who: str, seen: bool) -> None:
        raw = (f"From: {who} <{who.lower()}@example.org>\r\nMessage-ID: <{uid}@x>\r\nReferences: <root@x>\r\n"
               f"Date: Tue, 14 Nov 2023 22:{uid:02}:00 +0000\r\n\r\n").encode()
        arrive(store, remote(uid, raw=raw, flags=frozenset({SEEN}) if seen else frozenset({FLAGGED})))

    of(1, "Ada", True)
    of(2, "Bob", False)
    of(3, "Ada", True)
    link(store)
    found, = all_pages(store, View(store.folder("INBOX").id))
    assert [(each.name, each.unread) for each in found.people] == [("Ada", False), ("Bob", True)]
    assert (found.unread, found.flagged, found.count, found.head.uid) == (1, True, 3, "3")


def test_a_filter_takes_messages_not_conversations(store: Store) -> None:
    arrive(store, *(letter(number, f"{number}@x", ["r@x"], date=EPOCH + number) for number in range(1, 6)))
    link(store)
    view = View(store.folder("INBOX").id, only=Only.UNREAD)
    for uid in (2, 5):
        store.db.run("UPDATE message SET seen = 1, flags = '\\Seen', server_flags = '\\Seen' WHERE uid = ?", (uid,))
    found, = all_pages(store, view)
    assert found.head.uid == "4"
    assert set(found.ids) == {store.id_of(1), store.id_of(3), store.id_of(4)} == set(found.shown)
    kept = thread_list.read(store.db, view, [found.key], [store.id_of(5)])[found.key]
    assert kept.head.uid == "5"
    assert len(kept.ids) == 4


def test_tags_are_filters_too(store: Store) -> None:
    arrive(store, *(letter(number, f"{number}@x", ["r@x"], date=EPOCH + number) for number in range(1, 4)))
    link(store)
    store.db.run("UPDATE message SET flags = '$work', server_flags = '$work' WHERE uid = 2")
    found, = all_pages(store, View(store.folder("INBOX").id, tags=("$work",)))
    assert found.head.uid == "2"
    assert found.ids == (store.id_of(2),)
    assert thread_list.read(store.db, View(store.folder("INBOX").id, tags=("$work",)), [found.key])[found.key] == found


def test_of_a_long_conversation_the_newest_are_told_and_all_are_meant(store: Store) -> None:
    count = thread_list.MOST_TOLD + 30
    arrive(store, *(letter(number, f"{number}@x", ["r@x"], date=EPOCH + number) for number in range(1, count + 1)))
    link(store)
    found, = all_pages(store, View(store.folder("INBOX").id))
    assert found.count == len(found.ids) == count
    assert len(found.shown) == thread_list.MOST_TOLD
    assert found.shown == found.ids[:thread_list.MOST_TOLD]


def test_what_is_shown_by_message_only() -> None:
    assert thread_list.can_group(View(1, only=Only.UNREAD, also=(Only.ATTACHMENT,)))
    assert not thread_list.can_group(View(1, sort=SortBy.SIZE))
    assert not thread_list.can_group(View(1, only=Only.ON_SERVER))


@pytest.mark.parametrize("only", [Only.ALL, Only.UNREAD, Only.FLAGGED])
def test_a_page_sorts_nothing_and_walks_one_index(mixed: Store, only: Only) -> None:
    view = View(1, only=only)
    sql = "EXPLAIN QUERY PLAN SELECT m.id FROM message m " + thread_list.statement(view, 80, first=False)
    plan = [row[3] for row in mixed.db.rows(sql, (1, 0, 0))]
    assert not any("TEMP B-TREE" in each for each in plan)
    assert not any(each.startswith("SCAN m") for each in plan)
    assert any("message_by_thread (thread_id=? AND folder_id=? AND date>?)" in each for each in plan)
