"""Which messages are kept here as a whole: by account, by folder, and within a budget."""

from __future__ import annotations

import time
from email.utils import formatdate
from random import Random

import pytest

from app.errors import MailError
from app.model.account import BodyPolicy
from app.model.folder import Role
from app.model.message import FLAGGED
from app.model.operation import AppendMessage, SetFlags, SetFolderBodies
from app.model.remote_operation import AppendRaw, StoreFlags
from app.store import bodies, check, eviction, search
from tests.factory import make_mail
from tests.fakes.server import Mailbox
from tests.unit.engine.conftest import Bench

KB = 1_000


def mail(number: int, days_old: float, size: int = 10 * KB) -> bytes:
    """Text that does not compress to less than half."""
    filler = Random(number).randbytes(size // 2).hex()
    return (f"From: jonas@example.org\r\nSubject: Message {number}\r\nMessage-ID: <m{number}@example.org>\r\n"
            f"Date: {formatdate(time.time() - 86_400 * days_old)}\r\n\r\nword{number} {filler}\r\n").encode()


def fill(bench: Bench, count: int, path: str = "INBOX", first: int = 1, **more: int) -> None:
    """Message `number` is a little over `number` days old."""
    box = bench.server.boxes.setdefault(path, Mailbox(uidvalidity=9))
    for number in range(first, first + count):
        box.add(mail(number, number + 0.1, **more))


def here(bench: Bench, path: str = "INBOX") -> set[str]:
    return {row.subject.removeprefix("Message ") for row in bench.rows(path) if row.cached == "full"}


def test_the_account_says_how_many_days(imap: Bench) -> None:
    imap.account = imap.with_bodies(BodyPolicy.RECENT, body_days=3)
    fill(imap, 6)
    imap.round()
    assert here(imap) == {"1", "2"}
    assert len(imap.rows("INBOX")) == 6


def test_a_folder_may_have_a_rule_of_its_own(imap: Bench) -> None:
    imap.account = imap.with_bodies(BodyPolicy.NONE)
    fill(imap, 5)
    fill(imap, 5, "Archive", 11)
    imap.round()
    assert here(imap) == here(imap, "Archive") == set()
    imap.edit(SetFolderBodies(imap.folder("Archive"), BodyPolicy.RECENT, 13))
    imap.edit(SetFolderBodies(imap.folder("INBOX"), BodyPolicy.ALL))
    imap.round()
    assert here(imap) == {"1", "2", "3", "4", "5"} and here(imap, "Archive") == {"11", "12"}
    imap.edit(SetFolderBodies(imap.folder("Archive"), None))
    fill(imap, 1, "Archive", 1)
    imap.round()
    assert here(imap, "Archive") == {"11", "12"}


@pytest.mark.parametrize("days", [0, -1, 40_000])
def test_impossible_numbers_of_days_are_refused(imap: Bench, days: int) -> None:
    imap.round()
    with pytest.raises(MailError, match="no number of days"):
        imap.edit(SetFolderBodies(imap.folder("INBOX"), BodyPolicy.RECENT, days))


def test_a_budget_goes_to_the_newest_of_all_folders(imap: Bench) -> None:
    imap.account = imap.with_bodies(BodyPolicy.ALL, body_budget=65 * KB)
    for number in range(1, 31):
        imap.server.boxes["INBOX" if number % 2 else "Archive"].add(mail(number, number))
    for _ in range(4):
        imap.round()
    found = here(imap) | here(imap, "Archive")
    assert found == {str(number) for number in range(1, len(found) + 1)} and 6 <= len(found) < 20
    assert eviction.used(imap.db, imap.account.id) <= 65 * KB


def test_new_mail_takes_the_place_of_what_was_longest_of_no_use_and_that_does_not_come_back(imap: Bench) -> None:
    imap.account = imap.with_bodies(BodyPolicy.ALL, body_budget=65 * KB)
    fill(imap, 20, first=5)
    for _ in range(4):
        imap.round()
    before = here(imap)
    oldest = max(before, key=int)
    imap.db.run("UPDATE message SET used_at = 0")  # as if fetched long ago
    opened = imap.db.value("SELECT id FROM message WHERE subject = ?", (f"Message {oldest}",))
    eviction.note_opened(imap.db, opened)
    fill(imap, 4, first=1)
    imap.round()
    kept = here(imap)
    assert {"1", "2", "3", "4", oldest} <= kept
    assert str(int(oldest) - 1) not in kept
    assert eviction.used(imap.db, imap.account.id) <= 65 * KB
    octets = {row.subject: bodies.raw(imap.db, row.id) for row in imap.rows("INBOX") if row.cached == "full"}
    imap.fetched.clear()
    for _ in range(3):
        imap.round()
    assert imap.fetched == [] and here(imap) == kept and len(octets) == len(kept)
    assert check.check(imap.db) == ()


def test_what_is_evicted_is_still_found_and_fetched_when_opened(imap: Bench) -> None:
    fill(imap, 6)
    imap.round()
    imap.account = imap.with_bodies(BodyPolicy.ALL, body_budget=25 * KB)
    imap.round()
    gone = next(row for row in imap.rows("INBOX") if row.cached == "headers")
    number = gone.subject.removeprefix("Message ")
    assert search.search(imap.db, f"word{number}") == [gone.id]
    assert f"word{number} ".encode() in imap.session().body(gone.id)
    imap.round()
    assert number in here(imap)


def test_mail_that_only_we_have_is_no_cache(imap: Bench) -> None:
    imap.account = imap.with_bodies(BodyPolicy.ALL, body_budget=1)
    fill(imap, 3)
    imap.server.boxes["Drafts"].add(mail(50, 50))
    imap.round()
    imap.server.refuse.add(AppendRaw)
    imap.edit(AppendMessage(imap.role(Role.SENT), make_mail(60)))
    draft = imap.rows("Drafts")[0]
    imap.session().body(draft.id)
    edited = imap.rows("INBOX")[0]
    imap.session().body(edited.id)
    imap.session().body(imap.rows("INBOX")[1].id)
    imap.edit(SetFlags((edited.id,), add=frozenset({FLAGGED})))
    imap.server.refuse.add(StoreFlags)
    for event in eviction.evict(imap.db, imap.account.id, 1).events():
        assert event
    assert here(imap) == {edited.subject.removeprefix("Message ")}
    assert here(imap, "Drafts") == {"50"} and here(imap, "Sent") == {"60"}


def test_a_message_larger_than_the_budget_is_fetched_only_when_opened(imap: Bench) -> None:
    imap.account = imap.with_bodies(BodyPolicy.ALL, body_budget=30 * KB)
    imap.server.boxes["INBOX"].add(mail(1, 1, 100 * KB))
    imap.server.boxes["INBOX"].add(mail(2, 2))
    imap.round()
    imap.round()
    assert here(imap) == {"2"}


def test_eviction_is_done_in_short_transactions(imap: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(imap, 450, size=200)
    imap.round()
    rows: list[int] = []
    write = imap.db.write

    def counted(*, durable: bool = False) -> object:
        rows.append(imap.db.value("SELECT count(*) FROM message WHERE body_id IS NOT NULL"))
        return write(durable=durable)

    monkeypatch.setattr(imap.db, "write", counted)
    eviction.evict(imap.db, imap.account.id, 0)
    rows.append(imap.db.value("SELECT count(*) FROM message WHERE body_id IS NOT NULL"))
    assert rows == [450, 250, 50, 0]


def test_bodies_of_the_open_folder_come_first(imap: Bench) -> None:
    fill(imap, 30)
    fill(imap, 3, "Archive", 100)
    imap.step = 5
    archive: list[int] = []

    def person_turns() -> None:
        if not archive and here(imap):
            archive.append(imap.folder("Archive"))
            session.watched = archive[0]

    session = imap.session(person_turns)
    session.run_round()
    order = [path for path, _ in imap.fetched]
    assert order == ["INBOX", "Archive", "INBOX"]
    assert len(here(imap)) == 30 and len(here(imap, "Archive")) == 3


def test_one_message_under_two_labels_comes_over_the_line_once(imap: Bench) -> None:
    raw = make_mail(1)
    for path in ("INBOX", "Archive"):
        imap.server.boxes[path].add(raw)
    imap.server.email_ids[raw] = "g1"
    assert imap.round().errors == ()
    assert imap.fetched == [("INBOX", 1)]
    (row,) = imap.rows("Archive")
    assert bodies.raw(imap.db, row.id) == raw
