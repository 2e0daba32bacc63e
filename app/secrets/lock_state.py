"""Whether a keyring is open, without having it ask the person to open it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

_DEFAULT = "/org/freedesktop/secrets/aliases/default"


@runtime_checkable
class TellsItsLock(Protocol):
    """A keyring that can tell by itself."""

    def is_open(self) -> bool: ...


def is_open(keyring: object) -> bool:
    """False where it is locked, does not answer, or cannot tell without a question (KWallet, macOS). Never raises."""
    if isinstance(keyring, TellsItsLock):
        return keyring.is_open()
    if type(keyring).__module__ != "keyring.backends.SecretService":
        return False
    import secretstorage  # of the same bus as the backend's, and only on systems that have it

    try:
        bus = secretstorage.dbus_init()
        try:
            # Not get_default_collection, which makes one where there is none, and asks for a password for it.
            return not secretstorage.Collection(bus, _DEFAULT).is_locked()
        finally:
            bus.close()
    except (secretstorage.exceptions.SecretStorageException, OSError):
        return False
