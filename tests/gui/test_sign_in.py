"""Signing in with a provider: the dialog that waits, where it is offered, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.commands import CancelSignIn, LookAtServers, SaveAccount, SignIn
from app.errors import ErrorKind, MailError
from app.events import AccountsChanged, AccountStateChanged, ConnectionState, SignedIn, SignInProgressed
from app.model.account import SecretKind, SecretSource
from app.model.sign_in import SignInFailed, SignInTrouble
from app.store import accounts
from tests.fakes.engine import FakeEngine
from tests.fakes.oauth import Browser, registered
from tests.gui.setup_fixtures import WORK
from tests.gui.wizard_tools import REFUSED, SERVERS, answer, introduce, open_wizard, to_check
from ui import sign_in_words
from ui.bridge import EventBridge
from ui.dialogs.account_settings import SIGN_IN, AccountSettingsDialog
from ui.dialogs.issuer import IssuerDialog
from ui.dialogs.sign_in import SignInDialog
from ui.main_window import MainWindow
from ui.wizard.account_wizard import Step

EMAIL = "mara@gmail.com"
PAGE = "https://accounts.google.com/o/oauth2/v2/auth?client_id=x"
GOOGLE = SecretSource(SecretKind.OAUTH, provider="google", identity=EMAIL)
DENIED = SignInFailed(SignInTrouble.DENIED, ErrorKind.REFUSED, "denied", "access_denied")


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """With Google Depesche is registered."""
    with registered(tmp_path, "google") as opened:
        yield opened


@pytest.fixture
def dialog(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, browser: Browser) -> SignInDialog:
    made = SignInDialog(engine, bridge, GOOGLE, EMAIL, account_id=7, ca_file="/ca.pem")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def words(widget: SignInDialog) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def told(qtbot: QtBot, bridge: EventBridge, event: SignedIn | SignInProgressed) -> None:
    signal = bridge.signed_in if isinstance(event, SignedIn) else bridge.sign_in_progressed
    with qtbot.waitSignal(signal):
        bridge.post(event)


def token(engine: FakeEngine) -> int:
    return engine.last(SignIn).token


def newest(kind: type) -> object:
    """The dialog of this kind that is open."""
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())


def test_the_page_is_opened_and_can_be_copied(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, browser: Browser,
                                              dialog: SignInDialog) -> None:
    asked = engine.last(SignIn)
    assert (asked.provider, asked.email, asked.account_id, asked.ca_file) == ("google", EMAIL, 7, "/ca.pem")
    assert "Google" in asked.words.title and asked.words.language
    assert "Waiting" in words(dialog) and not dialog.open_again.isEnabled()
    told(qtbot, bridge, SignInProgressed(token(engine), PAGE))
    assert browser.opened == [PAGE] and dialog.url.text() == PAGE
    dialog.open_again.click()
    dialog.copy.click()
    assert browser.opened == [PAGE] * 2
    assert QApplication.clipboard().text() == PAGE
    ended = SignedIn(token(engine), GOOGLE)
    with qtbot.waitSignals([dialog.signed_in, dialog.accepted]):
        bridge.post(ended)
    assert engine.count(CancelSignIn) == 0


def test_others_sign_ins_do_not_concern_it(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, browser: Browser,
                                           dialog: SignInDialog) -> None:
    told(qtbot, bridge, SignInProgressed(token(engine) + 1, PAGE))
    told(qtbot, bridge, SignedIn(token(engine) + 1, GOOGLE))
    assert browser.opened == [] and dialog.isVisible()


def test_a_failure_is_told_and_tried_again(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                           dialog: SignInDialog) -> None:
    first = token(engine)
    told(qtbot, bridge, SignedIn(first, None, 3, error=DENIED))
    assert "not allowed" in words(dialog) and "access_denied" in words(dialog) and "had no effect" in words(dialog)
    assert not dialog.url.isVisible() and not dialog.bar.isVisible()
    dialog.again.click()
    assert token(engine) != first and dialog.bar.isVisible() and not dialog.again.isVisible()
    assert "had no effect" not in words(dialog)


def test_who_is_not_registered_need_not_try_again(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                  dialog: SignInDialog) -> None:
    error = SignInFailed(SignInTrouble.NO_CLIENT, ErrorKind.USAGE, "…")
    told(qtbot, bridge, SignedIn(token(engine), None, error=error))
    assert not dialog.again.isVisible() and "app password" in words(dialog)


@pytest.mark.parametrize("by_key", [True, False])
def test_leaving_cancels(engine: FakeEngine, dialog: SignInDialog, by_key: bool) -> None:
    if by_key:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.cancel.click()
    assert engine.last(CancelSignIn).token == token(engine)
    assert engine.count(CancelSignIn) == 1


def test_every_trouble_has_words(qapp: QApplication) -> None:
    heads = set()
    for why in SignInTrouble:
        head, sentence = sign_in_words.trouble(SignInFailed(why, ErrorKind.REFUSED, "…"), "Google")
        assert head and len(sentence) > 40 and "{" not in sentence
        heads.add(head)
    assert len(heads) >= len(SignInTrouble) - 1
    assert "network" in sign_in_words.trouble(MailError(ErrorKind.NETWORK, "…"), "Google")[1]
    assert "cancelled" in sign_in_words.trouble(MailError(ErrorKind.CANCELLED, "…"), "Google")[0]


# --- the wizard ------------------------------------------------------------------------------------


def test_the_wizard_offers_it_in_the_passwords_place(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                     browser: Browser) -> None:
    wizard = open_wizard(qtbot, engine, bridge)
    page = wizard.identity
    introduce(wizard, EMAIL)
    page.password.setText("")
    page.email.editingFinished.emit()
    assert page.sign_in.card.isVisible() and not page.password.isVisible() and not page.advice.isVisible()
    assert not wizard.next.isEnabled()
    page.sign_in.button.click()
    assert engine.last(SignIn).email == EMAIL and engine.last(SignIn).account_id == 0
    told(qtbot, bridge, SignedIn(token(engine), GOOGLE))
    qtbot.waitUntil(lambda: wizard.step is Step.CHECK)
    assert wizard.draft.secret == GOOGLE
    assert engine.last(LookAtServers).password is None, "the store of passwords has the token"
    wizard.go_back_to(Step.IDENTITY)
    assert page.sign_in.source() == GOOGLE and wizard.next.isEnabled(), "it stays signed in"
    wizard.reject()
    assert engine.last(CancelSignIn).token == token(engine)


def test_somebody_else_signed_in(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, browser: Browser) -> None:
    wizard = open_wizard(qtbot, engine, bridge)
    introduce(wizard, EMAIL)
    wizard.identity.email.editingFinished.emit()
    wizard.identity.sign_in.begin()
    other = replace(GOOGLE, identity="other@gmail.com")
    told(qtbot, bridge, SignedIn(token(engine), other))
    assert wizard.step is Step.IDENTITY and wizard.next.isEnabled()
    assert wizard.identity.sign_in.other.isVisible()
    wizard.identity.email.setText("third@gmail.com")
    qtbot.waitUntil(lambda: wizard.identity.sign_in.source() is None)
    assert not wizard.next.isEnabled()


def test_a_password_can_be_preferred(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, browser: Browser) -> None:
    wizard = open_wizard(qtbot, engine, bridge)
    introduce(wizard, EMAIL)
    page = wizard.identity
    page.email.editingFinished.emit()
    page.sign_in.by_password.click()
    assert page.password.isVisible() and page.is_complete()
    page.leave()
    assert wizard.draft.secret.kind is SecretKind.KEYRING
    page.sign_in.elsewhere.click()
    assert page.sign_in.card.isVisible() and not page.password.isVisible()


def test_without_a_registration_the_advice_stays(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> None:
    wizard = open_wizard(qtbot, engine, bridge)
    introduce(wizard, EMAIL)
    wizard.identity.email.editingFinished.emit()
    assert not wizard.identity.sign_in.card.isVisible() and wizard.identity.password.isVisible()
    assert wizard.identity.advice.isVisible()


def test_a_companys_domain_with_a_provider_that_has_it(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                       browser: Browser) -> None:
    wizard = open_wizard(qtbot, engine, bridge)
    to_check(wizard, replace(SERVERS, oauth="google"))
    answer(qtbot, bridge, engine, REFUSED, REFUSED, REFUSED)
    button = wizard.check.problem.sign_in_again
    assert button.isVisible() and "Google" in button.text()
    button.click()
    assert wizard.step is Step.IDENTITY and wizard.identity.sign_in.card.isVisible()
    assert wizard.focusWidget() is wizard.identity.sign_in.button


def test_a_provider_of_ones_own(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, browser: Browser) -> None:
    wizard = open_wizard(qtbot, engine, bridge)
    introduce(wizard)
    wizard.identity.sign_in.elsewhere.click()
    issuer = newest(IssuerDialog)
    assert isinstance(issuer, IssuerDialog)
    issuer.issuer.setText("http://login.example.org")
    issuer.client.setText("depesche")
    assert not issuer.sign_in.isEnabled()
    issuer.issuer.setText("login.example.org/realms/mail/")
    issuer.sign_in.click()
    asked = engine.last(SignIn)
    assert (asked.provider, asked.client) == ("https://login.example.org/realms/mail", "depesche")
    got = SecretSource(SecretKind.OAUTH, provider=asked.provider, client="depesche", identity=asked.email)
    told(qtbot, bridge, SignedIn(asked.token, got))
    qtbot.waitUntil(lambda: wizard.step is Step.SERVERS)
    assert wizard.draft.secret == got


# --- settings and banners --------------------------------------------------------------------------


def test_again_from_the_settings_counts_at_once(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                browser: Browser) -> None:
    account = accounts.save(engine.store, replace(WORK, id=0, secret=GOOGLE))
    settings = AccountSettingsDialog(engine, bridge, account)
    settings.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(settings)
    settings.show_tab(SIGN_IN)
    settings.show()
    assert settings.secret.identity.text() == f"Signed in with Google as {EMAIL}"
    settings.secret.sign_in.click()
    assert engine.last(SignIn).account_id == account.id and engine.last(SignIn).email == EMAIL
    told(qtbot, bridge, SignedIn(token(engine), GOOGLE))
    assert "no keyring keeps it" in settings.state.text()
    settings.reject()
    assert engine.count(CancelSignIn) == 0


def test_from_a_password_to_a_sign_in(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, browser: Browser) -> None:
    account = accounts.save(engine.store, replace(WORK, id=0, incoming=replace(WORK.incoming, host="imap.gmail.com")))
    for keeps in (False, True):
        settings = AccountSettingsDialog(engine, bridge, account)
        settings.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(settings)
        settings.show()
        settings.secret.choices[SecretKind.OAUTH].click()
        assert not settings.save_button.isEnabled()
        settings.secret.sign_in.click()
        assert engine.last(SignIn).account_id == 0
        told(qtbot, bridge, SignedIn(token(engine), GOOGLE))
        if keeps:
            settings.save_button.click()
            assert engine.last(SaveAccount).account.secret == GOOGLE and engine.last(SaveAccount).password is None
        else:
            settings.reject()
            assert engine.last(CancelSignIn).token == token(engine)


def test_an_ended_sign_in_is_a_banner_that_leads_back(qtbot: QtBot, window: MainWindow, engine: FakeEngine,
                                                      bridge: EventBridge, browser: Browser) -> None:
    account = accounts.save(engine.store, replace(WORK, id=0, secret=GOOGLE))
    ended = MailError(ErrorKind.SIGN_IN_NEEDED, "ended")
    bridge.post(AccountsChanged())
    with qtbot.waitSignal(bridge.account_state_changed):
        bridge.post(AccountStateChanged(account.id, ConnectionState.STOPPED, ended))
    engine.states[account.id] = AccountStateChanged(account.id, ConnectionState.STOPPED, ended)
    banner = window.banners.banner(f"account{account.id}")
    assert banner is not None and "Sign in again" in banner.text
    assert "Sign in again" in window.status.retry_button(account.id).text()
    next(each for each in banner.findChildren(QPushButton) if "Sign in again" in each.text()).click()
    assert engine.last(SignIn).account_id == account.id
    told(qtbot, bridge, SignedIn(token(engine), GOOGLE, kept_for_session=False))
    assert sign_in_words.kept(SignedIn(1, GOOGLE, kept_for_session=False)) == "Signed in."
