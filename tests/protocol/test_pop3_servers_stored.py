"""POP3 accounts with a real store on Dovecot, Cyrus and Courier: rules, parts, lines that break, mail known again."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from app.backends.registry import backend_for
from app.engine.reading import MimeReader
from app.engine.verify import verify
from app.errors import MailError
from app.model.account import Account, LeaveRule, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.model.folder import Role
from app.model.operation import DeleteMessages, DeleteOnServer, KeepOnServer, MoveMessages
from app.store import accounts, bodies, check, edits, folders, pop3_queue
from tests.factory import make_mail
from tests.fakes.new_store import new_store
from tests.protocol.pop3_stored import StoredMaildrop
from tests.servers.owner import Owner
from tests.torture.proxy import Cut, How, Proxy, Side

pytestmark = pytest.mark.servers

LIMIT = 2_000
LONG = "".join(f".line {number} of the text\r\n" for number in range(300))
DAY = 86_400


@dataclass
class Maildrop(StoredMaildrop):
    """An owner's maildrop, and the store of an account on it."""

    owner: Owner | None = None

    def deliver(self, *raw: bytes) -> None:
        assert self.owner
        self.owner.deliver(*raw)
        self.delivered += raw

    @property
    def there(self) -> list[bytes]:
        assert self.owner
        return self.owner.holds()

    def checked(self) -> None:
        """A round without an error."""
        assert self.check().errors == ()

    def through(self, port: int) -> None:
        self.with_account(incoming=replace(self.account.incoming, port=port))


@pytest.fixture
def drop(owner: Owner, tmp_path: Path) -> Iterator[Maildrop]:
    """Empty, under the rule "keep". At the end nothing is lost, doubled or unsound."""
    with contextlib.closing(new_store(tmp_path / "mail.db")) as db:
        settings = ServerSettings("127.0.0.1", owner.server.pop3, Security.NONE, owner.name)
        account = accounts.save(db, Account(
            0, "drop", "alice@example.org", "Alice", Protocol.POP3, settings, None, SecretSource(SecretKind.SESSION),
            LeaveRule.parse("keep"), plaintext_consent=True))
        yield (drop := Maildrop(db, account, password=owner.password, owner=owner))
        assert drop.doubled == 0
        assert check.check(db) == ()


def mails(count: int, first: int = 0) -> list[bytes]:
    return [make_mail(number) for number in range(first, first + count)]


def ruled(drop: Maildrop, text: str, grace: int = 0) -> None:
    drop.with_account(leave=LeaveRule.parse(text), delete_grace=grace)


def in_folder(drop: Maildrop, role: Role) -> int:
    found = folders.by_role(drop.db, drop.account.id, role)
    assert found is not None
    return found.id


def test_all_comes_once_and_is_as_the_server_has_it(drop: Maildrop) -> None:
    drop.deliver(*mails(12))
    drop.checked()
    drop.checked()
    assert (drop.lost, len(drop.rows())) == (0, 12)
    with contextlib.closing(backend_for(drop.account, lambda: drop.password)) as backend:
        assert verify(drop.db, drop.account, backend) == ()
    drop.deliver(*mails(2, 12))
    drop.checked()
    assert (drop.lost, len(drop.rows())) == (0, 14)


@pytest.mark.parametrize(("rule", "left"), [
    ("delete", []), ("keep", [0, 1, 2, 3]), ("days:14", [0, 1, 2, 3]), ("keep,count:2", [2, 3]), ("keep,size:1", [])])
def test_each_rule_leaves_what_it_says(drop: Maildrop, rule: str, left: list[int]) -> None:
    drop.deliver(*(mail for mail in mails(4)))
    ruled(drop, rule)
    drop.checked()
    drop.checked()
    assert drop.lost == 0
    assert drop.there == [make_mail(number) for number in left]
    assert sorted(row.server_state == "only-here" for row in drop.rows()) == sorted(
        number not in left for number in range(4))


def test_days_are_counted_from_the_download(drop: Maildrop) -> None:
    drop.deliver(*mails(3))
    ruled(drop, "days:14")
    drop.checked()
    drop.db.run("UPDATE pop3_state SET first_seen = first_seen - ? WHERE message_id = ?",
                (14 * DAY, next(row.id for row in drop.rows() if row.subject == "Message 1")))
    drop.checked()
    assert sorted(drop.there) == sorted([make_mail(0), make_mail(2)])
    assert drop.lost == 0


def test_until_deleted_and_until_moved(drop: Maildrop) -> None:
    drop.deliver(*mails(4))
    ruled(drop, "until-deleted")
    drop.checked()
    ids = {row.subject: row.id for row in drop.rows()}
    edits.apply(drop.db, DeleteMessages((ids["Message 0"],)), MimeReader())
    drop.checked()
    assert len(drop.there) == 4  # it lies in Trash here
    edits.apply(drop.db, DeleteMessages((ids["Message 0"],), forever=True), MimeReader())
    drop.checked()
    assert sorted(drop.there) == mails(3, 1)
    ruled(drop, "until-moved")
    edits.apply(drop.db, MoveMessages((ids["Message 1"],), in_folder(drop, Role.ARCHIVE)), MimeReader())
    drop.checked()
    assert sorted(drop.there) == mails(2, 2)


