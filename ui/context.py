"""What every desk works with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.model.account import Account
from app.quick_dataclass import dataclass
from app.store import accounts
from app.store.database import Database
from ui.bridge import EventBridge
from ui.models.tag_book import TagBook
from ui.ports import EnginePort
from ui.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """`db` is the Qt thread's own, read-only connection. `settings_path` is where `settings` are kept."""

    engine: EnginePort
    bridge: EventBridge
    db: Database
    settings: Settings
    settings_path: Path
    window: QWidget
    tags: TagBook

    def accounts(self) -> tuple[Account, ...]:
        return accounts.accounts(self.db)

    def account(self, account_id: int) -> Account | None:
        """None where it was removed a moment ago."""
        return next((each for each in self.accounts() if each.id == account_id), None)
