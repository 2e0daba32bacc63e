r"""Messages to another mailbox: MOVE (RFC 6851), or COPY, proof, \Deleted and UID EXPUNGE.

Only what surely lies in the target leaves the source. Each step may be cut off and the whole repeated: MOVE of what is
gone does nothing; without MOVE, and for a COPY, `check_first` makes us look in the target for what an earlier try left
there (see `proof`).

On Gmail (X-GM-EXT-1), as it is set by default, folders are labels: MOVE takes one label off and puts another on, a
COPY adds one, and All Mail holds the message all the while. Deletion is MOVE to the \Trash folder, deletion for ever
works there and in Spam only; UID EXPUNGE elsewhere takes off the label. All Mail, Starred and Important are views: a
copy to them finds the message there already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.backends.imap import proof
from app.backends.imap.alias import same
from app.backends.imap.connection import Connection
from app.backends.imap.dialogue import RefusedError, Reply
from app.backends.imap.edit_messages import delete, present, require_deletable
from app.backends.imap.parts import in_parts, is_refusal, partly
from app.backends.imap.proof import Wanted
from app.backends.imap.uidset import format_set, parse_set
from app.errors import ErrorKind, MailError
from app.model.remote_operation import CopyUids, MoveUids, OperationResult

_SETTLED = re.compile(rb"(\d{1,10}) ([\d:,]+) ([\d:,]+)")


def move(connection: Connection, operation: MoveUids) -> OperationResult:
    """Moves what is there. A move to where the messages are is none."""
    if operation.target == operation.path or operation.target.lower() == operation.path.lower() == "inbox":
        return OperationResult()
    act = _move if connection.offers("MOVE") else _copy_and_delete
    taken: set[int] = set()
    return in_parts(connection, operation.uids, lambda part: act(connection, operation, part, taken))


def copy(connection: Connection, operation: CopyUids) -> OperationResult:
    """Copies what is there, with `check_first` only what an earlier try has not brought there."""
    taken: set[int] = set()

    def act(part: list[int]) -> OperationResult:
        connection.require(operation.path, operation.uidvalidity)
        if not operation.check_first:
            there = present(connection, part)
            copied = _copy(connection, sorted(there), operation.target) if there else OperationResult()
        else:
            wanted = proof.identities(connection, part, headers=True, every=True)
            there = set(wanted)
            copied = _copy_lacking(connection, operation, wanted, _gone(operation, part, there), taken)
            untold = {uid: one for uid, one in wanted.items() if uid not in copied.uid_map}
            if untold:  # no COPYUID, and the round's sync, which would find them, is over
                found, uidvalidity = _find(connection, operation, untold, taken)
                taken.update(found.values())
                copied = OperationResult({**copied.uid_map, **found}, copied.target_uidvalidity or uidvalidity)
        return OperationResult(copied.uid_map, copied.target_uidvalidity,
                               tuple(uid for uid in part if uid not in there))

    return in_parts(connection, operation.uids, act)


def _move(connection: Connection, operation: MoveUids, part: list[int], taken: set[int]) -> OperationResult:
    connection.require_as_known(operation.path, operation.uidvalidity, operation.uidnext)
    there = present(connection, part)
    missing = tuple(uid for uid in part if uid not in there)
    moved = OperationResult()
    if there:
        try:
            moved = _settled(connection.dialogue.run(b"UID MOVE", format_set(there),
                                                     connection.names.argument(operation.target)), there)
        except RefusedError as exc:
            if not is_refusal(exc) or len(there) == 1:
                raise
            # Some may have been moved before the server met what it refuses (RFC 6851 3.3).
            left = present(connection, there)
            if len(left) == len(there):
                raise
            raise partly(exc, OperationResult(missing=missing), tuple(sorted(left))) from exc
    gone = _gone(operation, missing, ())
    taken |= set(moved.uid_map.values())
    found, uidvalidity = _find(connection, operation, gone, taken) if operation.check_first else ({}, 0)
    return OperationResult({**moved.uid_map, **found}, moved.target_uidvalidity or uidvalidity, missing)


def _copy_and_delete(connection: Connection, operation: MoveUids, part: list[int], taken: set[int]) -> OperationResult:
    require_deletable(connection.require_as_known(operation.path, operation.uidvalidity, operation.uidnext))
    wanted = proof.identities(connection, part, headers=True, every=operation.check_first)
    missing = tuple(uid for uid in part if uid not in wanted)
    if operation.check_first:
        copied = _copy_lacking(connection, operation, wanted, _gone(operation, part, wanted), taken)
    else:
        copied = _copy(connection, sorted(wanted), operation.target) if wanted else OperationResult()
    unproven = {uid: one for uid, one in wanted.items() if uid not in copied.uid_map}
    uid_map, uidvalidity = dict(copied.uid_map), copied.target_uidvalidity
    if unproven:
        found, there = _find(connection, operation, unproven, taken | set(uid_map.values()))
        uid_map |= found
        uidvalidity = there or uidvalidity
    taken |= set(uid_map.values())
    if uidvalidity == operation.uidvalidity:
        for uid in same(connection, operation, [uid for uid in wanted if uid_map.get(uid) == uid]):
            del uid_map[uid]
    connection.require(operation.path, operation.uidvalidity)
    proven = sorted(uid for uid in wanted if uid in uid_map)
    marked: tuple[int, ...] = ()
    if proven:
        try:
            marked = delete(connection, proven)
        except RefusedError as exc:
            if not is_refusal(exc):
                raise
            raise MailError(ErrorKind.REFUSED, f"The messages were copied to {operation.target}, but the server does "
                            f"not let them be taken out of {operation.path}. Delete the copies that you do not want.",
                            exc.server_text) from exc
    lost = [uid for uid in wanted if uid not in uid_map]
    left = present(connection, lost) if lost else set()
    missing += tuple(uid for uid in lost if uid not in left)  # expunged by somebody before the COPY
    result = OperationResult(uid_map, uidvalidity, missing, marked)
    if not left:
        return result
    error = MailError(ErrorKind.REFUSED, f"The messages are not found as copies of their own in {operation.target}, "
                                         f"whatever the server says. They stay in {operation.path}.")
    if len(left) == len(part):
        raise error
    raise partly(error, result, tuple(sorted(left)))


def _copy_lacking(connection: Connection, operation: MoveUids | CopyUids, wanted: dict[int, Wanted],
                  gone: dict[int, Wanted], taken: set[int]) -> OperationResult:
    """Copies those of `wanted` that the target lacks. `gone` are no longer in the source: only looked for, and first,
    so that of two alike the one that was moved has its copy and the other one gets its own."""
    found, uidvalidity = _find(connection, operation, {**gone, **wanted}, taken)
    taken |= set(found.values())
    lacking = sorted(uid for uid in wanted if uid not in found)
    if not lacking:
        return OperationResult(found, uidvalidity)
    connection.require(operation.path, operation.uidvalidity)
    copied = _copy(connection, lacking, operation.target)
    taken |= set(copied.uid_map.values())
    if found and copied.target_uidvalidity not in (0, uidvalidity):  # renumbered just now
        return copied
    return OperationResult({**found, **copied.uid_map}, uidvalidity or copied.target_uidvalidity)


def _copy(connection: Connection, uids: list[int], target: str) -> OperationResult:
    # COPY is all or nothing (RFC 3501 6.4.7).
    reply = connection.dialogue.run(b"UID COPY", format_set(uids), connection.names.argument(target))
    return _settled(reply, uids)


def _settled(reply: Reply, uids: Iterable[int]) -> OperationResult:
    """COPYUID (RFC 4315): which message became which; nothing where the server tells none or nonsense."""
    asked = set(uids)
    for text in reply.codes(b"COPYUID"):
        found = _SETTLED.fullmatch(text.strip())
        if found is None:
            continue
        try:
            old, new = parse_set(found[2], len(asked)), parse_set(found[3], len(asked))
        except MailError:
            continue
        if len(set(old)) == len(set(new)) == len(old) == len(new) and set(old) <= asked and 0 not in new:
            return OperationResult(dict(zip(old, new, strict=True)), int(found[1]))
    return OperationResult()


def _gone(operation: MoveUids | CopyUids, uids: Sequence[int], there: Iterable[int]) -> dict[int, Wanted]:
    """The identities, as far as the caller gave them, of UIDs that the source has no longer."""
    if len(operation.identities) != len(operation.uids):
        return {}
    known = dict(zip(operation.uids, operation.identities, strict=True))
    left = set(uids) - set(there)
    return {uid: Wanted(known[uid].message_id, known[uid].size) for uid in left if known[uid].message_id}


def _find(connection: Connection, operation: MoveUids | CopyUids, wanted: dict[int, Wanted],
          taken: set[int]) -> tuple[dict[int, int], int]:
    """Looks in the target, which is selected then: old UID to new, and its UIDVALIDITY; nothing where it is gone.

    What the cache holds there as other messages, and what stands for another one (`taken`), is no proof.
    """
    if not wanted:
        return {}, 0
    try:
        mailbox = connection.select(operation.target)
    except MailError as exc:
        if exc.kind is not ErrorKind.GONE and not is_refusal(exc):
            raise
        return {}, 0
    excluded = set(taken)
    if mailbox.uidvalidity == operation.others_uidvalidity:
        excluded |= operation.others
    if operation.target == operation.path:
        excluded |= set(operation.uids)
    return proof.find(connection, wanted, excluded), mailbox.uidvalidity
