"""The encrypted store: its phrase shown and checked, its state in the preferences, the wizard's choice, the start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.commands import RestoreProfile, SaveAccount
from app.errors import ErrorKind, MailError, SecretTrouble
from app.events import AccountSaved, EditRefused, JobFinished, PhraseProposed, ProtectionChanged
from app.model.account import Protocol
from app.model.protection import Protection
from tests.fakes.engine import FakeEngine
from tests.gui.phrase_tools import WORDS
from tests.pictures.props import engine_for, on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from tests.pictures.wizard import to_options
from ui.desktop.restart import restart
from ui.dialogs.backup import RestoreDialog
from ui.dialogs.enter_phrase import EnterPhraseDialog
from ui.protection import words
from ui.protection.new_phrase import CHECK, NewPhraseDialog
from ui.protection.removal import RemovalDialog
from ui.protection.unlock import UnlockDialog
from ui.settings_pages.preferences import PreferencesWindow
from ui.settings_pages.security import SecurityPage
from ui.wizard.account_wizard import AccountWizard, Step

PLAIN = ProtectionChanged(Protection.PLAIN)
ENCRYPTED = ProtectionChanged(Protection.ENCRYPTED, key_in_keyring=True)
HALF = ProtectionChanged(Protection.ENCRYPTING, 43, key_in_keyring=True)
WAITS = ProtectionChanged(Protection.ENCRYPTING, 100, waits_for_restart=True, key_in_keyring=True)
LOCKED = "The key is not in the keyring."


@picture("phrase-new")
def new(stage: Stage) -> QWidget:
    return _phrase(stage)[0]


@picture("phrase-new-copied")
def copied(stage: Stage) -> QWidget:
    dialog = _phrase(stage)[0]
    dialog.copy.click()
    return dialog


@picture("phrase-change")
def change(stage: Stage) -> QWidget:
    return _phrase(stage, changes=True)[0]


@picture("phrase-check")
def check(stage: Stage) -> QWidget:
    dialog = _check(stage)
    QTest.keyClicks(dialog.check.lines[0], "than")
    QTest.keyClick(dialog.check.lines[0], Qt.Key.Key_Return)
    return dialog


@picture("phrase-check-wrong")
def check_wrong(stage: Stage) -> QWidget:
    dialog = _check(stage)
    for line, word in zip(dialog.check.lines, ("thank", "saxophone"), strict=False):
        line.setText(word)
        QTest.keyClick(line, Qt.Key.Key_Return)
    return dialog


@picture("phrase-check-right")
def check_right(stage: Stage) -> QWidget:
    dialog = _check(stage)
    for line in dialog.check.lines:
        line.setText(WORDS[line.number - 1])
    return dialog


@picture("phrase-refused")
def refused(stage: Stage) -> QWidget:
    dialog = _check(stage)
    for line in dialog.check.lines:
        line.setText(WORDS[line.number - 1])
    dialog.next.click()
    stage.bridge.post(EditRefused(MailError(ErrorKind.DISK_FULL, "The disk is full.")))
    stage.wait(dialog.problem.isVisible)
    stage.after(lambda: stage.window.banners.remove("error"))
    return dialog


@picture("stored-mail-remove")
def removal(stage: Stage) -> QWidget:
    return on_top(stage, RemovalDialog())


@picture("unlock")
def unlock(stage: Stage) -> QWidget:
    return _unlock(stage)


@picture("unlock-typing")
def unlock_typing(stage: Stage) -> QWidget:
    dialog = _unlock(stage)
    for line, word in zip(dialog.grid.lines, ("legal", "winner", "thanx", "year"), strict=False):
        QTest.keyClicks(line, word)
        QTest.keyClick(line, Qt.Key.Key_Return)
    return dialog


@picture("unlock-refused")
def unlock_refused(stage: Stage) -> QWidget:
    dialog = _unlock(stage)
    for line, word in zip(dialog.grid.lines, WORDS, strict=True):
        line.setText(word)
    dialog.ok.click()
    return dialog


@picture("unlock-keyring-locked")
def unlock_keyring(stage: Stage) -> QWidget:
    return _unlock(stage, SecretTrouble.KEYRING_LOCKED)


@picture("preferences-stored-mail-plain")
def plain(stage: Stage) -> QWidget:
    return _page(stage, PLAIN)


@picture("preferences-stored-mail-encrypting")
def encrypting(stage: Stage) -> QWidget:
    return _page(stage, HALF)


@picture("preferences-stored-mail-waits")
def waits(stage: Stage) -> QWidget:
    return _page(stage, WAITS)


@picture("preferences-stored-mail-encrypted")
def encrypted(stage: Stage) -> QWidget:
    return _page(stage, ENCRYPTED)


@picture("preferences-stored-mail-no-keyring")
def no_keyring(stage: Stage) -> QWidget:
    return _page(stage, ProtectionChanged(Protection.ENCRYPTED))


@picture("preferences-stored-mail-lacks-key")
def lacks_key(stage: Stage) -> QWidget:
    return _page(stage, ProtectionChanged(Protection.CHANGING, 43, problem=words.ASK_AGAIN))


@picture("phrase-enter")
def enter(stage: Stage) -> QWidget:
    window = _page(stage, ProtectionChanged(Protection.CHANGING, 43, problem=words.ASK_AGAIN))
    page = window.page("security")
    assert isinstance(page, SecurityPage)
    page.stored.enter.click()
    dialog = window.findChild(EnterPhraseDialog)
    assert dialog is not None
    stage.after(window.close)
    on_top(stage, dialog)
    stage.pause(0.1)
    return dialog


@picture("dialog-restore-encrypted")
def restore(stage: Stage) -> QWidget:
    engine = engine_for(stage)
    dialog = RestoreDialog(engine, stage.bridge, Path("/home/mara/Dokumente"))
    dialog.source.line.setText("/home/mara/Dokumente/depesche-2026-11-01.zip")
    dialog.sure.setChecked(True)
    on_top(stage, dialog)
    dialog.begin.click()
    locked = MailError(ErrorKind.STORE_LOCKED, "This backup is encrypted.")
    stage.bridge.post(JobFinished(engine.last(RestoreProfile).token, None, locked))
    stage.wait(dialog.problem.isVisible)
    asked = dialog.findChild(EnterPhraseDialog)
    assert asked is not None
    asked.reject()
    stage.pause(0.1)
    return dialog


@picture("main-encrypting")
def main_encrypting(stage: Stage) -> QWidget:
    return _main(stage, HALF)


@picture("main-encryption-waits")
def main_waits(stage: Stage) -> QWidget:
    return _main(stage, WAITS)


@picture("wizard-5-options-first")
def first(stage: Stage) -> QWidget:
    wizard = _options(stage, Protocol.POP3, PLAIN)[0]
    wizard.options.stored_mail.choice.setFocus()
    stage.pause(0.1)
    return wizard


@picture("wizard-5-options-encrypted")
def first_of_encrypted(stage: Stage) -> QWidget:
    return _options(stage, Protocol.IMAP, ENCRYPTED)[0]


@picture("wizard-6-done-phrase")
def done_phrase(stage: Stage) -> QWidget:
    return _done(stage)


@picture("wizard-6-done-not-encrypted")
def done_not_encrypted(stage: Stage) -> QWidget:
    wizard = _done(stage)
    wizard.next.click()
    dialog = wizard.findChild(NewPhraseDialog)
    assert dialog is not None
    dialog.reject()
    stage.pause(0.1)
    return wizard


def _phrase(stage: Stage, *, changes: bool = False) -> tuple[NewPhraseDialog, FakeEngine]:
    engine = engine_for(stage)
    dialog = NewPhraseDialog(engine, stage.bridge, changes=changes, pick=lambda count: (2, 5, 10))
    on_top(stage, dialog)
    stage.bridge.post(PhraseProposed(WORDS))
    stage.wait(lambda: len(dialog.sheet.cells) == len(WORDS))
    return dialog, engine


def _check(stage: Stage) -> NewPhraseDialog:
    dialog = _phrase(stage)[0]
    dialog.next.click()
    stage.wait(lambda: dialog.page == CHECK)
    return dialog


def _unlock(stage: Stage, trouble: SecretTrouble = SecretTrouble.NOTHING_STORED) -> UnlockDialog:
    def refuse(_phrase: str, _keep: bool) -> None:
        raise MailError(ErrorKind.STORE_LOCKED, "This phrase is another store's.")

    error = MailError(ErrorKind.STORE_LOCKED, LOCKED, secret_trouble=trouble)
    dialog = UnlockDialog(error, refuse)
    on_top(stage, dialog)
    stage.pause(0.1)
    return dialog


def _page(stage: Stage, told: ProtectionChanged) -> PreferencesWindow:
    stage.mute()
    window = stage.window.program.preferring.open("security")
    on_top(stage, window)
    _tell(stage, told)
    return window


def _main(stage: Stage, told: ProtectionChanged) -> QWidget:
    stage.mute()
    calls = restart()
    calls.is_served = True
    stage.after(lambda: setattr(calls, "is_served", False))
    stage.open_folder("INBOX")
    _tell(stage, told)
    stage.pause(1.5)  # short work has no line
    stage.window.toast.hide()  # which an earlier scene's state may have left
    return stage.window


def _tell(stage: Stage, told: ProtectionChanged) -> None:
    stage.bridge.post(told)
    stage.after(lambda: stage.bridge.post(ENCRYPTED))  # which nothing is said of
    stage.pause(0.1)


def _options(stage: Stage, protocol: Protocol, told: ProtectionChanged) -> tuple[AccountWizard, FakeEngine]:
    wizard, engine = to_options(stage, protocol)
    stage.bridge.post(told)
    stage.wait(wizard.options.stored_mail.isVisible)
    return wizard, engine


def _done(stage: Stage) -> AccountWizard:
    wizard, engine = _options(stage, Protocol.POP3, PLAIN)
    wizard.options.stored_mail.choice.click()
    wizard.next.click()
    stage.bridge.post(AccountSaved(engine.last(SaveAccount).token, 1))
    stage.wait(lambda: wizard.step is Step.DONE)
    return wizard
