"""COMPRESS=DEFLATE on a socket pair: whole, bounded, counted as on the wire."""

from __future__ import annotations

import contextlib
import socket
import threading
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest

from app.backends.imap.stream import Stream
from app.backends.imap.switch import Switch
from app.errors import ErrorKind, MailError


class Peer:
    """A compressed Stream and the server's end of it."""

    def __init__(self, early: bytes = b"") -> None:
        ours, self.server = socket.socketpair()
        self.stream = Stream(ours, Switch(), 2.0)
        self.deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
        self.inflater = zlib.decompressobj(-15)
        self.server.sendall(b"D1 OK go\r\n" + (self.pack(early) if early else b""))
        assert self.stream.readline() == b"D1 OK go\r\n"
        self.stream.start_compression()

    def pack(self, data: bytes) -> bytes:
        return self.deflater.compress(data) + self.deflater.flush(zlib.Z_SYNC_FLUSH)


@pytest.fixture
def peer() -> Iterator[Peer]:
    peer = Peer()
    yield peer
    peer.stream.close()
    peer.server.close()


def test_both_directions(peer: Peer) -> None:
    assert not peer.stream.ready()
    packed = peer.pack(b"* 1 EXISTS\r\n* 2 EXISTS\r\n")
    peer.server.sendall(packed)
    assert peer.stream.ready()
    assert peer.stream.readline() == b"* 1 EXISTS\r\n"
    assert peer.stream.ready(), "what is inflated already is ready too"
    assert peer.stream.readline() == b"* 2 EXISTS\r\n"
    assert not peer.stream.ready()
    assert peer.stream.octets == len(b"D1 OK go\r\n") + len(packed)
    peer.stream.send(b"A1 NOOP\r\n" * 3)
    peer.stream.send(b"DONE\r\n")
    got = b""
    while len(got) < 33:
        got += peer.inflater.decompress(peer.server.recv(4096))
    assert got == b"A1 NOOP\r\n" * 3 + b"DONE\r\n"


def test_octets_that_came_with_the_go_ahead() -> None:
    peer = Peer(early=b"* BYE\r\n" * 100_000)
    assert [peer.stream.readline() for _ in range(100_000)] == [b"* BYE\r\n"] * 100_000
    peer.stream.close()
    peer.server.close()


def test_a_bomb_takes_no_more_memory_than_its_budget(peer: Peer) -> None:
    bomb = peer.pack(b"x" * (400 << 20))
    assert len(bomb) < 1 << 20

    def throw() -> None:
        with contextlib.suppress(OSError):  # nobody reads it to its end
            peer.server.sendall(bomb)

    threading.Thread(target=throw, daemon=True).start()
    peer.stream.expect(8 << 20)
    tracemalloc.start()
    with pytest.raises(MailError) as caught:
        while True:
            peer.stream.readline_cut()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.kind is ErrorKind.PROTOCOL
    assert peak < 16 << 20


@pytest.mark.parametrize("junk", [b"* 1 EXISTS\r\n", b"\xff" * 50, zlib.compress(b"with a header")])
def test_what_is_not_deflated_is_said_to_be_so(peer: Peer, junk: bytes) -> None:
    peer.server.sendall(junk)
    with pytest.raises(MailError) as caught:
        peer.stream.readline()
    assert caught.value.kind is ErrorKind.PROTOCOL


def test_an_end_of_the_deflated_data_and_of_the_connection(peer: Peer) -> None:
    peer.server.sendall(peer.deflater.compress(b"* OK\r\n") + peer.deflater.flush(zlib.Z_FINISH))
    assert peer.stream.readline() == b"* OK\r\n"
    peer.server.sendall(b"more")
    with pytest.raises(MailError):
        peer.stream.readline()
    peer.server.close()
    with pytest.raises((ConnectionResetError, MailError)):
        peer.stream.readline()
