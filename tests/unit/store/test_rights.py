"""What a server forbids is refused here, with a sentence, before anything is done."""

from __future__ import annotations

import pytest

from app.errors import ErrorKind, MailError
from app.model.message import FLAGGED, SEEN, Flags
from app.model.operation import (
    AppendMessage,
    CopyMessages,
    CreateFolder,
    DeleteFolder,
    DeleteMessages,
    MoveMessages,
    Operation,
    RenameFolder,
    SetFlags,
)
from app.store import edits, messages
from tests.fakes.store import Store, make_raw


def allow(store: Store, path: str, rights: str | None, *, keywords: bool = True) -> None:
    store.db.run("UPDATE folder SET rights = ?, keywords = ? WHERE path = ? AND account_id = ?",
                 (rights, int(keywords), path, store.imap.id))


def apply(store: Store, operation: Operation) -> edits.Applied:
    return edits.apply(store.db, operation, store.reader)


def refused(store: Store, operation: Operation, words: str) -> None:
    before = store.db.rows("SELECT id, folder_id, flags FROM message")
    with pytest.raises(MailError, match=words) as caught:
        apply(store, operation)
    assert caught.value.kind is ErrorKind.USAGE
    assert store.db.rows("SELECT id, folder_id, flags FROM message") == before
    assert store.journal() == []


@pytest.mark.parametrize(("rights", "flag", "allowed"), [
    ("lrs", SEEN, True), ("lrs", FLAGGED, False), ("lrw", SEEN, False), ("lrw", FLAGGED, True),
    ("lrw", "$label1", True),
    ("lrsw", r"\Deleted", False), ("lrt", r"\Deleted", True), ("lrd", r"\Deleted", True), (None, FLAGGED, True)])
def test_flags_need_their_rights(store: Store, rights: str | None, flag: str, allowed: bool) -> None:
    (message,) = store.fill(range(1))
    allow(store, "INBOX", rights)
    if allowed:
        assert apply(store, SetFlags((message,), frozenset({flag}))).count == 1
    else:
        refused(store, SetFlags((message,), frozenset({flag})), "does not let you")


def test_reading_in_a_folder_where_nothing_may_be_marked_is_no_error(store: Store) -> None:
    (message,) = store.fill(range(1))
    allow(store, "INBOX", "lr")
    assert apply(store, SetFlags((message,), frozenset({SEEN}), undoable=False)).count == 0
    assert store.journal() == []


def test_a_tag_is_refused_where_the_server_keeps_none(store: Store) -> None:
    (message,) = store.fill(range(1), flags=frozenset({"$old"}))
    allow(store, "INBOX", None, keywords=False)
    refused(store, SetFlags((message,), frozenset({"$label1"})), "keeps no tags")
    assert apply(store, SetFlags((message,), frozenset({FLAGGED}))).count == 1
    gone: Flags = frozenset({"$old"})
    assert apply(store, SetFlags((message,), remove=gone)).count == 1


@pytest.mark.parametrize("rights", ["lrsw", "lrswt", "lrswe"])
def test_what_may_not_be_deleted_may_not_be_moved_but_copied(store: Store, rights: str) -> None:
    (message,) = store.fill(range(1))
    allow(store, "INBOX", rights)
    for operation in (MoveMessages((message,), store.folder("Work").id), DeleteMessages((message,)),
                      DeleteMessages((message,), forever=True)):
        refused(store, operation, "copying them still works")
    assert apply(store, CopyMessages((message,), store.folder("Work").id)).count == 1


def test_nothing_is_filed_where_nothing_may_be_inserted(store: Store) -> None:
    (message,) = store.fill(range(1))
    allow(store, "Work", "lrswte")
    for operation in (MoveMessages((message,), store.folder("Work").id),
                      CopyMessages((message,), store.folder("Work").id),
                      AppendMessage(store.folder("Work").id, make_raw(9))):
        refused(store, operation, "choose another one")


def test_folders_need_their_rights(store: Store) -> None:
    allow(store, "Work", "lrswite")
    allow(store, "Work/Old", "lrswite")
    refused(store, CreateFolder(store.imap.id, "Work/New"), "make folders")
    refused(store, DeleteFolder(store.folder("Work/Old").id), "ask its owner")
    refused(store, RenameFolder(store.folder("Work/Old").id, "Elsewhere"), "ask its owner")
    allow(store, "Work/Old", "lrswitecd")
    refused(store, RenameFolder(store.folder("Work/Old").id, "Work/Older"), "make folders")
    assert apply(store, RenameFolder(store.folder("Work/Old").id, "Elsewhere")).operations


def test_an_undo_that_is_forbidden_meanwhile_is_said_and_forgotten(store: Store) -> None:
    (message,) = store.fill(range(1))
    apply(store, MoveMessages((message,), store.folder("Work").id))
    allow(store, "INBOX", "lr")
    with pytest.raises(MailError, match="file messages"):
        edits.undo(store.db)
    assert messages.rows(store.db, [message])[0].folder_id == store.folder("Work").id
    with pytest.raises(MailError, match="nothing to undo"):
        edits.undo(store.db)
