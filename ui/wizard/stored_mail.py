"""Whether the mail on this computer is to be encrypted: asked with the first account, told with every other one."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.events import ProtectionChanged
from app.model.protection import Protection
from ui.forms.labels import hint, note
from ui.help import calls
from ui.help.topics import Topic


class StoredMailPart(QWidget):
    """Nothing is shown before the engine has told how it stands. One file has the mail of all accounts."""

    def __init__(self, *, first: bool) -> None:
        """`first`: there is no other account yet."""
        super().__init__()
        self._first = first
        self.choice = QCheckBox(self.tr("&Encrypt the mail on this computer"))
        words = self.tr("Then nobody can read it who gets the disk or a copy of the file. At the end of this assistant"
                        " you write down a recovery phrase of 12 words.")
        self.choice.setAccessibleDescription(words)
        self._note = note(words)
        self.more = QPushButton(self.tr("&More about it …"))
        self.more.setProperty("role", "flat")
        self.more.setAutoDefault(False)
        self.more.clicked.connect(lambda: calls.calls().ask(Topic.STORED_MAIL))
        self.told = hint("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.addWidget(self.choice)
        line.addWidget(self.more)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._note)
        column.addWidget(self.told)
        self.hide()

    @property
    def is_wanted(self) -> bool:
        return not self.choice.isHidden() and self.choice.isChecked()

    def show_state(self, told: ProtectionChanged) -> None:
        asks = self._first and told.state is Protection.PLAIN
        self.choice.setVisible(asks)
        self._note.setVisible(asks)
        self.more.setVisible(asks and calls.calls().is_served)
        self.told.setVisible(not asks)
        self.told.setText(self._told(told.state))
        self.show()

    def _told(self, state: Protection) -> str:
        match state:
            case Protection.PLAIN:
                return self.tr("The mail of all accounts on this computer is stored without encryption. That can be"
                               " changed in the preferences, under Security.")
            case Protection.ENCRYPTED | Protection.CHANGING:
                return self.tr("The mail of all accounts on this computer is encrypted, this account's as well.")
            case Protection.ENCRYPTING:
                return self.tr("The mail of all accounts on this computer is being encrypted, this account's as well.")
            case Protection.DECRYPTING:
                return self.tr("The encryption of the mail on this computer is being removed, this account's as well.")
