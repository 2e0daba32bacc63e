"""The quick filter by tag: one of the person's tags, or any of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup, QIcon
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui import icons, theme
from ui.tags import Tag


def tag_icon(color: str) -> QIcon:
    """Outlined; filled where the tag is on."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(icons.pixmap("tag", color, 16, ratio))
        made.addPixmap(icons.pixmap("tag-filled", color, 16, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made


class TagChip(QToolButton):
    """A chip with a menu; once a tag is chosen the chip bears its name. `changed` tells that another one is."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[Tag, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self.setCheckable(True)
        self.setProperty("role", "chip")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName(self.tr("Tag"))
        self.setToolTip(self.tr("Only messages with a tag"))
        self._menu = QMenu(self)
        self._group = QActionGroup(self._menu)
        self.setMenu(self._menu)
        self.show_tags(())

    @property
    def keywords(self) -> tuple[str, ...]:
        """In lower case, for `View.tags`; () where no tag is asked for."""
        return self._chosen

    def show_tags(self, tags: Sequence[Tag]) -> None:
        """These can be chosen."""
        self._tags = tuple(tags)
        self._menu.clear()
        for words, icon, chosen in (
            (self.tr("Any tag"), tag_icon(theme.colors().dim), self._any()),
            *((tag.title.replace("&", "&&"), tag_icon(tag.color), (tag.keyword.casefold(),)) for tag in self._tags),
        ):
            action = self._menu.addAction(icon, words)
            action.setCheckable(True)
            action.setData(chosen)
            self._group.addAction(action)
            action.triggered.connect(lambda _checked=False, chosen=chosen: self._take(chosen))
        self._menu.addSeparator()
        self._menu.addAction(self.tr("No matter which"), lambda: self._take(()))
        self.setVisible(bool(self._tags))
        self.choose(self._chosen)

    def choose(self, keywords: tuple[str, ...]) -> None:
        """Without a word to anybody."""
        self._chosen = keywords
        known: dict[tuple[str, ...], str] = {(tag.keyword.casefold(),): tag.title for tag in self._tags}
        words = known.get(keywords, self.tr("Tagged") if keywords else self.tr("Tag"))
        self.setText(f"{words} ▾")
        self.setChecked(bool(keywords))
        for action in self._group.actions():
            action.setChecked(bool(keywords) and action.data() == keywords)

    def toggle_any(self) -> None:
        """Any tag, or no matter which."""
        self._take(() if self._chosen else self._any())

    def _any(self) -> tuple[str, ...]:
        return tuple(tag.keyword.casefold() for tag in self._tags)

    def _take(self, keywords: tuple[str, ...]) -> None:
        before = self._chosen
        self.choose(keywords)
        if keywords != before:
            self.changed.emit()
