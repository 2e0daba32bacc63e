r"""What must have become of every message, whoever touched it.

The ledger predicts nothing that server or client work out for themselves. It notes, message by message, what the
person saw right after an edit and what the server held right after another client's. Who alone touched a message since
the last checkpoint gets exactly what was seen. Where both touched it, several ends are right, but never one in which
the message is lost without anybody having deleted it, or there more often than somebody copied it, or has a flag that
nobody gave it, or lacks one that nobody took.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Place = tuple[str, frozenset[str]]
"""Folder and flags of one instance of a message."""

View = Mapping[str, Counter[Place]]
"""Token → its instances."""


def view(rows: Iterable[tuple[str, str, frozenset[str]]]) -> dict[str, Counter[Place]]:
    """Of (folder, token, flags)."""
    found: dict[str, Counter[Place]] = {}
    for folder, token, flags in rows:
        found.setdefault(token, Counter())[folder, flags] += 1
    return found


@dataclass
class Entry:
    """One message since the last checkpoint. `ours` and `theirs`: as it stood right after each side's last touch."""

    base: Counter[Place] = field(default_factory=Counter)
    ours: Counter[Place] | None = None
    theirs: Counter[Place] | None = None
    filed: int = 0
    copied: int = 0
    removed: int = 0
    given: set[str] = field(default_factory=set)
    kept: set[str] | None = None
    """The flags that it had whenever it was looked at."""

    def seen(self, places: Counter[Place]) -> None:
        for _, flags in places:
            self.given |= flags
            self.kept = set(flags) if self.kept is None else self.kept & flags


@dataclass
class Ledger:
    """Of one account between two checkpoints."""

    entries: dict[str, Entry] = field(default_factory=dict)
    our_folders: bool = False
    their_folders: bool = False
    interrupted: bool = False

    def we_did(self, before: View, after: View, *, folders: bool = False) -> None:
        """What the person sees before and after an edit made here."""
        self.our_folders |= folders
        for token, old, new in _changed(before, after):
            entry = self._entry(token, old)
            entry.ours = new
            self._count(entry, old, new)

    def they_did(self, before: View, after: View, *, folders: bool = False) -> None:
        """What the server holds before and after another client's action."""
        self.their_folders |= folders
        for token, old, new in _changed(before, after):
            entry = self._entry(token, old)
            entry.theirs = new
            self._count(entry, old, new)

    def checkpoint(self, held: View) -> list[str]:
        """What is wrong with what the server holds; from here the ledger begins anew."""
        wrong = []
        for token in sorted(self.entries.keys() | held.keys()):
            entry, found = self.entries.get(token, Entry()), held.get(token, Counter())
            if complaint := self._judge(entry, found):
                wrong.append(f"{token}: {complaint}; {_told(entry)}")
        self.entries = {}
        for token, places in held.items():
            self._entry(token, places).base = places
        self.our_folders = self.their_folders = self.interrupted = False
        return wrong

    def _entry(self, token: str, places: Counter[Place]) -> Entry:
        entry = self.entries.setdefault(token, Entry())
        entry.seen(places)
        return entry

    def _count(self, entry: Entry, old: Counter[Place], new: Counter[Place]) -> None:
        entry.seen(new)
        more = new.total() - old.total()
        if more > 0 and not old and not entry.base:
            entry.filed += more
        else:
            entry.copied += max(0, more)
        entry.removed += max(0, -more)

    def _judge(self, entry: Entry, found: Counter[Place]) -> str:
        exact = None
        if entry.ours is None and entry.theirs is None:
            exact = entry.base
        elif entry.theirs is None and not self.their_folders:
            exact = entry.ours
        elif entry.ours is None and not self.our_folders:
            exact = entry.theirs
        if exact is not None:
            return "" if found == exact else f"is {_brief(found)} instead of {_brief(exact)}"
        least = max(0, entry.base.total() + entry.filed - entry.removed)
        if self.our_folders and entry.theirs is not None:
            least = 0  # deleting a folder takes along what has just come into it
        most = entry.base.total() + entry.filed + entry.copied
        if self.interrupted and (entry.copied or entry.filed):
            most += 1  # its copy got through unanswered, and was moved on or changed before it could be recognised
        if self.their_folders and entry.ours is not None:
            most += entry.base.total()  # its folder seemed deleted and was renamed: our copy was filed anew
        if not least <= found.total() <= most:
            return f"is there {found.total()} times, which should be {least} to {most}: {_brief(found)}"
        for _, flags in found:
            if not flags <= entry.given:
                return f"has flags that nobody gave it: {sorted(flags - entry.given)}"
            if not (entry.kept or set()) <= flags:
                return f"lacks flags that nobody took: {sorted((entry.kept or set()) - flags)}"
        return ""


def _changed(before: View, after: View) -> Iterable[tuple[str, Counter[Place], Counter[Place]]]:
    for token in sorted(before.keys() | after.keys()):
        old, new = before.get(token, Counter()), after.get(token, Counter())
        if old != new:
            yield token, old, new


def _brief(places: Counter[Place]) -> str:
    return ", ".join(f"{count} x {folder} {sorted(flags)}" for (folder, flags), count in places.items()) or "nowhere"


def _told(entry: Entry) -> str:
    ours = "not by us" if entry.ours is None else f"by us to {_brief(entry.ours)}"
    theirs = "not by the other" if entry.theirs is None else f"by the other to {_brief(entry.theirs)}"
    return f"it was {_brief(entry.base)}, touched {ours}, {theirs}"
