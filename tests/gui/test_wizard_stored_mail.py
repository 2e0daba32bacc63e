"""The wizard: asks of the first account whether the stored mail is to be encrypted, and tells of every other one."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.commands import AskProtection, ProtectStore, SaveAccount
from app.events import AccountSaved, PhraseProposed, ProtectionChanged
from app.model.account import Protocol
from app.model.protection import Protection
from tests.fakes.engine import FakeEngine
from tests.gui.phrase_tools import WORDS, answer
from tests.gui.setup_fixtures import WORK
from tests.gui.wizard_tools import answer as servers_answer
from tests.gui.wizard_tools import open_wizard, to_check
from ui.bridge import EventBridge
from ui.protection.new_phrase import NewPhraseDialog
from ui.wizard.account_wizard import AccountWizard, Step

PLAIN = ProtectionChanged(Protection.PLAIN)


def tell(qtbot: QtBot, bridge: EventBridge, told: ProtectionChanged) -> None:
    with qtbot.waitSignal(bridge.protection_changed):
        bridge.post(told)


def to_options(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> AccountWizard:
    wizard = open_wizard(qtbot, engine, bridge)
    to_check(wizard)
    servers_answer(qtbot, bridge, engine)
    wizard.protocol.choice.cards[Protocol.IMAP].click()
    wizard.next.click()
    assert wizard.step is Step.OPTIONS
    return wizard


def to_done(qtbot: QtBot, wizard: AccountWizard, engine: FakeEngine, bridge: EventBridge) -> None:
    wizard.next.click()
    with qtbot.waitSignal(wizard.added):
        bridge.post(AccountSaved(engine.last(SaveAccount).token, 1))
    assert wizard.step is Step.DONE


def test_the_first_account_is_asked_with_a_no_to_begin_with(qtbot: QtBot, engine: FakeEngine,
                                                            bridge: EventBridge) -> None:
    wizard = to_options(qtbot, engine, bridge)
    part = wizard.options.stored_mail
    assert engine.count(AskProtection) == 1 and part.isHidden()
    tell(qtbot, bridge, PLAIN)
    assert part.choice.isVisible() and not part.choice.isChecked()
    to_done(qtbot, wizard, engine, bridge)
    assert wizard.next.text() == "&Start"
    with qtbot.waitSignal(wizard.accepted):
        wizard.next.click()
    assert wizard.findChild(NewPhraseDialog) is None


def test_chosen_the_phrase_comes_at_the_end(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> None:
    wizard = to_options(qtbot, engine, bridge)
    tell(qtbot, bridge, PLAIN)
    wizard.options.stored_mail.choice.click()
    to_done(qtbot, wizard, engine, bridge)
    assert any("recovery phrase" in text for text in wizard.done_page.texts)
    wizard.next.click()
    dialog = wizard.findChild(NewPhraseDialog)
    assert dialog is not None and wizard.isVisible()
    bridge.post(PhraseProposed(WORDS))
    qtbot.waitUntil(dialog.next.isEnabled)
    dialog.next.click()
    answer(dialog)
    dialog.next.click()
    with qtbot.waitSignal(wizard.accepted):
        bridge.post(ProtectionChanged(Protection.ENCRYPTING, 0))
    assert engine.count(ProtectStore) == 1


@pytest.mark.parametrize("way", ["button", "close"])
def test_cancelling_the_phrase_is_said_plainly_and_the_account_stays(
        qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, way: str) -> None:
    wizard = to_options(qtbot, engine, bridge)
    tell(qtbot, bridge, PLAIN)
    wizard.options.stored_mail.choice.click()
    to_done(qtbot, wizard, engine, bridge)
    wizard.next.click() if way == "button" else wizard.close()
    dialog = wizard.findChild(NewPhraseDialog)
    assert dialog is not None and wizard.isVisible()
    dialog.reject()
    assert wizard.isVisible() and wizard.next.text() == "&Start"
    assert wizard.done_page.texts[-1].startswith("Your mail on this computer is not encrypted")
    assert not any("Have pen and paper" in text for text in wizard.done_page.texts)
    with qtbot.waitSignal(wizard.accepted):
        wizard.next.click()
    assert engine.count(ProtectStore) == 0 and engine.count(SaveAccount) == 1


@pytest.mark.parametrize(("state", "said"), [
    (Protection.PLAIN, "stored without encryption"), (Protection.ENCRYPTED, "is encrypted"),
    (Protection.CHANGING, "is encrypted"), (Protection.ENCRYPTING, "is being encrypted"),
    (Protection.DECRYPTING, "is being removed")])
def test_further_accounts_are_told_what_holds(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                              state: Protection, said: str) -> None:
    engine.add_account("work")
    wizard = open_wizard(qtbot, engine, bridge)
    assert wizard.draft.others and wizard.draft.others[0].name != WORK.email
    tell(qtbot, bridge, ProtectionChanged(state))
    part = wizard.options.stored_mail
    assert part.choice.isHidden() and not part.is_wanted
    assert said in part.told.text() and not part.told.isHidden()
