"""How messages are shown, and what reading one tells to others."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from app.store import trusted_senders
from ui.settings import MOST_READ_SECONDS, Receipts, RemoteImages, Settings
from ui.settings_pages.context import PageContext
from ui.settings_pages.page import SettingsPage


class ReadingPage(SettingsPage):
    """What is chosen counts from the next message that is opened."""

    def __init__(self, settings: Settings, context: PageContext) -> None:
        super().__init__(settings, context)
        self.heading(self.tr("Showing messages"))
        self.mark_read = self.number(
            "mark_read_after", self.tr("&Mark as read after"), -1, MOST_READ_SECONDS,
            unit=QCoreApplication.translate("SettingsPages", "s", "seconds"), lowest_words=self.tr("never by itself"),
            note=self.tr("Seconds for which a message is shown; 0 is at once."),
            keywords=self.tr("seen unread delay", "keywords for the search"))
        self.plain = self.tick(
            "prefer_plain", self.tr("Show &plain text where a message has both"), label=self.tr("Body"),
            keywords=self.tr("HTML text simple", "keywords for the search"))
        self.colours = self.tick(
            "original_colours", self.tr("In the dark theme HTML keeps its &own colours"),
            keywords=self.tr("dark bodies bright white", "keywords for the search"))
        self.fold = self.tick(
            "fold_quotes", self.tr("Fold &quoted text"),
            keywords=self.tr("citation reply hide", "keywords for the search"))
        self.heading(self.tr("What others learn"))
        self.images = self.choice("remote_images", self.tr("Remote &images"), (
            (RemoteImages.TRUSTED, self.tr("Load those of trusted senders; ask for others")),
            (RemoteImages.ASK, self.tr("Ask each time, for trusted senders too")),
            (RemoteImages.SILENT, self.tr("Do not load, and do not ask"))),
            note=self.tr("Loading one tells its sender that you read the message, when and where."),
            keywords=self.tr("pictures external content tracking pixel block privacy", "keywords for the search"))
        self.trusted = QPushButton()
        self.trusted.setAutoDefault(False)
        self.trusted.clicked.connect(context.actions.trusted_senders.trigger)
        self.line(self.tr("Trusted senders"), self.trusted, show=self._show_trusted,
                  keywords=self.tr("images allow list always", "keywords for the search"))
        context.desk.bridge.trust_changed.connect(self._show_trusted)
        self.receipts = self.choice("receipts", self.tr("When a &receipt is asked for"), (
            (Receipts.ASK, self.tr("Ask whether it is sent")), (Receipts.NEVER, self.tr("Never send one"))),
            keywords=self.tr("read confirmation MDN disposition notification", "keywords for the search"))
        self.online = self.tick(
            "online_lookup", self.tr("Ask the &network for the servers of a new account"),
            label=self.tr("New accounts"),
            note=self.tr("Asked are the address's own domain, its name servers, and the provider that takes its mail."
                         " Otherwise only the list that comes with Depesche is looked at."),
            keywords=self.tr("autoconfig online look-up settings privacy", "keywords for the search"))
        self.end()

    def _show_trusted(self, _told: object = None) -> None:
        count = len(trusted_senders.all_of(self.context.desk.db))
        self.trusted.setText(self.tr("%n sender(s) …", "", count) if count else self.tr("None yet …"))
