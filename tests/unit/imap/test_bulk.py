"""FETCH answers are the same however the network cuts them, and whether or not they are read as a whole."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterable

import pytest

from app.backends.imap.dialogue import Dialogue, Response
from app.backends.imap.stream import Stream
from app.backends.imap.switch import Switch
from app.errors import ErrorKind, MailError

HEADER = b"Subject: a {3}\r\nFrom: b\r\n\r\n"
ANSWER = b"".join((
    b"* 1 FETCH (UID 1 BODY[HEADER]<0> {%d}\r\n%s FLAGS ())\r\n" % (len(HEADER), HEADER),
    b"* 2 fetch (UID 2 BODY[HEADER]<0> {0}\r\n FLAGS ())\r\n",
    b"* 3 EXISTS\r\n",
    b"* 3 FETCH (UID 3 FLAGS (\\Seen))\r\n",
    b"* 4 FETCH (UID 4 BODY[HEADER]<0> {4}\r\n\r\n\r\n BODYSTRUCTURE (\"a\" {2}\r\n)( \"b\"))\r\n",
    b"* 5 FETCH (UID 5 BODY[HEADER]<0> {90}\r\n" + b"x" * 90 + b" FLAGS ())\r\n",
    b"* 6 FETCH (UID 6 BODY[HEADER]<0> \"quoted\")\r\n",
    b"* 7 FETCH (UID 7 BODY[HEADER]<0> {%d}\r\n%s)\r\n" % (len(HEADER), HEADER)))


def read(pieces: Iterable[bytes], *, limit: int = 10, budget: int = 1 << 20, largest: int = 80
         ) -> tuple[list[Response], list[Response]]:
    """The FETCH responses, and the others."""
    ours, server = socket.socketpair()
    ours.settimeout(5.0)
    switch = Switch()
    switch.attach(ours)
    stream = Stream(ours, switch, 5.0)
    others: list[Response] = []
    dialogue = Dialogue(stream, "test")
    dialogue.on_untagged = others.append

    def speak() -> None:
        with contextlib.suppress(OSError):  # whoever reads may have heard enough
            for piece in pieces:
                server.sendall(piece)

    speaker = threading.Thread(target=speak)
    try:
        ahead = dialogue.ask(b"FETCH 1:7", b"(UID)", budget=budget, limit=limit, largest=largest)
        speaker.start()
        return list(dialogue.answers(ahead)), others
    finally:
        stream.close()
        server.close()
        speaker.join(5.0)


def test_cut_anywhere_the_answers_are_the_same() -> None:
    whole = ANSWER + b"D1 OK done\r\n"
    expected, others = read([whole])
    assert [response[0][:3] for response in expected] == [b"* %d" % number for number in range(1, 8)]
    assert [response[0] for response in others] == [b"* 3 EXISTS\r\n"]
    assert expected[0] == [b"* 1 FETCH (UID 1 BODY[HEADER]<0> {%d}\r\n" % len(HEADER), HEADER, b" FLAGS ())\r\n"]
    assert [len(response) for response in expected] == [3, 3, 1, 5, 3, 1, 3]
    assert expected[4][1] == b""  # more than was wanted
    for at in range(1, len(whole)):
        assert read([whole[:at], whole[at:]]) == (expected, others), at
    assert read(whole[at:at + 1] for at in range(len(whole))) == (expected, others)


@pytest.mark.parametrize(("more", "limits"), [
    ({"limit": 6}, "more than there is"), ({"budget": len(ANSWER) - 40}, "no end")])
def test_the_bounds_hold(more: dict[str, int], limits: str) -> None:
    with pytest.raises(MailError) as caught:
        read([ANSWER + b"D1 OK done\r\n"], **more)
    assert caught.value.kind is ErrorKind.PROTOCOL and limits in str(caught.value.detail)


def test_a_literal_is_one_whatever_ends_its_line() -> None:
    """Some servers end lines with LF alone: the octets of a mail must then not be read as answers."""
    mail = b"* 9 FETCH (UID 9 BODY[] \"another's\")\n"
    size = len(mail)
    whole = (b"* 1 FETCH (UID 1 BODY[] {%d}\n%b)\n" % (size, mail)
             + b"* 2 FETCH (UID 2 BODY[] {1}\r\nx BODY[1] {%d}\n%b)\r\n" % (size, mail)
             + b"* 3 FETCH (UID 3 BODY[] {0}\r\n BODY[1] {%d+}\r\n%b)\r\n" % (size, mail) + b"D1 OK done\r\n")
    expected, others = read([whole])
    assert [response[0][:3] for response in expected] == [b"* 1", b"* 2", b"* 3"]
    assert [response[-2] for response in expected] == [mail] * 3 and not others
    for at in range(1, len(whole), 7):
        assert read([whole[:at], whole[at:]]) == (expected, others), at
