"""Third page: incoming and outgoing server, filled in, all of it editable."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.model.account import Protocol
from ui import wording
from ui.forms.labels import Picture, Toned, title
from ui.forms.server_form import SMTP_PORTS, ServerForm, incoming_ports
from ui.wizard.draft import AccountDraft
from ui.wizard.page import WizardPage


class ServersPage(WizardPage):
    def __init__(self, draft: AccountDraft) -> None:
        super().__init__(draft, "", "")
        self.heading_label.setText(self.tr("Servers"))
        self.setAccessibleName(self.heading_label.text())
        self.incoming_title = title("", 1.1)
        self.incoming = ServerForm(incoming_ports(Protocol.IMAP), self.tr("Incoming mail"))
        self.sends = QCheckBox(self.tr("Send mail from this account, too"))
        self.outgoing_title = title(self.tr("Outgoing mail (SMTP)"), 1.1)
        self.outgoing = ServerForm(SMTP_PORTS, self.tr("Outgoing mail"), user_optional=True)
        self._origin_mark = Picture("check", 20)
        self._origin = Toned()
        origin = QHBoxLayout()
        origin.setSpacing(8)
        origin.addWidget(self._origin_mark, 0, Qt.AlignmentFlag.AlignTop)
        origin.addWidget(self._origin, 1)
        self.body.addLayout(origin)
        self.body.addSpacing(4)
        self.body.addWidget(self._section(self.incoming_title, None, self.incoming))
        self.body.addSpacing(6)
        self.body.addWidget(self._section(self.outgoing_title, self.sends, self.outgoing))
        self.body.addStretch()
        self.incoming.changed.connect(self.complete_changed)
        self.outgoing.changed.connect(self.complete_changed)
        self.sends.toggled.connect(self._sends_toggled)

    def enter(self) -> None:
        self.draft.suggest_servers()
        found = self.draft.suggestion
        if found is not None and self.draft.knows_provider:
            self._origin_mark.show_icon("check", "ok")
            self._origin.setText(self.tr("These are the settings of {provider}. Usually nothing is to be changed.")
                                 .format(provider=found.provider))
        else:
            self._origin_mark.show_icon("warning", "warning")
            self._origin.setText(self.tr("We do not know this provider: these are guesses. Compare them with what your"
                                         " provider tells you; the next step tries them out."))
        self.lead_label.setText(self.tr("Through these servers mail of {address} is fetched and sent.").format(
            address=self.draft.email))
        self.incoming_title.setText(self.tr("Incoming mail ({protocol})").format(
            protocol=wording.protocol_name(self.draft.protocol)))
        self.incoming.set_ports(incoming_ports(self.draft.protocol))
        assert self.draft.incoming is not None
        self.incoming.set_settings(self.draft.incoming)
        self.incoming.set_consent(self.draft.plaintext_consent)
        self.sends.setChecked(self.draft.outgoing is not None)
        if self.draft.outgoing:
            self.outgoing.set_settings(self.draft.outgoing)
            self.outgoing.set_consent(self.draft.plaintext_consent)
        self._sends_toggled()
        self.incoming.host.setFocus()

    def leave(self) -> None:
        self.draft.incoming = self.incoming.settings()
        self.draft.outgoing = self.outgoing.settings() if self.sends.isChecked() else None
        self.draft.plaintext_consent = self.incoming.has_consent() or (
            self.sends.isChecked() and self.outgoing.has_consent())

    def is_complete(self) -> bool:
        return self.incoming.is_complete() and (not self.sends.isChecked() or self.outgoing.is_complete())

    def _sends_toggled(self) -> None:
        self.outgoing.setVisible(self.sends.isChecked())
        self.complete_changed.emit()

    def _section(self, heading: QWidget, switch: QCheckBox | None, form: ServerForm) -> QFrame:
        frame = QFrame()
        frame.setProperty("frame", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(16, 12, 16, 8)
        inside.setSpacing(6)
        inside.addWidget(heading)
        if switch:
            inside.addWidget(switch)
        inside.addWidget(form)
        return frame
