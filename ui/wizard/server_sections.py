"""Three servers to be edited: incoming by IMAP, by POP3, and outgoing; each can be left out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from app.model.account import Protocol
from app.model.finding import Suggestion
from ui.forms.labels import title
from ui.forms.server_form import SMTP_PORTS, ServerForm, incoming_ports
from ui.wizard.draft import AccountDraft


class ServerSections(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        headings = (self.tr("Incoming mail (IMAP)"), self.tr("Incoming mail (POP3)"), self.tr("Outgoing mail (SMTP)"))
        self.imap = ServerForm(incoming_ports(Protocol.IMAP), headings[0])
        self.pop3 = ServerForm(incoming_ports(Protocol.POP3), headings[1])
        self.smtp = ServerForm(SMTP_PORTS, headings[2], user_optional=True)
        self.has_imap = QCheckBox(self.tr("&IMAP: mail stays on the server"))
        self.has_pop3 = QCheckBox(self.tr("P&OP3: mail comes to this computer"))
        self.sends = QCheckBox(self.tr("Send &mail from this account, too"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for heading, (switch, form) in zip(headings, self._all(), strict=True):
            layout.addWidget(_section(heading, switch, form))
            form.changed.connect(self.changed)
            switch.toggled.connect(self._toggled)

    def show_draft(self, draft: AccountDraft, proposal: Suggestion) -> None:
        """What is not in the draft is switched off, and `proposal` stands there for whoever switches it on."""
        servers = (draft.imap, draft.pop3, draft.smtp)
        proposed = (proposal.imap, proposal.pop3, proposal.smtp)
        for (switch, form), settings, other in zip(self._all(), servers, proposed, strict=True):
            switch.setChecked(settings is not None)
            shown = settings or other
            if shown is not None:
                form.set_settings(shown)
            form.set_consent(draft.plaintext_consent)
        self._toggled()

    def keep(self, draft: AccountDraft) -> None:
        wanted = [form if switch.isChecked() else None for switch, form in self._all()]
        draft.imap, draft.pop3, draft.smtp = (form.settings() if form else None for form in wanted)
        draft.plaintext_consent = any(form.has_consent() for form in wanted if form)

    def is_complete(self) -> bool:
        wanted = [form for switch, form in self._all() if switch.isChecked()]
        return (self.has_imap.isChecked() or self.has_pop3.isChecked()) and all(form.is_complete() for form in wanted)

    def focus_first(self) -> None:
        """The first field of the first server that is wanted."""
        form = next((form for switch, form in self._all() if switch.isChecked()), None)
        (form.host if form else self.has_imap).setFocus()

    def form(self, protocol: Protocol | None) -> ServerForm:
        """None: outgoing."""
        return self.smtp if protocol is None else self.imap if protocol is Protocol.IMAP else self.pop3

    def _all(self) -> tuple[tuple[QCheckBox, ServerForm], ...]:
        return (self.has_imap, self.imap), (self.has_pop3, self.pop3), (self.sends, self.smtp)

    def _toggled(self) -> None:
        for switch, form in self._all():
            form.setVisible(switch.isChecked())
        self.changed.emit()


def _section(heading: str, switch: QCheckBox, form: ServerForm) -> QFrame:
    frame = QFrame()
    frame.setProperty("frame", "card")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(16, 12, 16, 8)
    inside.setSpacing(6)
    inside.addWidget(title(heading, 1.1))
    inside.addWidget(switch)
    inside.addWidget(form)
    return frame
