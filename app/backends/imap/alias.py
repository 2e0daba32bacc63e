"""Whether a message in the target of a move is only the source's own, since both are one mailbox under two names.

Links, aliases and other users' namespaces do that. Deleting the "original" would then delete the only one. Two
different mailboxes can have the same UIDVALIDITY and UIDs too, where a server takes the clock for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.backends.imap import reader
from app.backends.imap.connection import Connection
from app.backends.imap.edit_messages import mark
from app.backends.imap.uidset import format_set
from app.model.message import DELETED
from app.model.remote_operation import MoveUids

_BUDGET = 4 << 20


def same(connection: Connection, operation: MoveUids, uids: Iterable[int]) -> set[int]:
    r"""Those of `uids` which source and target have in common.

    They are marked \Deleted in the source, as a move without MOVE does anyway, and looked at in the target: a mark that
    turns up there tells. It is taken back then.
    """
    wanted = set(uids)
    if not wanted:
        return set()
    connection.require(operation.path, operation.uidvalidity)
    mark(connection, wanted, b"+", (DELETED,))
    connection.select(operation.target)
    answers = reader.fetch(connection.dialogue, b"UID FETCH " + format_set(wanted), b"(UID FLAGS)", budget=_BUDGET,
                           limit=len(wanted))
    marked = {one.uid for one in answers if one.flags is not None and DELETED in one.flags} & wanted
    if marked:
        connection.require(operation.path, operation.uidvalidity)
        mark(connection, marked, b"-", (DELETED,))
    return marked
