"""The servers of an account, and a button that tries them out as they stand there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton

from app.commands import LookAtServers
from app.errors import CertificateFacts, MailError
from app.events import ServersSeen
from app.model.account import Account, Protocol, ServerSettings
from ui import wording
from ui.bridge import EventBridge
from ui.dialogs.error import explain
from ui.forms.labels import Problem, Toned, announce, title
from ui.forms.scrolling import bring_into_view
from ui.forms.server_form import SMTP_PORTS, ServerForm, incoming_ports
from ui.forms.tab_page import TabPage
from ui.mailbox_words import MailboxWords
from ui.ports import EnginePort
from ui.tokens import next_token


class AccountServers(TabPage):
    """`incoming` and `outgoing` are the forms. `try_out` stores nothing."""

    changed = Signal()
    protocol_wanted = Signal()
    """To look at how mail is fetched, and perhaps to switch."""
    trial_wanted = Signal()
    """Whoever has the whole account is to call `try_out`."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, account: Account) -> None:
        super().__init__()
        self._engine, self._account, self._token = engine, account, 0
        self._numbers = MailboxWords(self)
        column = self.column
        column.addWidget(title(self.tr("Incoming mail ({protocol})").format(
            protocol=wording.protocol_name(account.protocol)), 1.1))
        self.incoming = ServerForm(incoming_ports(account.protocol), self.tr("Incoming mail"))
        self.incoming.set_settings(account.incoming)
        column.addWidget(self.incoming)
        self.protocol_button = QPushButton(self.tr("&How mail is fetched …"))
        self.protocol_button.setAutoDefault(False)
        self.protocol_button.clicked.connect(self.protocol_wanted)
        column.addWidget(self.protocol_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(10)
        self.sends = QCheckBox(self.tr("Send mail from this account, too"))
        self.sends.setChecked(account.outgoing is not None)
        column.addWidget(title(self.tr("Outgoing mail (SMTP)"), 1.1))
        column.addWidget(self.sends)
        self.outgoing = ServerForm(SMTP_PORTS, self.tr("Outgoing mail"), user_optional=True)
        self.outgoing.set_settings(account.outgoing or _blank_outgoing(account))
        column.addWidget(self.outgoing)
        column.addSpacing(10)
        self.check = QPushButton(self.tr("&Try them out"))
        self.check.setAutoDefault(False)
        self.check.clicked.connect(self._try)
        self.state = Toned()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.check)
        row.addWidget(self.state, 1)
        column.addLayout(row)
        self.problem = Problem()
        column.addWidget(self.problem)
        self.details = QPushButton(self.tr("What to &do …"))
        self.details.setAutoDefault(False)
        self.details.hide()
        column.addWidget(self.details, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        for form in (self.incoming, self.outgoing):
            form.set_consent(account.plaintext_consent)
            form.changed.connect(self._edited)
        self.sends.toggled.connect(self._edited)
        self.details.clicked.connect(self._explain)
        self._failed: tuple[MailError, str] | None = None
        bridge.servers_seen.connect(self._seen)
        self._edited()

    def take(self, account: Account) -> Account:
        """The account with these servers."""
        consent = self.incoming.has_consent() or (self.sends.isChecked() and self.outgoing.has_consent())
        return replace(account, incoming=self.incoming.settings(), plaintext_consent=consent,
                       outgoing=self.outgoing.settings() if self.sends.isChecked() else None)

    def is_complete(self) -> bool:
        return self.incoming.is_complete() and (not self.sends.isChecked() or self.outgoing.is_complete())

    def accept_key(self, facts: CertificateFacts) -> None:
        """The person accepts this key of one of the servers."""
        self.incoming.accept_key(facts)
        self.outgoing.accept_key(facts)

    def try_out(self, account: Account, password: str) -> None:
        """`password` "": the one that is stored, or that its command prints."""
        self._token = next_token()
        self._say(self.tr("Logging in to the servers …"))
        self._engine.submit(LookAtServers(self._token, (account,), password or None))

    def _try(self) -> None:
        """Once at a time. The button is not switched off meanwhile: the focus would go on to another one."""
        if not self._token:
            self.trial_wanted.emit()

    def _seen(self, event: ServersSeen) -> None:
        if event.token != self._token:
            return
        self._token = 0
        found = event.imap if self._account.protocol is Protocol.IMAP else event.pop3
        for result, form in ((found, self.incoming), (event.outgoing, self.outgoing)):
            if isinstance(result, MailError):
                host = form.settings().host
                self._failed = (result, host)
                self._say("", f"{host}: {wording.error_sentence(result)}")
                return
        told = "" if found is None or isinstance(found, MailError) else self._numbers.found(
            self._account.protocol, found)
        self._say(self.tr("Both servers let you in. {numbers}").format(numbers=told) if event.outgoing is not None
                  else self.tr("The server lets you in. {numbers}").format(numbers=told))
        announce(self, self.state.text())

    def _say(self, state: str, problem: str = "") -> None:
        self.state.setText(state)
        self.problem.say(problem)
        self.details.setVisible(bool(problem))
        self.check.setEnabled(self.is_complete())
        if state or problem:
            bring_into_view(self.details if problem else self.state)

    def _explain(self) -> None:
        if self._failed is not None:
            error, host = self._failed
            explain(error, self.window(), host=host, take_key=self._take_key).open()

    def _take_key(self, facts: CertificateFacts) -> None:
        self.accept_key(facts)
        self.trial_wanted.emit()

    def _edited(self) -> None:
        """What was found out belongs to other servers now."""
        self._token = 0
        self._say("")
        self.outgoing.setVisible(self.sends.isChecked())
        self.changed.emit()


def _blank_outgoing(account: Account) -> ServerSettings:
    domain = account.email.rpartition("@")[2]
    return replace(account.incoming, host=f"smtp.{domain}", port=465, ca_file="", pin="", pin_since="")
