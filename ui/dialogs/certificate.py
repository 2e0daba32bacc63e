"""A certificate that was not accepted: which check failed, what it says of itself, and what to do. There is no
"connect anyway"; who knows the server can accept one key of it, by comparing its fingerprint."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import CertificateFlaw, MailError
from app.model.pinning import may_be_pinned
from ui import certificate_words
from ui.dialogs.frame import DialogFrame
from ui.forms.facts_table import FactsTable
from ui.forms.key_exception import KeyException
from ui.forms.labels import Picture, Toned, title
from ui.forms.scrolling import scrolling
from ui.help.topics import Topic

_WIDTH = 620


class CertificateDialog(DialogFrame):
    """`may_pin`: whoever opens it takes `key_accepted`, so the way to an exception is shown where it makes sense."""

    key_accepted = Signal(object)
    """The CertificateFacts whose `pin` the person accepts, for their host and port; see app/model/pinning.py."""

    def __init__(self, error: MailError, host: str = "", parent: QWidget | None = None, *,
                 may_pin: bool = False) -> None:
        super().__init__(self.tr("Certificate not trusted"), parent)
        self.explain_by(Topic.CERTIFICATES)
        facts = self.facts = certificate_words.facts_of(error, host)
        who = certificate_words.server(facts) or self.tr("The server")
        changed = CertificateFlaw.PIN_CHANGED in facts.flaws
        self.headline("certificate", "danger",
                      (self.tr("{server} shows another key than before") if changed
                       else self.tr("{server} could not prove who it is")).format(server=who),
                      self.tr("Depesche closed the connection before your user name or your password was sent."))
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 4, 8, 4)
        self._column.setSpacing(8)
        self.flaws = "\n".join(map(certificate_words.found, facts.flaws))
        self._point("info", self.tr("What was found"), self.flaws)
        self._point("help", self.tr("What it can mean"), self.tr(
            "Mostly a setting is wrong, on the server or here. It can also be that somebody in between reads along,"
            " for example in an open wireless network."))
        # Where the key changed, that alone counts: who else vouches for it never did.
        concerned = (CertificateFlaw.PIN_CHANGED,) if changed else facts.flaws
        self._point("check-circle", self.tr("What to do"),
                    "\n".join(dict.fromkeys(map(certificate_words.advice, concerned))))
        table = certificate_words.rows(facts)
        self.table = FactsTable(table)
        self.table.setVisible(bool(table))
        self._column.addWidget(self.table)
        self.exception = KeyException(facts)
        self.exception.setVisible(may_pin and may_be_pinned(facts))
        self._column.addWidget(self.exception)
        self._column.addStretch()
        self.area = scrolling(self._page)
        self._page.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)
        self.body.addWidget(self.area, 1)
        self.copy = self.add_left(self.tr("&Copy all"))
        self.copy.clicked.connect(self._copy)
        self.closer = self.add_button(self.tr("Do not connect"), default=True)
        self.closer.clicked.connect(self.reject)
        self.exception.accepted.connect(self._accept_key)
        self.exception.folded.connect(self._fit)
        self._fit()
        self.closer.setFocus()

    def _fit(self) -> None:
        inner = self._page.layout()
        margins = 64  # of the dialog, and a scroll bar
        height = (inner.totalHeightForWidth(_WIDTH - margins) if inner else 0) + 160
        self.fit(_WIDTH, height)

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
        self._column.addLayout(line)
        self._column.addSpacing(2)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(certificate_words.as_text(self.facts))
        self.copy.setText(self.tr("Copied"))

    def _accept_key(self) -> None:
        self.key_accepted.emit(self.facts)
        self.accept()
