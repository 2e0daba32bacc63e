"""Whom one wrote to and read, for completion where an address is typed."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable

from app.model.folder import Role
from app.model.identity import Correspondent
from app.model.message import Address
from app.store.database import Database
from app.store.fold import fold
from app.store.reader import MailReader

MOST = 50_000
"""Beyond this those that were seen longest ago, and never written to, are forgotten."""
MOST_AT_ONCE = 500
_MOST_TEXT = 320
_STEP = 100
_MARK = "correspondents_up_to"
_NOBODY = re.compile(r"(?:^|[._+-])(?:no-?_?reply|do-?not-?_?reply|donotreply|mailer-daemon|postmaster|bounces?|"
                     r"notifications?|newsletter|keine-?antwort)(?:[._+@-]|$)", re.IGNORECASE)


def add(db: Database, addresses: Iterable[Address], *, written: bool = False, read: bool = False,
        at: float | None = None) -> int:
    """Notes the addresses, 500 at most; how many are new. `written`: the person wrote to them; `read`: had mail of
    them.

    Neither: they come from a vCard. What is no address, or an address that nobody reads, is left out. Who was hidden
    stays so until the person writes to them or adds them.
    """
    with db.write():
        new = _note(db, addresses, written, read, time.time() if at is None else at)
        if new:
            _forget(db)
    return new


def _note(db: Database, addresses: Iterable[Address], written: bool, read: bool, at: float) -> int:
    new = 0
    wanted = {each.email.lower(): each for each in reversed(list(addresses)[:MOST_AT_ONCE]) if is_somebody(each)}
    for key, each in wanted.items():
        # An address is often in the name as well: it tells nothing.
        name = "" if "@" in each.name else each.name.strip()[:_MOST_TEXT]
        row = db.one("SELECT name FROM correspondent WHERE email = ?", (key,))
        if row is None:
            new += 1
            db.run("INSERT INTO correspondent (email, shown, name, words, written, read, last) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?)",
                   (key, each.email, name, _words(name, key), int(written), int(read), at))
            continue
        # As somebody calls himself tells less than as the person wrote it.
        kept = name if name and (written or not read or not row[0]) else row[0]
        db.run("UPDATE correspondent SET name = ?, words = ?, written = written + ?, read = read + ?, "
               "last = max(last, ?), hidden = CASE WHEN ? THEN 0 ELSE hidden END WHERE email = ?",
               (kept, _words(kept, key), int(written), int(read), at, int(written or not read), key))
    return new


def find(db: Database, text: str, limit: int = 8) -> tuple[Correspondent, ...]:
    """Whose name or address has a word that begins so, for each word of `text`; those written to most, first."""
    wanted = fold(text[:200]).split()[:5]
    if not wanted or limit <= 0:
        return ()
    test = " AND ".join(["instr(words, ?) > 0"] * len(wanted))
    rows = db.rows(
        f"SELECT name, shown, written, read FROM correspondent WHERE hidden = 0 AND {test} "
        "ORDER BY written > 0 DESC, written * 4 + min(read, 20) DESC, last DESC, email LIMIT ?",
        (*(f" {each}" for each in wanted), limit))
    return tuple(Correspondent(*row) for row in rows)


def hide(db: Database, email: str) -> None:
    """Offer it no more."""
    with db.write():
        db.run("UPDATE correspondent SET hidden = 1 WHERE email = ?", (email.lower(),))


def note_read(db: Database, message_id: int) -> None:
    """The person opened this message: its sender is somebody, unless it lies in Junk or went out from here."""
    row = db.one("SELECT m.sender_name, m.sender_email FROM message m JOIN folder f ON f.id = m.folder_id "
                 "WHERE m.id = ? AND f.role NOT IN (?, ?, ?)", (message_id, Role.JUNK, Role.SENT, Role.DRAFTS))
    if row is not None and row[1]:
        add(db, (Address(*row),), read=True)


def collect(db: Database, reader: MailReader) -> bool:
    """A step of at most 100 messages through what lies in the Sent folders already; False once all are through."""
    upto = int(db.value("SELECT value FROM meta WHERE key = ?", (_MARK,)) or 0)
    newest = int(db.value("SELECT coalesce(max(id), 0) FROM message"))
    if newest <= upto:
        return False
    rows = db.rows("SELECT m.id, m.recipients, m.date FROM message m JOIN folder f ON f.id = m.folder_id "
                   "WHERE f.role = ? AND m.id > ? ORDER BY m.id LIMIT ?", (Role.SENT, upto, _STEP))
    is_last = len(rows) < _STEP
    with db.write():
        for _id, recipients, date in rows:
            found = reader.header(b"To: " + recipients.encode("utf-8", "replace") + b"\r\n").to
            _note(db, found, True, False, date)
        if rows:
            _forget(db)
        # At the end all that is there was passed, be it in a Sent folder or not: it is not passed again at each round.
        passed = max([row[0] for row in rows[-1:]] + [newest] * is_last)
        db.run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_MARK, str(passed)))
    return not is_last


def is_somebody(address: Address) -> bool:
    """Whether it is an address that a person may want to write to."""
    email = address.email
    return (3 <= len(email) <= _MOST_TEXT and email.isprintable() and not re.search(r"[\s<>,;]", email)
            and "@" in email[1:-1] and not _NOBODY.search(email.rpartition("@")[0]))


def _words(name: str, email: str) -> str:
    """Folded, each word after a blank; an address' parts are words of their own, too."""
    local, _, domain = email.rpartition("@")
    words = [*fold(name).replace('"', " ").replace("(", " ").split(), email, *re.split(r"[._+-]+", local), domain]
    return " " + " ".join(dict.fromkeys(fold(each) for each in words if each))


def _forget(db: Database) -> None:
    over = int(db.value("SELECT count(*) FROM correspondent")) - MOST
    if over > 0:
        db.run("DELETE FROM correspondent WHERE email IN (SELECT email FROM correspondent "
               "ORDER BY written, last LIMIT ?)", (over,))
