"""The server and the folder in which trials are made, and how both sides of a trial are copied."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.servers.dovecot import Dovecot
from tests.torture.client import Client
from tests.torture.other import Login, Message, Other

FAST = Path(os.environ.get("DEPESCHE_TEST_MEMORY", "/dev/shm"))
"""Memory where there is any: what is tested is the order of things, and SIGKILL spares the page cache."""


@dataclass(frozen=True)
class Ends:
    """How both sides stand when all is done."""

    server: dict[str, Counter[Message]]
    subscribed: tuple[str, ...]
    store: list[object]

    def difference(self, expected: Ends) -> str:
        """What is more and what is less than expected; "" if nothing."""
        found = []
        for folder in sorted(self.server.keys() | expected.server.keys()):
            here, there = self.server.get(folder), expected.server.get(folder)
            if here is None or there is None:
                found.append(f"folder {folder!r} {'lacks' if here is None else 'is too many'}")
            else:
                found += [f"{name} in {folder!r}: {_brief(each)}" for name, each
                          in (("too many", here - there), ("lacking", there - here)) if each]
        if self.subscribed != expected.subscribed:
            found.append(f"subscribed {self.subscribed} instead of {expected.subscribed}")
        if self.store != expected.store:
            found += [f"stored too much: {each}" for each in self.store if each not in expected.store]
            found += [f"not stored: {each}" for each in expected.store if each not in self.store]
            found = found or ["the same is stored, but not as often"]
        return "; ".join(found)


class Site:
    """One Dovecot and one folder for profiles."""

    def __init__(self, server: Dovecot) -> None:
        self.server = server
        self.folder = Path(tempfile.mkdtemp(prefix="torture-", dir=FAST if FAST.is_dir() else None))
        self._numbers = itertools.count(1)

    def close(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def login(self, user: str = "") -> Login:
        """A new user, or a known one; names differ between processes that were forked from one."""
        return Login(self.server.imap, self.server.add_user(user or f"t{os.getpid()}-{next(self._numbers)}"),
                     self.server.password)

    def profile(self, login: Login) -> Path:
        return self.folder / f"{login.user}.db"

    def forget(self, login: Login) -> None:
        """Removes what a trial left."""
        shutil.rmtree(self._mail(login), ignore_errors=True)
        for file in self.folder.glob(f"{login.user}.db*"):
            file.unlink()

    def copy(self, original: Login, login: Login | None = None) -> Login:
        """A second user with the same mail, flags, UIDs and modification sequences, and the same profile."""
        login = login or self.login()
        subprocess.run(["cp", "-a", str(self._mail(original)), str(self._mail(login))], check=True)
        shutil.copyfile(self.profile(original), self.profile(login))
        return login

    def ends(self, login: Login, *, may_differ: bool = False) -> Ends:
        """Raises AssertionError when the store is not sound or, unless it `may_differ`, is not as the server."""
        client, other = Client.open(self.profile(login), login), Other(login)
        try:
            assert not (problems := client.problems(alone=may_differ)), "\n".join(problems)
            return Ends(other.view(), other.subscribed(), client.stored())
        finally:
            other.close()
            client.close()

    def _mail(self, login: Login) -> Path:
        return self.server.maildir(login.user).parent


def _brief(messages: Counter[Message]) -> str:
    return ", ".join(f"{count} x {token} {sorted(flags)}" for (token, flags, _), count in messages.items())
