"""Folders: others' and shared ones, subscriptions, quota, rights, properties, and ten thousand of them.

In one file, since all of it looks at the tree of the servers at its head.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.commands import OpenFolder
from app.events import AccountsChanged, FoldersChanged, OutboxChanged, QuotaChanged, ViewReady
from app.model.account import Account, BodyPolicy, Protocol
from app.model.folder import Folder, Namespace, Quota, RemoteFolder, RemoteStatus, Role
from app.model.operation import MoveMessages, SetFlags, SetFolderBodies, SetSubscribed
from app.store import bodies, folders, outbox, quota
from app.store.database import Database
from tests.fakes.engine import TREE, FakeEngine
from tests.gui.test_main_window import view_of
from tests.gui.tree_text import tree
from ui import formats, languages
from ui.bridge import EventBridge
from ui.dialogs.folder_properties import FolderPropertiesDialog
from ui.dialogs.subscriptions import SubscriptionsDialog
from ui.main_window import MainWindow
from ui.models.folder_nodes import DEEPEST, NodeKind, folder_nodes
from ui.models.folder_tree import LARGE, FolderTreeModel
from ui.models.merging import runs, staying
from ui.models.subscriptions import SubscriptionModel
from ui.views.folder_chooser import FolderChooser

OTHERS, SHARED = Namespace.OTHERS, Namespace.SHARED


@pytest.fixture
def model(reader: Database) -> FolderTreeModel:
    return FolderTreeModel(reader)


@pytest.fixture
def work(engine: FakeEngine) -> Account:
    account = engine.add_account("work")
    engine.fill(account, range(1, 6), bodies=False)
    return account


@pytest.fixture
def ready(work: Account, window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: window.rows.rowCount() == 5)
    return window


def entries(window: MainWindow, key: str) -> dict[str, QAction]:
    node = window.tree_model.node(window.tree_model.index_of_key(key))
    return {action.text().replace("&", ""): action for action in window.accounts.menu(node).actions()}


# --- namespaces and subscriptions ---------------------------------------------------------------


def test_others_and_shared_folders_stand_under_headings(engine: FakeEngine, model: FolderTreeModel) -> None:
    account = engine.add_account("work")
    folders.take_over(engine.store, account.id, [
        RemoteFolder("INBOX", "/", Role.INBOX), RemoteFolder("user", "/", selectable=False, namespace=OTHERS),
        RemoteFolder("user/jonas", "/", namespace=OTHERS), RemoteFolder("user/jonas/Sent", "/", Role.SENT,
                                                                         namespace=OTHERS),
        RemoteFolder("Team/Design", "/", namespace=SHARED), RemoteFolder("Team/Desk", "/", namespace=SHARED)])
    model.reload()
    assert tree(model) == ["work", "  Inbox", "  Other users", "    jonas", "      Sent", "  Shared", "    Design",
                           "    Desk"]
    heading = model.index_of_key(f"{account.id}//others")
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable


def test_unsubscribed_folders_are_hidden_until_all_are_wanted(engine: FakeEngine, model: FolderTreeModel) -> None:
    account = engine.add_account("work")
    folders.take_over(engine.store, account.id, [
        RemoteFolder("INBOX", "/", Role.INBOX), RemoteFolder("Trash", "/", Role.TRASH, subscribed=False),
        RemoteFolder("Old", "/", subscribed=False), RemoteFolder("Old/Kept", "/"),
        RemoteFolder("Gone", "/", subscribed=False), RemoteFolder("Lost", "/", subscribed=False)])
    engine.alter(engine.folder(account, "Lost"), missing=30)
    model.reload()
    assert tree(model) == ["work", "  Inbox", "  Trash", "  Lost", "  Old", "    Kept"]
    model.show_all = True
    model.reload()
    assert tree(model) == ["work", "  Inbox", "  Trash", "  Gone", "  Lost", "  Old", "    Kept"]


def test_a_server_without_any_subscription_hides_nothing(engine: FakeEngine, model: FolderTreeModel) -> None:
    account = engine.add_account("work")
    folders.take_over(engine.store, account.id, [replace(each, subscribed=False) for each in TREE])
    model.reload()
    assert "  Projects" in tree(model)


def test_show_all_folders_is_remembered_and_keeps_the_place(ready: MainWindow, engine: FakeEngine, work: Account,
                                                            bridge: EventBridge, qtbot: QtBot) -> None:
    engine.alter(engine.folder(work, "Archive"), subscribed=0)
    engine.alter(engine.folder(work, "Projects/Lighthouse"), subscribed=0)
    bridge.post(FoldersChanged(work.id))
    lighthouse = f"{work.id}/Projects/Lighthouse"
    qtbot.waitUntil(lambda: not ready.tree_model.index_of_key(lighthouse).isValid())
    ready.actions_.all_folders.trigger()
    assert ready.tree_model.index_of_key(lighthouse).isValid()
    assert ready.context.settings.all_folders
    assert ready.tree.currentIndex().data() == "Inbox"


def test_what_was_never_synced_is_counted_by_the_server(engine: FakeEngine, model: FolderTreeModel) -> None:
    account = engine.add_account("work")
    status = RemoteStatus(messages=40, unseen=12, uidnext=90, uidvalidity=7)
    folders.take_over(engine.store, account.id, [*TREE, RemoteFolder("Far", "/", status=status)])
    model.reload()
    told = model.index_of_key(f"{account.id}/Far").data(Qt.ItemDataRole.ToolTipRole)
    # Without a translation loaded the plurals are as in the source.
    assert "40 message(s), 12 unread" in told


def test_the_dialog_asks_for_what_was_ticked_otherwise(engine: FakeEngine, work: Account, qtbot: QtBot) -> None:
    engine.alter(engine.folder(work, "Archive"), subscribed=0)
    dialog = SubscriptionsDialog(engine, work, folders.folders(engine.store, work.id))
    qtbot.addWidget(dialog)
    dialog.field.setText("light")
    found = dialog.model.index(0, 0)
    assert dialog.model.rowCount() == 1 and "Projects/Lighthouse" in str(found.data())
    dialog.model.setData(found, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    dialog.field.setText("arch")
    dialog.model.setData(dialog.model.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    dialog.field.setText("")
    inbox = dialog.model.index(0, 0)
    for state in (Qt.CheckState.Unchecked, Qt.CheckState.Checked):
        dialog.model.setData(inbox, state, Qt.ItemDataRole.CheckStateRole)
    dialog.save_button.click()
    asked = {each for each in engine.edits if isinstance(each, SetSubscribed)}
    assert asked == {SetSubscribed(engine.folder(work, "Projects/Lighthouse").id, False),
                     SetSubscribed(engine.folder(work, "Archive").id, True)}


def test_the_account_s_menu_leads_to_its_folders(ready: MainWindow, engine: FakeEngine, work: Account,
                                                 bridge: EventBridge, qtbot: QtBot) -> None:
    entries(ready, str(work.id))["Folders …"].trigger()
    assert ready.findChild(SubscriptionsDialog) is not None
    home = engine.add_account("home", Protocol.POP3)
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: ready.tree_model.index_of_key(str(home.id)).isValid())
    assert "Folders …" not in entries(ready, str(home.id))


# --- quota --------------------------------------------------------------------------------------


def test_the_fullest_quota_stands_under_the_account(ready: MainWindow, engine: FakeEngine, work: Account,
                                                    bridge: EventBridge, qtbot: QtBot) -> None:
    gigabyte = 1 << 30
    quota.replace(engine.store, work.id, [Quota("user", 1 * gigabyte, 10 * gigabyte), Quota("all", 0, 0),
                                          Quota("mail", 4 * gigabyte, 5 * gigabyte)])
    bridge.post(QuotaChanged(work.id))
    account = ready.tree_model.index_of_key(str(work.id))
    qtbot.waitUntil(lambda: ready.tree_model.index(0, 0, account).data() == "4 of 5 GB")
    quota.replace(engine.store, work.id, [])
    bridge.post(QuotaChanged(work.id))
    qtbot.waitUntil(lambda: ready.tree_model.index(0, 0, account).data() == "Inbox")
    assert ready.tree.currentIndex().data() == "Inbox"


@pytest.mark.parametrize(("used", "whole", "said"), [
    (int(3.21 * (1 << 30)), 5 << 30, "3.2 of 5 GB"), (0, 100 << 20, "0 of 100 MB"), (1 << 40, 1 << 40, "1 of 1 TB"),
    (600, 1024, "0.6 of 1 kB"),
])
def test_shares_of_a_quota(used: int, whole: int, said: str) -> None:
    assert formats.share(used, whole) == said


# --- rights -------------------------------------------------------------------------------------


def test_what_the_server_forbids_is_greyed_with_the_reason(ready: MainWindow, engine: FakeEngine,
                                                           work: Account) -> None:
    engine.alter(engine.folder(work), rights="lr")
    ready.list.select(0)
    a = ready.actions_
    for action in (a.delete, a.delete_forever, a.move, a.archive, a.junk, a.star, a.tag, a.toggle_read):
        assert not action.isEnabled() and "You may not" in action.toolTip(), action.text()
    assert a.copy.isEnabled() and a.reply.isEnabled()
    ready.list.star_clicked.emit(ready.list.selected()[0])
    ready.editing.dropped((ready.list.selected()[0].id,), engine.folder(work, "Archive").id, False)
    assert engine.count(SetFlags) == 0 and engine.count(MoveMessages) == 0
    engine.alter(engine.folder(work), rights="lrswitek")
    ready.list.select(1)
    assert a.delete.isEnabled() and a.star.isEnabled() and "You may not" not in a.delete.toolTip()


def test_a_message_that_may_not_be_marked_stays_unread(ready: MainWindow, engine: FakeEngine, work: Account,
                                                       bridge: EventBridge, qtbot: QtBot) -> None:
    engine.alter(engine.folder(work), rights="lrwite")
    ready.list.select(0)
    bridge.post(ViewReady(view_of(ready.list.selected()[0])))
    qtbot.waitUntil(lambda: ready.view.view is not None)
    assert not ready.reading._read.isActive()


def test_folders_that_take_nothing_are_no_targets(ready: MainWindow, engine: FakeEngine, work: Account,
                                                  bridge: EventBridge, qtbot: QtBot) -> None:
    engine.alter(engine.folder(work, "Archive"), rights="lrs")
    bridge.post(FoldersChanged(work.id))
    archive = f"{work.id}/Archive"
    qtbot.waitUntil(lambda: not ready.tree_model.index_of_key(archive).flags() & Qt.ItemFlag.ItemIsDropEnabled)
    assert ready.tree_model.index_of_key(f"{work.id}/Trash").flags() & Qt.ItemFlag.ItemIsDropEnabled
    ready.list.select(0)
    ready.editing.choose_move()
    chooser = ready.findChild(FolderChooser)
    assert chooser is not None
    chooser.field.setText("archive")
    assert "You may not put messages into “Archive”" in chooser.list.item(0).toolTip()
    chooser.field.setText("a")
    current = chooser.list.currentItem()
    assert current is not None and "Archive" not in current.text()
    chooser.close()
    ready.actions_.archive.trigger()
    assert engine.count(MoveMessages) == 0


def test_the_menu_greys_what_may_not_be_done_to_a_folder(ready: MainWindow, engine: FakeEngine, work: Account,
                                                         bridge: EventBridge, qtbot: QtBot) -> None:
    engine.alter(engine.folder(work, "Projects"), rights="lrs")
    bridge.post(FoldersChanged(work.id))
    key = f"{work.id}/Projects"
    qtbot.waitUntil(lambda: not entries(ready, key)["Rename …"].isEnabled())
    found = entries(ready, key)
    assert not found["Delete …"].isEnabled() and "neither rename nor delete" in found["Delete …"].toolTip()
    assert not found["New folder in here …"].isEnabled()
    assert entries(ready, f"{work.id}/Projects/Lighthouse")["Rename …"].isEnabled()


# --- properties ---------------------------------------------------------------------------------


def test_properties_ask_only_for_what_was_changed(engine: FakeEngine, work: Account, qtbot: QtBot) -> None:
    folder = engine.alter(engine.folder(work, "Projects"), rights="lrsk")
    dialog = FolderPropertiesDialog(engine, work, folder)
    qtbot.addWidget(dialog)
    assert dialog.changes() == []
    dialog.bodies.button(BodyPolicy.RECENT).setChecked(True)
    dialog.bodies.spin.setValue(7)
    dialog.subscribed.setChecked(False)
    dialog.save_button.click()
    assert engine.last(SetFolderBodies) == SetFolderBodies(folder.id, BodyPolicy.RECENT, 7)
    assert engine.last(SetSubscribed) == SetSubscribed(folder.id, False)


def test_a_folder_s_own_rule_is_shown_and_can_be_given_up(engine: FakeEngine, work: Account, qtbot: QtBot) -> None:
    folder = engine.alter(engine.folder(work, "Projects"), bodies="recent", body_days=14)
    dialog = FolderPropertiesDialog(engine, work, folder)
    qtbot.addWidget(dialog)
    assert dialog.bodies.button(BodyPolicy.RECENT).isChecked() and dialog.bodies.spin.value() == 14
    dialog.bodies.button(None).setChecked(True)
    assert dialog.changes() == [SetFolderBodies(folder.id, None, 14)]


def test_a_local_folder_has_facts_only(engine: FakeEngine, qtbot: QtBot) -> None:
    home = engine.add_account("home", Protocol.POP3)
    dialog = FolderPropertiesDialog(engine, home, engine.folder(home, "Inbox"))
    qtbot.addWidget(dialog)
    assert dialog.tabs.count() == 1 and dialog.changes() == []


def test_the_menu_leads_to_the_properties(ready: MainWindow, work: Account) -> None:
    entries(ready, f"{work.id}/Projects")["Properties …"].trigger()
    assert ready.findChild(FolderPropertiesDialog) is not None


# --- very many ----------------------------------------------------------------------------------


def many(count: int) -> list[RemoteFolder]:
    """TREE, and `count` folders below one, a hundred in each of those between."""
    return [*TREE, RemoteFolder("Many", "/"), *(RemoteFolder(f"Many/{each:03}", "/") for each in range(count // 100)),
            *(RemoteFolder(f"Many/{number // 100:03}/{number:05}", "/") for number in range(count))]


def test_thousands_of_folders_are_read_apart_and_merged_in_place(engine: FakeEngine, reader: Database,
                                                                 qtbot: QtBot) -> None:
    account = engine.add_account("work")
    folders.take_over(engine.store, account.id, many(LARGE))
    model = FolderTreeModel(reader, open_reader=engine.open_reader)
    with qtbot.waitSignal(model.loaded):
        model.reload()
        # The Qt thread has only begun it.
        assert model.rowCount(model.index(0, 0)) == 0
    last = f"{account.id}/Many/009/{LARGE - 1:05}"
    kept = model.node(model.index_of_key(last))
    assert kept is not None and len(model.folders(account.id)) == len(many(LARGE))
    told: list[str] = []
    for signal in (model.rowsInserted, model.rowsRemoved, model.dataChanged):
        signal.connect(lambda *_: told.append("changed"))
    with qtbot.waitSignal(model.loaded):
        model.reload_account(account.id)
    assert told == []
    folders.take_over(engine.store, account.id, [*many(LARGE), RemoteFolder("Many/009/00500b", "/")])
    with qtbot.waitSignal(model.loaded):
        model.reload_account(account.id)
    assert told == ["changed"] and model.node(model.index_of_key(last)) is kept


def test_a_change_while_folders_are_read_is_not_missed(engine: FakeEngine, reader: Database, qtbot: QtBot) -> None:
    account = engine.add_account("work")
    folders.take_over(engine.store, account.id, many(LARGE))
    model = FolderTreeModel(reader, open_reader=engine.open_reader)
    model.reload()
    folders.take_over(engine.store, account.id, [*many(LARGE), RemoteFolder("Late", "/")])
    model.reload_account(account.id)
    qtbot.waitUntil(lambda: model.index_of_key(f"{account.id}/Late").isValid())


def test_among_thousands_folders_are_closed_at_first(window: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                     qtbot: QtBot) -> None:
    account = engine.add_account("work")
    folders.take_over(engine.store, account.id, many(LARGE))
    bridge.post(AccountsChanged())
    many_key = f"{account.id}/Many"
    qtbot.waitUntil(lambda: window.tree_model.index_of_key(many_key).isValid())
    index = window.tree_model.index_of_key(many_key)
    assert window.tree.isExpanded(window.tree_model.index_of_key(str(account.id)))
    assert not window.tree.isExpanded(index)
    window.tree.setExpanded(index, True)
    assert window.tree.collapsed_keys == [f"+{many_key}"]
    window.tree.setExpanded(index, False)
    assert f"+{many_key}" not in window.tree.collapsed_keys


def test_every_second_folder_may_go_at_once(engine: FakeEngine, model: FolderTreeModel) -> None:
    account = engine.add_account("work")
    flat = [RemoteFolder(f"F{number:04}", "/") for number in range(400)]
    folders.take_over(engine.store, account.id, [*TREE, *flat])
    model.reload()
    for wanted in (flat[::2], flat, flat[1::2]):
        folders.take_over(engine.store, account.id, [*TREE, *wanted])
        model.reload_account(account.id)
        assert [line.strip() for line in tree(model) if line.startswith("  F")] == [each.path for each in wanted]
        places = [model.index_of_key(f"{account.id}/{each.path}").row() for each in wanted]
        assert places == sorted(places) and len(set(places)) == len(wanted)


def test_a_hostile_depth_stays_a_shallow_tree() -> None:
    account = Account(1, "x", "x@example.org", "", Protocol.IMAP, None, None, None)  # type: ignore[arg-type]
    known = tuple(Folder(number, 1, "/".join(["d"] * (number + 1)), "/", Role.NONE, True) for number in range(3000))
    nodes, depth = folder_nodes(account, known), 0
    level = nodes
    while level:
        level = [child for node in level for child in node.children]
        depth += 1
    assert depth == DEEPEST + 1


def test_ten_thousand_folders_are_found_by_typing(engine: FakeEngine, work: Account) -> None:
    folders.take_over(engine.store, work.id, many(10_000))
    paths = [each.path for each in many(10_000)]
    found = SubscriptionModel(folder_nodes(work, folders.folders(engine.store, work.id)))
    found.search("many 0999")
    assert found.rowCount() == sum("Many" in path and "0999" in path for path in paths) > 10
    found.search("")
    assert found.rowCount() == sum("/" not in path for path in paths)
    assert found.changes == []


@pytest.mark.parametrize(("have", "wanted", "kept"), [
    ("abc", "abc", "abc"), ("abc", "cab", "ab"), ("abc", "xyz", ""), ("abcdef", "abXefd", "abef"), ("", "abc", ""),
])
def test_the_most_rows_stay(have: str, wanted: str, kept: str) -> None:
    assert staying(have, wanted) == set(kept)


def test_runs_of_neighbours() -> None:
    assert list(runs([0, 1, 4, 7, 8, 9])) == [(7, 9), (4, 4), (0, 1)]
    assert list(runs([])) == []


def test_other_nodes_than_folders_open_nothing(ready: MainWindow, engine: FakeEngine, work: Account) -> None:
    quota.replace(engine.store, work.id, [Quota("", 1, 2)])
    ready.tree_model.refresh_extras(work.id)
    index = ready.tree_model.index_of_key(f"{work.id}//quota")
    node = ready.tree_model.node(index)
    assert node is not None and node.kind is NodeKind.QUOTA
    before = len(engine.commands)
    ready.tree.setCurrentIndex(index)
    assert len(engine.commands) == before


def test_an_outbox_that_is_empty_by_now_opens_no_neighbour(ready: MainWindow, engine: FakeEngine, work: Account,
                                                           bridge: EventBridge, qtbot: QtBot) -> None:
    with engine.store.write():
        number = outbox.add(engine.store, work.id, bodies.pack(b"Subject: x\r\n\r\nx"), ("a@example.org",), "x")
    bridge.post(OutboxChanged(work.id))
    key = f"{work.id}//outbox"
    qtbot.waitUntil(lambda: ready.tree_model.index_of_key(key).isValid())
    ready.tree.choose(ready.tree_model.index_of_key(key))
    with engine.store.write():
        engine.store.run("DELETE FROM outbox WHERE id = ?", (number,))
    before = engine.count(OpenFolder)
    bridge.post(OutboxChanged(work.id))
    qtbot.waitUntil(lambda: not ready.tree_model.index_of_key(key).isValid())
    assert ready.tree.currentIndex().data() == "Inbox" and engine.count(OpenFolder) == before


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_two_entries_of_the_tree_s_menus_share_a_letter(ready: MainWindow, engine: FakeEngine, work: Account,
                                                           qapp: QApplication, language: str) -> None:
    engine.alter(engine.folder(work, "Projects"), missing=30)
    ready.tree_model.reload()
    before = list(qapp.findChildren(QTranslator))
    languages.install(qapp, language)
    clashes = {}
    for key in (str(work.id), f"{work.id}/Projects"):
        menu = ready.accounts.menu(ready.tree_model.node(ready.tree_model.index_of_key(key)))
        letters = Counter(found[1].lower() for action in menu.actions()
                          if (found := re.search(r"&(\w)", action.text())))
        clashes[key] = [letter for letter, count in letters.items() if count > 1]
    for translator in qapp.findChildren(QTranslator):
        if translator not in before:
            qapp.removeTranslator(translator)
            translator.setParent(None)
    QLocale.setDefault(QLocale("en"))
    assert not any(clashes.values()), clashes
