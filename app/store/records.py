"""Writing one message's row and its search entry: shared by sync, edits and imports."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.model.message import FLAGGED, SEEN, Envelope, Flags
from app.store import bodies
from app.store.database import Database
from app.store.fold import fold
from app.store.messages import join_flags, sender_key, subject_key


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message about to be stored. `server_folder_id` and `uid` are None where no server has it."""

    account_id: int
    folder_id: int
    envelope: Envelope
    received: float
    size: int
    flags: Flags
    has_attachment: bool
    server_folder_id: int | None = None
    uid: int | None = None
    preview: str = ""
    search_text: str = ""
    body: bodies.PackedBody | None = None


_INSERT = """
INSERT INTO message (account_id, folder_id, server_folder_id, uid, message_id, in_reply_to, refs, subject, sender_name,
  sender_email, recipients, date, received, size, flags, server_flags, seen, flagged, has_attachment, preview, body_id,
  sort_sender, sort_subject)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


IndexEntry = tuple[int, str, str, str, str]
IndexEntries = list[IndexEntry]
"""Message id, then sender, recipients, subject and text, not yet folded."""


def insert(db: Database, new: NewMessage, entries: IndexEntries | None = None) -> int:
    """The new row's id. Within the caller's transaction; with `entries`, that ends with `index(db, entries)`."""
    envelope = new.envelope
    sender = envelope.senders[0] if envelope.senders else None
    name, email = (sender.name, sender.email) if sender else ("", "")
    flags = join_flags(new.flags)
    body_id = bodies.put(db, new.body) if new.body else None
    date = envelope.date if envelope.date is not None and math.isfinite(envelope.date) else new.received
    message_id = db.insert(_INSERT, (
        new.account_id, new.folder_id, new.server_folder_id, new.uid, envelope.message_id, envelope.in_reply_to,
        " ".join(envelope.references), envelope.subject, name, email, recipients_text(envelope), date, new.received,
        new.size, flags, flags, SEEN in new.flags, FLAGGED in new.flags, new.has_attachment, new.preview, body_id,
        sender_key(name, email), subject_key(envelope.subject)))
    _index(db, entries, (message_id, f"{name} {email}", recipients_text(envelope), envelope.subject, new.search_text))
    return message_id


def attach_body(db: Database, message_id: int, packed: bodies.PackedBody, *, preview: str, has_attachment: bool,
                search_text: str, entries: IndexEntries | None = None) -> bool:
    """Gives a message known by its header its body; False if the row went away meanwhile. `entries` as above."""
    old = db.one("SELECT body_id FROM message WHERE id = ?", (message_id,))
    if old is None:
        return False
    row = db.rows("UPDATE message SET body_id = ?, preview = ?, has_attachment = ? WHERE id = ? "
                  "RETURNING sender_name, sender_email, recipients, subject",
                  (bodies.put(db, packed), preview, has_attachment, message_id))[0]
    bodies.drop_unused(db, old[0])
    _index(db, entries, (message_id, f"{row[0]} {row[1]}", row[2], row[3], search_text))
    return True


def index(db: Database, entries: IndexEntries) -> None:
    """Makes messages findable, all of a transaction at once and at its end.

    Every other statement with a trigger opens a savepoint, at which FTS5 would flush what it holds as a segment of
    its own: one a message, and the merging of them took half of a first sync's time.
    """
    for message_id, *texts in entries:
        db.run("INSERT OR REPLACE INTO search (rowid, sender, recipients, subject, body) VALUES (?, ?, ?, ?, ?)",
               (message_id, *map(fold, texts)))


def _index(db: Database, entries: IndexEntries | None, entry: IndexEntry) -> None:
    if entries is None:
        index(db, [entry])
    else:
        entries.append(entry)


def set_flags(db: Database, message_id: int, flags: Flags) -> None:
    """What the person sees; the server's side is `server_flags`."""
    db.run("UPDATE message SET flags = ?, seen = ?, flagged = ? WHERE id = ?",
           (join_flags(flags), SEEN in flags, FLAGGED in flags, message_id))


def delete(db: Database, message_id: int) -> None:
    """The row, its search entry (by trigger), and its body if nothing else uses it."""
    body_id = db.value("SELECT body_id FROM message WHERE id = ?", (message_id,))
    db.run("DELETE FROM message WHERE id = ?", (message_id,))
    bodies.drop_unused(db, body_id)


def duplicate(db: Database, message_id: int, folder_id: int, search_text: str) -> int:
    """A second row of the same message in another folder, not yet on any server."""
    new = db.insert(
        "INSERT INTO message (account_id, folder_id, message_id, in_reply_to, refs, subject, sender_name, "
        "sender_email, recipients, date, received, size, flags, server_flags, seen, flagged, has_attachment, preview, "
        "body_id, sort_sender, sort_subject) "
        "SELECT account_id, ?, message_id, in_reply_to, refs, subject, sender_name, sender_email, recipients, "
        "date, received, size, flags, flags, seen, flagged, has_attachment, preview, "
        "body_id, sort_sender, sort_subject FROM message WHERE id = ?", (folder_id, message_id))
    name, email, recipients, subject = db.rows(
        "SELECT sender_name, sender_email, recipients, subject FROM message WHERE id = ?", (new,))[0]
    index(db, [(new, f"{name} {email}", recipients, subject, search_text)])
    return new


def recipients_text(envelope: Envelope) -> str:
    """To and Cc on one line, for the list of a Sent folder and for search; at most 1,000 characters."""
    return ", ".join(str(each) for each in (*envelope.to, *envelope.cc)[:50])[:1000]


