"""What a session does for an account whose server holds one maildrop: POP3."""

from __future__ import annotations

from collections.abc import Callable

from app.backends.base import MailBackend, MaildropBackend
from app.errors import ErrorKind, MailError
from app.events import Event, WarningsChanged
from app.model.account import Account
from app.model.warnings import WarningKind
from app.store import bodies, downloads, pop3_state, warnings
from app.store.changes import Changes
from app.store.database import Database
from app.store.reader import MailReader


def fetch_rest(db: Database, backend: MailBackend, message_id: int, reader: MailReader) -> Changes | None:
    """A message of which only the beginning is here, or that is damaged here, from its server; None if it has it no
    more. Raises MailError(GONE) if the server gives another one under its UIDL."""
    place = pop3_state.uidl_of(db, message_id)
    if place is None:
        return None
    uidl, known = place
    backend.open()
    path = backend.list_folders()[0].path
    raw = b"".join(backend.fetch(path, uidl, None))
    if known and bodies.digest(raw) != known:
        raise MailError(ErrorKind.GONE, "The server has another message in the place of this one.")
    changes = downloads.complete(db, message_id, raw, reader)
    if bodies.raw(db, message_id) is None:
        raise MailError(ErrorKind.GONE, "The server has another message in the place of this one.")
    return changes


def warn(db: Database, account: Account, backend: MaildropBackend, renamed: int, emit: Callable[[Event], None]) -> None:
    """After a check: of a server without ids, and of one that gave all messages new ones."""
    listed = backend.maildrop()
    changed = False
    if listed and not any(uidl for uidl, _ in listed):
        changed = warnings.note(db, account.id, WarningKind.NO_IDS, len(listed))
    elif listed:
        changed = warnings.clear(db, account.id, WarningKind.NO_IDS)
    if renamed:
        changed |= warnings.note(db, account.id, WarningKind.RENUMBERED, renamed)
    if changed:
        emit(WarningsChanged(account.id))
