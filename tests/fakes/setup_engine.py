"""An engine for wizard, dialogs and composer: a real, empty store, and a list of what was asked of it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from app.commands import Command
from app.events import AccountStateChanged, ConnectionState
from app.model.operation import Operation
from app.store import schema
from app.store.database import Database

Asked = TypeVar("Asked")


class SetupEngine:
    """Fits ui.ports.EnginePort; answers nothing by itself: the test posts the events."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / "mail.db"
        self.store = Database.open(self._path)
        schema.prepare(self.store)
        self.commands: list[Command] = []
        self.edits: list[Operation] = []

    def submit(self, command: Command) -> None:
        self.commands.append(command)

    def edit(self, operation: Operation) -> None:
        self.edits.append(operation)

    def state(self, account_id: int) -> AccountStateChanged:
        return AccountStateChanged(account_id, ConnectionState.OFFLINE)

    def open_reader(self) -> Database:
        return Database.open(self._path, readonly=True)

    def start(self) -> None:
        """Nothing runs here."""

    def stop(self, limit: float = 2.0) -> bool:
        self.store.close()
        return True

    def last(self, kind: type[Asked]) -> Asked:
        """The newest command of this type; fails where there is none."""
        return [command for command in self.commands if isinstance(command, kind)][-1]

    def count(self, kind: type[object]) -> int:
        return sum(isinstance(command, kind) for command in self.commands)
