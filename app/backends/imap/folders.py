"""The folder tree: LIST with its extensions, in one round trip, and what of a server's answer is let through."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.backends.imap import entries
from app.backends.imap.connection import Connection
from app.backends.imap.dialogue import Part, RefusedError, Reply
from app.backends.imap.entries import Entry
from app.backends.imap.namespaces import kind_of
from app.backends.imap.pipeline import run_all
from app.backends.imap.roles import roles_of
from app.errors import ErrorKind
from app.model.folder import Namespace, RemoteFolder, RemoteStatus, Role

log = logging.getLogger(__name__)

MAX_FOLDERS = 20_000
MAX_STATUS = 300
MAX_CHANGES = 2_000
"""Where STATUS tells that nothing changed (HIGHESTMODSEQ), it spares a SELECT, which costs more."""


@dataclass
class _Listing:
    """What one round of answers told. `status` goes by raw name; `subscribed` is None where LSUB was refused."""

    found: dict[str, Entry] = field(default_factory=dict)
    status: dict[bytes, RemoteStatus] = field(default_factory=dict)
    subscribed: set[str] | None = None


def list_folders(connection: Connection) -> tuple[RemoteFolder, ...]:
    """All mailboxes, INBOX first, else in the server's order; at most MAX_FOLDERS beside INBOX.

    With LIST-STATUS (RFC 5819) one round trip tells each one's numbers too: at first all of them, later on a server
    that counts changes (RFC 7162) only what shows that there is one, which keeps an idle round small; the rest is then
    untold. Without it STATUS goes with LIST for MAX_STATUS or MAX_CHANGES mailboxes in each round: INBOX, those with
    a role, and in turns the others, a hundred in a round trip; who has to wait has no `status` in that round.
    Mailboxes outside of the personal namespace, which some servers list by their prefix only, are asked for likewise.
    """
    memory = connection.names.memory
    mailbox = connection.mailbox
    was_quiet = mailbox is not None and not mailbox.news and mailbox.idled_until == connection.dialogue.count
    with_status = connection.offers("LIST-STATUS") and connection.offers("LIST-EXTENDED") and not memory.plain
    most = MAX_CHANGES if connection.offers("CONDSTORE") else MAX_STATUS
    asked = [] if with_status else memory.to_ask(most)
    items = _items(connection)
    listing = _ask(connection, items if with_status else b"", asked, items)
    ordered = sorted(listing.found.values(), key=lambda entry: entry.path != "INBOX")
    kinds = [(entry, kind_of(entry.path, connection.names.spaces)) for entry in ordered]
    roles = roles_of(kinds, connection.names.prefixes[0])
    if not with_status or memory.plain:
        memory.note([(entry.path, roles.get(entry.path, Role.NONE)) for entry in ordered if entry.selectable])
        # Those that were not known before the LIST.
        fresh = [path for path in memory.to_ask(most, anew=False) if path not in asked][:most - len(asked)]
        _read_status(listing, run_all(connection, [_status(connection, path, items) for path in fresh]))
    if listing.status:
        memory.counted = True
        memory.without_modseq = memory.without_modseq or any(not told.modseq for told in listing.status.values())
    # Of the mailbox that stands open a server may tell what was (RFC 3501 6.3.10), as Dovecot does: no proof of rest,
    # unless IDLE would have told.
    opened = listing.found.get(mailbox.path) if mailbox is not None and not was_quiet else None
    if opened is not None and (told := listing.status.get(opened.raw)) is not None:
        listing.status[opened.raw] = replace(told, modseq=0)
    return tuple(_folder(entry, kind, roles, listing) for entry, kind in kinds)


def learn_names(connection: Connection) -> tuple[Entry, ...]:
    """Asks how the server spells its mailboxes, and for nothing else."""
    listing = _read_lists(connection, run_all(connection, _lists(connection, b"")))
    _note_names(connection, listing)
    return tuple(listing.found.values())


def _items(connection: Connection) -> bytes:
    """What STATUS is asked for. Without QRESYNC an expunge may leave HIGHESTMODSEQ as it is (RFC 7162 3.1.2.1)."""
    memory = connection.names.memory
    counts = connection.offers("CONDSTORE") or connection.offers("QRESYNC")
    if not memory.counted or not counts or memory.without_modseq:
        return b"MESSAGES UNSEEN UIDNEXT UIDVALIDITY" + (b" HIGHESTMODSEQ" if counts else b"")
    return b"UIDVALIDITY HIGHESTMODSEQ" if connection.offers("QRESYNC") else b"MESSAGES UIDVALIDITY HIGHESTMODSEQ"


def _ask(connection: Connection, listed_items: bytes, asked: Sequence[str], items: bytes) -> _Listing:
    memory = connection.names.memory
    lists = _lists(connection, listed_items)
    extended = len(lists[0]) > 1
    # A mailbox listed before may be gone: its STATUS is refused, and that is all.
    commands = [*lists, *([] if extended else _lsubs(connection)),
                *(_status(connection, path, items) for path in asked)]
    answers = run_all(connection, commands)
    first = answers[0]
    if isinstance(first, RefusedError):
        if not extended or first.kind is ErrorKind.NETWORK:
            raise first
        log.warning("the server offers extended LIST and refuses it: plain LIST from here on")
        memory.plain = True
        return _ask(connection, b"", asked, items)
    listing = _read_lists(connection, answers[:len(lists)])
    if extended:
        listing.subscribed = {entry.path for entry in listing.found.values() if b"\\subscribed" in entry.attributes}
    else:
        listing.subscribed = _read_lsubs(connection, answers[len(lists):len(commands) - len(asked)])
    _read_status(listing, answers)
    _note_names(connection, listing)
    return listing


def _lists(connection: Connection, items: bytes) -> list[tuple[Part, ...]]:
    """`LIST "" "*"`, and the same for each further namespace that this does not reach."""
    returns: list[bytes] = []
    if connection.offers("LIST-EXTENDED") and not connection.names.memory.plain:
        returns.append(b"SUBSCRIBED")
        if connection.offers("SPECIAL-USE"):
            returns.append(b"SPECIAL-USE")
        if items:
            returns.append(b"STATUS (" + items + b")")
    # Some servers have SPECIAL-USE and say so in a plain LIST (RFC 6154 2).
    tail = (b"RETURN (" + b" ".join(returns) + b")",) if returns else ()
    return [(b'LIST "" "*"', *tail)] + [(b'LIST ""', pattern, *tail) for pattern in _patterns(connection)]


def _lsubs(connection: Connection) -> list[tuple[Part, ...]]:
    return [(b'LSUB "" "*"',)] + [(b'LSUB ""', pattern) for pattern in _patterns(connection)]


def _patterns(connection: Connection) -> list[Part]:
    names = connection.names
    return [names.pattern(prefix, "*") for prefix in names.memory.outside(names.prefixes)]


def _read_lists(connection: Connection, answers: Sequence[Reply | RefusedError]) -> _Listing:
    listing = _Listing()
    names, memory = connection.names, connection.names.memory
    prefixes = memory.outside(names.prefixes)
    for number, answer in enumerate(answers):
        before = len(listing.found)
        for response in answer.untagged if isinstance(answer, Reply) else ():
            if response[0][:7].upper() in (b"* LIST ", b"* XLIST"):
                entry = entries.entry(response, names.utf8)
                if entry is not None and len(listing.found) < MAX_FOLDERS:
                    listing.found.setdefault(entry.path, entry)
        if number and len(listing.found) == before:
            memory.reached.add(prefixes[number - 1])
    if "INBOX" not in listing.found:  # it is always there (RFC 3501 5.1)
        first = next(iter(listing.found.values()), None)
        listing.found["INBOX"] = Entry("INBOX", b"INBOX", first.delimiter if first else "", frozenset())
    return listing


def _read_lsubs(connection: Connection, answers: Sequence[Reply | RefusedError]) -> set[str] | None:
    subscribed: set[str] = set()
    for number, answer in enumerate(answers):
        if isinstance(answer, RefusedError):
            if number == 0:
                return None
            continue
        for response in answer.untagged:
            if response[0][:7].upper() == b"* LSUB ":
                entry = entries.entry(response, connection.names.utf8)
                # \Noselect: not subscribed itself, something below it is (RFC 3501 6.3.9).
                if entry is not None and entry.selectable and len(subscribed) < MAX_FOLDERS:
                    subscribed.add(entry.path)
    return subscribed


def _status(connection: Connection, path: str, items: bytes) -> tuple[Part, ...]:
    return b"STATUS", connection.names.argument(path), b"(" + items + b")"


def _read_status(listing: _Listing, answers: Sequence[Reply | RefusedError]) -> None:
    for answer in answers:
        for response in answer.untagged if isinstance(answer, Reply) else ():
            if response[0][:9].upper() == b"* STATUS " and (told := entries.status(response)) is not None:
                listing.status[told[0]] = told[1]


def _note_names(connection: Connection, listing: _Listing) -> None:
    connection.names.learn_all({entry.path: entry.raw for entry in listing.found.values()})


def _folder(entry: Entry, kind: Namespace, roles: dict[str, Role], listing: _Listing) -> RemoteFolder:
    return RemoteFolder(entry.path, entry.delimiter, roles.get(entry.path, Role.NONE), entry.selectable,
                        listing.status.get(entry.raw) if entry.selectable else None,
                        listing.subscribed is None or entry.path in listing.subscribed, kind)
