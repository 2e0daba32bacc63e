"""The store against the real keyring, on a bus with an unlocked one (tests/run.py). Fails without one."""

from __future__ import annotations

import uuid

import pytest

from app.errors import ErrorKind, MailError
from app.model.account import Account, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.model.sign_in import Grant
from app.secrets import KeyringPlace, PasswordStore


def test_a_password_is_kept_found_by_another_store_and_removed() -> None:
    server = ServerSettings("imap.example.org", 993, Security.TLS, f"user-{uuid.uuid4()}")
    account = Account(1, "Real", "a@example.org", "A", Protocol.IMAP, server, None,
                      SecretSource(SecretKind.KEYRING))
    first, second = PasswordStore(), PasswordStore()
    assert first.put(account, "pässword"), "no real keyring took the password"
    try:
        assert second.get(account) == "pässword"
        assert first.put(account, "changed")
        assert second.get(account) == "changed"
    finally:
        second.forget(account)
    with pytest.raises(MailError) as caught:
        PasswordStore().get(account)
    assert caught.value.kind is ErrorKind.SECRET_MISSING
    assert "holds no password" in caught.value.detail


def test_a_long_sign_in_is_kept_found_by_another_store_and_removed() -> None:
    source = SecretSource(SecretKind.OAUTH, provider="google", identity=f"{uuid.uuid4()}@example.org")
    first, second = PasswordStore(), PasswordStore()
    renewed: list[str] = []

    def renewal(_source: SecretSource, refresh_token: str, _ca_file: str) -> Grant:
        renewed.append(refresh_token)
        return Grant("access-2", 3600.0)

    second.renew_by(renewal)
    server = ServerSettings("imap.example.org", 993, Security.TLS, "a")
    account = Account(1, "Real", "a@example.org", "A", Protocol.IMAP, server, None, source)
    first.keep_grant(source, Grant("access-1", 3600.0, "r" * 5000))
    assert first.store_grant(source), "no real keyring took the sign-in"
    try:
        assert second.get(account) == "access-2" and renewed == ["r" * 5000]
    finally:
        assert second.forget_grant(source) == "r" * 5000
    assert PasswordStore().forget_grant(source) == ""


def test_the_keyring_has_a_name_that_people_know() -> None:
    assert PasswordStore().where() == KeyringPlace("GNOME Keyring")
