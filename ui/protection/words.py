"""What is said of the stored mail's encryption."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.errors import ErrorKind, MailError, SecretTrouble
from app.events import ProtectionChanged
from app.model.protection import Protection
from ui import wording
from ui.known_sentences import KnownSentences

translate = QCoreApplication.translate


def state(told: ProtectionChanged) -> str:
    """A heading."""
    if told.waits_for_restart:
        return after_restart(told.state)
    match told.state:
        case Protection.PLAIN:
            return translate("StoredMail", "Your mail on this computer is not encrypted")
        case Protection.ENCRYPTED:
            return translate("StoredMail", "Your mail on this computer is encrypted")
        case _:
            return under_way(told.state)


def under_way(what: Protection) -> str:
    """What a conversion does, while it does; "" without one."""
    match what:
        case Protection.ENCRYPTING:
            return translate("StoredMail", "Your mail is being encrypted")
        case Protection.CHANGING:
            return translate("StoredMail", "Your mail is being encrypted with the new key")
        case Protection.DECRYPTING:
            return translate("StoredMail", "The encryption is being removed")
        case Protection.PLAIN | Protection.ENCRYPTED:
            return ""
        case _:
            assert_never(what)


def after_restart(what: Protection) -> str:
    """What the next start does; "" where nothing waits for it."""
    match what:
        case Protection.ENCRYPTING:
            return translate("StoredMail", "Your mail will be encrypted when Depesche is started next")
        case Protection.CHANGING:
            return translate("StoredMail", "The new key takes effect when Depesche is started next")
        case Protection.DECRYPTING:
            return translate("StoredMail", "The encryption will be gone when Depesche is started next")
        case Protection.PLAIN | Protection.ENCRYPTED:
            return ""
        case _:
            assert_never(what)


def key(told: ProtectionChanged) -> str:
    """Where the key is."""
    if told.state in (Protection.PLAIN, Protection.DECRYPTING):
        return ""
    if told.key_in_keyring:
        return translate("StoredMail", "Its key is in the system's keyring, and Depesche opens without a question.")
    return translate("StoredMail", "No keyring has its key: Depesche asks for the recovery phrase at each start.")


def why_locked(error: MailError) -> str:
    """Why the store could not be opened at the start."""
    match error.secret_trouble:
        case SecretTrouble.KEYRING_LOCKED:
            return translate("StoredMail", "The key to your mail is in the keyring, and the keyring is locked. Unlock "
                                           "it and try again, or type the recovery phrase.")
        case SecretTrouble.NO_KEYRING:
            return translate("StoredMail", "No keyring answers on this system that could have the key to your mail. "
                                           "Type the recovery phrase that you have written down.")
        case SecretTrouble.KEYRING_FAILED:
            return translate("StoredMail", "The keyring that should have the key to your mail failed. Try again, or "
                                           "type the recovery phrase.")
        case _:
            return translate("StoredMail", "The key to your mail is not in the keyring: this may be another computer, "
                                           "or the keyring was made anew. Type the recovery phrase that you have "
                                           "written down.")


def refusal(error: MailError) -> str:
    """The engine did not begin."""
    if error.kind is ErrorKind.DISK_FULL:
        return translate("StoredMail", "The disk is full. Free some space and try again; nothing was changed.")
    return problem(error.detail) if SENTENCES.said(error.detail) else wording.error_sentence(error)


def problem(detail: str) -> str:
    """Why a conversion rests, as app/ writes it."""
    return SENTENCES.said(detail) or detail


def wants_phrase(told: ProtectionChanged) -> bool:
    """A conversion can't go on, since no keyring kept the new key over a restart."""
    return told.problem == ASK_AGAIN


ASK_AGAIN = str(QT_TRANSLATE_NOOP(
    "StoredMail",
    "The key of the conversion that was begun is not in the keyring: enter the recovery phrase anew to go on."))

SENTENCES = KnownSentences("StoredMail", (
    ASK_AGAIN,
    QT_TRANSLATE_NOOP("StoredMail", "The copy of the mail database is not like it any more: it is made anew."),
    QT_TRANSLATE_NOOP(
        "StoredMail",
        "The disk is full: free some space, then try again. Nothing that was already stored is lost."),
    QT_TRANSLATE_NOOP(
        "StoredMail",
        "The mail database cannot be read or written: check the profile folder's permissions and its disk."),
    QT_TRANSLATE_NOOP("StoredMail", "The mail database refused an operation."),
    QT_TRANSLATE_NOOP("StoredMail", "Another program holds the mail database: close it, then try again."),
    QT_TRANSLATE_NOOP(
        "StoredMail",
        "The mail database is damaged. Depesche repairs it when it is started next, and keeps the damaged file "
        "aside."),
    QT_TRANSLATE_NOOP(
        "StoredMail", "The profile folder {0} can't be written: check its permissions and its disk."),
    QT_TRANSLATE_NOOP("StoredMail", "{0} can't be removed: check the profile folder's permissions."),
))
