"""Language, what is open at the start, and the account that new messages come from."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from ui.languages import LANGUAGES
from ui.settings import Settings, StartAt
from ui.settings_pages.context import PageContext
from ui.settings_pages.page import SettingsPage


class GeneralPage(SettingsPage):
    """The language is read when the program starts, and the page says so once another one is chosen."""

    def __init__(self, settings: Settings, context: PageContext) -> None:
        super().__init__(settings, context)
        # As it is called in itself, so that everybody finds theirs.
        self._at_start = context.language_at_start
        self.language = self.choice(
            "language", self.tr("&Language"), (("", self.tr("Like the system")), *LANGUAGES),
            keywords=self.tr("English German Deutsch translation", "keywords for the search"))
        self.restart = self.lines[-1]
        self.start_at = self.choice("start_at", self.tr("At the &start open"), (
            (StartAt.LAST, self.tr("The folder that was open last")),
            (StartAt.INBOX, self.tr("The inbox; with several accounts all inboxes"))),
            keywords=self.tr("start-up begin folder last seen", "keywords for the search"))
        self.account = QComboBox()
        self.account.activated.connect(lambda: self.put("default_account", int(self.account.currentData())))
        self.account_line = self.line(
            self.tr("New messages come &from"), self.account, names=("default_account",), show=self._show_accounts,
            note=self.tr("Where no folder of an account is open. The list's first account is the usual one."),
            keywords=self.tr("default account sender standard", "keywords for the search"))
        context.desk.bridge.accounts_changed.connect(self.show_settings)
        self.changed.connect(self._say)
        self.end()

    def show_settings(self) -> None:
        super().show_settings()
        self._say()

    def _say(self) -> None:
        other = self._settings.language != self._at_start
        self.restart.say(self.tr("The language changes when Depesche is started again.") if other else "")

    def _show_accounts(self) -> None:
        self.account.clear()
        self.account.addItem(self.tr("The first account"), 0)
        for each in self.context.desk.accounts():
            self.account.addItem(each.name, each.id)
        self.account.setCurrentIndex(max(0, self.account.findData(self._settings.default_account)))
        self.account.setEnabled(self.account.count() > 2)
