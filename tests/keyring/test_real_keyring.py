"""The store against the real keyring, on a bus with an unlocked one (tests/run.py). Fails without one."""

from __future__ import annotations

import uuid

import pytest

from app.errors import ErrorKind, MailError
from app.model.account import Account, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.secrets import PasswordStore


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
