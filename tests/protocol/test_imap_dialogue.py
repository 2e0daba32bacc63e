"""The odd paths that no real server takes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest

from app.backends.base import Wakeup
from app.backends.imap.backend import ImapBackend
from app.errors import ErrorKind, MailError
from app.model.remote_operation import AppendRaw, MoveUids, StoreFlags
from app.model.sync import Checkpoint, FlagsSeen, FolderSnapshot, KnownMessage, ServerUid, Vanished
from tests.protocol.imap_tools import BARE, Cache, header, login, mail, scripted, selected, wanted
from tests.servers.scripted import ScriptedServer

NONE: frozenset[str] = frozenset()
OK = "S: <tag> OK done"


def failure(act: Callable[[], object]) -> MailError:
    with pytest.raises(MailError) as caught:
        act()
    return caught.value


def sync(backend: ImapBackend, cache: Cache | None = None) -> Cache:
    cache = cache or Cache()
    cache.sync(backend)
    return cache


def test_fetch_answers_that_nobody_asked_for_are_dropped() -> None:
    script = [*login(), *selected(2), "C: <tag> FETCH 1:2 .*", header(2, 11), b"* 1 FETCH (FLAGS (\\Seen))\r\n",
              header(9, 77), "S: * 3 EXISTS", header(1, 10), "S: * 2 FETCH (UID 11 FLAGS (\\Flagged))", OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        cache = sync(backend)
        assert cache.flags == {11: {r"\Flagged"}, 10: NONE}
        assert cache.uidnext == 100
        backend.close()


def test_bodies_that_are_nil_empty_or_of_others_are_left_out() -> None:
    script = [*login(), *selected(4), "C: <tag> UID FETCH 10:13 .*",
              "S: * 1 FETCH (UID 10 BODY[] NIL)", 'S: * 2 FETCH (BODY[] "" UID 11)',
        b"* 3 FETCH (BODY[] {9}\r\n)\r\n* 1 OK UID 12 X-NEW (1 (\")\" {2}\r\n)) ) FLAGS ())\r\n",
        'S: * 4 FETCH (UID 99 BODY[] "evil")', r'S: * 4 FETCH (UID 13 BODY[] "a \"quoted\" one")', OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        cache = Cache()
        cache.take(backend.bodies("INBOX", 7, wanted(13, 12, 11, 10)))
        assert cache.raw == {13: b'a "quoted" one', 12: b")\r\n* 1 OK"}
        backend.close()


@pytest.mark.parametrize(("answer", "kind"), [
    (b"* 1 FETCH (UID 10 BODY[] {999999999999}\r\n", ErrorKind.TOO_LARGE),
    (b"* 1 FETCH (UID 10 BODY[] {300000000}\r\n", ErrorKind.TOO_LARGE),
    (b"* 1 FETCH (UID 10 BODY[] {200000000}\r\nshort", ErrorKind.NETWORK),
    (b"* 1 FETCH (UID 10 " * 60_000, ErrorKind.NETWORK),
    (b"* 1 FETCH (UID 10 BODY[] {100}\r\nshort", ErrorKind.NETWORK),
    (b"+ what?\r\n", ErrorKind.PROTOCOL),
    (b"D77 OK not yours\r\n", ErrorKind.PROTOCOL),
    (b"\xff\xfe\r\n", ErrorKind.PROTOCOL),
    (b"* BYE going down\r\n", ErrorKind.NETWORK),
    (b"D3 OK\x00\r\n", ErrorKind.PROTOCOL),
])
def test_broken_answers_end_the_connection_and_the_next_call_has_a_new_one(answer: bytes, kind: ErrorKind) -> None:
    first = [*login(), *selected(1), "C: <tag> UID FETCH 10 .*", answer, "CLOSE"]
    with ScriptedServer(first, [*login(), *selected(0)]) as server:
        backend = scripted(server, timeout=2.0)
        error = failure(lambda: list(backend.bodies("INBOX", 7, wanted(10))))
        assert error.kind is kind
        backend.select("INBOX")
        backend.close()


def test_an_endless_list_of_messages() -> None:
    script = [*login(), *selected(1), "C: <tag> FETCH 1:1 .*", b"".join(
        b"* %d FETCH (UID %d FLAGS ())\r\n" % (n, n) for n in range(1, 5_000)), "CLOSE"]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        assert failure(lambda: sync(backend)).kind is ErrorKind.PROTOCOL


def test_a_monstrous_structure_does_not_keep_the_others_away() -> None:
    monster = header(1, 10)
    assert isinstance(monster, bytes)
    monster = monster.replace(b' BODYSTRUCTURE ("TEXT"', b' BODYSTRUCTURE (' + b'("TEXT" "PLAIN") ' * 150_000)
    script = [*login(), *selected(2), "C: <tag> FETCH 1:2 .*", monster, header(2, 11), OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        assert sorted(sync(backend).flags) == [10, 11]
        backend.close()


def test_server_that_hangs_in_the_middle() -> None:
    with ScriptedServer([*login(), "C: <tag> SELECT .*", "S: * 3 EXISTS", "HANG"]) as server:
        backend = scripted(server, timeout=0.2)
        assert failure(lambda: sync(backend)).kind is ErrorKind.TIMEOUT


def test_interrupt_in_the_middle() -> None:
    with ScriptedServer([*login(), "C: <tag> SELECT .*", "HANG"]) as server:
        backend = scripted(server)
        timer = threading.Timer(0.2, backend.interrupt)
        timer.start()
        assert failure(lambda: sync(backend)).kind is ErrorKind.CANCELLED
        timer.join()


def test_a_list_shorter_than_its_count_removes_nothing() -> None:
    script = [*login(), *selected(3), "C: <tag> FETCH 1:3 .*", "S: * 3 FETCH (UID 12 FLAGS ())", OK]
    known: dict[ServerUid, KnownMessage] = {uid: KnownMessage() for uid in (10, 11, 12)}
    with ScriptedServer(script) as server:
        backend = scripted(server)
        steps = list(backend.sync(FolderSnapshot("INBOX", 7, 100, 0, known)))
        assert not any(isinstance(step, Vanished) for step in steps)
        assert isinstance(steps[-1], Checkpoint)
        backend.close()


def test_a_uid_search_without_an_answer_is_made_good_by_a_listing() -> None:
    known: dict[ServerUid, KnownMessage] = {10: KnownMessage()}
    script = [*login(f"{BARE} CONDSTORE ESEARCH"), *selected(3, modseq=9), r"C: <tag> UID SEARCH RETURN \(ALL\) UID .*",
              'S: * ESEARCH (TAG "x") UID', OK, r"C: <tag> FETCH 1:3 \(UID\)", "S: * 1 FETCH (UID 10)",
              "S: * 2 FETCH (UID 11)", OK, "C: <tag> UID FETCH 11 .*", header(2, 11), OK,
              r"C: <tag> UID FETCH 10:10 \(UID FLAGS\) \(CHANGEDSINCE 5\)",
              r"S: * 1 FETCH (UID 10 FLAGS (\Seen) MODSEQ (9))", OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        steps = list(backend.sync(FolderSnapshot("INBOX", 7, 12, 5, known)))
        assert [uid for step in steps if isinstance(step, FlagsSeen) for uid, _ in step.flags] == [10]
        assert steps[-1] == Checkpoint("INBOX", 7, 100, 0), "incomplete: all is to be compared next time"
        backend.close()


def test_uidvalidity_that_changes_between_two_steps() -> None:
    script = [*login(), *selected(201), "C: <tag> FETCH 2:201 .*", header(201, 301), OK,
              "C: <tag> FETCH 1:1 .*", header(1, 101), OK, *selected(0, path="Other"), "C: <tag> UID FETCH 5 .*", OK,
              *selected(201, uidvalidity=8)]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        steps = backend.sync(FolderSnapshot("INBOX"))
        next(steps)
        next(steps)
        assert failure(lambda: list(backend.fetch("Other", 5, None))).kind is ErrorKind.GONE
        assert failure(lambda: list(steps)).kind is ErrorKind.GONE
        backend.close()


def test_no_to_a_move_and_bad_to_a_flag() -> None:
    script = [*login(f"{BARE} MOVE"), *selected(1), "C: <tag> UID FETCH 10 .*", "S: * 1 FETCH (UID 10)", OK,
              'C: <tag> UID MOVE 10 "Full"', "S: <tag> NO [OVERQUOTA] no more room",
              "C: <tag> UID FETCH 10 .*", "S: * 1 FETCH (UID 10)", OK,
              r"C: <tag> UID STORE 10 \+FLAGS.SILENT \(odd\)", "S: <tag> BAD what is odd"]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        error = failure(lambda: backend.perform(MoveUids("INBOX", 7, (10,), "Full")))
        assert error.kind is ErrorKind.REFUSED
        assert error.server_text == "no more room"
        assert "full" in error.detail
        error = failure(lambda: backend.perform(StoreFlags("INBOX", 7, (10,), frozenset({"odd"}), NONE)))
        assert error.kind is ErrorKind.REFUSED
        backend.close()


def test_keywords_that_the_server_does_not_keep() -> None:
    with ScriptedServer([*login(), *selected(1, permanent=r"\Seen")]) as server:
        backend = scripted(server)
        error = failure(lambda: backend.perform(StoreFlags("INBOX", 7, (10,), frozenset({"work"}), NONE)))
        assert error.kind is ErrorKind.REFUSED
        assert "work" in error.detail
        backend.close()


def test_append_waits_for_the_go_ahead_and_minds_a_no() -> None:
    script = [*login(), r'C: <tag> APPEND "Sent" \(\) ".*" \{(?P<size>\d+)\}', "S: + go", "READ <size>", "C: ",
              "S: <tag> OK [APPENDUID 5 9] done", r"C: <tag> APPEND .*", "S: <tag> NO [TOOBIG] no"]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        operation = AppendRaw("Sent", mail(1), NONE, 1e9, "")
        result = backend.perform(operation)
        assert (result.uid_map, result.target_uidvalidity) == ({0: 9}, 5)
        assert failure(lambda: backend.perform(operation)).kind is ErrorKind.REFUSED
        backend.close()


@pytest.mark.parametrize("news", ["* 2 EXISTS", "* 1 EXPUNGE", "* 1 FETCH (FLAGS ())", "* 1 RECENT"])
def test_idle_ends_with_any_news_but_not_with_chatter(news: str) -> None:
    script = [*login(f"{BARE} IDLE"), *selected(1), "C: <tag> IDLE", "S: * OK soon", "S: + idling",
              "S: * OK Still here", f"S: {news}", "C: DONE", OK, "C: <tag> LOGOUT", "S: * BYE", OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        wakeup = Wakeup()
        backend.wait(wakeup, 5.0)
        backend.close()
        wakeup.close()


def test_without_idle_it_asks_now_and_then() -> None:
    script = [*login(), *selected(1), "C: <tag> NOOP", OK, "C: <tag> NOOP", "S: * 2 EXISTS", OK]
    with ScriptedServer(script) as server:
        backend = scripted(server, poll_interval=0.05)
        wakeup = Wakeup()
        backend.wait(wakeup, 5.0)
        backend.close()
        wakeup.close()


def test_bye_while_idling() -> None:
    script = [*login(f"{BARE} IDLE"), *selected(1), "C: <tag> IDLE", "S: + idling", "S: * BYE timeout", "CLOSE"]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        wakeup = Wakeup()
        error = failure(partial(backend.wait, wakeup, 5.0))
        wakeup.close()
        assert error.kind is ErrorKind.NETWORK
        assert error.server_text == "timeout"


def test_nothing_secret_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    with ScriptedServer([*login(), *selected(1), "C: <tag> FETCH 1:1 .*", header(1, 10), OK]) as server:
        backend = scripted(server)
        sync(backend)
        backend.close()
    assert "SELECT" in caplog.text
    assert not any(word in caplog.text for word in ("secret", "Subject", "INBOX"))
