"""What is asked before a message goes: each thing once, until the message is changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.views.attachment_words import mentions_attachment
from ui.views.composer_form import ComposerForm


class ComposerReminders(QObject):
    """Says it in the composer's bar."""

    def __init__(self, form: ComposerForm) -> None:
        super().__init__(form)
        self._form = form
        self._said: set[str] = set()

    def forget(self) -> None:
        """The message was changed: all may be asked anew."""
        self._said.clear()

    def remind(self, anyway: Callable[[], None]) -> bool:
        """True where something is asked now; its last button calls `anyway`."""
        form = self._form
        send = (self.tr("&Send anyway"), anyway)
        if self._first("leak", form.security.leaks):
            form.bar.say("warning", self.tr("You answer an encrypted message: everybody on the way could read what it"
                                            " quotes."), ((self.tr("&Encrypt"), form.security.encrypt.click), send))
            return True
        word = mentions_attachment(form.body.own_words())
        if self._first("attachment", bool(word) and not form.attachments.files() and not self._shows_pictures()):
            form.bar.say("warning", self.tr("You wrote “{word}”, but nothing is attached.").format(word=word), (
                (self.tr("&Attach a file …"), form.choose_files), send))
            return True
        if self._first("subject", not form.subject.text().strip()):
            form.bar.say("warning", self.tr("The message has no subject."), (
                (self.tr("Add a s&ubject"), form.subject.setFocus), send))
            return True
        return False

    def _first(self, what: str, holds: bool) -> bool:
        if not holds or what in self._said:
            return False
        self._said.add(what)
        return True

    def _shows_pictures(self) -> bool:
        return bool(self._form.body.pictures.used(self._form.body.html() or ""))
