"""The one thing in the check that the person has to decide: what is wrong, and each way on as a button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.model.account import Account, SecretKind, ServerSettings
from app.setup import oauth_providers
from ui import wording
from ui.forms.flow_layout import FlowLayout
from ui.forms.labels import Picture, Toned, announce, field_label, title
from ui.forms.password_field import PasswordField
from ui.wizard.check_verdict import Ask, Question
from ui.wizard.draft import AccountDraft


class QuestionCard(QFrame):
    """Hidden until something is asked. `password_given` carries what was typed."""

    password_given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self._heading = title("", 1.05)
        self._text = Toned(tone="error_text")
        self._mark = Picture("warning", 24, "error_text")
        self.password = PasswordField()
        self._password_label = field_label(self.tr("&Password"), self.password.line)
        self.sign_in = QPushButton(self.tr("&Sign in"))
        self.sign_in.setProperty("role", "primary")
        self.sign_in.clicked.connect(self._give)
        # Afterwards: a question that hides while Return is on its way leaves the key to whatever has the focus then.
        self.password.line.returnPressed.connect(self._give, Qt.ConnectionType.QueuedConnection)
        self.password.changed.connect(self._typed)
        self.certificate = QPushButton(self.tr("&Look at the certificate …"))
        self.again = QPushButton(self.tr("&Try again"))
        self.sign_in_again = QPushButton(self.tr("&Sign in again …"))
        self.to_servers = QPushButton(self.tr("Change the ser&vers"))
        self.without_sending = QPushButton(self.tr("Go on &without sending"))
        self.without_sending.setToolTip(self.tr("The account then only receives mail; a server for sending can be added"
                                                " in its settings."))
        self.anyway = QPushButton(self.tr("&Go on all the same"))
        self.anyway.setToolTip(self.tr("Adds the account as it is; Depesche keeps trying to connect."))
        self.twice = QPushButton(self.tr("&Add it a second time"))
        self.details = QPushButton(self.tr("&Details …"))
        self._buttons = (self.sign_in, self.sign_in_again, self.certificate, self.to_servers, self.again,
                         self.without_sending, self.anyway, self.twice, self.details)
        self._lay_out()
        self.hide()

    def ask(self, question: Question, server: ServerSettings, draft: AccountDraft) -> None:
        """`server`: whose answer the question is about."""
        name = self.tr("Outgoing mail: {server}") if question.protocol is None else self.tr("Incoming mail: {server}")
        text = wording.error_sentence(question.error)
        buttons: list[QPushButton] = []
        match question.ask:
            case Ask.PASSWORD if draft.secret.kind is not SecretKind.OAUTH:
                self.password.setText(draft.password)
                text += " " + self.tr("The user name is “{user}”.").format(user=server.user)
                buttons = [self.sign_in, *self._in_the_browser(draft), self.to_servers]
            case Ask.PASSWORD | Ask.SIGN_IN:
                self.sign_in_again.setText(self.tr("&Sign in again …"))
                buttons = [self.sign_in_again, self.to_servers]
            case Ask.CERTIFICATE:
                buttons = [self.certificate, self.to_servers, self.again]
            case Ask.SERVERS | Ask.SENDING:
                buttons = [self.to_servers, self.again]
            case _:
                assert_never(question.ask)
        if question.protocol is None:
            text += " " + self.tr("Fetching mail works.")
            buttons.append(self.without_sending)
        if question.may_go_on:
            buttons.append(self.anyway)
        if question.ask is not Ask.CERTIFICATE:
            buttons.append(self.details)
        self._show(name.format(server=server.host), text, buttons, "error")

    def ask_about_twin(self, twin: Account) -> None:
        """The same mailbox is here already."""
        self._show(
            self.tr("The account “{name}” fetches its mail").format(name=twin.name),
            self.tr("It signs in as {user} at {server}, by {protocol}. A second account would fetch every mail twice."
                    " To fetch it by the other protocol instead, cancel here and choose “How mail is fetched…” in that"
                    " account's menu.").format(user=twin.incoming.user, server=twin.incoming.host,
                                               protocol=wording.protocol_name(twin.protocol)),
            [self.to_servers, self.twice], "info")

    def _in_the_browser(self, draft: AccountDraft) -> list[QPushButton]:
        """Where the servers turned out to be those of a provider that lets one sign in there."""
        told = draft.suggestion
        known = oauth_providers.known().get(told.oauth) if told is not None else None
        if known is None or not known.is_configured:
            return []
        self.sign_in_again.setText(self.tr("Sign &in with {provider} …").format(
            provider=known.name.replace("&", "&&")))
        return [self.sign_in_again]

    def _show(self, heading: str, text: str, buttons: Sequence[QPushButton], level: str) -> None:
        """`buttons`: the ways on; the first gets the focus, or the password field where it is about that. `level` as in
        ui/stylesheet.py."""
        self.setProperty("level", level)
        self.style().unpolish(self)
        self.style().polish(self)
        self._mark.show_icon("info" if level == "info" else "warning", f"{level}_text")
        for label in (self._heading, self._text):
            label.set_tone(f"{level}_text")
        self._heading.setText(heading)
        self._text.setText(text)
        for button in self._buttons:
            button.setVisible(button in buttons)
        with_password = self.sign_in in buttons
        self._password_label.setVisible(with_password)
        self.password.setVisible(with_password)
        self.setAccessibleName(f"{heading}. {text}")
        self.show()
        announce(self, self.accessibleName())
        if with_password:
            self.password.line.selectAll()
            self.password.setFocus()
            self._typed()
        else:
            buttons[0].setFocus()

    def text(self) -> str:
        return self._text.text()

    def heading(self) -> str:
        return self._heading.text()

    def _typed(self) -> None:
        self.sign_in.setEnabled(bool(self.password.text()))

    def _give(self) -> None:
        if self.password.text():
            self.password_given.emit(self.password.text())

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._heading)
        words.addWidget(self._text)
        top = QHBoxLayout()
        top.setSpacing(12)
        # A stretch inside would make the whole card one.
        top.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        buttons = FlowLayout(spacing=8)
        for button in self._buttons:
            button.setAutoDefault(False)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self._password_label)
        layout.addWidget(self.password)
        layout.addLayout(buttons)
