"""One edit after the other, as the journal replays them: safe to repeat after a cut, and never more than asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from app.backends.imap import edit_folders, edit_messages, edit_moves
from app.backends.imap.append import append
from app.backends.imap.connection import Connection
from app.backends.imap.dialogue import RefusedError
from app.errors import ErrorKind, MailError
from app.model.remote_operation import (
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
    SubscribeMailbox,
)


def paths_of(operation: RemoteOperation) -> tuple[str, ...]:
    """The mailboxes that an edit names."""
    match operation:
        case MoveUids() | CopyUids():
            return operation.path, operation.target
        case RenameMailbox():
            return operation.path, operation.new_path
        case (StoreFlags() | ExpungeUids() | AppendRaw() | CreateMailbox() | DeleteMailbox() | SubscribeMailbox()):
            return (operation.path,)
        case _:
            assert_never(operation)


def perform(connection: Connection, operation: RemoteOperation, clock: Callable[[], float]) -> OperationResult:
    """Raises MailError(REFUSED) for NO and BAD, (GONE) when UIDVALIDITY changed, (USAGE) for impossible arguments.

    PartlyRefused (a MailError) where the server took some of the messages and refused others: its `result` is to be
    settled, its `refused` to be backed out.
    """
    try:
        match operation:
            case StoreFlags():
                return edit_messages.store(connection, operation)
            case MoveUids():
                return edit_moves.move(connection, operation)
            case CopyUids():
                return edit_moves.copy(connection, operation)
            case ExpungeUids():
                return edit_messages.expunge(connection, operation)
            case AppendRaw():
                return append(connection, operation, clock())
            case CreateMailbox():
                return edit_folders.create(connection, operation.path)
            case RenameMailbox():
                return edit_folders.rename(connection, operation.path, operation.new_path)
            case DeleteMailbox():
                return edit_folders.delete(connection, operation.path)
            case SubscribeMailbox():
                return edit_folders.subscribe(connection, operation.path, operation.subscribed)
            case _:
                assert_never(operation)
    except RefusedError as exc:
        if exc.kind is ErrorKind.PROTOCOL:
            # To repeat what the server does not understand would never end.
            raise MailError(ErrorKind.REFUSED, "The server does not understand this change.", exc.server_text) from exc
        raise
