"""What a profile holds, counted for whoever wants to delete it."""

from __future__ import annotations

from app.quick_dataclass import dataclass
from app.store.database import Database


@dataclass(frozen=True, slots=True)
class Inventory:
    """`messages` are all of them, `only_here` those that no server has: POP3 mail that is gone there, local folders,
    drafts and moves that no server knows yet. `unsent`: what waits in the outbox. `keys`: private ones."""

    accounts: int
    messages: int
    only_here: int
    unsent: int
    keys: int


def take(db: Database) -> Inventory:
    """Raises MailError."""
    def count(sql: str) -> int:
        return int(db.value(f"SELECT count(*) FROM {sql}"))

    return Inventory(
        count("account"), count("message WHERE folder_id IS NOT NULL"),
        count("message WHERE folder_id IS NOT NULL AND place = 0 AND server_folder_id IS NULL"),
        count("outbox WHERE state != 'sent'"), count("crypto_key WHERE length(secret) > 0"))
