"""Signing in with a provider, in words: whom with, what came of it, and what the browser shows at the end."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QGuiApplication

from app.errors import ErrorKind, MailError
from app.events import SignedIn
from app.model.account import SecretSource
from app.model.sign_in import BrowserWords, SignInFailed
from app.setup import oauth_providers
from ui import sign_in_trouble, wording

translate = QCoreApplication.translate


def provider_name(key: str) -> str:
    """As people know it: the provider's name, or the host of an issuer that was given by hand."""
    known = oauth_providers.known().get(key)
    return known.name if known is not None else urlsplit(key).hostname or key


def signed_in_as(secret: SecretSource) -> str:
    return translate("SignInWords", "Signed in with {provider} as {identity}").format(
        provider=provider_name(secret.provider), identity=secret.identity)


def kept(event: SignedIn) -> str:
    """After a sign-in for an account that there is already."""
    if event.kept_for_session:
        return translate("SignInWords", "Signed in until Depesche is quit: no keyring keeps it longer.")
    return translate("SignInWords", "Signed in.")


def trouble(error: MailError, provider: str) -> tuple[str, str]:
    """A heading, and a sentence that says what to do. `provider`: its name."""
    if error.kind is ErrorKind.CANCELLED:
        return (translate("SignInWords", "The sign-in was cancelled"),
                translate("SignInWords", "Nothing has been changed."))
    if not isinstance(error, SignInFailed):
        return translate("SignInWords", "The sign-in did not work"), wording.error_sentence(error)
    return sign_in_trouble.heading(error.trouble), sign_in_trouble.sentence(error.trouble, provider)


def browser_words(provider: str) -> BrowserWords:
    """`provider`: its name."""
    return BrowserWords(
        title=translate("SignInWords", "Depesche: sign-in with {provider}").format(provider=provider),
        done=translate("SignInWords", "Depesche has the answer and goes on."),
        refused=translate("SignInWords", "The sign-in was not allowed. Depesche says what can be done."),
        close=translate("SignInWords", "You can close this window."),
        language=QLocale().bcp47Name(),
        right_to_left=QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft)
