"""The wizard's first two pages: what is said of the provider, where servers are looked for, and who told them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from app.commands import AskKeyring, FindServers, LookAtServers, StopFinding
from app.events import FindingProgressed, KeyringKnown, ServersFound
from app.model.account import SecretKind, Security, ServerSettings
from app.model.finding import Asking, Findings, Source, Suggestion
from app.setup.autoconfig import suggest
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import IMAP, POP3, SMTP
from tests.gui.wizard_tools import introduce, open_wizard
from ui.bridge import EventBridge
from ui.wizard.account_wizard import AccountWizard, Step

EMAIL = "mara@nordlicht.example"
TOLD = Suggestion("Nordlicht", IMAP, POP3, SMTP, True, Source.AUTOCONFIG)
GUESSED = replace(TOLD, certain=False, source=Source.GUESS, answered=True)


@pytest.fixture
def wizard(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> AccountWizard:
    return open_wizard(qtbot, engine, bridge)


def search(wizard: AccountWizard, engine: FakeEngine, email: str = EMAIL) -> int:
    """The token of the search that began."""
    introduce(wizard, email)
    wizard.next.click()
    assert wizard.step is Step.SERVERS
    return engine.last(FindServers).token


def found(qtbot: QtBot, bridge: EventBridge, token: int, *suggestions: Suggestion) -> None:
    with qtbot.waitSignal(bridge.servers_found):
        bridge.post(ServersFound(token, Findings(EMAIL, suggestions)))


# --- who it is -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("email", "words", "page"), [
    ("a@gmail.com", "app password", "https://myaccount.google.com/apppasswords"),
    ("a@gmx.de", "switched on", "https://hilfe.gmx.net/pop-imap/einschalten.html"),
    ("a@outlook.com", "in the browser", "")])
def test_what_the_provider_wants_is_said_as_one_types(qtbot: QtBot, wizard: AccountWizard, email: str, words: str,
                                                      page: str) -> None:
    advice = wizard.identity.advice
    assert not advice.isVisible()
    wizard.identity.email.setText(email)
    qtbot.waitUntil(advice.isVisible)
    assert words in advice.words.text()
    assert advice.page.text() == page
    assert advice.open_page.isVisible() is bool(page)
    wizard.identity.email.setText("a@posteo.de")
    qtbot.waitUntil(lambda: not advice.isVisible())


def test_the_providers_page_is_opened_or_copied(qtbot: QtBot, wizard: AccountWizard,
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    wizard.identity.email.setText("a@web.de")
    qtbot.waitUntil(wizard.identity.advice.isVisible)
    wizard.identity.advice.open_page.click()
    wizard.identity.advice.copy_page.click()
    assert opened == ["https://hilfe.web.de/pop-imap/einschalten.html"]
    assert QGuiApplication.clipboard().text() == opened[0]


def test_the_keyring_is_named_and_where_there_is_none_that_is_said(qtbot: QtBot, wizard: AccountWizard,
                                                                   engine: FakeEngine, bridge: EventBridge) -> None:
    secret, token = wizard.identity.secret, engine.last(AskKeyring).token
    with qtbot.waitSignal(bridge.keyring_known):
        bridge.post(KeyringKnown(token, "KWallet"))
    assert "KWallet" in secret.keep.text()
    assert secret.source().kind is SecretKind.KEYRING
    with qtbot.waitSignal(bridge.keyring_known):
        bridge.post(KeyringKnown(token, "", "There is no keyring."))
    assert not secret.keep.isEnabled()
    assert secret.trouble.text() == "There is no keyring."
    assert secret.source().kind is SecretKind.SESSION
    assert engine.count(AskKeyring) == 1


# --- servers that are known, found, guessed ------------------------------------------------------


def test_a_listed_provider_is_not_looked_for(wizard: AccountWizard, engine: FakeEngine) -> None:
    introduce(wizard, "mara@gmx.de")
    wizard.next.click()
    assert wizard.step is Step.CHECK
    assert engine.count(FindServers) == 0
    assert wizard.draft.imap == ServerSettings("imap.gmx.net", 993, Security.TLS, "mara@gmx.de")


def test_places_are_ticked_as_answers_come_and_what_is_sure_goes_on(qtbot: QtBot, wizard: AccountWizard,
                                                                    engine: FakeEngine, bridge: EventBridge) -> None:
    token = search(wizard, engine)
    page = wizard.servers
    assert page.search.isVisible() and not page.sections.isVisible()
    assert not wizard.next.isEnabled()
    with qtbot.waitSignal(bridge.finding_progressed):
        bridge.post(FindingProgressed(token, Source.SRV, Asking.NOTHING))
    assert page.search.words(Source.SRV).endswith("(SRV): nothing there")
    assert page.search.words(Source.AUTOCONFIG) == "autoconfig.nordlicht.example, over https: asking …"
    found(qtbot, bridge, token, TOLD)
    assert wizard.step is Step.CHECK
    assert (wizard.draft.imap, wizard.draft.pop3, wizard.draft.smtp) == (IMAP, POP3, SMTP)
    assert wizard.draft.source is Source.AUTOCONFIG
    wizard.back.click()
    assert wizard.step is Step.SERVERS
    assert "over https" in page.origin.text()
    assert engine.count(FindServers) == 1


@pytest.mark.parametrize(("suggestion", "words"), [
    (GUESSED, "servers answer at these names"), (suggest(EMAIL), "nobody told us"),
    (replace(TOLD, source=Source.SRV, outside=("imap.hafen.example",)), "imap.hafen.example"),
    (replace(TOLD, certain=False), "Only some")])
def test_what_is_not_sure_is_shown_to_be_looked_at(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                   bridge: EventBridge, suggestion: Suggestion, words: str) -> None:
    found(qtbot, bridge, search(wizard, engine), suggestion)
    assert wizard.step is Step.SERVERS
    page = wizard.servers
    assert page.sections.isVisible() and not page.search.isVisible()
    assert words in page.origin.text()
    assert page.imap.settings() == suggestion.imap
    page.imap.host.setText("mail.nordlicht.example")
    wizard.next.click()
    assert engine.last(LookAtServers).accounts[0].incoming.host == "mail.nordlicht.example"


def test_an_answer_of_an_earlier_search_counts_no_more(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                       bridge: EventBridge) -> None:
    first = search(wizard, engine)
    wizard.back.click()
    assert engine.last(StopFinding).token == first
    second = search(wizard, engine, "mara@other.example")
    found(qtbot, bridge, first, TOLD)
    assert wizard.servers.is_searching
    found(qtbot, bridge, second, GUESSED)
    assert not wizard.servers.is_searching


def test_by_hand_while_it_is_looked_for(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                        bridge: EventBridge) -> None:
    token = search(wizard, engine)
    wizard.servers.by_hand.click()
    assert engine.last(StopFinding).token == token
    assert wizard.servers.sections.isVisible()
    assert "Type in" in wizard.servers.origin.text()
    found(qtbot, bridge, token, TOLD)
    assert wizard.step is Step.SERVERS
    assert wizard.servers.imap.host.text() == "imap.nordlicht.example"
    wizard.servers.again.click()
    found(qtbot, bridge, engine.last(FindServers).token, TOLD)
    assert wizard.step is Step.CHECK


def test_looked_for_again(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine, bridge: EventBridge) -> None:
    found(qtbot, bridge, search(wizard, engine), suggest(EMAIL))
    wizard.servers.again.click()
    assert engine.count(FindServers) == 2
    assert wizard.servers.is_searching
    found(qtbot, bridge, engine.last(FindServers).token, TOLD)
    assert wizard.step is Step.CHECK


def test_off_line_by_choice_nobody_is_asked_until_the_person_says_so(qtbot: QtBot, engine: FakeEngine,
                                                                     bridge: EventBridge) -> None:
    wizard = AccountWizard(engine, bridge, online=False)
    qtbot.addWidget(wizard)
    wizard.show()
    introduce(wizard)
    wizard.next.click()
    assert engine.count(FindServers) == 0
    assert wizard.servers.sections.isVisible()
    assert "nobody told us" in wizard.servers.origin.text()
    wizard.servers.again.click()
    assert engine.count(FindServers) == 1


def test_a_server_that_is_missing_can_be_switched_on_with_a_proposal(qtbot: QtBot, wizard: AccountWizard,
                                                                     engine: FakeEngine, bridge: EventBridge) -> None:
    found(qtbot, bridge, search(wizard, engine), replace(GUESSED, pop3=None))
    page = wizard.servers
    assert not page.has_pop3.isChecked() and not page.pop3.isVisible()
    page.has_pop3.click()
    assert page.pop3.host.text() == "pop.nordlicht.example"
    page.has_imap.click()
    page.has_pop3.click()
    assert not wizard.next.isEnabled()


def test_closing_the_wizard_ends_the_search(wizard: AccountWizard, engine: FakeEngine) -> None:
    token = search(wizard, engine)
    wizard.reject()
    assert engine.last(StopFinding).token == token


def test_a_hostile_name_is_no_markup(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                     bridge: EventBridge) -> None:
    found(qtbot, bridge, search(wizard, engine), replace(TOLD, source=Source.SRV, outside=("<b>x</b>{0}{domain}",)))
    assert "<b>x</b>{0}{domain}" in wizard.servers.origin.text()


def test_what_only_the_servers_tell_of_the_provider_is_said_before_the_password_goes_there(
        qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine, bridge: EventBridge) -> None:
    hosted = replace(suggest("a@gmail.com"), source=Source.MX)
    found(qtbot, bridge, search(wizard, engine), hosted)
    assert wizard.step is Step.SERVERS
    assert "app password" in wizard.servers.advice.words.text()
    assert wizard.servers.advice.page.text() == "https://myaccount.google.com/apppasswords"
    wizard.next.click()
    assert wizard.step is Step.CHECK


def test_a_mistyped_domain_is_asked_about_and_stops_the_way(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                            bridge: EventBridge) -> None:
    identity = wizard.identity
    introduce(wizard, "mara@gmial.com")
    identity.email.editingFinished.emit()
    assert "mara@gmail.com" in identity.email_problem.text() and identity.is_complete()
    token = search(wizard, engine, "mara@gmial.com")
    found(qtbot, bridge, token, replace(TOLD, meant="mara@gmail.com"))
    assert wizard.step is Step.SERVERS
    assert "mara@gmail.com" in wizard.servers.origin.text() and "gmial.com" in wizard.servers.origin.text()
    wizard.back.click()
    identity.email.setText("mara@gmail.com")
    assert not identity.email_problem.text()
