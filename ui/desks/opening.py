"""Messages in windows of their own: double-clicked, from a file, or handed over by another start."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.commands import TrustKey
from app.errors import MailError
from app.model.folder import Role
from app.model.message import MessageRow
from app.model.security import Trust
from app.store import folders
from ui import background
from ui.context import Context
from ui.desks.cards import CardsDesk
from ui.desks.composing import ComposingDesk
from ui.desks.notices import NoticesDesk
from ui.desks.opened_files import OpenedFiles
from ui.desks.originals import Originals
from ui.desks.reading import ReadingDesk

if TYPE_CHECKING:
    from ui.desks.message_window import MessageWindow


class OpeningDesk(QObject):
    """The windows are the main window's children and close with it."""

    trust_wanted = Signal(str)
    """Remote images from this address are to load by themselves."""

    def __init__(self, context: Context, originals: Originals, composing: ComposingDesk, reading: ReadingDesk,
                 notices: NoticesDesk, cards: CardsDesk) -> None:
        super().__init__(context.window)
        self._context, self._originals, self._composing = context, originals, composing
        self._reading, self._notices, self._cards = reading, notices, cards
        self._opened_files = OpenedFiles(context)

    def open_row(self, row: MessageRow, subject: str) -> None:
        """A draft to be written on, anything else to be read."""
        if self._composing.is_draft(row):
            self._composing.edit_draft(row)
        else:
            folder = folders.find(self._context.db, row.folder_id)
            junk = folder is not None and folder.role is Role.JUNK
            self._originals.get(row.id, lambda raw: self.open_raw(raw, subject, junk=junk))

    def open_argument(self, argument: str, account_id: int | None) -> None:
        """A mailto: link, or the path of a message file."""
        if argument.lower().startswith("mailto:"):
            self._composing.from_link(argument, account_id)
            return
        path = Path(argument)

        def ready(result: bytes | MailError) -> None:
            if isinstance(result, MailError):
                self._notices.show_error(result)
            else:
                self.open_raw(result, path.name)

        from ui.desks.message_window import read_message_file

        background.run(self, partial(read_message_file, path), ready)

    def _trust_key(self, kind: str, fingerprint: str, trust: Trust) -> None:
        self._context.engine.submit(TrustKey(kind, fingerprint, trust))

    def open_raw(self, raw: bytes, title: str, *, junk: bool = False) -> MessageWindow:
        from ui.desks.message_window import MessageWindow  # with all that opens messages

        window = MessageWindow(raw, title, self._context.window, junk=junk, open_with=self._opened_files.open)
        window.key_trusted.connect(self._trust_key)
        window.trust_wanted.connect(self.trust_wanted)
        window.reply_wanted.connect(lambda octets, everyone: self._composing.reply_to_raw(octets, everyone=everyone))
        window.forward_wanted.connect(self._composing.forward_raw)
        window.link_activated.connect(self._reading.follow)
        window.failed.connect(self._notices.show_error)
        window.message_wanted.connect(lambda octets, subject: self.open_raw(
            octets, subject, junk=junk or window.pane.is_decrypted))
        self._cards.attach(window.pane)
        window.show()
        return window
