"""Mailboxes that come, change their names and go (RFC 3501 6.3.3 to 6.3.7). Each may be repeated after a cut."""

from __future__ import annotations

from app.backends.imap import entries
from app.backends.imap.connection import Connection
from app.backends.imap.dialogue import Part, RefusedError, Reply
from app.backends.imap.entries import Entry
from app.backends.imap.parts import is_refusal
from app.backends.imap.pipeline import run_all
from app.errors import ErrorKind, MailError
from app.model.remote_operation import OperationResult

MAX_BELOW = 2_000


def create(connection: Connection, path: str) -> OperationResult:
    """CREATE, with parents where the server wants them, and SUBSCRIBE. An existing mailbox is as good as a new one.

    `path` in the result tells where it went if the server's personal mailboxes have a prefix ("INBOX.Work").
    """
    placed = connection.names.placed(path)
    name = connection.names.argument(placed)
    try:
        connection.dialogue.run(b"CREATE", name)
    except RefusedError as exc:
        if not is_refusal(exc):
            raise
        there = _listed(connection, placed)
        if there is None or not there.selectable:
            if not _create_parents(connection, placed):
                raise
            connection.dialogue.run(b"CREATE", name)
    _try(connection, b"SUBSCRIBE", placed)
    return OperationResult(path="" if placed == path else placed)


def rename(connection: Connection, path: str, new_path: str) -> OperationResult:
    """RENAME, which takes what lies below along, and the subscriptions after it. INBOX is refused: it would stay.

    If it was renamed already (no old name, a new one), only what may be lacking of the subscriptions is done.
    """
    if path.lower() == "inbox":
        raise MailError(ErrorKind.REFUSED, "The inbox cannot be renamed: move its messages instead.")
    placed = connection.names.placed(new_path)
    connection.unselect()
    try:
        _rename(connection, path, placed)
    except RefusedError as exc:
        if not is_refusal(exc) or _listed(connection, path) is not None or _listed(connection, placed) is None:
            raise
    delimiter = _delimiter(connection, placed)
    _take_subscriptions_along(connection, path, placed, delimiter)
    connection.names.forget_below(path, delimiter)
    return OperationResult(path="" if placed == new_path else placed)


def delete(connection: Connection, path: str) -> OperationResult:
    """DELETE and UNSUBSCRIBE. A mailbox that is not there, or no longer one that holds mail, is deleted."""
    if path.lower() == "inbox":
        raise MailError(ErrorKind.REFUSED, "The inbox cannot be deleted: delete its messages instead.")
    name = connection.names.argument(path)
    connection.unselect()
    try:
        connection.dialogue.run(b"DELETE", name)
    except RefusedError as exc:
        if not is_refusal(exc):
            raise
        there = _listed(connection, path)
        if there is not None and b"\\nonexistent" not in there.attributes:
            raise
    _try(connection, b"UNSUBSCRIBE", path)
    connection.names.forget((path,))
    return OperationResult()


def subscribe(connection: Connection, path: str, subscribed: bool) -> OperationResult:
    """SUBSCRIBE or UNSUBSCRIBE; to leave what one is not subscribed to is no failure."""
    try:
        connection.dialogue.run(b"SUBSCRIBE" if subscribed else b"UNSUBSCRIBE", connection.names.argument(path))
    except RefusedError as exc:
        if subscribed or not is_refusal(exc) or _subscribed(connection, path, ""):
            raise
    return OperationResult()


def _rename(connection: Connection, path: str, placed: str) -> None:
    old, new = connection.names.argument(path), connection.names.argument(placed)
    try:
        connection.dialogue.run(b"RENAME", old, new)
    except RefusedError as exc:
        # Some servers make no parents by themselves; of a rename that is done already nothing is left to do.
        if not is_refusal(exc) or exc.code == "ALREADYEXISTS" or _listed(connection, path) is None \
                or _listed(connection, placed) is not None or not _create_parents(connection, placed):
            raise
        connection.dialogue.run(b"RENAME", old, new)


def _take_subscriptions_along(connection: Connection, path: str, placed: str, delimiter: str) -> None:
    """Servers leave them with the old names (RFC 3501 6.3.5 says nothing of them)."""
    if (old := _subscribed(connection, path, delimiter)) is None:
        _try(connection, b"SUBSCRIBE", placed)
        return
    commands: list[tuple[Part, ...]] = []
    for entry in old:
        # The new one first: a cut in between leaves both, and the repetition the right one.
        commands.append((b"SUBSCRIBE", connection.names.argument(placed + entry.path[len(path):])))
        commands.append((b"UNSUBSCRIBE", connection.names.argument(entry.path)))
    run_all(connection, commands)


def _subscribed(connection: Connection, path: str, delimiter: str) -> list[Entry] | None:
    """The subscribed mailboxes of this name and below; None where the server does not tell."""
    answer = run_all(connection, [(b'LSUB ""', connection.names.pattern(path, "*"))])[0]
    if not isinstance(answer, Reply):
        return None
    found = [entry for response in answer.untagged if response[0][:7].upper() == b"* LSUB "
             and (entry := entries.entry(response, connection.names.utf8)) is not None and entry.selectable]
    for entry in found:
        if entry.path != path:
            connection.names.learn(entry.path, entry.raw)
    return [entry for entry in found
            if entry.path == path or (delimiter and entry.path.startswith(path + delimiter))][:MAX_BELOW]


def _listed(connection: Connection, path: str) -> Entry | None:
    """The mailbox as LIST has it; None if it is not there. (A name may hold wildcards, so others are passed over.)"""
    for response in connection.dialogue.run(b'LIST ""', connection.names.argument(path)).untagged:
        entry = entries.entry(response, connection.names.utf8) if response[0][:7].upper() == b"* LIST " else None
        if entry is not None and entry.path == path and b"\\nonexistent" not in entry.attributes:
            return entry
    return None


def _create_parents(connection: Connection, path: str) -> bool:
    """True if at least one superior mailbox could be made (servers that do not do it by themselves)."""
    delimiter = _delimiter(connection, path)
    levels = path.split(delimiter) if delimiter else [path]
    made = [_try(connection, b"CREATE", delimiter.join(levels[:depth])) for depth in range(1, len(levels))]
    return any(made)


def _delimiter(connection: Connection, path: str) -> str:
    """The one of the namespace that the mailbox is in."""
    fitting = [space for space in connection.names.spaces if space.prefix and path.startswith(space.prefix)]
    if fitting:
        return max(fitting, key=lambda space: len(space.prefix)).delimiter
    return connection.delimiter()


def _try(connection: Connection, command: bytes, path: str) -> bool:
    """Runs a command whose NO does not matter."""
    try:
        connection.dialogue.run(command, connection.names.argument(path))
    except RefusedError as exc:
        if not is_refusal(exc):
            raise
        return False
    return True
