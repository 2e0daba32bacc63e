"""One account's mail comes into another one's Inbox, and is worked with there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import ErrorKind, MailError
from app.model.account import Account, Protocol
from app.model.filters import Condition, FileInto, Filter, FilterField, FilterTest
from app.model.folder import Folder
from app.model.message import JUNK
from app.model.operation import (
    ArchiveMessages,
    CopyMessages,
    CreateFolder,
    DeleteMessages,
    JunkMessages,
    MoveMessages,
    Operation,
)
from app.model.sync import Arrived
from app.store import accounts, edits, filter_run, filters, folders, messages
from app.store.sync_writer import SyncWriter
from tests.fakes.store import Store, make_account, remote


def apply(store: Store, operation: Operation) -> edits.Applied:
    return edits.apply(store.db, operation, store.reader)


@pytest.fixture
def guest(store: Store) -> Account:
    """A POP3 account whose mail comes into the Inbox of `home`."""
    return accounts.save(store.db, replace(make_account("guest", Protocol.POP3), delivers_to=store.pop.id))


def shared(store: Store) -> Folder:
    return store.folder("Inbox", store.pop)


def download(store: Store, guest: Account, numbers: range) -> list[int]:
    inbox = folders.inbox_for(store.db, guest)
    assert inbox is not None and inbox.id == shared(store).id
    SyncWriter(store.db, guest, inbox, store.reader).store(Arrived(
        inbox.path, tuple(remote(each, uid=f"g{each}", whole=True) for each in numbers)))
    return [store.db.value("SELECT message_id FROM pop3_state WHERE uidl = ?", (f"g{each}",)) for each in numbers]


def place(store: Store, message_id: int) -> tuple[str, str]:
    """The names of the account whose folder it lies in, and of the folder."""
    row = store.db.one("SELECT a.name, f.path FROM message m JOIN folder f ON f.id = m.folder_id "
                       "JOIN account a ON a.id = f.account_id WHERE m.id = ?", (message_id,))
    assert row is not None
    return row[0], row[1]


def test_mail_keeps_its_account_wherever_it_lies(store: Store, guest: Account) -> None:
    (message,) = download(store, guest, range(1))
    assert place(store, message) == ("home", "Inbox")
    assert messages.rows(store.db, [message])[0].account_id == guest.id
    apply(store, DeleteMessages((message,)))
    assert place(store, message) == ("home", "Trash")
    edits.undo(store.db)
    apply(store, ArchiveMessages((message,)))
    assert place(store, message) == ("home", "Archive/2023")
    apply(store, MoveMessages((message,), store.folder("Sent", guest).id))
    assert place(store, message) == ("guest", "Sent")
    edits.undo(store.db)
    apply(store, JunkMessages((message,)))
    assert place(store, message) == ("home", "Junk") and messages.rows(store.db, [message])[0].flags == {JUNK}
    apply(store, JunkMessages((message,), junk=False))
    assert place(store, message) == ("home", "Inbox")
    assert messages.rows(store.db, [message])[0].account_id == guest.id
    apply(store, MoveMessages((message,), store.folder("Work").id))
    assert place(store, message) == ("work", "Work")
    assert messages.rows(store.db, [message])[0].account_id == store.imap.id


def test_the_state_on_its_server_stays_the_accounts_own(store: Store, guest: Account) -> None:
    (message,) = download(store, guest, range(1))
    (copied,) = apply(store, CopyMessages((message,), store.folder("Archive", store.pop).id)).new_ids
    apply(store, DeleteMessages((message,), forever=True))
    assert store.db.rows("SELECT account_id, message_id, deleted_here FROM pop3_state") == [(guest.id, copied, 0)]
    apply(store, DeleteMessages((copied,)))
    apply(store, DeleteMessages((copied,)))
    assert store.db.rows("SELECT account_id, message_id, deleted_here FROM pop3_state") == [(guest.id, None, 1)]


def test_filters_are_those_of_the_messages_account(store: Store, guest: Account) -> None:
    apply(store, CreateFolder(store.pop.id, "Guests"))
    filters.save(store.db, [Filter(0, guest.id, "all", (Condition(FilterField.SIZE, FilterTest.OVER, "0"),),
                                   (FileInto(store.folder("Guests", store.pop).id),))])
    (mine,), (theirs,) = store.download(range(5, 6)), download(store, guest, range(1))
    assert filter_run.run(store.db, shared(store), store.reader).count == 1
    assert place(store, mine) == ("home", "Inbox") and place(store, theirs) == ("home", "Guests")


def test_an_inbox_is_shared_only_while_its_owner_keeps_mail_here(store: Store, guest: Account) -> None:
    own = store.folder("Inbox", guest).id
    for owner in (999, store.imap.id, 0):
        found = folders.inbox_for(store.db, replace(guest, delivers_to=owner))
        assert found is not None and found.id == own
    imap = folders.inbox_for(store.db, replace(store.imap, delivers_to=store.pop.id))
    assert imap is not None and imap.id == store.folder("INBOX").id
    # No chains: the owner's own mail may go elsewhere, what is delivered to it stays in its Inbox.
    found = folders.inbox_for(store.db, replace(store.pop, delivers_to=guest.id))
    assert found is not None and found.id == own


def test_the_owner_of_a_shared_inbox_is_not_removed(store: Store, guest: Account) -> None:
    (message,) = download(store, guest, range(1))
    with pytest.raises(MailError, match="guest") as caught:
        accounts.remove(store.db, store.pop.id)
    assert caught.value.kind is ErrorKind.USAGE
    accounts.save(store.db, replace(guest, delivers_to=0))
    with pytest.raises(MailError, match="'guest' lies"):
        accounts.remove(store.db, store.pop.id)
    apply(store, MoveMessages((message,), store.folder("Inbox", guest).id))
    accounts.remove(store.db, store.pop.id)
    assert place(store, message) == ("guest", "Inbox")


def test_an_account_with_damaged_settings_can_still_be_removed(store: Store) -> None:
    store.db.run("UPDATE account SET settings = 'x' WHERE id = ?", (store.pop.id,))
    accounts.remove(store.db, store.pop.id)
    accounts.remove(store.db, store.imap.id)
