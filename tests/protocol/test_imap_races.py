"""Sync races: what changes on the server at each moment of a synchronisation.

The situations are those that Trojitá tests its synchronisation with (its list, none of its text): arrivals and expunges
during SELECT, while UIDs, flags, headers and bodies are read; UIDNEXT missing or going back; EXISTS that shrinks or
grows without a word; HIGHESTMODSEQ going back, standing still, or NOMODSEQ; VANISHED of what was never seen; another
UIDVALIDITY between two connections; a mailbox that vanished while off line. Each runs in every case of the sync.

What must hold: a message is never taken for another; nothing leaves the store that the server still has; after one more
round the store holds what the server holds, and what stayed on the server has kept its local id. A change whose moment
does not come in a case of the sync is made behind it, where the next round has to find it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from app.model.message import FLAGGED, SEEN
from tests.protocol.mirror import Mirror
from tests.protocol.races import FURTHER, assert_in_step, careful_sync, happened_meanwhile, ids, mirror_of, said
from tests.servers.racing import RacingServer
from tests.servers.racing_session import Change, Hangup, Session

MOMENTS = [f"{kind} {place}" for kind in ("SELECT", "UIDS", "FLAGS", "HEADERS")
           for place in ("begin", "middle", "end", "after")]
FIRST_MOMENTS = ["SELECT begin", "SELECT end", "SELECT after", "HEADERS begin", "HEADERS middle", "HEADERS end",
                 "HEADERS after"]


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


@pytest.fixture
def mirror(racing_mirror: Mirror) -> Mirror:
    return racing_mirror


def test_each_case_of_the_sync_is_the_one_that_is_meant(mirror: Mirror, server: RacingServer) -> None:
    happened_meanwhile(server)
    server.commands.clear()
    careful_sync(mirror, server)
    said_by_the_client = "\n".join(server.commands)
    assert ("(QRESYNC (7 " in said_by_the_client) == ("QRESYNC" in server.words)
    assert ("CHANGEDSINCE" in said_by_the_client) == ("CONDSTORE" in server.words and "QRESYNC" not in server.words)
    assert ("(UID FLAGS)" in said_by_the_client and "CHANGEDSINCE" not in said_by_the_client) == (
        "CONDSTORE" not in server.words)
    assert "BODY.PEEK[HEADER" in said_by_the_client
    assert mirror.flags() == server.box.flags()


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
