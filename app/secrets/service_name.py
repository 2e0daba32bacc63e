"""Which program answers as the Secret Service, as people know it."""

from __future__ import annotations

from pathlib import Path

SECRET_SERVICE = "Secret Service"
_BUS = "org.freedesktop.DBus"
_PROGRAMS = {"gnome-keyring-d": "GNOME Keyring", "keepassxc": "KeePassXC", "kwalletd": "KWallet", "ksecretd": "KWallet"}
"""Beginnings of a process's name, which the kernel cuts at 15 octets."""


def service_name() -> str:
    """SECRET_SERVICE where it cannot be told, as out of a sandbox. Starts nothing and asks nobody. Never raises."""
    import secretstorage  # only on systems that have it
    from jeepney import DBusAddress, new_method_call

    try:
        bus = secretstorage.dbus_init()
        try:
            asked = new_method_call(DBusAddress("/org/freedesktop/DBus", _BUS, _BUS), "GetConnectionUnixProcessID", "s",
                                    ("org.freedesktop.secrets",))
            told = bus.send_and_get_reply(asked, timeout=2.0).body
        finally:
            bus.close()
        program = Path(f"/proc/{int(told[0])}/comm").read_text("utf-8").strip()
    except (secretstorage.exceptions.SecretStorageException, OSError, ValueError, IndexError):  # TimeoutError is one
        return SECRET_SERVICE
    return next((name for start, name in _PROGRAMS.items() if program.startswith(start)), SECRET_SERVICE)
