"""Profiles as earlier versions left them, opened by this one.

`profiles/vN.db` was written by the program when N was its newest schema, and is never made anew.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.model.folder import Role
from app.model.operation import DeleteOnServer, KeepOnServer, MoveMessages
from app.store import accounts, bodies, check, edits, folders, journal, messages, outbox, recover, schema, search
from app.store.database import Database
from app.store.messages import Only
from tests.fakes.reader import FakeReader
from tests.fakes.store import make_raw

PROFILES = Path(__file__).parent / "profiles"


@pytest.fixture(params=sorted(each.name for each in PROFILES.glob("v*.db")))
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "mail.db"
    shutil.copy(PROFILES / request.param, path)
    db = Database.open(path)
    yield db
    db.close()


def test_every_old_profile_comes_to_the_newest_schema_whole(old: Database) -> None:
    before = old.rows("SELECT id, folder_id, uid, flags, subject FROM message ORDER BY id")
    waiting = old.rows("SELECT kind, message_id FROM journal ORDER BY seq")
    schema.prepare(old)
    assert old.value("PRAGMA user_version") == len(schema.MIGRATIONS)
    assert check.check(old) == ()
    assert old.rows("SELECT id, folder_id, uid, flags, subject FROM message ORDER BY id") == before
    assert len(before) == 21
    assert old.rows("SELECT kind, message_id FROM journal ORDER BY seq") == waiting and len(waiting) == 5
    assert [each.name for each in accounts.accounts(old)] == ["work", "home"]
    assert len(outbox.entries(old)) == 1


def test_what_was_found_before_is_found_after(old: Database) -> None:
    schema.prepare(old)
    assert len(search.search(old, "subject:message")) == 21
    assert len(search.search(old, "body:message")) == 17


def test_an_old_profile_is_worked_in(old: Database) -> None:
    schema.prepare(old)
    (work, _) = accounts.accounts(old)
    inbox, target = folders.by_path(old, work.id, "INBOX"), folders.by_path(old, work.id, "Work")
    assert inbox is not None and target is not None
    assert (inbox.subscribed, inbox.rights, inbox.bodies, inbox.missing) == (True, None, None, 0)
    (first, *_) = messages.page(old, messages.View(inbox.id), None)
    edits.apply(old, MoveMessages((first.id,), target.id), FakeReader())
    assert bodies.raw(old, first.id) == make_raw(11)
    assert len(journal.pending(old, work.id)) == 6 and check.check(old) == ()


def test_where_pop3_mail_is_can_be_listed_after(old: Database) -> None:
    """Schema 4 keeps it beside each message, and follows what happens from then on."""
    known = {row[0]: (row[1], row[2]) for row in old.rows(
        "SELECT message_id, gone_at, uidl FROM pop3_state WHERE message_id IS NOT NULL")}
    schema.prepare(old)
    home = accounts.accounts(old)[1]
    inbox = folders.by_role(old, home.id, Role.INBOX)
    assert inbox is not None

    def ids(only: Only) -> set[int]:
        return {row.id for row in messages.page(old, messages.View(inbox.id, only=only), None)} & known.keys()

    assert ids(Only.ONLY_HERE) == {number for number, (gone_at, _) in known.items() if gone_at is not None}
    assert ids(Only.ON_SERVER) == {number for number, (gone_at, _) in known.items() if gone_at is None}
    there = [uidl for gone_at, uidl in known.values() if gone_at is None]
    edits.apply(old, KeepOnServer(home.id, tuple(there), keep=False), FakeReader())
    assert ids(Only.LEAVING) == set()
    edits.apply(old, DeleteOnServer(home.id, (there[0],)), FakeReader())
    assert ids(Only.LEAVING) == {number for number, (_, uidl) in known.items() if uidl == there[0]}
    assert check.check(old) == ()


def test_an_old_profile_that_is_damaged_is_recovered(old: Database, tmp_path: Path) -> None:
    """Rows keep the columns that they were written with, and pages their size."""
    schema.prepare(old)
    old.close()
    damaged = tmp_path / "mail.db"
    with damaged.open("r+b") as file:
        file.write(b"\0" * 100)
    fresh = Database.open(tmp_path / "fresh.db")
    schema.prepare(fresh)
    salvaged, lost = recover.recover(damaged, fresh, FakeReader())
    assert (salvaged, lost) == (6, 0)  # POP3's four, the copy for Sent, the outbox
    fresh.close()
