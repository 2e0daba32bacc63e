"""The folder tree: LIST with its extensions, roles, and what of a server's answer is let through."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from app.backends.imap import role_names
from app.backends.imap.connection import Connection
from app.backends.imap.dialogue import Response
from app.backends.imap.names import Names, decode, is_presentable
from app.backends.imap.parse import Value, pairs, parse, words
from app.errors import MailError
from app.model.folder import RemoteFolder, RemoteStatus, Role

log = logging.getLogger(__name__)

MAX_FOLDERS = 20_000
MAX_DEPTH = 50
_NOT_SELECTABLE = frozenset({b"\\noselect", b"\\nonexistent"})
_STATUS = b"MESSAGES UIDNEXT UIDVALIDITY UNSEEN"


def list_folders(connection: Connection) -> tuple[RemoteFolder, ...]:
    """All mailboxes, INBOX first, else in the server's order; with counts where LIST-STATUS is offered (RFC 5819)."""
    names = connection.names
    listed: list[tuple[RemoteFolder, frozenset[bytes], bytes]] = []
    statuses: dict[bytes, RemoteStatus] = {}
    seen: set[str] = set()
    for response in connection.dialogue.run(*_command(connection)).untagged:
        word = response[0][2:9].upper()
        if word.startswith((b"LIST ", b"XLIST ")):
            entry = _entry(response)
            if entry is not None and entry[0].path not in seen and len(listed) < MAX_FOLDERS:
                seen.add(entry[0].path)
                names.learn(entry[0].path, entry[2])
                listed.append(entry)
        elif word == b"STATUS ":
            statuses.update(_status(response))
    names.listed = True
    if "INBOX" not in seen:  # it is always there (RFC 3501 5.1)
        listed.append((RemoteFolder("INBOX", listed[0][0].delimiter if listed else ""), frozenset(), b"INBOX"))
    folders = [(folder, attributes, statuses.get(raw)) for folder, attributes, raw in listed]
    return tuple(sorted(_with_roles(folders, names), key=lambda folder: folder.role is not Role.INBOX))


def _command(connection: Connection) -> tuple[bytes, ...]:
    if not connection.offers("LIST-EXTENDED"):
        # Some servers have SPECIAL-USE and say so in a plain LIST (RFC 6154 5.1).
        return (b'LIST "" "*"',)
    returns = [b"SPECIAL-USE"] if connection.offers("SPECIAL-USE") else []
    if connection.offers("LIST-STATUS"):
        modseq = b" HIGHESTMODSEQ" if connection.offers("CONDSTORE") else b""
        returns.append(b"STATUS (" + _STATUS + modseq + b")")
    return (b'LIST "" "*"', b"RETURN (" + b" ".join(returns) + b")") if returns else (b'LIST "" "*"',)


def _entry(response: Response) -> tuple[RemoteFolder, frozenset[bytes], bytes] | None:
    """One LIST response as a folder without role, its attributes and its raw name; None for what cannot be shown."""
    try:
        values = parse(response)
    except MailError:
        log.warning("a folder's entry is malformed and left out")
        return None
    if len(values) < 4 or not isinstance(values[3], bytes):
        return None
    attributes = frozenset(word.lower() for word in words(values[1]))
    delimiter = _delimiter(values[2])
    raw = values[3]
    path = decode(raw)
    if path.upper() == "INBOX":
        path, raw = "INBOX", b"INBOX"
    if not is_presentable(path) or (delimiter and path.count(delimiter) >= MAX_DEPTH):
        log.warning("a folder with an impossible name is left out")
        return None
    return RemoteFolder(path, delimiter, Role.NONE, not attributes & _NOT_SELECTABLE), attributes, raw


def _delimiter(value: Value) -> str:
    return value.decode("ascii", "replace") if isinstance(value, bytes) and len(value) == 1 else ""


def _status(response: Response) -> Iterator[tuple[bytes, RemoteStatus]]:
    try:
        values = parse(response)
    except MailError:
        return
    if len(values) < 3 or not isinstance(values[1], bytes):
        return
    numbers = pairs(values[2])
    name = b"INBOX" if values[1].upper() == b"INBOX" else values[1]
    yield name, RemoteStatus(numbers.get(b"MESSAGES", 0), numbers.get(b"UNSEEN", 0), numbers.get(b"UIDNEXT", 0),
                             numbers.get(b"UIDVALIDITY", 0), numbers.get(b"HIGHESTMODSEQ", 0))


def _with_roles(listed: list[tuple[RemoteFolder, frozenset[bytes], RemoteStatus | None]], names: Names
                ) -> Iterator[RemoteFolder]:
    """Attributes decide; a name only where no folder has that role by attribute, and the first such name wins."""
    given: dict[Role, str] = {Role.INBOX: "INBOX"}
    for folder, attributes, _ in listed:
        for attribute in sorted(attributes & role_names.ATTRIBUTES.keys()):
            given.setdefault(role_names.ATTRIBUTES[attribute], folder.path)
    taken = set(given.values())
    for folder, _, _ in listed:
        role = role_names.BY_NAME.get(_top_name(folder, names).casefold())
        if role is not None and role not in given and folder.path not in taken and folder.selectable:
            given[role] = folder.path
            taken.add(folder.path)
    roles: dict[str, Role] = {}
    for role, path in given.items():
        roles.setdefault(path, role)
    for folder, _, status in listed:
        yield RemoteFolder(folder.path, folder.delimiter, roles.get(folder.path, Role.NONE), folder.selectable, status)


def _top_name(folder: RemoteFolder, names: Names) -> str:
    """The path without the personal prefix, be it the namespace's or INBOX itself."""
    for prefix in (names.prefixes[0], f"INBOX{folder.delimiter}" if folder.delimiter else ""):
        if prefix and folder.path.startswith(prefix):
            return folder.path[len(prefix):]
    return folder.path
