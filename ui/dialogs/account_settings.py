"""An account's settings: name and sender, servers, rules, password, and its removal."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QTabWidget, QWidget

from app.commands import ProbeAccount, RemoveAccount, SaveAccount
from app.errors import MailError
from app.events import AccountSaved, ProbeFinished
from app.model.account import Account, SecretKind, SecretSource, ServerSettings
from app.store import identities
from ui import wording
from ui.bridge import EventBridge
from ui.dialogs.account_rules import AccountRules
from ui.dialogs.error import explain
from ui.dialogs.frame import DialogFrame
from ui.dialogs.identities import IdentitiesDialog
from ui.dialogs.remove_account import RemoveAccountDialog
from ui.forms.addresses import is_email
from ui.forms.labels import Problem, Toned, field_label, hint, title
from ui.forms.password_field import PasswordField
from ui.forms.scrolling import scrolling
from ui.forms.server_form import SMTP_PORTS, ServerForm, incoming_ports
from ui.forms.tab_page import TabPage
from ui.ports import EnginePort
from ui.taken_names import taken_names
from ui.tokens import next_token


class AccountSettingsDialog(DialogFrame):
    """Saves on request; with a new password the servers are asked first, so that a wrong one is not stored."""

    removed = Signal(int)

    def __init__(self, engine: EnginePort, bridge: EventBridge, account: Account,
                 parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Settings of “{account}”").format(account=account.name), parent)
        self._engine, self._bridge = engine, bridge
        self._account = account
        self._taken = taken_names(engine, but=account.id)
        self._probe_token = 0
        self._save_token = 0
        self.tabs = QTabWidget()
        self.tabs.tabBar().setDrawBase(False)
        self._build_person()
        self._build_servers()
        self._build_rules()
        self.body.addWidget(self.tabs, 1)
        self.state = Toned()
        self.problem = Problem()
        self.body.addWidget(self.state)
        self.body.addWidget(self.problem)
        self.remove_button = self.add_left(self.tr("&Remove account…"))
        self.remove_button.setProperty("role", "danger")
        self.cancel = self.add_button(self.tr("Cancel"))
        self.save_button = self.add_button(self.tr("&Save"), default=True)
        self.remove_button.clicked.connect(self.ask_removal)
        self.cancel.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        bridge.probe_finished.connect(self._probed)
        bridge.account_saved.connect(self._saved)
        for signal in (self.name.textChanged, self.email.textChanged, self.incoming.changed, self.outgoing.changed,
                       self.sends.toggled, self.password.changed):
            signal.connect(self._refresh)
        self._refresh()
        self.fit(640, 560)
        self.name.setFocus()

    def account(self) -> Account:
        """What the fields hold."""
        consent = self.incoming.has_consent() or (self.sends.isChecked() and self.outgoing.has_consent())
        secret = self._account.secret
        if self.password.text():
            secret = SecretSource(SecretKind.KEYRING if self.remember.isChecked() else SecretKind.SESSION)
        return replace(
            self.rules.take(self._account), name=" ".join(self.name.text().split()), email=self.email.text().strip(),
            display_name=" ".join(self.display_name.text().split()), incoming=self.incoming.settings(),
            outgoing=self.outgoing.settings() if self.sends.isChecked() else None, secret=secret,
            plaintext_consent=consent)

    def save(self) -> None:
        """Store the settings, after a check of the servers where a password was typed."""
        self.problem.say("")
        if self.password.text():
            self._probe_token = next_token()
            self.state.setText(self.tr("Trying the password out…"))
            self._engine.submit(ProbeAccount(self._probe_token, self.account(), self.password.text()))
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
        self.state.setText(self.tr("Saving…"))
        self._engine.submit(SaveAccount(self._save_token, self.account(), self.password.text() or None))

    def _probed(self, event: ProbeFinished) -> None:
        if event.token != self._probe_token:
            return
        self._probe_token = 0
        for result, host in ((event.incoming, self.incoming.settings().host),
                             (event.outgoing, self.outgoing.settings().host)):
            if isinstance(result, MailError):
                self._fail(f"{host}: {wording.error_sentence(result)}")
                explain(result, self, host=host).open()
                return
        self._store()

    def _saved(self, event: AccountSaved) -> None:
        if event.token != self._save_token:
            return
        self._save_token = 0
        if event.error is not None:
            self._fail(wording.error_sentence(event.error))
        else:
            self.accept()

    def _fail(self, words: str) -> None:
        self.state.setText("")
        self.problem.say(words)
        self._refresh()

    def _remove(self) -> None:
        self._engine.submit(RemoveAccount(self._account.id))
        self.removed.emit(self._account.id)
        self.accept()

    def _refresh(self) -> None:
        name = " ".join(self.name.text().split())
        self.name_problem.say(self.tr("Another account has this name already.") if name in self._taken else "")
        complete = (bool(name) and name not in self._taken and is_email(self.email.text().strip())
                    and self.incoming.is_complete()
                    and (not self.sends.isChecked() or self.outgoing.is_complete()))
        self.outgoing.setVisible(self.sends.isChecked())
        self.remember.setEnabled(bool(self.password.text()))
        self.save_button.setEnabled(complete and not self._probe_token and not self._save_token)

    # --- tabs ------------------------------------------------------------------------------------

    def _build_person(self) -> None:
        page = TabPage()
        column = page.column
        self.name = QLineEdit(self._account.name)
        self.name_problem = Problem()
        self.display_name = QLineEdit(self._account.display_name)
        self.email = QLineEdit(self._account.email)
        self.password = PasswordField()
        self.password.line.setPlaceholderText(self.tr("unchanged"))
        self.remember = QCheckBox(self.tr("Re&member the password in the system's keyring"))
        self.remember.setChecked(self._account.secret.kind is SecretKind.KEYRING)
        for words, field in ((self.tr("Account &name"), self.name), (self.tr("Your na&me"), self.display_name),
                             (self.tr("Email &address"), self.email)):
            column.addWidget(field_label(words, field))
            column.addWidget(field)
            if field is self.name:
                column.addWidget(self.name_problem)
            column.addSpacing(6)
        column.addWidget(field_label(self.tr("New &password"), self.password.line))
        column.addWidget(self.password)
        if self._account.secret.kind is SecretKind.COMMAND:
            column.addWidget(hint(self.tr("So far a command provides the password; a new one replaces it.")))
        column.addWidget(self.remember)
        column.addSpacing(10)
        self.identities = QPushButton(self.tr("&Identities and signatures …"))
        self.identities.setAutoDefault(False)
        self.identities.clicked.connect(self._open_identities)
        column.addWidget(self.identities, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.tabs.addTab(page, self.tr("Account"))

    def _build_servers(self) -> None:
        page = TabPage()
        column = page.column
        protocol = self._account.protocol
        column.addWidget(title(self.tr("Incoming mail ({protocol})").format(
            protocol=wording.protocol_name(protocol)), 1.1))
        self.incoming = ServerForm(incoming_ports(protocol), self.tr("Incoming mail"))
        self.incoming.set_settings(self._account.incoming)
        column.addWidget(self.incoming)
        column.addSpacing(10)
        self.sends = QCheckBox(self.tr("Send mail from this account, too"))
        self.sends.setChecked(self._account.outgoing is not None)
        column.addWidget(title(self.tr("Outgoing mail (SMTP)"), 1.1))
        column.addWidget(self.sends)
        self.outgoing = ServerForm(SMTP_PORTS, self.tr("Outgoing mail"), user_optional=True)
        self.outgoing.set_settings(self._account.outgoing or _blank_outgoing(self._account))
        column.addWidget(self.outgoing)
        column.addStretch()
        for form in (self.incoming, self.outgoing):
            form.set_consent(self._account.plaintext_consent)
        self.tabs.addTab(scrolling(page), self.tr("Servers"))

    def _build_rules(self) -> None:
        self.rules = AccountRules(self._engine, self._bridge, self._account)
        self.tabs.addTab(scrolling(self.rules), self.tr("Rules"))


def _blank_outgoing(account: Account) -> ServerSettings:
    domain = account.email.rpartition("@")[2]
    return replace(account.incoming, host=f"smtp.{domain}", port=465, ca_file="")
