"""Where POP3 messages are: column, marks, quick filters, what waits to be deleted, and parts of messages."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.commands import DismissWarning, FetchBody, PreviewLeave, SaveAccount, ViewMessage
from app.events import (
    AccountsChanged,
    BodyStored,
    JobFinished,
    MessagesChanged,
    ServerDeletesChanged,
    ViewReady,
    WarningsChanged,
)
from app.model.account import Account, LeaveKind, LeaveRule, Protocol
from app.model.operation import DeleteOnServer, KeepOnServer
from app.model.warnings import WarningKind
from app.store import accounts, warnings
from app.store.messages import Only
from tests.fakes.engine import FakeEngine
from tests.gui.test_leave_rule import preview
from tests.gui.test_main_window import banner_texts, press, view_of
from ui.bridge import EventBridge
from ui.dialogs.leave_rule import LeaveRuleDialog
from ui.dialogs.pending_deletes import PendingDeletesDialog
from ui.main_window import MainWindow
from ui.models.rows_model import Column
from ui.settings import ListLayout
from ui.switch.assistant import SwitchAssistant
from ui.toolbar import message_actions
from ui.views.message_view import Shown

pytestmark = pytest.mark.usefixtures("english")

NOW = time.time()


@pytest.fixture
def home(engine: FakeEngine) -> Account:
    """Six messages: u6 and u5 wait, u4 is only here, u3 is partial, u2 and u1 stay until a day."""
    account = engine.add_account("home", Protocol.POP3)
    engine.download(account, range(1, 7))
    engine.on_server(account, "u6", delete_at=NOW + 20 * 3_600 - 60, reason="rule")
    engine.on_server(account, "u5", delete_at=NOW + 90_000, reason="asked")
    engine.on_server(account, "u4", gone_at=NOW - 60)
    number = engine.on_server(account, "u3", partial=1)
    with engine.store.write():
        engine.store.run("UPDATE message SET body_id = NULL, size = 18000000 WHERE id = ?", (number,))
    return account


@pytest.fixture
def ready(home: Account, window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: window.rows.rowCount() == 6)
    return window


def column(window: MainWindow) -> list[str]:
    return [str(window.rows.index(place, Column.PLACE).data()) for place in range(window.rows.rowCount())]


def test_a_column_tells_where_each_message_is(ready: MainWindow) -> None:
    told = column(ready)
    assert told[:4] == ["will be deleted", "will be deleted", "only here", "partial"]
    assert all(each.startswith("until ") for each in told[4:])
    assert not ready.list.columns.header().isSectionHidden(Column.PLACE)
    tip = ready.rows.index(0, Column.PLACE).data(Qt.ItemDataRole.ToolTipRole)
    assert "will be deleted on the server, not before" in str(tip)
    spoken = str(ready.rows.index(2, Column.SUBJECT).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "only on this computer" in spoken


def test_imap_has_no_such_column(engine: FakeEngine, window: MainWindow, qtbot: QtBot) -> None:
    assert window.list.columns.header().isSectionHidden(Column.PLACE)


def test_both_layouts_can_be_painted(ready: MainWindow) -> None:
    before = ready.list.grab().toImage()
    ready.browsing.set_layout(ListLayout.COLUMNS)
    assert ready.list.grab().toImage() != before


@pytest.mark.parametrize(("only", "count"), [(Only.ON_SERVER, 5), (Only.LEAVING, 2), (Only.ONLY_HERE, 1),
                                             (Only.PARTIAL, 1)])
def test_quick_filters_of_pop3(ready: MainWindow, qtbot: QtBot, only: Only, count: int) -> None:
    header = ready.list.header
    assert header.filters.places.isVisible()
    header.filters.places.actions_[only].trigger()
    qtbot.waitUntil(lambda: ready.rows.rowCount() == count)
    assert header.only is only and header.filters.places.text() == f"{header.filters.places.actions_[only].text()} ▾"
    header.filters.chip(Only.ALL).click()
    qtbot.waitUntil(lambda: ready.rows.rowCount() == 6)
    assert header.filters.places.text() == "Server ▾"


def test_the_rule_stands_above_the_list_and_in_the_tree(ready: MainWindow, home: Account) -> None:
    assert ready.list.header.note.text() == "On the server for 14 days, then only here"
    index = ready.tree_model.index_of_key(str(home.id))
    assert "Messages stay on the server for 14 days, then only this computer has them." in str(
        index.data(Qt.ItemDataRole.ToolTipRole))


def test_messages_are_kept_and_removed_by_their_uidl(ready: MainWindow, engine: FakeEngine, home: Account) -> None:
    a = ready.actions_
    ready.list.select_all()
    a.keep_on_server.trigger()
    kept = engine.last(KeepOnServer)
    assert (kept.account_id, set(kept.uidls), kept.keep) == (home.id, {"u6", "u5", "u3", "u2", "u1"}, True)
    ready.list.select(5)
    a.remove_from_server.trigger()
    assert engine.last(DeleteOnServer) == DeleteOnServer(home.id, ("u1",))
    ready.list.select(2)
    assert a.keep_on_server.isVisible() and not a.keep_on_server.isEnabled()
    ready.list.select(3)
    assert not a.remove_from_server.isEnabled()


def test_what_was_kept_by_hand_is_left_to_the_rule_again(ready: MainWindow, engine: FakeEngine, home: Account,
                                                        bridge: EventBridge, qtbot: QtBot) -> None:
    a = ready.actions_
    ready.list.select(5)
    assert a.keep_on_server.isVisible() and not a.leave_to_rule.isVisible()
    row = ready.list.selected()[0]
    engine.on_server(home, row.uid, kept=1)
    bridge.post(MessagesChanged(row.folder_id, changed=(row.id,)))
    qtbot.waitUntil(lambda: bool(ready.list.selected()) and ready.list.selected()[0].kept)
    assert a.leave_to_rule.isVisible() and not a.keep_on_server.isVisible()
    assert a.leave_to_rule in message_actions(a)
    ready.list.select_all()
    assert a.leave_to_rule.isVisible() and a.keep_on_server.isVisible()
    a.leave_to_rule.trigger()
    assert engine.last(KeepOnServer) == KeepOnServer(home.id, (row.uid,), keep=False)


def test_what_waits_is_told_shown_and_stopped(ready: MainWindow, engine: FakeEngine, home: Account,
                                              bridge: EventBridge, qtbot: QtBot) -> None:
    banner = ready.list.banners.banner("waiting-deletes")
    assert banner is not None and banner.text.startswith("2 messages will be deleted on the server")
    press(ready, "Show them …")
    dialog = ready.findChild(PendingDeletesDialog)
    assert dialog is not None
    assert dialog.list.topLevelItemCount() == 2
    first = dialog.list.topLevelItem(0)
    assert first is not None
    assert (first.text(0), first.text(3), first.text(4)) == ("Message 6", "in 20 hours", "its time is over")
    assert not dialog.keep.isEnabled()
    first.setSelected(True)
    dialog.keep.click()
    assert engine.last(KeepOnServer).uidls == ("u6",)
    engine.on_server(home, "u6", delete_at=None, reason="", kept=1)
    bridge.post(ServerDeletesChanged(home.id))
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    dialog.keep_all.click()
    assert engine.last(KeepOnServer).uidls == ("u5",)
    engine.on_server(home, "u5", delete_at=None, reason="", kept=1)
    bridge.post(ServerDeletesChanged(home.id))
    qtbot.waitUntil(lambda: not dialog.keep_all.isEnabled())
    assert ready.list.banners.banner("waiting-deletes") is None


def test_the_rest_of_a_message_is_fetched_on_demand(ready: MainWindow, engine: FakeEngine, home: Account,
                                                    bridge: EventBridge, qtbot: QtBot) -> None:
    ready.list.select(3)
    row = ready.list.selected()[0]
    qtbot.waitUntil(lambda: engine.count(ViewMessage) == 1)
    bridge.post(ViewReady(view_of(row, raw_size=2_411_724)))
    qtbot.waitUntil(lambda: ready.view.shown is Shown.MESSAGE)
    banner = ready.view.banners.banner("partial")
    assert banner is not None and banner.text == "Only the beginning is here (2.3 of 17.2 MB)."
    press(ready, "Download the rest")
    assert engine.last(FetchBody) == FetchBody(home.id, row.id)
    bridge.post(BodyStored(row.id))
    qtbot.waitUntil(lambda: engine.count(ViewMessage) == 2)


def test_the_rule_is_changed_from_the_menu_and_stored(ready: MainWindow, engine: FakeEngine, home: Account,
                                                      bridge: EventBridge, qtbot: QtBot) -> None:
    node = ready.tree_model.node(ready.tree_model.index_of_key(str(home.id)))
    words = [action.text().replace("&", "") for action in ready.accounts.menu(node).actions()]
    assert {"Mail on the server …", "Waiting deletions …", "Switch to IMAP …", "Export …", "Import …"} <= set(words)
    ready.server_mail.change_rule(home.id)
    dialog = ready.findChild(LeaveRuleDialog)
    assert dialog is not None
    dialog.chooser.button(LeaveKind.DELETE).click()
    qtbot.waitUntil(lambda: engine.count(PreviewLeave) == 1)
    bridge.post(JobFinished(engine.last(PreviewLeave).token, preview(dialog.rule())))
    qtbot.waitUntil(dialog.save_button.isEnabled)
    dialog.save_button.click()
    assert engine.last(SaveAccount).account.leave == LeaveRule(LeaveKind.DELETE)


def test_what_is_said_of_the_server_follows_the_rule_at_once(ready: MainWindow, engine: FakeEngine, home: Account,
                                                             bridge: EventBridge, qtbot: QtBot) -> None:
    ready.list.select_id(ready.rows.message(4).id)
    qtbot.waitUntil(lambda: "until" in ready.view.header.place.text())
    accounts.save(engine.store, replace(home, leave=LeaveRule(LeaveKind.KEEP)))
    with qtbot.waitSignal(bridge.accounts_changed):
        bridge.post(AccountsChanged())
    assert column(ready)[2:] == ["only here", "partial", "on the server", "on the server"]
    assert ready.view.header.place.text() == "also on the server"


# --- warnings ---------------------------------------------------------------------------------------------


def test_many_left_offers_an_end_date(ready: MainWindow, engine: FakeEngine, home: Account, bridge: EventBridge,
                                      qtbot: QtBot) -> None:
    warnings.note(engine.store, home.id, WarningKind.MANY_LEFT, 40_000, 12.2)
    bridge.post(WarningsChanged(home.id))
    qtbot.waitUntil(lambda: bool(banner_texts(ready)))
    assert banner_texts(ready) == ["home: Each check takes 12 s, since 40,000 messages are left on the server."]
    press(ready, "Set an end date …")
    dialog = ready.findChild(LeaveRuleDialog)
    assert dialog is not None and dialog.rule() == LeaveRule(LeaveKind.DAYS, 14)
    dialog.reject()
    press(ready, "Understood")
    assert engine.last(DismissWarning) == DismissWarning(home.id, WarningKind.MANY_LEFT)
    assert not banner_texts(ready)


def test_mixed_use_says_what_the_rule_does_to_the_other_device(ready: MainWindow, engine: FakeEngine, home: Account,
                                                               bridge: EventBridge, qtbot: QtBot) -> None:
    warnings.note(engine.store, home.id, WarningKind.MIXED_USE, 12)
    bridge.post(WarningsChanged(home.id))
    qtbot.waitUntil(lambda: bool(banner_texts(ready)))
    (text,) = banner_texts(ready)
    assert "What your rule deletes after 14 days is gone there, too." in text
    press(ready, "Switch to IMAP …")
    assert ready.findChild(SwitchAssistant) is not None


@pytest.mark.parametrize("kind", list(WarningKind))
def test_every_warning_has_its_words_from_the_start(home: Account, engine: FakeEngine, window: MainWindow,
                                                    kind: WarningKind) -> None:
    warnings.note(engine.store, home.id, kind, 3, 4.0)
    window.warnings.reload()
    assert len(banner_texts(window)) == 1
    warnings.dismiss(engine.store, home.id, kind)
    window.warnings.reload()
    assert not banner_texts(window)


def test_rows_follow_their_place(ready: MainWindow, engine: FakeEngine, home: Account, bridge: EventBridge,
                                 qtbot: QtBot) -> None:
    number = engine.on_server(home, "u1", gone_at=NOW)
    bridge.post(MessagesChanged(engine.folder(home).id, changed=(number,)))
    qtbot.waitUntil(lambda: column(ready)[5] == "only here")
