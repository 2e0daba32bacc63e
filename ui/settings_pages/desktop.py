"""The program's place on the desktop: icon in the panel, start with the session, what opens mail."""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.errors import MailError
from app.paths import Profile
from ui import background
from ui.desktop import autostart, handlers
from ui.desktop.tray import Tray
from ui.forms.labels import announce, text_label
from ui.settings import Settings
from ui.settings_pages.context import PageContext
from ui.settings_pages.page import SettingsPage


class DesktopPage(SettingsPage):
    """Autostart and default program are the system's settings: they are asked for whenever the page is made."""

    def __init__(self, settings: Settings, context: PageContext) -> None:
        super().__init__(settings, context)
        self._profile = Profile(context.desk.settings_path.parent)
        self.heading(self.tr("Panel and dock"))
        self.tray = self.tick("tray", self.tr("Show an &icon in the panel"), label=self.tr("Icon"), keywords=self.tr(
            "tray notification area system status indicator", "keywords for the search"))
        if not Tray.is_possible():
            self.lines[-1].say(self.tr("This desktop has no place for such icons at the moment; the icon appears as"
                                       " soon as there is one."))
        self.close_to_tray = self.tick(
            "close_to_tray", self.tr("&Closing the window leaves Depesche running there"),
            note=self.tr("Where no icon can be seen, closing the window ends the program as usual."),
            keywords=self.tr("background quit exit hide tray", "keywords for the search"))
        self.badge = self.tick(
            "badge", self.tr("&Number of unread messages on the program's icon"), label=self.tr("Dock"),
            note=self.tr("In docks and taskbars that show one."),
            keywords=self.tr("badge count launcher unread", "keywords for the search"))
        self.heading(self.tr("Start"))
        self._start = autostart.of_this_system(self._profile)
        self.autostart = QCheckBox(self.tr("Start with the &session"))
        self.autostart.toggled.connect(self._autostart)
        self._autostart_line = self.line(
            self.tr("Depesche"), self.autostart, show=self._show_autostart,
            note=self._about_start(),
            keywords=self.tr("autostart login boot automatic", "keywords for the search"))
        self.minimised = self.tick(
            "start_minimised", self.tr("Always start &minimised"),
            note=self.tr("Also when you start it yourself: in the panel if its icon is there, else in the taskbar."),
            keywords=self.tr("hidden background start", "keywords for the search"))
        self.heading(self.tr("Opening mail"))
        field = QWidget()
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # its words are a paragraph
        column = QVBoxLayout(field)
        column.setContentsMargins(0, 5, 0, 0)
        self.standing = text_label(self.tr("Asking the system …"))
        self.make_default = QPushButton(self.tr("Make &Depesche the default"))
        self.make_default.setAutoDefault(False)
        self.make_default.clicked.connect(self._make_default)
        self.make_default.hide()
        column.addWidget(self.standing)
        column.addWidget(self.make_default, 0, Qt.AlignmentFlag.AlignLeading)
        self.line(self.tr("Mail links and files"), field, keywords=self.tr(
            "mailto eml default program application handler", "keywords for the search"))
        self.changed.connect(self._enable)
        self._enable()
        self.end()
        background.run(self, handlers.standing, self._told)

    def show_settings(self) -> None:
        super().show_settings()
        self._enable()

    def _enable(self) -> None:
        self.close_to_tray.setEnabled(self._settings.tray)

    # --- start with the session -------------------------------------------------------------------

    def _about_start(self) -> str:
        if self._start is not None:
            return self.tr("It then waits in the panel, or minimised in the taskbar.")
        if self._profile.is_demo:
            return self.tr("Not for the demo: it leaves nothing behind.")
        return self.tr("Here this is set in the desktop's own settings.")

    def _show_autostart(self) -> None:
        self.autostart.setEnabled(self._start is not None)
        self.autostart.setChecked(self._start is not None and self._start.is_on())

    def _autostart(self, on: bool) -> None:
        if self._showing or self._start is None:
            return
        try:
            self._start.set(on)
        except OSError as error:
            self._autostart_line.say(self.tr("That could not be stored: {reason}").format(
                reason=error.strerror or str(error)))
        self._quietly(self._show_autostart)

    # --- default program --------------------------------------------------------------------------

    def _make_default(self) -> None:
        self.make_default.setEnabled(False)
        background.run(self, partial(handlers.make_default, self._profile), self._made)

    def _made(self, result: handlers.Standing | MailError) -> None:
        self.make_default.setEnabled(True)
        if isinstance(result, MailError):
            self.standing.setText(self.tr("The desktop did not take it. Choose Depesche in its settings, under default"
                                          " programs."))
        else:
            self._told(result)
        announce(self, self.standing.text())

    def _told(self, result: handlers.Standing | MailError) -> None:
        if isinstance(result, MailError) or not result.can_set:
            self.standing.setText(self._how())
            return
        if result.links and result.files:
            words = self.tr("Links to mail addresses and message files open in Depesche.")
        elif result.links:
            words = self.tr("Links to mail addresses open in Depesche, message files in another program.")
        elif result.files:
            words = self.tr("Message files open in Depesche, links to mail addresses in another program.")
        else:
            words = self.tr("Links to mail addresses and message files open in another program.")
        self.standing.setText(words)
        self.make_default.setVisible(not (result.links and result.files) and not self._profile.is_demo)

    def _how(self) -> str:
        if sys.platform == "win32":
            return self.tr("Choose Depesche in the settings of Windows: Apps, Default apps, then MAILTO and .eml.")
        if sys.platform == "darwin":
            return self.tr("Choose Depesche in the program Mail: Settings, General, Default email reader.")
        return self.tr("Choose Depesche in the desktop's settings, under default programs.")
