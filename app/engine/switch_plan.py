"""The dry run of a switch: logs in, looks, maps and counts. Nothing is changed but the plan that is noted."""

from __future__ import annotations

from collections.abc import Sequence

from app.backends.base import MailBackend, mirrors
from app.engine.job_tools import JobTools
from app.engine.switch_look import Mailbox, match
from app.errors import ErrorKind, MailError
from app.model.account import Account
from app.model.folder import Folder, Namespace, RemoteFolder, Role
from app.model.switching import Carried, SwitchPlan, SwitchTarget
from app.store import accounts, folders, switch_counts, switching
from app.store.accounts import LOCAL_DELIMITER
from app.store.database import Database
from app.store.switching import Carry

Chosen = Sequence[tuple[int, str]]


def to_imap(tools: JobTools, db: Database, account: Account, target: SwitchTarget, backend: MailBackend,
            chosen: Chosen) -> SwitchPlan:
    """`chosen`: the person's own mapping, folder id → mailbox. Raises MailError, USAGE for what can't be mapped."""
    refuse_shared(db, account)
    backend.open()
    if not mirrors(backend):
        raise MailError(ErrorKind.UNSUPPORTED, "This server keeps no folders, so there is nothing to switch to.")
    listed = backend.list_folders()
    here = [each for each in folders.folders(db, account.id) if each.is_local]
    mapped = mapping(here, listed, chosen)
    messages: list[Carry] = []
    total, done = sum(each.total for each in here), 0
    for folder, (_, path, is_new) in zip(here, mapped, strict=True):
        if not path:
            continue
        carried = switching.of_folder(db, folder.id)
        if not is_new and carried:
            carried = _looked_up(tools, db, Mailbox(backend, path, tools.reader, tools.check), carried)
        messages += carried
        done += folder.total
        tools.progress(folder.path, done, total)
        tools.check()
    job_id = switching.plan(db, account.id, target, mapped, messages)
    return told(db, job_id, account.id, target, tuple(each.path for each in listed if each.selectable))


def to_pop3(tools: JobTools, db: Database, account: Account, target: SwitchTarget, backend: MailBackend) -> SwitchPlan:
    """All folders become local ones; what is here by its header only would be downloaded."""
    backend.open()
    backend.list_folders()
    here = folders.folders(db, account.id)
    refuse_resting(here)
    messages = [each._replace(state=Carried.FOUND if each.hash else Carried.TODO)
                for folder in here for each in switching.of_folder(db, folder.id)]
    job_id = switching.plan(db, account.id, target, [(each, path, False) for each, path in local_paths(here)], messages)
    return told(db, job_id, account.id, target, ())


def told(db: Database, job_id: int, account_id: int, target: SwitchTarget, mailboxes: tuple[str, ...]) -> SwitchPlan:
    """What a job that was planned comes to."""
    return SwitchPlan(job_id, account_id, target, switch_counts.mappings(db, job_id), mailboxes,
                      switch_counts.octets(db, job_id))


def refuse_resting(here: Sequence[Folder]) -> None:
    """MailError(USAGE) while mail of a folder waits for the person's decision."""
    for each in here:
        if each.missing:
            raise MailError(ErrorKind.USAGE, f"Messages of '{each.path}' disappeared from the server: decide on them "
                            "first ('depeschectl missing').")


def refuse_shared(db: Database, account: Account) -> None:
    """MailError(USAGE) where mail of two accounts lies together: a server is to get only its own."""
    if account.delivers_to or any(each.delivers_to == account.id for each in accounts.accounts(db)) or db.one(
            "SELECT 1 FROM message m JOIN folder f ON f.id = m.folder_id WHERE f.account_id = ?1 AND "
            "m.account_id != ?1 LIMIT 1", (account.id,)):
        raise MailError(ErrorKind.USAGE, f"'{account.name}' shares its Inbox with another account: give each of them "
                        "an Inbox and folders of its own first.")


