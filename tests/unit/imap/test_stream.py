"""Lines and literals from a server that means no good."""

from __future__ import annotations

import contextlib
import socket
import threading
import tracemalloc
from collections.abc import Iterator

import pytest

from app.backends.imap.pace import Pace
from app.backends.imap.stream import MAX_LINE, MAX_LITERAL, Stream
from app.backends.imap.switch import Switch
from app.errors import ErrorKind, MailError


class Wire:
    """A Stream and the server's end of it."""

    def __init__(self) -> None:
        ours, self.server = socket.socketpair()
        ours.settimeout(2.0)
        self.switch = Switch()
        self.switch.attach(ours)
        self.stream = Stream(ours, self.switch, 2.0)
        self._speaker: threading.Thread | None = None

    def say(self, data: bytes) -> None:
        """From a thread, then the end: the socket's buffer is small."""
        def run() -> None:
            with contextlib.suppress(OSError):  # a test may hang up before it has read all
                self.server.sendall(data)
                self.server.shutdown(socket.SHUT_WR)
        self._speaker = threading.Thread(target=run)
        self._speaker.start()

    def close(self) -> None:
        self.stream.close()
        if self._speaker is not None:
            self._speaker.join(5.0)
        self.server.close()


@pytest.fixture
def wire() -> Iterator[Wire]:
    wire = Wire()
    yield wire
    wire.close()


def test_lines_literals_and_the_count_of_octets(wire: Wire) -> None:
    big = bytes(range(256)) * 12_000
    wire.say(b"one\r\n" + big + b"two\r\n")
    assert wire.stream.readline() == b"one\r\n"
    assert wire.stream.read(len(big)) == big
    wire.stream.push_back(b"again\r\n")
    assert [wire.stream.readline(), wire.stream.readline()] == [b"again\r\n", b"two\r\n"]
    assert wire.stream.octets == len(big) + 10
    with pytest.raises(ConnectionResetError):
        wire.stream.readline()


def test_too_long_a_line(wire: Wire) -> None:
    wire.say(b"x" * (MAX_LINE + 2))
    with pytest.raises(MailError) as caught:
        wire.stream.readline()
    assert caught.value.kind is ErrorKind.PROTOCOL


def test_a_cut_line_keeps_its_beginning_and_its_end(wire: Wire) -> None:
    wire.say(b"begin" + b"x" * (3 * MAX_LINE) + b" {7}\r\nliteral\r\n")
    line = wire.stream.readline_cut()
    assert line.startswith(b"beginxxx")
    assert line.endswith(b" {7}\r\n")
    assert len(line) < MAX_LINE + 100
    assert wire.stream.read(7) == b"literal"


def test_an_answer_without_end(wire: Wire) -> None:
    wire.say(b"line\r\n" * 100)
    wire.stream.expect(60)
    with pytest.raises(MailError) as caught:
        for _ in range(100):
            wire.stream.readline()
    assert caught.value.kind is ErrorKind.PROTOCOL


def test_announced_octets_are_not_allocated_before_they_come(wire: Wire) -> None:
    wire.say(b"few")
    wire.stream.expect(MAX_LITERAL)
    tracemalloc.start()
    with pytest.raises(ConnectionResetError):
        wire.stream.read(MAX_LITERAL)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 << 20
    with pytest.raises(MailError) as caught:
        wire.stream.read(MAX_LITERAL + 1)
    assert caught.value.kind is ErrorKind.TOO_LARGE


def test_ready_looks_without_waiting(wire: Wire) -> None:
    assert not wire.stream.ready()
    wire.server.sendall(b"a\r\nb\r\n")
    assert wire.stream.ready()
    wire.stream.readline()
    assert wire.stream.ready()
    wire.stream.readline()
    assert not wire.stream.ready()
    wire.server.close()
    assert wire.stream.ready()


def test_the_switch_wakes_a_reader(wire: Wire) -> None:
    timer = threading.Timer(0.1, wire.switch.fire)
    timer.start()
    with pytest.raises(ConnectionResetError):
        wire.stream.readline()
    timer.join()
    with pytest.raises(MailError) as caught:
        wire.switch.check()
    assert caught.value.kind is ErrorKind.CANCELLED


@pytest.mark.parametrize("steps", [
    [(200, 0.01, 400), (400, 0.4, 120), (120, 100.0, 10), (3, 0.001, 10)],  # a small rest tells nothing
])
def test_pace_follows_the_line(steps: list[tuple[int, float, int]]) -> None:
    pace = Pace(200, 10, 1_000)
    for amount, seconds, size in steps:
        pace.note(amount, seconds)
        assert pace.size == size


def test_what_is_buffered_is_still_to_be_read(wire: Wire) -> None:
    wire.say(b"one\r\n")
    block = wire.stream.buffered()
    assert block and b"one\r\n".startswith(block)
    assert wire.stream.readline() == b"one\r\n"
    wire.stream.push_back(b"again\r\n")
    assert wire.stream.buffered() == b""
    assert wire.stream.readline() == b"again\r\n"
    assert wire.stream.buffered() == b""  # the end of the connection
