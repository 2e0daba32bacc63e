"""Mail on its way out. It stays here until a server took it and its copy is filed."""

from __future__ import annotations

import json
import time

from app.errors import ErrorKind, MailError
from app.quick_dataclass import dataclass
from app.store import bodies
from app.store.database import Database

QUEUED, SENDING, SENT, FAILED, UNKNOWN = "queued", "sending", "sent", "failed", "unknown"

NULL_PATH = "<>"
"""As `sender`: MAIL FROM:<> (RFC 5321 4.5.5), for reports, which nobody may answer by another report."""

LONGEST_HOLD = 120.0
"""Seconds. What is to be sent so soon after it was put here waits only so that it can be taken back."""
LONGEST_RETRY = 4 * 3_600.0
"""Seconds between two tries at most."""
_ADJUSTED = 5.0
"""Seconds by which a calendar may be set back without anybody having meant it."""


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """`state`: queued, sending, sent (taken by the server, copy still to be filed), failed (refused), unknown
    (the line broke after the last dot: the server may have it).

    Times in seconds since the epoch, 0 for none: `next_try` after a failure, `send_at` by the person's wish. `sender`:
    the path in MAIL FROM, "" for the account's address, or NULL_PATH.
    """

    id: int
    account_id: int
    subject: str
    recipients: tuple[str, ...]
    state: str
    error: str
    created: float
    size: int
    attempts: int
    next_try: float
    send_at: float = 0.0
    sender: str = ""

    @property
    def is_held(self) -> bool:
        """Whether it waits only so that it can be taken back."""
        return self.state == QUEUED and 0.0 < self.send_at - self.created <= LONGEST_HOLD

    def due_at(self, now: float) -> float:
        """When it is to be tried; a moment that has passed for at once. A calendar that was turned back must not hold
        anything for longer than was meant."""
        next_try = self.next_try if self.next_try <= now + LONGEST_RETRY else 0.0
        return max(0.0 if self.is_held and now < self.created - _ADJUSTED else self.send_at, next_try)


_SELECT = ("SELECT o.id, o.account_id, o.subject, o.recipients, o.state, o.error, o.created, b.size, o.attempts, "
           "o.next_try, o.send_at, o.sender FROM outbox o JOIN body b ON b.id = o.body_id")


def entries(db: Database, account_id: int | None = None) -> tuple[OutboxEntry, ...]:
    """Oldest first."""
    where, values = ("WHERE o.account_id = ?", (account_id,)) if account_id is not None else ("", ())
    return tuple(OutboxEntry(row[0], row[1], row[2], tuple(json.loads(row[3])), *row[4:])
                 for row in db.rows(f"{_SELECT} {where} ORDER BY o.id", values))


def entry(db: Database, outbox_id: int) -> OutboxEntry:
    """Raises MailError(USAGE) if it is not there."""
    for each in entries(db):
        if each.id == outbox_id:
            return each
    raise MailError(ErrorKind.USAGE, f"The outbox holds no message {outbox_id}.")


def add(db: Database, account_id: int, packed: bodies.PackedBody, recipients: tuple[str, ...], subject: str, *,
        send_at: float = 0.0, sender: str = "") -> int:
    """Within the caller's durable transaction. `send_at` 0: at once."""
    return db.insert("INSERT INTO outbox (account_id, body_id, recipients, subject, state, created, send_at, sender) "
                     "VALUES (?, ?, ?, ?, 'queued', ?, ?, ?)",
                     (account_id, bodies.put(db, packed), json.dumps(recipients), subject, time.time(), send_at,
                      sender))


def due(db: Database, account_id: int, now: float) -> tuple[OutboxEntry, ...]:
    """What is to be delivered, or filed, now.

    An entry found in `sending` belongs to a run that died between the first octet and the server's answer: whether
    the server has it is unknown, and sending it again by itself could double it.
    """
    return tuple(each for each in entries(db, account_id)
                 if each.state == SENT or (each.state == QUEUED and each.due_at(now) <= now))


def has_work(db: Database, account_id: int, now: float) -> bool:
    """Whether anything is to be delivered or filed now, or was left by a run that died."""
    return bool(due(db, account_id, now)) or db.one(
        "SELECT 1 FROM outbox WHERE account_id = ? AND state = 'sending' LIMIT 1", (account_id,)) is not None


