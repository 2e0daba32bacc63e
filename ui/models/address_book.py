"""Whom one may want to write to, for the lines of the composer."""

from __future__ import annotations

from app.commands import HideCorrespondent
from app.model.identity import Correspondent
from app.store import correspondents
from app.store.database import Database
from ui.ports import EnginePort


class AddressBook:
    """Reads with the Qt thread's own connection: a few milliseconds at twenty thousand addresses."""

    def __init__(self, db: Database, engine: EnginePort) -> None:
        self._db, self._engine = db, engine

    def find(self, text: str, limit: int = 8) -> tuple[Correspondent, ...]:
        return correspondents.find(self._db, text, limit)

    def hide(self, email: str) -> None:
        """Offer it no more."""
        self._engine.submit(HideCorrespondent(email))
