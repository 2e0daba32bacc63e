"""The one key that is accepted of a server, in its settings: shown, and to be forgotten."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.model.account import ServerSettings
from app.model.pinning import without_pin
from ui import certificate_words, formats
from ui.forms.facts_table import value_label
from ui.forms.labels import Toned


class PinnedKey(QWidget):
    """Hidden where there is none. A pin holds for one host and port: it goes with them, and `forget`s with the button.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of: ServerSettings | None = None
        self.words = Toned()
        self.forget_button = QPushButton(self.tr("For&get this key"))
        self.forget_button.setAutoDefault(False)
        self.forget_button.setToolTip(self.tr("The server is then checked like all others."))
        self.forget_button.clicked.connect(self.forget)
        self._line = QHBoxLayout()
        self._value = value_label("", "")
        self._line.addWidget(self._value, 1)
        self._line.addWidget(self.forget_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.words)
        layout.addLayout(self._line)
        self.hide()

    def show_pin(self, settings: ServerSettings) -> None:
        """Whose `pin` it is from now on."""
        self._of = settings if settings.pin else None
        self.setVisible(self._of is not None)
        if self._of is None:
            return
        server = f"{settings.host}:{settings.port}"
        since = formats.iso_day(settings.pin_since) if settings.pin_since else ""
        words = (self.tr("Only this key of {server} is accepted, since {day}:") if since
                 else self.tr("Only this key of {server} is accepted:"))
        self.words.setText(words.format(server=server, day=since))
        value = value_label(self.words.text(), certificate_words.grouped(settings.pin))
        self._line.replaceWidget(self._value, value)
        self._value.deleteLater()
        self._value = value

    def of(self, settings: ServerSettings) -> ServerSettings:
        """The settings with the pin, if it is theirs."""
        held = self._of
        if held is None or (held.host, held.port) != (settings.host, settings.port):
            return without_pin(settings)
        return ServerSettings(settings.host, settings.port, settings.security, settings.user, settings.ca_file,
                              held.pin, held.pin_since)

    def forget(self) -> None:
        self._of = None
        self.hide()
        self.changed.emit()
