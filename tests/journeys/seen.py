"""What another client sees on the server."""

from __future__ import annotations

import imaplib
import ssl
from pathlib import Path

from tests.servers.mail_user import MailUser


def subjects(user: MailUser, ca_file: Path, folder: str, which: str = "ALL") -> set[str]:
    """Of the folder's messages; `which` as in SEARCH (RFC 3501 6.4.4)."""
    other = imaplib.IMAP4_SSL("127.0.0.1", user.server.imaps,
                              ssl_context=ssl.create_default_context(cafile=str(ca_file)))
    other.login(user.name, user.password)
    try:
        if other.select(folder, readonly=True)[0] != "OK":
            return set()  # not there yet, or no more
        found = other.search(None, which)[1][0].split()
        answers = [other.fetch(number.decode(), "(BODY.PEEK[HEADER.FIELDS (SUBJECT)])")[1] for number in found]
        # News of flags may stand between.
        return {part[1].decode().removeprefix("Subject:").strip()
                for answer in answers for part in answer if isinstance(part, tuple)}
    finally:
        other.logout()
