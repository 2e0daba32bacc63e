"""What is dropped on the main window beside its folders: mail files, and links to mail addresses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ui.models.dragging import mail_files, mailto_link

MOST_OPENED = 10
"""Windows that one drop opens."""
_DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class WindowDrops(QObject):
    """`list_` is where messages of the open folder stand; `takes` tells whether that folder takes any."""

    link_dropped = Signal(str)
    taken_in = Signal(object)
    """Paths (a tuple) of mail files for the open folder."""
    opened = Signal(str)
    """The path of a mail file that is only to be looked at."""

    def __init__(self, window: QWidget, list_: QWidget, takes: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._list, self._takes = window, list_, takes
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DROPS or not isinstance(event, QDropEvent):
            return False
        link, files = mailto_link(event.mimeData()), mail_files(event.mimeData())
        over_list = self._over_list(event.position().toPoint())
        wanted = bool(link) or (over_list and self._takes() and bool(files)) or (
            not over_list and 0 < len(files) <= MOST_OPENED and all(_is_message(each) for each in files))
        if not wanted:
            event.ignore()
            return True
        # Another program's files are read: after a move it would delete them.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            self._dropped(link, files, over_list)
        return True

    def _dropped(self, link: str, files: tuple[Path, ...], over_list: bool) -> None:
        if link:
            self.link_dropped.emit(link)
        elif over_list:
            self.taken_in.emit(files)
        else:
            for path in files:
                self.opened.emit(str(path))

    def _over_list(self, where: QPoint) -> bool:
        child = self._window.childAt(where)
        return child is not None and (child is self._list or self._list.isAncestorOf(child))


def _is_message(path: Path) -> bool:
    """A mailbox file holds many, and is imported."""
    return path.suffix.lower() == ".eml"
