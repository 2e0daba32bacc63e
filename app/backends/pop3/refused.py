"""-ERR, and what it means."""

from __future__ import annotations

import re

from app.errors import ErrorKind, MailError

_BUSY = re.compile(r"(mailbox|maildrop|mail ?drop).*(lock|busy|in use)|(lock|busy|in use).*(mailbox|mail ?drop)", re.I)


class Refused(MailError):
    """-ERR: the session is still in step. What passes by itself is NETWORK, the rest REFUSED."""


def refusal(host: str, text: str) -> Refused:
    """-ERR as an error, by its response code (RFC 2449 8.1, RFC 3206) or, without one, its words."""
    code = (found[1].upper() if (found := re.match(r"\[([\w/-]+)\]", text)) else "")
    if code == "IN-USE" or (not code and _BUSY.search(text)):
        return Refused(ErrorKind.NETWORK,
                       f"The mailbox on {host} is in use by another program. Try again in a while.", text)
    if code == "LOGIN-DELAY":
        return Refused(ErrorKind.NETWORK,
                       f"{host} does not allow the next login yet. Try again later, and check less often.", text)
    if code == "SYS/TEMP":
        return Refused(ErrorKind.NETWORK, f"{host} has a problem that should pass. Try again later.", text)
    if code == "SYS/PERM":
        return Refused(ErrorKind.REFUSED, f"{host} has a problem that does not pass: ask the provider.", text)
    return Refused(ErrorKind.REFUSED, f"{host} refused. Its words may say why.", text)
