"""Flags and deletion of messages in one mailbox: STORE (RFC 3501 6.4.6, RFC 7162 3.1.3) and EXPUNGE (RFC 4315)."""

from __future__ import annotations

import contextlib
import logging
import re
from collections.abc import Iterable, Sequence

from app.backends.imap import reader
from app.backends.imap.connection import Connection
from app.backends.imap.dialogue import RefusedError, Reply
from app.backends.imap.mailbox import Mailbox
from app.backends.imap.parts import in_parts
from app.backends.imap.searching import search
from app.backends.imap.uidset import format_set, parse_set
from app.errors import ErrorKind, MailError
from app.model.message import Flags
from app.model.remote_operation import ExpungeUids, OperationResult, StoreFlags

log = logging.getLogger(__name__)

_BUDGET = 4 << 20
_FLAG = re.compile(r"\\?[!#$&'+,\-./0-9:;<=>?@A-Z\[^_`a-z|}~]{1,200}")
_SYSTEM = frozenset({r"\seen", r"\answered", r"\flagged", r"\draft", r"\deleted"})


def present(connection: Connection, uids: Iterable[int]) -> set[int]:
    """Those of the UIDs that the selected mailbox has."""
    # A UID that is not there is no error (RFC 3501 6.4.8), so the server has to be asked.
    wanted = set(uids)
    found = reader.fetch(connection.dialogue, b"UID FETCH " + format_set(wanted), b"(UID)",
                         budget=_BUDGET, limit=len(wanted))
    return {one.uid for one in found} & wanted


def store(connection: Connection, operation: StoreFlags) -> OperationResult:
    """Adds, then removes. Raises MailError(REFUSED) for flags that the mailbox does not keep (PERMANENTFLAGS).

    With `unchanged_since`, and where the server counts changes (CONDSTORE), messages that somebody changed since are
    left as they are and told as `conflicts`. Repeated after a cut, our own first try is such a change: the server's
    flags stand then, which hold ours.
    """
    mailbox = connection.require(operation.path, operation.uidvalidity)
    for flag in operation.add | operation.remove:
        check_flag(flag)
    remove = _permitted(mailbox, operation)

    def act(part: list[int]) -> OperationResult:
        mailbox = connection.require(operation.path, operation.uidvalidity)
        there = present(connection, part)
        missing = tuple(uid for uid in part if uid not in there)
        limit = operation.unchanged_since if connection.offers("CONDSTORE") and mailbox.modseq else 0
        conflicts: set[int] = set()
        for sign, flags in ((b"+", operation.add), (b"-", remove)):
            if flags and there - conflicts:
                conflicts |= mark(connection, there - conflicts, sign, flags, limit)
                limit = 0  # what is still in question after the first STORE was changed by that
        return OperationResult(missing=missing, conflicts=tuple(sorted(conflicts)))

    return in_parts(connection, operation.uids, act)


def expunge(connection: Connection, operation: ExpungeUids) -> OperationResult:
    """Deletes exactly these; they are only marked where the server can expunge nothing but everything marked."""
    def act(part: list[int]) -> OperationResult:
        require_deletable(connection.require_as_known(operation.path, operation.uidvalidity, operation.uidnext))
        there = present(connection, part)
        return OperationResult(missing=tuple(uid for uid in part if uid not in there),
                               marked=delete(connection, sorted(there)) if there else ())

    return in_parts(connection, operation.uids, act)


def require_deletable(mailbox: Mailbox) -> None:
    r"""MailError(REFUSED) where \Deleted cannot be kept, so that nothing is begun that cannot be ended."""
    if mailbox.permanent_flags is not None and r"\deleted" not in mailbox.permanent_flags:
        raise MailError(ErrorKind.REFUSED, f"Nothing can be deleted in {mailbox.path}: the server lets you only read "
                                           "it.")


def delete(connection: Connection, uids: Sequence[int]) -> tuple[int, ...]:
    r"""Expunges exactly these from the selected mailbox. Returns those that could only be marked \Deleted.

    Where the server refuses to expunge, the marks are taken back before its RefusedError goes on.
    """
    mark(connection, uids, b"+", (r"\Deleted",))
    try:
        if connection.offers("UIDPLUS"):
            connection.dialogue.run(b"UID EXPUNGE", format_set(uids))
            return ()
        if search(connection, b"DELETED") <= set(uids):
            connection.dialogue.run(b"EXPUNGE")
            return ()
    except RefusedError:
        with contextlib.suppress(RefusedError):
            mark(connection, uids, b"-", (r"\Deleted",))
        raise
    log.warning("messages that others marked stand in the folder: ours are only marked, since EXPUNGE would take all")
    return tuple(uids)


def check_flag(flag: str) -> None:
    """MailError(REFUSED) for what is no flag (RFC 3501 9) or one that no client may set."""
    if _FLAG.fullmatch(flag) is None or (flag.startswith("\\") and flag.lower() not in _SYSTEM):
        raise MailError(ErrorKind.REFUSED, "IMAP knows no such flag: use letters, digits and a few signs, no space.")


def _permitted(mailbox: Mailbox, operation: StoreFlags) -> Flags:
    r"""The flags to remove that the mailbox can hold at all; a keyword that it cannot keep is not there.

    `\*` among the permanent flags is for keywords only (RFC 3501 7.1).
    """
    allowed = mailbox.permanent_flags
    if allowed is None:
        return operation.remove
    kept = frozenset(flag for flag in operation.add | operation.remove
                     if flag.lower() in allowed or (r"\*" in allowed and not flag.startswith("\\")))
    unwanted = sorted(flag for flag in (operation.add | operation.remove) - kept
                      if flag in operation.add or flag.startswith("\\"))
    if unwanted:
        raise MailError(ErrorKind.REFUSED, f"The server keeps no {', '.join(unwanted)} in {operation.path}.")
    return operation.remove & kept


def mark(connection: Connection, uids: Iterable[int], sign: bytes, flags: Iterable[str],
          unchanged_since: int = 0) -> set[int]:
    """UID STORE without answers. Returns those left alone since they changed (MODIFIED)."""
    uids = set(uids)
    words = " ".join(sorted(flags)).encode("ascii")
    condition = (b"(UNCHANGEDSINCE %d)" % unchanged_since,) if unchanged_since else ()
    try:
        reply = connection.dialogue.run(b"UID STORE", format_set(uids), *condition, sign + b"FLAGS.SILENT",
                                        b"(" + words + b")")
    except RefusedError as exc:
        # NO is as good as OK here, if the server names the reason (RFC 7162 3.1.3).
        if not condition or exc.code != "MODIFIED":
            raise
        return uids - _as_asked(connection, uids, flags, sign)
    return _modified(reply, uids)


def _modified(reply: Reply, uids: set[int]) -> set[int]:
    found: set[int] = set()
    for text in reply.codes(b"MODIFIED"):
        found.update(parse_set(text.strip(), len(uids)))
    return found & uids


def _as_asked(connection: Connection, uids: set[int], flags: Iterable[str], sign: bytes) -> set[int]:
    """Those whose flags are as they were to be: RefusedError does not keep which of them the NO was about."""
    wanted = frozenset(flags)
    found = reader.fetch(connection.dialogue, b"UID FETCH " + format_set(uids), b"(UID FLAGS)",
                         budget=_BUDGET, limit=len(uids))
    return {one.uid for one in found if one.flags is not None
            and (wanted <= one.flags if sign == b"+" else not wanted & one.flags)}
