"""The folder tree: its shape, and how it takes changes without losing its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from app.events import AccountStateChanged, ConnectionState
from app.model.account import Protocol
from app.model.folder import RemoteFolder, Role
from app.store import folders
from app.store.database import Database
from tests.fakes.engine import TREE, FakeEngine
from tests.gui.tree_text import tree
from ui.models import folder_tree
from ui.models.dragging import to_mime
from ui.models.folder_tree import FolderTreeModel


@pytest.fixture
def model(reader: Database) -> FolderTreeModel:
    made = FolderTreeModel(reader)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    return made


def test_accounts_hold_roles_first_and_nested_folders(engine: FakeEngine, model: FolderTreeModel) -> None:
    engine.add_account("work")
    engine.add_account("home", Protocol.POP3)
    model.reload()
    assert tree(model) == [
        "All inboxes", "work", "  Inbox", "  Drafts", "  Sent", "  Archive", "  Junk", "  Trash", "  Projects",
        "    Lighthouse", "home", "  Inbox", "  Drafts", "  Sent", "  Archive", "  Junk", "  Trash"]


def test_a_window_that_goes_while_folders_are_still_merged_reads_nothing_more(
        engine: FakeEngine, model: FolderTreeModel, reader: Database, qapp: QApplication,
        monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest-qt fails a test for what is raised in the event loop."""
    monkeypatch.setattr(folder_tree, "SLICE_SECONDS", -1.0)
    engine.add_account("work")
    model.reload()
    model.stop()
    reader.close()
    for _ in range(20):
        qapp.processEvents()


def test_roles_below_a_folder_that_cannot_be_opened_stand_on_top(engine: FakeEngine, model: FolderTreeModel) -> None:
    account = engine.add_account("work")
    listed = [
        RemoteFolder("INBOX", "/", Role.INBOX), RemoteFolder("[Mail]", "/", selectable=False),
        RemoteFolder("[Mail]/Sent", "/", Role.SENT), RemoteFolder("Lost/Deep/Child", "/"),
        RemoteFolder("INBOX/Own", "/"),
    ]  # fmt: skip
    folders.take_over(engine.store, account.id, listed)
    model.reload()
    assert tree(model) == ["work", "  Inbox", "    Own", "  Sent", "  Lost/Deep/Child"]


def test_changes_of_the_tree_keep_the_indexes_of_what_stays(engine: FakeEngine, model: FolderTreeModel) -> None:
    account = engine.add_account("work")
    model.reload()
    inbox = QPersistentModelIndex(model.index_of_folder(engine.folder(account).id))
    child = QPersistentModelIndex(model.index_of_folder(engine.folder(account, "Projects/Lighthouse").id))
    folders.take_over(engine.store, account.id, [
        *(each for each in TREE if each.path != "Junk"), RemoteFolder("Alpha", "/"), RemoteFolder("Projects/Bay", "/")])
    model.reload_account(account.id)
    assert tree(model) == ["work", "  Inbox", "  Drafts", "  Sent", "  Archive", "  Trash", "  Alpha", "  Projects",
                           "    Bay", "    Lighthouse"]
    assert inbox.data() == "Inbox" and child.data() == "Lighthouse" and child.row() == 1


def test_an_account_that_goes_takes_its_folders_along(engine: FakeEngine, model: FolderTreeModel) -> None:
    from app.store import accounts

    first = engine.add_account("work")
    engine.add_account("home", Protocol.POP3)
    model.reload()
    accounts.remove(engine.store, first.id)
    model.reload()
    assert tree(model)[0] == "home" and len(tree(model)) == 7
    assert not model.index_of_folder(1).isValid()


def test_counts_and_states_change_one_node(engine: FakeEngine, model: FolderTreeModel) -> None:
    account = engine.add_account("work")
    model.reload()
    told: list[str] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.data()))
    engine.fill(account, range(1, 6))
    model.refresh_counts((engine.folder(account).id,))
    model.set_state(AccountStateChanged(account.id, ConnectionState.SYNCING))
    assert told == ["Inbox", "work"]
    node = model.node(model.index_of_folder(engine.folder(account).id))
    assert node is not None and node.folder is not None and node.folder.unread == 5


def test_messages_are_dropped_on_folders_only(engine: FakeEngine, model: FolderTreeModel) -> None:
    account = engine.add_account("work")
    model.reload()
    dropped: list[tuple[object, int, bool]] = []
    model.dropped.connect(lambda ids, folder, copied: dropped.append((ids, folder, copied)))
    sent = model.index_of_folder(engine.folder(account, "Sent").id)
    assert sent.flags() & Qt.ItemFlag.ItemIsDropEnabled
    assert not model.canDropMimeData(to_mime([4, 5]), Qt.DropAction.MoveAction, -1, -1, model.index(0, 0))
    model.dropMimeData(to_mime([4, 5]), Qt.DropAction.MoveAction, -1, -1, sent)
    model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, -1, -1, sent)
    assert dropped == [((4, 5), engine.folder(account, "Sent").id, False)]
