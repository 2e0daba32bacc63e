"""Salvage: of every POP3 message either its exact octets or a count of the loss."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.model.identity import Identity, Template
from app.model.message import FLAGGED, SEEN
from app.model.operation import (
    AppendMessage,
    CopyMessages,
    DeleteMessages,
    DeleteOnServer,
    KeepOnServer,
    MoveMessages,
    SetFlags,
)
from app.model.sync import Arrived, KnownMessage
from app.store import (
    accounts,
    bodies,
    carved_tables,
    check,
    edits,
    folders,
    identities,
    journal,
    messages,
    outbox,
    pop3_queue,
    pop3_state,
    recover,
    schema,
    templates,
)
from app.store.database import Database
from tests.fakes.store import Store, make_raw, remote

PAGE = 16_384


def big(number: int) -> bytes:
    """A message whose body does not shrink and needs a chain of pages."""
    text = random.Random(number).randbytes(6_000).hex()
    return make_raw(number, body="\r\n".join(text[at:at + 72] for at in range(0, len(text), 72)))


@pytest.fixture
def filled(store: Store) -> Store:
    """40 POP3 messages, half of them large, beside IMAP's cache, an unfiled draft and an outbox entry."""
    for number in range(40):
        raw = big(number) if number % 2 else make_raw(number)
        store.sync(Arrived("INBOX", (remote(number, raw=raw, whole=True)._replace(uid=f"u{number}"),)), path="INBOX",
                   account=store.pop)
    store.fill(range(100, 130), bodies=True)
    edits.apply(store.db, AppendMessage(store.folder("Sent").id, make_raw(200), frozenset({SEEN})), store.reader)
    with store.db.write(durable=True):
        outbox.add(store.db, store.imap.id, bodies.pack(make_raw(201)), ("a@b.c",), "Out", send_at=9e9,
                   sender="me@b.c")
    return store


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Database]:
    db = Database.open(tmp_path / "fresh.db")
    schema.prepare(db)
    yield db
    assert check.check(db) == ()
    db.close()


def copy_of(store: Store, tmp_path: Path, *, checkpoint: bool = True) -> Path:
    """The file as a crash leaves it; without `checkpoint` most of it is still in the write-ahead log."""
    if checkpoint:
        store.db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    path = tmp_path / "damaged.db"
    for suffix in ("", "-wal"):
        shutil.copy(f"{store.db.path}{suffix}", f"{path}{suffix}")
    return path


def mail(db: Database) -> dict[str, bytes]:
    """POP3 mail by UIDL."""
    return {uidl: bodies.raw(db, message) or b"" for uidl, message in
            db.rows("SELECT uidl, message_id FROM pop3_state WHERE message_id IS NOT NULL")}


