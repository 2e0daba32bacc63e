"""The wizard's check: all servers at once, each outcome told, and only what must be decided asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.commands import LookAtServers, SaveAccount
from app.errors import CertificateFacts, CertificateFlaw, ErrorKind, MailError
from app.events import Looked, ServersSeen
from app.model.account import Account, Protocol
from app.store import accounts
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import HOME, WORK
from tests.gui.wizard_tools import (
    BY_IMAP,
    BY_POP3,
    REFUSED,
    SENDS,
    SERVERS,
    UNKNOWN,
    answer,
    answer_one,
    open_wizard,
    to_check,
)
from ui.bridge import EventBridge
from ui.dialogs.certificate import CertificateDialog
from ui.help import calls
from ui.wizard.account_wizard import AccountWizard, Step
from ui.wizard.check_page import Check
from ui.wizard.check_verdict import Answers, Ask, verdict
from ui.wizard.server_check import Mark

DOWN = MailError(ErrorKind.NETWORK, "down")
UNTRUSTED = MailError(ErrorKind.TLS_CERTIFICATE, "The certificate is self-signed.")


@pytest.fixture
def wizard(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> AccountWizard:
    wizard = open_wizard(qtbot, engine, bridge)
    to_check(wizard)
    return wizard


def test_each_line_tells_its_outcome_as_it_comes(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                 bridge: EventBridge) -> None:
    check = wizard.check
    assert [line.mark for line in (check.imap, check.pop3, check.outgoing)] == [Mark.RUNNING] * 3
    answer_one(qtbot, bridge, engine, Protocol.IMAP, BY_IMAP)
    answer_one(qtbot, bridge, engine, Protocol.POP3, REFUSED)
    assert [line.mark for line in (check.imap, check.pop3, check.outgoing)] == [Mark.DONE, Mark.FAILED, Mark.RUNNING]
    assert "8,213" in check.imap.words.text() and "8,213" in check.imap.accessibleName()
    assert not wizard.next.isEnabled()
    answer(qtbot, bridge, engine, BY_IMAP, REFUSED, SENDS)
    assert wizard.step is Step.PROTOCOL


def test_one_protocol_is_enough_and_the_other_is_not_a_question(qtbot: QtBot, wizard: AccountWizard,
                                                                engine: FakeEngine, bridge: EventBridge) -> None:
    answer(qtbot, bridge, engine, UNKNOWN, BY_POP3)
    assert wizard.step is Step.PROTOCOL
    assert not wizard.protocol.imap.isEnabled()
    assert "No server of this name" in wizard.protocol.imap.paragraphs()[0]
    assert wizard.protocol.pop3.isChecked()


def test_who_does_not_want_to_wait_for_a_silent_one_goes_on(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                            bridge: EventBridge) -> None:
    answer_one(qtbot, bridge, engine, Protocol.IMAP, BY_IMAP)
    answer_one(qtbot, bridge, engine, None, SENDS)
    assert wizard.next.isEnabled()
    wizard.next.click()
    assert wizard.step is Step.PROTOCOL
    assert not wizard.protocol.pop3.isEnabled()
    assert "too long" in wizard.protocol.pop3.paragraphs()[0]


def test_a_silent_one_is_not_waited_for_longer_than_a_moment(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                             bridge: EventBridge) -> None:
    wizard.check._patience.setInterval(1)
    answer_one(qtbot, bridge, engine, Protocol.POP3, BY_POP3)
    answer_one(qtbot, bridge, engine, None, SENDS)
    qtbot.waitUntil(lambda: wizard.step is Step.PROTOCOL)
    assert wizard.protocol.pop3.isChecked() and not wizard.protocol.imap.isEnabled()


def test_a_refused_password_is_asked_for_in_place(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                  bridge: EventBridge) -> None:
    answer(qtbot, bridge, engine, REFUSED, REFUSED, REFUSED)
    card = wizard.check.problem
    assert wizard.step is Step.CHECK and wizard.check.state is Check.FAILED
    assert card.password.isVisible() and card.password.line.selectedText()
    assert "mara@nordlicht.example" in card.text()
    assert not card.anyway.isVisible() and not wizard.next.isEnabled()
    QTest.keyClicks(card.password.line, "richtig")
    card.sign_in.click()
    assert engine.last(LookAtServers).password == "richtig"
    assert not card.isVisible()
    answer(qtbot, bridge, engine)
    assert wizard.step is Step.PROTOCOL


def test_a_key_that_was_accepted_holds_for_its_server_only(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                           bridge: EventBridge) -> None:
    facts = CertificateFacts("imap.nordlicht.example", 993, (CertificateFlaw.SELF_SIGNED,), fingerprint="cd" * 32,
                             pin="ab" * 32)
    shown = MailError(ErrorKind.TLS_CERTIFICATE, "The certificate is self-signed.", certificate=facts)
    answer(qtbot, bridge, engine, shown, UNKNOWN)
    wizard.check.problem.certificate.click()
    (dialog,) = wizard.findChildren(CertificateDialog)
    dialog.key_accepted.emit(facts)
    dialog.accept()
    assert wizard.draft.imap is not None and wizard.draft.pop3 is not None and wizard.draft.smtp is not None
    assert (wizard.draft.imap.pin, wizard.draft.pop3.pin, wizard.draft.smtp.pin) == ("ab" * 32, "", "")
    assert engine.last(LookAtServers).accounts[0].incoming.pin == "ab" * 32
    answer(qtbot, bridge, engine, BY_IMAP, UNKNOWN)
    assert wizard.step is Step.PROTOCOL


@pytest.mark.parametrize(("answers", "which"), [
    ((UNKNOWN, UNKNOWN), Protocol.IMAP), ((BY_IMAP, BY_POP3, UNKNOWN), None)])
def test_the_way_to_the_servers_ends_at_the_one_that_is_meant(
        qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine, bridge: EventBridge,
        answers: tuple[Looked, ...], which: Protocol | None) -> None:
    wizard.activateWindow()
    answer(qtbot, bridge, engine, *answers)
    wizard.check.problem.to_servers.click()
    host = wizard.servers.sections.form(which).host
    assert wizard.step is Step.SERVERS and wizard.focusWidget() is host
    qtbot.waitUntil(lambda: host.visibleRegion().boundingRect() == host.rect())


@pytest.mark.parametrize(("host", "fingerprint", "pop3_pin"), [
    ("imap.nordlicht.example", "cd", "ab"), ("imap.nordlicht.example", "ce", ""), ("pop.nordlicht.example", "cd", "")])
def test_a_fingerprint_is_compared_once_for_all_ports_of_its_host(
        qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine, bridge: EventBridge, host: str, fingerprint: str,
        pop3_pin: str) -> None:
    facts = CertificateFacts("imap.nordlicht.example", 993, (CertificateFlaw.SELF_SIGNED,), fingerprint="cd" * 32,
                             pin="ab" * 32)
    other = replace(facts, host=host, port=995, fingerprint=fingerprint * 32)
    assert wizard.draft.imap is not None and wizard.draft.pop3 is not None
    wizard.draft.pop3 = replace(wizard.draft.pop3, host=host)
    answer(qtbot, bridge, engine, *(MailError(ErrorKind.TLS_CERTIFICATE, "…", certificate=each)
                                    for each in (facts, other)))
    wizard.check.problem.certificate.click()
    (dialog,) = wizard.findChildren(CertificateDialog)
    dialog.key_accepted.emit(facts)
    dialog.accept()
    assert (wizard.draft.imap.pin, wizard.draft.pop3.pin) == ("ab" * 32, pop3_pin * 32)


def test_sending_that_fails_can_be_left_out_by_choice_only(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                           bridge: EventBridge) -> None:
    answer(qtbot, bridge, engine, BY_IMAP, BY_POP3, REFUSED)
    card = wizard.check.problem
    assert wizard.step is Step.CHECK
    assert "smtp.nordlicht.example" in card.heading() and "Fetching mail works." in card.text()
    assert not card.anyway.isVisible()
    card.without_sending.click()
    assert wizard.step is Step.PROTOCOL
    wizard.next.click()
    wizard.next.click()
    assert engine.last(SaveAccount).account.outgoing is None


def test_a_sending_server_that_is_down_may_be_kept(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                   bridge: EventBridge) -> None:
    answer(qtbot, bridge, engine, BY_IMAP, BY_POP3, DOWN)
    wizard.check.problem.anyway.click()
    assert "servers told" in wizard.protocol.lead_label.text()
    wizard.next.click()
    wizard.next.click()
    assert engine.last(SaveAccount).account.outgoing == SERVERS.smtp


def test_unreachable_servers_may_be_added_all_the_same(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                       bridge: EventBridge) -> None:
    answer(qtbot, bridge, engine, DOWN, DOWN, DOWN)
    wizard.check.problem.anyway.click()
    assert wizard.step is Step.PROTOCOL and "could not be asked" in wizard.protocol.lead_label.text()
    wizard.protocol.pop3.click()
    wizard.next.click()
    wizard.next.click()
    assert engine.last(SaveAccount).account.incoming == SERVERS.pop3


def test_try_again_and_back_to_the_servers(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                           bridge: EventBridge) -> None:
    answer(qtbot, bridge, engine, DOWN, UNKNOWN, DOWN)
    wizard.check.problem.again.click()
    assert engine.count(LookAtServers) == 2
    assert not wizard.check.problem.isVisible()
    answer(qtbot, bridge, engine, DOWN, UNKNOWN, DOWN)
    wizard.check.problem.to_servers.click()
    assert wizard.step is Step.SERVERS


def test_a_late_answer_to_an_older_question_changes_nothing(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine,
                                                            bridge: EventBridge) -> None:
    old = engine.last(LookAtServers).token
    wizard.check.start()
    with qtbot.waitSignal(bridge.servers_seen):
        bridge.post(ServersSeen(old, BY_IMAP, BY_POP3, SENDS))
    assert wizard.step is Step.CHECK and not wizard.next.isEnabled()
    wizard.back.click()
    with qtbot.waitSignal(bridge.servers_seen):
        bridge.post(ServersSeen(engine.last(LookAtServers).token, BY_IMAP, BY_POP3, SENDS))
    assert wizard.step is Step.SERVERS


@pytest.mark.parametrize("known", [
    replace(WORK, incoming=replace(WORK.incoming, host="IMAP.nordlicht.example")),
    replace(HOME, name="Nordlicht", incoming=replace(HOME.incoming, host="pop.post.example"))])
def test_a_mailbox_that_is_here_already_is_told_before_any_password_is_sent(
        qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, known: Account) -> None:
    accounts.save(engine.store, replace(known, id=0))
    wizard = open_wizard(qtbot, engine, bridge)
    to_check(wizard)
    assert engine.count(LookAtServers) == 0
    assert "“Nordlicht”" in wizard.check.problem.heading()
    assert not wizard.next.isEnabled()
    wizard.check.problem.twice.click()
    assert engine.count(LookAtServers) == 1
    answer(qtbot, bridge, engine)
    assert wizard.step is Step.PROTOCOL


def test_an_account_that_only_receives_asks_no_server_for_sending(qtbot: QtBot, engine: FakeEngine,
                                                                  bridge: EventBridge) -> None:
    wizard = open_wizard(qtbot, engine, bridge)
    to_check(wizard, replace(SERVERS, smtp=None))
    assert not wizard.check.outgoing.isVisible()
    answer(qtbot, bridge, engine, BY_IMAP, BY_POP3, None)
    assert wizard.step is Step.PROTOCOL


CASES: list[tuple[Answers, Ask | None, Protocol | None, bool]] = [
    ({Protocol.IMAP: BY_IMAP, Protocol.POP3: BY_POP3, None: SENDS}, None, None, False),
    ({Protocol.IMAP: UNTRUSTED, Protocol.POP3: BY_POP3, None: SENDS}, None, None, False),
    ({Protocol.IMAP: BY_IMAP}, None, None, False),
    ({Protocol.IMAP: UNKNOWN, Protocol.POP3: REFUSED}, Ask.PASSWORD, Protocol.POP3, False),
    ({Protocol.IMAP: UNTRUSTED, Protocol.POP3: UNKNOWN}, Ask.CERTIFICATE, Protocol.IMAP, False),
    ({Protocol.IMAP: DOWN, Protocol.POP3: UNKNOWN, None: DOWN}, Ask.SERVERS, Protocol.IMAP, True),
    ({Protocol.IMAP: DOWN, Protocol.POP3: MailError(ErrorKind.WRONG_PROTOCOL, "other")}, Ask.SERVERS, Protocol.IMAP,
     False),
    ({Protocol.IMAP: MailError(ErrorKind.SIGN_IN_NEEDED, "again")}, Ask.SIGN_IN, Protocol.IMAP, False),
    ({Protocol.IMAP: BY_IMAP, None: REFUSED}, Ask.SENDING, None, False),
    ({Protocol.IMAP: BY_IMAP, None: DOWN}, Ask.SENDING, None, True),
    ({Protocol.IMAP: BY_IMAP, None: UNTRUSTED}, Ask.CERTIFICATE, None, False),
]


@pytest.mark.parametrize(("answers", "ask", "protocol", "may_go_on"), CASES)
def test_what_is_asked(answers: Answers, ask: Ask | None, protocol: Protocol | None, may_go_on: bool) -> None:
    question = verdict(answers)
    if ask is None:
        assert question is None
    else:
        assert question is not None
        assert (question.ask, question.protocol, question.may_go_on) == (ask, protocol, may_go_on)


def test_of_two_that_fail_alike_it_is_asked_about_imap_whichever_came_first() -> None:
    asked = verdict({Protocol.POP3: UNKNOWN, Protocol.IMAP: UNKNOWN})
    assert asked is not None and asked.protocol is Protocol.IMAP


def test_return_in_the_password_asks_the_server_and_nobody_else(
        qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line hides while Return is on its way; the key went on to the button that got the focus: the help's."""
    monkeypatch.setattr(calls.calls(), "is_served", True)
    wizard = open_wizard(qtbot, engine, bridge)
    to_check(wizard)
    answer(qtbot, bridge, engine, REFUSED, REFUSED, REFUSED)
    line = wizard.check.problem.password.line
    asked: list[str] = []
    calls.calls().topic_wanted.connect(asked.append)
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClicks(line, "richtig")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: engine.last(LookAtServers).password == "richtig")
    assert not asked and wizard.step is Step.CHECK and wizard.isVisible()
