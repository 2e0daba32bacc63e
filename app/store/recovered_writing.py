"""Identities and templates out of a damaged database: the person made them, and no server has them."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Collection, Iterable

from app.errors import MailError
from app.model.identity import Identity, Template
from app.store import identities, templates
from app.store.carve import Value
from app.store.database import Database


def keep(db: Database, accounts: Collection[int], identity_rows: Iterable[tuple[Value, ...]],
         template_rows: Iterable[tuple[Value, ...]]) -> None:
    """Rows as they were found; what is not whole, or would be refused from a person, is left out."""
    found: dict[int, list[Identity]] = defaultdict(list)
    for row in sorted(identity_rows, key=lambda row: row[2] if isinstance(row[2], int) else 0):
        account_id, _position, *texts = row[1:]
        if isinstance(account_id, int) and account_id in accounts and all(isinstance(each, str) for each in texts):
            found[account_id].append(identities.from_texts(account_id, [str(each) for each in texts]))
    for account_id, known in found.items():
        with contextlib.suppress(MailError):
            identities.save(db, account_id, known)
    for row in template_rows:
        _, _, name, raw = row
        if isinstance(name, str) and isinstance(raw, bytes):
            with contextlib.suppress(MailError):
                templates.save(db, Template(0, name, raw))
