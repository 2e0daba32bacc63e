"""Fields for one server: host, port, security, user, and a certificate file under "advanced"."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import CertificateFacts
from app.model.account import DEFAULT_PORTS, DEFAULT_SMTP_PORTS, Protocol, Security, ServerSettings
from app.model.pinning import with_pin
from ui.forms.addresses import is_host, split_host_port
from ui.forms.labels import Problem, field_label
from ui.forms.pinned_key import PinnedKey

Ports = Mapping[Security, int]

SMTP_PORTS: Ports = DEFAULT_SMTP_PORTS


def incoming_ports(protocol: Protocol) -> Ports:
    """The usual port of each kind of security."""
    return {security: DEFAULT_PORTS[(protocol, security)] for security in Security}


class ServerForm(QWidget):
    """Edits a ServerSettings. The port follows the security as long as it is one of the usual ports."""

    changed = Signal()

    def __init__(self, ports: Ports, title: str, *, user_optional: bool = False,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ports = ports
        self._user_optional = user_optional
        self.host = QLineEdit()
        self.port = QSpinBox()
        self.port.setRange(1, 65535)
        self.port.lineEdit().setTextMargins(6, 0, 0, 0)
        self.security = QComboBox()
        self.security.addItem(self.tr("TLS (encrypted from the start)"), Security.TLS)
        self.security.addItem(self.tr("STARTTLS (encryption required)"), Security.STARTTLS)
        self.security.addItem(self.tr("None (this computer only)"), Security.NONE)
        self.security.setMinimumContentsLength(18)
        self.user = QLineEdit()
        if user_optional:
            self.user.setPlaceholderText(self.tr("Empty: no login"))
        self.consent = QCheckBox(self.tr("I agree to connect without encryption"))
        self.problem_label = Problem()
        self.more = QToolButton()
        self.more.setText(self.tr("Advanced"))
        self.more.setCheckable(True)
        self.more.setProperty("role", "disclosure")
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setArrowType(Qt.ArrowType.RightArrow)
        self.ca_file = QLineEdit()
        self.ca_file.setPlaceholderText(self.tr("The system's authorities are enough for public providers"))
        self.browse = QPushButton(self.tr("Choose …"))
        self.pinned = PinnedKey()
        self.pinned.changed.connect(self._edited)
        self._build(title)
        self.host.editingFinished.connect(self._take_port_from_host)
        self.security.currentIndexChanged.connect(self._security_changed)
        self.more.toggled.connect(self._show_advanced)
        self.browse.clicked.connect(self._choose_ca_file)
        for signal in (self.host.textChanged, self.port.valueChanged, self.user.textChanged,
                       self.ca_file.textChanged, self.consent.toggled):
            signal.connect(self._edited)
        self._security_changed()

    # --- values ----------------------------------------------------------------------------------

    def settings(self) -> ServerSettings:
        return self.pinned.of(ServerSettings(self.host.text().strip(), self.port.value(), self._security(),
                                             self.user.text().strip(), self.ca_file.text().strip()))

    def set_settings(self, settings: ServerSettings) -> None:
        self.host.setText(settings.host)
        self.security.setCurrentIndex(self.security.findData(settings.security))
        self.port.setValue(settings.port)
        self.user.setText(settings.user)
        self.ca_file.setText(settings.ca_file)
        self.pinned.show_pin(settings)
        self.more.setChecked(bool(settings.ca_file))
        self._edited()

    def accept_key(self, facts: CertificateFacts) -> None:
        """The person accepts this key, if it is this server's."""
        self.pinned.show_pin(with_pin(self.settings(), facts))
        self._edited()

    def has_consent(self) -> bool:
        """True where the connection is not encrypted, may be so, and the person agreed."""
        return self._security() is Security.NONE and self.settings().is_loopback and self.consent.isChecked()

    def set_consent(self, agreed: bool) -> None:
        self.consent.setChecked(agreed)

    def problem(self) -> str:
        """Why these settings cannot be used; empty if they can, or while fields are still empty."""
        host = self.host.text().strip()
        if host and not is_host(split_host_port(host)[0]):
            return self.tr("“{name}” is not the name of a server.").format(name=host)
        if self._security() is Security.NONE and host and not self.settings().is_loopback:
            return self.tr("Without encryption anybody on the way could read your password and your mail. Depesche"
                           " connects so only to this computer itself (localhost).")
        return ""

    def is_complete(self) -> bool:
        settings = self.settings()
        if not settings.host or not (settings.user or self._user_optional) or self.problem():
            return False
        return settings.security is not Security.NONE or self.has_consent()

    # --- inside ----------------------------------------------------------------------------------

    def _security(self) -> Security:
        return Security(self.security.currentData())

    def _build(self, title: str) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        fields = ((self.tr("&Server"), self.host, 0, 0), (self.tr("&Port"), self.port, 0, 1),
                  (self.tr("Se&curity"), self.security, 2, 0), (self.tr("&User name"), self.user, 2, 1))
        for text, field, row, column in fields:
            label = field_label(text, field)
            field.setAccessibleName(f"{title}: {label.text().replace('&', '')}")
            grid.addWidget(label, row, column)
            grid.addWidget(field, row + 1, column)
        grid.setRowMinimumHeight(1, 4)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self._advanced = QWidget()
        line = QHBoxLayout(self._advanced)
        line.setContentsMargins(0, 0, 0, 0)
        label = QLabel(self.tr("Certificate &file:"))
        label.setBuddy(self.ca_file)
        self.ca_file.setAccessibleName(f"{title}: {label.text().replace('&', '')}")
        self.browse.setAccessibleName(self.tr("Choose a certificate file"))
        line.addWidget(label)
        line.addWidget(self.ca_file, 1)
        line.addWidget(self.browse)
        self._advanced.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(grid)
        layout.addWidget(self.consent)
        layout.addWidget(self.problem_label)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._advanced)
        layout.addWidget(self.pinned)

    def _security_changed(self) -> None:
        if self.port.value() in (1, *self._all_usual_ports()):
            self.port.setValue(self._ports[self._security()])
        self._edited()

    def _all_usual_ports(self) -> set[int]:
        return {*DEFAULT_PORTS.values(), *DEFAULT_SMTP_PORTS.values()}

    def _edited(self) -> None:
        unencrypted = self._security() is Security.NONE
        self.consent.setVisible(unencrypted)
        self.consent.setEnabled(self.settings().is_loopback)
        self.problem_label.say(self.problem())
        self.changed.emit()

    def _take_port_from_host(self) -> None:
        host, port = split_host_port(self.host.text())
        if host != self.host.text():
            self.host.setText(host)
        if port and 1 <= port <= 65535:
            self.port.setValue(port)

    def _show_advanced(self, shown: bool) -> None:
        self.more.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self._advanced.setVisible(shown)

    def _choose_ca_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Certificate of the server or its authority"), self.ca_file.text(),
            self.tr("Certificates (*.pem *.crt *.cer);;All files (*)"))
        if path:
            self.ca_file.setText(path)
