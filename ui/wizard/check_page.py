"""Fifth page: the servers are tried out before anything is stored."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.commands import ProbeAccount
from app.errors import ErrorKind, MailError
from app.events import ProbeFinished
from ui import wording
from ui.bridge import EventBridge
from ui.dialogs.error import explain
from ui.forms.flow_layout import FlowLayout
from ui.forms.labels import Picture, Toned, announce, title
from ui.ports import EnginePort
from ui.tokens import next_token
from ui.wizard.draft import AccountDraft
from ui.wizard.page import WizardPage
from ui.wizard.server_check import ServerCheck


class Check(Enum):
    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"


class CheckPage(WizardPage):
    """Asks the engine for a probe each time it comes up; only the newest probe's answer counts."""

    servers_wanted = Signal()
    password_wanted = Signal()
    anyway_wanted = Signal()

    def __init__(self, draft: AccountDraft, engine: EnginePort, bridge: EventBridge) -> None:
        super().__init__(draft, "", "")
        self._engine = engine
        self._token = 0
        self._error: MailError | None = None
        self._error_host = ""
        self.state = Check.RUNNING
        self.incoming = ServerCheck(self.tr("Incoming mail"))
        self.outgoing = ServerCheck(self.tr("Outgoing mail"))
        self.body.addWidget(self.incoming)
        self.body.addSpacing(4)
        self.body.addWidget(self.outgoing)
        self.body.addSpacing(4)
        self._build_problem()
        self.body.addStretch()
        bridge.probe_finished.connect(self._finished)

    def enter(self) -> None:
        self.start()

    def is_complete(self) -> bool:
        return self.state is Check.PASSED

    def start(self) -> None:
        """Ask the servers, with what the draft holds now."""
        account = self.draft.account()
        self._token = next_token()
        self.state = Check.RUNNING
        self.heading_label.setText(self.tr("Checking the servers"))
        self.setAccessibleName(self.heading_label.text())
        self.lead_label.setText(self.tr("Depesche signs in once, to see that everything works. Nothing is changed."))
        self.incoming.start(account.incoming)
        self.outgoing.setVisible(account.outgoing is not None)
        if account.outgoing is not None:
            self.outgoing.start(account.outgoing)
        self.problem.hide()
        self.complete_changed.emit()
        self._engine.submit(ProbeAccount(self._token, account, self.draft.password))

    def abandon(self) -> None:
        """The person went elsewhere: the answer does not matter any more."""
        self._token = 0

    def fail(self, heading: str, error: MailError, host: str = "") -> None:
        """Show a problem with what can be done about it."""
        self.state = Check.FAILED
        self._error, self._error_host = error, host
        self._problem_heading.setText(heading)
        self._problem_text.setText(wording.error_sentence(error))
        self.to_password.setVisible(error.kind in (ErrorKind.LOGIN_REFUSED, ErrorKind.SECRET_MISSING))
        self.anyway.setVisible(error.kind.is_transient)
        self.problem.setAccessibleName(f"{heading}. {self._problem_text.text()}")
        self.problem.show()
        announce(self.problem, self.problem.accessibleName())
        self.complete_changed.emit()
        (self.to_password if self.to_password.isVisibleTo(self) else self.to_servers).setFocus()

    def _finished(self, event: ProbeFinished) -> None:
        if event.token != self._token:
            return
        self._token = 0
        self.incoming.finish(event.incoming)
        if event.outgoing is not None:
            self.outgoing.finish(event.outgoing)
        account = self.draft.account()
        if isinstance(event.incoming, MailError):
            self.heading_label.setText(self.tr("That did not work yet"))
            self.fail(self.tr("Incoming mail: {server}").format(server=account.incoming.host), event.incoming,
                      account.incoming.host)
        elif isinstance(event.outgoing, MailError):
            host = account.outgoing.host if account.outgoing else ""
            self.heading_label.setText(self.tr("That did not work yet"))
            self.fail(self.tr("Outgoing mail: {server}").format(server=host), event.outgoing, host)
        else:
            self.state = Check.PASSED
            self.heading_label.setText(self.tr("Everything works"))
            self.lead_label.setText(self.tr("Both servers accepted your password.") if event.outgoing else
                                    self.tr("The server accepted your password."))
            self.complete_changed.emit()
        self.setAccessibleName(self.heading_label.text())
        if self.state is Check.PASSED:
            announce(self, f"{self.heading_label.text()}. {self.lead_label.text()}")

    def _build_problem(self) -> None:
        self.problem = QFrame()
        self.problem.setProperty("frame", "card")
        self.problem.setProperty("level", "error")
        self._problem_heading = title("", 1.05)
        self._problem_text = Toned(tone="error_text")
        self.to_servers = QPushButton(self.tr("&Back to the servers"))
        self.to_password = QPushButton(self.tr("Change &password"))
        self.again = QPushButton(self.tr("&Try again"))
        self.details = QPushButton(self.tr("&Details…"))
        self.anyway = QPushButton(self.tr("Add any&way"))
        self.anyway.setToolTip(self.tr("Adds the account without a check; Depesche keeps trying to connect."))
        self.to_servers.clicked.connect(self.servers_wanted)
        self.to_password.clicked.connect(self.password_wanted)
        self.anyway.clicked.connect(self.anyway_wanted)
        self.again.clicked.connect(self.start)
        self.details.clicked.connect(self._show_details)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._problem_heading)
        words.addWidget(self._problem_text)
        top = QHBoxLayout()
        top.setSpacing(12)
        mark = QVBoxLayout()
        mark.addWidget(Picture("warning", 24, "error_text"))
        mark.addStretch()
        top.addLayout(mark)
        top.addLayout(words, 1)
        buttons = FlowLayout(spacing=8)
        for button in (self.to_password, self.to_servers, self.again, self.details, self.anyway):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        layout = QVBoxLayout(self.problem)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addLayout(buttons)
        self.problem.hide()
        self.body.addWidget(self.problem)

    def _show_details(self) -> None:
        if self._error is not None:
            dialog = explain(self._error, self, host=self._error_host)
            dialog.open()
