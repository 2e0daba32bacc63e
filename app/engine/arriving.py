"""What happens by itself to mail that has just come into an Inbox."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.engine.reading import MimeReader
from app.errors import ErrorKind, MailError
from app.events import EditRefused, Event
from app.model.account import Account, Protocol
from app.model.folder import Folder
from app.store import filter_run
from app.store.database import Database


def filtered(db: Database, account: Account, folder: Folder, emit: Callable[[Event], None]) -> None:
    """Runs the filters after an Inbox was compared; other folders are left alone. What the server is to be told of it
    is in the journal. What the first sync by IMAP brings is old mail, and stays as it is; POP3 downloads only news.

    Filters that can't be read are told, and keep no mail from coming. Raises MailError(DISK_FULL, DAMAGED, STORE).
    """
    try:
        applied = filter_run.run(db, folder, MimeReader(), skip_first=account.protocol is Protocol.IMAP)
    except MailError as error:
        if error.kind is not ErrorKind.DAMAGED or error.server_text:
            raise
        emit(EditRefused(error))
        return
    for event in applied.changes.events():
        emit(event)


def still_new(db: Database, folder: Folder, ids: Sequence[int]) -> tuple[int, ...]:
    """Of these arrivals what the filters left unread in the Inbox: of the rest nobody is to be told."""
    return filter_run.left(db, folder, ids) if ids else ()
