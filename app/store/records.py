"""Writing messages' rows and their search entries: shared by sync, edits and imports."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from app.model.message import FLAGGED, SEEN, Address, Envelope, Flags
from app.quick_dataclass import dataclass
from app.store import bodies, many
from app.store.database import Database
from app.store.fold import fold, for_tokenizer
from app.store.messages import join_flags, sender_key, subject_key


class NewMessage(NamedTuple):
    """A message about to be stored. `server_folder_id` and `uid` are None where no server has it.

    `identity` as in identity.py; `email_id` and `labels` as in RemoteMessage. `place` 1 where a POP3 server has it and
    its state comes in the same transaction.
    """

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
    identity: bytes = b""
    email_id: str = ""
    labels: tuple[str, ...] | None = None
    place: int = 0


@dataclass(frozen=True, slots=True)
class NewBody:
    """What a message known by its header gets. `search_text` is as `fold.for_tokenizer` made it."""

    message_id: int
    body: bodies.PackedBody
    preview: str
    has_attachment: bool
    search_text: str


class Row(NamedTuple):
    """A message's row and search entries, ready to be written: the columns without id and body_id."""

    columns: tuple[Any, ...]
    header: tuple[str, str, str]
    text: str | None = None
    body: bodies.PackedBody | None = None


_INSERT = ("INSERT INTO message (id, body_id, account_id, folder_id, server_folder_id, uid, message_id, in_reply_to, "
           "refs, subject, sender_name, sender_email, recipients, date, received, size, flags, server_flags, seen, "
           "flagged, has_attachment, preview, sort_sender, sort_subject, identity, used_at, email_id, labels, "
           "place)")
_INDEX_HEADERS = "INSERT OR REPLACE INTO search (rowid, sender, recipients, subject, body)"
_INDEX_TEXTS = "INSERT OR REPLACE INTO text_search (rowid, body)"
_ATTACH = ("UPDATE message SET body_id = value ->> 1, preview = value ->> 2, has_attachment = value ->> 3, "
           "used_at = value ->> 4 FROM json_each(?) WHERE message.id = value ->> 0")


def row(new: NewMessage) -> Row:
    """Everything of a message that can be made ready outside of a transaction."""
    envelope = new.envelope
    name, email = envelope.senders[0] if envelope.senders else ("", "")
    sort_sender, search_sender = _sender_texts(name, email)
    recipients, search_recipients = _recipient_texts(envelope.to, envelope.cc)
    flags = join_flags(new.flags)
    date = envelope.date if envelope.date is not None and math.isfinite(envelope.date) else new.received
    has_body = new.body is not None
    return Row((
        new.account_id, new.folder_id, new.server_folder_id, new.uid, envelope.message_id, envelope.in_reply_to,
        " ".join(envelope.references), envelope.subject, name, email, recipients, date, new.received, new.size, flags,
        flags, SEEN in new.flags, FLAGGED in new.flags, new.has_attachment, new.preview, sort_sender,
        subject_key(envelope.subject), new.identity, time.time() if has_body else 0.0, new.email_id,
        labels_text(new.labels), new.place), (search_sender, search_recipients, fold(envelope.subject)),
        for_tokenizer(new.search_text) if has_body else None, new.body)


def insert(db: Database, new: NewMessage) -> int:
    """The new row's id. Within the caller's transaction."""
    return insert_all(db, [row(new)])[0]


def insert_all(db: Database, rows: Sequence[Row]) -> list[int]:
    """The new rows' ids, in the order given. Within the caller's transaction.

    Search entries come at the end, all at once: every other statement with a trigger opens a savepoint, at which FTS5
    would flush what it holds as a segment of its own, one a message.
    """
    last = db.value("SELECT seq FROM sqlite_sequence WHERE name = 'message'") or 0
    ids = list(range(last + 1, last + 1 + len(rows)))
    whole = [each.body for each in rows if each.body is not None]
    body_ids = iter(bodies.put_all(db, whole) if whole else ())
    many.insert(db, _INSERT, [(number, None if each.body is None else next(body_ids), *each.columns)
                              for number, each in zip(ids, rows, strict=True)])
    many.insert(db, _INDEX_HEADERS, [(number, *each.header, "") for number, each in zip(ids, rows, strict=True)])
    many.insert(db, _INDEX_TEXTS, [(number, each.text) for number, each in zip(ids, rows, strict=True)
                                   if each.text is not None])
    return ids


