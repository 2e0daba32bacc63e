"""What a POP3 round finds to do: each scenario is a rule, what is known already, and what came since."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from app.model.account import LeaveRule
from app.model.filters import AddFlag, Condition, FileInto, Filter, FilterField, FilterTest
from app.model.leaving import DAY
from app.model.message import FLAGGED
from app.model.operation import CreateFolder, DeleteMessages, KeepOnServer
from app.store import filters
from tests.torture.mail import make, token_of
from tests.torture.other import Login
from tests.torture.pop3_client import Pop3Client
from tests.torture.pop3_proof import Prepared, catalog, pop3_login
from tests.torture.site import Site

_LIMITS = (1_000, 3_000)
"""Limits for whole messages, before and now."""


def _nothing(*_: object) -> None:
    """A side that does nothing."""


@dataclass(frozen=True)
class Pop3Scenario:
    """`before` is there at the first round, which runs by the rule `first`; then the person does `edit`, others do
    `meanwhile`, and `after` comes. Tokens are parted by spaces; one that is there twice makes two identical messages.

    `thrown`: what the person deletes for good. `sizes`: octets of text by token. `rounds`: so many until all is done.
    """

    name: str
    rule: str
    after: str
    before: str = ""
    first: str = "keep"
    set_up: Callable[[Pop3Client], None] = _nothing
    edit: Callable[[Pop3Client], None] = _nothing
    meanwhile: Callable[[Site, Login], None] = _nothing
    thrown: str = ""
    sizes: tuple[tuple[str, int], ...] = ()
    grace: int = 0
    limits: tuple[int, int] = (0, 0)
    rounds: int = 1
    every: int = 9
    """Of how many steps a sample takes one."""

    def prepare(self, site: Site) -> Prepared:
        login = pop3_login(site)
        self._deliver(site, login, self.before)
        client = Pop3Client.open(site.profile(login), login)
        try:
            client.change(leave=LeaveRule.parse(self.first), delete_grace=self.grace, whole_up_to=self.limits[0])
            self.set_up(client)
            if self.before:
                assert not (errors := client.check().errors), errors
            client.change(leave=LeaveRule.parse(self.rule), whole_up_to=self.limits[1])
            self.edit(client)
        finally:
            client.close()
        self.meanwhile(site, login)
        self._deliver(site, login, self.after)
        owed = [each for each in (self.before + " " + self.after).split() if each not in self.thrown.split()]
        return Prepared(login, catalog(login), Counter(self._digest(each) for each in owed),
                        frozenset(self._digest(each) for each in self.thrown.split()), self.rounds)

    def raw(self, token: str) -> bytes:
        return make(token, dict(self.sizes).get(token, 0))

    def _deliver(self, site: Site, login: Login, tokens: str) -> None:
        for token in tokens.split():
            site.server.deliver(login.user, self.raw(token))

    def _digest(self, token: str) -> str:
        return hashlib.sha256(self.raw(token)).hexdigest()


def _seen_long_ago(client: Pop3Client) -> None:
    _update(client, f"first_seen = first_seen - {15 * DAY}", "k1", "k2", "k3")


def _deleted_here(client: Pop3Client) -> None:
    client.edit(DeleteMessages(client.ids("k1", "k2", "k3"), forever=True))
    client.edit(DeleteMessages(client.ids("k4")))


def _some_due(client: Pop3Client) -> None:
    _update(client, "delete_at = delete_at - 3600", "k1", "k2", "k3")
    kept = client.db.value("SELECT p.uidl FROM pop3_state p JOIN message m ON m.id = p.message_id "
                           "WHERE m.message_id = 'k4@torture.example'")
    client.edit(KeepOnServer(client.account.id, (kept,)))


def _file_some(client: Pop3Client) -> None:
    client.edit(CreateFolder(client.account.id, "Filed"))
    filters.save(client.db, [Filter(0, None, "some", (Condition(FilterField.SUBJECT, FilterTest.CONTAINS, "file"),), (
        FileInto(client.folder("Filed")), AddFlag(FLAGGED)))])


def _update(client: Pop3Client, change: str, *tokens: str) -> None:
    for number in client.ids(*tokens):
        assert client.db.changed(f"UPDATE pop3_state SET {change} WHERE message_id = ?", (number,))


def _two_vanish(site: Site, login: Login) -> None:
    for file in (site.server.maildir(login.user) / "cur").iterdir():
        if token_of(file.read_bytes()) in ("k1", "k2"):
            file.unlink()


def _new_uidls(site: Site, login: Login) -> None:
    """The same messages under another UIDVALIDITY, which is part of each UIDL."""
    box = site.server.maildir(login.user)
    uids = box / "dovecot-uidlist"
    text, count = re.subn(r"(?m)^3 V(\d+)", lambda found: f"3 V{int(found[1]) + 1_000}", uids.read_text(), count=1)
    assert count
    uids.write_text(text)
    for file in (*box.glob("dovecot.index*"), *box.glob("dovecot-uidvalidity*"), *box.glob("dovecot.list.index*")):
        file.unlink()


KNOWN = "k1 k2 k3 k4 k5 k6"
NEW = "n1 n2 n3 n4 n5 n6"

POP3_SCENARIOS = (
    Pop3Scenario("delete at once", "delete", "n1 n2 n3 n4 n5 n6 n7 n8 n9 twin n10 twin"),
    Pop3Scenario("after days", "days:14", NEW, KNOWN, "days:14", edit=_seen_long_ago),
    Pop3Scenario("until deleted here", "until-deleted", NEW, KNOWN, "until-deleted", edit=_deleted_here,
                 thrown="k1 k2 k3"),
    Pop3Scenario("when moved, by a filter", "until-moved", "n1 file3 n2 file4 n3 n4", "k1 file1 k2 file2 k3 k4",
                 set_up=_file_some, rounds=2),
    Pop3Scenario("keep", "keep", NEW, KNOWN, meanwhile=_two_vanish),
    Pop3Scenario("beyond a count", "keep,count:5", NEW, KNOWN),
    Pop3Scenario("in part", "delete", "n1 big1 n2 big2 n3 n4", "k1 k2 mid1 mid2 big3 k3", limits=_LIMITS, rounds=2,
                 sizes=(("big1", 8_000), ("big2", 4_000), ("big3", 6_000), ("mid1", 1_500), ("mid2", 2_000))),
    Pop3Scenario("time of grace", "delete", NEW, KNOWN, "delete", edit=_some_due, grace=600),
    Pop3Scenario("new UIDLs", "delete", "n1 n2 n3 n4", "k1 k2 k3 k4 k5 k6 k7 k8", meanwhile=_new_uidls, rounds=2),
)

SMALL = Pop3Scenario("small", "delete", "n1 n2 n3 n4")
LARGE = Pop3Scenario("large", "delete", "n1 big1 n2 big2 big3 n3", sizes=(
    ("big1", 60_000), ("big2", 20_000), ("big3", 40_000)))
ROOMY = Pop3Scenario("roomy", "delete", "n1 big1 n2 big2 n3 big3 n4 big4 n5", "k1 k2 k3", sizes=tuple(
    (f"big{number}", 150_000) for number in range(1, 5)))
