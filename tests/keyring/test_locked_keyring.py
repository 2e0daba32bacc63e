"""A real keyring that is locked and opened again: noticed without a question to anybody."""

from __future__ import annotations

import secretstorage
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection

from app.secrets import KeyringPlace, PasswordStore

DEFAULT = "/org/freedesktop/secrets/aliases/default"
SERVICE = "/org/freedesktop/secrets"


def open_keyring(bus: DBusConnection, password: bytes) -> None:
    """As the login does; a person is asked in a window otherwise."""
    secrets = DBusAddress(SERVICE, "org.freedesktop.secrets", "org.freedesktop.Secret.Service")
    session = bus.send_and_get_reply(new_method_call(secrets, "OpenSession", "sv", ("plain", ("s", "")))).body[1]
    unlocker = DBusAddress(SERVICE, "org.freedesktop.secrets",
                           "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface")
    reply = bus.send_and_get_reply(new_method_call(unlocker, "UnlockWithMasterPassword", "o(oayays)", (
        DEFAULT, (session, b"", password, "text/plain"))))
    assert reply.header.message_type.name == "method_return", reply.body


def test_a_locked_keyring_is_seen_to_be_locked_and_then_to_be_open() -> None:
    passwords = PasswordStore()
    assert passwords.is_open()
    bus = secretstorage.dbus_init()
    try:
        secretstorage.Collection(bus, DEFAULT).lock()
        assert not passwords.is_open()
        assert passwords.where() == KeyringPlace("GNOME Keyring", locked=True), "a look asks nobody to unlock it"
        open_keyring(bus, b"test")
        assert passwords.is_open()
    finally:
        bus.close()
