"""Commands on their way together: mixed answers, breaks in between, large messages in pieces."""

from __future__ import annotations

import itertools

import pytest

from app.backends.imap.backend import ImapBackend
from app.errors import MailError
from app.model.sync import BodyWanted, FolderSnapshot
from tests.protocol.imap_tools import Cache, header, login, scripted, selected
from tests.servers.scripted import ScriptedServer, Step

OK = "S: <tag> OK done"


def test_two_windows_are_on_their_way_and_their_answers_may_come_mixed() -> None:
    exists = 600
    first: list[Step] = ["C: <tag> FETCH 401:600 .*", *[header(n, n) for n in range(401, 601)], OK]
    # Both commands are there before the first of them is answered.
    both: list[Step] = ["C: <one> FETCH 201:400 .*", "C: <two> FETCH 1:200 .*",
                        *[header(n, n) for n in itertools.chain(range(300, 401), range(1, 60), range(201, 300))],
                        "S: <one> OK done", *[header(n, n) for n in range(60, 201)], "S: <two> OK done"]
    with ScriptedServer([*login(), *selected(exists, uidnext=601), *first, *both]) as server:
        backend = scripted(server)
        cache = Cache()
        cache.sync(backend)
        backend.close()
    assert cache.arrivals == list(range(600, 0, -1))


def test_what_came_is_kept_when_the_line_breaks_with_the_next_request() -> None:
    script = [*login(), *selected(300), "C: <tag> FETCH 101:300 .*", *[header(n, n) for n in range(101, 301)], OK,
              "CLOSE"]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        cache = Cache()
        with pytest.raises(MailError, match="broke off"):
            cache.sync(backend)
        assert len(cache.flags) == 200
        backend.close()


def test_a_sync_that_is_given_up_leaves_the_connection_usable() -> None:
    script = [*login(), *selected(500), "C: <tag> FETCH 301:500 .*", *[header(n, n) for n in range(301, 501)], OK,
              "C: <one> FETCH 101:300 .*", "C: <two> FETCH 1:100 .*", *[header(n, n) for n in range(101, 301)],
              "S: <one> OK done", "S: <two> NO not now", "C: <tag> UID FETCH 5 .*",
              'S: * 5 FETCH (UID 5 BODY[]<0> "mail")', OK]
    with ScriptedServer(script) as server:
        backend: ImapBackend = scripted(server)
        steps = backend.sync(FolderSnapshot("INBOX"))
        next(steps)
        next(steps)
        steps.close()  # type: ignore[attr-defined]  # it is a generator
        assert b"".join(backend.fetch("INBOX", 5, None)) == b"mail"
        backend.close()


def test_pieces_that_come_mixed() -> None:
    size = (256 << 10) + 100
    first, last = b"a" * (256 << 10), b"b" * 100
    script: list[Step] = [
        *login(), *selected(1), rf"C: <one> UID FETCH 5 \(UID BODY.PEEK\[\]<0.{256 << 10}>\)",
        rf"C: <two> UID FETCH 5 \(UID BODY.PEEK\[\]<{256 << 10}.{256 << 10}>\)",
        b"* 1 FETCH (UID 5 BODY[]<%d> {%d}\r\n%b)\r\n" % (len(first), len(last), last),
        b"* 1 FETCH (UID 5 BODY[]<0> {%d}\r\n%b)\r\n" % (len(first), first), "S: <one> OK done", "S: <two> OK done"]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        cache = Cache()
        cache.take(backend.bodies("INBOX", 7, [BodyWanted(5, size)]))
        assert cache.raw == {5: first + last}
        backend.close()


def test_a_message_longer_than_claimed_is_not_gathered_here_but_comes_in_pieces() -> None:
    raw = b"x" * (5 << 20)
    script: list[Step] = [*login(), *selected(2), r"C: <tag> UID FETCH 5:6 \(UID BODY.PEEK\[\]\)",
                          b"* 1 FETCH (UID 5 BODY[] {%d}\r\n%b)\r\n" % (len(raw), raw),
                          b"* 2 FETCH (UID 6 BODY[] {2}\r\nok)\r\n", OK,
                          r"C: <tag> UID FETCH 5 \(UID BODY.PEEK\[\]<0.\d+>\)",
                          b"* 1 FETCH (UID 5 BODY[] {%d}\r\n%b)\r\n" % (len(raw), raw), OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        cache = Cache()
        cache.take(backend.bodies("INBOX", 7, [BodyWanted(5, 90), BodyWanted(6, 90)]))
        assert cache.raw == {5: raw, 6: b"ok"}
        backend.close()
