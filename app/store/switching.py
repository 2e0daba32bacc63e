"""Switch jobs between POP3 and IMAP: what was planned, and how far each message is. Every note is on the disk at once.

A message of which an APPEND was ever begun has `attempts` above 0: that tells what was uploaded from what was found.
To POP3 it tells what had to be downloaded.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from app.errors import ErrorKind, MailError
from app.model.account import LeaveRule, Protocol, Security, ServerSettings
from app.model.message import Flags
from app.model.switching import Carried, SwitchState, SwitchTarget
from app.quick_dataclass import dataclass
from app.store.database import Database, Row
from app.store.messages import split_flags

OPEN = (Carried.TODO, Carried.BEGUN, Carried.UPLOADED, Carried.FOUND)


@dataclass(frozen=True, slots=True)
class Job:
    """`before` is {} until the job is done; then undo puts it back."""

    id: int
    account_id: int
    state: SwitchState
    target: SwitchTarget
    before: dict[str, Any]


class Carry(NamedTuple):
    """One message of a job. `hash` is that of its octets here (b"" where they are not here as a whole), `name` its
    Message-ID, `received` in seconds since the epoch, `uid` 0 while unknown."""

    id: int
    folder_id: int
    state: Carried
    uidvalidity: int
    uid: int
    attempts: int
    hash: bytes
    name: str
    size: int
    flags: Flags
    received: float


class Note(NamedTuple):
    """What became of a message."""

    id: int
    state: Carried
    uidvalidity: int = 0
    uid: int = 0
    error: str = ""


_CARRY = ("SELECT s.message_id, s.folder_id, s.state, s.uidvalidity, s.uid, s.attempts, coalesce(b.hash, x''), "
          "m.message_id, m.size, m.flags, CASE WHEN m.received > 0 THEN m.received ELSE m.date END "
          "FROM switch_message s JOIN message m ON m.id = s.message_id LEFT JOIN body b ON b.id = m.body_id ")


def plan(db: Database, account_id: int, target: SwitchTarget, mapped: Iterable[tuple[int, str, bool]],
         messages: Iterable[Carry]) -> int:
    """The new job's id; `mapped` are folder id, mailbox ("" for none) and whether that is to be made.

    An older plan of the account is replaced. Raises MailError(USAGE) while a job of it is under way.
    """
    with db.write(durable=True):
        refuse_second(db, account_id)
        db.run("DELETE FROM switch_job WHERE account_id = ? AND state = ?", (account_id, SwitchState.PLANNED.value))
        job_id = db.insert("INSERT INTO switch_job (account_id, state, protocol, target, before, started) "
                           "VALUES (?, ?, ?, ?, '{}', ?)", (account_id, SwitchState.PLANNED.value,
                                                            target.protocol.value, _text(target), time.time()))
        db.many("INSERT INTO switch_folder (job_id, folder_id, path, is_new) VALUES (?, ?, ?, ?)",
                [(job_id, folder_id, path, int(new)) for folder_id, path, new in mapped])
        db.many("INSERT INTO switch_message (job_id, message_id, folder_id, state, hash, uidvalidity, uid) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(job_id, each.id, each.folder_id, each.state.value, each.hash, each.uidvalidity, each.uid)
                 for each in messages])
    return job_id


def refuse_second(db: Database, account_id: int) -> None:
    """MailError(USAGE) while a job of the account is under way."""
    if db.one("SELECT 1 FROM switch_job WHERE account_id = ? AND state = ?", (account_id, SwitchState.RUNNING.value)):
        raise MailError(ErrorKind.USAGE, "A switch of this account is under way: go on with it, or undo it first.")


def job(db: Database, job_id: int) -> Job:
    """Raises MailError(USAGE) if there is none."""
    row = db.one("SELECT id, account_id, state, target, before FROM switch_job WHERE id = ?", (job_id,))
    if row is None:
        raise MailError(ErrorKind.USAGE, "This switch is no longer there: plan it again.")
    return _job(row)


def latest(db: Database, account_id: int) -> Job | None:
    """The account's last switch, whatever became of it; None without one."""
    row = db.one("SELECT id, account_id, state, target, before FROM switch_job WHERE account_id = ? "
                 "ORDER BY id DESC LIMIT 1", (account_id,))
    return None if row is None else _job(row)


