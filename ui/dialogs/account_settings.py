"""An account's settings: name and sender, sign-in, servers, rules, and its removal."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QScrollArea, QTabWidget, QWidget

from app.commands import AskKeyring, ProbeAccount, RemoveAccount, SaveAccount
from app.errors import CertificateFacts, MailError
from app.events import AccountSaved, KeyringKnown, ProbeFinished, SignedIn
from app.model.account import Account, Protocol
from app.setup import oauth_providers
from app.store import identities
from ui import sign_in_words, wording
from ui.bridge import EventBridge
from ui.dialogs.account_rules import AccountRules
from ui.dialogs.account_servers import AccountServers
from ui.dialogs.account_sign_in import AccountSignIn
from ui.dialogs.error import explain
from ui.dialogs.frame import DialogFrame
from ui.dialogs.identities import IdentitiesDialog
from ui.dialogs.remove_account import RemoveAccountDialog
from ui.forms.addresses import is_email
from ui.forms.labels import Problem, Toned, field_label, hint, note, title
from ui.forms.scrolling import scrolling
from ui.forms.secret_form import SecretForm
from ui.forms.tab_page import TabPage
from ui.help import calls
from ui.help.topics import Topic
from ui.ports import EnginePort
from ui.settings import Settings
from ui.taken_names import taken_names
from ui.tokens import next_token

RULES, SIGN_IN, SERVERS = "rules", "sign-in", "servers"
"""Tabs that can be asked for."""


class AccountSettingsDialog(DialogFrame):
    """Saves on request; with a new password the servers are asked first, so that a wrong one is not stored. With
    `settings` it also has what Depesche itself keeps of the account: whether its mail is told of."""

    removed = Signal(int)
    protocol_wanted = Signal()
    """To look at how mail is fetched, and perhaps to switch."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, account: Account,
                 parent: QWidget | None = None, settings: Settings | None = None) -> None:
        super().__init__(self.tr("Settings of “{account}”").format(account=account.name), parent)
        self._engine, self._bridge = engine, bridge
        self._account, self._settings = account, settings
        self.explain_by(Topic.PROTOCOLS)
        self._taken = taken_names(engine, but=account.id)
        self._probe_token = self._save_token = self._keyring_token = 0
        self.tabs = QTabWidget()
        self.tabs.tabBar().setDrawBase(False)
        self._build_person()
        self._build_sign_in()
        self.servers = AccountServers(engine, bridge, account)
        calls.set_topic(self.servers, Topic.CERTIFICATES)
        self.servers.protocol_wanted.connect(self.protocol_wanted)
        self.incoming, self.outgoing, self.sends = self.servers.incoming, self.servers.outgoing, self.servers.sends
        self.tabs.addTab(scrolling(self.servers), self.tr("Servers"))
        self.rules = AccountRules(engine, bridge, account)
        calls.set_topic(self.rules, Topic.LEAVING if account.protocol is Protocol.POP3 else Topic.PROTOCOLS)
        self.tabs.addTab(scrolling(self.rules), self.tr("Mail"))
        self.body.addWidget(self.tabs, 1)
        self.state = Toned()
        self.problem = Problem()
        self.body.addWidget(self.state)
        self.body.addWidget(self.problem)
        self.remove_button = self.add_left(self.tr("&Remove account …"))
        self.remove_button.setProperty("role", "danger")
        self.cancel = self.add_button(self.tr("Cancel"))
        self.save_button = self.add_button(self.tr("&Save"), default=True)
        self.remove_button.clicked.connect(self.ask_removal)
        self.cancel.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        self.servers.trial_wanted.connect(lambda: self.servers.try_out(self.account(), self.secret.password()))
        bridge.probe_finished.connect(self._probed)
        bridge.account_saved.connect(self._saved)
        bridge.keyring_known.connect(self._keyring_known)
        for signal in (self.name.textChanged, self.email.textChanged, self.servers.changed, self.secret.changed):
            signal.connect(self._edited)
        self._refresh()
        self.fit(680, 660)
        self.name.setFocus()
        self._keyring_token = next_token()
        engine.submit(AskKeyring(self._keyring_token))

    def explained_page(self) -> QWidget | None:
        shown = self.tabs.currentWidget()
        return shown.widget() if isinstance(shown, QScrollArea) else shown

    def show_tab(self, name: str) -> None:
        """One of those above."""
        self.tabs.setCurrentIndex({SIGN_IN: 1, SERVERS: 2, RULES: 3}[name])

    def account(self) -> Account:
        """What the fields hold."""
        return self.servers.take(replace(
            self.rules.take(self._account), name=" ".join(self.name.text().split()), email=self.email.text().strip(),
            display_name=" ".join(self.display_name.text().split()), secret=self.secret.source()))

    def save(self) -> None:
        """Store the settings, after a check of the servers where a password was typed."""
        self.problem.say("")
        if self.secret.password():
            self._probe_token = next_token()
            self.state.setText(self.tr("Trying the password out …"))
            self._engine.submit(ProbeAccount(self._probe_token, self.account(), self.secret.password()))
        else:
            self._store()
        self._refresh()

    def ask_removal(self) -> None:
        """Ask, with what would be lost; nothing on the server is touched."""
        dialog = RemoveAccountDialog(self._account, self)
        dialog.accepted.connect(self._remove)
        dialog.open()

    def _open_identities(self) -> None:
        db = self._engine.open_reader()
        try:
            known = identities.of_account(db, self._account)
        finally:
            db.close()
        IdentitiesDialog(self._engine, self._bridge, self._account, known, self).open()

    def _store(self) -> None:
        self._save_token = next_token()
        self.state.setText(self.tr("Saving …"))
        self._engine.submit(SaveAccount(self._save_token, self.account(), self.secret.password() or None))

    def _probed(self, event: ProbeFinished) -> None:
        if event.token != self._probe_token:
            return
        self._probe_token = 0
        for result, host in ((event.incoming, self.incoming.settings().host),
                             (event.outgoing, self.outgoing.settings().host)):
            if isinstance(result, MailError):
                self._fail(f"{host}: {wording.error_sentence(result)}")
                explain(result, self, host=host, take_key=self._take_key).open()
                return
        self._store()

    def _take_key(self, facts: CertificateFacts) -> None:
        self.servers.accept_key(facts)
        self.save()

    def _saved(self, event: AccountSaved) -> None:
        if event.token != self._save_token:
            return
        self._save_token = 0
        if event.error is not None:
            self._fail(wording.error_sentence(event.error))
            return
        if self._settings is not None:
            quiet = [each for each in self._settings.quiet_accounts if each != self._account.id]
            self._settings.quiet_accounts = quiet if self.told.isChecked() else [*quiet, self._account.id]
        self.accept()

    def _signed_in(self, event: SignedIn, is_to_be_saved: bool) -> None:
        if event.secret is not None:
            self.secret.signed_in(event.secret)
            self.state.setText(self.tr("Signed in. Save, and the account logs in like that.") if is_to_be_saved
                               else sign_in_words.kept(event))

    def _keyring_known(self, event: KeyringKnown) -> None:
        if event.token == self._keyring_token:
            self.secret.show_keyring(event.name, event.trouble, locked=event.locked)

    def _fail(self, words: str) -> None:
        self.state.setText("")
        self.problem.say(words)
        self._refresh()

    def _remove(self) -> None:
        self._engine.submit(RemoveAccount(self._account.id))
        self.removed.emit(self._account.id)
        self.accept()

    def _edited(self) -> None:
        """What was refused is not what stands there now."""
        self.problem.say("")
        self._refresh()

    def _refresh(self) -> None:
        name = " ".join(self.name.text().split())
        self.name_problem.say(self.tr("Another account has this name already.") if name in self._taken else "")
        complete = (bool(name) and name not in self._taken and is_email(self.email.text().strip())
                    and self.secret.is_complete() and self.servers.is_complete())
        self.save_button.setEnabled(complete and not self._probe_token and not self._save_token)

    # --- tabs ------------------------------------------------------------------------------------

    def _build_person(self) -> None:
        page = TabPage()
        column = page.column
        self.name = QLineEdit(self._account.name)
        self.name_problem = Problem()
        self.display_name = QLineEdit(self._account.display_name)
        self.email = QLineEdit(self._account.email)
        for words, field in ((self.tr("Account &name"), self.name), (self.tr("Your na&me"), self.display_name),
                             (self.tr("Email &address"), self.email)):
            column.addWidget(field_label(words, field))
            column.addWidget(field)
            if field is self.name:
                column.addWidget(self.name_problem)
            column.addSpacing(6)
        self.identities = QPushButton(self.tr("&Identities and signatures …"))
        self.identities.setAutoDefault(False)
        self.identities.clicked.connect(self._open_identities)
        column.addWidget(self.identities, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(10)
        self.told = QCheckBox(self.tr("&Tell of its new mail"))
        self.told.setChecked(self._settings is None or self._account.id not in self._settings.quiet_accounts)
        told_note = note(self.tr("How is said in the preferences, on the page Notifications."))
        for each in (self.told, told_note):
            column.addWidget(each)
            each.setVisible(self._settings is not None)
        column.addStretch()
        self.tabs.addTab(page, self.tr("Account"))

    def _build_sign_in(self) -> None:
        page = TabPage()
        calls.set_topic(page, Topic.PASSWORDS)
        provider = oauth_providers.of_host(self._account.incoming.host)
        self.secret = SecretForm(self._account.secret,
                                 provider.name if provider is not None and provider.is_configured else "")
        self.password = self.secret.field
        self.signing_in = AccountSignIn(self._engine, self._bridge, self._account, self)
        self.secret.sign_in_wanted.connect(self.signing_in.begin)
        self.signing_in.signed_in.connect(self._signed_in)
        self.rejected.connect(self.signing_in.give_up)
        page.column.addWidget(title(self.tr("How does Depesche log in?"), 1.1))
        page.column.addWidget(hint(self.tr("For fetching and for sending alike.")))
        page.column.addSpacing(6)
        page.column.addWidget(self.secret)
        page.column.addStretch()
        self.tabs.addTab(scrolling(page), self.tr("Sign-in"))
