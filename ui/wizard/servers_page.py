"""Second page: the servers are looked for, and shown to be edited where the person should look at them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.commands import FindServers, StopFinding
from app.events import FindingProgressed, ServersFound
from app.model.account import Protocol, SecretKind
from app.model.finding import PasswordAdvice, Source, Suggestion
from app.setup.autoconfig import suggest, usual_of
from ui.bridge import EventBridge
from ui.forms.labels import Picture, Toned, announce
from ui.forms.scrolling import bring_into_view
from ui.help import calls
from ui.help.topics import Topic
from ui.ports import EnginePort
from ui.tokens import next_token
from ui.wizard import source_words
from ui.wizard.advice_card import AdviceCard
from ui.wizard.draft import AccountDraft
from ui.wizard.page import WizardPage
from ui.wizard.search_list import SearchList
from ui.wizard.server_sections import ServerSections


class ServersPage(WizardPage):
    """Goes on by itself where somebody who knows has told the servers. `online` False: only what is listed is known."""

    def __init__(self, draft: AccountDraft, engine: EnginePort, bridge: EventBridge, *, online: bool) -> None:
        super().__init__(draft, "", "")
        calls.set_topic(self, Topic.PROTOCOLS)
        self._engine = engine
        self._online = online
        self._token = 0
        self.sections = ServerSections()
        self.imap, self.pop3, self.smtp = self.sections.imap, self.sections.pop3, self.sections.smtp
        self.has_imap, self.has_pop3, self.sends = (self.sections.has_imap, self.sections.has_pop3, self.sections.sends)
        self.search = SearchList()
        self.by_hand = QPushButton(self.tr("&Set up by hand"))
        self.again = QPushButton(self.tr("&Look again") if online else self.tr("&Look for them online"))
        self.origin = Toned(tone="text")
        self._mark = Picture("check", 20)
        for button, slot in ((self.by_hand, self._set_up_by_hand), (self.again, self._look)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        self.advice = AdviceCard()
        self._searching = _column(self.search, self.by_hand)
        self._found = _column(self._origin_line(), self.advice, self.sections)
        self.body.addWidget(self._searching)
        self.body.addWidget(self._found)
        self.body.addStretch()
        self.sections.changed.connect(self.complete_changed)
        bridge.finding_progressed.connect(self._progressed)
        bridge.servers_found.connect(self._servers_found)

    @property
    def is_searching(self) -> bool:
        return bool(self._token)

    def enter(self) -> None:
        if self.draft.found_for != self.draft.email:
            known = suggest(self.draft.email)
            if not known.certain and self._online and not self.draft.by_hand:
                self._look()
                return
            self.draft.take(known)
        self._show_form()
        self._go_on_if_sure()

    def come_back(self) -> None:
        self._show_form()

    def show_server(self, protocol: Protocol | None) -> None:
        """The one that is to be changed; None: outgoing."""
        form = self.sections.form(protocol)
        form.host.setFocus()
        bring_into_view(form)

    def abandon(self) -> None:
        if self._token:
            self._engine.submit(StopFinding(self._token))
            self._token = 0

    def leave(self) -> None:
        if not self.is_searching:
            self.sections.keep(self.draft)
            self.draft.source = Source.BY_HAND if self.draft.by_hand else self.draft.source

    def is_complete(self) -> bool:
        return not self.is_searching and self.sections.is_complete()

    # --- searching -----------------------------------------------------------------------------------

    def _look(self) -> None:
        self.abandon()
        self.draft.by_hand = False
        self._token = next_token()
        domain = _domain(self.draft.email)
        self.say(self.tr("Looking for your servers"), self.tr(
            "Those who may know the servers of {domain} are asked now. Nobody is told your password, and only {domain}"
            " itself your address, if it asks for it.").format(domain=domain))
        self.search.start(domain)
        self._show(self._searching)
        self.by_hand.setFocus()
        self._engine.submit(FindServers(self._token, self.draft.email))
        self.complete_changed.emit()

    def _progressed(self, event: FindingProgressed) -> None:
        if event.token == self._token:
            self.search.show_state(event.source, event.state)

    def _servers_found(self, event: ServersFound) -> None:
        if event.token != self._token:
            return
        self._token = 0
        self.draft.take(event.found.best or suggest(self.draft.email))
        self._show_form()
        announce(self, f"{self.heading_label.text()}. {self.origin.text()}")
        self._go_on_if_sure()

    def _set_up_by_hand(self) -> None:
        self.abandon()
        self.draft.by_hand = True
        self.draft.take(suggest(self.draft.email))
        self._show_form()

    # --- the form ------------------------------------------------------------------------------------

    def _show_form(self) -> None:
        domain = _domain(self.draft.email)
        through = self.tr("Through these servers mail of {address} is fetched and sent.")
        self.say(self.tr("Your servers"), through.format(address=self.draft.email))
        found = self.draft.suggestion or suggest(self.draft.email)
        self._say_origin(found, domain)
        self._advise(found)
        self.sections.show_draft(self.draft, usual_of(self.draft.email))
        self._show(self._found)
        self.sections.focus_first()
        if not self.again.isHidden():
            # What is said there is to be read first, and Return goes on.
            bring_into_view(self.origin)
        self.complete_changed.emit()

    def _say_origin(self, found: Suggestion, domain: str) -> None:
        sure = not found.needs_a_look
        self._mark.show_icon("check" if sure else "warning", "ok" if sure else "warning")
        guessed = found.source is Source.GUESS
        self.origin.setText(source_words.by_hand() if self.draft.by_hand and guessed
                            else source_words.origin(found, domain))
        self.again.setVisible(not sure)

    def _advise(self, found: Suggestion) -> None:
        """What the first page could not know from the address alone."""
        known = self.draft.secret.kind is SecretKind.OAUTH or found.advice is suggest(self.draft.email).advice
        before = self.tr("On the first page you can now sign in in the browser.")
        self.advice.show_advice(replace(found, advice=PasswordAdvice.NONE) if known else found,
                                before if source_words.can_sign_in(found) else "")

    def _go_on_if_sure(self) -> None:
        found = self.draft.suggestion
        sure = found is not None and not found.needs_a_look and not self.draft.by_hand
        if sure and self.advice.isHidden() and self.is_complete():
            self.done.emit()

    def _show(self, part: QWidget) -> None:
        self._searching.setVisible(part is self._searching)
        self._found.setVisible(part is self._found)

    def _origin_line(self) -> QWidget:
        """The button below the words, which may be many."""
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.origin, 0, 1)
        grid.addWidget(self.again, 1, 1, Qt.AlignmentFlag.AlignLeft)
        return line


def _column(*parts: QWidget) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    for each in parts:
        layout.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft if isinstance(each, QPushButton) else Qt.AlignmentFlag(0))
    return made


def _domain(email: str) -> str:
    return email.rpartition("@")[2]
