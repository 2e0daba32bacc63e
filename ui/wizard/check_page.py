"""Third page: all servers are asked at once, before anything is stored."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QTimer, Signal

from app.commands import LookAtServers
from app.errors import CertificateFacts, ErrorKind, MailError
from app.events import Looked, ServerFound, ServerLooked, ServersSeen
from app.model.account import Account, Protocol, ServerSettings
from app.model.pinning import may_be_pinned
from ui.bridge import EventBridge
from ui.dialogs.error import explain
from ui.forms.labels import announce
from ui.help import calls
from ui.help.topics import Topic
from ui.ports import EnginePort
from ui.tokens import next_token
from ui.wizard.check_question import QuestionCard
from ui.wizard.check_verdict import Question, verdict, works
from ui.wizard.draft import AccountDraft
from ui.wizard.page import WizardPage
from ui.wizard.server_check import ServerCheck

ENOUGH = 5_000
"""Milliseconds that a further server is waited for once mail can be fetched and sent."""


class Check(Enum):
    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"


class CheckPage(WizardPage):
    """Asks each time it comes up; only the newest question's answers count. Goes on by itself if all is well."""

    servers_wanted = Signal(object)
    """With the Question about one of them, or None."""
    sign_in_wanted = Signal()

    def __init__(self, draft: AccountDraft, engine: EnginePort, bridge: EventBridge) -> None:
        super().__init__(draft, "", "")
        calls.set_topic(self, Topic.CERTIFICATES)
        self._engine = engine
        self._token = 0
        self._asked: dict[Protocol | None, ServerSettings] = {}
        self._answers: dict[Protocol | None, Looked | ServerFound] = {}
        self._question: Question | None = None
        self._agreed_to_twin: Account | None = None
        self.state = Check.RUNNING
        self.imap = ServerCheck(Protocol.IMAP, self.tr("Incoming mail by IMAP"))
        self.pop3 = ServerCheck(Protocol.POP3, self.tr("Incoming mail by POP3"))
        self.outgoing = ServerCheck(None, self.tr("Outgoing mail"))
        self._lines: dict[Protocol | None, ServerCheck] = {
            Protocol.IMAP: self.imap, Protocol.POP3: self.pop3, None: self.outgoing}
        self.problem = QuestionCard()
        for widget in (*self._lines.values(), self.problem):
            self.body.addWidget(widget)
            self.body.addSpacing(2)
        self.body.addStretch()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(ENOUGH)
        self._patience.timeout.connect(self._enough)
        self.problem.password_given.connect(self._take_password)
        self.problem.to_servers.clicked.connect(lambda: self.servers_wanted.emit(self._question))
        self.problem.sign_in_again.clicked.connect(self.sign_in_wanted)
        self.problem.again.clicked.connect(self.start)
        self.problem.twice.clicked.connect(self._agree_to_twin)
        self.problem.without_sending.clicked.connect(self._go_without_sending)
        self.problem.anyway.clicked.connect(self._go_on_anyway)
        self.problem.details.clicked.connect(self._show_details)
        self.problem.certificate.clicked.connect(self._show_details)
        bridge.server_looked.connect(self._answered)
        bridge.servers_seen.connect(self._all_answered)

    def enter(self) -> None:
        twin = self.draft.twin()
        if twin is not None and twin != self._agreed_to_twin:
            self._ask_about(twin)
        else:
            self.start()

    def is_complete(self) -> bool:
        """As soon as mail can be fetched and sent; who goes on then does without what has not answered yet."""
        ready = works(self._answers) and (None in self._answers or None not in self._asked)
        return self.state is Check.PASSED or (self.state is Check.RUNNING and ready)

    def leave(self) -> None:
        if self.state is Check.RUNNING and self.is_complete():
            self._enough(tell=False)

    def start(self) -> None:
        """Ask the servers, with what the draft holds now."""
        draft = self.draft
        self._token = next_token()
        self._answers = {}
        self._question = None
        draft.seen = None
        draft.unchecked = draft.without_sending = False
        self._asked = {each: settings for each in Protocol if (settings := draft.server(each)) is not None}
        if draft.smtp is not None:
            self._asked[None] = draft.smtp
        self.state = Check.RUNNING
        self.say(self.tr("Checking the servers"),
                 self.tr("Depesche signs in once, to see that everything works. Nothing is changed."))
        for which, line in self._lines.items():
            line.setVisible(which in self._asked)
            if which in self._asked:
                line.start(self._asked[which])
        self.problem.hide()
        self.complete_changed.emit()
        self._engine.submit(LookAtServers(self._token, tuple(draft.account(each) for each in draft.protocols),
                                          draft.given_password))

    def abandon(self) -> None:
        self._token = 0
        self._patience.stop()

    # --- answers -------------------------------------------------------------------------------------

    def _answered(self, event: ServerLooked) -> None:
        if event.token != self._token or event.protocol not in self._asked:
            return
        self._answers[event.protocol] = event.result
        self._lines[event.protocol].finish(event.result)
        if self.is_complete() and not self._patience.isActive():
            self._patience.start()
        self.complete_changed.emit()

    def _all_answered(self, event: ServersSeen) -> None:
        if event.token != self._token:
            return
        for which, result in ((Protocol.IMAP, event.imap), (Protocol.POP3, event.pop3), (None, event.outgoing)):
            if result is not None and which in self._asked:
                self._answers[which] = result
                self._lines[which].finish(result)
        self._judge()

    def _enough(self, *, tell: bool = True) -> None:
        """What has not answered by now is done without."""
        late = MailError(ErrorKind.TIMEOUT, "The server took too long to answer. Try again later.")
        for which in self._asked.keys() - self._answers.keys():
            self._answers[which] = late
            self._lines[which].finish(late)
        self._judge(tell=tell)

    def _judge(self, *, tell: bool = True) -> None:
        self.abandon()
        imap, pop3, out = (self._answers.get(which) for which in (Protocol.IMAP, Protocol.POP3, None))
        assert not isinstance(imap, ServerFound) and not isinstance(pop3, ServerFound)
        assert out is None or isinstance(out, ServerFound | MailError)
        self.draft.seen = ServersSeen(0, imap, pop3, out)
        question = verdict(self._answers)
        if question is not None:
            self._ask(question)
        else:
            self._pass(tell=tell)

    def _pass(self, *, tell: bool) -> None:
        self.state = Check.PASSED
        self.problem.hide()
        self.say(self.tr("Everything works"), self.tr("The servers accepted your password."))
        self.complete_changed.emit()
        if tell:
            announce(self, f"{self.heading_label.text()}. {self.lead_label.text()}")
            self.done.emit()

    # --- questions -----------------------------------------------------------------------------------

    def _ask(self, question: Question) -> None:
        self.state = Check.FAILED
        self._question = question
        self.say(self.tr("That did not work yet"), self.tr("Nothing has been stored."))
        self.complete_changed.emit()
        self.problem.ask(question, self._asked[question.protocol], self.draft)

    def _ask_about(self, twin: Account) -> None:
        """Before a password is sent anywhere."""
        self.abandon()
        self.state = Check.FAILED
        self._question = None
        self._asked = {}
        for line in self._lines.values():
            line.hide()
        self.say(self.tr("This mailbox is here already"), self.tr("Nothing has been stored."))
        self.complete_changed.emit()
        self.problem.ask_about_twin(twin)

    def _agree_to_twin(self) -> None:
        self._agreed_to_twin = self.draft.twin()
        self.start()

    def _take_password(self, password: str) -> None:
        self.draft.password = password
        self.start()

    def _go_without_sending(self) -> None:
        self.draft.without_sending = True
        self._pass(tell=True)

    def _go_on_anyway(self) -> None:
        self.draft.unchecked = True
        self._pass(tell=True)

    def _show_details(self) -> None:
        if self._question is not None:
            dialog = explain(self._question.error, self, host=self._asked[self._question.protocol].host,
                             take_key=self._take_key)
            dialog.open()

    def _take_key(self, facts: CertificateFacts) -> None:
        """Of this server; and where the same host has shown the very certificate that was compared at another port,
        too: nobody compares one fingerprint three times."""
        shown = [each.certificate for each in self._answers.values() if isinstance(each, MailError)]
        alike = [each for each in shown if each is not None and may_be_pinned(each)
                 and (each.host, each.fingerprint, each.pin) == (facts.host, facts.fingerprint, facts.pin)]
        for each in (facts, *alike):
            self.draft.take_key(each)
        self.start()
