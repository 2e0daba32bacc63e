"""Local folders: made with those above them, moved, thrown into Trash with all that is below, and back."""

from __future__ import annotations

import pytest

from app.errors import ErrorKind, MailError
from app.model.folder import Role
from app.model.operation import (
    CopyMessages,
    CreateFolder,
    DeleteFolder,
    DeleteMessages,
    EmptyFolder,
    MoveMessages,
    Operation,
    RenameFolder,
)
from app.store import edits, folders
from tests.fakes.store import Store


def apply(store: Store, operation: Operation) -> edits.Applied:
    return edits.apply(store.db, operation, store.reader)


def refused(store: Store, operation: Operation, words: str) -> None:
    with pytest.raises(MailError, match=words) as caught:
        apply(store, operation)
    assert caught.value.kind is ErrorKind.USAGE


def own(store: Store) -> list[str]:
    """Paths of the POP3 account's folders without a role."""
    return [each.path for each in folders.folders(store.db, store.pop.id) if each.role is Role.NONE]


def make(store: Store, path: str) -> int:
    apply(store, CreateFolder(store.pop.id, path))
    return store.folder(path, store.pop).id


def states(store: Store) -> dict[str, tuple[bool, bool]]:
    """UIDL → whether a message stands for it, and whether it counts as deleted here."""
    return {uidl: (message is not None, bool(deleted)) for uidl, message, deleted in store.db.rows(
        "SELECT uidl, message_id, deleted_here FROM pop3_state")}


def test_folders_above_are_made_on_the_way(store: Store) -> None:
    make(store, "Clubs/Chess/2024")
    apply(store, CreateFolder(store.pop.id, "inbox/Later"))
    assert own(store) == ["Inbox/Later", "Clubs", "Clubs/Chess", "Clubs/Chess/2024"]
    refused(store, CreateFolder(store.pop.id, "Clubs/Chess"), "already")
    refused(store, CreateFolder(store.pop.id, "Clubs//x"), "empty")
    assert store.journal() == []


def test_a_folder_moves_below_another_with_what_is_in_it(store: Store) -> None:
    chess = make(store, "Clubs/Chess")
    (message,) = store.download(range(1))
    apply(store, MoveMessages((message,), chess))
    apply(store, RenameFolder(store.folder("Clubs", store.pop).id, "Leisure/Old/Clubs"))
    assert own(store) == ["Leisure", "Leisure/Old", "Leisure/Old/Clubs", "Leisure/Old/Clubs/Chess"]
    assert store.counts("Leisure/Old/Clubs/Chess", store.pop) == (1, 1, 1)
    refused(store, RenameFolder(store.folder("Leisure", store.pop).id, "Leisure/Old/Deep"), "into itself")
    refused(store, RenameFolder(store.folder("Archive", store.pop).id, "Old"), "has a role")


def test_a_deleted_folder_lies_in_trash_with_its_tree_and_comes_back(store: Store) -> None:
    chess = make(store, "Clubs/Chess")
    message, _ = store.download(range(2))
    apply(store, MoveMessages((message,), chess))
    done = apply(store, DeleteFolder(store.folder("Clubs", store.pop).id))
    assert done.label and own(store) == ["Trash/Clubs", "Trash/Clubs/Chess"]
    assert states(store) == {"u0": (True, False), "u1": (True, False)}
    make(store, "Clubs")
    apply(store, DeleteFolder(store.folder("Clubs", store.pop).id))
    assert own(store) == ["Trash/Clubs", "Trash/Clubs/Chess", "Trash/Clubs (2)"]
    edits.undo(store.db)
    edits.undo(store.db)
    assert own(store) == ["Clubs", "Clubs (2)", "Clubs (2)/Chess"]
    assert store.folder("Clubs (2)/Chess", store.pop).id == chess


def test_undo_makes_the_folder_above_again(store: Store) -> None:
    make(store, "A/B")
    apply(store, DeleteFolder(store.folder("A/B", store.pop).id))
    apply(store, DeleteFolder(store.folder("A", store.pop).id))
    apply(store, DeleteFolder(store.folder("Trash/A", store.pop).id))
    with pytest.raises(MailError, match="no longer there"):
        edits.undo(store.db)
    edits.undo(store.db)
    assert own(store) == ["A", "A/B"]