def overwrite(path: Path, at: int, octets: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(octets)


def test_the_shapes_are_those_of_the_schema(db: Database) -> None:
    for table, columns in carved_tables.SHAPES.items():
        assert db.value("SELECT count(*) FROM pragma_table_info(?)", (table,)) == columns[-1]


@pytest.mark.parametrize("checkpoint", [True, False])
def test_from_an_undamaged_file_everything_comes_along(
        filled: Store, fresh: Database, tmp_path: Path, checkpoint: bool) -> None:
    first, second, third = (filled.db.value("SELECT message_id FROM pop3_state WHERE uidl = ?", (uidl,))
                            for uidl in ("u1", "u2", "u3"))
    edits.apply(filled.db, SetFlags((first,), frozenset({SEEN, FLAGGED})), filled.reader)
    edits.apply(filled.db, MoveMessages((first,), filled.folder("Archive", filled.pop).id), filled.reader)
    edits.apply(filled.db, DeleteMessages((second,), forever=True), filled.reader)
    edits.apply(filled.db, CopyMessages((third,), filled.folder("Sent", filled.pop).id), filled.reader)
    before = mail(filled.db)
    assert recover.recover(copy_of(filled, tmp_path, checkpoint=checkpoint), fresh, filled.reader) == (40 + 2, 0)
    assert mail(fresh) == before and len(before) == 39
    assert accounts.accounts(fresh) == accounts.accounts(filled.db)
    assert [each.path for each in folders.folders(fresh, filled.imap.id)] == \
        [each.path for each in folders.folders(filled.db, filled.imap.id)]
    row = fresh.rows("SELECT m.flags, f.path FROM message m JOIN folder f ON f.id = m.folder_id JOIN pop3_state p "
                     "ON p.message_id = m.id WHERE p.uidl = 'u1'")
    assert row == [(rf"{FLAGGED} {SEEN}", "Archive")]
    assert fresh.rows("SELECT message_id, deleted_here FROM pop3_state WHERE uidl = 'u2'") == [(None, 1)]
    (entry,) = journal.pending(fresh, filled.imap.id)
    assert entry.kind == "append" and bodies.raw(fresh, entry.message_id or 0) == make_raw(200)
    (sent,) = outbox.entries(fresh)
    assert (sent.recipients, sent.subject, outbox.raw(fresh, sent.id)) == (("a@b.c",), "Out", make_raw(201))
    assert (sent.send_at, sent.sender) == (9e9, "me@b.c")
    assert fresh.value("SELECT count(*) FROM message WHERE server_folder_id IS NOT NULL") == 0
    assert fresh.value("SELECT count(*) FROM text_search WHERE text_search MATCH 'message'") >= 20


@pytest.mark.parametrize("octets", [100, PAGE])
def test_a_garbage_header_costs_nothing(filled: Store, fresh: Database, tmp_path: Path, octets: int) -> None:
    path = copy_of(filled, tmp_path)
    overwrite(path, 0, random.Random(1).randbytes(octets))
    assert recover.recover(path, fresh, filled.reader) == (42, 0)
    assert mail(fresh) == mail(filled.db)


@pytest.mark.parametrize("seed", range(8))
def test_damaged_pages_cost_only_what_lay_in_them(filled: Store, fresh: Database, tmp_path: Path, seed: int) -> None:
    path = copy_of(filled, tmp_path)
    dice = random.Random(seed)
    pages = path.stat().st_size // PAGE
    for number in dice.sample(range(pages), pages // 10):
        overwrite(path, number * PAGE, dice.randbytes(PAGE))
    salvaged, _ = recover.recover(path, fresh, filled.reader)
    whole = mail(filled.db)
    assert all(whole[uidl] == octets for uidl, octets in mail(fresh).items())
    kept = [bodies.raw(fresh, row[0]) for row in fresh.rows("SELECT id FROM message")]
    assert salvaged == len(kept) + len(outbox.entries(fresh))
    assert len(set(kept) & set(whole.values())) >= 20


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.7, 0.95])
def test_a_truncated_file_gives_what_is_left_of_it(
        filled: Store, fresh: Database, tmp_path: Path, share: float) -> None:
    path = copy_of(filled, tmp_path)
    with path.open("r+b") as file:
        file.truncate(int(path.stat().st_size * share))
    salvaged, lost = recover.recover(path, fresh, filled.reader)
    assert all(mail(filled.db)[uidl] == octets for uidl, octets in mail(fresh).items())
    assert salvaged or share < 0.5
    if share == 0.95:
        assert salvaged + lost >= 42


def test_a_message_whose_text_is_damaged_is_counted_and_downloaded_again(
        filled: Store, fresh: Database, tmp_path: Path) -> None:
    filled.db.run("UPDATE body SET data = zeroblob(length(data)) WHERE id = (SELECT body_id FROM message WHERE id = "
                  "(SELECT message_id FROM pop3_state WHERE uidl = 'u7'))")
    filled.sound = False
    assert recover.recover(copy_of(filled, tmp_path), fresh, filled.reader) == (41, 1)
    assert "u7" not in mail(fresh)
    assert fresh.one("SELECT 1 FROM pop3_state WHERE uidl = 'u7'") is None


def test_mail_outlives_its_accounts_settings_and_folders(filled: Store, fresh: Database, tmp_path: Path) -> None:
    before = mail(filled.db)
    filled.db.run("UPDATE account SET settings = 'x' WHERE id = ?", (filled.pop.id,))
    filled.db.run("UPDATE folder SET role = 'odd' WHERE account_id = ?", (filled.pop.id,))
    filled.sound = False
    path = copy_of(filled, tmp_path)
    assert recover.recover(path, fresh, filled.reader) == (42, 0)
    assert mail(fresh) == before
    account = accounts.account(fresh, filled.pop.id)
    assert account.name.startswith("Recovered account") and account.incoming.host.endswith(".invalid")


def test_texts_without_a_row_are_kept_for_the_person_to_sort(filled: Store, fresh: Database, tmp_path: Path) -> None:
    filled.db.run("DELETE FROM message WHERE id = (SELECT message_id FROM pop3_state WHERE uidl = 'u9')")
    filled.sound = False
    assert recover.recover(copy_of(filled, tmp_path), fresh, filled.reader) == (42, 0)
    (row,) = fresh.rows("SELECT m.id FROM message m JOIN folder f ON f.id = m.folder_id WHERE f.path = 'Recovered'")
    assert bodies.raw(fresh, row[0]) == big(9)


def test_what_is_no_database_gives_nothing(fresh: Database, tmp_path: Path, store: Store) -> None:
    path = tmp_path / "noise"
    path.write_bytes(random.Random(3).randbytes(200_000))
    assert recover.recover(path, fresh, store.reader) == (0, 0)