def mapping(here: Sequence[Folder], listed: Sequence[RemoteFolder], chosen: Chosen) -> list[tuple[int, str, bool]]:
    """Folder id, mailbox and whether it is to be made, in the order of `here`: what the person chose, then by role,
    then by name, else a new one. No mailbox stands for two folders. Raises MailError(USAGE)."""
    own = [each for each in listed if each.namespace is Namespace.PERSONAL]
    delimiter = next((each.delimiter for each in own if each.delimiter), "/")
    usable = {each.path: each for each in own if each.selectable}
    places: dict[int, str] = {}
    ids = {each.id for each in here}
    for folder_id, written in chosen:
        if folder_id not in ids:
            raise MailError(ErrorKind.USAGE, "A folder that was mapped is not there, or not a local one.")
        path = "INBOX" if written.lower() == "inbox" else written.strip()
        if path and path in places.values():
            raise MailError(ErrorKind.USAGE, f"Two folders can't become the one mailbox '{path}'.")
        places[folder_id] = path
    for folder in here:  # a role is surer than a name, so all of these come first
        by_role = "INBOX" if folder.role is Role.INBOX else next(
            (each.path for each in usable.values() if each.role is folder.role is not Role.NONE), "")
        if folder.id not in places and by_role and by_role not in places.values():
            places[folder.id] = by_role
    for folder in here:
        if folder.id not in places:
            places[folder.id] = _by_name(folder, usable, delimiter, set(places.values()))
    return [(each.id, places[each.id], bool(places[each.id]) and places[each.id] not in usable
             and places[each.id] != "INBOX") for each in here]


def local_paths(here: Sequence[Folder]) -> list[tuple[int, str]]:
    """Folder id and the path that it gets as a local folder; no two alike."""
    taken: set[str] = set()
    found: list[tuple[int, str]] = []
    remote = [each for each in here if not each.is_local and each.role is not Role.INBOX]
    # Where a server keeps all mailboxes below INBOX (RFC 2342), that is its way of naming and no level of the tree.
    below = all(_is_below_inbox(each) for each in remote)
    for each in here:
        path = each.path[len(f"INBOX{each.delimiter}"):] if below and each in remote else each.path
        path = "Inbox" if each.role is Role.INBOX else _translated(path, each.delimiter, LOCAL_DELIMITER)
        found.append((each.id, _unlike(path, taken)))
        taken.add(found[-1][1])
    return found


def _is_below_inbox(folder: Folder) -> bool:
    above = f"INBOX{folder.delimiter}"
    return bool(folder.delimiter) and folder.path.upper().startswith(above) and folder.path.upper() != above


def _by_name(folder: Folder, usable: dict[str, RemoteFolder], delimiter: str, taken: set[str]) -> str:
    wanted = _translated(folder.path, folder.delimiter, delimiter)
    # Some servers keep all mailboxes below INBOX (RFC 2342).
    names = {wanted.casefold(), f"INBOX{delimiter}{wanted}".casefold()}
    for path in usable:
        if path not in taken and path.casefold() in names:
            return path
    return _unlike(wanted, taken | set(usable))


def _translated(path: str, delimiter: str, new: str) -> str:
    levels = path.split(delimiter) if delimiter else [path]
    return new.join(level.replace(new, "-") for level in levels)


def _unlike(path: str, taken: set[str]) -> str:
    found, number = path, 2
    while found in taken:
        found, number = f"{path} {number}", number + 1
    return found


def _looked_up(tools: JobTools, db: Database, mailbox: Mailbox, carried: list[Carry]) -> list[Carry]:
    mailbox.look()
    found = match(db, mailbox, carried, set())
    return [each._replace(state=Carried.FOUND, uidvalidity=mailbox.uidvalidity, uid=found[each.id])
            if each.id in found else each for each in carried]


def refuse_same(account: Account, target: SwitchTarget) -> None:
    """MailError(USAGE) where there is nothing to switch."""
    if account.protocol is target.protocol:
        raise MailError(ErrorKind.USAGE, f"'{account.name}' speaks {target.protocol.value.upper()} already.")
