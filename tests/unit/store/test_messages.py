"""Pages by key: complete, in order, and the same for SQL and for the list model."""

from __future__ import annotations

import random
import time

import pytest

from app.model.message import FLAGGED, SEEN
from app.model.operation import CopyMessages, DeleteMessages, SetFlags
from app.model.sync import Arrived, Checkpoint, FolderOpened, Vanished
from app.store import accounts, edits, messages, ordering
from app.store.messages import Only, SortBy, View
from tests.fakes.store import EPOCH, Store, make_raw, remote


def all_pages(store: Store, view: View, limit: int = 7) -> list[messages.MessageRow]:
    found: list[messages.MessageRow] = []
    while page := messages.page(store.db, view, found[-1] if found else None, limit):
        found += page
    return found


@pytest.fixture
def mixed(store: Store) -> Store:
    """60 messages with equal dates, senders, subjects and sizes among them."""
    dice = random.Random(5)
    chosen = []
    for number in range(60):
        raw = make_raw(dice.randrange(20), subject=dice.choice(["Re: Zebra", "zebra", "\u00c4pfel", "a", ""]),
                       sender=dice.choice(["Ada <ada@a.b>", "ada@a.b", "\u00d6zil <o@a.b>"]),
                       body="x" * dice.randrange(3) + dice.choice(["", "attachment"]))
        flags = frozenset(each for each in (SEEN, FLAGGED) if dice.random() < 0.5)
        chosen.append(remote(number, raw=raw, uid=number, flags=flags))
    store.sync(FolderOpened("INBOX", 7, 61, 0, 60), Arrived("INBOX", tuple(chosen)))
    return store


@pytest.mark.parametrize("sort", list(SortBy))
@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("only", list(Only))
def test_pages_hold_every_row_once_in_the_models_own_order(
        mixed: Store, sort: SortBy, descending: bool, only: Only) -> None:
    view = View(mixed.folder("INBOX").id, sort, descending, only)
    found = all_pages(mixed, view)
    everything = messages.rows(mixed.db, [row[0] for row in mixed.db.rows("SELECT id FROM message")])
    assert {each.id for each in found} == {each.id for each in everything if messages.matches(each, view)}
    assert found == sorted(found, key=lambda row: messages.sort_key(row, view))
    assert len({each.id for each in found}) == len(found)


def test_a_page_goes_on_where_the_last_one_ended_though_its_row_is_gone(store: Store) -> None:
    store.fill(range(10))
    view = View(store.folder("INBOX").id)
    first = messages.page(store.db, view, None, 4)
    assert [each.uid for each in first] == ["9", "8", "7", "6"]
    store.sync(Vanished("INBOX", (6, 5)), Checkpoint("INBOX", 7, 1000, 5))
    assert [each.uid for each in messages.page(store.db, view, first[-1], 4)] == ["4", "3", "2", "1"]


def test_a_page_costs_no_scan_or_sort(store: Store) -> None:
    for sort in SortBy:
        ordering.prepare(store.db, sort)
        plan = store.db.rows(
            f"EXPLAIN QUERY PLAN {messages._SELECT} WHERE m.folder_id = ? AND (m.{sort.value}, m.id) < (?, ?) "
            f"ORDER BY m.{sort.value} DESC, m.id DESC LIMIT 200", (1, 2, 3))
        text = " ".join(row[3] for row in plan)
        assert "TEMP B-TREE" not in text
        assert "SCAN m" not in text


def test_rows_come_in_the_asked_order_without_the_missing(store: Store) -> None:
    ids = store.fill(range(600))
    wanted = [ids[500], 99_999, ids[3], ids[599], ids[3]]
    assert [each.id for each in messages.rows(store.db, wanted)] == [ids[500], ids[3], ids[599], ids[3]]
    assert len(messages.rows(store.db, ids)) == 600
    edits.apply(store.db, DeleteMessages((ids[3],), forever=True), store.reader)
    assert [each.id for each in messages.rows(store.db, wanted)] == [ids[500], ids[599]]


