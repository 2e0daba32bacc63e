"""What the pages of the preferences work with beside the settings."""

from __future__ import annotations

from collections.abc import Callable

from app.quick_dataclass import dataclass
from ui.actions import Actions
from ui.context import Context
from ui.shortcut_book import ShortcutBook
from ui.updates import Updates


@dataclass(frozen=True, slots=True)
class PageContext:
    """`desk` has engine, bridge, store and tags. What the window can do is done by its `actions`. `language_at_start`:
    the one that is shown, as Settings has it. `open_account` shows the settings of the account with this id,
    `remove_all` the question whether everything is to be deleted."""

    desk: Context
    actions: Actions
    shortcuts: ShortcutBook
    open_account: Callable[[int], object]
    updates: Updates
    remove_all: Callable[[], object]
    language_at_start: str = ""
