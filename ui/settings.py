"""What the window remembers: one small JSON file in the profile. A damaged file costs only looks."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path

from ui import tags as tags_
from ui.tags import Tag

MOST_UNDO_SECONDS = 60


class ThemeChoice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class WritingFormat(StrEnum):
    AS_ANSWERED = "as-answered"
    """Rich text where a message with HTML is answered or sent on, else plain."""
    RICH = "rich"
    PLAIN = "plain"


class ListLayout(StrEnum):
    TWO_LINES = "two-lines"
    COLUMNS = "columns"


class Density(StrEnum):
    COMFORTABLE = "comfortable"
    COMPACT = "compact"


@dataclass
class Settings:
    """`language` is "" for the system's. `geometry`, `splitters` and `columns` are Qt's states in base64.

    `collapsed` names tree nodes as "ACCOUNT_ID" or "ACCOUNT_ID/PATH", those unfolded with a + before it. `sort` is
    one of app.store.messages.SortBy.
    `original_colours`: HTML mail keeps its own ones in the dark theme.
    `all_folders`: those that the person has not subscribed to are shown, too. `undo_send_seconds`: for so long (at most
    MOST_UNDO_SECONDS) what is sent can be taken back. `signature_above`: over the quote in an answer. `spelling`: a
    language's code, "auto" by the text, or "off". `searches`: earlier ones, newest first.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    language: str = ""
    layout: ListLayout = ListLayout.TWO_LINES
    density: Density = Density.COMFORTABLE
    geometry: str = ""
    splitters: str = ""
    columns: str = ""
    collapsed: list[str] = field(default_factory=list)
    sort: str = "date"
    descending: bool = True
    last_folder: int = 0
    prefer_plain: bool = False
    zoom: float = 1.0
    save_directory: str = ""
    all_folders: bool = False
    fold_quotes: bool = True
    original_colours: bool = False
    conversations: bool = True
    undo_send_seconds: int = 10
    writing: WritingFormat = WritingFormat.AS_ANSWERED
    signature_above: bool = False
    spelling: str = "auto"
    searches: list[str] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=tags_.defaults)

    @classmethod
    def load(cls, path: Path) -> Settings:
        """Whatever cannot be read, or has another type than it should, is left at its default."""
        settings = cls()
        try:
            stored = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            return settings
        if isinstance(stored, dict):
            for known in fields(cls):
                settings._take(known.name, stored.get(known.name))
        return settings

    def save(self, path: Path) -> None:
        """Raises OSError; the old file stays whole until the new one is."""
        temporary = path.with_suffix(".new")
        temporary.write_text(json.dumps(asdict(self), indent=1, ensure_ascii=False), "utf-8")
        os.replace(temporary, path)

    def _take(self, name: str, value: object) -> None:
        default = getattr(self, name)
        if name == "tags":
            read = tags_.read(value)
            self.tags = self.tags if read is None else read
        elif isinstance(default, StrEnum):
            if isinstance(value, str) and value in list(type(default)):
                setattr(self, name, type(default)(value))
        elif isinstance(default, list):
            if isinstance(value, list):
                setattr(self, name, [entry for entry in value if isinstance(entry, str)][:10_000])
        elif isinstance(default, float):
            if isinstance(value, int | float) and not isinstance(value, bool) and 0.25 <= value <= 5:
                setattr(self, name, float(value))
        elif name == "undo_send_seconds":
            if type(value) is int:
                self.undo_send_seconds = min(max(value, 0), MOST_UNDO_SECONDS)
        elif type(value) is type(default):
            setattr(self, name, value)
