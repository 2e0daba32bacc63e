"""Third page: the dry run's numbers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from app.model.account import Protocol
from app.model.switching import SwitchPlan
from ui import formats, icons
from ui.forms.labels import Picture, Toned, hint, title
from ui.forms.table import RIGHT, Table
from ui.switch.planned_page import PlannedPage


class NumbersPage(PlannedPage):
    """Nothing was changed so far; the next button begins."""

    def __init__(self, protocol: Protocol, names: Mapping[int, str]) -> None:
        super().__init__(protocol, names, self.tr("Counting again …"))
        self.say(self.tr("What would be done"), self.tr("So far nothing was changed, neither here nor on the server."))
        self.sum = title("", 1.1)
        self.rest = Toned()
        card = QFrame()
        card.setProperty("frame", "card")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.sum)
        words.addWidget(self.rest)
        line = QHBoxLayout(card)
        line.setContentsMargins(14, 12, 14, 12)
        line.setSpacing(12)
        mark = Picture("cloud-sync" if self._to_imap else "download", 28, "accent")
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        there, to_do = ((self.tr("There already"), self.tr("To upload")) if self._to_imap else
                        (self.tr("Here already"), self.tr("To download")))
        figures = range(1, 5)
        self.table = Table(self.tr("Numbers by folder"),
                           [self.tr("Folder"), self.tr("Messages"), there, to_do, self.tr("Not possible")],
                           dict.fromkeys(figures, 108), figures)
        self.table.setUniformRowHeights(True)
        self.table.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        page = QFrame()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(card)
        column.addWidget(self.table, 1)
        column.addWidget(hint(self.tr(
            "You can stop at any time and go on later. Until the end the account stays as it is, and no rule removes"
            " anything from the server.")))
        self.hold(page)

    def _fill(self, plan: SwitchPlan) -> None:
        size = formats.size(plan.octets)
        if not plan.to_carry:
            first = self.tr("Nothing is to be uploaded: all of it is there.") if self._to_imap else self.tr(
                "Nothing is to be downloaded: all of it is here.")
        elif self._to_imap:
            first = self.tr("%Ln message(s) would be uploaded ({size}).", "", plan.to_carry).format(size=size)
        else:
            first = self.tr("%Ln message(s) would be downloaded ({size}).", "", plan.to_carry).format(size=size)
        self.sum.setText(first)
        self.rest.setText(" ".join(self._beside(plan)))
        self.table.clear()
        for each in plan.folders:
            name = self._names.get(each.folder_id, each.name)
            moved = self._to_imap and each.path and each.path.casefold() != each.name.casefold()
            item = QTreeWidgetItem([f"{name} → {each.path}" if moved else name, formats.number(each.total),
                                    *(formats.number(number) if number else "–"
                                      for number in (each.there, each.to_carry, each.unfit))])
            item.setIcon(0, icons.icon("folder-new" if each.create else "folder", "dim"))
            for column in range(1, 5):
                item.setTextAlignment(column, RIGHT)
            self.table.addTopLevelItem(item)

    def _beside(self, plan: SwitchPlan) -> list[str]:
        words = []
        if plan.there:
            words.append(self.tr("%Ln is/are on the server already and is/are not uploaded again.", "", plan.there)
                         if self._to_imap else self.tr("%Ln is/are here already.", "", plan.there))
        made = sum(each.create for each in plan.folders)
        if made:
            words.append(self.tr("%Ln folder(s) would be made on the server.", "", made))
        kept = sum(not each.path for each in plan.folders)
        if kept:
            words.append(self.tr("%Ln folder(s) stay(s) on this computer only.", "", kept))
        unfit = sum(each.unfit for each in plan.folders)
        if unfit:
            words.append(self.tr("%Ln message(s) cannot be carried, since they are not here as a whole; they stay as"
                                 " they are.", "", unfit))
        return words
