"""Keys and certificates, which identity signs, and whether the mail that lies here is encrypted."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from app.model.account import Account
from app.model.identity import Identity
from app.store import crypto_keys, identities
from ui.forms.labels import Toned
from ui.help import calls
from ui.help.topics import Topic
from ui.protection.panel import ProtectionPanel
from ui.protection.section import ProtectionSection
from ui.settings import Settings
from ui.settings_pages.context import PageContext
from ui.settings_pages.page import SettingsPage


class SecurityPage(SettingsPage):
    """Nothing is kept in the settings: what is here belongs to keys and identities."""

    def __init__(self, settings: Settings, context: PageContext) -> None:
        super().__init__(settings, context)
        calls.set_topic(self, Topic.ENCRYPTION)
        self.heading(self.tr("Signing and encrypting"))
        self.keys = QPushButton()
        self.keys.setAutoDefault(False)
        self.keys.clicked.connect(context.actions.keys.trigger)
        self.line(self.tr("Keys and certificates"), self.keys, show=self._show_keys,
                  note=self.tr("Make a key of your own, take one in, and say whose keys you trust: OpenPGP and"
                               " S/MIME."),
                  keywords=self.tr("OpenPGP PGP GPG S/MIME certificate private public", "keywords for the search"))
        self.who = Toned("", "text")
        self.line(self.tr("Who signs"), self.who, show=self._show_who,
                  note=self.tr("Whether messages are signed and encrypted is said of each identity: see Identities."),
                  keywords=self.tr("sign encrypt signature identity", "keywords for the search"))
        self.heading(self.tr("Mail on this computer"))
        self.stored = ProtectionPanel()
        calls.set_topic(self.stored, Topic.STORED_MAIL)
        self.line("", self.stored, title=self.tr("Encryption of the stored mail"), wide=True, keywords=self.tr(
            "encrypt disk file database recovery phrase words key password lock", "keywords for the search"))
        ProtectionSection(context.desk.engine, context.desk.bridge, self.stored)
        self.end()
        bridge = context.desk.bridge
        bridge.keys_changed.connect(self.show_settings)
        bridge.writing_changed.connect(self.show_settings)
        bridge.accounts_changed.connect(self.show_settings)

    def _show_keys(self) -> None:
        count = len(crypto_keys.all_of(self.context.desk.db))
        self.keys.setText(self.tr("%n key(s) …", "", count) if count else self.tr("None yet …"))

    def _show_who(self) -> None:
        signing = [each for account in self.context.desk.accounts() for each in self._of(account)
                   if each.sign or each.encrypt]
        lines = [f"{each.email}: {self._what(each)}" for each in signing]
        self.who.setText("\n".join(lines) or self.tr("No identity signs or encrypts by itself."))

    def _of(self, account: Account) -> tuple[Identity, ...]:
        return identities.of_account(self.context.desk.db, account)

    def _what(self, identity: Identity) -> str:
        if identity.sign and identity.encrypt:
            return self.tr("signs, and encrypts where it can")
        return self.tr("signs") if identity.sign else self.tr("encrypts where it can")
