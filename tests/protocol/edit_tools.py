"""What the dialogues of edits share: a script played to its end, and the answers to the questions that edits ask."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.backends.imap.backend import ImapBackend
from app.errors import MailError
from tests.protocol.imap_tools import BARE, login, scripted
from tests.servers.scripted import ScriptedServer, Step

NONE: frozenset[str] = frozenset()
OK = "S: <tag> OK done"
UIDPLUS = f"{BARE} UIDPLUS"
MOVE = f"{BARE} UIDPLUS MOVE"


def play(words: str, script: list[Step], act: Callable[[ImapBackend], None]) -> list[str]:
    """Runs `act` against the script; the lines that the client sent."""
    with ScriptedServer([*login(words), *script]) as server:
        backend = scripted(server)
        act(backend)
        backend.close()
        return server.received


def failure(act: Callable[[], object]) -> MailError:
    with pytest.raises(MailError) as caught:
        act()
    return caught.value


def identities(*uids: int, number: int = 0) -> list[Step]:
    """The answer to a question for Message-ID and size of source messages: uid 10 is <10@x> with 110 octets."""
    steps: list[Step] = ["C: <tag> UID FETCH .* \\(UID RFC822.SIZE BODY.PEEK.*"]
    steps += [identity(uid, f"{uid}@x", uid + 100) for uid in uids]
    return [*steps, OK]


def identity(uid: int, message_id: str, size: int) -> Step:
    text = f"Message-ID: <{message_id}>\r\n\r\n"
    return (f"* 1 FETCH (UID {uid} RFC822.SIZE {size} BODY[HEADER.FIELDS (MESSAGE-ID)] {{{len(text)}}}\r\n"
            f"{text})\r\n").encode()


def found(*there: tuple[int, str, int]) -> list[Step]:
    """The target is searched for Message-IDs and tells these (UID, Message-ID, size)."""
    return ["C: <tag> UID SEARCH .*HEADER MESSAGE-ID.*", "S: * SEARCH " + " ".join(str(uid) for uid, _, _ in there), OK,
            "C: <tag> UID FETCH .* \\(UID RFC822.SIZE BODY.PEEK.*", *(identity(*each) for each in there), OK]


def headers(*of: tuple[int, str]) -> list[Step]:
    """The answer to a question for whole headers: UID, and a word that stands there beside what it is otherwise."""
    steps: list[Step] = [r"C: <tag> UID FETCH .* \(UID BODY.PEEK\[HEADER\]<0\.\d+>\)"]
    for uid, word in of:
        text = f"Received: {word}\r\n\r\n"
        steps.append(f"* 1 FETCH (UID {uid} BODY[HEADER]<0> {{{len(text)}}}\r\n{text})\r\n".encode())
    return [*steps, OK]


def not_found(exists: int) -> list[Step]:
    """The target is searched, and its newest messages looked at, in vain."""
    nothing: list[Step] = ["C: <tag> UID SEARCH .*HEADER MESSAGE-ID.*", "S: * SEARCH", OK]
    return [*nothing, f"C: <tag> FETCH 1:{exists} .*", OK] if exists else nothing


def present(*uids: int) -> list[Step]:
    return ["C: <tag> UID FETCH .* \\(UID\\)", *(f"S: * 1 FETCH (UID {uid})" for uid in uids), OK]


class CutError(ConnectionResetError):
    """The line broke, because the test said so."""


def cut(backend: ImapBackend, hidden: tuple[str, ...], cut_at: int = 0, *, answered: bool = False) -> ImapBackend:
    """The backend, logged in to a server that lacks `hidden`; its line breaks at the command `cut_at` from now on (from
    1), before that is sent or (`answered`) when its answer is to be read."""
    backend.open()
    connection = backend._connection
    assert connection is not None
    connection.words = tuple(word for word in connection.words if word not in hidden)
    connection.dialogue.literal_plus = connection.dialogue.literal_plus and "LITERAL+" not in hidden
    stream, commands = connection.stream, 0
    send, readline, readline_cut = stream.send, stream.readline, stream.readline_cut

    def counted(data: bytes) -> None:
        nonlocal commands
        commands += data.endswith(b"\r\n") and data[:1] == b"D"
        if commands == cut_at and not answered:
            raise CutError("cut before a command")
        send(data)

    def guarded(read: Callable[..., bytes]) -> Callable[..., bytes]:
        def reading(*limit: int) -> bytes:
            if commands == cut_at and answered:
                raise CutError("cut before an answer")
            return read(*limit)
        return reading

    if cut_at:
        stream.send = counted  # type: ignore[method-assign]
        stream.readline = guarded(readline)  # type: ignore[method-assign]
        stream.readline_cut = guarded(readline_cut)  # type: ignore[method-assign]
    return backend
