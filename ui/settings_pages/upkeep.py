"""Newer versions of the program, and how everything of it is removed."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QSizePolicy

from app import __version__
from app.paths import Profile
from ui.forms.labels import Toned
from ui.forms.update_part import UpdatePart
from ui.settings import Settings
from ui.settings_pages.context import PageContext
from ui.settings_pages.page import SettingsPage


class UpkeepPage(SettingsPage):
    """Nothing is asked by itself unless the person ticks it."""

    def __init__(self, settings: Settings, context: PageContext) -> None:
        super().__init__(settings, context)
        self.heading(self.tr("Newer versions"))
        self.version = Toned(f"Depesche {__version__}", "text")
        self.line(self.tr("This version"), self.version,
                  keywords=self.tr("version release number", "keywords for the search"))
        self.part = UpdatePart(context.updates)
        self.part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.line(self.tr("Newer version"), self.part,
                  keywords=self.tr("update upgrade check release", "keywords for the search"))
        self.weekly = self.tick(
            "check_updates", self.tr("Ask once a &week"), label=self.tr("By itself"),
            note=self.tr("The list of releases at Depesche's own address is read. Nothing is sent about you, and"
                         " nothing is downloaded or installed by itself."),
            keywords=self.tr("automatic update check privacy", "keywords for the search"))
        self.weekly.setEnabled(not context.updates.brought_by)
        self.heading(self.tr("Everything that is here"))
        self.remove = QPushButton(self.tr("&Remove all data of Depesche …"))
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(lambda _checked=False: context.remove_all())
        self.line(self.tr("This profile"), self.remove,
                  note=self.tr("Accounts, mail, settings and passwords on this computer. You are told first what would"
                               " be lost."),
                  keywords=self.tr("delete erase uninstall reset profile wipe", "keywords for the search"))
        self.remove.setEnabled(not Profile(context.desk.settings_path.parent).is_demo)
        self.end()
