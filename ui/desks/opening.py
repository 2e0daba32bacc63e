"""Messages in windows of their own: double-clicked, from a file, or handed over by another start."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from app.errors import MailError
from app.model.message import MessageRow
from ui import background
from ui.desks.composing import ComposingDesk
from ui.desks.context import Context
from ui.desks.notices import NoticesDesk
from ui.desks.originals import Originals
from ui.desks.reading import ReadingDesk
from ui.views.message_window import MessageWindow, read_message_file


class OpeningDesk(QObject):
    """The windows are the main window's children and close with it."""

    def __init__(self, context: Context, originals: Originals, composing: ComposingDesk, reading: ReadingDesk,
                 notices: NoticesDesk) -> None:
        super().__init__(context.window)
        self._context, self._originals, self._composing = context, originals, composing
        self._reading, self._notices = reading, notices

    def open_row(self, row: MessageRow, subject: str) -> None:
        """A draft to be written on, anything else to be read."""
        if self._composing.is_draft(row):
            self._composing.edit_draft(row)
        else:
            self._originals.get(row.id, lambda raw: self.open_raw(raw, subject))

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

        background.run(self, partial(read_message_file, path), ready)

    def open_raw(self, raw: bytes, title: str) -> MessageWindow:
        window = MessageWindow(raw, title, self._context.window)
        window.reply_wanted.connect(lambda octets, everyone: self._composing.reply_to_raw(octets, everyone=everyone))
        window.forward_wanted.connect(self._composing.forward_raw)
        window.link_activated.connect(self._reading.follow)
        window.failed.connect(self._notices.show_error)
        window.show()
        return window
