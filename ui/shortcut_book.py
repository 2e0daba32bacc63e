"""The keys of the window's actions: as they are at first, and as the person wants them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.quick_dataclass import dataclass
from ui.actions import Actions
from ui.key_words import portable, words_of
from ui.settings import MOST_KEYS, Settings

RESERVED = ("Return", "Enter", "Esc", "Tab", "Shift+Tab", "Space", "Shift+Space", "Up", "Down", "Left", "Right",
            "PgUp", "PgDown", "Home", "End")
"""By these one moves in lists and texts: an action that takes one would take it from there."""


@dataclass(frozen=True, slots=True)
class Clash:
    """What else these keys do. `name` is the other action's, or "" for keys that no action can have."""

    name: str
    words: str


class ShortcutBook(QObject):
    """Gives each action its keys. Keys are in Qt's portable words, such as "Ctrl+Shift+M".

    What the person wants goes before what is so at first: an action at its defaults does without a key that another
    one was given. Two actions with one key would both be dead.
    """

    changed = Signal()

    def __init__(self, actions: Actions, settings: Settings, window: QMainWindow) -> None:
        super().__init__(window)
        self._all, self._settings, self._window = actions, settings, window
        self._actions = {each.objectName(): each for each in actions.all()
                         if each.shortcuts() or not isinstance(each.menu(), QMenu)}
        self._defaults = {name: tuple(portable(key) for key in each.shortcuts())
                          for name, each in self._actions.items()}
        self._held: dict[str, tuple[str, ...]] = {}
        self._apply()

    def names(self) -> tuple[str, ...]:
        """Of all that can have keys."""
        return tuple(self._actions)

    def groups(self) -> list[tuple[str, list[str]]]:
        """Their names by menu, each once; what stands in no menu comes last."""
        found: dict[str, list[str]] = {}
        left = dict.fromkeys(self._actions)
        for menu, action in in_menus(self._window.menuBar().actions()):
            if action.objectName() in left:
                del left[action.objectName()]
                found.setdefault(menu, []).append(action.objectName())
        if left:
            found.setdefault(self.tr("More"), []).extend(left)
        return list(found.items())

    def action(self, name: str) -> QAction:
        return self._actions[name]

    def words(self, name: str) -> str:
        """What the action is called now; a tag's key that has no tag so far by its number."""
        words = words_of(self._actions[name])
        return self.tr("Tag {number}").format(number=words) if name == f"tag_{words}" else words

    def keys(self, name: str) -> tuple[str, ...]:
        """Those that work now; the first one is shown in menus."""
        return self._held[name]

    def is_changed(self, name: str) -> bool:
        return self.keys(name) != self._defaults[name]

    def clash(self, key: str, name: str) -> Clash | None:
        """What speaks against giving `key` to the action `name`."""
        if not key:
            return None
        if key in RESERVED:
            return Clash("", "")
        for other in self._actions:
            if other != name and key in self.keys(other):
                return Clash(other, self.words(other))
        return None

    def put(self, name: str, keys: Iterable[str]) -> None:
        """From now on just these; whichever other action had one of them does without it."""
        wanted = [key for key in dict.fromkeys(keys) if key and key not in RESERVED][:MOST_KEYS]
        # All of them anew, not changed in place: who watches the settings is to notice.
        fresh = {other: [key for key in own if key not in wanted]
                 for other, own in self._settings.shortcuts.items() if other != name}
        self._settings.shortcuts = {other: own for other, own in (*fresh.items(), (name, wanted))
                                    if tuple(own) != self._defaults.get(other)}
        self._apply()
        self.changed.emit()

    def reset(self, name: str) -> None:
        """As at first, and so whoever was given one of its keys does without."""
        self.put(name, self._defaults[name])

    def apply(self) -> None:
        """The settings were changed elsewhere."""
        self._apply()
        self.changed.emit()

    def _read(self) -> dict[str, tuple[str, ...]]:
        """What the settings come to: somebody may have edited the file, and no key may be given twice."""
        own = {name: keys for name, keys in self._settings.shortcuts.items() if name in self._actions}
        given: set[str] = set()
        held: dict[str, tuple[str, ...]] = {}
        for name, keys in (*own.items(), *((name, keys) for name, keys in self._defaults.items() if name not in own)):
            known = (portable(QKeySequence(key)) for key in keys if QKeySequence(key).count() == 1)
            held[name] = tuple(key for key in dict.fromkeys(known)
                               if key and key not in given and key not in RESERVED)
            given.update(held[name])
        return held

    def _apply(self) -> None:
        self._held = self._read()
        for name, action in self._actions.items():
            wanted = self.keys(name)
            if tuple(portable(key) for key in action.shortcuts()) != wanted:
                action.setShortcuts([QKeySequence(key) for key in wanted])
                self._all.describe_again(action)


def in_menus(actions: Iterable[QAction], path: str = "") -> Iterator[tuple[str, QAction]]:
    """What stands in menus, each with its menu's title; those of a menu below come after it."""
    for action in actions:
        found = action.menu()
        if isinstance(found, QMenu):
            for inner in found.actions():
                if not inner.isSeparator():
                    yield words_of(action), inner
            yield from in_menus(found.actions(), words_of(action))