def set_state(db: Database, job_id: int, state: SwitchState) -> None:
    """In a durable transaction of its own."""
    with db.write(durable=True):
        db.run("UPDATE switch_job SET state = ?1, finished = CASE WHEN ?1 = 'running' THEN NULL ELSE ?2 END "
               "WHERE id = ?3", (state.value, time.time(), job_id))


def made(db: Database, job_id: int, folder_id: int, path: str) -> None:
    """The mailbox is there, under this name."""
    with db.write(durable=True):
        db.run("UPDATE switch_folder SET path = ?, is_new = 0 WHERE job_id = ? AND folder_id = ?",
               (path, job_id, folder_id))


def map_as_local(db: Database, job_id: int, paths: Iterable[tuple[int, str]]) -> None:
    """To POP3: folders that came meanwhile are carried like the others."""
    with db.write(durable=True):
        db.many("INSERT OR IGNORE INTO switch_folder (job_id, folder_id, path, is_new) VALUES (?, ?, ?, 0)",
                [(job_id, folder_id, path) for folder_id, path in paths])


def rows(db: Database, job_id: int, states: Sequence[Carried], *, folder_id: int | None = None, limit: int = -1
         ) -> list[Carry]:
    """Messages in these states, one state after the other, of one folder or of all."""
    found: list[Carry] = []
    for state in states:  # each by the index, in its order: a SELECT for all of them would sort them at every batch
        if limit < 0 or len(found) < limit:
            found += [_carry(row) for row in db.rows(
                f"{_CARRY} WHERE s.job_id = ?1 AND s.state = ?2 AND (?3 IS NULL OR s.folder_id = ?3) "
                "ORDER BY s.message_id LIMIT ?4",
                (job_id, state.value, folder_id, -1 if limit < 0 else limit - len(found)))]
    return found


def of_folder(db: Database, folder_id: int) -> list[Carry]:
    """The folder's messages as a job begins with them."""
    return [_carry(row) for row in db.rows(
        "SELECT m.id, m.folder_id, 'todo', 0, 0, 0, coalesce(b.hash, x''), m.message_id, m.size, m.flags, "
        "CASE WHEN m.received > 0 THEN m.received ELSE m.date END FROM message m LEFT JOIN body b ON b.id = m.body_id "
        "WHERE m.folder_id = ? ORDER BY m.id", (folder_id,))]


def taken(db: Database, job_id: int, folder_id: int) -> set[tuple[int, int]]:
    """UIDVALIDITY and UID of what stands for a message already."""
    return set(db.rows("SELECT uidvalidity, uid FROM switch_message WHERE job_id = ? AND folder_id = ? AND uid > 0",
                       (job_id, folder_id)))


def unlooked(db: Database, job_id: int, folder_id: int) -> list[Carry]:
    """Messages that joined since the plan was made: the server may have them already."""
    return [_carry(row) for row in db.rows(f"{_CARRY} WHERE s.job_id = ? AND s.folder_id = ? AND s.state = 'todo' AND "
                                           "s.attempts = 0 AND s.hash = x'' AND b.hash IS NOT NULL",
                                           (job_id, folder_id))]


def looked(db: Database, job_id: int, found: Iterable[Carry]) -> None:
    """The mailbox was looked through for these."""
    with db.write(durable=True):
        db.many("UPDATE switch_message SET state = ?, hash = ?, uidvalidity = ?, uid = ? WHERE job_id = ? AND "
                "message_id = ?", [(each.state.value, each.hash, each.uidvalidity, each.uid, job_id, each.id)
                                   for each in found])


