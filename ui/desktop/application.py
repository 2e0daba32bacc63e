"""The QApplication of the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Tells `ends` when the system asks the program to quit (the session's end, the Dock), before Qt closes windows:
    the main window must then not merely hide.

    macOS names what is to be opened by events and not by arguments: mailto: links and message files come to
    `open_with`, those too that came before it was there.
    """

    ends = Signal()

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self._asked: list[str] = []
        self._open: Callable[[str], object] | None = None

    def open_with(self, opener: Callable[[str], object] | None) -> None:
        """`opener` is called with each mailto: link and each file's path; None when nobody can take them any more."""
        self._open = opener
        while opener is not None and self._asked:
            opener(self._asked.pop(0))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Quit:
            self.ends.emit()
        if isinstance(event, QFileOpenEvent):
            # Of a file `file()` is the path, of a link it is empty.
            wanted = event.file() or event.url().toString(QUrl.ComponentFormattingOption.FullyEncoded)
            if self._open is None:
                self._asked.append(wanted)
            else:
                self._open(wanted)
            return True
        return super().event(event)
