"""How the stored mail is protected: its state, what that means, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.events import ProtectionChanged
from app.model.protection import Protection
from ui.forms.labels import Picture, Problem, Toned, hint, text_label
from ui.help import calls
from ui.protection import words

_AT_REST = (Protection.PLAIN, Protection.ENCRYPTED)


class ProtectionPanel(QWidget):
    """Shows what it is told by `show_state`; what is chosen is told by its signals."""

    encrypt_wanted = Signal()
    change_wanted = Signal()
    remove_wanted = Signal()
    cancel_wanted = Signal()
    restart_wanted = Signal()
    help_wanted = Signal()
    phrase_wanted = Signal()
    """A conversion lacks its key: the phrase is to be typed in."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.picture = Picture("unlock", 24, "dim")
        self.state = Toned(self.tr("Looking …"), "text", scale=1.0)
        self.key = hint("")
        self.problem = Problem()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.percent = Toned("", "text")
        self.percent.setWordWrap(False)
        self.encrypt = self._button(self.tr("&Encrypt …"), self.encrypt_wanted)
        self.change = self._button(self.tr("Change &key …"), self.change_wanted)
        self.remove = self._button(self.tr("Remove e&ncryption …"), self.remove_wanted)
        self.enter = self._button(self.tr("Enter the &phrase …"), self.phrase_wanted)
        self.cancel = self._button(self.tr("Stop"), self.cancel_wanted)
        self.cancel.setAccessibleName(self.tr("Stop, and leave the mail as it is"))
        self.restart = self._button(self.tr("Re&start now"), self.restart_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addLayout(self._progress())
        column.addWidget(self.problem)
        column.addLayout(self._buttons())
        column.addSpacing(4)
        self.when = text_label(self.tr("Encrypting is done in the background, and takes effect when Depesche is started"
                                       " next."))
        for each in (*self._meaning(), self.when):
            column.addWidget(each)
        self.show_state(None)

    def show_state(self, told: ProtectionChanged | None) -> None:
        """None while it is not known."""
        at_rest = told is not None and told.state in _AT_REST
        runs = told is not None and not at_rest and not told.waits_for_restart
        locked = told is not None and told.state is not Protection.PLAIN
        self.picture.show_icon("lock" if locked else "unlock", "ok" if locked and at_rest else "dim")
        self.state.setText(words.state(told) if told is not None else self.tr("Looking …"))
        self.key.setText(words.key(told) if told is not None else "")
        self.key.setVisible(bool(self.key.text()))
        self.problem.say(words.problem(told.problem) if told is not None else "")
        self.bar.setVisible(runs)
        self.percent.setVisible(runs)
        if told is not None:
            self.bar.setValue(told.percent)
            self.percent.setText(self.tr("{percent} %").format(percent=told.percent))
        self.encrypt.setVisible(told is None or told.state is Protection.PLAIN)
        self.encrypt.setEnabled(told is not None)
        for button in (self.change, self.remove):
            button.setVisible(told is not None and told.state is Protection.ENCRYPTED)
        self.enter.setVisible(told is not None and words.wants_phrase(told))
        self.when.setVisible(told is None or told.state is Protection.PLAIN)
        self.cancel.setVisible(told is not None and not at_rest)
        self.restart.setVisible(told is not None and told.waits_for_restart)

    # --- parts ----------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(self.state)
        text.addWidget(self.key)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(text, 1)
        return line

    def _progress(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.bar, 1)
        line.addWidget(self.percent)
        return line

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (self.encrypt, self.change, self.remove, self.enter, self.restart, self.cancel):
            line.addWidget(button)
        line.addStretch(1)
        if calls.calls().is_served:
            line.addWidget(self._button(self.tr("&More about it …"), self.help_wanted))
        return line

    def _meaning(self) -> list[QWidget]:
        """What it does and what it does not, before anybody decides."""
        return [text_label(each) for each in (
            self.tr("Encrypted, the file that has your mail can be read by nobody who gets hold of the disk or of a"
                    " copy of it. Searching goes on as before, and about as fast."),
            self.tr("It does not protect against somebody at this computer while you are signed in: there the keyring"
                    " opens it. Mail on the server stays as it is there."),
            self.tr("There is a recovery phrase of 12 words. If the key in the keyring and the phrase are both lost,"
                    " mail that is only on this computer is lost for good."))]

    def _button(self, text: str, told: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(told)
        return button
