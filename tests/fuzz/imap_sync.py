"""A folder compared and its mail fetched, with a server that says anything: no message may get another one's octets."""

from __future__ import annotations

import socket
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from typing import cast

from app.backends.imap.bodies import bodies
from app.backends.imap.connection import Connection
from app.backends.imap.reader import MAX_HEADER
from app.backends.imap.stream import Stream
from app.backends.imap.switch import Switch
from app.backends.imap.sync import sync_folder
from app.errors import MailError
from app.model.message import Flags
from app.model.sync import (
    Arrived,
    BodiesArrived,
    BodyPiece,
    BodyWanted,
    FlagsSeen,
    FolderSnapshot,
    KnownMessage,
    SyncStep,
    Vanished,
)
from tests.fuzz import imap_fetch, wire
from tests.fuzz.imap_reference import Message, UnspecifiedError, messages

MOST_STEPS = 20_000
_WORDS = (
    (), ("ESEARCH",), ("CONDSTORE",), ("CONDSTORE", "QRESYNC", "ESEARCH"), ("X-GM-EXT-1",), ("OBJECTID", "ACL"),
)  # fmt: skip
_WANTED = (BodyWanted(1, 100), BodyWanted(2, 0), BodyWanted(3, 5_000, 10), BodyWanted(4, 300), BodyWanted(7, 1 << 20))


def target(data: bytes) -> None:
    """The first octet chooses what the server offers and what is known already."""
    choice, script = data[:1] or b"\0", data[1:]
    server = wire.Server(wire.answers(script), wire.whole())
    words = _WORDS[choice[0] % len(_WORDS)]
    connection = Connection(Stream(cast(socket.socket, server), Switch(), 1e6), words, "fuzz")
    connection.enabled = frozenset(words) & {"QRESYNC"}
    known = {uid: KnownMessage() for uid in (1, 2, 5)} if choice[0] & 0x80 else {}
    local = FolderSnapshot("A", 7 if known else 0, 6 if known else 0, 9 if choice[0] & 0x40 else 0, dict(known))
    steps: list[SyncStep] = []
    with suppress(MailError, ConnectionResetError):
        _take(steps, sync_folder(connection, local))
        if connection.mailbox is not None:
            _take(steps, bodies(connection, "A", connection.mailbox.uidvalidity, _WANTED))
    with suppress(UnspecifiedError):
        _check(steps, messages(bytes(server.said), 64 << 20))


def _take(steps: list[SyncStep], found: Iterable[SyncStep]) -> None:
    for step in found:
        steps.append(step)
        assert len(steps) < MOST_STEPS, "a few octets make steps without end"


def _check(steps: list[SyncStep], told: list[Message]) -> None:
    """Each step tells of a UID only what the server told of it."""
    by_uid: dict[int, list[Message]] = defaultdict(list)
    for message in told:
        # What breaks the grammar may be read in more than one way: it stands for each UID that it names.
        named = [message.items.get(b"UID")] if message.is_exact else message.text.upper().split(b"UID ")[1:]
        for each in named:
            digits = bytes(each)[:_digits(each)] if isinstance(each, bytes) else b""
            if digits:
                by_uid[int(digits)].append(message)
    for step in steps:
        if isinstance(step, Arrived):
            for each in step.messages:
                assert any(_holds(message, each.header, at_most=MAX_HEADER) for message in by_uid[int(each.uid)])
                assert any(_has_flags(message, each.flags) for message in by_uid[int(each.uid)])
        elif isinstance(step, BodiesArrived):
            for uid, raw in step.bodies:
                assert raw and any(_holds(message, raw) for message in by_uid[uid])
                assert uid in {wanted.uid for wanted in _WANTED}
        elif isinstance(step, BodyPiece):
            assert any(_holds_piece(message, step) for message in by_uid[step.uid])
        elif isinstance(step, FlagsSeen):
            for uid, flags in step.flags:
                assert any(_has_flags(message, flags) for message in by_uid[uid])
        elif isinstance(step, Vanished):
            assert len(step.uids) <= 200


def _digits(text: bytes) -> int:
    return next((at for at, each in enumerate(text) if not 0x30 <= each <= 0x39), len(text))


def _holds(message: Message, octets: bytes, at_most: int = 1 << 30) -> bool:
    if not message.is_exact:
        return True
    return any(name.startswith(b"BODY[") and (value if isinstance(value, bytes) else b"")[:at_most] == octets
               for name, value in message.items.items())


def _holds_piece(message: Message, step: BodyPiece) -> bool:
    """A piece may be a slice of a whole message, for a server that knows no pieces."""
    if not message.is_exact or not step.data:
        return True
    return any(step.data in value for name, value in message.items.items()
               if name.startswith(b"BODY[") and isinstance(value, bytes)
               and (not name.endswith(b">") or int(name.rpartition(b"<")[2][:-1]) == step.offset
                    or step.offset > int(name.rpartition(b"<")[2][:-1])))


def _has_flags(message: Message, flags: Flags) -> bool:
    words = message.items.get(b"FLAGS")
    if not message.is_exact or not isinstance(words, list):
        return not message.is_exact
    return not all(isinstance(word, bytes) and word.isascii() for word in words) \
        or imap_fetch.flags_of(cast("list[bytes]", words)) == flags
