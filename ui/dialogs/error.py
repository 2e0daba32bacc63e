"""An error in plain words, with the technical text one click away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from app.errors import CertificateFacts, ErrorKind, MailError
from ui import wording
from ui.dialogs.certificate import CertificateDialog
from ui.dialogs.frame import DialogFrame
from ui.help import calls


def technical_text(error: MailError, host: str = "") -> str:
    """What a person can hand on to whoever helps: kind, detail, the server's words. Never a secret."""
    lines = [f"{error.kind.value}: {error.detail}"]
    if host:
        lines.append(f"server: {host}")
    if error.server_text:
        lines.append(f"server said: {error.server_text}")
    return "\n".join(lines)


def explain(error: MailError, parent: QWidget | None, host: str = "",
            take_key: Callable[[CertificateFacts], object] | None = None) -> QDialog:
    """The dialog that fits the error; the caller opens it. `take_key`: stores the key of a certificate's facts for its
    host and port; without it no exception can be made."""
    if error.kind is ErrorKind.TLS_CERTIFICATE:
        dialog = CertificateDialog(error, host, parent, may_pin=take_key is not None)
        if take_key is not None:
            dialog.key_accepted.connect(take_key)
        return dialog
    return ErrorDialog(error, parent, host=host, expanded=True)


class ErrorDialog(DialogFrame):
    """Heading, sentence, and the details behind a button."""

    def __init__(self, error: MailError, parent: QWidget | None = None, *, host: str = "",
                 expanded: bool = False) -> None:
        super().__init__(wording.error_title(error), parent)
        self.headline("error", "danger", wording.error_title(error), wording.error_sentence(error))
        self.technical = QPlainTextEdit(technical_text(error, host))
        self.technical.setReadOnly(True)
        self.technical.setTabChangesFocus(True)
        self.technical.setAccessibleName(self.tr("Technical details"))
        self.technical.setFixedHeight(110)
        self.body.addWidget(self.technical)
        self.body.addStretch()
        self.details = self.add_left("")
        self.details.clicked.connect(lambda: self._show_details(self.technical.isHidden()))
        self.copy = self.add_left(self.tr("&Copy"))
        self.copy.clicked.connect(self._copy)
        if calls.calls().is_served:
            self.report = self.add_left(self.tr("&Report …"))
            self.report.clicked.connect(lambda: calls.calls().report(error))
        self.closer = self.add_button(self.tr("Close"), default=True)
        self.closer.clicked.connect(self.accept)
        self._show_details(expanded)
        self.closer.setFocus()

    def _show_details(self, shown: bool) -> None:
        self.technical.setVisible(shown)
        self.copy.setVisible(shown)
        self.details.setText(self.tr("Hide &details") if shown else self.tr("Show &details"))
        self.fit(520)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.technical.toPlainText())
        self.copy.setText(self.tr("Copied"))