def test_a_row_says_what_the_header_said(store: Store) -> None:
    (number,) = store.fill(range(5, 6), flags=frozenset({SEEN, "$Label1"}), bodies=True)
    (row,) = messages.rows(store.db, [number])
    assert (row.uid, row.message_id, row.sender_name, row.sender_email) == ("5", "5@example.org", "Ada",
                                                                           "ada@example.org")
    assert (row.recipients, row.subject, row.date) == ("Bob <bob@example.org>", "Message 5", EPOCH + 300)
    assert (row.cached, row.preview, row.server_state) == ("full", "This is message 5.", "")
    assert row.flags == {SEEN, "$Label1"} and not row.is_unread and not row.is_flagged
    assert row.size == len(make_raw(5))


def test_a_message_without_a_date_is_dated_by_its_arrival(store: Store) -> None:
    raw = make_raw(5).replace(b"Date: ", b"X-Date: ")
    store.sync(FolderOpened("INBOX", 7, 6, 0, 1), Arrived("INBOX", (remote(9, uid=1, raw=raw),)))
    assert messages.rows(store.db, [store.id_of(1)])[0].date == EPOCH + 540


def test_pop3_rows_tell_until_when_the_server_keeps_them(store: Store) -> None:
    gone, held = store.download(range(2))
    store.sync(Vanished("INBOX", ("u0",)), path="INBOX", account=store.pop)
    until = time.strftime("%Y-%m-%d", time.localtime(EPOCH + 60 + 14 * 86_400))
    assert [(each.uid, each.server_state) for each in messages.rows(store.db, [gone, held])] == [
        ("u0", "only-here"), ("u1", until)]
    for rule in ("keep", "delete", "until-deleted"):
        store.db.run("UPDATE account SET leave_rule = ? WHERE id = ?", (rule, store.pop.id))
        assert accounts.account(store.db, store.pop.id).leave.kind.value == rule
        assert [each.server_state for each in messages.rows(store.db, [gone, held])] == ["only-here", "on-server"]


def test_a_local_copy_is_only_here(store: Store) -> None:
    (first,) = store.download(range(1))
    copy = edits.apply(store.db, CopyMessages((first,), store.folder("Archive", store.pop).id), store.reader).new_ids
    assert messages.rows(store.db, copy)[0].server_state == "only-here"


def test_two_identical_messages_of_a_pop3_server_stay_two_rows_when_one_is_deleted(store: Store) -> None:
    raw = make_raw(1)
    twins = tuple(remote(1, raw=raw, whole=True)._replace(uid=uidl) for uidl in ("a", "b"))
    store.sync(Arrived("INBOX", twins), path="INBOX", account=store.pop)
    first, second = (row[0] for row in store.db.rows("SELECT message_id FROM pop3_state ORDER BY uidl"))
    edits.apply(store.db, DeleteMessages((first,), forever=True), store.reader)
    view = View(store.folder("INBOX", store.pop).id)
    assert [(each.id, each.uid) for each in messages.page(store.db, view, None)] == [(second, "b")]
    assert store.db.rows("SELECT uidl, deleted_here FROM pop3_state ORDER BY uidl") == [("a", 1), ("b", 0)]


def test_flags_move_a_row_between_quick_filters(store: Store) -> None:
    (number,) = store.fill(range(1))
    inbox = store.folder("INBOX").id
    unread, flagged = View(inbox, only=Only.UNREAD), View(inbox, only=Only.FLAGGED)
    assert messages.page(store.db, unread, None) and not messages.page(store.db, flagged, None)
    edits.apply(store.db, SetFlags((number,), frozenset({SEEN, FLAGGED})), store.reader)
    assert messages.page(store.db, flagged, None) and not messages.page(store.db, unread, None)


def test_reply_prefixes_do_not_part_a_thread() -> None:
    for subject in ("Re: AW: Fwd: Hello", "hello", " HELLO", "re:re:hello"):
        assert messages.subject_key(subject) == "hello"
    assert messages.sender_key("", "Ada@A.B") == "ada@a.b"
