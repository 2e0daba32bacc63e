"""Why a password is asked for."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.errors import ErrorKind, MailError, SecretTrouble

translate = QCoreApplication.translate


def reason(error: MailError | None) -> str:
    """A sentence for whoever is to enter a password."""
    if error is not None and error.kind is ErrorKind.LOGIN_REFUSED:
        return translate("Password", "The server refused the user name or the password. Please check both.")
    trouble = error.secret_trouble if error is not None else None
    match trouble:
        case SecretTrouble.NO_KEYRING:
            return translate("Password", "This computer has no keyring that keeps passwords. Please enter it.")
        case SecretTrouble.KEYRING_LOCKED:
            return translate("Password", "The system’s keyring is locked. Unlock it and Depesche goes on by itself, or"
                                         " enter the password.")
        case SecretTrouble.KEYRING_FAILED:
            return translate("Password", "The system’s keyring does not answer. Please enter the password.")
        case SecretTrouble.SESSION_ENDED:
            return translate("Password", "The password of this account is kept only while Depesche runs. Please enter"
                                         " it.")
        case SecretTrouble.COMMAND_FAILED:
            return translate("Password", "The account’s password command gave no password. Run it in a terminal to see"
                                         " why, or enter the password.")
        case SecretTrouble.NOTHING_STORED | None:
            return translate("Password", "No password is stored for this account. Please enter it.")
        case _:
            assert_never(trouble)
