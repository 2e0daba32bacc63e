"""What the window asks of the engine; the engine and the tests' fake both fit it."""

from __future__ import annotations

from typing import Protocol

from app.commands import Command
from app.events import AccountStateChanged
from app.model.operation import Operation
from app.store.database import Database


class EnginePort(Protocol):
    """None of these blocks, but `stop`. Answers come as events."""

    def submit(self, command: Command) -> None: ...

    def edit(self, operation: Operation) -> None: ...

    def state(self, account_id: int) -> AccountStateChanged: ...

    def open_reader(self) -> Database: ...

    def touched(self) -> None: ...

    def start(self) -> None: ...

    def stop(self, limit: float = 2.0) -> bool: ...
