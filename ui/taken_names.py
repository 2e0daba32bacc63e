"""Which accounts there are, and which of their names are in use."""

from __future__ import annotations

from app.model.account import Account
from app.store.accounts import accounts
from ui.ports import EnginePort


def all_accounts(engine: EnginePort) -> tuple[Account, ...]:
    reader = engine.open_reader()
    try:
        return accounts(reader)
    finally:
        reader.close()


def taken_names(engine: EnginePort, but: int = 0) -> frozenset[str]:
    """The names of all accounts, without that of the account with the id `but`."""
    return frozenset(account.name for account in all_accounts(engine) if account.id != but)
