"""What the account holds, by STATUS alone: no mailbox is selected, no message read (RFC 3501 6.3.10)."""

from __future__ import annotations

import time
from collections.abc import Iterable

from app.backends.imap import folders
from app.backends.imap.connection import Connection
from app.backends.imap.dialogue import Reply
from app.backends.imap.entries import Entry, status_items
from app.backends.imap.namespaces import kind_of
from app.backends.imap.pipeline import AT_ONCE, run_all
from app.backends.imap.quota import quotas
from app.backends.imap.roles import roles_of
from app.backends.imap.uidset import chunks
from app.model.folder import Namespace, Role
from app.model.mailbox import MailboxNumbers

MOST_FOLDERS = 500
SECONDS = 4.0
"""After which no further folder is asked for."""
LARGEST = 1 << 62


def numbers(connection: Connection) -> MailboxNumbers:
    """Of the person's own mailboxes; octets where STATUS=SIZE (RFC 8438) is offered. Sums stay below 2^62.

    Where there is a mailbox of all messages (RFC 6154 2), it alone is counted: a message may lie in several others.
    """
    kinds = [(entry, kind_of(entry.path, connection.names.spaces)) for entry in folders.learn_names(connection)]
    roles = roles_of(kinds, connection.names.prefixes[0])
    own = [entry for entry, kind in kinds if kind is Namespace.PERSONAL and entry.selectable]
    everything = next((entry for entry in own if roles.get(entry.path) is Role.ALL), None)
    single = [entry for entry in own if roles.get(entry.path) not in (Role.ALL, Role.FLAGGED)]
    first = [entry for entry in single if entry.path == "INBOX"]
    wanted = [*first, everything] if everything is not None else \
        [*first, *(entry for entry in single if entry.path != "INBOX")]
    sized = connection.offers("STATUS=SIZE")
    told = _ask(connection, wanted[:MOST_FOLDERS], b"MESSAGES SIZE" if sized else b"MESSAGES")
    quota = next(iter(sorted(quotas(connection), key=lambda each: each.limit - each.used)), None)
    inbox = min(told.get(b"INBOX", {}).get(b"MESSAGES", 0), LARGEST)
    counted = list(told.values()) if everything is None else [told.get(everything.raw, {})]
    octets = [items.get(b"SIZE") for items in counted]
    return MailboxNumbers(
        len(own), max(_sum(items.get(b"MESSAGES", 0) for items in counted), inbox), inbox,
        _sum(each for each in octets if each is not None) if sized and None not in octets else None,
        complete=len(told) == len(wanted), quota=quota)


def _ask(connection: Connection, wanted: list[Entry], items: bytes) -> dict[bytes, dict[bytes, int]]:
    """By raw name; a mailbox whose STATUS is refused has no numbers and counts as asked."""
    ends = time.monotonic() + SECONDS
    told: dict[bytes, dict[bytes, int]] = {}
    for part in chunks(wanted, AT_ONCE):
        names = {entry.raw for entry in part}
        commands = [(b"STATUS", connection.names.argument(entry.path), b"(" + items + b")") for entry in part]
        for entry, answer in zip(part, run_all(connection, commands), strict=True):
            told.setdefault(entry.raw, {})
            for response in answer.untagged if isinstance(answer, Reply) else ():
                if response[0][:9].upper() == b"* STATUS " and (found := status_items(response)) is not None \
                        and found[0] in names:
                    told[found[0]] = found[1]
        if time.monotonic() > ends:
            break
    return told


def _sum(counted: Iterable[int]) -> int:
    return min(sum(counted), LARGEST)
