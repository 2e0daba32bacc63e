"""The bulk FETCH reader: two commands on their way, whose answers come in pieces cut anywhere.

Beside a slow reader (`imap_reference`) it must find the same messages with the same octets, or refuse as that does; and
never does the outcome depend on where the line cut the stream.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import datetime
from typing import cast

from app.backends.imap import reader
from app.backends.imap.answer import Overlong, RefusedError, Response
from app.backends.imap.dialogue import Dialogue
from app.backends.imap.reader import Fetched
from app.backends.imap.stream import Stream
from app.backends.imap.switch import Switch
from app.errors import MailError
from tests.fuzz import wire
from tests.fuzz.imap_reference import Message, RefusedStreamError, UnspecifiedError, Value, read

LARGEST = 1_000
LIMIT = 40
_SYSTEM = {b"\\seen": "\\Seen", b"\\answered": "\\Answered", b"\\flagged": "\\Flagged", b"\\draft": "\\Draft",
           b"\\deleted": "\\Deleted"}
_Outcome = list[tuple[bytes, list[tuple[Response, Fetched]]]] | None
"""For each command its status and its messages; None where the server was refused."""


def target(data: bytes) -> None:
    script = wire.answers(data)
    told, stream = _outcome(script, wire.whole())
    again, _ = _outcome(script, wire.cut(data))
    assert told == again, "the outcome depends on how the stream was cut"
    try:
        expected = read(stream, (b"D1", b"D2"), LARGEST, LIMIT)
    except RefusedStreamError:
        assert told is None, "the reader takes what is to be refused"
        return
    except UnspecifiedError:
        return
    if told is None:
        assert not all(one.is_exact for _, messages in expected for one in messages), "it refuses what is in order"
        return
    for (status, came), (meant, messages) in zip(told, expected, strict=True):
        assert status == meant
        assert len(came) == len(messages)
        for (_, one), message in zip(came, messages, strict=True):
            check(one, message)


def _outcome(script: list[bytes], pieces: Iterator[int]) -> tuple[_Outcome, bytes]:
    server = wire.Server(script, pieces)
    dialogue = Dialogue(Stream(cast(socket.socket, server), Switch(), 1e6), "fuzz")
    group = object()
    asked = [dialogue.ask(b"UID FETCH 1:9", b"(UID BODY.PEEK[])", group=group, budget=1 << 20, limit=LIMIT,
                          largest=LARGEST) for _ in range(2)]
    result: list[tuple[bytes, list[tuple[Response, Fetched]]]] = []
    try:
        for ahead in asked:
            came: list[tuple[Response, Fetched]] = []
            status = b"OK"
            try:
                for response in dialogue.answers(ahead):
                    came.append((response, reader.parse(response)))
            except RefusedError as error:
                # BAD tells that the command was wrong, NO that it failed (RFC 3501 7.1).
                status = b"BAD" if error.kind.name == "PROTOCOL" else b"NO"
            result.append((status, came))
    except (MailError, ConnectionResetError):
        return None, bytes(server.said)
    return result, bytes(server.said)


def check(one: Fetched, message: Message) -> None:
    """What the reader made of a FETCH response, beside what stands in it."""
    if not message.is_exact or len(message.text) > reader.MAX_STRUCTURE:
        _plausible(one, message)
        return
    items = message.items
    assert one.sequence == message.sequence
    if _is_number(items.get(b"UID"), 10) or b"UID" not in items:
        assert one.uid == int(cast("bytes", items.get(b"UID", b"0")))
    else:
        assert one.uid == 0
    if _is_number(items.get(b"RFC822.SIZE"), 18):
        assert one.size == int(cast("bytes", items[b"RFC822.SIZE"]))
    if isinstance(flags := items.get(b"FLAGS"), list) and all(_is_atom(flag) for flag in flags):
        assert one.flags == flags_of(cast("list[bytes]", flags))
    elif b"FLAGS" not in items:
        assert one.flags is None
    _check_section(one, message)
    if _is_number(identity := items.get(b"X-GM-MSGID"), 20) and b"EMAILID" not in items:
        assert one.email_id == cast("bytes", identity).decode()
    if b"INTERNALDATE" in message.quoted and (at := _seconds(cast("bytes", items[b"INTERNALDATE"]))) is not None:
        assert one.received == at


def _check_section(one: Fetched, message: Message) -> None:
    names = [name for name in message.items if name.startswith(b"BODY[")]
    assert one.has_section == bool(names)
    if not names:
        assert one.data is None
        return
    origin = names[0].rpartition(b"<")[2] if names[0].endswith(b">") else b"-1>"
    if len(origin) <= 19:
        assert one.origin == int(origin[:-1])
    value = message.items[names[0]]
    if names[0] in message.quoted:
        assert isinstance(one.data, Overlong) or one.data == value
    else:
        assert one.data is None


def _plausible(one: Fetched, message: Message) -> None:
    """Of what breaks the grammar, too, no UID may come out of a literal, and no octets from elsewhere."""
    assert not one.uid or b"UID %d" % one.uid in _without_zeros(message.text.upper())
    assert one.data is None or isinstance(one.data, Overlong) or one.data in message.literals \
        or one.data in message.text.replace(b"\\", b"") or b"\\" in message.text


def _without_zeros(text: bytes) -> bytes:
    while b"UID 0" in text:
        text = text.replace(b"UID 0", b"UID ")
    return text


def _is_number(value: Value, digits: int) -> bool:
    return isinstance(value, bytes) and value.isdigit() and len(value) <= digits


def _is_atom(value: Value) -> bool:
    return isinstance(value, bytes) and bool(value) and not set(value) & set(b'()" ') and value.isascii()


def flags_of(words: list[bytes]) -> frozenset[str]:
    return frozenset(_SYSTEM.get(word.lower(), word.decode()) for word in words if word.lower() != b"\\recent")


def _seconds(text: bytes) -> float | None:
    """None for what strptime does not take for a date-time of RFC 3501."""
    if len(text) != 26 or not text[:2].strip().isdigit():
        return None
    try:
        return datetime.strptime(text.decode("ascii"), "%d-%b-%Y %H:%M:%S %z").timestamp()
    except ValueError:
        return None
