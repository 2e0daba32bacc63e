"""A POP3 session from the greeting to the last DELE, with a server that says anything.

What is stored for a message is what the server said to its RETR, octet for octet; nothing is deleted that is not here;
and the outcome does not depend on where the line cut the stream.
"""

from __future__ import annotations

import hashlib
import socket
from collections import Counter
from collections.abc import Iterator
from typing import cast

from app.backends.pop3.connection import Pop3Connection
from app.backends.pop3.session import Session
from app.backends.pop3.sync import synchronise
from app.backends.wire import LineSocket
from app.errors import ErrorKind, MailError
from app.model.account import LeaveRule, Security, ServerSettings
from app.model.sync import MADE_UP, Arrived, DeletesPlanned, FolderSnapshot, KnownMessage, Progress, SyncStep
from tests.fuzz import pop3_reference, wire
from tests.fuzz.pop3_reference import Said

_SETTINGS = ServerSettings("127.0.0.1", 110, Security.NONE, "fuzz")
_RULES = tuple(map(LeaveRule.parse, ("delete", "keep", "days:1,count:1", "until-deleted,size:20")))
_KNOWN = {
    "a": KnownMessage(has_body=True, size=20), "b": KnownMessage(has_body=True, deleted_here=True, size=9),
    "c": KnownMessage(has_body=False, size=400), "d": KnownMessage(has_body=True, gone=True),
    "e": KnownMessage(has_body=True, kept=True), MADE_UP + "0" * 64: KnownMessage(has_body=True),
}  # fmt: skip
NOW = 1e9


class _Line(LineSocket):
    def __init__(self, server: wire.Server) -> None:
        super().__init__()
        self._server = server

    def connect(self, host: str, port: int, timeout: float = 30.0) -> None:
        self._host, self._port, self._timeout = host, port, timeout
        self._adopt(cast(socket.socket, self._server))


def target(data: bytes) -> None:
    """The first octet chooses the rule and what is known; up to the first 03 follows the greeting."""
    choice, script = (data[:1] or b"\0")[0], wire.answers(data[1:])
    steps, said = _session(choice, script, wire.whole())
    again, _ = _session(choice, script, wire.cut(data))
    assert _is_same(steps, again), "the outcome depends on how the stream was cut"
    _check(choice, steps[0], said)


def _session(choice: int, script: list[bytes], pieces: Iterator[int]
             ) -> tuple[tuple[list[SyncStep], ErrorKind | None], Said]:
    server = wire.Server(script[1:], pieces, first=script[0])
    connection = Pop3Connection(_SETTINGS, plaintext_consent=True, timeout=1e6)
    connection._wire = _Line(server)
    local = FolderSnapshot("INBOX", known=_KNOWN if choice & 4 else {}, recogniser=_NoMemory() if choice & 8 else None,
                           was_empty=bool(choice & 16))
    steps: list[SyncStep] = []
    error: ErrorKind | None = None
    try:
        connection.open(lambda: "secret")
        steps += synchronise(Session(connection), local, _RULES[choice & 3], lambda: NOW,
                             whole_up_to=50 if choice & 32 else 0)
        connection.command("QUIT")
    except MailError as exc:
        error = exc.kind
    return (steps, error), pop3_reference.read(bytes(server.said), server.lines)


class _NoMemory:
    """A recogniser for whom every message is a stranger but those that begin with "x"."""

    def by_header(self, size: int, header: bytes) -> tuple[str, ...]:
        return ("a",) if header[:1] == b"x" else ()

    def by_octets(self, raw: bytes) -> tuple[str, ...]:
        return ("b", "d") if raw[:1] == b"x" else ()

    def is_like(self, uidl: str, header: bytes) -> bool:
        return header[:1] == b"x"


def _is_same(one: tuple[list[SyncStep], ErrorKind | None], other: tuple[list[SyncStep], ErrorKind | None]) -> bool:
    """But for how much comes at a time, which is a matter of seconds: where a session ends early, one may have brought
    more than the other by then."""
    if one[1] != other[1]:
        return False
    for some, more in zip(_parted(one[0]), _parted(other[0]), strict=True):
        common = min(len(some), len(more)) if one[1] is not None else None
        if some[:common] != more[:common]:
            return False
    return True


def _parted(steps: list[SyncStep]) -> tuple[list[object], list[object]]:
    """The messages, and what else was told."""
    arrived: list[object] = [message for step in steps if isinstance(step, Arrived) for message in step.messages]
    return arrived, [step for step in steps if not isinstance(step, Arrived | Progress)]


def _check(choice: int, steps: list[SyncStep], said: Said) -> None:
    known = _KNOWN if choice & 4 else {}
    durable: set[str] = set()
    times = Counter(said.uidls.values())
    for step in steps:
        if isinstance(step, Arrived):
            for message in step.messages:
                uidl = str(message.uid)
                assert any(_is_of(said, number, uidl, message.raw, message.header)
                           for number in said.whole.keys() | said.tops.keys()), "another message's octets"
                if message.raw is not None:
                    durable.add(uidl)
        elif isinstance(step, DeletesPlanned):
            for uidl in step.uidls:
                assert times[uidl.encode("latin-1")] == 1
                assert uidl in durable or (uidl in known and not known[uidl].gone and not known[uidl].kept and (
                    known[uidl].has_body or known[uidl].deleted_here)), "deleted, but not here"
    planned = {uidl for step in steps if isinstance(step, DeletesPlanned) for uidl in step.uidls}
    for number in said.deleted:
        assert said.uidls[number].decode("latin-1") in planned, "another message than planned"


def _is_of(said: Said, number: int, uidl: str, raw: bytes | None, header: bytes) -> bool:
    if raw is None:
        return said.tops.get(number, b"")[:256 << 10] == header and said.uidls.get(number) == uidl.encode("latin-1")
    if said.whole.get(number) != raw or not raw.startswith(header):
        return False
    if uidl.startswith(MADE_UP):
        return uidl == MADE_UP + hashlib.sha256(raw).hexdigest() or uidl in _KNOWN
    return said.uidls.get(number) == uidl.encode("latin-1") or uidl in ("a", "b", "d")
