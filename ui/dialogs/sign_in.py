"""Waiting for the browser, in which the person signs in with their provider."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.commands import CancelSignIn, SignIn
from app.errors import MailError
from app.events import SignedIn, SignInProgressed
from app.model.account import SecretSource
from app.model.sign_in import SignInFailed, SignInTrouble
from ui import sign_in_words
from ui.bridge import EventBridge
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Picture, Problem, Toned, announce, field_label, title
from ui.ports import EnginePort
from ui.tokens import next_token


class SignInDialog(DialogFrame):
    """Begins at once, and opens the browser. `signed_in` carries the SignedIn that went well, before it is accepted.

    `source` names the provider; `account_id`: an account that is to go on with the new sign-in.
    """

    signed_in = Signal(object)

    def __init__(self, engine: EnginePort, bridge: EventBridge, source: SecretSource, email: str,
                 parent: QWidget | None = None, *, account_id: int = 0, ca_file: str = "") -> None:
        provider = sign_in_words.provider_name(source.provider)
        super().__init__(self.tr("Sign in with {provider}").format(provider=provider), parent)
        self._engine, self._provider = engine, provider
        self._source, self._email, self._account_id, self._ca_file = source, email, account_id, ca_file
        self._token = 0
        self._build()
        bridge.sign_in_progressed.connect(self._progressed)
        bridge.signed_in.connect(self._ended)
        self.finished.connect(lambda _: self._give_up())
        self.begin()

    def begin(self) -> None:
        """Ask the provider anew."""
        self._token = next_token()
        self._mark.show_icon("key", "accent")
        self._head.setText(self.tr("Waiting for the browser"))
        self._text.setText(self.tr("Sign in as {email} in your browser and allow access to your mail. Depesche never "
                                   "sees your password. Then come back here; it goes on by itself.").format(
            email=self._email))
        self.url.clear()
        self._show(waiting=True)
        self._engine.submit(SignIn(
            self._token, self._source.provider, self._email, self._source.client, self._account_id, self._ca_file,
            sign_in_words.browser_words(self._provider)))
        self.cancel.setFocus()

    def _progressed(self, event: SignInProgressed) -> None:
        if event.token != self._token:
            return
        self.url.setText(event.url)
        self.url.setCursorPosition(0)
        for each in (self.copy, self.open_again):
            each.setEnabled(True)
        self._open()

    def _ended(self, event: SignedIn) -> None:
        if event.token != self._token:
            return
        self._token = 0
        if event.error is not None:
            self._fail(event.error, event.strangers)
            return
        self.signed_in.emit(event)
        self.accept()

    def _fail(self, error: MailError, strangers: int) -> None:
        self._mark.show_icon("error", "danger")
        head, sentence = sign_in_words.trouble(error, self._provider)
        self._head.setText(head)
        self._text.setText(sentence)
        self.said.say(self.tr("{provider} says: {words}").format(provider=self._provider, words=error.server_text)
                      if error.server_text else "")
        words = self.tr("%n request(s) that did not come from your browser had no effect.", "", strangers)
        self.strangers.setText(words if strangers else "")
        self._show(waiting=False)
        self.again.setVisible(not (isinstance(error, SignInFailed) and error.trouble is SignInTrouble.NO_CLIENT))
        announce(self, f"{head}. {sentence}")
        (self.again if self.again.isVisibleTo(self) else self.cancel).setFocus()

    def _show(self, *, waiting: bool) -> None:
        for each in (self.bar, self._url_name, self.url, self.copy, self.open_again):
            each.setVisible(waiting)
        for button in (self.copy, self.open_again):
            button.setEnabled(False)
        self.said.setVisible(not waiting and bool(self.said.text()))
        self.strangers.setVisible(not waiting and bool(self.strangers.text()))
        self.again.setVisible(not waiting)
        self.cancel.setText(self.tr("Cancel") if waiting else self.tr("Close"))
        self.setAccessibleDescription(f"{self._head.text()}. {self._text.text()}")
        self.fit(540)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self.url.text()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.url.text())
        self.copy.setText(self.tr("Copied"))

    def _give_up(self) -> None:
        if self._token:
            self._engine.submit(CancelSignIn(self._token))
            self._token = 0

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        self._mark = Picture("key", 36, "accent")
        top.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._head, self._text = title("", 1.25), Toned("", "text")
        words = self._column(self._head, self._text)
        top.addLayout(words, 1)
        self.body.addLayout(top)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Waiting for the browser"))
        self.url = QLineEdit()
        self.url.setReadOnly(True)
        self.url.setPlaceholderText(self.tr("Asking the provider for its page …"))
        self._url_name = field_label(self.tr("If no browser opens, &copy this address into one:"), self.url)
        self.copy = QPushButton(self.tr("C&opy"))
        self.open_again = QPushButton(self.tr("Open &again"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.url, 1)
        for button, called in ((self.copy, self._copy), (self.open_again, self._open)):
            button.setAutoDefault(False)
            button.clicked.connect(called)
            line.addWidget(button)
        self.said, self.strangers = Problem(), Toned()
        for each in (self.bar, self._url_name):
            self.body.addWidget(each)
        self.body.addLayout(line)
        self.body.addWidget(self.said)
        self.body.addWidget(self.strangers)
        self.body.addStretch()
        self.cancel = self.add_button(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.again = self.add_button(self.tr("&Try again"), default=True)
        self.again.clicked.connect(self.begin)

    @staticmethod
    def _column(*parts: QWidget) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(6)
        for each in parts:
            words.addWidget(each)
        words.addStretch()
        return words
