"""Sync races: what changes on the server at each moment of a synchronisation.

The situations are those that Trojitá tests its synchronisation with (its list, none of its text): arrivals and expunges
during SELECT, while UIDs, flags, headers and bodies are read; UIDNEXT missing or going back; EXISTS that shrinks or
grows without a word; HIGHESTMODSEQ going back, or NOMODSEQ; VANISHED of what was never seen; another UIDVALIDITY between
two connections; a mailbox that vanished while off line. Each runs in every case of the sync.

What must hold: a message is never taken for another; nothing leaves the store that the server still has; after one more
round the store holds what the server holds, and what stayed on the server has kept its local id. A change whose moment
does not come in a case of the sync is made behind it, where the next round has to find it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from app.backends.imap.backend import ImapBackend
from app.errors import ErrorKind, MailError
from app.model.account import Security, ServerSettings
from app.model.message import FLAGGED, SEEN
from app.model.sync import SyncStep, Vanished
from tests.protocol.mirror import Mirror, make_mirror
from tests.servers.racing import Change, Hangup, RacingServer, Session
from tests.servers.racing_box import Box, box

CASES = {
    "plain": (),
    "ESEARCH": ("ESEARCH",),
    "CONDSTORE": ("CONDSTORE", "ESEARCH"),
    "QRESYNC": ("ENABLE", "CONDSTORE", "QRESYNC", "ESEARCH"),
}
MOMENTS = [f"{kind} {place}" for kind in ("SELECT", "UIDS", "FLAGS", "HEADERS")
           for place in ("begin", "middle", "end", "after")]
FIRST_MOMENTS = ["SELECT begin", "SELECT end", "SELECT after", "HEADERS begin", "HEADERS middle", "HEADERS end",
                 "HEADERS after"]
FURTHER = [f"Box{number}" for number in range(len(FIRST_MOMENTS))]


# Each mailbox here holds ten messages, of which the last came and the fifth left while the client was away.


def arrival(session: Session) -> None:
    session.arrive(session.box.uidnext)


def expunge_of_an_old_one(session: Session) -> None:
    session.expunge(session.box.uids()[3])


def expunge_of_the_last_known(session: Session) -> None:
    session.expunge(session.box.uids()[-2])


def expunge_of_what_just_came(session: Session) -> None:
    session.expunge(session.box.uids()[-1])


def arrival_that_leaves_at_once(session: Session) -> None:
    session.arrive(session.box.uidnext)
    session.expunge(session.box.uids()[-1])


def as_many_come_as_go(session: Session) -> None:
    uids, next_one = session.box.uids(), session.box.uidnext
    session.expunge(uids[0], uids[1], uids[-1])
    session.arrive(next_one, next_one + 1, next_one + 2, flags=SEEN)


def flags(session: Session) -> None:
    session.mark(session.box.uids()[5], FLAGGED)


def everything(session: Session) -> None:
    uids, next_one = session.box.uids(), session.box.uidnext
    session.arrive(next_one, next_one + 1)
    session.expunge(uids[-2], uids[-1])
    session.mark(uids[1], SEEN)
    session.expunge(uids[2])
    session.arrive(next_one + 2, next_one + 3)
    session.expunge(next_one + 3)


def expunge_of_all(session: Session) -> None:
    session.expunge(*session.box.uids())
    session.arrive(session.box.uidnext)


def silence(session: Session) -> None:
    """Changes that this connection is not told of: the next one finds them."""
    uids = session.box.uids()
    session.box.remove(uids[3])
    session.box.add(session.box.uidnext)
    session.box.mark(uids[5], FLAGGED)


def hangup(session: Session) -> None:
    silence(session)
    raise Hangup


CHANGES = [arrival, expunge_of_an_old_one, expunge_of_the_last_known, expunge_of_what_just_came,
           arrival_that_leaves_at_once, as_many_come_as_go, flags, everything, expunge_of_all, silence, hangup]


@pytest.fixture(params=list(CASES))
def server(request: pytest.FixtureRequest) -> Iterator[RacingServer]:
    """Messages 1 to 10 in INBOX."""
    with RacingServer(box(*range(1, 11)), *CASES[request.param]) as server:
        yield server


def mirror_of(server: RacingServer, directory: Path) -> Mirror:
    settings = ServerSettings("127.0.0.1", server.port, Security.NONE, "alice")
    return make_mirror(directory, lambda: ImapBackend(settings, lambda: "secret", trace_name="test", timeout=5.0,
                                                      plaintext_consent=True), "INBOX", *FURTHER)


@pytest.fixture
def mirror(server: RacingServer, tmp_path: Path) -> Iterator[Mirror]:
    """In step with the server, and connected."""
    mirror = mirror_of(server, tmp_path)
    mirror.sync()
    assert mirror.flags() == server.box.flags()
    yield mirror
    mirror.close()


def careful_sync(mirror: Mirror, server: RacingServer, path: str = "INBOX") -> bool:
    """A sync that may break off (then False), but may neither remove what is there nor take one message for another."""
    steps: list[SyncStep] = []
    try:
        steps = mirror.sync(path)
    except MailError as error:
        assert error.kind in (ErrorKind.NETWORK, ErrorKind.GONE, ErrorKind.PROTOCOL), error
    for step in steps:
        if isinstance(step, Vanished):
            assert not set(step.uids) & set(server.box.uids()), "taken for removed, and still there"
    assert subjects(mirror, path) == {uid: f"number {uid}" for uid in mirror.flags(path)}
    return bool(steps)


def assert_in_step(mirror: Mirror, server: RacingServer, before: dict[int, int], path: str = "INBOX") -> None:
    """After one more round."""
    server.settle()
    if not careful_sync(mirror, server, path):  # the connection was cut, which the round before could not notice
        assert careful_sync(mirror, server, path)
    assert mirror.flags(path) == server.box.flags()
    for uid, message_id in ids(mirror, path).items():
        assert message_id == before.get(uid, message_id), f"{uid} was dropped and made anew"


def subjects(mirror: Mirror, path: str) -> dict[int, str]:
    return dict(mirror.db.rows("SELECT uid, subject FROM message WHERE server_folder_id = ?", (mirror.folder(path),)))


def ids(mirror: Mirror, path: str = "INBOX") -> dict[int, int]:
    return dict(mirror.db.rows("SELECT uid, id FROM message WHERE server_folder_id = ?", (mirror.folder(path),)))


def happened_meanwhile(server: RacingServer) -> None:
    """While the client was away: some came, one went, one was read."""
    box = server.box
    while len(box.letters) < 11:
        box.add(box.uidnext)
    while len(box.letters) > 11:
        box.remove(box.uids()[0])
    box.remove(box.uids()[4])
    box.mark(box.uids()[2], SEEN if SEEN not in box.letters[box.uids()[2]].flags else "")


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_in_the_middle_of_a_sync(mirror: Mirror, server: RacingServer, change: Change) -> None:
    for moment in MOMENTS:
        before = ids(mirror)
        happened_meanwhile(server)
        server.at(moment, change)
        with said(moment):
            careful_sync(mirror, server)
            assert_in_step(mirror, server, before)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_in_the_middle_of_the_first_sync(server: RacingServer, tmp_path: Path, change: Change) -> None:
    mirror = mirror_of(server, tmp_path)
    for path, moment in zip(FURTHER, FIRST_MOMENTS, strict=True):
        happened_meanwhile(server)
        server.at(moment, change)
        with said(moment):
            careful_sync(mirror, server, path)
            assert_in_step(mirror, server, ids(mirror, path), path)
    mirror.close()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_while_bodies_are_read(mirror: Mirror, server: RacingServer, change: Change) -> None:
    for moment in ("BODY begin", "BODY middle", "BODY end", "BODY after"):
        happened_meanwhile(server)
        server.at(moment, change)
        with said(moment):
            session = mirror.session()
            session.run_round("INBOX")
            server.settle()
            mirror.disconnect()
            for _ in range(2):
                mirror.session().run_round("INBOX")
            assert mirror.held() == {uid: (frozenset(letter.flags.split()), letter.raw)
                                     for uid, letter in server.box.letters.items()}


@contextmanager
def said(moment: str) -> Iterator[None]:
    """Names the moment at which something went wrong."""
    try:
        yield
    except (AssertionError, MailError) as error:
        raise AssertionError(f"{moment}: {error}") from error


# --- a server whose numbers are wrong ---------------------------------------------------------------------------


def missing_uidnext(box: Box) -> None:
    box.told["UIDNEXT"] = 0


def uidnext_going_back(box: Box) -> None:
    box.told["UIDNEXT"] = 3


def uidnext_far_ahead(box: Box) -> None:
    box.told["UIDNEXT"] = 4_000_000_000


def exists_too_small(box: Box) -> None:
    box.told["EXISTS"] = 8


def exists_too_large(box: Box) -> None:
    box.told["EXISTS"] = 14


def modseq_going_back(box: Box) -> None:
    box.told["HIGHESTMODSEQ"] = 1


def no_modseq(box: Box) -> None:
    box.told["HIGHESTMODSEQ"] = 0


def modseq_that_stands_still(box: Box) -> None:
    box.told["HIGHESTMODSEQ"] = 11  # as after the first ten messages


def vanished_of_everything(box: Box) -> None:
    box.vanished = "1:4294967295"


def vanished_of_the_unknown(box: Box) -> None:
    box.vanished = "5,12:99,4294967290:4294967295"


def vanished_that_forgets(box: Box) -> None:
    box.vanished = "77"


WRONG = [missing_uidnext, uidnext_going_back, uidnext_far_ahead, exists_too_large, modseq_going_back,
         no_modseq, vanished_of_everything, vanished_of_the_unknown, vanished_that_forgets]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.__name__)
def test_wrong_numbers_for_once(mirror: Mirror, server: RacingServer, wrong: Callable[[Box], None]) -> None:
    """What the server said wrong does no harm that the next, correct answer does not heal."""
    before = ids(mirror)
    happened_meanwhile(server)
    wrong(server.box)
    careful_sync(mirror, server)
    server.box.told.clear()
    server.box.vanished = ""
    assert_in_step(mirror, server, before)


@pytest.mark.parametrize("wrong", [missing_uidnext, uidnext_going_back, uidnext_far_ahead, modseq_going_back, no_modseq,
                                   modseq_that_stands_still, vanished_of_the_unknown], ids=lambda wrong: wrong.__name__)
def test_wrong_numbers_for_good(mirror: Mirror, server: RacingServer, wrong: Callable[[Box], None]) -> None:
    """A server that is always so is mirrored none the less."""
    before = ids(mirror)
    happened_meanwhile(server)
    wrong(server.box)
    careful_sync(mirror, server)
    assert_in_step(mirror, server, before)


def test_exists_too_small_is_healed(mirror: Mirror, server: RacingServer) -> None:
    """Nobody can tell eight messages from a mailbox of eight, unless another answer gives the lie away."""
    happened_meanwhile(server)
    exists_too_small(server.box)
    with suppress(MailError):
        mirror.sync()
    server.box.told.clear()
    assert_in_step(mirror, server, {})


def test_as_many_went_as_came_while_off_line(mirror: Mirror, server: RacingServer) -> None:
    before = ids(mirror)
    mirror.disconnect()
    for uid in range(1, 11):
        server.box.remove(uid)
    for uid in range(11, 21):
        server.box.add(uid)
    careful_sync(mirror, server)
    assert mirror.flags() == server.box.flags()
    assert_in_step(mirror, server, before)


def test_as_many_went_as_came_with_some_that_stayed(mirror: Mirror, server: RacingServer) -> None:
    before = ids(mirror)
    mirror.disconnect()
    for uid in (1, 2, 3):
        server.box.remove(uid)
        server.box.add(20 + uid, SEEN)
    server.box.mark(8, FLAGGED)
    careful_sync(mirror, server)
    assert mirror.flags() == server.box.flags()
    assert_in_step(mirror, server, before)


def test_other_uids_after_a_cut(mirror: Mirror, server: RacingServer) -> None:
    """UIDVALIDITY changes between two connections, and the same numbers stand for other mail."""

    def cut(session: Session) -> None:
        session.box.replace_all(8, range(1, 6))
        raise Hangup

    happened_meanwhile(server)
    server.at("FLAGS begin", cut).at("UIDS begin", cut).at("HEADERS begin", cut)
    careful_sync(mirror, server)
    server.settle()
    server.box.replace_all(9, range(3, 8))
    mirror.disconnect()
    careful_sync(mirror, server)
    careful_sync(mirror, server)
    assert mirror.flags() == server.box.flags()


def test_a_mailbox_that_vanished_and_came_back(mirror: Mirror, server: RacingServer) -> None:
    before = ids(mirror)
    server.box.refusal = "NO [NONEXISTENT] no such mailbox"
    with pytest.raises(MailError) as caught:
        mirror.sync()
    assert caught.value.kind in (ErrorKind.GONE, ErrorKind.REFUSED)
    assert ids(mirror) == before, "nothing is dropped on a mere NO"
    server.box.refusal = ""
    assert_in_step(mirror, server, before)


def test_a_select_that_fails_twice(mirror: Mirror, server: RacingServer) -> None:
    before = ids(mirror)
    happened_meanwhile(server)
    for refusal in ("NO go away", "BAD what"):
        server.box.refusal = refusal
        with pytest.raises(MailError):
            mirror.sync()
    server.box.refusal = ""
    assert_in_step(mirror, server, before)


def test_from_empty_to_full_and_back(mirror: Mirror, server: RacingServer) -> None:
    for uid in range(1, 11):
        server.box.remove(uid)
    careful_sync(mirror, server)
    assert mirror.flags() == {}
    server.box.add(11)
    server.box.remove(11)
    careful_sync(mirror, server)
    assert mirror.flags() == {}
    for uid in range(12, 18):
        server.box.add(uid, SEEN)
    careful_sync(mirror, server)
    assert mirror.flags() == server.box.flags()


LIES = [
    "* 3 EXPUNGE", "* 99 EXPUNGE", "* 0 EXPUNGE", "* VANISHED 1:4294967295", "* VANISHED (EARLIER) 1:4294967295",
    "* 9999 EXISTS", "* 2 EXISTS", r"* 99 FETCH (FLAGS (\Seen))", r"* 3 FETCH (FLAGS (\Deleted))",
    r"* 3 FETCH (UID 999 FLAGS (\Deleted))", r"* 1 FETCH (UID 4294967295 FLAGS ())", "* SEARCH 1 2 3",
    '* ESEARCH (TAG "x") UID ALL 1:3', "* ENABLED", "* ENABLED QRESYNC", "* NO something", "* BAD something",
    "* STATUS INBOX (MESSAGES 0)", "* OK [HIGHESTMODSEQ 99999999]", "* OK [UIDVALIDITY 99]", "* OK [UIDNEXT 1]",
    "* FLAGS ()", "* RECENT", "* X-NEW (((((", "* OK [CLOSED] previous mailbox closed",
]


@pytest.mark.parametrize("moment", ["SELECT begin", "SELECT end", "FLAGS middle", "HEADERS begin", "HEADERS end"])
def test_a_lie_in_the_middle(mirror: Mirror, server: RacingServer, moment: str) -> None:
    """One untagged line that is not true, told once: the next connection, without it, is in step."""
    for line in LIES:
        happened_meanwhile(server)
        server.at(moment, lambda session, line=line: session.say(line))
        with said(line):
            with suppress(MailError):
                mirror.sync()
            assert subjects(mirror, "INBOX") == {uid: f"number {uid}" for uid in mirror.flags()}
            mirror.disconnect()
            assert_in_step(mirror, server, {})
