"""Which pages the preferences have, in their order.

A page is a class of `ui.settings_pages.page.SettingsPage` in a file of its own; to add one, add its line here.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.quick_dataclass import dataclass
from ui.settings import Settings
from ui.settings_pages.accounts import AccountsPage
from ui.settings_pages.appearance import AppearancePage
from ui.settings_pages.context import PageContext
from ui.settings_pages.desktop import DesktopPage
from ui.settings_pages.general import GeneralPage
from ui.settings_pages.identities import IdentitiesPage
from ui.settings_pages.notifications import NotificationsPage
from ui.settings_pages.page import SettingsPage
from ui.settings_pages.reading import ReadingPage
from ui.settings_pages.security import SecurityPage
from ui.settings_pages.shortcuts import ShortcutsPage
from ui.settings_pages.tags import TagsPage
from ui.settings_pages.upkeep import UpkeepPage
from ui.settings_pages.writing import WritingPage


@dataclass(frozen=True, slots=True)
class PageEntry:
    """`name` is for programs and does not change. `build` makes the page once it is needed. What it is called, and
    other words by which people may look for it, are given as QT_TRANSLATE_NOOP leaves them."""

    name: str
    marked_title: object
    icon: str
    build: Callable[[Settings, PageContext], SettingsPage]
    marked_words: object = ""

    @property
    def source(self) -> str:
        """What it is called in English."""
        return str(self.marked_title)

    @property
    def words(self) -> str:
        """The other words in English."""
        return str(self.marked_words)

    @property
    def title(self) -> str:
        """In the language of the moment."""
        return QCoreApplication.translate("SettingsPages", self.source)

    @property
    def keywords(self) -> str:
        return QCoreApplication.translate("SettingsPages", self.words) if self.words else ""


ENTRIES = (
    PageEntry("general", QT_TRANSLATE_NOOP("SettingsPages", "General"), "sliders", GeneralPage),
    PageEntry("accounts", QT_TRANSLATE_NOOP("SettingsPages", "Accounts"), "server", AccountsPage,
              QT_TRANSLATE_NOOP("SettingsPages", "mailbox IMAP POP3 SMTP")),
    PageEntry("identities", QT_TRANSLATE_NOOP("SettingsPages", "Identities and signatures"), "signature",
              IdentitiesPage, QT_TRANSLATE_NOOP("SettingsPages", "sender name address")),
    PageEntry("appearance", QT_TRANSLATE_NOOP("SettingsPages", "Appearance"), "palette", AppearancePage,
              QT_TRANSLATE_NOOP("SettingsPages", "looks theme colours size")),
    PageEntry("reading", QT_TRANSLATE_NOOP("SettingsPages", "Reading and privacy"), "eye", ReadingPage),
    PageEntry("writing", QT_TRANSLATE_NOOP("SettingsPages", "Writing and sending"), "edit", WritingPage),
    PageEntry("notifications", QT_TRANSLATE_NOOP("SettingsPages", "Notifications"), "bell", NotificationsPage),
    PageEntry("desktop", QT_TRANSLATE_NOOP("SettingsPages", "Desktop"), "computer", DesktopPage,
              QT_TRANSLATE_NOOP("SettingsPages", "panel dock autostart")),
    PageEntry("shortcuts", QT_TRANSLATE_NOOP("SettingsPages", "Keyboard shortcuts"), "keyboard", ShortcutsPage,
              QT_TRANSLATE_NOOP("SettingsPages", "keys hotkeys")),
    PageEntry("tags", QT_TRANSLATE_NOOP("SettingsPages", "Tags"), "tag", TagsPage),
    PageEntry("security", QT_TRANSLATE_NOOP("SettingsPages", "Security"), "shield", SecurityPage,
              QT_TRANSLATE_NOOP("SettingsPages", "keys encryption")),
    PageEntry("upkeep", QT_TRANSLATE_NOOP("SettingsPages", "Updates and removal"), "download", UpkeepPage,
              QT_TRANSLATE_NOOP("SettingsPages", "newer version uninstall delete everything")),
)
