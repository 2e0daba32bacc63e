"""The step that ends a switch, and the one that takes it back: each one durable transaction."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from app.errors import ErrorKind, MailError
from app.model.account import LeaveKind, LeaveRule, Protocol
from app.model.folder import Role
from app.model.message import Flags
from app.model.switching import Carried, SwitchReport, SwitchState
from app.store import accounts, folders, journal, pop3_state, records, switch_counts, switching
from app.store.accounts import LOCAL_DELIMITER, LOCAL_FOLDERS
from app.store.database import Database
from app.store.messages import join_flags
from app.store.switching import Job

NOT_CARRIED = "Not on the server"
"""The local folder for messages that could not be carried."""

_FOLDER = ("path", "delimiter", "role", "selectable", "is_local", "subscribed", "namespace", "rights", "keywords",
           "bodies", "body_days", "uidvalidity", "uidnext", "modseq", "remote_total", "remote_unseen", "synced_at")


def to_imap(db: Database, job: Job, delimiter: str, listed: Sequence[str], uidvalidity: Mapping[int, int],
            flags: Mapping[int, Flags]) -> bool:
    """The account speaks IMAP from here on. False, and nothing was done, while a message is not settled.

    `listed`: the server's mailboxes; `uidvalidity` by folder id, `flags` on the server by message id.
    """
    with db.write(durable=True):
        mapped = {each.folder_id: each.path for each in switch_counts.mappings(db, job.id) if each.path}
        if switching.catch_up(db, job.id) or switching.is_open(db, job.id):
            return False
        before = _before(db, job)
        _set_failures_aside(db, job)
        _name(db, job.account_id, mapped, {*listed, *mapped.values()})
        # Folders that stay here: from now on the server's are those for drafts, sent mail and so on.
        db.run("UPDATE folder SET role = '' WHERE account_id = ? AND id NOT IN (SELECT folder_id FROM switch_folder "
               "WHERE job_id = ? AND path != '')", (job.account_id, job.id))
        db.many("UPDATE folder SET delimiter = ?, is_local = 0, uidvalidity = ?, uidnext = 0, modseq = 0, "
                "synced_at = 0, remote_total = 0, remote_unseen = -1, selectable = 1 WHERE id = ?",
                [(delimiter, uidvalidity[folder_id], folder_id) for folder_id in mapped])
        for each in switching.rows(db, job.id, (Carried.VERIFIED,)):
            _locate(db, each.id, each.folder_id, each.uid, flags.get(each.id, each.flags), mapped)
        _set_account(db, job)
        _done(db, job, before)
    return True


def to_pop3(db: Database, job: Job, paths: Mapping[int, str]) -> bool:
    """The account speaks POP3 from here on; `paths` by folder id. False, and nothing was done, while a message is not
    settled, or one could not be brought here."""
    with db.write(durable=True):
        if switching.catch_up(db, job.id) or switching.is_open(db, job.id) or db.one(
                "SELECT 1 FROM switch_message WHERE job_id = ? AND state = 'failed'", (job.id,)):
            return False
        here = {row[0] for row in db.rows("SELECT id FROM folder WHERE account_id = ?", (job.account_id,))}
        if here - paths.keys() or db.one("SELECT 1 FROM journal WHERE account_id = ?", (job.account_id,)):
            return False  # made or edited since the comparison
        before = _before(db, job)
        _name(db, job.account_id, {folder_id: paths[folder_id] for folder_id in here}, set())
        db.run("UPDATE folder SET delimiter = ?, is_local = 1, uidvalidity = 0, uidnext = 0, modseq = 0, "
               "synced_at = 0, remote_total = 0, remote_unseen = -1, subscribed = 1, namespace = '', rights = NULL, "
               "keywords = 1, selectable = 1 WHERE account_id = ?", (LOCAL_DELIMITER, job.account_id))
        for path, role in LOCAL_FOLDERS:
            if not db.one("SELECT 1 FROM folder WHERE account_id = ? AND (role = ? OR path = ?)",
                          (job.account_id, role.value, path)):
                db.run("INSERT INTO folder (account_id, path, delimiter, role, is_local) VALUES (?, ?, ?, ?, 1)",
                       (job.account_id, path, LOCAL_DELIMITER, role.value))
        db.run("UPDATE switch_message SET uid = coalesce((SELECT m.uid FROM message m "
               "WHERE m.id = switch_message.message_id), 0) WHERE job_id = ?", (job.id,))
        db.run("UPDATE message SET server_folder_id = NULL, uid = NULL, server_flags = flags, missing = 0 "
               "WHERE account_id = ?", (job.account_id,))
        # The days of a rule begin today, and what was deleted by IMAP was deleted by the person.
        db.run("UPDATE pop3_state SET first_seen = ? WHERE account_id = ?", (time.time(), job.account_id))
        db.run("UPDATE pop3_state SET message_id = NULL, deleted_here = 1 WHERE account_id = ? AND message_id NOT IN "
               "(SELECT id FROM message)", (job.account_id,))
        _set_account(db, job)
        _done(db, job, before)
    return True


def can_undo(db: Database, job: Job) -> bool:
    """Whether the store is as the switch left it, as far as only the new protocol could have changed it."""
    if job.state in (SwitchState.PLANNED, SwitchState.RUNNING):
        return True
    if job.state is SwitchState.UNDONE or db.one("SELECT 1 FROM switch_job WHERE account_id = ? AND id > ? AND "
                                                 "state IN ('running', 'done')", (job.account_id, job.id)):
        return False
    return bool(job.before) and _digest(db, job) == job.before["digest"]


def undo(db: Database, job: Job) -> None:
    """The account as it was before. What was uploaded stays on the server. Raises MailError(USAGE) if it can't be."""
    with db.write(durable=True):
        if not can_undo(db, job):
            raise MailError(ErrorKind.USAGE, "This switch can't be undone any more: since then mail came, or was "
                            "changed, of which only the new server knows.")
        if job.state is SwitchState.DONE:
            _put_back(db, job)
        switching.set_state(db, job.id, SwitchState.UNDONE)


