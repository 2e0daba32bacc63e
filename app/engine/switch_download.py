"""IMAP → POP3: every body of every folder is here and whole first; then the maildrop's UIDLs are told apart, so that
nothing comes twice. And the last download before a switch to IMAP. Nothing is deleted on any server."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import replace

from app.backends.base import MailBackend
from app.engine.job_tools import JobTools
from app.engine.session import AccountSession
from app.engine.switch_plan import local_paths, refuse_resting
from app.errors import ErrorKind, MailError
from app.model.account import Account, BodyPolicy, LeaveKind, LeaveRule
from app.model.folder import Role
from app.model.switching import Carried, NotCarried, OldServerError
from app.model.sync import Arrived, DeletesPlanned, Vanished
from app.store import bodies, folders, journal, maildrop, switch_counts, switching
from app.store.database import Database
from app.store.switching import Job, Note
from app.store.sync_writer import SyncWriter

_BATCH = 200
_KEEP = LeaveRule(LeaveKind.KEEP)


def old_backend(tools: JobTools, account: Account) -> MailBackend:
    """To the server that the account still has, under no rule."""
    return tools.backend_for(replace(account, leave=_KEEP, whole_up_to=0), lambda: tools.passwords.get(account))


def last_download(tools: JobTools, db: Database, account: Account) -> None:
    """What came by POP3 since the last check, and the rest of messages of which only the beginning is here. The steps
    end before any deletion would be sent."""
    inbox = folders.by_role(db, account.id, Role.INBOX)
    if inbox is None:
        raise MailError(ErrorKind.DAMAGED, "The account's Inbox is not there: run 'depeschectl check'.")
    with _named(account), contextlib.closing(old_backend(tools, account)) as backend:
        writer = SyncWriter(db, account, inbox, tools.reader)
        for step in backend.sync(writer.snapshot()):
            tools.check()
            if isinstance(step, DeletesPlanned):
                break  # not resumed, so nothing is deleted
            for event in writer.store(step).events():
                tools.emit(event)
    with _named(account), contextlib.closing(old_backend(tools, account)) as backend, contextlib.closing(AccountSession(
            db, account, backend, tools.emit, reader=tools.reader, passwords=tools.passwords)) as session:
        for message_id in maildrop.partial(db, account.id):
            tools.check()
            with contextlib.suppress(_Local):
                _complete(session, message_id)


@contextlib.contextmanager
def _named(account: Account) -> Iterator[None]:
    """Two servers are spoken to: errors say that they are the old one's."""
    try:
        yield
    except MailError as error:
        if error.kind in (ErrorKind.CANCELLED, ErrorKind.DISK_FULL, ErrorKind.DAMAGED, ErrorKind.STORE):
            raise
        raise OldServerError(error.kind, f"The last download by POP3, from {account.incoming.host}, failed. "
                             f"{error.detail}", error.server_text) from error


class _Local(Exception):
    """Of one message only: it stays as it is, and is told as a failure."""


def _complete(session: AccountSession, message_id: int) -> None:
    try:
        session.body(message_id)
    except MailError as error:
        if error.kind not in (ErrorKind.GONE, ErrorKind.TOO_LARGE, ErrorKind.DAMAGED):
            raise
        raise _Local from error


def bring_home(tools: JobTools, db: Database, job: Job, account: Account) -> None:
    """A whole round with every body, then each of them against its hash. Raises MailError, also where the server could
    not be told of an edit, or a folder could not be read."""
    whole = replace(account, bodies=BodyPolicy.ALL, body_budget=0, outgoing=None)
    backend = tools.backend_for(whole, lambda: tools.passwords.get(account))
    with contextlib.closing(AccountSession(db, whole, backend, tools.emit, reader=tools.reader,
                                           passwords=tools.passwords, between=tools.check, hurry=True)) as session:
        finished = session.run_round(bodies=BodyPolicy.ALL)
    if finished.errors:
        raise finished.errors[0]
    if journal.count(db, account.id) or db.one("SELECT 1 FROM journal WHERE account_id = ?", (account.id,)):
        raise MailError(ErrorKind.USAGE, f"The server refused some of the edits in '{account.name}': see to these "
                        "messages first, then go on.")
    here = folders.folders(db, account.id)
    refuse_resting(here)
    switching.map_as_local(db, job.id, local_paths(here))
    switching.catch_up(db, job.id)
    _compare(tools, db, job)


def _compare(tools: JobTools, db: Database, job: Job) -> None:
    waiting = switch_counts.counts(db, job.id)[3]
    done = 0
    # What failed before may be here by now.
    switching.note(db, job.id, [Note(each.id, Carried.TODO) for each in switching.rows(db, job.id, (Carried.FAILED,))])
    while rows := switching.rows(db, job.id, switching.OPEN, limit=_BATCH):
        lacking: list[Note] = []
        whole: list[int] = []
        for each in rows:
            tools.check()
            if (trouble := _trouble(db, each.id)):
                lacking.append(Note(each.id, Carried.FAILED, error=trouble))
            else:
                whole.append(each.id)
        switching.note(db, job.id, lacking)
        switching.verified_here(db, job.id, whole)
        done += len(rows)
        tools.progress("", done, waiting)


def _trouble(db: Database, message_id: int) -> str:
    try:
        raw = bodies.raw(db, message_id)
    except MailError as error:
        if error.kind is not ErrorKind.DAMAGED:
            raise
        return str(error)
    return "" if raw is not None else NotCarried.NOT_GIVEN


def recognise(tools: JobTools, db: Database, account: Account, backend: MailBackend) -> None:
    """The maildrop's messages by their octets: those that are here get the UIDL noted; the others are new mail, which
    comes with the first check."""
    inbox = folders.by_role(db, account.id, Role.INBOX)
    path = inbox.path if inbox is not None else "INBOX"
    known = maildrop.snapshot(db, account.id, path)
    now, done = time.time(), 0
    unknown: list[maildrop.Listed] = []
    for step in backend.sync(known):
        tools.check()
        match step:
            case DeletesPlanned():
                break  # not resumed, so nothing is deleted
            case Vanished():
                maildrop.gone(db, account.id, [str(each) for each in step.uids])
            case Arrived():
                unknown += maildrop.note(db, account.id, [
                    (str(each.uid), bodies.digest(each.raw), maildrop.without_line_end(each.raw), len(each.raw))
                    for each in step.messages if each.raw], now)
                done += len(step.messages)
                tools.progress("POP3", done, 0)
            case _:
                pass
    # Their messages may have stood for UIDLs of which the server told only at the end that they are gone.
    maildrop.note(db, account.id, unknown, now)
