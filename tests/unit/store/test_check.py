"""Every rule of the check finds its own kind of damage, and nothing where there is none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.model.operation import AppendMessage, CopyMessages, CreateFolder, MoveMessages, SetFlags
from app.store import accounts, bodies, check, edits, outbox
from app.store.database import Database
from tests.fakes.store import Store, make_raw


@pytest.fixture
def busy(store: Store) -> Store:
    """A store in the middle of everything: all kinds of journal rows, an outbox, mail of both protocols."""
    ids = store.fill(range(6), bodies=True)
    local = store.download(range(3))
    for operation in (SetFlags((ids[0],), frozenset({"$x"})), MoveMessages((ids[1],), store.folder("Work").id),
                      CopyMessages((ids[2],), store.folder("Work").id), CreateFolder(store.imap.id, "New"),
                      AppendMessage(store.folder("Sent").id, make_raw(9)), MoveMessages((local[0],), store.folder(
                          "Archive", store.pop).id)):
        edits.apply(store.db, operation, store.reader)
    with store.db.write():
        outbox.add(store.db, store.imap.id, bodies.pack(make_raw(50)), ("a@b.c",), "s")
    return store


def test_a_busy_store_is_sound(busy: Store) -> None:
    told = []
    assert check.check(busy.db, progress=lambda done, total: told.append((done, total))) == ()
    assert told[-1] == (8, 8)
    assert check.check(busy.db, busy.pop.id) == ()


@pytest.mark.parametrize(("sql", "kind"), [
    ("UPDATE folder SET unread = unread + 1 WHERE path = 'INBOX'", "counter"),
    ("UPDATE folder SET cached = 0 WHERE path = 'Archive'", "counter"),
    (r"UPDATE message SET flags = '\Seen', server_flags = '\Seen' WHERE uid = 3", "flags"),
    (r"UPDATE message SET flagged = 1 WHERE uid = 3", "flags"),
    ("UPDATE message SET server_folder_id = (SELECT id FROM folder WHERE path = 'Drafts') WHERE uid = 3", "account"),
    ("DELETE FROM journal WHERE kind = 'flags'", "lost-edit"),
    ("DELETE FROM journal WHERE kind = 'move'", "lost-edit"),
    ("UPDATE message SET folder_id = NULL WHERE uid = 4", "lost-edit"),
    ("DELETE FROM journal WHERE kind = 'append'", "unfiled"),
    ("DELETE FROM journal WHERE kind = 'copy'", "unfiled"),
    ("UPDATE journal SET kind = 'dance' WHERE kind = 'flags'", "journal"),
    ("UPDATE journal SET folder_id = 999 WHERE kind = 'create'", "journal"),
    ("UPDATE journal SET message_id = NULL WHERE kind = 'append'", "journal"),
    ("DELETE FROM message WHERE id = (SELECT message_id FROM pop3_state LIMIT 1)", "pop3-state"),
    ("UPDATE pop3_state SET message_id = (SELECT message_id FROM pop3_state LIMIT 1)", "pop3-state"),
    ("UPDATE message SET body_id = NULL WHERE id = (SELECT message_id FROM pop3_state LIMIT 1)", "no-body"),
    ("UPDATE pop3_state SET partial = 1 WHERE uidl = 'u1'", "pop3-state"),
    ("UPDATE message SET body_id = NULL WHERE id = (SELECT message_id FROM journal WHERE kind = 'append')", "no-body"),
    ("UPDATE message SET thread_id = 1 WHERE id IN (SELECT min(id) FROM message GROUP BY account_id)", "conversation"),
    ("UPDATE message SET thread_id = 99999 WHERE id = 1", "conversation"),
    ("UPDATE outbox SET state = 'lurking'", "outbox"),
    ("UPDATE outbox SET recipients = '[' ", "outbox"),
    ("DELETE FROM outbox", "orphan"),
    ("DELETE FROM search WHERE rowid = (SELECT max(id) FROM message)", "search"),
    ("INSERT INTO search (rowid, subject) VALUES (999, 'x')", "search"),
    ("UPDATE body SET data = x'00' WHERE id = 1", "body"),
    ("PRAGMA foreign_keys = OFF; DELETE FROM body WHERE id = 1", "reference"),
])
def test_each_kind_of_damage_is_found(busy: Store, sql: str, kind: str) -> None:
    busy.db.script(sql)
    busy.sound = False
    assert kind in {each.kind for each in check.check(busy.db)}


def test_a_partial_message_and_its_copies_have_no_text_by_nature(busy: Store) -> None:
    copy = edits.apply(busy.db, CopyMessages((busy.db.value("SELECT message_id FROM pop3_state WHERE uidl = 'u1'"),),
                                             busy.folder("Archive", busy.pop).id), busy.reader).new_ids[0]
    busy.db.run("UPDATE pop3_state SET partial = 1, hash = x'' WHERE uidl = 'u1'")
    body = busy.db.value("SELECT body_id FROM message WHERE id = ?", (copy,))
    busy.db.run("UPDATE message SET body_id = NULL WHERE body_id = ?", (body,))
    busy.db.run("DELETE FROM body WHERE id = ?", (body,))
    busy.db.run("UPDATE message SET (identity, size) = (SELECT o.identity, o.size FROM message o JOIN pop3_state p "
                "ON p.message_id = o.id WHERE p.uidl = 'u1') WHERE id = ?", (copy,))
    assert check.check(busy.db) == ()


def test_pop3_mail_may_lie_in_the_folders_of_another_pop3_account(busy: Store) -> None:
    other = accounts.save(busy.db, replace(busy.pop, id=0, name="other"))
    busy.db.run("UPDATE message SET folder_id = ? WHERE id = (SELECT message_id FROM pop3_state WHERE uidl = 'u1')",
                (busy.folder("Inbox", other).id,))
    assert check.check(busy.db) == ()


def test_one_account_is_checked_without_the_others_troubles(busy: Store) -> None:
    busy.db.run("DELETE FROM journal WHERE kind = 'append'")
    busy.db.run("UPDATE body SET data = x'00' WHERE id = (SELECT body_id FROM message WHERE uid = 3)")
    assert check.check(busy.db, busy.pop.id) == ()
    assert {each.kind for each in check.check(busy.db, busy.imap.id)} == {"unfiled", "body"}
    busy.sound = False


def test_many_problems_of_a_kind_are_counted(store: Store) -> None:
    store.fill(range(60))
    store.db.run("DELETE FROM search")
    found = check.check(store.db)
    assert len(found) == 21 and found[-1].detail == "… and 40 more of this kind."
    store.sound = False


def test_a_damaged_page_is_a_problem_and_no_end(busy: Store, tmp_path: Path) -> None:
    busy.db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    root = busy.db.value("SELECT rootpage FROM sqlite_schema WHERE name = 'message_by_date'")
    octets = bytearray(busy.db.path.read_bytes())
    octets[(root - 1) * 4096:root * 4096] = b"\xaa" * 4096
    path = tmp_path / "hurt.db"
    path.write_bytes(octets)
    hurt = Database.open(path)
    assert "damaged" in {each.kind for each in check.check(hurt)}
    hurt.close()
