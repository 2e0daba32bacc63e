"""A message sent on as it is (RFC 5322 3.6.6): Resent fields on top, the original's octets below."""

from __future__ import annotations

import re
import time
import uuid
from email.utils import formatdate

from app.errors import ErrorKind, MailError
from app.mime import wire
from app.mime.address import ascii_address
from app.model.message import Address

_RESENT = re.compile(rb"Resent-[A-Za-z-]+:", re.IGNORECASE)
_ENVELOPE_LINE = re.compile(rb"\A>?From [^\r\n]*\r?\n")
"""What an mbox file puts before a message; it is no part of it."""


def redirect(raw: bytes, sender: Address, to: tuple[Address, ...], cc: tuple[Address, ...] = (),
             bcc: tuple[Address, ...] = (), *, date: float | None = None) -> bytes:
    """`raw` (RFC 5322) with one more block of Resent fields before all others, the hidden recipients among them, which
    sending leaves out. `date`: seconds since the epoch, None for now.

    Raises MailError(USAGE) for a field with a control character or a bad address, or where there is no recipient.
    """
    if not (to or cc or bcc):
        raise MailError(ErrorKind.USAGE, "The message has no recipient: add one, then send it.")
    domain = (ascii_address(sender.email) or "").rpartition("@")[2] or "localhost.invalid"
    block = [f"Resent-Date: {formatdate(time.time() if date is None else date, localtime=True)}\r\n",
             wire.address_field("Resent-From", (sender,))]
    block += [wire.address_field(f"Resent-{name}", addresses)
              for name, addresses in (("To", to), ("Cc", cc), ("Bcc", bcc)) if addresses]
    block.append(wire.identifiers("Resent-Message-ID", (f"{uuid.uuid4()}@{domain}",)))
    return "".join(block).encode("ascii") + _ENVELOPE_LINE.sub(b"", raw, count=1)


def is_redirect(raw: bytes) -> bool:
    """Whether `redirect` made it: a Resent field comes before all others."""
    return _RESENT.match(raw) is not None
