"""What earlier listings on a connection taught, so that the next one asks for no more than it must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.model.folder import Role


@dataclass(slots=True)
class ListMemory:
    """`counted`: all numbers were told once. `without_modseq`: some mailbox has no HIGHESTMODSEQ. `plain`: extended
    LIST was refused. `reached`: prefixes below which `LIST "" "*"` finds all there is."""

    counted: bool = False
    without_modseq: bool = False
    plain: bool = False
    reached: set[str] = field(default_factory=set)
    _first: list[str] = field(default_factory=list)
    _others: list[str] = field(default_factory=list)
    _turn: int = 0

    def outside(self, prefixes: Sequence[str]) -> list[str]:
        """Of the namespaces' prefixes those that need a LIST of their own."""
        return [prefix for prefix in dict.fromkeys(prefixes) if prefix and prefix not in self.reached]

    def note(self, selectable: Sequence[tuple[str, Role]]) -> None:
        """The mailboxes whose STATUS can be asked for."""
        self._first = [path for path, role in selectable if role is not Role.NONE]
        self._others = [path for path, role in selectable if role is Role.NONE]

    def to_ask(self, most: int, *, anew: bool = True) -> list[str]:
        """Those whose turn it is: the ones with a role always, of the others as many as fit, going round (`anew`)."""
        room = max(0, most - len(self._first))
        if len(self._others) <= room:
            return self._first + self._others
        start = self._turn % len(self._others)
        chosen = (self._others + self._others)[start:start + room]
        if anew:
            self._turn = start + room
        return self._first[:most] + chosen
