"""As whom one writes: every account's identities, with the first words of their signatures."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.model.account import Account
from app.model.identity import Identity
from app.store import identities
from ui.dialogs.identities import IdentitiesDialog
from ui.forms.labels import Toned, hint
from ui.settings import Settings
from ui.settings_pages.context import PageContext
from ui.settings_pages.page import SettingsPage

_LONGEST = 70


class IdentitiesPage(SettingsPage):
    """They belong to the accounts, and are changed in a dialog of their own with Save."""

    def __init__(self, settings: Settings, context: PageContext) -> None:
        super().__init__(settings, context)
        words = hint(self.tr("An identity is a sender with its signature. The first one of an account is used for new"
                             " messages; an answer comes from the one that was written to."))
        words.setContentsMargins(8, 0, 8, 6)
        self.column.addWidget(words)
        self.empty = hint(self.tr("There is no account yet, and so nobody to write as. Add one on the page Accounts."))
        self.empty.setContentsMargins(8, 6, 8, 6)
        self.column.addWidget(self.empty)
        self._fixed = self.column.count()
        self._fill()
        for told in (context.desk.bridge.accounts_changed, context.desk.bridge.writing_changed):
            told.connect(self._fill)

    def open_dialog(self, account: Account) -> None:
        known = identities.of_account(self.context.desk.db, account)
        IdentitiesDialog(self.context.desk.engine, self.context.desk.bridge, account, known, self.window()).open()

    def _fill(self, _told: object = None) -> None:
        while (item := self.column.takeAt(self._fixed)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.lines.clear()
        known = self.context.desk.accounts()
        self.empty.setVisible(not known)
        for account in known:
            self._account(account)
        self.column.addStretch(1)

    def _account(self, account: Account) -> None:
        told = Toned("\n".join(self._words(each) for each in identities.of_account(self.context.desk.db, account)),
                     "text")
        change = QPushButton(self.tr("Change …"))
        change.setAutoDefault(False)
        change.setAccessibleName(self.tr("Change the identities of “{account}”").format(account=account.name))
        change.clicked.connect(partial(self.open_dialog, account))
        both = QWidget()
        both.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(told, 1)
        row.addWidget(change)
        self.line(account.name.replace("&", "&&"), both,
                  keywords=self.tr("identity sender signature name address", "keywords for the search"))

    def _words(self, identity: Identity) -> str:
        who = f"{identity.name} <{identity.email}>" if identity.name else identity.email
        signature = " ".join(identity.signature.split())
        if not signature:
            return who
        cut = signature if len(signature) <= _LONGEST else signature[:_LONGEST - 1].rstrip() + "…"
        return f"{who}\n      {cut}"