@pytest.mark.parametrize("seed", range(12))
def test_scattered_bytes_never_stop_it(filled: Store, fresh: Database, tmp_path: Path, seed: int) -> None:
    path = copy_of(filled, tmp_path, checkpoint=seed % 2 == 0)
    dice = random.Random(seed)
    for name in (path, path.with_name(path.name + "-wal")):
        octets = bytearray(name.read_bytes())
        for _ in range(min(3_000, len(octets))):
            octets[dice.randrange(len(octets))] = dice.randrange(256)
        name.write_bytes(octets)
    recover.recover(path, fresh, filled.reader)
    # A byte may have fallen on a reference, so that a message has another's text: never one that nobody sent.
    whole = {bodies.by_id(filled.db, each) for (each,) in filled.db.rows("SELECT id FROM body")}
    assert set(mail(fresh).values()) <= whole


# --- POP3's state --------------------------------------------------------------------------------------------


def test_a_partial_message_is_not_lost_and_its_beginning_is_fetched_again(
        filled: Store, fresh: Database, tmp_path: Path) -> None:
    beginning = remote(50)._replace(uid="part", size=9_000_000)
    filled.sync(Arrived("INBOX", (beginning,)), path="INBOX", account=filled.pop)
    assert filled.db.one("SELECT partial, hash, size FROM pop3_state WHERE uidl = 'part'") == (1, b"", 9_000_000)
    assert recover.recover(copy_of(filled, tmp_path), fresh, filled.reader) == (42, 0)
    assert fresh.one("SELECT 1 FROM pop3_state WHERE uidl = 'part'") is None
    assert len(mail(fresh)) == 40


def test_the_row_of_a_partial_message_may_be_lost_too(filled: Store, fresh: Database, tmp_path: Path) -> None:
    filled.sync(Arrived("INBOX", (remote(50)._replace(uid="part", size=9_000_000),)), path="INBOX", account=filled.pop)
    filled.db.run("DELETE FROM message WHERE id = (SELECT message_id FROM pop3_state WHERE uidl = 'part')")
    filled.sound = False
    assert recover.recover(copy_of(filled, tmp_path), fresh, filled.reader) == (42, 0)


def test_what_the_person_kept_and_what_the_server_told_come_along_but_not_what_waits(
        filled: Store, fresh: Database, tmp_path: Path) -> None:
    edits.apply(filled.db, KeepOnServer(filled.pop.id, ("u1",)), filled.reader)
    edits.apply(filled.db, DeleteOnServer(filled.pop.id, ("u2",)), filled.reader)
    filled.db.run("UPDATE pop3_state SET size = 1234 WHERE uidl = 'u3'")
    assert recover.recover(copy_of(filled, tmp_path), fresh, filled.reader) == (42, 0)
    known = pop3_state.snapshot(fresh, filled.pop.id, "INBOX").known
    assert [uidl for uidl, each in known.items() if each.kept] == ["u1"]
    assert known["u3"].size == 1234
    assert all(each.delete_at is None and each.reason is None for each in known.values())


def test_rows_of_the_second_schema_read_back_with_the_defaults(fresh: Database, tmp_path: Path, store: Store) -> None:
    """Once as they are after the migration, once recovered from the file as it was before."""
    old = tmp_path / "old.db"
    shutil.copy(Path(__file__).parent / "profiles" / "v2.db", old)
    assert recover.recover(old, fresh, store.reader)[1] == 0
    migrated = Database.open(old)
    schema.prepare(migrated)
    for db in (migrated, fresh):
        known = pop3_state.snapshot(db, 2, "INBOX").known
        assert known == {f"u{number}": KnownMessage(
            has_body=True, first_seen=1_700_000_000.0 + 60 * number, deleted_here=number == 0) for number in range(5)}
        ids = [row[0] for row in db.rows("SELECT message_id FROM pop3_state WHERE message_id IS NOT NULL")]
        assert {each.cached for each in messages.rows(db, ids)} == {"full"}
        assert pop3_queue.waiting(db, 2) == ()
    migrated.close()


@pytest.mark.parametrize("checkpoint", [True, False])
def test_identities_and_templates_come_along(filled: Store, fresh: Database, tmp_path: Path, checkpoint: bool) -> None:
    known = tuple(Identity(0, filled.pop.id, name=name, email=f"{name}@x.example", signature=f"{name}\nBüro", sign=True,
                           openpgp="AB" * 20) for name in ("zoe", "ada"))
    identities.save(filled.db, filled.pop.id, known)
    big_one = random.Random(1).randbytes(60_000)
    for name, raw in (("Angebot", b"Subject: x\r\n\r\nHallo"), ("Groß", big_one)):
        templates.save(filled.db, Template(0, name, raw))
    recover.recover(copy_of(filled, tmp_path, checkpoint=checkpoint), fresh, filled.reader)
    found = identities.of_account(fresh, accounts.account(fresh, filled.pop.id))
    assert [replace(each, id=0, position=0) for each in found] == list(known)
    assert {templates.template(fresh, number).name: templates.template(fresh, number).raw
            for number, _ in templates.names(fresh)} == {"Angebot": b"Subject: x\r\n\r\nHallo", "Groß": big_one}
    assert identities.of_account(fresh, accounts.account(fresh, filled.imap.id))[0].id == 0
