"""Tags on the chosen messages: the menu, the keys 1 to 9 and 0, and a new tag."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence

from app.model.message import MessageRow
from app.model.operation import SetFlags
from ui import theme
from ui.actions import Actions
from ui.context import Context
from ui.dialogs.tag import TagDialog
from ui.tags import Tag
from ui.views.message_list import MessageListPane
from ui.views.tag_chip import tag_icon

MOST_FOREIGN = 10
"""Entries for keywords that only other programs gave."""


class TaggingDesk(QObject):
    """Fills the tag menu; an entry is ticked where all chosen messages wear the tag."""

    preferences_wanted = Signal()

    def __init__(self, context: Context, pane: MessageListPane, actions: Actions) -> None:
        super().__init__(context.window)
        self._context, self._pane, self._actions = context, pane, actions
        self._more: list[QAction] = []
        menu = actions.tag_menu
        menu.setToolTipsVisible(True)
        menu.addActions(actions.tag_keys)
        self._separator = menu.addSeparator()
        menu.addActions([actions.no_tags, actions.new_tag, actions.manage_tags])
        for place, action in enumerate(actions.tag_keys):
            action.triggered.connect(partial(self._key, place))
        actions.no_tags.triggered.connect(self.remove_all)
        actions.new_tag.triggered.connect(self.ask_new)
        actions.manage_tags.triggered.connect(self.preferences_wanted)
        menu.aboutToShow.connect(self._fill)
        actions.tag.setShortcut(QKeySequence("L"))
        context.window.addAction(actions.tag)
        actions.tag.triggered.connect(lambda: menu.popup(self._where()))
        context.tags.changed.connect(self._name_keys)
        # The actions' icons were just painted in the theme's colour.
        theme.manager().changed.connect(self._name_keys)
        pane.selection_changed.connect(self._tick)
        self._name_keys()

    # --- what is done ---------------------------------------------------------------------------

    def toggle(self, tag: Tag) -> None:
        """Off where all chosen messages wear it, else on."""
        rows = self._pane.selected()
        if not rows:
            return
        ids = tuple(row.id for row in rows)
        if all(_wears(row, tag) for row in rows):
            # Keywords are equal in any case (RFC 3501 2.3.2); a server may have another spelling than we.
            wanted = tag.keyword.casefold()
            spelt = frozenset(word for row in rows for word in row.keywords if word.casefold() == wanted)
            self._context.engine.edit(SetFlags(ids, remove=spelt))
        else:
            self._context.engine.edit(SetFlags(ids, add=frozenset({tag.keyword})))
        self._tick()

    def remove_all(self) -> None:
        rows = self._pane.selected()
        worn = frozenset(word for row in rows for word in row.keywords if self._context.tags.find(word) is not None)
        if worn:
            self._context.engine.edit(SetFlags(tuple(row.id for row in rows), remove=worn))

    def ask_new(self) -> None:
        dialog = TagDialog(self._context.tags, self._context.window)
        dialog.accepted.connect(lambda: self.toggle(self._context.tags.add(dialog.name(), dialog.color())))
        dialog.open()

    def _where(self) -> QPoint:
        return self._pane.mapToGlobal(QPoint(self._pane.width() // 3, self._pane.height() // 4))

    def _key(self, place: int) -> None:
        if place < len(self._context.tags.tags):
            self.toggle(self._context.tags.tags[place])

    # --- the menu -------------------------------------------------------------------------------

    def _name_keys(self) -> None:
        known = self._context.tags.tags
        self._pane.header.filters.tags.show_tags(known)
        for place, action in enumerate(self._actions.tag_keys):
            action.setVisible(place < len(known))
            if place < len(known):
                action.setText(known[place].title.replace("&", "&&"))
                action.setIcon(tag_icon(known[place].color))
        self._tick()

    def _fill(self) -> None:
        menu, rows = self._actions.tag_menu, self._pane.selected()
        for action in self._more:
            menu.removeAction(action)
            action.deleteLater()
        known = self._context.tags.tags
        foreign = {tag.keyword: tag for row in rows for tag in self._context.tags.of(row) if tag not in known}
        self._more = []
        for tag in (*known[len(self._actions.tag_keys):], *list(foreign.values())[:MOST_FOREIGN]):
            action = QAction(tag_icon(tag.color), tag.title.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setEnabled(self._actions.tag_keys[0].isEnabled())
            action.setData(tag)
            action.triggered.connect(partial(self.toggle, tag))
            menu.insertAction(self._separator, action)
            self._more.append(action)
        self._tick()

    def _tick(self) -> None:
        rows, known = self._pane.selected(), self._context.tags.tags
        for place, action in enumerate(self._actions.tag_keys):
            action.setChecked(place < len(known) and _all_wear(rows, known[place]))
        for action in self._more:
            action.setChecked(_all_wear(rows, action.data()))


def _wears(row: MessageRow, tag: Tag) -> bool:
    return any(word.casefold() == tag.keyword.casefold() for word in row.keywords)


def _all_wear(rows: Sequence[MessageRow], tag: Tag) -> bool:
    return bool(rows) and all(_wears(row, tag) for row in rows)
