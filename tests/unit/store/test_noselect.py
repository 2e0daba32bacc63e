r"""A mailbox that only holds others by now (\Noselect, RFC 3501 6.3.4): another client deleted it."""

from __future__ import annotations

from dataclasses import replace

from app.model.operation import MoveMessages
from app.store import bodies, edits, folders
from tests.fakes.store import IMAP_TREE, Store

_EMPTIED = tuple(replace(each, selectable=False) if each.path == "Work" else each for each in IMAP_TREE)


def test_the_messages_go_with_the_mailbox_that_held_them(store: Store) -> None:
    store.fill(range(5), "Work")
    assert folders.take_over(store.db, store.imap.id, _EMPTIED)
    assert store.counts("Work") == (0, 0, 0) and not store.folder("Work").selectable
    assert not folders.take_over(store.db, store.imap.id, _EMPTIED)
    assert folders.take_over(store.db, store.imap.id, IMAP_TREE)
    assert store.folder("Work").selectable and folders.marks(store.db, store.folder("Work").id)[:3] == (0, 0, 0)


def test_what_was_on_its_way_out_is_filed_anew(store: Store) -> None:
    (message,) = store.fill(range(1), "Work", bodies=True)
    edits.apply(store.db, MoveMessages((message,), store.folder("INBOX").id), store.reader)
    folders.take_over(store.db, store.imap.id, _EMPTIED)
    assert store.journal() == [("append", message)] and bodies.raw(store.db, message)


def test_a_great_number_is_kept_until_the_person_decides(store: Store) -> None:
    store.fill(range(30), "Work")
    for _ in range(2):
        folders.take_over(store.db, store.imap.id, _EMPTIED)
        assert store.folder("Work").missing == 30 and store.counts("Work")[0] == 30
    folders.take_over(store.db, store.imap.id, IMAP_TREE)
    assert store.folder("Work").missing == 0