def timed(db: Database) -> tuple[OutboxEntry, ...]:
    """What is queued for a certain moment, be it past."""
    return tuple(each for each in entries(db) if each.state == QUEUED and (each.next_try or each.send_at))


def adopt_interrupted(db: Database, account_id: int) -> int:
    """Marks what a dead run left in `sending` as unknown; how many."""
    with db.write(durable=True):
        return db.changed(
            "UPDATE outbox SET state = 'unknown', error = ? WHERE account_id = ? AND state = 'sending'",
            ("Depesche ended while this was being sent: the recipient may have it.", account_id))


def claim(db: Database, outbox_id: int) -> bool:
    """Marks a queued message as being sent; False if it was taken back, or taken on, meanwhile."""
    with db.write(durable=True):
        return db.changed("UPDATE outbox SET state = 'sending', error = '', attempts = attempts + 1 "
                          "WHERE id = ? AND state = 'queued'", (outbox_id,)) > 0


def waiting(db: Database, outbox_id: int) -> OutboxEntry:
    """An entry that the person may still take back or send anew; within the caller's transaction.

    Raises MailError(USAGE) for one that is being sent, or was taken by the server.
    """
    found = entry(db, outbox_id)
    if found.state in (SENDING, SENT):
        raise MailError(ErrorKind.USAGE, f"Message {outbox_id} of the outbox is on its way already: it can't be taken "
                        "back any more.")
    return found


def retry(db: Database, outbox_id: int, send_at: float = 0.0) -> OutboxEntry:
    """Queues it anew, to be sent at once or then. Raises MailError(USAGE) as `waiting` does."""
    with db.write(durable=True):
        found = waiting(db, outbox_id)
        mark(db, outbox_id, QUEUED)
        db.run("UPDATE outbox SET send_at = ? WHERE id = ?", (send_at, outbox_id))
    return found


def arrived(db: Database, outbox_id: int) -> OutboxEntry:
    """The person knows that what is unclear reached its recipients: only the copy is left to be filed.

    Raises MailError(USAGE) for what is not unclear.
    """
    with db.write(durable=True):
        found = entry(db, outbox_id)
        if found.state != UNKNOWN:
            raise MailError(ErrorKind.USAGE, f"It is not unclear whether message {outbox_id} of the outbox was sent.")
        mark(db, outbox_id, SENT)
    return found


def try_now(db: Database, account_id: int) -> None:
    """What waits for another try is due again: the line is back, or the person asked."""
    with db.write():
        db.run("UPDATE outbox SET next_try = 0 WHERE account_id = ? AND state = 'queued' AND next_try > 0",
               (account_id,))


def release_held(db: Database) -> frozenset[int]:
    """What waits only so that it can be taken back is due now; whose accounts these are."""
    with db.write(durable=True):
        held = [each for each in entries(db) if each.is_held]
        for each in held:
            db.run("UPDATE outbox SET send_at = 0 WHERE id = ?", (each.id,))
    return frozenset(each.account_id for each in held)


def mark(db: Database, outbox_id: int, state: str, error: str = "", next_try: float = 0.0,
         recipients: tuple[str, ...] | None = None) -> None:
    """In a durable transaction of its own. `next_try`: seconds since the epoch; `recipients`: those that are left, None
    for no change. `sending` counts as a try."""
    with db.write(durable=True):
        db.run("UPDATE outbox SET state = ?, error = ?, next_try = ?, attempts = attempts + (? = 'sending') "
               "WHERE id = ?", (state, error, next_try, state, outbox_id))
        if recipients is not None:
            db.run("UPDATE outbox SET recipients = ? WHERE id = ?", (json.dumps(recipients), outbox_id))


def raw(db: Database, outbox_id: int) -> bytes:
    """Raises MailError(USAGE) where it is not there any more."""
    body_id = db.value("SELECT body_id FROM outbox WHERE id = ?", (outbox_id,))
    if body_id is None:
        raise MailError(ErrorKind.USAGE, f"The outbox holds no message {outbox_id}.")
    return bodies.by_id(db, body_id)


def remove(db: Database, outbox_id: int) -> None:
    """Within the caller's transaction."""
    body_id = db.value("SELECT body_id FROM outbox WHERE id = ?", (outbox_id,))
    db.run("DELETE FROM outbox WHERE id = ?", (outbox_id,))
    bodies.drop_unused(db, body_id)
