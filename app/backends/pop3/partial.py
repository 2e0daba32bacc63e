"""Messages of which only the beginning is wanted, and what a download makes of a message."""

from __future__ import annotations

from collections.abc import Iterable

from app.backends.pop3.session import Session
from app.model.sync import RemoteMessage

_MOST_OF_BEGINNING = 256 * 1024


def beginnings(session: Session, numbers: Iterable[int], whole_up_to: int) -> frozenset[int]:
    """Those of `numbers` that are larger than `whole_up_to` octets (0: no limit) by LIST.

    None where a server deletes whatever was read: there a message must be whole at once.
    """
    if not whole_up_to or not session.may_have_top or session.deletes_what_was_read:
        return frozenset()
    sizes = session.listing.sizes
    return frozenset(number for number in numbers if sizes.get(number, 0) > whole_up_to)


def whole(uidl: str, raw: bytes, size: int, now: float) -> RemoteMessage:
    """`size` as LIST told it, 0 where it did not."""
    return RemoteMessage(uidl, frozenset(), now, size or len(raw), header_block(raw), raw)


def beginning(uidl: str, top: bytes, size: int, now: float) -> RemoteMessage:
    """What TOP told of a message that is not downloaded as a whole; `size` in octets, of the whole."""
    return RemoteMessage(uidl, frozenset(), now, size, top[:_MOST_OF_BEGINNING])


def header_block(raw: bytes) -> bytes:
    """The header with the empty line that ends it (RFC 5322 2.1); all of a message without one."""
    if raw.startswith(b"\r\n"):
        return raw[:2]
    for mark in (b"\r\n\r\n", b"\n\n"):
        if (end := raw.find(mark)) >= 0:
            return raw[:end + len(mark)]
    return raw
