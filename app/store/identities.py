"""The senders of each account. One without any sends as itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.errors import ErrorKind, MailError
from app.model.account import Account
from app.model.identity import Identity, implicit
from app.store import accounts
from app.store.database import Database, Row

MOST = 100
_MOST_TEXT = 500
_MOST_SIGNATURE = 100_000
_COLUMNS = ("id, account_id, position, name, email, reply_to, organisation, bcc, signature, signature_html, settings")


def of_account(db: Database, account: Account) -> tuple[Identity, ...]:
    """In the person's order, never empty."""
    rows = db.rows(f"SELECT {_COLUMNS} FROM identity WHERE account_id = ? ORDER BY position, id", (account.id,))
    return tuple(_from_row(row) for row in rows) or (implicit(account),)


def all_(db: Database) -> tuple[Identity, ...]:
    """Those of every account, in the accounts' order."""
    return tuple(each for account in accounts.accounts(db) for each in of_account(db, account))


def own_addresses(db: Database) -> frozenset[str]:
    """Every address of the person's own, in lower case; the accounts' among them."""
    return frozenset({each.email.lower() for each in all_(db)} | {each.email.lower() for each in accounts.accounts(db)})


def save(db: Database, account_id: int, identities: Sequence[Identity]) -> None:
    """In place of all that the account has; those known keep their ids. Durable.

    Raises MailError(USAGE) for too many, and for a field with a line break or control character.
    """
    if len(identities) > MOST:
        raise MailError(ErrorKind.USAGE, f"An account can have {MOST} identities at most.")
    for each in identities:
        _check(each)
    with db.write(durable=True):
        accounts.account(db, account_id)
        known = {row[0] for row in db.rows("SELECT id FROM identity WHERE account_id = ?", (account_id,))}
        db.run("DELETE FROM identity WHERE account_id = ?", (account_id,))
        for position, each in enumerate(identities):
            db.run(f"INSERT INTO identity ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (
                each.id if each.id in known else None, account_id, position, each.name.strip(), each.email.strip(),
                each.reply_to.strip(), each.organisation.strip(), each.bcc.strip(), each.signature,
                each.signature_html, json.dumps(_settings(each))))


def _check(each: Identity) -> None:
    for value in (each.name, each.email, each.reply_to, each.organisation, each.bcc):
        if not value.isprintable() or len(value) > _MOST_TEXT:
            raise MailError(ErrorKind.USAGE, f"An identity's name, addresses and organisation must be {_MOST_TEXT} "
                            "characters at most, without line breaks or control characters.")
    if "@" not in each.email.strip()[1:-1]:
        raise MailError(ErrorKind.USAGE, f"'{each.email[:100]}' is no e-mail address: write it as name@example.org.")
    if len(each.signature) > _MOST_SIGNATURE or len(each.signature_html) > _MOST_SIGNATURE:
        raise MailError(ErrorKind.USAGE, f"A signature can have {_MOST_SIGNATURE} characters at most.")


def _settings(each: Identity) -> dict[str, object]:
    return {"sign": each.sign, "encrypt": each.encrypt, "openpgp": each.openpgp, "smime": each.smime}


def from_texts(account_id: int, texts: Sequence[str]) -> Identity:
    """One that has no id: the columns from `name` on, all text."""
    return _from_row((0, account_id, 0, *texts))


def _from_row(row: Row) -> Identity:
    settings = _read(row[10])
    return replace(Identity(*row[:10]), sign=settings.get("sign") is True, encrypt=settings.get("encrypt") is True,
                   openpgp=str(settings.get("openpgp") or ""), smime=str(settings.get("smime") or ""))


def _read(text: str) -> dict[str, Any]:
    """What cannot be read costs only the choices in it."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
