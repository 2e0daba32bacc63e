"""The dialogs: what they tell, what they ask of the engine, what they refuse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.commands import CancelOutbox, ProbeAccount, RemoveAccount, RetryOutbox, SaveAccount
from app.errors import ErrorKind, MailError
from app.events import AccountSaved, OutboxChanged, ProbeFinished, ServerFound
from app.model.account import Account, BodyPolicy, SecretKind, SecretSource
from app.store import accounts, bodies, outbox
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import HOME, RECEIVES_ONLY, WORK
from ui.bridge import EventBridge
from ui.dialogs.about import AboutDialog
from ui.dialogs.account_settings import SIGN_IN, AccountSettingsDialog
from ui.dialogs.error import ErrorDialog, explain
from ui.dialogs.folder_name import FolderNameDialog
from ui.dialogs.outbox import OutboxDialog
from ui.dialogs.password import PasswordDialog
from ui.dialogs.remove_account import RemoveAccountDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.dialogs.source import SHOWN_OCTETS, SourceDialog
from ui.forms.body_policy import BudgetField

Shown = TypeVar("Shown", bound=QDialog)
RAW = b"From: a@b.example\r\nSubject: Gr\xc3\xbc\xc3\x9fe\r\n\r\nHallo\x00\x1b[31m\r\n"


def _show(qtbot: QtBot, dialog: Shown) -> Shown:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _words(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


# --- errors ------------------------------------------------------------------------------------------


def test_an_error_shows_words_first_and_technical_text_on_demand(qtbot: QtBot) -> None:
    error = MailError(ErrorKind.TIMEOUT, "imap.x.example did not answer.", "* BYE Autologout")
    dialog = _show(qtbot, ErrorDialog(error))
    assert not dialog.technical.isVisible()
    assert "BYE" not in _words(dialog)
    dialog.details.click()
    assert "BYE Autologout" in dialog.technical.toPlainText()
    assert dialog.technical.isVisible()
    dialog.copy.click()
    assert "did not answer" in QGuiApplication.clipboard().text()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


@pytest.mark.parametrize("kind", list(ErrorKind))
def test_every_error_has_a_dialog(qtbot: QtBot, kind: ErrorKind) -> None:
    dialog = _show(qtbot, explain(MailError(kind, "Detail."), None, "imap.x.example"))
    assert len(_words(dialog)) > 20


# --- account settings --------------------------------------------------------------------------------


@pytest.fixture
def stored(engine: FakeEngine) -> Account:
    return accounts.save(engine.store, replace(WORK, id=0))


def test_days_and_room_for_messages_are_saved(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                              stored: Account) -> None:
    dialog = _show(qtbot, AccountSettingsDialog(engine, bridge, stored))
    assert not dialog.rules.bodies.spin.isEnabled() and not dialog.rules.budget.spin.isEnabled()
    dialog.rules.bodies.button(BodyPolicy.RECENT).setChecked(True)
    dialog.rules.bodies.spin.setValue(90)
    dialog.rules.budget.limited.setChecked(True)
    dialog.rules.budget.spin.setValue(3)
    changed = dialog.account()
    assert (changed.bodies, changed.body_days, changed.body_budget) == (BodyPolicy.RECENT, 90, 3 << 30)
    dialog.rules.budget.limited.setChecked(False)
    assert dialog.account().body_budget == 0


@pytest.mark.parametrize("octets", [1, 700_000_000, 5 << 30, (5 << 30) + 1])
def test_a_limit_that_was_only_looked_at_stays_as_it_is(qtbot: QtBot, octets: int) -> None:
    field = BudgetField(octets)
    qtbot.addWidget(field)
    assert field.octets() == octets
    field.spin.setValue(9)
    assert field.octets() == 9 << 30


def test_settings_show_and_save_what_was_changed(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                 stored: Account) -> None:
    dialog = _show(qtbot, AccountSettingsDialog(engine, bridge, stored))
    assert dialog.account() == stored
    dialog.name.setText("Büro")
    dialog.incoming.host.setText("mail.nordlicht.example")
    dialog.rules.bodies.button(BodyPolicy.NONE).click()
    dialog.save_button.click()
    saved = engine.last(SaveAccount)
    assert saved.password is None
    assert saved.account == replace(stored, name="Büro", bodies=BodyPolicy.NONE,
                                    incoming=replace(stored.incoming, host="mail.nordlicht.example"))
    with qtbot.waitSignal(dialog.accepted):
        bridge.post(AccountSaved(saved.token, stored.id))


def test_a_name_that_another_account_has_is_refused(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                   stored: Account) -> None:
    accounts.save(engine.store, replace(HOME, id=0))
    dialog = _show(qtbot, AccountSettingsDialog(engine, bridge, stored))
    dialog.name.setText(HOME.name)
    assert dialog.name_problem.text()
    assert not dialog.save_button.isEnabled()
    dialog.name.setText(stored.name)
    assert not dialog.name_problem.text()
    assert dialog.save_button.isEnabled()


def test_a_new_password_is_tried_out_before_it_is_stored(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                         stored: Account) -> None:
    dialog = _show(qtbot, AccountSettingsDialog(engine, bridge, stored))
    dialog.password.setText("neu")
    dialog.save_button.click()
    assert engine.count(SaveAccount) == 0
    assert not dialog.save_button.isEnabled()
    refused = MailError(ErrorKind.LOGIN_REFUSED, "…")
    with qtbot.waitSignal(bridge.probe_finished):
        bridge.post(ProbeFinished(engine.last(ProbeAccount).token, refused, None))
    assert dialog.problem.text()
    dialog.password.setText("neu!")
    dialog.password.setText("neu")
    assert not dialog.problem.text()
    assert engine.count(SaveAccount) == 0
    for error in dialog.findChildren(ErrorDialog):
        error.reject()
    dialog.save_button.click()
    with qtbot.waitSignal(bridge.probe_finished):
        bridge.post(ProbeFinished(engine.last(ProbeAccount).token, ServerFound(()), ServerFound(())))
    assert engine.last(SaveAccount).password == "neu"


def test_a_command_as_source_of_the_password_is_kept(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                     stored: Account) -> None:
    secret = SecretSource(SecretKind.COMMAND, "pass show mail")
    dialog = _show(qtbot, AccountSettingsDialog(engine, bridge, replace(stored, secret=secret)))
    assert dialog.account().secret == secret
    dialog.show_tab(SIGN_IN)
    assert not dialog.password.isVisible()
    dialog.secret.choices[SecretKind.KEYRING].click()
    dialog.password.setText("neu")
    assert dialog.account().secret == SecretSource(SecretKind.KEYRING)
    dialog.save_button.click()
    assert engine.last(ProbeAccount).password == "neu"


def test_sending_can_be_added_to_an_account_that_only_receives(qtbot: QtBot, engine: FakeEngine,
                                                               bridge: EventBridge) -> None:
    dialog = _show(qtbot, AccountSettingsDialog(engine, bridge, RECEIVES_ONLY))
    assert dialog.account().outgoing is None
    dialog.sends.click()
    outgoing = dialog.account().outgoing
    assert outgoing is not None
    assert (outgoing.host, outgoing.port) == ("smtp.post.example", 465)


def test_removing_a_pop3_account_needs_a_tick(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> None:
    dialog = _show(qtbot, AccountSettingsDialog(engine, bridge, HOME))
    dialog.remove_button.click()
    (question,) = dialog.findChildren(RemoveAccountDialog)
    assert not question.remove.isEnabled()
    assert "for ever" in _words(question)
    question.understood.click()
    with qtbot.waitSignal(dialog.removed) as removed:
        question.remove.click()
    assert removed.args == [HOME.id]
    assert engine.last(RemoveAccount).account_id == HOME.id


def test_an_imap_account_is_kept_by_default(qtbot: QtBot) -> None:
    question = _show(qtbot, RemoveAccountDialog(WORK))
    assert question.remove.isEnabled()
    assert question.keep.isDefault()
    with qtbot.waitSignal(question.rejected):
        QTest.keyClick(question, Qt.Key.Key_Return)


# --- outbox ------------------------------------------------------------------------------------------


def _queue(engine: FakeEngine, account_id: int, subject: str) -> int:
    with engine.store.write():
        return outbox.add(engine.store, account_id, bodies.pack(RAW + subject.encode()), ("a@b.example",), subject)


def test_the_outbox_lists_retries_and_takes_back(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                 stored: Account) -> None:
    waiting, failed = _queue(engine, stored.id, "Eins"), _queue(engine, stored.id, "Zwei")
    outbox.mark(engine.store, failed, outbox.FAILED, "550 No such user")
    dialog = _show(qtbot, OutboxDialog(engine, bridge))
    assert dialog.list.count() == 2
    dialog.list.setCurrentRow(1)
    assert "550" in dialog.reason.text()
    dialog.retry.click()
    assert engine.last(RetryOutbox).outbox_id == failed
    dialog.list.setCurrentRow(0)
    dialog.take_back.click()
    assert engine.last(CancelOutbox).outbox_id == waiting


def test_the_outbox_follows_what_happens(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                         stored: Account) -> None:
    first, second = _queue(engine, stored.id, "Eins"), _queue(engine, stored.id, "Zwei")
    dialog = _show(qtbot, OutboxDialog(engine, bridge))
    dialog.list.setCurrentRow(1)
    with engine.store.write():
        outbox.remove(engine.store, first)
    with qtbot.waitSignal(bridge.outbox_changed):
        bridge.post(OutboxChanged(stored.id))
    assert dialog.list.count() == 1
    assert "Zwei" in dialog.list.currentItem().text()
    outbox.mark(engine.store, second, outbox.SENDING)
    dialog.refresh()
    assert not dialog.retry.isEnabled()
    assert not dialog.take_back.isEnabled()


def test_an_unclear_delivery_is_explained(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                          stored: Account) -> None:
    outbox.mark(engine.store, _queue(engine, stored.id, "Eins"), outbox.UNKNOWN)
    assert "twice" in _show(qtbot, OutboxDialog(engine, bridge)).reason.text()


def test_an_empty_outbox_says_so(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> None:
    dialog = _show(qtbot, OutboxDialog(engine, bridge))
    assert "empty" in _words(dialog)
    assert not dialog.retry.isEnabled()


# --- the small ones ----------------------------------------------------------------------------------


def test_folder_names_are_checked(qtbot: QtBot) -> None:
    dialog = _show(qtbot, FolderNameDialog("New folder", taken=("Reisen",), delimiter="/"))
    assert not dialog.ok.isEnabled()
    for bad in ("reisen", "a/b", "a\tb", "   "):
        dialog.line.setText(bad)
        assert not dialog.ok.isEnabled()
    dialog.line.setText(" Familie ")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.name() == "Familie"


def test_a_rename_may_change_the_case_but_must_change_something(qtbot: QtBot) -> None:
    dialog = _show(qtbot, FolderNameDialog("Rename", name="reisen", taken=("reisen", "Post")))
    assert not dialog.ok.isEnabled()
    dialog.line.setText("Reisen")
    assert dialog.ok.isEnabled()


def test_the_source_is_shown_harmlessly_and_saved_untouched(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _show(qtbot, SourceDialog(RAW, "Grüße"))
    shown = dialog.text.toPlainText()
    assert "Grüße" in shown
    assert "\x1b" not in shown
    assert "␛" in shown
    dialog.save_to(tmp_path / "m.eml")
    assert (tmp_path / "m.eml").read_bytes() == RAW
    dialog.save_to(tmp_path / "fehlt" / "m.eml")
    (failed,) = dialog.findChildren(ErrorDialog)
    failed.reject()


def test_the_source_can_be_searched(qtbot: QtBot) -> None:
    dialog = _show(qtbot, SourceDialog(RAW, ""))
    dialog.search.setText("hallo")
    assert dialog.text.textCursor().selectedText() == "Hallo"
    dialog.search.setText("nirgends")
    assert dialog.search.property("invalid")


def test_a_huge_source_is_cut_in_view(qtbot: QtBot) -> None:
    dialog = _show(qtbot, SourceDialog(b"x" * (SHOWN_OCTETS + 5), "lang"))
    assert len(dialog.text.whole) == SHOWN_OCTETS


def test_a_source_cut_within_a_letter_and_one_that_turns_its_writing_round(qtbot: QtBot) -> None:
    dialog = _show(qtbot, SourceDialog(b"x" * (SHOWN_OCTETS - 7) + "üüüü".encode(), "cut"))
    assert dialog.text.toPlainText().endswith("xüüü")
    dialog = _show(qtbot, SourceDialog("From: \u202eada\u200b".encode(), "turned"))
    assert dialog.text.toPlainText() == "From: ‹U+202E›ada‹U+200B›"


def test_shortcuts_can_be_filtered(qtbot: QtBot) -> None:
    dialog = _show(qtbot, ShortcutsDialog([("Mail", "Reply", "Ctrl+R"), ("Mail", "Archive", "A")]))
    dialog.filter.setText("ctrl+r")
    group, items = dialog._groups[0]
    assert not group.isHidden()
    assert [item.isHidden() for item in items] == [False, True]
    dialog.filter.setText("nirgends")
    assert group.isHidden()


def test_about_tells_the_version(qtbot: QtBot) -> None:
    dialog = _show(qtbot, AboutDialog())
    assert "0." in _words(dialog)
    dialog.copy.click()
    assert "PySide" in QGuiApplication.clipboard().text()


def test_every_field_has_a_name_for_screen_readers(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                   stored: Account) -> None:
    for dialog in (AccountSettingsDialog(engine, bridge, stored), PasswordDialog(stored, None),
                   FolderNameDialog("New folder"), SourceDialog(RAW, ""), ShortcutsDialog([])):
        shown = _show(qtbot, dialog)
        fields = [field for field in shown.findChildren(QLineEdit) if not field.objectName().startswith("qt_")]
        assert fields
        assert all(field.accessibleName() for field in fields)
