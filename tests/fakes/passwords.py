"""A PasswordStore whose keyring is a dictionary."""

from __future__ import annotations

from keyring.errors import NoKeyringError, PasswordDeleteError

from app.secrets import PasswordStore


class MemoryKeyring:
    """A keyring in memory. `error`, if set, is raised by every call; `asked` counts them."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.error: Exception | None = None
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        self._fail()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._fail()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._fail()
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")

    def is_open(self) -> bool:
        return self.error is None

    def _fail(self) -> None:
        self.asked += 1
        if self.error is not None:
            raise self.error


class FakePasswords(PasswordStore):
    """The real store over a keyring in memory; without `available` it behaves as if the system had none."""

    def __init__(self, *, available: bool = True) -> None:
        self.keyring = MemoryKeyring()
        if not available:
            self.keyring.error = NoKeyringError("none")
        super().__init__(self.keyring)
