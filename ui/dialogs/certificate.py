"""A certificate that was not accepted: why, what it can mean, and what to do. There is no "connect anyway"."""

from __future__ import annotations

from enum import Enum
from typing import assert_never

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import MailError
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Picture, Toned, title

translate = QCoreApplication.translate


class Flaw(Enum):
    """What is wrong with a certificate, as far as the error's text tells."""

    SELF_SIGNED = "self-signed"
    UNKNOWN_AUTHORITY = "unknown authority"
    WRONG_NAME = "another name"
    EXPIRED = "expired"
    NOT_YET_VALID = "not valid yet"
    REVOKED = "revoked"
    OTHER = ""


def flaw(error: MailError) -> Flaw:
    """Read from the detail that app/backends/tls.py writes."""
    return next(kind for kind in Flaw if kind.value in error.detail)


def reason(kind: Flaw) -> tuple[str, str]:
    """What was found, and what to do about it."""
    match kind:
        case Flaw.SELF_SIGNED:
            return (translate("Certificate", "The server signed its certificate itself: nobody else vouches for it."),
                    translate("Certificate", "If it is your own server, choose its certificate under “Advanced” in the"
                                             " server settings. Otherwise do not connect."))
        case Flaw.UNKNOWN_AUTHORITY:
            return (translate("Certificate", "The certificate comes from an authority that this computer does not"
                                             " know."),
                    translate("Certificate", "Companies and universities sometimes have their own. If you trust it,"
                                             " choose its certificate under “Advanced” in the server settings."))
        case Flaw.WRONG_NAME:
            return (translate("Certificate", "The certificate is made out to another server."),
                    translate("Certificate", "Check the server’s name for a typing error, or use the name that your"
                                             " provider gives."))
        case Flaw.EXPIRED:
            return (translate("Certificate", "The certificate has expired."),
                    translate("Certificate", "Check this computer’s date. If it is right, your provider has to renew"
                                             " the certificate; try again later."))
        case Flaw.NOT_YET_VALID:
            return (translate("Certificate", "The certificate is not valid yet."),
                    translate("Certificate", "This computer’s date is probably wrong: check it and try again."))
        case Flaw.REVOKED:
            return (translate("Certificate", "The certificate was revoked by its authority."),
                    translate("Certificate", "Do not connect. Ask your provider what has happened."))
        case Flaw.OTHER:
            return (translate("Certificate", "The certificate could not be verified."),
                    translate("Certificate", "Do not connect. Ask your provider, and show them the technical details."))
        case _:
            assert_never(kind)


class CertificateDialog(DialogFrame):
    """Why the server was not trusted, in words."""

    def __init__(self, error: MailError, host: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Certificate not trusted"), parent)
        server = host or self.tr("The server")
        self.headline("certificate", "danger", self.tr("{server} could not prove who it is").format(server=server),
                      self.tr("Depesche closed the connection before your password was sent."))
        found, advice = reason(flaw(error))
        self.body.addSpacing(4)
        self._point("info", self.tr("What was found"), found)
        self._point("help", self.tr("What it can mean"), self.tr(
            "Mostly a setting is wrong, on the server or here. It can also be that somebody in between reads along,"
            " for example in an open wireless network."))
        self._point("check-circle", self.tr("What to do"), advice)
        self.technical = QPlainTextEdit(error.detail + (f"\n{error.server_text}" if error.server_text else ""))
        self.technical.setReadOnly(True)
        self.technical.setTabChangesFocus(True)
        self.technical.setAccessibleName(self.tr("Technical details"))
        self.technical.setFixedHeight(88)
        self.technical.hide()
        self.body.addWidget(self.technical)
        self.body.addStretch()
        self.details = self.add_left(self.tr("Show &details"))
        self.details.clicked.connect(self._toggle_details)
        self.closer = self.add_button(self.tr("Close"), default=True)
        self.closer.clicked.connect(self.accept)
        self.fit(560)
        self.closer.setFocus()

    def _point(self, picture: str, heading: str, text: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(14)
        line.setContentsMargins(8, 0, 0, 0)
        line.addWidget(Picture(picture, 20, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title(heading, 1.0))
        words.addWidget(Toned(text, "dim"))
        line.addLayout(words, 1)
        self.body.addLayout(line)
        self.body.addSpacing(4)

    def _toggle_details(self) -> None:
        shown = self.technical.isHidden()
        self.technical.setVisible(shown)
        self.details.setText(self.tr("Hide &details") if shown else self.tr("Show &details"))
        self.fit(560)
