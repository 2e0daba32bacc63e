"""The preferences: each setting has its effect in the window, each is found, and each page can be put back.

In one file, since all of it turns settings of the one window at its head.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.commands import OrderAccounts, RemoveAccount, TrustSender, ViewMessage
from app.events import AccountsChanged, ViewReady
from app.model.account import Protocol
from app.model.message import SEEN
from app.model.operation import SetFlags
from app.store import accounts, trusted_senders
from tests.fakes.engine import FakeEngine
from tests.fakes.store import make_raw
from ui import theme
from ui.bridge import EventBridge
from ui.dialogs.account_settings import AccountSettingsDialog
from ui.dialogs.identities import IdentitiesDialog
from ui.dialogs.remove_account import RemoveAccountDialog
from ui.dialogs.remove_all import RemoveAllDialog
from ui.dialogs.tag import TagDialog
from ui.dialogs.trusted_senders import TrustedSendersDialog
from ui.main_window import MainWindow
from ui.settings import (
    Density,
    ListLayout,
    Motion,
    Receipts,
    RemoteImages,
    Settings,
    StartAt,
    ThemeChoice,
    WritingFormat,
)
from ui.settings_pages import finder
from ui.settings_pages.accounts import AccountsPage
from ui.settings_pages.appearance import AppearancePage
from ui.settings_pages.general import GeneralPage
from ui.settings_pages.identities import IdentitiesPage
from ui.settings_pages.page import SettingsPage
from ui.settings_pages.preferences import PreferencesWindow
from ui.settings_pages.reading import ReadingPage
from ui.settings_pages.registry import ENTRIES
from ui.settings_pages.security import SecurityPage
from ui.settings_pages.tags import TagsPage
from ui.settings_pages.upkeep import UpkeepPage
from ui.settings_pages.writing import WritingPage

Page = TypeVar("Page", bound=SettingsPage)


@pytest.fixture
def filled(engine: FakeEngine) -> FakeEngine:
    """Two accounts, and a few messages in the first one."""
    work = engine.add_account("work")
    engine.add_account("home", Protocol.POP3)
    engine.fill(work, range(1, 5))
    return engine


@pytest.fixture
def ready(filled: FakeEngine, window: MainWindow) -> Iterator[MainWindow]:
    yield window
    theme.manager().apply(ThemeChoice.LIGHT, Density.COMFORTABLE, font_percent=100, motion=Motion.SYSTEM)


@pytest.fixture
def shown(ready: MainWindow) -> PreferencesWindow:
    return ready.program.preferring.open()


def _page(shown: PreferencesWindow, name: str, kind: type[Page]) -> Page:
    shown.open_page(name)
    page = shown.page(name)
    assert isinstance(page, kind) and shown.shown == name
    return page


def _choose(box: object, place: int) -> None:
    """As the mouse does: `activated` comes only from the person."""
    box.setCurrentIndex(place)  # type: ignore[attr-defined]
    box.activated.emit(place)  # type: ignore[attr-defined]


# --- what each page does ------------------------------------------------------------------------


def test_looks_change_in_the_window_at_once(ready: MainWindow, shown: PreferencesWindow) -> None:
    page, settings = _page(shown, "appearance", AppearancePage), ready.context.settings
    page.theme.buttons[ThemeChoice.DARK].click()
    assert theme.manager().colors.dark and settings.theme is ThemeChoice.DARK
    page.density.buttons[Density.COMPACT].click()
    assert theme.manager().density is Density.COMPACT
    page.layout_choice.buttons[ListLayout.COLUMNS].click()
    assert ready.list.columns.isVisible() and ready.actions_.columns.isChecked()
    _choose(page.motion, 2)
    assert theme.manager().reduced_motion and settings.motion is Motion.REDUCED
    page.conversations.click()
    assert not ready.actions_.conversations.isChecked()
    page.all_folders.click()
    assert ready.tree_model.show_all and ready.actions_.all_folders.isChecked()


def test_the_size_of_writing_is_live(ready: MainWindow, shown: PreferencesWindow, qapp: QApplication) -> None:
    page, before = _page(shown, "appearance", AppearancePage), qapp.font().pointSizeF()
    row = ready.list.lines.verticalHeader().defaultSectionSize()
    page.size_number.setValue(200)
    assert qapp.font().pointSizeF() == pytest.approx(2 * before, rel=0.05)
    assert ready.context.settings.font_percent == 200 == page.size_slider.value()
    assert ready.list.lines.verticalHeader().defaultSectionSize() > row * 1.5
    large = shown.size()
    page.size_slider.setValue(80)
    assert page.size_number.value() == 80 and qapp.font().pointSizeF() < before
    assert shown.width() < large.width() and shown.height() < large.height()


@pytest.mark.parametrize("place", [0, 2])
def test_the_lines_of_text_in_the_list(ready: MainWindow, shown: PreferencesWindow, place: int) -> None:
    page, header = _page(shown, "appearance", AppearancePage), ready.list.lines.verticalHeader()
    before, line = header.defaultSectionSize(), ready.list.lines.fontMetrics().lineSpacing()
    one = ready.list.lines.grab().toImage()
    _choose(page.preview, place)
    after = header.defaultSectionSize()
    assert after < before if place == 0 else after == before + line + 1
    assert ready.list.lines.grab().toImage() != one


def test_the_wheel_turns_only_what_has_the_focus(ready: MainWindow, shown: PreferencesWindow, qtbot: QtBot) -> None:
    page = _page(shown, "appearance", AppearancePage)
    shown.activateWindow()
    for focused, percent in ((False, 100), (True, 110)):
        if focused:
            page.size_number.setFocus()
            qtbot.waitUntil(page.size_number.hasFocus)
        place = QPointF(page.size_number.rect().center())
        wheel = QWheelEvent(place, page.size_number.mapToGlobal(place), QPoint(), QPoint(0, 120),
                            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
                            False)
        QApplication.sendEvent(page.size_number, wheel)
        assert ready.context.settings.font_percent == percent


def test_language_start_and_usual_account(ready: MainWindow, shown: PreferencesWindow, filled: FakeEngine,
                                          bridge: EventBridge) -> None:
    page, settings = _page(shown, "general", GeneralPage), ready.context.settings
    assert not page.restart.note.isVisible()
    _choose(page.language, page.language.findText("Deutsch"))
    assert settings.language == "de" and page.restart.note.isVisible()
    _choose(page.language, 0)
    assert settings.language == "" and not page.restart.note.isVisible()
    _choose(page.start_at, 1)
    assert settings.start_at is StartAt.INBOX
    home = accounts.by_name(filled.store, "home")
    _choose(page.account, page.account.findText("home"))
    assert settings.default_account == home.id
    ready.composing.new()
    (composer,) = ready.composing.open_composers
    account = composer.account()
    assert account is not None and account.id == home.id
    composer.close()


def test_the_start_goes_to_the_inboxes_if_that_is_wanted(filled: FakeEngine, bridge: EventBridge, qtbot: QtBot,
                                                         tmp_path: object) -> None:
    from pathlib import Path

    sent = filled.folder(accounts.by_name(filled.store, "work"), "Sent")
    for start, opens_sent in ((StartAt.LAST, True), (StartAt.INBOX, False)):
        window = MainWindow(filled, bridge, Settings(last_folder=sent.id, start_at=start),
                            Path(str(tmp_path)) / "settings.json")
        qtbot.addWidget(window)
        assert (window.browsing.folder is not None and window.browsing.folder.id == sent.id) is opens_sent
        assert opens_sent or window.browsing.virtual.open is not None
        window.close()


def test_reading_is_marked_when_the_person_wants_it(ready: MainWindow, shown: PreferencesWindow, filled: FakeEngine,
                                                    bridge: EventBridge, qtbot: QtBot) -> None:
    page = _page(shown, "reading", ReadingPage)
    page.mark_read.setValue(-1)
    assert page.mark_read.text() == "never by itself"
    ready.list.select(0)
    qtbot.waitUntil(lambda: filled.count(ViewMessage) == 1)
    row = ready.list.selected()[0]
    bridge.post(_view(row.id))
    qtbot.waitUntil(lambda: ready.view.view is not None)
    assert not ready.reading._read.isActive()
    page.mark_read.setValue(0)
    ready.reading.show_again()
    qtbot.waitUntil(lambda: filled.count(ViewMessage) == 2)
    bridge.post(_view(row.id))
    qtbot.waitUntil(lambda: filled.count(SetFlags) == 1)
    assert filled.last(SetFlags) == SetFlags((row.id,), add=frozenset({SEEN}), undoable=False)


def test_bodies_follow_the_page_and_the_page_follows_the_menu(ready: MainWindow, shown: PreferencesWindow) -> None:
    page, a = _page(shown, "reading", ReadingPage), ready.actions_
    for box, action in ((page.plain, a.plain), (page.colours, a.original_colours), (page.fold, a.fold_quotes)):
        before = action.isChecked()
        box.click()
        assert action.isChecked() is not before
        action.trigger()
        page.show_settings()
        assert box.isChecked() is before


def test_images_of_trusted_senders_wait_if_the_person_wants_to_be_asked(ready: MainWindow,
                                                                       shown: PreferencesWindow) -> None:
    page, settings = _page(shown, "reading", ReadingPage), ready.context.settings
    _choose(page.images, 1)
    assert settings.remote_images is RemoteImages.ASK
    _choose(page.images, 2)
    assert ready.view.pictures.is_silent()
    _choose(page.receipts, 1)
    assert settings.receipts is Receipts.NEVER
    page.online.click()
    assert not settings.online_lookup


def test_trusted_senders_are_counted_and_shown(ready: MainWindow, shown: PreferencesWindow, filled: FakeEngine,
                                               qtbot: QtBot) -> None:
    page = _page(shown, "reading", ReadingPage)
    assert page.trusted.text() == "None yet …"
    trusted_senders.set_trust(filled.store, "ada@example.org", trusted=True)
    page.show_settings()
    assert page.trusted.text().startswith("1 sender")
    page.trusted.click()
    dialog = ready.findChild(TrustedSendersDialog)
    assert dialog is not None
    dialog.list.selectAll()
    dialog.remove.click()
    assert filled.last(TrustSender) == TrustSender("ada@example.org", trusted=False)
    dialog.close()


def test_writing_and_sending(ready: MainWindow, shown: PreferencesWindow) -> None:
    page, settings = _page(shown, "writing", WritingPage), ready.context.settings
    speller = ready.composing.writing.speller()
    _choose(page.format, 1)
    page.above.click()
    page.seconds.setValue(0)
    _choose(page.spelling, page.spelling.findData("off"))
    assert (settings.writing, settings.signature_above, settings.undo_send_seconds) == (WritingFormat.RICH, True, 0)
    assert page.seconds.text() == "Off" and speller.choice == "off"
    tools = ready.composing.writing.tools()
    assert tools.rich and tools.signature_above
    page.imported(3)
    assert page.told.text().startswith("3 address")


def test_tags_are_renamed_coloured_added_and_removed(ready: MainWindow, shown: PreferencesWindow) -> None:
    page, settings = _page(shown, "tags", TagsPage), ready.context.settings
    first, second = page.list.lines[:2]
    first.name.editingFinished.emit()
    assert settings.tags[0].name == ""  # a name that nobody changed stays translated
    first.name.setText("   ")
    first.name.editingFinished.emit()
    assert settings.tags[0].name == "" and first.name.text() == "Important"
    first.name.setText("Urgent")
    first.name.editingFinished.emit()
    second.color.set_color("#123456")
    page.list.lines[4].remove.click()
    assert [(tag.keyword, tag.title, tag.color) for tag in settings.tags][:2] == [
        ("$label1", "Urgent", "#d93025"), ("$label2", "Work", "#123456")]
    assert len(settings.tags) == 4 == len(page.list.lines)
    page.new.click()
    asked = shown.findChild(TagDialog)
    assert asked is not None
    asked.line.setText("Taxes")
    asked.ok.click()
    assert settings.tags[-1].keyword == "taxes" and page.list.lines[-1].name.text() == "Taxes"
    assert ready.actions_.tag_keys[4].text() == "Taxes"
    shown.resetter.click()
    assert [tag.title for tag in settings.tags] == ["Important", "Work", "Personal", "To do", "Later"]
    shown.resetter.click()
    assert settings.tags[-1].title == "Taxes"


def test_identities_are_shown_and_changed(ready: MainWindow, shown: PreferencesWindow) -> None:
    page = _page(shown, "identities", IdentitiesPage)
    assert [line.title for line in page.lines] == ["work", "home"]
    assert not shown.resetter.isVisible()
    button = page.lines[1].field.findChild(QPushButton)
    assert button is not None
    button.click()
    dialog = shown.findChild(IdentitiesDialog)
    assert dialog is not None and "home" in dialog.windowTitle()
    dialog.close()


def test_security_leads_to_the_keys(ready: MainWindow, shown: PreferencesWindow, qtbot: QtBot) -> None:
    page = _page(shown, "security", SecurityPage)
    assert page.keys.text() == "None yet …" and page.who.text()
    with qtbot.waitSignal(ready.actions_.keys.triggered):
        page.keys.click()


# --- accounts -----------------------------------------------------------------------------------


def test_accounts_are_put_in_order_by_keys(ready: MainWindow, shown: PreferencesWindow, filled: FakeEngine,
                                           bridge: EventBridge, qtbot: QtBot) -> None:
    page = _page(shown, "accounts", AccountsPage)
    work, home = accounts.accounts(filled.store)
    assert "IMAP" in page.list.item(0).text() and "from a command" in page.list.item(0).text()
    page.list.choose(home.id)
    QTest.keyClick(page.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert filled.last(OrderAccounts) == OrderAccounts((home.id, work.id))
    accounts.put_in_order(filled.store, (home.id, work.id))
    with qtbot.waitSignal(bridge.accounts_changed):
        bridge.post(AccountsChanged())
    assert page.list.item(0).text().startswith("home") and page.list.current == home.id
    assert not page.up.isEnabled() and page.down.isEnabled()
    assert [each.name for each in ready.context.accounts()] == ["home", "work"]
    page.down.click()
    assert filled.last(OrderAccounts) == OrderAccounts((work.id, home.id))


def test_accounts_are_opened_added_and_removed(ready: MainWindow, shown: PreferencesWindow, filled: FakeEngine,
                                               qtbot: QtBot) -> None:
    page = _page(shown, "accounts", AccountsPage)
    page.list.choose(accounts.by_name(filled.store, "work").id)
    page.change.click()
    settings = ready.findChild(AccountSettingsDialog)
    assert settings is not None and "work" in settings.windowTitle()
    settings.close()
    with qtbot.waitSignal(ready.actions_.add_account.triggered):
        page.add.click()
    page.remove.click()
    question = shown.findChild(RemoveAccountDialog)
    assert question is not None
    question.remove.click()
    assert filled.last(RemoveAccount) == RemoveAccount(page.list.current)


def test_without_an_account_the_pages_say_what_to_do(window: MainWindow) -> None:
    shown = window.program.preferring.open("accounts")
    page = _page(shown, "accounts", AccountsPage)
    assert page.empty.isVisible() and not page.list.isVisible() and not page.change.isEnabled()
    assert _page(shown, "identities", IdentitiesPage).empty.isVisible()


# --- the window itself --------------------------------------------------------------------------


def test_there_is_one_window_and_it_opens_where_it_was(ready: MainWindow, shown: PreferencesWindow,
                                                       qtbot: QtBot) -> None:
    assert ready.program.preferring.open("tags") is shown and shown.shown == "tags"
    shown.close()
    again = ready.program.preferring.open()
    assert again is not shown and again.shown == "tags"
    ready.actions_.manage_tags.trigger()
    assert again.shown == "tags"
    again.open_page("nowhere")
    assert again.shown == "tags"


def test_it_goes_with_the_main_window(ready: MainWindow, shown: PreferencesWindow) -> None:
    ready.close()
    assert not shown.isVisible() and not ready.isVisible()


def test_a_page_is_put_back_and_forth(ready: MainWindow, shown: PreferencesWindow) -> None:
    page, settings = _page(shown, "reading", ReadingPage), ready.context.settings
    assert not shown.resetter.isEnabled()
    page.plain.click()
    page.mark_read.setValue(7)
    assert shown.resetter.isEnabled()
    shown.resetter.click()
    assert (settings.prefer_plain, settings.mark_read_after) == (False, 1) == (page.plain.isChecked(),
                                                                              page.mark_read.value())
    assert shown.resetter.text() == "Undo the reset"
    shown.resetter.click()
    assert (settings.prefer_plain, settings.mark_read_after) == (True, 7)
    page.mark_read.setValue(8)
    assert shown.resetter.text() == "Reset this page"


# --- the search ---------------------------------------------------------------------------------


def test_each_setting_is_found_by_its_own_words(ready: MainWindow, shown: PreferencesWindow) -> None:
    lost = []
    for entry in ENTRIES:
        for line in shown.page(entry.name).lines:
            shown.search.setText(line.title)
            if line not in [hit.line for hit in shown.side.hits[:6]]:
                lost.append((entry.name, line.title))
    assert lost == []


@pytest.mark.parametrize(("typed", "page", "title"), [
    ("tracking pixel", "reading", "Remote images"), ("DARK theme", "appearance", "Theme"),
    ("recall", "writing", "Time to take a message back"), ("hotkeys", "shortcuts", "Keyboard shortcuts"),
    ("zoom", "appearance", "Size of writing")])
def test_settings_are_found_by_what_people_call_them(shown: PreferencesWindow, typed: str, page: str,
                                                     title: str) -> None:
    shown.search.setText(typed)
    assert shown.side.hits[0].title == title or title in [hit.title for hit in shown.side.hits]
    while shown.side.hits[shown.results.currentRow()].title != title:
        QTest.keyClick(shown.search, Qt.Key.Key_Down)
    line = shown.side.hits[shown.results.currentRow()].line
    assert shown.shown == page and line is not None and line.is_marked
    QTest.keyClick(shown.search, Qt.Key.Key_Escape)
    assert shown.isVisible() and not line.is_marked and shown.list.isVisible() and shown.shown == page


def test_typing_searches_at_once_and_arrows_go_through_the_pages(shown: PreferencesWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(shown.search.hasFocus)
    QTest.keyClick(shown.search, Qt.Key.Key_Down)
    assert shown.shown == "accounts"
    QTest.keyClicks(shown.search, "dark")
    assert shown.shown == "appearance" and shown.results.isVisible()
    shown.list.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown.search.hasFocus() and shown.search.selectedText() == "dark")


def test_return_goes_to_the_field(shown: PreferencesWindow, qtbot: QtBot) -> None:
    shown.activateWindow()
    shown.search.setFocus()
    shown.search.setText("remote images")
    QTest.keyClick(shown.search, Qt.Key.Key_Return)
    page = shown.page("reading")
    assert isinstance(page, ReadingPage)
    qtbot.waitUntil(page.images.hasFocus)
    assert shown.isVisible()


@pytest.mark.parametrize("place", ["search", "results"])
def test_return_presses_no_button_that_it_leads_to(ready: MainWindow, shown: PreferencesWindow, qtbot: QtBot,
                                                   place: str) -> None:
    """It was for the search; the button has not been seen yet."""
    shown.activateWindow()
    shown.search.setText("uninstall")
    held = {"search": shown.search, "results": shown.results}[place]
    held.setFocus()
    QTest.keyClick(held, Qt.Key.Key_Return)
    page = shown.page("upkeep")
    assert isinstance(page, UpkeepPage)
    qtbot.waitUntil(page.remove.hasFocus)
    assert not ready.findChildren(RemoveAllDialog) and shown.isVisible()


def test_what_is_not_there_is_said(shown: PreferencesWindow) -> None:
    shown.search.setText("teleporter")
    assert shown.side.none.isVisible() and "teleporter" in shown.side.none.text()
    shown.search.clear()
    assert shown.list.isVisible()


def test_a_setting_is_found_in_the_other_language(shown: PreferencesWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    class Finnish(QTranslator):
        def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
            return {("ReadingPage", "Remote &images"): "Etäkuvat", ("SettingsPages", "Tags"): "Tunnisteet"}.get(
                (context, source), "")

    monkeypatch.setattr(finder, "_translators", lambda: (Finnish(),))
    shown.search.setText("etakuvat")
    assert [hit.title for hit in shown.side.hits] == ["Remote images"]
    shown.search.setText("TUNNISTEET")
    assert [(hit.title, hit.line) for hit in shown.side.hits] == [("Tags", None)]


def _view(message_id: int) -> ViewReady:
    from app.engine import viewing

    return ViewReady(viewing.view(message_id, make_raw(4)))