def test_only_out_of_trash_its_mail_counts_as_deleted_here(store: Store) -> None:
    make(store, "Clubs/Chess")
    ids = tuple(store.download(range(450)))
    apply(store, MoveMessages(ids[:440], store.folder("Clubs/Chess", store.pop).id))
    apply(store, DeleteFolder(store.folder("Clubs", store.pop).id))
    (copied,) = apply(store, CopyMessages(ids[:1], store.folder("Archive", store.pop).id)).new_ids
    assert all(state == (True, False) for state in states(store).values())
    done = apply(store, DeleteFolder(store.folder("Trash/Clubs", store.pop).id))
    assert done.label == "" and own(store) == []
    expected = {f"u{number}": (False, True) if number < 440 else (True, False) for number in range(450)}
    assert states(store) == expected | {"u0": (True, False)}  # its copy is still here
    assert store.db.value("SELECT message_id FROM pop3_state WHERE uidl = 'u0'") == copied
    with pytest.raises(MailError, match="the last one"):
        edits.undo(store.db)  # the copy
    with pytest.raises(MailError, match="no longer there"):
        edits.undo(store.db)


def test_a_message_in_a_folder_that_was_thrown_away_is_deleted_for_ever(store: Store) -> None:
    old = make(store, "Old")
    (message,) = store.download(range(1))
    apply(store, MoveMessages((message,), old))
    apply(store, DeleteFolder(old))
    apply(store, DeleteMessages((message,)))
    assert states(store) == {"u0": (False, True)}


def test_what_a_role_protects_stays(store: Store) -> None:
    refused(store, DeleteFolder(store.folder("Junk", store.pop).id), "has a role")
    apply(store, CreateFolder(store.pop.id, "Clubs"))
    store.db.run("UPDATE folder SET path = 'Clubs/Junk' WHERE path = 'Junk'")
    refused(store, DeleteFolder(store.folder("Clubs", store.pop).id), "has a role")


def test_trash_is_emptied_with_the_folders_in_it(store: Store) -> None:
    old = make(store, "Old/Older")
    ids = tuple(store.download(range(430)))
    apply(store, MoveMessages(ids[:5], old))
    apply(store, DeleteFolder(store.folder("Old", store.pop).id))
    apply(store, DeleteMessages(ids[5:420]))
    done = apply(store, EmptyFolder(store.folder("Trash", store.pop).id))
    assert (done.label, done.count) == ("", 420) and own(store) == []
    assert store.counts("Trash", store.pop) == (0, 0, 0) and store.counts("Inbox", store.pop) == (10, 10, 10)
    assert sum(deleted for _, deleted in states(store).values()) == 420
    refused(store, EmptyFolder(store.folder("Inbox", store.pop).id), "neither")


def test_by_imap_the_server_is_told_what_was_emptied(store: Store) -> None:
    ids = store.fill(range(3), "Trash")
    assert apply(store, EmptyFolder(store.folder("Trash").id)).count == 3
    assert store.journal() == [("expunge", each) for each in ids] and store.counts("Trash") == (0, 0, 0)


# --- a local folder in an account whose other folders are on a server ---------------------------------------------


def local_folder(store: Store) -> int:
    """As a switch from POP3 leaves it, with one message."""
    folder_id = store.db.insert("INSERT INTO folder (account_id, path, delimiter, role, is_local) "
                                "VALUES (?, 'Here', '/', '', 1)", (store.imap.id,))
    store.fill(range(1), bodies=True)
    (copied,) = apply(store, CopyMessages((store.id_of(0),), folder_id)).new_ids
    assert store.journal() == []
    return copied


def test_mail_moves_from_this_computer_to_the_server_by_being_filed_there(store: Store) -> None:
    message = local_folder(store)
    apply(store, MoveMessages((message,), store.folder("Work").id))
    assert store.journal() == [("append", message)]
    edits.undo(store.db)
    assert store.journal() == [] and store.counts("Here") == (1, 1, 1)
    apply(store, DeleteMessages((message,)))
    assert store.journal() == [("append", message)] and store.counts("Trash") == (1, 1, 1)


def test_from_the_server_comes_what_is_here_as_a_whole(store: Store) -> None:
    local_folder(store)
    message, here = store.id_of(0), store.folder("Here").id
    apply(store, MoveMessages((message,), here))
    assert [kind for kind, _ in store.journal()][-1] == "expunge" and message not in dict(store.journal()).values()
    assert store.db.rows("SELECT folder_id, server_folder_id FROM message WHERE id = ?", (message,)) == [(here, None)]
    store.fill(range(5, 6), "Work")
    refused(store, MoveMessages((store.id_of(5, "Work"),), here), "Open it once")
    refused(store, CopyMessages((store.id_of(5, "Work"),), store.folder("Here").id), "open it once")


def test_with_trash_on_the_server_only_an_empty_local_folder_is_deleted(store: Store) -> None:
    message = local_folder(store)
    refused(store, DeleteFolder(store.folder("Here").id), "move or delete its messages")
    apply(store, DeleteMessages((message,), forever=True))
    apply(store, DeleteFolder(store.folder("Here").id))
    assert folders.by_path(store.db, store.imap.id, "Here") is None and store.journal() == []
