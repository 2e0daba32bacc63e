"""What the person prefers and what the window remembers: one small JSON file in the profile, and every default.

A damaged file costs only looks; it is kept beside the new one.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path

from ui import tags as tags_
from ui.settings_file import is_shallow, read_json, texts_by_name
from ui.tags import Tag

MOST_UNDO_SECONDS = 60
MOST_READ_SECONDS = 60
FONT_PERCENTS = (80, 200)
MOST_KEYS = 8
"""For one action."""
MOST_NUMBER = (1 << 63) - 1
"""What the store takes for an id."""
_RANGES = {"undo_send_seconds": (0, MOST_UNDO_SECONDS), "font_percent": FONT_PERCENTS, "quiet_from": (0, 24 * 60 - 1),
           "quiet_until": (0, 24 * 60 - 1), "mark_read_after": (-1, MOST_READ_SECONDS), "preview_lines": (0, 2)}


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


class Notify(StrEnum):
    """What a notification of new mail tells."""

    OFF = "off"
    COUNT = "count"
    SENDER = "sender"
    FULL = "full"
    """Sender, subject and the first words."""


class Motion(StrEnum):
    SYSTEM = "system"
    FULL = "full"
    REDUCED = "reduced"


class StartAt(StrEnum):
    """What is open when the program starts."""

    LAST = "last"
    """The folder that was read last."""
    INBOX = "inbox"
    """All inboxes, or the only one."""


class RemoteImages(StrEnum):
    """What becomes of the images of a message that lie on somebody's server."""

    TRUSTED = "trusted"
    """Those of trusted senders load by themselves, for others a bar asks."""
    ASK = "ask"
    """A bar asks, whoever sent it."""
    SILENT = "silent"
    """They stay away, and no bar says so; the menu can still load them."""


class Receipts(StrEnum):
    ASK = "ask"
    NEVER = "never"
    """Nobody is told, and nothing asks."""


class Density(StrEnum):
    COMFORTABLE = "comfortable"
    COMPACT = "compact"


WINDOW_STATE = frozenset({"collapsed", "columns", "descending", "geometry", "last_folder", "reads_html",
                          "save_directory", "searches", "skipped_update", "sort", "splitters", "toured",
                          "updates_asked", "zoom"})
"""What is not chosen on a page of the preferences, but remembered from what was done."""

_NOT_STORED = ("unknown", "damaged")


def damaged_path(path: Path) -> Path:
    """Where a file goes that could not be read."""
    return path.with_name(path.name + ".damaged")


