"""The store against the server: looks, and changes nothing on either side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field

from app.backends.base import MailBackend
from app.errors import ErrorKind, MailError
from app.model.account import Account, Protocol
from app.model.folder import Folder
from app.model.message import Flags
from app.model.sync import Arrived, DeletesPlanned, FolderOpened, FolderSnapshot, SyncStep, Vanished
from app.quick_dataclass import dataclass
from app.store import folders, pauses, pop3_state
from app.store.check import Problem
from app.store.database import Database
from app.store.messages import split_flags

_NAMED = 5
_ENOUGH = 50
"""Messages not downloaded yet after which a POP3 comparison stops counting: each would come over the line."""


@dataclass(frozen=True, slots=True)
class _Remote:
    """One message as the server lists it."""

    flags: Flags
    size: int


@dataclass(slots=True)
class _Mailbox:
    """All that the server holds of one folder."""

    uidvalidity: int = 0
    messages: dict[int, _Remote] = field(default_factory=dict)


def verify(db: Database, account: Account, backend: MailBackend, progress: Callable[[int, int], None] = lambda *_: None
           ) -> tuple[Problem, ...]:
    """What differs, apart from edits that the server is still to be told. Sends no edit and no deletion.

    Raises MailError if the connection or the store fails.
    """
    if account.protocol is Protocol.POP3:
        return tuple(_verify_maildrop(db, account, backend))
    return tuple(_verify_folders(db, account, backend, progress))


# --- IMAP ------------------------------------------------------------------------------------------------------


def _verify_folders(db: Database, account: Account, backend: MailBackend, progress: Callable[[int, int], None]
                    ) -> Iterable[Problem]:
    busy = {path for row in db.rows(
        "SELECT f.path, json_extract(j.payload, '$.path') FROM journal j LEFT JOIN folder f ON f.id = j.folder_id "
        "WHERE j.account_id = ? AND j.kind IN ('create', 'rename', 'remove')", (account.id,)) for path in row}
    here = {each.path: each for each in folders.folders(db, account.id) if not each.is_local and each.path not in busy}
    there = {each.path: each for each in backend.list_folders() if each.path not in busy}
    for path in sorted(there.keys() - here.keys()):
        yield Problem("server-folder", f"The server has the folder '{path}', which is not here.")
    for path in sorted(path for path in here if here[path].missing):
        yield Problem("missing", str(pauses.sentence(path, here.pop(path).missing)))
        there.pop(path, None)
    for path in sorted(here.keys() - there.keys()):
        yield Problem("server-folder", f"The folder '{path}' is no longer on the server.")
    common = [here[path] for path in sorted(here.keys() & there.keys()) if there[path].selectable]
    for number, folder in enumerate(common, 1):
        yield from _verify_folder(db, backend, folder)
        progress(number, len(common))


def _verify_folder(db: Database, backend: MailBackend, folder: Folder) -> Iterable[Problem]:
    try:
        mailbox = _read(backend.sync(FolderSnapshot(folder.path)))
    except MailError as error:
        if error.kind not in (ErrorKind.REFUSED, ErrorKind.GONE):
            raise
        yield Problem("server-folder", f"'{folder.path}' could not be compared: {error}")
        return
    uidvalidity = folders.marks(db, folder.id)[0]
    here: dict[int, _Remote] = {}
    unlocated: list[int] = []
    for message_id, uid, flags, size in db.rows(
            "SELECT id, uid, server_flags, size FROM message WHERE server_folder_id = ?", (folder.id,)):
        if uid is None:
            unlocated.append(message_id)
        else:
            here[uid] = _Remote(split_flags(flags), size)
    if here and uidvalidity != mailbox.uidvalidity:
        yield Problem("server-uids", f"'{folder.path}' has new UIDs on the server (UIDVALIDITY {mailbox.uidvalidity}, "
                      f"here {uidvalidity}): sync once.")
        return
    there = mailbox.messages
    both = here.keys() & there.keys()
    for kind, sentence, found in (
            ("server-missing", "are on the server, but not here", there.keys() - here.keys()),
            ("server-extra", "are here, but no longer on the server", here.keys() - there.keys()),
            ("server-flags", "have other flags on the server", {u for u in both if here[u].flags != there[u].flags}),
            ("server-size", "have another size on the server", {u for u in both if here[u].size != there[u].size})):
        if found:
            yield Problem(kind, f"{len(found)} messages of '{folder.path}' {sentence}: UID {_some(found)}.")
    if unlocated:
        yield Problem("server-uids", f"{len(unlocated)} messages of '{folder.path}' were not found again on the server "
                      f"yet: {_some(unlocated)}.")
    yield from _twice(db, folder)


def _twice(db: Database, folder: Folder) -> Iterable[Problem]:
    """An APPEND that got through unanswered, and was not recognised."""
    ids = [row[0] for row in db.rows(
        "SELECT m.id FROM message m WHERE m.folder_id = ?1 AND m.server_folder_id IS NULL AND m.message_id != '' AND "
        "EXISTS (SELECT 1 FROM journal WHERE message_id = m.id AND attempts > 0) AND EXISTS (SELECT 1 FROM message o "
        "WHERE o.server_folder_id = ?1 AND o.message_id = m.message_id AND o.size = m.size)", (folder.id,))]
    if ids:
        yield Problem("server-twice", f"{len(ids)} messages are in '{folder.path}' twice: {_some(ids)}.")


def _read(steps: Iterable[SyncStep]) -> _Mailbox:
    mailbox = _Mailbox()
    for step in steps:
        match step:
            case FolderOpened():
                mailbox.uidvalidity = step.uidvalidity
            case Arrived():
                mailbox.messages.update((int(each.uid), _Remote(each.flags, each.size)) for each in step.messages)
            case _:
                pass
    return mailbox


# --- POP3 ------------------------------------------------------------------------------------------------------


def _verify_maildrop(db: Database, account: Account, backend: MailBackend) -> Iterable[Problem]:
    """The UIDLs listed against those noted. The steps end before any deletion would be sent."""
    gone = {row[0] for row in db.rows("SELECT uidl FROM pop3_state WHERE account_id = ? AND gone_at IS NOT NULL",
                                      (account.id,))}
    path = backend.list_folders()[0].path
    missing: set[str] = set()
    vanished: set[str] = set()
    for step in backend.sync(pop3_state.snapshot(db, account.id, path)):
        match step:
            case Arrived():
                missing.update(str(each.uid) for each in step.messages)
            case Vanished():
                vanished.update(str(each) for each in step.uids if each not in gone)
            case _:
                pass
        if isinstance(step, DeletesPlanned) or len(missing) >= _ENOUGH:
            break  # not resumed, so nothing is deleted
    if missing:
        more = "at least " if len(missing) >= _ENOUGH else ""
        yield Problem("server-missing", f"{more}{len(missing)} messages of '{account.name}' are on the server and were "
                      f"not downloaded yet: UIDL {_some(missing)}.")
    if vanished:
        yield Problem("server-extra", f"{len(vanished)} messages of '{account.name}' are said to be on the server, but "
                      f"are not: UIDL {_some(vanished)}.")


def _some(found: Iterable[int] | Iterable[str]) -> str:
    names = sorted(map(str, found), key=lambda each: (len(each), each))
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
