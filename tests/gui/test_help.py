"""The help's pages and their window, F1 at its places, the tour, and what stands where nothing is.

In one file, since all of it is called from the one window at its head.
"""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from app.commands import GoOnline, SyncAccount, ViewMessage
from app.errors import ErrorKind, MailError
from app.events import AccountsChanged, AccountStateChanged, BodyFailed, ConnectionState
from app.model import query_text
from app.model.account import Account, Protocol
from app.model.operation import DeleteMessages
from app.paths import resource
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import HOME, WORK
from ui.bridge import EventBridge
from ui.desks import helping
from ui.dialogs.account_settings import RULES, SERVERS, SIGN_IN, AccountSettingsDialog
from ui.dialogs.outbox import OutboxDialog
from ui.forms.empty_words import EmptyWords
from ui.help import calls, markup, pages
from ui.help.topics import Topic
from ui.help_windows.offers import help_actions
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.views.message_view import Shown
from ui.wizard.account_wizard import AccountWizard


@pytest.fixture
def work(engine: FakeEngine) -> Account:
    account = engine.add_account("work")
    engine.fill(account, range(1, 6))
    return account


@pytest.fixture
def ready(work: Account, window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: window.rows.rowCount() == 5)
    return window


# --- the pages ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", pages.LANGUAGES)
@pytest.mark.parametrize("topic", list(Topic))
def test_every_link_of_a_page_leads_somewhere(topic: Topic, language: str) -> None:
    page = pages.page(topic, language)
    assert page.title and len(page.text) > 300
    for link in markup.links(page.text):
        name = link.removeprefix("do:")
        known = name in pages.ACTIONS if link.startswith("do:") else (
            link in list(Topic) or resource(f"help/{language}/{link}").is_file())
        assert known, link
    html = markup.to_html(page.text, lambda name: [("a", "b"), (name, "x")])
    assert not re.search(r"https?:|\*\*|\[\[|^#|\]\(", html, re.M), html


def test_both_languages_have_the_same_parts() -> None:
    for topic in Topic:
        english, german = (pages.page(topic, language) for language in ("en", "de"))
        assert len(markup.headings(english.text)) == len(markup.headings(german.text)), topic
        assert sorted(markup.links(english.text)) == sorted(markup.links(german.text)), topic
        assert english.text.count("\n| ") == german.text.count("\n| "), topic


def test_every_page_can_be_come_to_from_the_first() -> None:
    assert set(Topic) - {Topic.START} <= set(markup.links(pages.page(Topic.START, "en").text))


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_the_searches_that_are_taught_can_be_read(language: str) -> None:
    taught = re.findall(r"`([^`]+)`", pages.page(Topic.SEARCH, language).text)
    assert len(taught) > 15
    for query in taught:
        if not query.endswith(":"):
            query_text.parse(query)


def test_what_the_pages_offer_is_in_the_menus(window: MainWindow) -> None:
    assert set(help_actions(window.actions_)) == set(pages.ACTIONS)


@pytest.mark.parametrize(("text", "html"), [
    ("## One & two", "<h2>One &amp; two</h2>"),
    ("- a\n- **b**", "<ul><li>a</li><li><b>b</b></li></ul>"),
    ("1. a\n   goes on\n2. b", "<ol><li>a\n   goes on</li><li>b</li></ol>"),
    ("> mind *it*", '<p class="note">mind <i>it</i></p>'),
    ("see [`x` here](search)", '<p>see <a href="search"><code>x</code> here</a></p>'),
    ("a <script> `is:<b>`", "<p>a &lt;script&gt; <code>is:&lt;b&gt;</code></p>"),
])  # fmt: skip
def test_the_markup(text: str, html: str) -> None:
    assert markup.to_html(text) == html


def test_pages_come_in_the_language_of_the_window() -> None:
    QLocale.setDefault(QLocale("de_AT"))
    assert pages.pages()[0].title == "Hilfe"
    QLocale.setDefault(QLocale("fr"))
    assert pages.pages()[0].title == "Help"


