"""The encryption of the stored mail: in the preferences and the main window; and the restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.commands import AskProtection, CancelConversion, ProtectStore, UnprotectStore
from app.engine import protection_desk
from app.errors import ErrorKind, MailError
from app.events import EditRefused, PhraseProposed, ProtectionChanged
from app.model.protection import Protection
from app.paths import Profile
from app.store import conversion_state
from app.store.sqlite_errors import translated
from tests.fakes.engine import FakeEngine
from tests.gui.phrase_tools import WORDS, answer
from ui.bridge import EventBridge
from ui.desktop import restart as restarting
from ui.desktop.restart import Restart
from ui.dialogs.enter_phrase import EnterPhraseDialog
from ui.help import calls
from ui.help.topics import Topic
from ui.help_windows.activity_window import ActivityWindow
from ui.main_window import MainWindow
from ui.protection import words
from ui.protection.new_phrase import NewPhraseDialog
from ui.protection.panel import ProtectionPanel
from ui.protection.removal import RemovalDialog
from ui.settings_pages.preferences import PreferencesWindow
from ui.settings_pages.security import SecurityPage
from ui.views import activity

PLAIN = ProtectionChanged(Protection.PLAIN)
ENCRYPTED = ProtectionChanged(Protection.ENCRYPTED, key_in_keyring=True)


def tell(qtbot: QtBot, bridge: EventBridge, told: ProtectionChanged) -> None:
    with qtbot.waitSignal(bridge.protection_changed):
        bridge.post(told)


def buttons(panel: ProtectionPanel) -> list[str]:
    shown = [each.text().replace("&", "") for each in panel.findChildren(QPushButton) if not each.isHidden()]
    return [each for each in shown if not each.startswith("More")]


# --- the page of the preferences ----------------------------------------------------------------


@pytest.fixture
def preferences(window: MainWindow) -> PreferencesWindow:
    return window.program.preferring.open("security")


@pytest.fixture
def panel(preferences: PreferencesWindow) -> ProtectionPanel:
    page = preferences.page("security")
    assert isinstance(page, SecurityPage)
    return page.stored


@pytest.mark.parametrize(("told", "state", "shown"), [
    (PLAIN, "not encrypted", ["Encrypt …"]),
    (ENCRYPTED, "is encrypted", ["Change key …", "Remove encryption …"]),
    (ProtectionChanged(Protection.ENCRYPTING, 43), "being encrypted", ["Stop"]),
    (ProtectionChanged(Protection.CHANGING, 43), "with the new key", ["Stop"]),
    (ProtectionChanged(Protection.DECRYPTING, 43), "being removed", ["Stop"]),
    (ProtectionChanged(Protection.ENCRYPTING, 100, True), "when Depesche is started next", ["Restart now", "Stop"]),
    (ProtectionChanged(Protection.CHANGING, 100, True), "when Depesche is started next", ["Restart now", "Stop"]),
    (ProtectionChanged(Protection.DECRYPTING, 100, True), "when Depesche is started next", ["Restart now", "Stop"]),
])
def test_each_state_is_said_with_what_can_be_done(qtbot: QtBot, told: ProtectionChanged, state: str,
                                                  shown: list[str]) -> None:
    panel = ProtectionPanel()
    qtbot.addWidget(panel)
    panel.show_state(told)
    assert state in panel.state.text() and buttons(panel) == shown
    assert panel.when.isHidden() is not (told is PLAIN), "how it is done is no longer of use"
    runs = told.percent == 43
    assert panel.bar.isHidden() is not runs and (not runs or panel.percent.text() == "43 %")


def test_before_the_engine_has_answered_nothing_can_be_done(panel: ProtectionPanel, engine: FakeEngine) -> None:
    assert engine.count(AskProtection) == 1
    assert not panel.encrypt.isEnabled() and "Looking" in panel.state.text()


def test_where_the_key_is_and_what_is_wrong(qtbot: QtBot, panel: ProtectionPanel, bridge: EventBridge) -> None:
    tell(qtbot, bridge, ENCRYPTED)
    assert "in the system's keyring" in panel.key.text()
    tell(qtbot, bridge, ProtectionChanged(Protection.ENCRYPTED))
    assert "asks for the recovery phrase at each start" in panel.key.text()
    tell(qtbot, bridge, ProtectionChanged(Protection.ENCRYPTING, 20, problem="The disk is full."))
    assert panel.problem.text() == "The disk is full." and not panel.problem.isHidden()
    tell(qtbot, bridge, PLAIN)
    assert not panel.key.text() and panel.problem.isHidden()


@pytest.mark.parametrize("error", [
    apsw.FullError, apsw.CorruptError, apsw.BusyError, apsw.CantOpenError, apsw.ReadOnlyError, apsw.SQLError, None])
def test_why_a_conversion_rests_is_known(error: type[apsw.Error] | None) -> None:
    """Else it would be English in every language."""
    detail = conversion_state.anew().detail
    if error is not None:
        with pytest.raises(MailError) as raised, translated():
            raise error("x")
        detail = raised.value.detail
    assert words.SENTENCES.said(detail) == detail


def test_what_it_is_for_is_said_before_anybody_decides(panel: ProtectionPanel, preferences: PreferencesWindow) -> None:
    said = " ".join(label for line in preferences.page("security").lines for label in line.texts())
    for part in ("copy of it", "does not protect against somebody at this computer", "lost for good"):
        assert part in said
    assert calls.topic_of(panel) is Topic.STORED_MAIL


def test_encrypting_begins_with_the_phrase(qtbot: QtBot, panel: ProtectionPanel, preferences: PreferencesWindow,
                                           bridge: EventBridge, engine: FakeEngine) -> None:
    tell(qtbot, bridge, PLAIN)
    panel.encrypt.click()
    assert engine.count(ProtectStore) == 0
    dialog = preferences.findChild(NewPhraseDialog)
    assert dialog is not None
    bridge.post(PhraseProposed(WORDS))
    qtbot.waitUntil(dialog.next.isEnabled)
    dialog.next.click()
    answer(dialog)
    dialog.next.click()
    assert engine.last(ProtectStore).phrase == " ".join(WORDS)
    tell(qtbot, bridge, ProtectionChanged(Protection.ENCRYPTING, 0))
    assert buttons(panel) == ["Stop"]
    panel.cancel.click()
    assert engine.count(CancelConversion) == 1


def test_removing_asks_and_return_keeps(qtbot: QtBot, panel: ProtectionPanel, preferences: PreferencesWindow,
                                        bridge: EventBridge, engine: FakeEngine) -> None:
    tell(qtbot, bridge, ENCRYPTED)
    for button in ("keep", "remove"):
        panel.remove.click()
        dialog = preferences.findChild(RemovalDialog)
        assert dialog is not None
        if button == "keep":
            QTest.keyClick(dialog, Qt.Key.Key_Return)
        else:
            dialog.remove.click()
        qtbot.waitUntil(lambda dialog=dialog: not isValid(dialog))
        assert engine.count(UnprotectStore) == (button == "remove")
    with qtbot.waitSignal(bridge.edit_refused):
        bridge.post(EditRefused(MailError(ErrorKind.DISK_FULL, "full")))
    assert "nothing was changed" in panel.problem.text()


def test_a_conversion_that_lacks_its_key_asks_for_the_phrase(
        qtbot: QtBot, panel: ProtectionPanel, preferences: PreferencesWindow, bridge: EventBridge, engine: FakeEngine,
) -> None:
    assert protection_desk._ASK_AGAIN == words.ASK_AGAIN
    tell(qtbot, bridge, ProtectionChanged(Protection.CHANGING, 40, problem=protection_desk._ASK_AGAIN))
    assert buttons(panel) == ["Enter the phrase …", "Stop"]
    panel.enter.click()
    dialog = preferences.findChild(EnterPhraseDialog)
    assert dialog is not None and not dialog.ok.isEnabled()
    for line, word in zip(dialog.grid.lines, WORDS, strict=True):
        line.setText(word)
    dialog.ok.click()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert engine.last(ProtectStore).phrase == " ".join(WORDS)
    tell(qtbot, bridge, ProtectionChanged(Protection.CHANGING, 41))
    assert buttons(panel) == ["Stop"]


@pytest.mark.parametrize("typed", ["recovery phrase", "encrypt"])
def test_the_search_finds_it(preferences: PreferencesWindow, typed: str) -> None:
    preferences.search.setText(typed)
    assert any("Encryption of the stored mail" in preferences.results.item(row).text()
               for row in range(preferences.results.count()))


# --- the main window ----------------------------------------------------------------------------


@pytest.fixture
def hasty_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity, "PATIENCE_MS", 0)
    monkeypatch.setattr(activity, "LINGER_MS", 0)


@pytest.fixture
def served(qapp: QApplication) -> Iterator[Restart]:
    made = restarting.restart()
    made.is_served = True
    yield made
    made.is_served = made.is_due = False


def test_a_conversion_has_a_line_in_the_activity_and_can_be_stopped(
        qtbot: QtBot, hasty_lines: None, window: MainWindow, bridge: EventBridge, engine: FakeEngine) -> None:
    tell(qtbot, bridge, ProtectionChanged(Protection.ENCRYPTING, 7))
    qtbot.waitUntil(lambda: window.activity.count == 1)
    line = window.activity.findChild(activity._Line)
    assert line is not None and "being encrypted" in line.accessibleName() and "7 %" in line.accessibleName()
    tell(qtbot, bridge, ProtectionChanged(Protection.ENCRYPTING, 8))
    assert line.bar.value() == 8 and window.activity.count == 1
    line.cancel.click()
    assert engine.count(CancelConversion) == 1
    tell(qtbot, bridge, PLAIN)
    qtbot.waitUntil(lambda: window.activity.count == 0)
    assert "not encrypted" in window.toast.label.text()


def test_the_window_of_activities_shows_it_too(qtbot: QtBot, hasty_lines: None, window: MainWindow,
                                               bridge: EventBridge) -> None:
    window.help.show_activity()
    shown = window.findChild(ActivityWindow)
    assert shown is not None
    tell(qtbot, bridge, ProtectionChanged(Protection.DECRYPTING, 50))
    qtbot.waitUntil(lambda: shown.now.count == 1)
    shown.close()


def test_what_waits_for_a_restart_is_offered(qtbot: QtBot, served: Restart, window: MainWindow,
                                             bridge: EventBridge) -> None:
    asked: list[bool] = []
    served.asked.connect(lambda: asked.append(True))
    tell(qtbot, bridge, ProtectionChanged(Protection.ENCRYPTING, 100, waits_for_restart=True))
    banner = window.banners.banner("stored-mail")
    assert banner is not None and "when Depesche is started next" in banner.text
    banner.buttons[0].click()
    assert asked
    tell(qtbot, bridge, ENCRYPTED)
    assert window.banners.banner("stored-mail") is None


def test_without_anybody_who_restarts_it_is_told_only(qtbot: QtBot, window: MainWindow, bridge: EventBridge) -> None:
    tell(qtbot, bridge, ProtectionChanged(Protection.DECRYPTING, 100, waits_for_restart=True))
    banner = window.banners.banner("stored-mail")
    assert banner is not None and banner.buttons == []


def test_trouble_leads_to_the_preferences(qtbot: QtBot, window: MainWindow, bridge: EventBridge) -> None:
    tell(qtbot, bridge, ProtectionChanged(Protection.ENCRYPTING, 30, problem="The disk is full."))
    banner = window.banners.banner("stored-mail")
    assert banner is not None and banner.text == "The disk is full."
    banner.buttons[0].click()
    shown = window.findChild(PreferencesWindow)
    assert shown is not None and shown.shown == "security"


# --- the restart --------------------------------------------------------------------------------


def test_the_window_closes_and_another_run_begins(qtbot: QtBot, qapp: QApplication, window: MainWindow,
                                                  tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[tuple[str, list[str]]] = []

    def start(program: str, arguments: list[str], _directory: str) -> tuple[bool, int]:
        begun.append((program, arguments))
        return True, 1

    monkeypatch.setattr(restarting.QProcess, "startDetached", start)
    again = Restart(qapp)
    again.serve(window)
    profile = Profile(tmp_path)
    assert not again.start_if_due(profile) and not begun
    again.ask()
    assert not window.isVisible() and again.is_due
    assert again.start_if_due(profile, "--lang=de")
    program, arguments = begun[0]
    assert arguments[-3:] == ["--profile", str(tmp_path), "--lang=de"] and Path(program).exists()
    again.setParent(None)


def test_a_window_that_stays_is_not_restarted_when_it_closes_later(qapp: QApplication, window: MainWindow,
                                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    again = Restart(qapp)
    again.serve(window)
    monkeypatch.setattr(window.composing, "close_all", lambda: False)  # a draft can't be stored
    again.ask()
    assert window.isVisible() and not again.is_due
    monkeypatch.undo()
    window.quit()
    assert not window.isVisible() and not again.is_due
    again.setParent(None)
