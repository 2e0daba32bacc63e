"""A message that some of its recipients have already, made a draft for the others."""

from __future__ import annotations

import re
from collections.abc import Collection

from app.errors import MailError
from app.mime import wire
from app.mime.envelope import envelope
from app.mime.hidden import header_end
from app.model.message import Address

_RECIPIENTS = re.compile(rb"^(?:to|cc|bcc)[ \t]*:.*\n(?:[ \t].*\n)*", re.IGNORECASE | re.MULTILINE)


def for_the_others(raw: bytes, left: Collection[str]) -> tuple[bytes, tuple[Address, ...]]:
    """`raw` (RFC 5322) with only those of its To, Cc and Bcc whose addresses are in `left`, and who was left out.

    As it is where nobody would be left out, or nobody left. Never raises.
    """
    cut = header_end(raw)
    known = envelope(raw[:cut])
    wanted = {each.casefold() for each in left}
    fields = {"To": known.to, "Cc": known.cc, "Bcc": known.bcc}
    out = tuple(each for people in fields.values() for each in people if each.email.casefold() not in wanted)
    kept = {name: tuple(each for each in people if each.email.casefold() in wanted) for name, people in fields.items()}
    if not out or not any(kept.values()):
        return raw, ()
    try:
        block = "".join(wire.address_field(name, people) for name, people in kept.items() if people)
    except MailError:  # an address that can't be written anew: better all of them than a message that is lost
        return raw, ()
    return block.encode("ascii") + _RECIPIENTS.sub(b"", raw[:cut]) + raw[cut:], out
