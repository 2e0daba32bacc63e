"""Edits of many messages go in parts; a part that is refused must not hide that the earlier ones got through."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.backends.imap.connection import Connection
from app.backends.imap.dialogue import RefusedError
from app.backends.imap.uidset import fitting
from app.errors import ErrorKind, MailError
from app.model.remote_operation import OperationResult, PartlyRefused

UIDS_AT_ONCE = 500
_BESIDE_SET = 300
"""Octets of a command that are no UIDs: its name, its flags, the target."""


def in_parts(connection: Connection, uids: Sequence[int],
             act: Callable[[list[int]], OperationResult]) -> OperationResult:
    """Runs `act` on some hundred UIDs at a time and sums up what it says.

    The first refusal ends it. Raises PartlyRefused where something was done before, else what `act` raised; what is no
    refusal (GONE, NETWORK …) goes through as it is, since the edit is repeated then.
    """
    done = OperationResult()
    room = max(_BESIDE_SET, connection.quirks.command_octets - _BESIDE_SET)
    start = 0
    while start < len(uids):
        part = list(uids[start:start + UIDS_AT_ONCE])
        part = part[:fitting(part, room)]
        later = tuple(uids[start + len(part):])
        try:
            done = _sum(done, act(part))
        except PartlyRefused as exc:
            raise PartlyRefused(exc.kind, exc.detail, exc.server_text, _sum(done, exc.result),
                                exc.refused + later) from exc
        except MailError as exc:
            if start == 0 or not is_refusal(exc):
                raise
            raise partly(exc, done, (*part, *later)) from exc
        start += len(part)
    return done


def is_refusal(error: MailError) -> bool:
    """NO, or BAD to a command: to repeat it would be of no use."""
    return error.kind is ErrorKind.REFUSED or (isinstance(error, RefusedError) and error.kind is ErrorKind.PROTOCOL)


def partly(error: MailError, done: OperationResult, refused: tuple[int, ...]) -> PartlyRefused:
    """`error` for `refused`, with what was done beside it."""
    return PartlyRefused(ErrorKind.REFUSED, f"Only some of the messages could be changed. {error.detail}",
                         error.server_text, done, refused)


def _sum(first: OperationResult, second: OperationResult) -> OperationResult:
    return OperationResult({**first.uid_map, **second.uid_map}, second.target_uidvalidity or first.target_uidvalidity,
                           first.missing + second.missing, first.marked + second.marked,
                           first.conflicts + second.conflicts)
