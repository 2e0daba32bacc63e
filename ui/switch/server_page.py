"""First page: the new server and how to sign in there."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from app.model.account import Account, LeaveKind, LeaveRule, Protocol, ServerSettings
from app.model.switching import SwitchTarget
from app.setup.other_server import other_server
from ui import wording
from ui.forms.labels import field_label, hint, title
from ui.forms.page import Page
from ui.forms.password_field import PasswordField
from ui.forms.server_form import ServerForm, incoming_ports


class ServerPage(Page):
    """`server`: where it is known already. `target` and `password` are what was typed; the password is None where the
    account's own is to be used."""

    def __init__(self, account: Account, server: ServerSettings | None = None) -> None:
        super().__init__()
        self._protocol = Protocol.IMAP if account.protocol is Protocol.POP3 else Protocol.POP3
        if self._protocol is Protocol.IMAP:
            self.say(self.tr("From POP3 to IMAP"), self.tr(
                "Your folders and messages move to the server, so that all your devices see the same. First Depesche"
                " looks and counts; nothing is changed until you say so."))
        else:
            self.say(self.tr("From IMAP to POP3"), self.tr(
                "All mail is downloaded and belongs to this computer from then on. First Depesche looks and counts;"
                " nothing is changed until you say so, and the switch itself deletes nothing on the server."))
        self.form = ServerForm(incoming_ports(self._protocol), self.tr("New server"))
        self.form.set_settings(server or other_server(account, self._protocol))
        self.form.set_consent(account.plaintext_consent)
        self.own = QCheckBox(self.tr("Sign in with the pass&word of this account"))
        self.own.setChecked(True)
        self.field = PasswordField()
        self._label = field_label(self.tr("&Other password"), self.field.line)
        card = QFrame()
        card.setProperty("frame", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(6)
        inside.addWidget(title(self.tr("Incoming mail ({protocol})").format(
            protocol=wording.protocol_name(self._protocol)), 1.1))
        inside.addWidget(self.form)
        inside.addSpacing(6)
        inside.addWidget(self.own)
        inside.addWidget(self._label)
        inside.addWidget(self.field)
        self.body.addWidget(card)
        self.body.addWidget(hint(self.tr("The account keeps its name, its settings and its filters. Sending is not"
                                         " touched.")))
        self.body.addStretch()
        self.form.changed.connect(self.complete_changed)
        self.field.changed.connect(self.complete_changed)
        self.own.toggled.connect(self._refresh)
        self._refresh()

    def enter(self) -> None:
        self.form.host.setFocus()

    def is_complete(self) -> bool:
        return self.form.is_complete() and (self.own.isChecked() or bool(self.field.text()))

    def target(self) -> SwitchTarget:
        # Until the person has chosen a rule, nothing may leave the server.
        leave = LeaveRule(LeaveKind.KEEP) if self._protocol is Protocol.POP3 else None
        return SwitchTarget(self._protocol, self.form.settings(), self.form.has_consent(), leave)

    def password(self) -> str | None:
        return None if self.own.isChecked() else self.field.text()

    def _refresh(self) -> None:
        self._label.setVisible(not self.own.isChecked())
        self.field.setVisible(not self.own.isChecked())
        self.complete_changed.emit()
