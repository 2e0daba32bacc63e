"""How an account's mail is fetched: both protocols asked by its own login, side by side, and the way to the other."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.commands import LookAtServers
from app.errors import CertificateFacts, MailError
from app.events import Looked, ServersSeen
from app.model.account import Account, LeaveKind, LeaveRule, Protocol
from app.model.mailbox import MailboxNumbers
from app.setup.other_server import other_server
from ui import wording
from ui.bridge import EventBridge
from ui.dialogs.error import explain
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Toned, announce, hint
from ui.forms.protocol_choice import ProtocolChoice, Side
from ui.forms.protocol_table import ProtocolTable
from ui.forms.scrolling import scrolling
from ui.forms.server_form import ServerForm, incoming_ports
from ui.forms.spinner import Spinner
from ui.help.topics import Topic
from ui.ports import EnginePort
from ui.tokens import next_token


class AccountProtocolDialog(DialogFrame):
    """Changes nothing itself. `switch_wanted` carries the ServerSettings of the other protocol's server."""

    switch_wanted = Signal(object)

    def __init__(self, engine: EnginePort, bridge: EventBridge, account: Account,
                 parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How mail of “{account}” is fetched").format(account=account.name), parent)
        self._engine, self._account = engine, account
        self.other = Protocol.IMAP if account.protocol is Protocol.POP3 else Protocol.POP3
        self._token = 0
        self._answers: dict[Protocol, Looked | None] = {}
        now, then = wording.protocol_name(account.protocol), wording.protocol_name(self.other)
        self.headline("cloud-sync" if account.protocol is Protocol.IMAP else "computer", "accent",
                      self.tr("Mail is fetched by {protocol} now").format(protocol=now),
                      self.tr("Depesche asks your mailbox by both protocols what it holds. Nothing is changed."))
        self.state = Toned()
        self._spinner = Spinner(18)
        self.choice = ProtocolChoice()
        self.table = ProtocolTable()
        for part in (self.choice, self.table):
            part.hide()
        self.form = ServerForm(incoming_ports(self.other), self.tr("Server for {protocol}").format(protocol=then))
        self.form.set_settings(other_server(account, self.other))
        self.form.set_consent(account.plaintext_consent)
        self.more = QToolButton()
        self.more.setText(self.tr("Server for {protocol}").format(protocol=then))
        self.more.setCheckable(True)
        self.more.setProperty("role", "disclosure")
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.again = QPushButton(self.tr("Ask a&gain"))
        self.again.setAutoDefault(False)
        self.details = QPushButton(self.tr("What to &do …"))
        self.details.setAutoDefault(False)
        self.explain_by(Topic.CHOOSING)
        self.closer = self.add_button(self.tr("Close"))
        self.switch = self.add_button(self.tr("&Switch to {protocol} …").format(protocol=then), default=True)
        self._lay_out()
        self.more.toggled.connect(self._show_form)
        self.again.clicked.connect(self.ask)
        self.details.clicked.connect(self._explain)
        self.form.changed.connect(self._refresh)
        self.choice.changed.connect(self._refresh)
        self.closer.clicked.connect(self.reject)
        self.switch.clicked.connect(self._switch)
        bridge.servers_seen.connect(self._seen)
        self._show_form(False)
        self.fit(760, 700)
        self.ask()

    def ask(self) -> None:
        """Both servers, by the account's own login."""
        if not self.form.is_complete():
            return
        self._token = next_token()
        here = replace(self._account, outgoing=None)
        there = replace(here, protocol=self.other, incoming=self.form.settings(),
                        plaintext_consent=here.plaintext_consent or self.form.has_consent())
        self._say(self.tr("Asking {first} and {second} …").format(first=here.incoming.host, second=there.incoming.host))
        self._engine.submit(LookAtServers(self._token, (here, there)))
        self._refresh()

    def done(self, result: int) -> None:
        self._token = 0
        super().done(result)

    def _seen(self, event: ServersSeen) -> None:
        if event.token != self._token:
            return
        self._token = 0
        self._answers = {Protocol.IMAP: event.imap, Protocol.POP3: event.pop3}
        leave = self._account.leave if self._account.protocol is Protocol.POP3 else LeaveRule(LeaveKind.KEEP)
        # What the account has can always stay as it is.
        imap, pop3 = (Side(found, isinstance(found, MailboxNumbers) or protocol is self._account.protocol)
                      for protocol, found in self._answers.items())
        self.choice.show_sides(imap, pop3, leave, self._account.protocol)
        for part in (self.choice, self.table):
            part.show()
        self._say("")
        announce(self, self.choice.recommendation.text())
        if isinstance(self._answers[self.other], MailError):
            self.more.setChecked(True)
        self._show_form(self.more.isChecked())
        self._refresh()
        self.choice.focus_chosen()

    def _refresh(self) -> None:
        waiting = bool(self._token)
        self.again.setEnabled(not waiting and self.form.is_complete())
        self.details.setEnabled(not waiting)
        self.switch.setEnabled(not waiting and self.form.is_complete() and self.choice.protocol() is self.other)

    def _switch(self) -> None:
        settings = self.form.settings()
        self.accept()
        self.switch_wanted.emit(settings)

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.setVisible(bool(words))
        self._spinner.setVisible(bool(words))

    def _show_form(self, shown: bool) -> None:
        self.more.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self.form.setVisible(shown)
        self.again.setVisible(shown)
        self.details.setVisible(shown and isinstance(self._answers.get(self.other), MailError))

    def _explain(self) -> None:
        error = self._answers.get(self.other)
        if isinstance(error, MailError):
            explain(error, self, host=self.form.settings().host, take_key=self._take_key).open()

    def _take_key(self, facts: CertificateFacts) -> None:
        self.form.accept_key(facts)
        self.ask()

    def _lay_out(self) -> None:
        waiting = QHBoxLayout()
        waiting.setSpacing(10)
        waiting.addWidget(self._spinner)
        waiting.addWidget(self.state, 1)
        self.body.addLayout(waiting)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.choice)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.again)
        buttons.addWidget(self.details)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addWidget(self.table)
        column.addStretch()
        area = scrolling(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        self.body.addWidget(area, 1)
        self.body.addWidget(hint(self.tr("Switching keeps your mail, folders, filters and settings: an assistant first"
                                         " counts and shows what it will do.")))