def report(db: Database, job_id: int) -> SwitchReport:
    """How the job stands."""
    job = switching.job(db, job_id)
    uploaded, there, verified, waiting = switch_counts.counts(db, job_id)
    return SwitchReport(job.id, job.account_id, job.state, job.target, uploaded, there, verified, waiting,
                        switch_counts.failures(db, job_id), switch_counts.mappings(db, job_id), can_undo(db, job))


# --- to and fro -------------------------------------------------------------------------------------


def _before(db: Database, job: Job) -> dict[str, Any]:
    account = accounts.account(db, job.account_id)
    return {"protocol": account.protocol.value, "incoming": asdict(account.incoming), "leave": str(account.leave),
            "consent": account.plaintext_consent, "secret": asdict(account.secret),
            "folders": [list(row) for row in db.rows(
                f"SELECT id, {', '.join(_FOLDER)} FROM folder WHERE account_id = ?", (job.account_id,))]}


def _done(db: Database, job: Job, before: dict[str, Any]) -> None:
    db.run("UPDATE switch_job SET state = 'done', finished = ?, before = ? WHERE id = ?",
           (time.time(), json.dumps({**before, "digest": _digest(db, job)}), job.id))


def _digest(db: Database, job: Job) -> str:
    """Of what a server told, or was told, of the account's mail under the new protocol."""
    if job.target.protocol is Protocol.IMAP:
        rows = db.rows("SELECT id, server_folder_id, uid, server_flags FROM message WHERE account_id = ? "
                       "AND server_folder_id IS NOT NULL ORDER BY id", (job.account_id,))
    else:
        rows = db.rows("SELECT id, folder_id, flags, body_id FROM message WHERE account_id = ? ORDER BY id",
                       (job.account_id,))
        rows += db.rows("SELECT uidl, message_id, gone_at FROM pop3_state WHERE account_id = ? ORDER BY uidl",
                        (job.account_id,))
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def _set_account(db: Database, job: Job) -> None:
    account, target = accounts.account(db, job.account_id), job.target
    leave = account.leave
    if target.protocol is Protocol.POP3:
        leave = target.leave or LeaveRule(LeaveKind.KEEP)
    accounts.save(db, replace(account, protocol=target.protocol, incoming=target.incoming, leave=leave,
                              plaintext_consent=account.plaintext_consent or target.plaintext_consent))


def _name(db: Database, account_id: int, paths: Mapping[int, str], reserved: set[str]) -> None:
    """Gives folders their new paths; others that bear one of these, or a `reserved` one, give way."""
    others = {folder_id: path for folder_id, path in db.rows("SELECT id, path FROM folder WHERE account_id = ?",
                                                             (account_id,)) if folder_id not in paths}
    taken = {each.casefold() for each in (*paths.values(), *reserved)}
    renamed: dict[int, str] = {}
    for folder_id, path in others.items():
        free, number = path, 1
        while free.casefold() in taken:
            free, number = f"{path} ({number})", number + 1
        taken.add(free.casefold())
        if free != path:
            renamed[folder_id] = free
    # Two folders may change names with each other.
    everyone = {**paths, **renamed}
    db.many("UPDATE folder SET path = ? WHERE id = ?", [(f"\0{folder_id}", folder_id) for folder_id in everyone])
    db.many("UPDATE folder SET path = ? WHERE id = ?", [(path, folder_id) for folder_id, path in everyone.items()])


