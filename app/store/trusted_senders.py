"""Senders whose remote pictures load without a question."""

from __future__ import annotations

import time

from app.errors import ErrorKind, MailError
from app.store.database import Database


def is_trusted(db: Database, email: str) -> bool:
    return db.one("SELECT 1 FROM trusted_sender WHERE email = ?", (email.lower(),)) is not None


def all_of(db: Database) -> tuple[str, ...]:
    """In alphabetical order of their domains, as people look for them."""
    found = [str(email) for (email,) in db.rows("SELECT email FROM trusted_sender LIMIT 10000")]
    return tuple(sorted(found, key=lambda email: (email.partition("@")[2], email)))


def set_trust(db: Database, email: str, trusted: bool) -> None:
    """Raises MailError(USAGE) for what is no address: nothing would ever come from it."""
    with db.write(durable=True):
        if not trusted:
            db.run("DELETE FROM trusted_sender WHERE email = ?", (email.lower(),))
            return
        if "@" not in email:
            raise MailError(ErrorKind.USAGE, "This sender has no proper address: its images can't be allowed for ever.")
        db.run("INSERT INTO trusted_sender (email, added) VALUES (?, ?) ON CONFLICT (email) DO NOTHING",
               (email.lower(), time.time()))
