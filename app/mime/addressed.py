"""To which of the person's addresses a message came: as that one they answer."""

from __future__ import annotations

from collections.abc import Sequence

from app.mime.block import fields
from app.mime.envelope import envelope
from app.mime.header import addresses, split_header
from app.model.identity import Identity

_BY_SERVERS = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to")


def answering(raw: bytes, identities: Sequence[Identity]) -> Identity | None:
    """The identity that the message is from, or that it went to: To before Cc before what servers noted.

    None where it names none of them, as a blind copy or a list's message does. The first of `identities` wins.
    """
    header = split_header(raw)[0]
    found = envelope(header)
    noted = tuple(each for name in _BY_SERVERS for field, value in fields(header) if field == name
                  for each in addresses(value)[:10])
    for group in (found.senders, found.to, found.cc, noted):
        emails = {each.email.casefold() for each in group}
        for identity in identities:
            if identity.email.casefold() in emails:
                return identity
    return None