def _locate(db: Database, message_id: int, folder_id: int, uid: int, flags: Flags, mapped: Mapping[int, str]) -> None:
    """The message is on the server; what the person did meanwhile goes into the journal."""
    row = db.one("SELECT folder_id, flags FROM message WHERE id = ?", (message_id,))
    if row is None or row[0] not in mapped:
        return  # expunged, or moved into a folder that stays here
    text = join_flags(flags - {r"\Recent"})
    db.run("UPDATE message SET server_folder_id = ?, uid = ?, server_flags = ? WHERE id = ?",
           (folder_id, uid, text, message_id))
    if row[0] != folder_id or row[1] != text:
        journal.reconcile(db, message_id)


def _set_failures_aside(db: Database, job: Job) -> None:
    """Into a local folder, where no server will miss them."""
    ids = [row[0] for row in db.rows("SELECT message_id FROM switch_message WHERE job_id = ? AND state = 'failed'",
                                     (job.id,))]
    if ids:
        known = folders.by_path(db, job.account_id, NOT_CARRIED)
        folder_id = known.id if known is not None else db.insert(
            "INSERT INTO folder (account_id, path, delimiter, role, is_local) VALUES (?, ?, ?, '', 1)",
            (job.account_id, NOT_CARRIED, LOCAL_DELIMITER))
        db.many("UPDATE message SET folder_id = ? WHERE id = ?", [(folder_id, each) for each in ids])


# --- back -------------------------------------------------------------------------------------------


def _put_back(db: Database, job: Job) -> None:
    before = job.before
    kept = {row[0]: row[1:] for row in before["folders"]}
    db.run("DELETE FROM journal WHERE account_id = ?", (job.account_id,))
    if job.target.protocol is Protocol.IMAP:
        for message_id, body_id in db.rows("SELECT id, body_id FROM message WHERE account_id = ? AND folder_id IS NULL",
                                           (job.account_id,)):
            pop3_state.expunged(db, message_id, body_id)
            records.delete(db, message_id)
        db.run("UPDATE message SET server_folder_id = NULL, uid = NULL, server_flags = flags, missing = 0 "
               "WHERE account_id = ?", (job.account_id,))
        db.many("UPDATE message SET folder_id = ? WHERE id = ?", db.rows(
            "SELECT folder_id, message_id FROM switch_message WHERE job_id = ? AND state = 'failed'", (job.id,)))
    else:
        db.run("UPDATE pop3_state SET gone_at = coalesce(gone_at, ?) WHERE account_id = ?",
               (time.time(), job.account_id))
    _drop_newer_folders(db, job, kept.keys())
    _name(db, job.account_id, {folder_id: row[0] for folder_id, row in kept.items() if db.one(
        "SELECT 1 FROM folder WHERE id = ?", (folder_id,))}, set())
    db.many(f"UPDATE folder SET {', '.join(f'{each} = ?' for each in _FOLDER[1:])} WHERE id = ?",
            [(*row[1:], folder_id) for folder_id, row in kept.items()])
    if job.target.protocol is Protocol.POP3:
        db.run("UPDATE message SET server_folder_id = s.folder_id, uid = nullif(s.uid, 0) FROM switch_message s "
               "WHERE s.job_id = ? AND s.message_id = message.id", (job.id,))
    account = accounts.account(db, job.account_id)
    accounts.save(db, replace(
        account, protocol=Protocol(before["protocol"]), incoming=switching.server(before["incoming"]),
        leave=LeaveRule.parse(before["leave"]), plaintext_consent=bool(before["consent"]),
        secret=accounts.secret_source(before["secret"])))


def _drop_newer_folders(db: Database, job: Job, kept: Any) -> None:
    """Folders that the new protocol brought; what the person put there goes into the Inbox."""
    inbox = folders.by_role(db, job.account_id, Role.INBOX)
    for row in db.rows("SELECT id FROM folder WHERE account_id = ?", (job.account_id,)):
        if row[0] not in kept:
            if inbox is not None:
                db.run("UPDATE message SET folder_id = ? WHERE folder_id = ?", (inbox.id, row[0]))
            folders.remove(db, row[0])
