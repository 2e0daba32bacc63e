"""Everything about one verdict: whose key, which fingerprint, what was covered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.model.security import Encryption, Signature, Trust, Verdict
from ui import finding_words, formats
from ui.dialogs.frame import DialogFrame
from ui.forms.facts_grid import FactsGrid
from ui.security_words import grouped, kind_name, trust_word, words

_DECIDABLE = frozenset({Signature.GOOD, Signature.VALID, Signature.REFUSED, Signature.OTHER_SENDER})


class SecurityDetailsDialog(DialogFrame):
    """The person may accept, verify or refuse the key here."""

    trust_wanted = Signal(str, str, object)
    """Kind, fingerprint, Trust."""

    def __init__(self, verdict: Verdict, sender: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Protection of the message"), parent)
        said = words(verdict)
        self._verdict = verdict
        self.headline(said.icon, said.tone, said.headline, said.detail)
        self._facts = FactsGrid()
        self.body.addLayout(self._facts)
        self._fill(verdict, sender)
        self.body.addStretch(1)
        self.choices: dict[Trust, QPushButton] = {}
        if verdict.fingerprint and verdict.signature in _DECIDABLE:
            self._add_choices(verdict)
        self.closer = self.add_button(self.tr("Close"), default=True)
        self.closer.clicked.connect(self.accept)
        self.fit(600)
        self.closer.setFocus()

    def _fill(self, verdict: Verdict, sender: str) -> None:
        self._facts.add(self.tr("Message says it is from"), sender)
        self._facts.add(self.tr("Signed by"), verdict.signer)
        self._facts.add(self.tr("Addresses of the key"), ", ".join(verdict.emails))
        self._facts.add(self.tr("Fingerprint"), grouped(verdict.fingerprint), fixed=True)
        if not verdict.fingerprint:
            self._facts.add(self.tr("Key of the signer"), grouped(verdict.issuer), fixed=True)
        if verdict.fingerprint:
            self._facts.add(self.tr("This key is"), trust_word(verdict.trust, own=False))
        self._facts.add(self.tr("Vouched for by"), verdict.vouched)
        if verdict.signed_at is not None:
            self._facts.add(self.tr("Signed on"), formats.full_date(verdict.signed_at))
        self._facts.add(self.tr("Kind"), ", ".join(filter(None, (kind_name(verdict.kind), verdict.algorithm))))
        self._facts.add(self.tr("Covers"), self._covers(verdict))
        if verdict.encryption is Encryption.DECRYPTED:
            self._facts.add(self.tr("Remote content"), self.tr("is never loaded for a message that was encrypted"))
        self._facts.add(self.tr("Found"), finding_words.finding(verdict))

    def _covers(self, verdict: Verdict) -> str:
        if verdict.signature is Signature.NONE and verdict.encryption is not Encryption.DECRYPTED:
            return ""
        if not verdict.covers_all:
            return self.tr("one part of the message only")
        if verdict.subject_covered:
            return self.tr("text, attachments and subject")
        return self.tr("text and attachments; subject, date and recipients can have been changed")

    def _add_choices(self, verdict: Verdict) -> None:
        for trust, text, tip in (
            (Trust.ACCEPTED, self.tr("&Accept this key"), self.tr("Its signatures count from now on")),
            (Trust.VERIFIED, self.tr("I &compared the fingerprint"),
             self.tr("With its owner, in person or on the phone")),
            (Trust.REFUSED, self.tr("&Refuse"), self.tr("This key counts for nothing, and nothing is encrypted to it")),
        ):
            if trust is verdict.trust or (trust is Trust.ACCEPTED and verdict.trust is Trust.VERIFIED):
                continue
            button = self.choices[trust] = self.add_left(text)
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, each=trust: self._decide(each))

    def _decide(self, trust: Trust) -> None:
        self.trust_wanted.emit(self._verdict.kind, self._verdict.fingerprint, trust)
        self.accept()
