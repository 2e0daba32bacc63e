"""What a POP3 trial is judged by: no message lost at any instant, none there twice, and the end that was expected."""

from __future__ import annotations

import hashlib
import poplib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import MailError
from tests.torture.mail import token_of
from tests.torture.other import Login, Message
from tests.torture.pop3_client import Pop3Client, held
from tests.torture.pop3_points import Guard, Pop3Points, on_disk
from tests.torture.site import Ends, Site


@dataclass(frozen=True)
class Prepared:
    """A user and a profile whose next rounds are the ones to be interrupted.

    `catalog`: UIDL → hash as the server has them. `owed`: what must never be lost, by hash, as often as it was
    delivered; `thrown`: hashes of what the person deleted for good.
    """

    login: Login
    catalog: dict[str, str]
    owed: Counter[str]
    thrown: frozenset[str]
    rounds: int = 1
    """So many rounds until nothing is left to do."""

    def guard(self, profile: Path) -> Guard:
        return Guard(profile, self.catalog, self.thrown)


@dataclass(frozen=True)
class Verdict:
    """Of one trial. `trouble` is "" where all is as it should."""

    lost: int = 0
    doubled: int = 0
    trouble: str = ""


def pop3_login(site: Site) -> Login:
    login = site.login()
    return Login(site.server.pop3, login.user, login.password)


def copy_of(site: Site, prepared: Prepared) -> Login:
    """A second user and profile in the same state."""
    return site.copy(prepared.login, pop3_login(site))


def catalog(login: Login) -> dict[str, str]:
    """UIDL → hash of all messages on the server, by another client (poplib)."""
    client = poplib.POP3("127.0.0.1", login.port, timeout=20)
    client.user(login.user)
    client.pass_(login.password)
    found = {}
    for line in client.uidl()[1]:
        number, uidl = line.decode().split(" ")
        found[uidl] = _hash(b"".join(each + b"\r\n" for each in client.retr(number)[1]))
    client.quit()
    return found


def mails(site: Site, login: Login) -> Iterator[bytes]:
    """Every message of the Inbox as its file has it, without asking the server. New ones come first: what the server
    moves from new to cur meanwhile is seen at either place."""
    seen: set[str] = set()
    for folder in ("new", "cur"):
        for file in sorted((site.server.maildir(login.user) / folder).iterdir()):
            name = file.name.partition(":")[0]
            try:
                raw = file.read_bytes()
            except FileNotFoundError:  # the server has just deleted it
                continue
            if name not in seen:
                seen.add(name)
                yield raw


def lost(site: Site, login: Login, owed: Counter[str]) -> int:
    """How many messages are at this instant neither on the server nor whole on the disk."""
    with on_disk(site.profile(login)) as db:
        here = held(db)
    return (owed - (here + Counter(_hash(raw) for raw in mails(site, login)))).total()


def whole(site: Site, prepared: Prepared, login: Login, rounds: int, port: int = 0) -> Pop3Points:
    """Rounds that must come to their end; what they sent."""
    client = Pop3Client.open(site.profile(login), login)
    guard = prepared.guard(site.profile(login))
    points = Pop3Points(guard=guard)
    try:
        with points.watch():
            for _ in range(rounds):
                errors = client.check(port).errors
                assert not errors, f"the round reports {errors}"
        assert guard.looked == points.counts["DELE"]
        return points
    finally:
        client.close()


def ends(site: Site, prepared: Prepared, login: Login) -> Ends:
    """Both sides as they stand, once a further round was seen to fetch nothing and to delete nothing."""
    points = whole(site, prepared, login, 1)
    assert not points.writes, f"a further round sent {points.writes}"
    client = Pop3Client.open(site.profile(login), login)
    try:
        assert not (problems := client.problems()), "\n".join(problems)
        return Ends({"INBOX": Counter(_message(raw) for raw in mails(site, login))}, (), client.stored())
    finally:
        client.close()


def judge(site: Site, prepared: Prepared, login: Login, expected: Ends) -> Verdict:
    """Directly after an interruption: what is lost now, after the next rounds, and how it all ends."""
    gone = doubled = 0
    try:
        gone = lost(site, login, prepared.owed)
        assert not gone, f"{gone} messages are neither there nor here"
        whole(site, prepared, login, prepared.rounds)
        gone = lost(site, login, prepared.owed)
        assert not gone, f"after the next round {gone} messages are neither there nor here"
        found = ends(site, prepared, login)
        with on_disk(site.profile(login)) as db:
            doubled = (held(db) - prepared.owed).total()
        return Verdict(gone, doubled, found.difference(expected))
    except (AssertionError, MailError) as error:
        return Verdict(gone, doubled, str(error) or repr(error))


def _message(raw: bytes) -> Message:
    return token_of(raw), frozenset(), _hash(raw)


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
