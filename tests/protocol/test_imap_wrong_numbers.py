"""A server whose numbers are wrong, for once or for good, and one that says in the middle of a sync what is not so.

What must hold is the same as for honest races: see test_imap_races.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from app.errors import ErrorKind, MailError
from app.model.message import FLAGGED, SEEN
from tests.protocol.mirror import Mirror
from tests.protocol.races import assert_in_step, careful_sync, happened_meanwhile, ids, said, subjects
from tests.servers.racing import RacingServer
from tests.servers.racing_box import Box
from tests.servers.racing_session import Hangup, Session


@pytest.fixture
def mirror(racing_mirror: Mirror) -> Mirror:
    return racing_mirror


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


@pytest.mark.parametrize("connected", [True, False])
def test_a_mailbox_that_was_put_back(mirror: Mirror, server: RacingServer, connected: bool) -> None:
    """After a backup was restored, with the same UIDVALIDITY: what comes then has UIDs that stood for other mail. It is
    seen, and nothing that is done to the old message is done to it."""
    before = ids(mirror)
    if not connected:
        mirror.disconnect()
    server.box.put_back(8)
    server.box.add(8)
    server.box.letters[8].number = 77
    mirror.sync()
    mirror.sync()
    assert subjects(mirror, "INBOX") == {**{uid: f"number {uid}" for uid in range(1, 8)}, 8: "number 77"}
    after = ids(mirror)
    assert {uid: after[uid] for uid in range(1, 8)} == {uid: before[uid] for uid in range(1, 8)}
    assert after[8] not in before.values()


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
