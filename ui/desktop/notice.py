"""What a notification says, and who can show one."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import SignalInstance

from app.quick_dataclass import dataclass


class Choice(StrEnum):
    """What a person can do with a notification."""

    OPEN = "default"
    """The name by which a click on the notification itself is told."""
    READ = "read"
    ARCHIVE = "archive"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Notice:
    """`key`: a later notice with the same one takes the place of the earlier. Title and lines are plain text, clean
    and short already; `choices` are told with their words, OPEN first."""

    key: int
    title: str
    lines: tuple[str, ...] = ()
    choices: tuple[tuple[Choice, str], ...] = ()
    sound: bool = False


class Teller(Protocol):
    """Shows notices. `chosen`: key and Choice. `closed`: the key of one that is gone, whoever closed it.
    `cannot`: a Notice that was not shown, since nobody shows notifications here."""

    @property
    def chosen(self) -> SignalInstance: ...

    @property
    def closed(self) -> SignalInstance: ...

    @property
    def cannot(self) -> SignalInstance: ...

    def show(self, notice: Notice) -> None: ...

    def withdraw(self, key: int) -> None: ...

    def close(self) -> None: ...
