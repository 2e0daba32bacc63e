"""LIST, LSUB and STATUS, with roles (RFC 6154), children and statuses in one go (RFC 5258, RFC 5819)."""

from __future__ import annotations

import itertools
import re

from app.demo.imap.wire import BadCommand, Item, atom, nstring, sublist, text
from app.demo.mailbox import DELIMITER, Folder, Mailbox

_STATUS = (b"MESSAGES", b"RECENT", b"UIDNEXT", b"UIDVALIDITY", b"UNSEEN", b"SIZE")


def list_lines(mailbox: Mailbox, arguments: list[Item]) -> list[bytes]:
    """The untagged answers to LIST, extended or not."""
    rest = list(arguments)
    selection = words(rest.pop(0)) if rest and isinstance(rest[0], list) else []
    if len(rest) < 2:
        raise BadCommand("LIST needs a reference and a pattern")
    reference, patterns = text(rest[0]), rest[1]
    returned: list[Item] = []
    if len(rest) == 4 and atom(rest[2]).upper() == b"RETURN":
        returned = sublist(rest[3])
    wanted = [text(pattern) for pattern in (patterns if isinstance(patterns, list) else [patterns])]
    if wanted == [""]:
        return [b'* LIST (\\Noselect) "%b" ""' % DELIMITER.encode()]
    status = _status_of(returned)
    lines: list[bytes] = []
    for folder in mailbox:
        if not any(_matches(reference + pattern, folder.path) for pattern in wanted):
            continue
        if (b"SPECIAL-USE" in selection and not folder.role) or (
            b"SUBSCRIBED" in selection and not folder.subscribed
        ):
            continue
        lines.append(_line(b"LIST", mailbox, folder))
        if status:
            lines.append(status_line(folder, status))
    return lines


def lsub_lines(mailbox: Mailbox, arguments: list[Item]) -> list[bytes]:
    if len(arguments) != 2:
        raise BadCommand("LSUB needs a reference and a pattern")
    pattern = text(arguments[0]) + text(arguments[1])
    chosen = [one for one in mailbox if one.subscribed and _matches(pattern, one.path)]
    return [_line(b"LSUB", mailbox, folder) for folder in chosen]


def status_line(folder: Folder, items: list[bytes]) -> bytes:
    values = {
        b"MESSAGES": len(folder.messages),
        b"RECENT": 0,
        b"UIDNEXT": folder.next_uid,
        b"UIDVALIDITY": folder.uid_validity,
        b"UNSEEN": sum("\\Seen" not in message.flags for message in folder.messages),
        b"SIZE": sum(len(message.raw) for message in folder.messages),
    }
    if not items or not set(items) <= set(_STATUS):
        raise BadCommand("Unknown status item")
    listed = b" ".join(b"%b %d" % (item, values[item]) for item in items)
    return b"* STATUS " + nstring(folder.path) + b" (" + listed + b")"


def words(item: Item) -> list[bytes]:
    return [atom(word).upper() for word in sublist(item)]


def _status_of(returned: list[Item]) -> list[bytes]:
    for option, following in itertools.pairwise(returned):
        if option == b"STATUS" and isinstance(following, list):
            return words(following)
    return []


def _line(kind: bytes, mailbox: Mailbox, folder: Folder) -> bytes:
    attributes = ["\\HasChildren" if mailbox.children(folder.path) else "\\HasNoChildren"]
    if kind == b"LIST" and folder.subscribed:
        attributes.append("\\Subscribed")
    if folder.role:
        attributes.append(folder.role)
    listed = " ".join(attributes).encode()
    return b'* %b (%b) "%b" %b' % (kind, listed, DELIMITER.encode(), nstring(folder.path))


def _matches(pattern: str, path: str) -> bool:
    pieces = [".*" if one == "*" else "[^/]*" if one == "%" else re.escape(one) for one in pattern]
    insensitive = path.upper() == "INBOX"
    return re.fullmatch("".join(pieces), path, re.IGNORECASE if insensitive else 0) is not None
