"""The second client: imaplib alone, so that nothing of what is tested judges itself."""

from __future__ import annotations

import hashlib
import imaplib
import re
import time
from collections import Counter
from dataclasses import dataclass

from tests.torture.mail import token_of

_LIST = re.compile(rb'\(([^)]*)\) "/" (?:"([^"]*)"|(\S+))$')
_FETCH = re.compile(rb"UID (\d+)")
_FLAGS = re.compile(rb"FLAGS \(([^)]*)\)")

Message = tuple[str, frozenset[str], str]
"""Token, flags without \\Recent, hash of the octets."""


@dataclass(frozen=True)
class Login:
    """Where an account is: loopback without TLS, since the octets are not what is tested."""

    port: int
    user: str
    password: str


@dataclass(frozen=True)
class Held:
    uid: int
    folder: str
    token: str
    flags: frozenset[str]
    digest: str


class Other:
    """One logged-in connection. Every method raises AssertionError when the server says NO. Paths are ASCII."""

    def __init__(self, login: Login) -> None:
        self.imap = imaplib.IMAP4("127.0.0.1", login.port, timeout=20)
        self.imap.login(login.user, login.password)

    def close(self) -> None:
        self.imap.logout()

    def append(self, folder: str, raw: bytes, flags: str = "") -> None:
        _ok(self.imap.append(_quoted(folder), f"({flags})", imaplib.Time2Internaldate(time.time()), raw))

    def folders(self) -> tuple[str, ...]:
        """The selectable ones, sorted."""
        return tuple(sorted(path for path, words in self._list(self.imap.list) if b"\\Noselect" not in words))

    def subscribed(self) -> tuple[str, ...]:
        return tuple(sorted(path for path, _ in self._list(self.imap.lsub)))

    def held(self, folder: str) -> list[Held]:
        """All messages of a folder."""
        _ok(self.imap.select(_quoted(folder), readonly=True))
        found: list[Held] = []
        for part in _ok(self.imap.fetch("1:*", "(UID FLAGS BODY.PEEK[])")) if self._exists() else ():
            if isinstance(part, tuple):
                uid, flags = _FETCH.search(part[0]), _FLAGS.search(part[0])
                assert uid and flags, part[0]
                words = frozenset(flags[1].decode().split()) - {"\\Recent"}
                found.append(Held(int(uid[1]), folder, token_of(part[1]), words, hashlib.sha256(part[1]).hexdigest()))
        return found

    def all(self) -> list[Held]:
        return [each for folder in self.folders() for each in self.held(folder)]

    def view(self) -> dict[str, Counter[Message]]:
        """Every folder with what it holds, each message as often as it is there."""
        return {folder: Counter((each.token, each.flags, each.digest) for each in self.held(folder))
                for folder in self.folders()}

    def store(self, held: Held, sign: str, flags: str) -> None:
        self._select(held.folder)
        _ok(self.imap.uid("STORE", str(held.uid), f"{sign}FLAGS", f"({flags})"))

    def expunge(self, held: Held) -> None:
        self.store(held, "+", "\\Deleted")
        _ok(self.imap.uid("EXPUNGE", str(held.uid)))

    def move(self, held: Held, folder: str) -> None:
        self._select(held.folder)
        _ok(self.imap.uid("MOVE", str(held.uid), _quoted(folder)))

    def copy(self, held: Held, folder: str) -> None:
        self._select(held.folder)
        _ok(self.imap.uid("COPY", str(held.uid), _quoted(folder)))

    def create(self, folder: str) -> None:
        _ok(self.imap.create(_quoted(folder)))

    def rename(self, old: str, new: str) -> None:
        self._leave()
        _ok(self.imap.rename(_quoted(old), _quoted(new)))

    def delete(self, folder: str) -> None:
        self._leave()
        _ok(self.imap.delete(_quoted(folder)))

    def renumber(self, folder: str) -> None:
        """The same messages under another UIDVALIDITY: the folder is made anew and filled again."""
        aside = "renumbered aside"
        before = self._uidvalidity(folder)
        self.rename(folder, aside)
        self.create(folder)
        _ok(self.imap.select(_quoted(aside), readonly=True))
        if self._exists():
            _ok(self.imap.copy("1:*", _quoted(folder)))
        self.delete(aside)
        assert self._uidvalidity(folder) != before

    def _uidvalidity(self, folder: str) -> bytes:
        _ok(self.imap.select(_quoted(folder), readonly=True))
        value: bytes = self.imap.response("UIDVALIDITY")[1][0]
        return value

    def _exists(self) -> bool:
        return bool(int(self.imap.untagged_responses["EXISTS"][-1]))

    def _select(self, folder: str) -> None:
        _ok(self.imap.select(_quoted(folder)))

    def _leave(self) -> None:
        # A mailbox that is selected cannot well be renamed or deleted.
        if self.imap.state == "SELECTED":
            _ok(self.imap.unselect())

    def _list(self, ask: object) -> list[tuple[str, bytes]]:
        assert callable(ask)
        found = []
        for line in _ok(ask()):
            if isinstance(line, bytes):
                match = _LIST.search(line)
                assert match, line
                found.append(((match[2] or match[3]).decode("ascii"), match[1]))
        return found


def _quoted(folder: str) -> str:
    return f'"{folder}"'


def _ok(answer: tuple[str, list[object]]) -> list[object]:
    assert answer[0] == "OK", answer
    return answer[1]