@dataclass
class Settings:
    """`language` is "" for the system's. `geometry`, `splitters` and `columns` are Qt's states in base64.

    `collapsed` names tree nodes as "ACCOUNT_ID" or "ACCOUNT_ID/PATH", those unfolded with a + before it. `sort` is
    one of app.store.messages.SortBy.
    `original_colours`: HTML mail keeps its own ones in the dark theme.
    `all_folders`: those that the person has not subscribed to are shown, too. `undo_send_seconds`: for so long (at most
    MOST_UNDO_SECONDS) what is sent can be taken back. `signature_above`: over the quote in an answer. `spelling`: a
    language's code, "auto" by the text, or "off". `searches`: earlier ones, newest first.
    `quiet_from` and `quiet_until`: minutes since midnight between which nothing notifies, where they differ.
    `quiet_accounts`: ids of those of whose mail nothing is told.
    `font_percent`: of the system's font, 80 to 200. `shortcuts`: an action's name → its keys in Qt's portable words,
    only those that the person changed; no keys is none. `online_lookup`: servers of an address may be asked for.
    `default_account`: its id, or 0 for the first. `mark_read_after`: seconds, or -1 for never. `preview_lines`: of a
    message's text in the list, where it has room. `reads_html`: HTML mail was shown, so that its view is made ready at
    the start.
    `check_updates`: once a week the list of releases may be asked for; `updates_asked`: when it last was, in seconds
    since the epoch; `skipped_update`: the version of which the person does not want to hear.
    `unknown`: what a newer version wrote, given back untouched. `damaged`: the file could not be read, and will be put
    aside when these are saved.
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
    notify: Notify = Notify.FULL
    notify_sound: bool = False
    quiet_from: int = 0
    quiet_until: int = 0
    quiet_accounts: list[int] = field(default_factory=list)
    badge: bool = True
    tray: bool = False
    close_to_tray: bool = False
    start_minimised: bool = False
    font_percent: int = 100
    motion: Motion = Motion.SYSTEM
    shortcuts: dict[str, list[str]] = field(default_factory=dict)
    online_lookup: bool = True
    toured: bool = False
    reads_html: bool = False
    check_updates: bool = False
    updates_asked: int = 0
    skipped_update: str = ""
    start_at: StartAt = StartAt.LAST
    default_account: int = 0
    preview_lines: int = 1
    mark_read_after: int = 1
    remote_images: RemoteImages = RemoteImages.TRUSTED
    receipts: Receipts = Receipts.ASK
    tags: list[Tag] = field(default_factory=tags_.defaults)
    unknown: dict[str, object] = field(default_factory=dict)
    damaged: bool = field(default=False, compare=False)

    @classmethod
    def load(cls, path: Path) -> Settings:
        """Whatever cannot be read, or has another type than it should, is left at its default."""
        settings = cls()
        try:
            stored = read_json(path)
        except FileNotFoundError:
            return settings
        except (OSError, ValueError, RecursionError):
            stored = None
        if not isinstance(stored, dict):
            settings.damaged = True
            return settings
        known = {each.name for each in fields(cls)} - set(_NOT_STORED)
        for name in known:
            settings._take(name, stored.get(name))
        settings.unknown = {name: value for name, value in stored.items()
                            if name not in known and is_shallow(value)}
        return settings

    def save(self, path: Path) -> None:
        """Raises OSError; the old file stays whole until the new one is. What the person chose comes first, then what
        the window remembers, then what only a newer version knows; each by name."""
        held = asdict(self)
        ordered = {name: held[name] for name in sorted(held, key=lambda name: (name in WINDOW_STATE, name))
                   if name not in _NOT_STORED}
        text = json.dumps(ordered | dict(sorted(self.unknown.items())), indent=1, ensure_ascii=False)
        temporary = path.with_suffix(".new")
        # Half a character, as a name of a folder may have it on some systems, is no reason to store nothing.
        temporary.write_text(text + "\n", "utf-8", errors="replace")
        if self.damaged:
            with contextlib.suppress(FileNotFoundError):
                os.replace(path, damaged_path(path))
            self.damaged = False
        os.replace(temporary, path)

    def watch(self, tell: Callable[[], object]) -> None:
        """`tell` is called after each change of a field, in place of who was told before."""
        object.__setattr__(self, "_tell", tell)

    def unwatch(self, tell: Callable[[], object]) -> None:
        """It is called no more."""
        if self.__dict__.get("_tell") is tell:
            object.__setattr__(self, "_tell", None)

    def __setattr__(self, name: str, value: object) -> None:
        before = self.__dict__.get(name)
        object.__setattr__(self, name, value)
        tell = self.__dict__.get("_tell")
        if tell is not None and before != value:
            tell()

    def _take(self, name: str, value: object) -> None:
        default = getattr(self, name)
        if name == "tags":
            read = tags_.read(value)
            self.tags = self.tags if read is None else read
        elif isinstance(default, StrEnum):
            if isinstance(value, str) and value in list(type(default)):
                setattr(self, name, type(default)(value))
        elif name == "quiet_accounts":
            if isinstance(value, list):
                numbers = [each for each in value if type(each) is int and abs(each) <= MOST_NUMBER]
                self.quiet_accounts = numbers[:10_000]
        elif isinstance(default, list):
            if isinstance(value, list):
                setattr(self, name, [entry for entry in value if isinstance(entry, str)][:10_000])
        elif isinstance(default, float):
            if isinstance(value, int | float) and not isinstance(value, bool) and 0.25 <= value <= 5:
                setattr(self, name, float(value))
        elif name in _RANGES:
            if type(value) is int:
                setattr(self, name, min(max(value, _RANGES[name][0]), _RANGES[name][1]))
        elif name == "shortcuts":
            self.shortcuts = texts_by_name(value, MOST_KEYS)
        elif type(value) is type(default) and not (isinstance(value, int) and abs(value) > MOST_NUMBER):
            setattr(self, name, value)