def begin(db: Database, job_id: int, ids: Iterable[int]) -> None:
    """APPENDs of these are about to be sent."""
    with db.write(durable=True):
        db.many("UPDATE switch_message SET state = 'begun', attempts = attempts + 1, uid = 0 WHERE job_id = ? AND "
                "message_id = ?", [(job_id, each) for each in ids])


def note(db: Database, job_id: int, notes: Sequence[Note]) -> None:
    """What became of messages, in one durable transaction."""
    with db.write(durable=True):
        db.many("UPDATE switch_message SET state = ?, uidvalidity = ?, uid = ?, error = ? WHERE job_id = ? AND "
                "message_id = ?", [(each.state.value, each.uidvalidity, each.uid, each.error, job_id, each.id)
                                   for each in notes])


def verified_here(db: Database, job_id: int, ids: Iterable[int]) -> None:
    """To POP3: the octets of these are here and fit their hash."""
    with db.write(durable=True):
        db.many("UPDATE switch_message SET attempts = attempts + (state = 'todo'), state = 'verified' WHERE job_id = ? "
                "AND message_id = ?", [(job_id, each) for each in ids])


def renumbered(db: Database, job_id: int, folder_id: int, uidvalidity: int) -> int:
    """The mailbox has other UIDs (RFC 3501 2.3.1.1): what was found in it is to be found again; how many."""
    with db.write(durable=True):
        return db.changed("UPDATE switch_message SET state = CASE WHEN attempts > 0 THEN 'begun' ELSE 'todo' END, "
                          "uid = 0 WHERE job_id = ? AND folder_id = ? AND uid > 0 AND uidvalidity != ?",
                          (job_id, folder_id, uidvalidity))


def catch_up(db: Database, job_id: int) -> int:
    """Messages that came into the folders meanwhile join the job, those that were expunged leave it; how many joined.
    """
    with db.write(durable=True):
        db.run("DELETE FROM switch_message WHERE job_id = ? AND message_id NOT IN (SELECT id FROM message)", (job_id,))
        return db.changed(
            "INSERT OR IGNORE INTO switch_message (job_id, message_id, folder_id, state, hash) "
            "SELECT w.job_id, m.id, w.folder_id, 'todo', x'' FROM switch_folder w JOIN message m "
            "ON m.folder_id = w.folder_id WHERE w.job_id = ? AND w.path != '' AND NOT EXISTS "
            "(SELECT 1 FROM switch_message s WHERE s.job_id = w.job_id AND s.message_id = m.id)", (job_id,))


def is_open(db: Database, job_id: int) -> bool:
    """Whether any message is still to be carried or compared."""
    return db.one("SELECT 1 FROM switch_message WHERE job_id = ? AND state IN ('todo', 'begun', 'uploaded', 'found') "
                  "LIMIT 1", (job_id,)) is not None


def _carry(row: Row) -> Carry:
    number, folder_id, state, uidvalidity, uid, attempts, digest, name, size, flags, received = row
    return Carry(number, folder_id, Carried(state), uidvalidity, uid, attempts, digest, name, size, split_flags(flags),
                 received)


def _text(target: SwitchTarget) -> str:
    return json.dumps({"protocol": target.protocol.value, "incoming": asdict(target.incoming),
                       "plaintext_consent": target.plaintext_consent,
                       "leave": None if target.leave is None else str(target.leave)})


def _job(row: Row) -> Job:
    number, account_id, state, target, before = row
    told = json.loads(target)
    return Job(number, account_id, SwitchState(state), SwitchTarget(
        Protocol(told["protocol"]), server(told["incoming"]), bool(told["plaintext_consent"]),
        None if told["leave"] is None else LeaveRule.parse(told["leave"])), json.loads(before))


def server(fields: dict[str, Any]) -> ServerSettings:
    """As `asdict` wrote it."""
    return ServerSettings(fields["host"], int(fields["port"]), Security(fields["security"]), fields["user"],
                          fields["ca_file"], fields.get("pin", ""), fields.get("pin_since", ""))
