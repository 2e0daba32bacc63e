"""Where an account's password comes from, in words."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.model.account import SecretKind, SecretSource

translate = QCoreApplication.translate


def secret_line(secret: SecretSource) -> str:
    """In a few words."""
    match secret.kind:
        case SecretKind.KEYRING:
            return translate("SecretWords", "Password in the system's keyring")
        case SecretKind.COMMAND:
            return translate("SecretWords", "Password from a command")
        case SecretKind.SESSION:
            return translate("SecretWords", "Password asked for after each start")
        case SecretKind.OAUTH:
            return translate("SecretWords", "Signed in in the browser")
        case _:
            assert_never(secret.kind)
