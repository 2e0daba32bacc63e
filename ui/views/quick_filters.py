"""The chips above a list: what of it is shown. Those that are down hold together."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from app.store.messages import Only, View
from ui.forms.flow_layout import FlowLayout
from ui.views.place_chip import PLACES, PlaceChip
from ui.views.tag_chip import TagChip

TOGGLES = (Only.UNREAD, Only.FLAGGED, Only.ATTACHMENT, Only.MISSING)


class QuickFilters(QWidget):
    """`changed` tells that the person asks for something else."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = FlowLayout(self, spacing=6)
        self._chips: dict[Only, QToolButton] = {}
        for only, text in ((Only.ALL, self.tr("All")), (Only.UNREAD, self.tr("Unread")),
                           (Only.FLAGGED, self.tr("Starred")), (Only.ATTACHMENT, self.tr("Files")),
                           (Only.MISSING, self.tr("Missing"))):
            self._chips[only] = self._chip(only, text)
            line.addWidget(self._chips[only])
        self.tags = TagChip()
        line.addWidget(self.tags)
        self.places = PlaceChip()
        line.addWidget(self.places)
        self.tags.changed.connect(self._changed)
        self.places.chosen.connect(self._place_chosen)
        self._chips[Only.MISSING].hide()
        self.places.hide()
        self._show_all_chip()

    # --- what is asked for ----------------------------------------------------------------------

    @property
    def chosen(self) -> tuple[Only, ...]:
        """Those that are down, without tags."""
        place = (Only(self.places.property("only")),) if self.places.isChecked() else ()
        return (*(only for only in TOGGLES if self._chips[only].isChecked()), *place)

    @property
    def active(self) -> bool:
        return bool(self.chosen or self.tags.keywords)

    def arranged(self, view: View) -> View:
        """The view as the chips ask for it."""
        first, *rest = self.chosen or (Only.ALL,)
        return replace(view, only=first, also=tuple(rest), tags=self.tags.keywords)

    def set_only(self, only: Only) -> None:
        """This one and no other, without a word to anybody."""
        for each in TOGGLES:
            self._chips[each].setChecked(each is only)
        self.tags.choose(())
        if only in PLACES:
            self.places.choose(only)
        self.places.setChecked(only in PLACES)
        self._show_all_chip()

    def toggle(self, only: Only) -> None:
        """As a click on the chip, where it stands."""
        if self.isVisible():
            self._chips[only].click()

    def toggle_tagged(self) -> None:
        if self.isVisible() and not self.tags.isHidden():
            self.tags.toggle_any()

    def chip(self, only: Only) -> QToolButton:
        return self.places if only in PLACES else self._chips[only]

    def show_for(self, *, missing: bool, places: bool) -> None:
        """As `ListHeader.show_folder`."""
        self._chips[Only.MISSING].setVisible(missing or self._chips[Only.MISSING].isChecked())
        self.places.setVisible(places or self.places.isChecked())

    # --- clicks ---------------------------------------------------------------------------------

    def _chip(self, only: Only, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        button.setProperty("role", "chip")
        if only is Only.ALL:
            button.clicked.connect(self._all_clicked)
        else:
            button.clicked.connect(self._changed)
        return button

    def _all_clicked(self) -> None:
        self.set_only(Only.ALL)
        self.changed.emit()

    def _place_chosen(self, only: Only) -> None:
        self.places.choose(only)
        self.places.setChecked(True)
        self._changed()

    def _changed(self) -> None:
        self._show_all_chip()
        self.changed.emit()

    def _show_all_chip(self) -> None:
        self._chips[Only.ALL].setChecked(not self.active)
