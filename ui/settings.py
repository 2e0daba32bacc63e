"""What the window remembers: one small JSON file in the profile. A damaged file costs only looks."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path

from ui import tags as tags_
from ui.tags import Tag


class ThemeChoice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


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
    `all_folders`: those that the person has not subscribed to are shown, too.
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
        elif type(value) is type(default):
            setattr(self, name, value)
