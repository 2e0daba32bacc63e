"""An exception that nobody foresaw: logged, told once, and survived."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

log = logging.getLogger(__name__)


class CrashGuard(QObject):
    """`happened` comes in the Qt thread, once until `told_again` is called: a fault in painting comes with each paint.

    Between `watch` and what it returned the hooks of Python are ours; a second time nothing more is done.
    """

    happened = Signal()
    _raised = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = False
        self._raised.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> Callable[[], None]:
        """From now on; call what is returned to stop it."""
        before, of_threads = sys.excepthook, threading.excepthook
        sys.excepthook = self.handle
        threading.excepthook = self._in_thread

        def stop() -> None:
            sys.excepthook, threading.excepthook = before, of_threads

        return stop

    def tell_again(self) -> None:
        """The person put the bar away, or reported it."""
        self._told = False

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """As sys.excepthook, from any thread."""
        if not issubclass(kind, Exception):  # Ctrl+C, and an end that was asked for
            sys.__excepthook__(kind, error, trace)
            return
        log.critical("unexpected: %s", kind.__name__, exc_info=(kind, error, trace))
        self._raised.emit()

    def _in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.handle(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self.happened.emit()
