"""Signing and encrypting follow the composer: who sends, who gets it, and what the sender's identity wants."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.bridge import EventBridge
from ui.ports import EnginePort
from ui.views.composer_form import ComposerForm


class ComposerProtection(QObject):
    """Tells the form's ProtectionBar; belongs to the form."""

    def __init__(self, form: ComposerForm, engine: EnginePort, bridge: EventBridge) -> None:
        super().__init__(form)
        self._form = form
        form.security.serve(engine, bridge, self._sender, self._recipients)
        form.sender_box.currentIndexChanged.connect(self._prefer)
        form.recipients.changed.connect(form.security.look_again)
        self._prefer()

    def _sender(self) -> tuple[int, str]:
        account, identity = self._form.account(), self._form.identity()
        return (account.id if account is not None else 0), (identity.email if identity is not None else "")

    def _recipients(self) -> list[str]:
        return [each.email for line in self._form.recipients.lines() for each in line.usable_addresses()]

    def _prefer(self) -> None:
        identity = self._form.identity()
        if identity is not None:
            self._form.security.prefer(sign=identity.sign, encrypt=identity.encrypt)
        self._form.security.look_again()
