"""The quick filter by where POP3 messages are: four in one, since there is no room for four more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.model.leaving import ServerPlace
from app.store.messages import Only
from ui import icons
from ui.models.place_words import ICONS

PLACES = (Only.ON_SERVER, Only.LEAVING, Only.ONLY_HERE, Only.PARTIAL)


class PlaceChip(QToolButton):
    """A chip with a menu; once one is chosen the chip bears its name. `chosen` carries the Only."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setProperty("role", "chip")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName(self.tr("Where messages are"))
        self.setToolTip(self.tr("Where messages are"))
        menu = QMenu(self)
        group = QActionGroup(menu)
        self.actions_ = {}
        for only, text, place in ((Only.ON_SERVER, self.tr("On the server"), ServerPlace.ON_SERVER),
                                  (Only.LEAVING, self.tr("Will be deleted"), ServerPlace.LEAVING),
                                  (Only.ONLY_HERE, self.tr("Only here"), ServerPlace.ONLY_HERE),
                                  (Only.PARTIAL, self.tr("Partial"), ServerPlace.PARTIAL)):
            action = menu.addAction(icons.icon(ICONS[place], "dim"), text)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, only=only: self.chosen.emit(only))
            self.actions_[only] = action
        self.setMenu(menu)
        self.toggled.connect(self._name)
        self._name(False)

    def choose(self, only: Only) -> None:
        """What it stands for while it is down."""
        self.setProperty("only", only.value)
        self.actions_[only].setChecked(True)
        self._name(True)

    def _name(self, chosen: bool) -> None:
        only = Only(self.property("only")) if chosen and self.property("only") else None
        words = self.actions_[only].text() if only is not None else self.tr("Server")
        self.setText(f"{words} ▾")
        if not chosen:
            for action in self.actions_.values():
                # Nothing is chosen in a menu that is not in force.
                action.setChecked(False)