# --- the window ---------------------------------------------------------------------------------


def test_f1_opens_what_fits(ready: MainWindow, qtbot: QtBot) -> None:
    ready.list.focus_list()
    ready.actions_.help.trigger()
    shown = ready.help.help
    assert shown is not None and shown.isVisible() and shown.topic is Topic.START
    ready.search.setFocus()
    ready.actions_.help.trigger()
    assert shown.topic is Topic.SEARCH and "Search" in shown.windowTitle()
    shown.back.click()
    assert shown.topic is Topic.START and shown.forward.isEnabled() and not shown.back.isEnabled()
    shown.forward.click()
    assert shown.topic is Topic.SEARCH
    ready.close()
    assert ready.help.help is None and not calls.calls().is_served


def test_f1_in_a_dialog_opens_its_page(ready: MainWindow, engine: FakeEngine, bridge: EventBridge) -> None:
    dialog = OutboxDialog(engine, bridge, ready)
    dialog.open()
    QApplication.setActiveWindow(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    assert ready.help.help is not None and ready.help.help.topic is Topic.TROUBLE
    assert ready.help.help.isVisible() and dialog.isVisible()
    dialog.close()


@pytest.mark.parametrize("account", [WORK, HOME])
def test_f1_in_an_account_s_settings_opens_the_page_of_the_tab(ready: MainWindow, engine: FakeEngine,
                                                              bridge: EventBridge, account: Account) -> None:
    dialog = AccountSettingsDialog(engine, bridge, account, ready)
    dialog.open()
    rules = Topic.LEAVING if account.protocol is Protocol.POP3 else Topic.PROTOCOLS
    for tab, topic in ((SIGN_IN, Topic.PASSWORDS), (SERVERS, Topic.CERTIFICATES), (RULES, rules)):
        dialog.show_tab(tab)
        (button,) = [each for each in dialog.findChildren(QToolButton) if each.accessibleName() == "Help on this"]
        button.click()
        assert ready.help.help is not None and ready.help.help.topic is topic
    dialog.close()


def test_f1_in_the_preferences_opens_the_page_of_their_page(ready: MainWindow) -> None:
    preferences = ready.program.preferring.open()
    for name, topic in (("security", Topic.ENCRYPTION), ("shortcuts", Topic.KEYBOARD), ("general", Topic.START)):
        preferences.open_page(name)
        QApplication.setActiveWindow(preferences)
        QTest.keyClick(preferences.search, Qt.Key.Key_F1)
        assert ready.help.help is not None and ready.help.help.topic is topic
    assert ready.help.help is not None and ready.help.help.windowTitle() == "Help"
    preferences.close()


def test_f1_in_the_wizard_opens_the_page_of_its_page(ready: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                    qtbot: QtBot) -> None:
    wizard = AccountWizard(engine, bridge, ready)
    wizard.open()
    QApplication.setActiveWindow(wizard)
    QTest.keyClick(wizard, Qt.Key.Key_F1)
    assert ready.help.help is not None and ready.help.help.topic is Topic.PASSWORDS
    ready.help.show_topic(Topic.START)
    QApplication.setActiveWindow(wizard)
    wizard.cancel.setFocus()  # on no page
    (button,) = [each for each in wizard.findChildren(QToolButton) if each.accessibleName() == "Help on this"]
    button.click()
    assert ready.help.help.topic is Topic.PASSWORDS
    wizard.close()


def test_the_help_is_searched(ready: MainWindow) -> None:
    ready.help.show_topic()
    shown = ready.help.help
    assert shown is not None
    shown.search.setText("fingerprint")
    titles = [shown.contents.item(place).text() for place in range(shown.contents.count())]
    assert set(titles) == {"Certificates", "Signing and encrypting"}
    QTest.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.topic in (Topic.CERTIFICATES, Topic.ENCRYPTION) and shown.browser.extraSelections()
    shown.search.setText("xylophone")
    assert shown.nothing.isVisible() and not shown.contents.isVisible()
    shown.search.clear()
    assert shown.contents.count() == len(Topic)


def test_links_lead_on_and_do_things(ready: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    ready.help.show_topic(Topic.PROTOCOLS)
    shown = ready.help.help
    assert shown is not None
    for target in ("choosing", "https://example.org/", "do:tour", "do:nothing", "file:///etc/passwd"):
        if target == "do:tour":
            monkeypatch.setattr(ready.help, "_do", done.append)
            shown.action_wanted.disconnect()
            shown.action_wanted.connect(done.append)
        shown.browser.anchorClicked.emit(target)
    assert shown.topic is Topic.CHOOSING and done == ["tour"]


def test_the_page_on_keys_shows_those_that_hold(ready: MainWindow) -> None:
    ready.help.show_topic(Topic.KEYBOARD)
    assert ready.help.help is not None
    text = ready.help.help.browser.toPlainText()
    assert "Archive" in text and "Ctrl+K" in text and "What it does" in text


def test_the_drawing_is_there(ready: MainWindow) -> None:
    ready.help.show_topic(Topic.PROTOCOLS)
    assert ready.help.help is not None
    browser = ready.help.help.browser
    assert browser.loadResource(2, "protocols.svg").width() >= 640
    assert browser.loadResource(2, "https://example.org/x.svg") is None
    assert browser.loadResource(2, "../../translations/x.svg") is None


# --- the tour -----------------------------------------------------------------------------------


@pytest.fixture
def new_here(engine: FakeEngine, bridge: EventBridge, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest,
             settings: Settings) -> MainWindow:
    """A window that was never toured, before the first account."""
    monkeypatch.setattr(helping, "TOUR_AFTER_MS", 10)
    settings.toured = False
    window: MainWindow = request.getfixturevalue("window")
    QApplication.setActiveWindow(window)
    return window


def first_mail(window: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> Account:
    account = engine.add_account("work")
    bridge.post(AccountsChanged())
    bridge.post(engine.fill(account, range(1, 6)))
    qtbot.waitUntil(lambda: window.rows.rowCount() == 5)
    return account


def test_the_tour_comes_with_the_first_mail_and_once(new_here: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                     qtbot: QtBot) -> None:
    assert new_here.help.tour is None
    account = first_mail(new_here, engine, bridge, qtbot)
    qtbot.waitUntil(lambda: new_here.help.tour is not None)
    tour = new_here.help.tour
    assert tour is not None and len(tour.bubbles) == 5 and tour.isVisible()
    assert tour.geometry() == new_here.rect()
    assert all(tour.rect().contains(each.geometry()) for each in (*tour.bubbles, tour.panel))
    assert all(f"{number}:" in tour.accessibleDescription() for number in range(1, 6))
    QTest.keyClick(tour.done, Qt.Key.Key_Escape)
    assert new_here.help.tour is None and new_here.context.settings.toured
    assert Settings.load(new_here.context.settings_path).toured
    bridge.post(engine.fill(account, range(6, 9)))
    qtbot.waitUntil(lambda: new_here.rows.rowCount() == 8)
    assert new_here.help.tour is None and not new_here.help._tour_timer.isActive()


def test_the_tour_waits_for_a_dialog(new_here: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                     qtbot: QtBot) -> None:
    dialog = QDialog(new_here)
    dialog.open()
    first_mail(new_here, engine, bridge, qtbot)
    qtbot.waitUntil(new_here.help._tour_timer.isActive)
    assert new_here.help.tour is None
    dialog.close()
    QApplication.setActiveWindow(new_here)
    qtbot.waitUntil(lambda: new_here.help.tour is not None)


def test_the_tour_leaves_those_alone_who_read_already(new_here: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                      qtbot: QtBot) -> None:
    first_mail(new_here, engine, bridge, qtbot)
    new_here.view.shown = Shown.MESSAGE
    qtbot.waitUntil(lambda: new_here.context.settings.toured)
    assert new_here.help.tour is None


def test_the_keys_of_the_window_rest_during_the_tour(ready: MainWindow, engine: FakeEngine) -> None:
    ready.list.select(1)
    ready.list.focus_list()
    ready.actions_.tour.trigger()
    tour = ready.help.tour
    assert tour is not None and tour.done.hasFocus()
    QTest.keyClick(tour.done, Qt.Key.Key_Delete)
    QTest.keyClick(tour.done, Qt.Key.Key_A)
    assert engine.count(DeleteMessages) == 0 and engine.edits == []
    QTest.keyClick(tour.done, Qt.Key.Key_Tab)
    assert tour.more.hasFocus()
    QTest.keyClick(tour.more, Qt.Key.Key_Tab)
    assert tour.done.hasFocus()
    tour.done.click()
    assert ready.list.lines.hasFocus()


def test_the_tour_leads_to_the_help(ready: MainWindow) -> None:
    ready.help.show_tour()
    assert ready.help.tour is not None
    ready.help.tour.more.click()
    assert ready.help.tour is None
    assert ready.help.help is not None and ready.help.help.topic is Topic.PROTOCOLS


def test_a_click_beside_the_words_closes_the_tour_and_does_nothing_else(ready: MainWindow) -> None:
    ready.list.select(0)
    ready.help.show_tour()
    assert ready.help.tour is not None
    QTest.mouseClick(ready.help.tour, Qt.MouseButton.LeftButton)
    assert ready.help.tour is None
    assert [row.id for row in ready.list.chosen()] == [ready.rows.message(0).id]


def test_who_had_mail_already_is_not_toured(work: Account, settings: Settings, request: pytest.FixtureRequest,
                                            engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    settings.toured = False
    window: MainWindow = request.getfixturevalue("window")
    bridge.post(engine.fill(work, range(6, 9)))
    qtbot.waitUntil(lambda: window.rows.rowCount() == 8)
    assert not window.help._tour_timer.isActive()


def test_the_menu_has_it_all(window: MainWindow) -> None:
    (menu,) = [each for each in window.menuBar().findChildren(QMenu) if each.title() == "&Help"]
    assert [each.text() for each in menu.actions() if not each.isSeparator()] == [
        "&Help", "&Keyboard shortcuts", "Show the &tour", "Activity and &log …", "&Report a problem …",
        "&About Depesche"]


# --- where nothing is ---------------------------------------------------------------------------


def test_without_an_account_the_window_welcomes(window: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                qtbot: QtBot) -> None:
    assert window.view.empty.title.text() == "Welcome to Depesche"
    window.view.empty.button.click()
    assert window.help.help is not None and window.help.help.topic is Topic.PROTOCOLS
    assert window.tree.accessibleDescription() == "Your accounts and folders will stand here."
    engine.add_account("work")
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: window.view.empty.title.text() == "No message chosen")
    qtbot.waitUntil(lambda: window.tree.accessibleDescription() == "")
    assert window.view.empty.button.isHidden()


@pytest.mark.parametrize(("path", "title", "button"), [
    ("Sent", "Nothing sent yet", "New message"), ("Drafts", "No drafts", "New message"), ("Junk", "No junk", ""),
    ("Trash", "The trash is empty", ""), ("Archive", "Nothing archived yet", ""),
    ("Projects", "This folder is empty", "Filters …")])  # fmt: skip
def test_an_empty_folder_says_what_fills_it(ready: MainWindow, work: Account, engine: FakeEngine, qtbot: QtBot,
                                            path: str, title: str, button: str) -> None:
    engine.alter(engine.folder(work, path), synced_at=1.0)
    ready.browsing.open_folder(engine.folder(work, path).id)
    qtbot.waitUntil(lambda: ready.list.empty.title.text() == title)
    assert ready.list.shows_empty and ready.list.empty.button.text() == button and ready.list.empty.text.text()
    opened: list[object] = []
    ready.browsing.new_message_wanted.connect(opened.append)
    ready.browsing.filters_wanted.connect(lambda: opened.append("filters"))
    ready.browsing.filters_wanted.disconnect(ready.jobs.open_filters)
    ready.browsing.new_message_wanted.disconnect(ready.composing.new)
    if button:
        ready.list.empty.button.click()
        assert opened == [work.id if button == "New message" else "filters"]


def test_an_empty_inbox_offers_to_fetch(window: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                        qtbot: QtBot) -> None:
    account = engine.add_account("work")
    engine.fill(account, range(0))
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: window.list.empty.title.text() == "The Inbox is empty")
    window.list.empty.button.click()
    assert engine.last(SyncAccount).account_id == account.id


def test_a_message_that_is_not_here_while_offline_offers_to_go_online(
        ready: MainWindow, work: Account, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    engine.states[work.id] = AccountStateChanged(work.id, ConnectionState.OFFLINE)
    ready.list.select(0)
    qtbot.waitUntil(lambda: engine.count(ViewMessage) == 1)
    bridge.post(BodyFailed(ready.list.selected()[0].id, MailError(ErrorKind.NETWORK, "offline")))
    qtbot.waitUntil(lambda: ready.view.shown is Shown.FAILED)
    assert ready.view._failed.title.text() == "Not downloaded yet"
    ready.view._failed.button.click()
    assert engine.last(GoOnline).account_id == work.id
    qtbot.waitUntil(lambda: engine.count(ViewMessage) == 2)
    engine.states.clear()
    bridge.post(BodyFailed(ready.list.selected()[0].id, MailError(ErrorKind.NETWORK, "lost")))
    qtbot.waitUntil(lambda: ready.view._failed.button.text() == "Try again")


def test_words_stand_in_an_empty_list_only(qtbot: QtBot) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    words = EmptyWords(view, "Nothing yet.")
    view.resize(300, 200)
    view.show()
    assert words.isVisible() and view.accessibleDescription() == "Nothing yet."
    assert words.width() > 200
    view.addItem("one")
    assert not words.isVisible() and view.accessibleDescription() == ""
    view.clear()
    assert words.isVisible()


def test_a_search_without_results_explains_itself(ready: MainWindow) -> None:
    ready.browsing.search._list_words.nothing_found()
    ready.list.empty.button.click()
    assert ready.help.help is not None and ready.help.help.topic is Topic.SEARCH


def test_assistants_and_dialogs_have_a_button_for_it(ready: MainWindow, engine: FakeEngine,
                                                     bridge: EventBridge) -> None:
    dialog = OutboxDialog(engine, bridge, ready)
    (button,) = [each for each in dialog.findChildren(QToolButton) if each.accessibleName() == "Help on this"]
    button.click()
    assert ready.help.help is not None and ready.help.help.topic is Topic.TROUBLE
    dialog.close()


@pytest.mark.parametrize(("kind", "button"), [
    (ErrorKind.LOGIN_REFUSED, "Enter password …"), (ErrorKind.SIGN_IN_NEEDED, "Sign in again …"),
    (ErrorKind.HOST_UNKNOWN, "Settings …"), (ErrorKind.NETWORK, "Try again")])  # fmt: skip
def test_a_folder_that_could_not_be_fetched_offers_what_helps(
        window: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot, kind: ErrorKind,
        button: str) -> None:
    account = engine.add_account("work")
    engine.states[account.id] = AccountStateChanged(account.id, ConnectionState.STOPPED, MailError(kind, "no"))
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: window.list.empty.button.text() == button)
    asked: list[int] = []
    for signal, served in ((window.browsing.trouble_wanted, window.notices.show_state),
                           (window.browsing.settings_wanted, window.accounts.open_settings)):
        signal.disconnect(served)
        signal.connect(asked.append)
    window.list.empty.button.click()
    assert asked == ([] if kind is ErrorKind.NETWORK else [account.id])
    assert engine.count(SyncAccount) == (kind is ErrorKind.NETWORK)
