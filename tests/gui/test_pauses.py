"""Folders that rest because many messages disappeared at once: where it is said, and how it is decided."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.events import AccountsChanged, CountsChanged, FolderPaused, FoldersChanged
from app.model.account import Account
from app.model.folder import Folder
from app.model.operation import MissingChoice, ResolveMissing
from app.store import missing
from app.store.messages import Only
from tests.fakes.engine import FakeEngine
from tests.gui.test_main_window import press
from ui.bridge import EventBridge
from ui.dialogs.missing import MissingDialog
from ui.main_window import MainWindow


@pytest.fixture
def work(engine: FakeEngine) -> Account:
    account = engine.add_account("work")
    engine.fill(account, range(1, 4))
    engine.fill(account, range(101, 161), "Projects", bodies=False)
    return account


@pytest.fixture
def ready(work: Account, window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: window.rows.rowCount() == 3)
    return window


def lose(engine: FakeEngine, account: Account, bridge: EventBridge) -> Folder:
    """Most of Projects disappears; the events that the engine would tell."""
    told = engine.vanish(account, range(101, 151), "Projects")
    folder = engine.folder(account, "Projects")
    assert folder.missing == 50
    bridge.post(told)
    bridge.post(CountsChanged((folder.id,)))
    bridge.post(FolderPaused(account.id, folder.id, folder.missing))
    return folder


def test_a_notice_leads_to_the_folder_and_its_banner(ready: MainWindow, engine: FakeEngine, work: Account,
                                                     bridge: EventBridge, qtbot: QtBot) -> None:
    folder = lose(engine, work, bridge)
    qtbot.waitUntil(lambda: ready.banners.banner(f"paused{folder.id}") is not None)
    notice = ready.banners.banner(f"paused{folder.id}")
    assert notice is not None and "“Projects”" in notice.text and "work" in notice.text
    press(ready, "Open folder")
    assert ready.browsing.folder is not None and ready.browsing.folder.id == folder.id
    assert ready.banners.banner(f"paused{folder.id}") is None
    banner = ready.list.banners.banner("paused")
    assert banner is not None and "disappeared from the server at once" in banner.text
    node = ready.tree_model.node(ready.tree_model.index_of_folder(folder.id))
    assert node is not None and node.folder is not None and node.folder.missing == 50


def test_the_missing_ones_can_be_looked_at_alone(ready: MainWindow, engine: FakeEngine, work: Account,
                                                 bridge: EventBridge, qtbot: QtBot) -> None:
    folder = lose(engine, work, bridge)
    ready.browsing.open_folder(folder.id)
    qtbot.waitUntil(lambda: ready.rows.rowCount() == 60)
    press(ready, "Show them")
    assert ready.rows.rowCount() == 50 and ready.list.header.only is Only.MISSING
    assert all(ready.rows.message(place).missing for place in range(50))
    ready.browsing.open_folder(engine.folder(work).id)
    assert ready.list.banners.banner("paused") is None and ready.list.header.only is Only.ALL


@pytest.mark.parametrize("choice", list(MissingChoice))
def test_each_choice_is_explained_and_asked_for(ready: MainWindow, engine: FakeEngine, work: Account,
                                                bridge: EventBridge, qtbot: QtBot, choice: MissingChoice) -> None:
    folder = lose(engine, work, bridge)
    ready.browsing.open_folder(folder.id)
    qtbot.waitUntil(lambda: ready.list.banners.banner("paused") is not None)
    press(ready, "Decide …")
    dialog = ready.findChild(MissingDialog)
    assert dialog is not None and dialog.choice() is MissingChoice.ASK
    dialog.cards[choice].setChecked(True)
    assert dialog.confirm.isDefault() is (choice is not MissingChoice.ACCEPT)
    dialog.confirm.click()
    assert engine.edits[-1] == ResolveMissing(folder.id, choice)


def test_nothing_is_decided_by_looking(ready: MainWindow, engine: FakeEngine, work: Account, bridge: EventBridge,
                                       qtbot: QtBot) -> None:
    folder = lose(engine, work, bridge)
    qtbot.waitUntil(lambda: ready.banners.banner(f"paused{folder.id}") is not None)
    press(ready, "Decide …")
    dialog = ready.findChild(MissingDialog)
    assert dialog is not None
    dialog.look.click()
    assert engine.count(ResolveMissing) == 0
    assert ready.browsing.folder is not None and ready.browsing.folder.id == folder.id
    assert ready.list.header.only is Only.MISSING and ready.rows.rowCount() == 50


def test_once_decided_all_signs_go(ready: MainWindow, engine: FakeEngine, work: Account, bridge: EventBridge,
                                   qtbot: QtBot) -> None:
    folder = lose(engine, work, bridge)
    qtbot.waitUntil(lambda: ready.banners.banner(f"paused{folder.id}") is not None)
    ready.browsing.open_folder(folder.id)
    missing.resolve(engine.store, ResolveMissing(folder.id, MissingChoice.ASK))
    bridge.post(FoldersChanged(work.id))
    qtbot.waitUntil(lambda: ready.list.banners.banner("paused") is None)
    assert not [key for key in ready.banners.keys_with("paused")]
    node = ready.tree_model.node(ready.tree_model.index_of_folder(folder.id))
    assert node is not None and node.folder is not None and not node.folder.missing


def test_what_rested_at_the_start_is_told_once(work: Account, engine: FakeEngine, window: MainWindow,
                                               bridge: EventBridge, qtbot: QtBot) -> None:
    engine.vanish(work, range(101, 151), "Projects")
    folder = engine.folder(work, "Projects")
    bridge.post(AccountsChanged())
    key = f"paused{folder.id}"
    qtbot.waitUntil(lambda: window.banners.banner(key) is not None)
    banner = window.banners.banner(key)
    assert banner is not None
    banner.put_away()
    with qtbot.waitSignal(window.tree_model.loaded):
        bridge.post(FoldersChanged(work.id))
    assert window.banners.banner(key) is None


def test_the_tree_s_menu_leads_to_the_decision(ready: MainWindow, engine: FakeEngine, work: Account,
                                               bridge: EventBridge, qtbot: QtBot) -> None:
    folder = lose(engine, work, bridge)
    qtbot.waitUntil(lambda: ready.banners.banner(f"paused{folder.id}") is not None)
    menu = ready.accounts.menu(ready.tree_model.node(ready.tree_model.index_of_folder(folder.id)))
    menu.actions()[0].trigger()
    assert ready.findChild(MissingDialog) is not None
