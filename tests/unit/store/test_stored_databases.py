"""Profiles as each version of the program left them (databases/make.py), opened by this one.

What make.py wrote down with the code of that day must be there afterwards, however the first start with the new
program ends.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from app.engine.engine import Engine
from app.events import AccountStateChanged, ConnectionState, SyncFinished
from app.model.account import Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.secrets import PasswordStore
from app.store import accounts, bodies, check, messages, schema
from app.store.database import Database
from tests.fakes.events import EventLog
from tests.fakes.server import FakeImap, FakePop3, FakeServer, Mailbox
from tests.unit.store.databases import contents
from tests.unit.store.databases.stored import NAMES, NEWEST, STORED, Old, unpacked


@pytest.fixture(params=NAMES)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Old:
    return unpacked(request.param, tmp_path)


def test_each_schema_has_a_stored_profile() -> None:
    versions = {int(json.loads((STORED / f"{name}.json").read_text(encoding="utf-8"))["version"]) for name in NAMES}
    assert versions >= set(range(1, NEWEST)), "make.py of this folder makes one with the last commit of a schema"


def test_all_that_was_there_is_there(old: Old) -> None:
    db = old.open()
    assert db.value("PRAGMA user_version") == NEWEST
    assert check.check(db) == ()
    assert old.holds(db)
    assert contents.octets(db) == old.told["octets"]
    assert contents.found(db) == old.told["found"]
    assert contents.listed(db) == old.told["listed"]
    db.close()


def test_the_copy_made_before_is_the_old_profile(old: Old) -> None:
    old.open().close()
    copies = old.copies()
    assert len(copies) == int(old.version < NEWEST)
    for each in copies:
        copy = Database.open(each, readonly=True)
        assert copy.value("PRAGMA user_version") == old.version
        assert old.holds(copy) and copy.value("PRAGMA integrity_check") == "ok"
        copy.close()
    old.open().close()
    assert old.copies() == copies, "a second start has nothing to bring forward"


def test_it_has_what_a_new_profile_has(old: Old, tmp_path: Path) -> None:
    """The statements that run by themselves word for word: a restored backup that has others is refused."""
    def shape(db: Database) -> dict[str, object]:
        triggers = {row[0]: row[1] for row in db.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")}
        indexes = {row[0] for row in db.rows("SELECT name FROM sqlite_schema WHERE type = 'index'")}
        made_when_asked_for = {"message_by_sender", "message_by_subject", "message_by_size"}
        return {"triggers": triggers, "indexes": indexes - made_when_asked_for, "tables": contents.columns(db)}

    fresh = Database.open(tmp_path / "fresh.db")
    schema.prepare(fresh)
    db = old.open()
    assert shape(db) == shape(fresh)
    db.close()
    fresh.close()


def engine_on(old: Old, server: FakeServer, log: EventLog) -> Engine:
    """Started, with one server for all accounts and none that takes mail."""
    db = old.open()
    for each in accounts.accounts(db):
        nobody = ServerSettings("127.0.0.1", 1, Security.TLS, each.name)
        accounts.save(db, replace(each, outgoing=nobody, secret=SecretSource(SecretKind.SESSION)))
    db.close()
    engine = Engine(old.profile, log.log, passwords=PasswordStore(), backends=lambda account, _: (
        FakeImap(server) if account.protocol is Protocol.IMAP else FakePop3(server, account.leave)))
    engine.start()
    return engine


def mirrored(db: Database) -> FakeServer:
    """A server that has the IMAP account's mail as it was last seen there."""
    server = FakeServer()
    for folder, path, uidvalidity in db.rows(
            "SELECT id, path, max(uidvalidity, 1) FROM folder WHERE account_id = 1 AND selectable = 1 AND id NOT IN "
            "(SELECT folder_id FROM journal WHERE kind IN ('create', 'rename'))"):
        box = server.boxes.setdefault(path, Mailbox())
        box.uidvalidity, box.uidnext = uidvalidity, 1000
        for number, uid, subject, flags in db.rows(
                "SELECT id, uid, subject, server_flags FROM message WHERE server_folder_id = ? AND uid > 0 "
                "AND missing = 0", (folder,)):
            raw = bodies.raw(db, number) or f"Subject: {subject}\r\n\r\nWas here by its header.".encode()
            box.mail[uid] = (raw, messages.split_flags(flags))
    server.boxes.update({"Empty": Mailbox(), "To rename": Mailbox()})
    return server


def test_an_engine_without_a_line_keeps_all_that_waits(old: Old) -> None:
    db = old.open()
    journal = set(db.rows("SELECT seq, kind, message_id, folder_id, payload, attempts, error FROM journal"))
    outgoing = set(db.rows("SELECT id, body_id, recipients, created FROM outbox WHERE state != 'sent'"))
    db.close()
    server, log = FakeServer(), EventLog()
    server.down = True
    engine = engine_on(old, server, log)
    try:
        for number in (1, 2):
            log.wait(AccountStateChanged, partial(is_in, number, ConnectionState.WAITING))
    finally:
        assert engine.stop()
    db = old.open()
    assert check.check(db) == ()
    assert contents.octets(db).items() >= old.told["octets"].items()
    assert journal <= set(db.rows("SELECT seq, kind, message_id, folder_id, payload, attempts, error FROM journal"))
    assert outgoing <= set(db.rows("SELECT id, body_id, recipients, created FROM outbox"))
    db.close()


def test_an_engine_with_a_line_does_all_that_waited(old: Old) -> None:
    db = old.open()
    server, log = mirrored(db), EventLog()
    only_here = {str(row[0]) for row in db.rows("SELECT id FROM message WHERE account_id = 2 AND body_id IS NOT NULL")}
    db.close()
    engine = engine_on(old, server, log)
    try:
        for number in (1, 2):
            log.wait(SyncFinished, lambda event, number=number: event.account_id == number)  # type: ignore[misc]
    finally:
        assert engine.stop()
    db = old.open()
    assert check.check(db) == ()
    assert db.rows("SELECT kind FROM journal WHERE error = ''") == []
    after = contents.octets(db)
    assert only_here and all(after[number] == old.told["octets"][number] for number in only_here)
    assert {"Work/New \U0001f6a2", "Renamed"} <= server.boxes.keys()
    assert not {"Empty", "To rename"} & server.boxes.keys()
    drafts = b"".join(raw for raw, _ in server.boxes["Drafts"].mail.values())
    assert b"A draft about a barnacle" in drafts
    flags = server.boxes["INBOX"].mail[1][1]
    assert {"\\Seen", "$Important"} <= flags
    assert db.value("SELECT count(*) FROM outbox WHERE state = 'sending'") == 0
    db.close()


def is_in(account_id: int, state: ConnectionState, event: AccountStateChanged) -> bool:
    return event.account_id == account_id and event.state is state
