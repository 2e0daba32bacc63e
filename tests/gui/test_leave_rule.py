"""The rule for mail on a POP3 server: chosen with its preview, said before anything is stored."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.commands import CancelJob, PreviewLeave, SaveAccount
from app.errors import ErrorKind, MailError
from app.events import JobFinished
from app.model.account import Account, LeaveKind, LeaveRule, Protocol
from app.model.leaving import LeavePreview, PreviewedDelete
from app.model.sync import DeleteReason
from app.store import accounts
from tests.fakes.engine import FakeEngine
from tests.fakes.store import make_account
from ui.bridge import EventBridge
from ui.dialogs.account_settings import AccountSettingsDialog
from ui.dialogs.leave_rule import LeaveRuleDialog
from ui.forms.leave_limits import LeaveLimits
from ui.rule_words import RuleWords

pytestmark = pytest.mark.usefixtures("english")

MAY = 1_714_694_400.0


def preview(rule: LeaveRule, count: int = 37, incomplete: int = 2, **more: object) -> LeavePreview:
    """As the engine would answer."""
    deletes = tuple(PreviewedDelete(f"u{each}", f"Message {each}", MAY + each * 86_400, 1_000, True, DeleteReason.RULE)
                    for each in range(count))
    fields: dict[str, object] = {"rule": rule, "download": 0, "deletes": deletes, "incomplete": incomplete, "kept": 0,
                                 "later": 0, "next_day": None, "asked_server": False}
    return LeavePreview(**(fields | more))  # type: ignore[arg-type]


def plain(text: str) -> str:
    """With spaces of one kind."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def home(engine: FakeEngine) -> Account:
    return engine.add_account("home", Protocol.POP3)


@pytest.fixture
def dialog(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, home: Account) -> LeaveRuleDialog:
    made = LeaveRuleDialog(engine, bridge, home)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def asked(qtbot: QtBot, engine: FakeEngine, count: int) -> PreviewLeave:
    qtbot.waitUntil(lambda: engine.count(PreviewLeave) == count)
    return engine.last(PreviewLeave)


def test_a_preview_comes_before_the_rule_can_be_used(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                     dialog: LeaveRuleDialog, home: Account) -> None:
    assert not dialog.save_button.isEnabled()
    first = asked(qtbot, engine, 1)
    assert (first.account_id, first.rule, first.ask_server) == (home.id, home.leave, False)
    bridge.post(JobFinished(first.token, preview(home.leave)))
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert plain(dialog.told.text()) == ("At the next check 37 messages leave the server, the oldest of May 3, 2024; "
                                  "2 are not fully downloaded and stay.")
    dialog.chooser.button(LeaveKind.KEEP).click()
    assert not dialog.save_button.isEnabled()
    second = asked(qtbot, engine, 2)
    assert second.rule == LeaveRule(LeaveKind.KEEP)
    bridge.post(JobFinished(second.token, preview(second.rule, 0, 0)))
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert dialog.told.text() == "At the next check no message leaves the server."


def test_only_the_newest_preview_counts(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                        dialog: LeaveRuleDialog) -> None:
    first = asked(qtbot, engine, 1)
    dialog.limits.messages.limited.click()
    dialog.limits.messages.spin.setValue(200)
    assert engine.last(CancelJob).token == first.token
    bridge.post(JobFinished(first.token, preview(dialog.rule(), 99)))
    second = asked(qtbot, engine, 2)
    assert second.rule is not None and second.rule.most_messages == 200
    assert "99" not in dialog.preview_text()


def test_the_server_is_asked_on_request_and_a_failure_is_told(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                              dialog: LeaveRuleDialog) -> None:
    bridge.post(JobFinished(asked(qtbot, engine, 1).token, preview(dialog.rule())))
    qtbot.waitUntil(dialog.ask_server.isEnabled)
    dialog.ask_server.click()
    second = asked(qtbot, engine, 2)
    assert second.ask_server
    bridge.post(JobFinished(second.token, None, MailError(ErrorKind.TIMEOUT, "no answer")))
    qtbot.waitUntil(lambda: "not known" in dialog.preview_text())
    assert dialog.save_button.isEnabled()


def test_what_is_chosen_is_told_with_its_grace(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                               dialog: LeaveRuleDialog) -> None:
    dialog.chooser.days.setValue(30)
    dialog.limits.room.limited.click()
    dialog.limits.room.spin.setValue(50)
    dialog.grace.choice.setCurrentIndex(dialog.grace.choice.findData(600))
    bridge.post(JobFinished(asked(qtbot, engine, 1).token, preview(dialog.rule(), later=3, next_day=MAY, kept=1)))
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert "They wait for 10 minutes before" in plain(dialog.preview_text())
    assert "3 more follow later, the first on May 3, 2024." in plain(dialog.preview_text())
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.save_button.click()
    assert chosen.args == [LeaveRule(LeaveKind.DAYS, 30, 0, 50 << 20), 600]


def test_limits_from_the_command_line_stay_exact(qtbot: QtBot) -> None:
    limits = LeaveLimits(17, 12_345_678)
    qtbot.addWidget(limits)
    assert limits.values() == (17, 12_345_678)
    limits.room.limited.click()
    assert limits.values() == (17, 0)


@pytest.mark.parametrize(("rule", "words"), [
    ("days:14", "Messages stay on the server for 14 days, then only this computer has them."),
    ("days:1", "Messages stay on the server for 1 day, then only this computer has them."),
    ("keep,count:500,size:1G", "Nothing is removed from the server. At most 500 messages and 1.0 GB stay there; beyond"
                               " that the oldest leave first."),
])
def test_rules_in_plain_words(rule: str, words: str) -> None:
    assert RuleWords().rule(LeaveRule.parse(rule)) == words


def test_the_settings_take_the_rule_and_the_rest(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                 home: Account) -> None:
    other = accounts.save(engine.store, make_account("other", Protocol.POP3))
    dialog = AccountSettingsDialog(engine, bridge, home)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "14 days" in dialog.rules.rule_text.text()
    dialog.rules.change.click()
    (inner,) = dialog.findChildren(LeaveRuleDialog)
    inner.chooser.button(LeaveKind.UNTIL_MOVED).click()
    inner.grace.choice.setCurrentIndex(inner.grace.choice.findData(3_600))
    bridge.post(JobFinished(asked(qtbot, engine, 1).token, preview(inner.rule())))
    qtbot.waitUntil(inner.save_button.isEnabled)
    inner.save_button.click()
    assert "until you move them" in dialog.rules.rule_text.text() and "1 hour" in dialog.rules.grace_text.text()
    dialog.rules.whole.limited.click()
    dialog.rules.whole.spin.setValue(3)
    dialog.rules.inbox.setCurrentIndex(dialog.rules.inbox.findData(other.id))
    dialog.rules.by_year.click()
    assert engine.count(SaveAccount) == 0
    dialog.save_button.click()
    saved = engine.last(SaveAccount).account
    assert (saved.leave, saved.delete_grace) == (LeaveRule(LeaveKind.UNTIL_MOVED), 3_600)
    assert (saved.whole_up_to, saved.delivers_to, saved.archive_by_year) == (3 << 20, other.id, False)


def test_an_inbox_that_others_use_is_not_given_away(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                    home: Account) -> None:
    other = accounts.save(engine.store, make_account("other", Protocol.POP3))
    accounts.save(engine.store, replace(other, delivers_to=home.id))
    dialog = AccountSettingsDialog(engine, bridge, home)
    qtbot.addWidget(dialog)
    assert dialog.rules.inbox.count() == 1