def test_deletions_wait_for_their_grace_and_can_be_taken_back(drop: Maildrop) -> None:
    drop.deliver(*mails(3))
    ruled(drop, "delete", 600)
    drop.checked()
    waiting = pop3_queue.waiting(drop.db, drop.account.id)
    assert len(waiting) == len(drop.there) == 3
    edits.apply(drop.db, KeepOnServer(drop.account.id, (waiting[0].uidl,)), MimeReader())
    drop.db.run("UPDATE pop3_state SET delete_at = ? WHERE delete_at IS NOT NULL", (time.time() - 1,))
    drop.checked()
    assert len(drop.there) == 1
    edits.apply(drop.db, KeepOnServer(drop.account.id, (waiting[0].uidl,), keep=False), MimeReader())
    edits.apply(drop.db, DeleteOnServer(drop.account.id, (waiting[0].uidl,)), MimeReader())
    drop.db.run("UPDATE pop3_state SET delete_at = ? WHERE delete_at IS NOT NULL", (time.time() - 1,))
    drop.checked()
    assert drop.there == [] and drop.lost == 0


def test_of_large_messages_the_beginning_comes_and_the_rest_on_demand(drop: Maildrop) -> None:
    large = make_mail(2, body=LONG)
    drop.with_account(whole_up_to=LIMIT)
    ruled(drop, "delete")
    drop.deliver(make_mail(1), large)
    drop.checked()
    row, = [row for row in drop.rows() if row.subject == "Message 2"]
    assert (row.cached, row.preview.count("line 0 of")) == ("partial", 1)
    assert drop.there == [large]  # what is partly here is never deleted there
    with drop.session() as session:
        assert session.body(row.id) == large
    assert bodies.raw(drop.db, row.id) == large
    drop.checked()
    assert drop.there == [] and drop.lost == 0


def test_a_larger_limit_brings_the_rest(drop: Maildrop) -> None:
    drop.with_account(whole_up_to=LIMIT)
    drop.deliver(*(make_mail(number, body=LONG) for number in range(3)))
    drop.checked()
    assert {row.cached for row in drop.rows()} == {"partial"}
    drop.with_account(whole_up_to=0)
    drop.checked()
    assert {row.cached for row in drop.rows()} == {"full"}
    assert (drop.lost, len(drop.rows())) == (0, 3)


@pytest.mark.parametrize("how", [How.RESET, How.END])
@pytest.mark.parametrize("side", list(Side))
def test_a_line_that_breaks_anywhere_is_made_good_by_the_next_check(drop: Maildrop, side: Side, how: How) -> None:
    assert drop.owner
    ruled(drop, "delete")
    drop.deliver(*mails(3))
    with Proxy(drop.owner.server.pop3) as proxy:
        drop.through(proxy.port)
        drop.checked()
        length = proxy.octets[side]
    first, struck = 10, 0
    for place in range(1, length, max(1, length // 12)):
        drop.deliver(*mails(3, first))
        with Proxy(drop.owner.server.pop3, Cut(side, place, how)) as proxy:
            drop.through(proxy.port)
            with contextlib.suppress(MailError):  # cut before the login was over
                drop.check()
            struck += proxy.struck
        drop.through(drop.owner.server.pop3)
        assert set(mails(3, first)) <= set(drop.there) | set(drop.octets())
        drop.checked()
        assert (drop.lost, drop.removed, drop.there) == (0, 0, [])
        first += 3
    assert struck >= 12


def test_what_the_server_names_anew_is_known_again(drop: Maildrop) -> None:
    """As after a move to another server: the same messages, and none of the UIDLs."""
    assert drop.owner
    drop.deliver(*mails(4))
    drop.checked()
    before = drop.db.rows("SELECT message_id, first_seen, hash FROM pop3_state ORDER BY message_id")
    names = {row[0] for row in drop.db.rows("SELECT uidl FROM pop3_state")}
    drop.owner.remove(1, 2, 3, 4)
    drop.owner.deliver(*mails(4))
    drop.checked()
    assert drop.db.rows("SELECT message_id, first_seen, hash FROM pop3_state ORDER BY message_id") == before
    assert names.isdisjoint(row[0] for row in drop.db.rows("SELECT uidl FROM pop3_state"))
    assert (drop.lost, drop.removed, len(drop.rows())) == (0, 0, 4)


def test_what_another_client_deleted_stays_here(drop: Maildrop) -> None:
    assert drop.owner
    drop.deliver(*mails(4))
    drop.checked()
    drop.owner.remove(2, 3)
    drop.checked()
    assert sorted(row.server_state for row in drop.rows()) == ["on-server", "on-server", "only-here", "only-here"]
    drop.owner.remove(1, 2)
    drop.checked()  # one empty listing is not believed
    drop.checked()
    assert {row.server_state for row in drop.rows()} == {"only-here"}
    assert (drop.lost, drop.removed) == (0, 0)


def test_a_second_session_that_deletes_meanwhile_loses_nothing(drop: Maildrop) -> None:
    """Each of these lets both in; RFC 1939 4 would have the maildrop locked, which a check survives too."""
    assert drop.owner
    drop.deliver(*mails(2))
    with drop.owner.client() as other:
        other.dele(1)
        drop.checked()
    drop.checked()
    left = drop.there
    assert make_mail(1) in left or not drop.owner.person.traits.lists_by_arrival
    assert 1 <= len(left) <= 2  # Courier forgets a deletion of what another session read meanwhile
    assert set(left) <= set(drop.octets())
    assert (drop.removed, len(drop.rows())) == (0, 2)
