"""How full the mailbox is: GETQUOTAROOT (RFC 9208 4.2, and RFC 2087 before it)."""

from __future__ import annotations

from app.backends.imap.connection import Connection
from app.backends.imap.dialogue import Response
from app.backends.imap.parse import parse
from app.errors import MailError
from app.model.folder import Quota

MAX_ROOTS = 20
MAX_ROOT_NAME = 200
_UNIT = 1024
"""STORAGE counts units of 1,024 octets (RFC 9208 5.3)."""


def quotas(connection: Connection) -> tuple[Quota, ...]:
    """The storage limits that the Inbox stands under, in octets; empty where the server has none or tells none."""
    if not connection.offers("QUOTA"):
        return ()
    reply = connection.dialogue.attempt(b"GETQUOTAROOT INBOX")
    found: dict[str, Quota] = {}
    for response in reply.untagged if reply else ():
        quota = _quota(response)
        if quota is not None and len(found) < MAX_ROOTS:
            found.setdefault(quota.root, quota)
    return tuple(found.values())


def _quota(response: Response) -> Quota | None:
    """`QUOTA root (STORAGE used limit …)`; None for other resources and for what is malformed."""
    if response[0][:8].upper() != b"* QUOTA ":
        return None
    try:
        values = parse(response)
    except MailError:
        return None
    if len(values) < 3 or not isinstance(values[2], list):
        return None
    # The root's name may be empty (RFC 9208 3.2), and some servers then send NIL.
    root = values[1].decode("utf-8", "replace")[:MAX_ROOT_NAME] if isinstance(values[1], bytes) else ""
    for name, used, limit in zip(values[2][::3], values[2][1::3], values[2][2::3], strict=False):
        if isinstance(name, bytes) and name.upper() == b"STORAGE" and isinstance(used, bytes) \
                and isinstance(limit, bytes) and used.isdigit() and limit.isdigit() and len(used + limit) < 32:
            return Quota(root, int(used) * _UNIT, int(limit) * _UNIT)
    return None