def attach_bodies(db: Database, new: Sequence[NewBody]) -> None:
    """Gives messages known by their headers their bodies. Within the caller's transaction; all rows must be there."""
    before: dict[int, int | None] = dict(db.rows(
        "SELECT id, body_id FROM message WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([each.message_id for each in new]),)))
    ids = bodies.put_all(db, [each.body for each in new])
    db.run(_ATTACH, (json.dumps([(each.message_id, body_id, each.preview, each.has_attachment, time.time())
                                 for body_id, each in zip(ids, new, strict=True)]),))
    for body_id in {each for each in before.values() if each is not None}:
        bodies.drop_unused(db, body_id)
    many.insert(db, _INDEX_TEXTS, [(each.message_id, each.search_text) for each in new])


def set_flags(db: Database, message_id: int, flags: Flags) -> None:
    """What the person sees; the server's side is `server_flags`."""
    db.run("UPDATE message SET flags = ?, seen = ?, flagged = ? WHERE id = ?",
           (join_flags(flags), SEEN in flags, FLAGGED in flags, message_id))


def delete(db: Database, message_id: int) -> None:
    """The row, its search entries (by trigger), and its body if nothing else uses it."""
    body_id = db.value("SELECT body_id FROM message WHERE id = ?", (message_id,))
    db.run("DELETE FROM message WHERE id = ?", (message_id,))
    bodies.drop_unused(db, body_id)


def duplicate(db: Database, message_id: int, folder_id: int, search_text: str) -> int:
    """A second row of the same message in another folder, not yet on any server."""
    new = db.insert(
        "INSERT INTO message (account_id, folder_id, message_id, in_reply_to, refs, subject, sender_name, "
        "sender_email, recipients, date, received, size, flags, server_flags, seen, flagged, has_attachment, preview, "
        "body_id, sort_sender, sort_subject, identity, used_at) "
        "SELECT account_id, ?, message_id, in_reply_to, refs, subject, sender_name, sender_email, recipients, "
        "date, received, size, flags, flags, seen, flagged, has_attachment, preview, "
        "body_id, sort_sender, sort_subject, identity, used_at FROM message WHERE id = ?", (folder_id, message_id))
    if index_header(db, new):
        many.insert(db, _INDEX_TEXTS, [(new, for_tokenizer(search_text))])
    return new


def index_header(db: Database, message_id: int) -> bool:
    """Makes the row's header be found; whether it has a body, too."""
    name, email, recipients, subject, body_id = db.rows(
        "SELECT sender_name, sender_email, recipients, subject, body_id FROM message WHERE id = ?", (message_id,))[0]
    many.insert(db, _INDEX_HEADERS, [(message_id, fold(f"{name} {email}"), fold(recipients), fold(subject), "")])
    return body_id is not None


@lru_cache(maxsize=2048)
def _sender_texts(name: str, email: str) -> tuple[str, str]:
    """What the list sorts by, and what is searched in. (The same people write again and again.)"""
    return sender_key(name, email), fold(f"{name} {email}")


@lru_cache(maxsize=2048)
def _recipient_texts(to: tuple[Address, ...], cc: tuple[Address, ...]) -> tuple[str, str]:
    """To and Cc on one line, for the list of a Sent folder, at most 1,000 characters; and the same to be searched in.
    """
    text = ", ".join([str(each) for each in (*to, *cc)[:50]])[:1000]
    return text, fold(text)


def labels_text(labels: tuple[str, ...] | None) -> str:
    """The column's text: a JSON list, "" where the server has no labels."""
    return "" if labels is None else json.dumps(labels, ensure_ascii=False)
