"""Which names of accounts are in use."""

from __future__ import annotations

from app.store.accounts import accounts
from ui.ports import EnginePort


def taken_names(engine: EnginePort, but: int = 0) -> frozenset[str]:
    """The names of all accounts, without that of the account with the id `but`."""
    reader = engine.open_reader()
    try:
        return frozenset(account.name for account in accounts(reader) if account.id != but)
    finally:
        reader.close()
