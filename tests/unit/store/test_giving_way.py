"""A mailbox that the server makes with the name of a folder that is here only, as one that a switch left here."""

from __future__ import annotations

from app.engine import tree
from app.events import Event, FoldersChanged, WarningsChanged
from app.model.folder import RemoteFolder
from app.model.warnings import WarningKind
from app.store import folders, warnings
from tests.fakes.store import IMAP_TREE, Store


def local(store: Store, path: str) -> int:
    return store.db.insert("INSERT INTO folder (account_id, path, delimiter, role, is_local) VALUES (?, ?, '/', '', 1)",
                           (store.imap.id, path))


def listed(store: Store, *more: str) -> list[Event]:
    events: list[Event] = []
    tree.take_over(store.db, store.imap.id, (*IMAP_TREE, *(RemoteFolder(each, "/") for each in more)), events.append)
    return events


def names(store: Store) -> dict[int, str]:
    return {each.id: each.path for each in folders.folders(store.db, store.imap.id)}


def test_the_local_one_takes_another_name_with_what_is_below_it_and_that_is_told(store: Store) -> None:
    private, below, other = local(store, "Private"), local(store, "Private/2024"), local(store, "Privately")
    assert listed(store, "Private") == [FoldersChanged(store.imap.id), WarningsChanged(store.imap.id)]
    assert (names(store)[private], names(store)[below], names(store)[other]) == (
        "Private (local)", "Private (local)/2024", "Privately")
    theirs = folders.by_path(store.db, store.imap.id, "Private")
    assert theirs is not None and not theirs.is_local
    (told,) = warnings.warnings(store.db, store.imap.id)
    assert (told.kind, told.number, told.dismissed) == (WarningKind.RENAMED_FOLDER, private, False)
    assert listed(store, "Private") == []


def test_a_second_one_is_told_too_and_no_name_is_given_twice(store: Store) -> None:
    first = local(store, "Private")
    local(store, "Private (local)")
    listed(store, "Private")
    assert names(store)[first] == "Private (local 2)"
    warnings.dismiss(store.db, store.imap.id, WarningKind.RENAMED_FOLDER)
    second = local(store, "Notes")
    assert WarningsChanged(store.imap.id) in listed(store, "Private", "Notes")
    (told,) = warnings.warnings(store.db, store.imap.id)
    assert (told.number, told.dismissed) == (second, False) and names(store)[second] == "Notes (local)"
