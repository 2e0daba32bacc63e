"""LineSocket over a local socket pair of our own: buffers, limits, deadlines, interrupts."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from app.backends.wire import LineSocket, require_consent
from app.errors import ErrorKind, MailError
from app.model.account import Security, ServerSettings


class Peer:
    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.wire = LineSocket()

    def connect(self, timeout: float = 5.0) -> socket.socket:
        self.wire.connect("127.0.0.1", self.port, timeout)
        self.end, _ = self._listener.accept()
        return self.end

    def close(self) -> None:
        self.wire.close()
        self._listener.close()
        if hasattr(self, "end"):
            self.end.close()


@pytest.fixture
def peer() -> Iterator[Peer]:
    made = Peer()
    yield made
    made.close()


def kind_of(error: pytest.ExceptionInfo[MailError]) -> ErrorKind:
    return error.value.kind


def test_lines_and_blocks_across_every_border(peer: Peer) -> None:
    end = peer.connect()
    data = b"+OK\r\nplain lf\nA: b\r\n..x\r\n.\r\n+OK next\r\n"

    def drip() -> None:
        for octet in data:
            end.sendall(bytes([octet]))

    thread = threading.Thread(target=drip)
    thread.start()
    assert peer.wire.readline() == b"+OK"
    assert peer.wire.readline() == b"plain lf"
    assert peer.wire.peek(3) == b"A: "
    assert peer.wire.read_until(b"\r\n.\r\n", 1000) == b"A: b\r\n..x\r\n.\r\n"
    assert peer.wire.readline() == b"+OK next"
    thread.join()
    assert peer.wire.octets == len(data)
    assert peer.wire.pending == 0


def test_endless_line(peer: Peer) -> None:
    end = peer.connect()
    end.sendall(b"x" * 5000)
    with pytest.raises(MailError) as caught:
        peer.wire.readline(4096)
    assert kind_of(caught) is ErrorKind.PROTOCOL


def test_block_past_its_limit(peer: Peer) -> None:
    end = peer.connect()
    end.sendall(b"x" * 5000)
    with pytest.raises(MailError) as caught:
        peer.wire.read_until(b"\r\n.\r\n", 4096)
    assert kind_of(caught) is ErrorKind.TOO_LARGE


def test_silence_and_dripping_both_time_out(peer: Peer) -> None:
    end = peer.connect(timeout=0.3)
    with pytest.raises(MailError, match="hangs") as caught:
        peer.wire.readline()
    assert kind_of(caught) is ErrorKind.TIMEOUT
    stop = threading.Event()

    def drip() -> None:
        while not stop.wait(0.05):
            end.sendall(b"x")

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        with pytest.raises(MailError) as caught:
            peer.wire.readline()
        assert kind_of(caught) is ErrorKind.TIMEOUT
    finally:
        stop.set()
        thread.join()


def test_interrupt_wakes_a_blocked_read_and_is_final(peer: Peer) -> None:
    peer.connect(timeout=60)
    timer = threading.Timer(0.1, peer.wire.interrupt)
    timer.start()
    start = time.monotonic()
    with pytest.raises(MailError) as caught:
        peer.wire.readline()
    assert kind_of(caught) is ErrorKind.CANCELLED
    assert time.monotonic() - start < 5
    with pytest.raises(MailError) as caught:
        peer.wire.send(b"PASS secret\r\n")
    assert kind_of(caught) is ErrorKind.CANCELLED


def test_interrupt_before_connect(peer: Peer) -> None:
    peer.wire.interrupt()
    with pytest.raises(MailError) as caught:
        peer.wire.connect("127.0.0.1", peer.port)
    assert kind_of(caught) is ErrorKind.CANCELLED


def test_large_send_to_a_slow_reader(peer: Peer) -> None:
    end = peer.connect()
    data = bytes(range(256)) * 40_000
    got = bytearray()

    def read() -> None:
        while len(got) < len(data):
            got.extend(end.recv(1 << 16))

    thread = threading.Thread(target=read)
    thread.start()
    peer.wire.send(data)
    thread.join()
    assert bytes(got) == data


def test_closed_by_the_server(peer: Peer) -> None:
    peer.connect().close()
    with pytest.raises(MailError, match="closed the connection") as caught:
        peer.wire.readline()
    assert kind_of(caught) is ErrorKind.NETWORK


@pytest.mark.parametrize("host", ["no-such-host.invalid", "", "a" * 70 + ".example", "a\0b", "pop.straße.example"])
def test_unknown_hosts(host: str) -> None:
    with pytest.raises(MailError) as caught:
        LineSocket().connect(host, 110, 5)
    # An empty name is this computer, where nothing listens on that port.
    assert kind_of(caught) in (ErrorKind.HOST_UNKNOWN, ErrorKind.CONNECTION_REFUSED)
    assert host == "" or kind_of(caught) is ErrorKind.HOST_UNKNOWN


def test_refused_port(peer: Peer) -> None:
    peer.close()
    with pytest.raises(MailError) as caught:
        LineSocket().connect("localhost", peer.port, 5)
    assert kind_of(caught) is ErrorKind.CONNECTION_REFUSED


@pytest.mark.parametrize(("host", "consent", "allowed"), [
    ("127.0.0.1", True, True), ("localhost", True, True), ("::1", True, True), ("127.0.0.1", False, False),
    ("mail.example.org", True, False), ("127.0.0.1.example.org", True, False),
])
def test_plaintext_needs_loopback_and_consent(host: str, consent: bool, allowed: bool) -> None:
    settings = ServerSettings(host, 110, Security.NONE, "alice")
    if allowed:
        require_consent(settings, consent)
    else:
        with pytest.raises(MailError, match="encryption"):
            require_consent(settings, consent)
