"""At the start: the mail is encrypted and its key is not to be had. The phrase opens it, or the keyring once it is
open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from app.errors import ErrorKind, MailError, SecretTrouble
from ui.dialogs.enter_phrase import EnterPhraseDialog
from ui.protection import words

Attempt = Callable[[str, bool], None]
"""Opens the store with a phrase ("": with the keyring's key); the second says whether the keyring is to keep the key.
Raises MailError, and has changed nothing then."""

_NO_KEYRING = (SecretTrouble.NO_KEYRING, SecretTrouble.KEYRING_FAILED)


class UnlockDialog(EnterPhraseDialog):
    """Accepted: the store is open. Rejected: the person gives up, or `error` says what else is wrong. There is no end
    of tries: whoever guesses has 2 to the power of 128 phrases before them."""

    def __init__(self, error: MailError, attempt: Attempt, parent: QWidget | None = None) -> None:
        self.error, self._attempt, self._tries = error, attempt, False
        super().__init__(self.tr("Unlock your mail"), "lock", self.tr("Your mail is encrypted"),
                         words.why_locked(error), self.tr("&Unlock"), self.tr("&Quit"), parent)

    def add_more(self) -> None:
        self.keep = QCheckBox(self.tr("&Keep the key in the keyring"))
        self.keep.setChecked(self.error.secret_trouble not in _NO_KEYRING)
        self.body.addWidget(self.keep)
        self.again = self.add_left(self.tr("Ask the keyring &again"))
        self.again.clicked.connect(self._ask_keyring)

    def use(self, words: str) -> None:
        """Meanwhile other events may be served: a migration, or a keyring that asks, takes its time."""
        focus = self.focusWidget()
        self._tries = True
        self.setEnabled(False)
        try:
            self._attempt(words, self.keep.isChecked())
        finally:
            self._tries = False
            self.setEnabled(True)
            if focus is not None:
                focus.setFocus()

    def reject(self) -> None:
        if not self._tries:
            super().reject()

    def refused(self, error: MailError) -> None:
        if error.kind is not ErrorKind.STORE_LOCKED:
            self.error = error
            self.reject()
            return
        self.problem.say(self.tr("This phrase does not open this mail. Is it the newest one, and of this computer?"
                                 " Nothing was changed; you can try again as often as you like."))

    def _ask_keyring(self) -> None:
        try:
            self.use("")
        except MailError as error:
            self.error = error
            if error.kind is not ErrorKind.STORE_LOCKED:
                self.reject()
                return
            self.why.setText(words.why_locked(error))
            self.problem.say(self.tr("The keyring did not give the key."))
        else:
            self.accept()


def unlocked(error: MailError, attempt: Attempt) -> MailError | None:
    """Asks until the store is open (None), or the person gives up; then `error`, or what else is wrong."""
    dialog = UnlockDialog(error, attempt)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    loop = QEventLoop()
    dialog.finished.connect(loop.quit)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    loop.exec()
    opened = dialog.result() == UnlockDialog.DialogCode.Accepted
    dialog.deleteLater()
    return None if opened else dialog.error
