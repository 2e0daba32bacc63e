"""A password or passphrase from stdin: one line; a person at a terminal is asked, and nothing is shown of it."""

from __future__ import annotations

import getpass
import sys

from app.errors import ErrorKind, MailError

_MOST = 10_000


def line(question: str, *, twice: bool = False) -> bytes:
    """Without its line end; empty if none came. `twice`: a new secret, of which a person could not see a slip.

    Raises MailError(USAGE) where both differ.
    """
    if not sys.stdin.isatty():
        return sys.stdin.buffer.readline(_MOST).rstrip(b"\r\n")
    given = getpass.getpass(f"{question}: ")
    if twice and given and getpass.getpass(f"{question} again: ") != given:
        raise MailError(ErrorKind.USAGE, "They are not the same: nothing was done.")
    return given.encode("utf-8", "surrogateescape")
