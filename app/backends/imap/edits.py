"""One edit after the other, as the journal replays them: safe to repeat after a cut, and never more than asked."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterable, Sequence
from typing import assert_never

from app.backends.imap import reader
from app.backends.imap.connection import Connection
from app.backends.imap.dialogue import Literal, RefusedError, Reply, quoted
from app.backends.imap.uidset import chunks, format_set, parse_set
from app.errors import ErrorKind, MailError
from app.model.operation import (
    AppendRaw,
    CopyUids,
    CreateMailbox,
    DeleteMailbox,
    ExpungeUids,
    MoveUids,
    OperationResult,
    RemoteOperation,
    RenameMailbox,
    StoreFlags,
)

log = logging.getLogger(__name__)

UIDS_AT_ONCE = 500
_BUDGET = 4 << 20
_FLAG = re.compile(r"\\?[!#$&'+,\-./0-9:;<=>?@A-Z\[^_`a-z|}~]{1,200}")
_SYSTEM = frozenset({r"\seen", r"\answered", r"\flagged", r"\draft", r"\deleted"})
_SETTLED = re.compile(rb"(\d{1,10}) ([\d:,]+) ([\d:,]+)")
_APPENDED = re.compile(rb"(\d{1,10}) (\d{1,10})\b")
_SEARCHED = re.compile(rb"\* SEARCH((?: \d{1,10})*)", re.IGNORECASE)
_LAST_SECOND = 253402300799.0  # of the year 9999
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def paths_of(operation: RemoteOperation) -> tuple[str, ...]:
    """The mailboxes that an edit names."""
    match operation:
        case MoveUids() | CopyUids():
            return operation.path, operation.target
        case RenameMailbox():
            return operation.path, operation.new_path
        case StoreFlags() | ExpungeUids() | AppendRaw() | CreateMailbox() | DeleteMailbox():
            return (operation.path,)
        case _:
            assert_never(operation)


def perform(connection: Connection, operation: RemoteOperation, clock: Callable[[], float]) -> OperationResult:
    """Raises MailError(REFUSED) for NO and BAD, (GONE) when UIDVALIDITY changed, (USAGE) for impossible arguments."""
    try:
        match operation:
            case StoreFlags():
                return _store(connection, operation)
            case MoveUids():
                return _move(connection, operation)
            case CopyUids():
                return _each(connection, operation.path, operation.uidvalidity, operation.uids,
                             lambda uids: _copy(connection, uids, operation.target))
            case ExpungeUids():
                return _each(connection, operation.path, operation.uidvalidity, operation.uids,
                             lambda uids: OperationResult(marked=_expunge(connection, uids)))
            case AppendRaw():
                return _append(connection, operation, clock)
            case CreateMailbox():
                return _create(connection, operation.path)
            case RenameMailbox():
                return _rename(connection, operation.path, operation.new_path)
            case DeleteMailbox():
                return _delete(connection, operation.path)
            case _:
                assert_never(operation)
    except RefusedError as exc:
        if exc.kind is ErrorKind.PROTOCOL:
            # To repeat what the server does not understand would never end.
            raise MailError(ErrorKind.REFUSED, "The server does not understand this change.", exc.server_text) from exc
        raise


def _each(connection: Connection, path: str, uidvalidity: int, uids: Sequence[int],
          act: Callable[[list[int]], OperationResult]) -> OperationResult:
    """Runs `act` on those of the UIDs that are there, some hundred at a time; the others are `missing`."""
    uid_map: dict[int, int] = {}
    missing: list[int] = []
    marked: list[int] = []
    target_uidvalidity = 0
    for part in chunks(uids, UIDS_AT_ONCE):
        connection.require(path, uidvalidity)
        present = _present(connection, part)
        missing += [uid for uid in part if uid not in present]
        if present:
            result = act(sorted(present))
            uid_map |= result.uid_map
            marked += result.marked
            target_uidvalidity = result.target_uidvalidity or target_uidvalidity
    return OperationResult(uid_map, target_uidvalidity, tuple(missing), tuple(marked))


def _present(connection: Connection, uids: Sequence[int]) -> set[int]:
    # A UID that is not there is no error (RFC 3501 6.4.8), so the server has to be asked.
    found = reader.fetch(connection.dialogue, b"UID FETCH " + format_set(uids), b"(UID)",
                         budget=_BUDGET, limit=len(uids))
    return {one.uid for one in found} & set(uids)


def _store(connection: Connection, operation: StoreFlags) -> OperationResult:
    mailbox = connection.require(operation.path, operation.uidvalidity)
    for flag in operation.add | operation.remove:
        _check_flag(flag)
    allowed = mailbox.permanent_flags
    if allowed is not None and r"\*" not in allowed:
        unwanted = sorted(flag for flag in operation.add if flag.lower() not in allowed)
        if unwanted:
            raise MailError(ErrorKind.REFUSED, f"The server keeps no {', '.join(unwanted)} in {operation.path}.")

    def act(uids: list[int]) -> OperationResult:
        for sign, flags in ((b"+", operation.add), (b"-", operation.remove)):
            if flags:
                _mark(connection, uids, sign, flags)
        return OperationResult()

    return _each(connection, operation.path, operation.uidvalidity, operation.uids, act)


def _move(connection: Connection, operation: MoveUids) -> OperationResult:
    def act(uids: list[int]) -> OperationResult:
        if connection.offers("MOVE"):
            reply = connection.dialogue.run(b"UID MOVE", format_set(uids), connection.names.argument(operation.target))
            return _settled(reply, uids)
        copied = _copy(connection, uids, operation.target)
        # Only what surely lies in the target may leave the source.
        return OperationResult(copied.uid_map, copied.target_uidvalidity, marked=_expunge(connection, uids))

    return _each(connection, operation.path, operation.uidvalidity, operation.uids, act)


def _copy(connection: Connection, uids: list[int], target: str) -> OperationResult:
    # COPY is all or nothing (RFC 3501 6.4.7): OK means that every message was copied.
    reply = connection.dialogue.run(b"UID COPY", format_set(uids), connection.names.argument(target))
    return _settled(reply, uids)


def _settled(reply: Reply, uids: Sequence[int]) -> OperationResult:
    """COPYUID (RFC 4315): which message became which; nothing where the server tells none or nonsense."""
    for text in reply.codes(b"COPYUID"):
        found = _SETTLED.fullmatch(text.strip())
        if found is None:
            continue
        old, new = parse_set(found[2], len(uids)), parse_set(found[3], len(uids))
        if len(old) == len(new) and set(old) <= set(uids):
            return OperationResult(dict(zip(old, new, strict=True)), int(found[1]))
    return OperationResult()


def _expunge(connection: Connection, uids: list[int]) -> tuple[int, ...]:
    r"""Deletes exactly these. Returns those that could only be marked \Deleted."""
    _mark(connection, uids, b"+", (r"\Deleted",))
    if connection.offers("UIDPLUS"):
        connection.dialogue.run(b"UID EXPUNGE", format_set(uids))
        return ()
    if _search(connection, b"DELETED") <= set(uids):
        connection.dialogue.run(b"EXPUNGE")
        return ()
    log.warning("messages that others marked stand in the folder: ours are only marked, since EXPUNGE would take all")
    return tuple(uids)


def _mark(connection: Connection, uids: Sequence[int], sign: bytes, flags: Iterable[str]) -> None:
    words = " ".join(sorted(flags)).encode("ascii")
    connection.dialogue.run(b"UID STORE", format_set(uids), sign + b"FLAGS.SILENT", b"(" + words + b")")


def _search(connection: Connection, *criteria: bytes | Literal) -> set[int]:
    found: set[int] = set()
    for response in connection.dialogue.run(b"UID SEARCH", *criteria).untagged:
        if hit := _SEARCHED.match(response[0]):
            found.update(int(word) for word in hit[1].split())
    return found


def _append(connection: Connection, operation: AppendRaw, clock: Callable[[], float]) -> OperationResult:
    if not operation.raw or b"\0" in operation.raw:
        raise MailError(ErrorKind.REFUSED, "An empty message, or one with NUL characters, cannot be filed by IMAP.")
    for flag in operation.flags:
        _check_flag(flag)
    limit = next((int(word[12:]) for word in connection.words if re.fullmatch(r"APPENDLIMIT=\d{1,18}", word)), None)
    if limit is not None and len(operation.raw) > limit:
        raise MailError(ErrorKind.TOO_LARGE, f"The message is too large for the server, which takes {limit} octets.")
    if operation.check_first and operation.message_id:
        mailbox = connection.select(operation.path)
        wanted = f"<{operation.message_id.strip('<> ')}>"
        charset = () if wanted.isascii() else (b"CHARSET UTF-8",)
        there = _of_size(connection, _search(connection, *charset, b"HEADER MESSAGE-ID", quoted(wanted)),
                         len(operation.raw))
        if there:
            return OperationResult({0: max(there)}, mailbox.uidvalidity)
    words = " ".join(sorted(operation.flags)).encode("ascii")
    date = f'"{internal_date(operation.date or clock())}"'.encode()
    reply = connection.dialogue.run(b"APPEND", connection.names.argument(operation.path), b"(" + words + b")", date,
                                    Literal(operation.raw))
    for text in reply.codes(b"APPENDUID"):
        if found := _APPENDED.match(text):
            return OperationResult({0: int(found[2])}, int(found[1]))
    return OperationResult()


def _of_size(connection: Connection, uids: set[int], size: int) -> set[int]:
    """Those with as many octets: an earlier version of a draft may have the same Message-ID."""
    newest = sorted(uids)[-UIDS_AT_ONCE:]
    if not newest:
        return set()
    found = reader.fetch(connection.dialogue, b"UID FETCH " + format_set(newest), b"(UID RFC822.SIZE)",
                         budget=_BUDGET, limit=len(newest))
    return {one.uid for one in found if one.uid in uids and one.size == size}


def internal_date(seconds: float) -> str:
    """An RFC 3501 date-time in UTC, of the years that it can write."""
    moment = time.gmtime(min(max(seconds, 0.0), _LAST_SECOND))
    return time.strftime(f"%d-{_MONTHS[moment.tm_mon - 1]}-%Y %H:%M:%S +0000", moment)


def _create(connection: Connection, path: str) -> OperationResult:
    """CREATE with parents where the server wants them, and SUBSCRIBE. An existing mailbox is as good as a new one."""
    name = connection.names.argument(path)
    try:
        connection.dialogue.run(b"CREATE", name)
    except RefusedError as exc:
        if exc.code != "ALREADYEXISTS":
            if not _create_parents(connection, path):
                raise
            connection.dialogue.run(b"CREATE", name)
    _try(connection, b"SUBSCRIBE", path)
    return OperationResult()


def _create_parents(connection: Connection, path: str) -> bool:
    """True if at least one superior mailbox could be made (servers that do not do it by themselves)."""
    delimiter = connection.delimiter()
    levels = path.split(delimiter) if delimiter else [path]
    made = [_try(connection, b"CREATE", delimiter.join(levels[:depth])) for depth in range(1, len(levels))]
    return any(made)


def _rename(connection: Connection, path: str, new_path: str) -> OperationResult:
    if path.upper() == "INBOX":
        raise MailError(ErrorKind.REFUSED, "The inbox cannot be renamed: move its messages instead.")
    old, new = connection.names.argument(path), connection.names.argument(new_path)
    connection.unselect()
    try:
        connection.dialogue.run(b"RENAME", old, new)
    except RefusedError as exc:
        # An earlier try may have got through unanswered.
        if exc.kind is not ErrorKind.REFUSED or connection.is_listed(path) or not connection.is_listed(new_path):
            raise
    _try(connection, b"UNSUBSCRIBE", path)
    _try(connection, b"SUBSCRIBE", new_path)
    connection.names.forget((path,))
    return OperationResult()


def _delete(connection: Connection, path: str) -> OperationResult:
    name = connection.names.argument(path)
    connection.unselect()
    try:
        connection.dialogue.run(b"DELETE", name)
    except RefusedError as exc:
        if exc.code != "NONEXISTENT":
            raise
    _try(connection, b"UNSUBSCRIBE", path)
    connection.names.forget((path,))
    return OperationResult()


def _try(connection: Connection, command: bytes, path: str) -> bool:
    """Runs a command whose NO does not matter."""
    try:
        connection.dialogue.run(command, connection.names.argument(path))
    except RefusedError:
        return False
    return True


def _check_flag(flag: str) -> None:
    if _FLAG.fullmatch(flag) is None or (flag.startswith("\\") and flag.lower() not in _SYSTEM):
        raise MailError(ErrorKind.REFUSED, "IMAP knows no such flag: use letters, digits and a few signs, no space.")
