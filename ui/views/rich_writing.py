"""Rich text in the composer: switched on and off, links, and pictures within it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.errors import MailError
from app.model.message import InlinePicture, OutgoingFile
from ui import background, formats, usage_words
from ui.dialogs.link import LinkDialog
from ui.rich import formatting
from ui.rich.pictures import LARGE_OCTETS, TYPES, decoded, smaller
from ui.views.composer_window import ComposerWindow
from ui.views.outgoing_files import read_file
from ui.views.signature import Signature


class RichWriting(QObject):
    """Belongs to one composer. `attach`: takes a file that is no picture for the text."""

    def __init__(self, form: ComposerWindow, signature: Signature, attach: Callable[[OutgoingFile], object]) -> None:
        super().__init__(form)
        self._form, self._signature, self._attach = form, signature, attach
        form.rich_button.setChecked(form.body.is_rich)
        form.rich_button.clicked.connect(self.switch)
        form.body.mode_changed.connect(form.rich_button.setChecked)
        form.format_bar.link_wanted.connect(self.ask_link)
        form.format_bar.picture_wanted.connect(self.choose_pictures)

    def switch(self) -> None:
        """Asks only where something would be lost."""
        form = self._form
        if not form.body.is_rich:
            form.body.make_rich()
            self._signature.renew()
        elif form.body.loses_formatting():
            form.rich_button.setChecked(True)
            form.bar.say("warning", self.tr("As plain text the message loses its formatting and the pictures in it."), (
                (self.tr("&Keep the formatting"), form.body.setFocus), (self.tr("Make it &plain"), self._plain)))
            return
        else:
            self._plain()
        form.body.setFocus()

    def ask_link(self) -> None:
        cursor = self._form.body.textCursor()
        look = cursor.charFormat()
        dialog = LinkDialog(look.anchorHref() if look.isAnchor() else "", cursor.selectedText(), self._form)
        dialog.accepted.connect(lambda: formatting.set_link(self._form.body, dialog.url(), dialog.words()))
        dialog.open()

    def choose_pictures(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(
            self._form, self.tr("Pictures"), "", self.tr("Pictures") + " (*.png *.jpg *.jpeg *.gif *.webp)")
        self.read_pictures([Path(path) for path in paths])

    def read_pictures(self, paths: Sequence[Path]) -> None:
        for path in paths:
            background.run(self._form, partial(read_file, path), self._read)

    def insert(self, file: OutgoingFile) -> None:
        """Where the cursor is; what is no picture that a text can hold becomes an attachment."""
        form = self._form
        if file.content_type not in TYPES or decoded(file.data, 600).isNull():
            self._attach(file)
            return
        taken = form.body.pictures.take(file, form.body.domain)
        form.body.insert_picture(taken)
        if len(file.data) > LARGE_OCTETS:
            form.bar.say("info", self.tr("The picture is {size}.").format(size=formats.size(len(file.data))), (
                (self.tr("Make it &smaller"), partial(self._shrink, taken)),
                (self.tr("&Leave it so"), form.body.setFocus)))

    def _shrink(self, taken: InlinePicture) -> None:
        background.run(self._form, partial(smaller, taken), self._shrunk)

    def _shrunk(self, result: InlinePicture | MailError) -> None:
        form = self._form
        if isinstance(result, MailError):
            form.bar.say("error", usage_words.sentence(result.detail))
            return
        form.body.pictures.add((result,))
        form.body.edited.emit()
        form.body.setFocus()

    def _read(self, result: OutgoingFile | MailError) -> None:
        if isinstance(result, MailError):
            self._form.bar.say("error", usage_words.sentence(result.detail))
        elif self._form.body.is_rich:
            self.insert(result)
        else:
            self._attach(result)

    def _plain(self) -> None:
        self._form.body.make_plain()
        self._signature.renew()
        self._form.body.setFocus()
