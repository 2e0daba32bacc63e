"""A profile full of conversations, written by SQL alone: a million rows in less than a minute."""

from __future__ import annotations

from pathlib import Path

from app.model.account import Protocol
from app.model.folder import RemoteFolder, Role
from app.store import accounts, folders, schema
from app.store.database import Database
from tests.fakes.store import make_account

FOLDERS = (RemoteFolder("INBOX", "/", Role.INBOX), RemoteFolder("Sent", "/", Role.SENT),
           RemoteFolder("Trash", "/", Role.TRASH))

# Blocks of ten messages: conversations of 3, 2, 1, 1, 1, 1, and one in ten belongs to a long one of a mailing list, of
# at most 200. Each fourth message of a conversation was sent by oneself. Ids grow from old to new by turns, as after a
# first sync that was newest first and some months of new mail.
_ROWS = """
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :count),
place(i, root) AS (SELECT i, CASE i % 10 WHEN 2 THEN i - 2 WHEN 7 THEN i - 7 WHEN 5 THEN i - 4
                                         WHEN 9 THEN (i / 2000) * 2000 + 9 ELSE i END FROM n),
drawn(i, root, who, sent) AS (
  SELECT i, root, (i * 7919) % 500, (i % 40 = 5) FROM place)
INSERT INTO message (id, account_id, folder_id, server_folder_id, uid, message_id, in_reply_to, refs, subject,
                     sender_name, sender_email, recipients, date, received, size, flags, server_flags, seen, flagged,
                     has_attachment, preview, sort_sender, sort_subject)
SELECT i + 1, 1, CASE sent WHEN 1 THEN :sent ELSE :inbox END, CASE sent WHEN 1 THEN :sent ELSE :inbox END, i + 1,
       i || '@example.org', CASE i WHEN root THEN '' ELSE root || '@example.org' END,
       CASE i WHEN root THEN '' ELSE root || '@example.org' END,
       CASE i WHEN root THEN '' ELSE 'Re: ' END || 'The harbour''s plans, part ' || root,
       'Person ' || who || ' of Somewhere', 'person' || who || '@example.org', 'Work <work@example.org>',
       1.5e9 + i * 300, 1.5e9 + i * 300, 4000 + i % 3000,
       CASE i % 9 WHEN 0 THEN '' ELSE '\\Seen' END, CASE i % 9 WHEN 0 THEN '' ELSE '\\Seen' END, i % 9 != 0, 0,
       i % 12 = 0, 'Dear all, this is what the first words of message ' || i || ' look like in a list, more or less',
       'person ' || who || ' of somewhere', 'the harbour''s plans, part ' || root
FROM drawn
"""


def fill(profile: Path, count: int) -> Path:
    """Makes `mail.db` of so many messages that nobody looked at yet (threads.py); Trash is empty."""
    profile.mkdir(parents=True)
    path = profile / "mail.db"
    db = Database.open(path)
    schema.prepare(db)
    account = accounts.save(db, make_account("work", Protocol.IMAP))
    folders.take_over(db, account.id, FOLDERS)
    ids = {path: folder.id for path in ("INBOX", "Sent")
           if (folder := folders.by_path(db, account.id, path)) is not None}
    db.run("PRAGMA synchronous = OFF")
    db.run("PRAGMA cache_size = -400000")
    made = db.rows("SELECT name, type, sql FROM sqlite_schema WHERE tbl_name = 'message' AND sql IS NOT NULL "
                   "AND type IN ('index', 'trigger')")
    for name, kind, _ in made:
        db.run(f"DROP {kind} {name}")
    text = _ROWS.replace(":count", str(count)).replace(":inbox", str(ids["INBOX"])).replace(":sent", str(ids["Sent"]))
    with db.write():
        db.run(text)
        for folder_id in ids.values():
            db.run("UPDATE folder SET (total, unread) = (SELECT count(*), sum(seen = 0) FROM message "
                   "WHERE folder_id = folder.id), synced_at = 1.7e9 WHERE id = ?", (folder_id,))
    for _, _, sql in made:
        db.run(sql)
    db.run("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    return path


def group(path: Path) -> None:
    """As if all steps of threads.py had been taken, in one go: the conversations are those of the references."""
    db = Database.open(path)
    db.run("PRAGMA synchronous = OFF")
    db.run("PRAGMA cache_size = -400000")
    sql = db.value("SELECT sql FROM sqlite_schema WHERE name = 'message_by_thread'")
    db.run("DROP INDEX message_by_thread")
    with db.write():
        db.run("UPDATE message SET thread_id = CASE refs WHEN '' THEN id ELSE CAST(refs AS INTEGER) + 1 END")
        db.run("INSERT OR REPLACE INTO meta (key, value) SELECT 'threaded_up_to', max(id) FROM message")
    db.run(sql)
    db.run("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
