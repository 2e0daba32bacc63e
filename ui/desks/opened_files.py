"""Messages in windows of their own, decrypted and verified by the engine, which has the keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.commands import OpenOriginal
from app.events import OriginalOpened
from ui import background
from ui.context import Context
from ui.tokens import next_token

if TYPE_CHECKING:
    from app.crypto.reading import Opened

Ready = Callable[["Opened"], object]


class OpenedFiles(QObject):
    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._waiting: dict[int, tuple[bytes, Ready]] = {}
        context.bridge.original_opened.connect(self._answered)

    def open(self, raw: bytes, ready: Ready, part: str = "") -> None:
        """Calls `ready` once, in the Qt thread; what is neither signed nor encrypted asks nobody."""
        background.run(self, partial(_is_protected, raw), partial(self._ask, raw, ready, part))

    def _ask(self, raw: bytes, ready: Ready, part: str, protected: object) -> None:
        from app.crypto.reading import Opened  # was loaded for `_is_protected`

        if protected is not True:
            ready(Opened(raw))
            return
        token = next_token()
        self._waiting[token] = (raw, ready)
        self._context.engine.submit(OpenOriginal(token, 0, part, raw, anyway=True))

    def _answered(self, told: OriginalOpened) -> None:
        raw, ready = self._waiting.pop(told.token, (b"", None))
        if ready is not None:
            from app.crypto.reading import Opened

            opened = Opened(told.raw, told.verdicts, bool(told.kind), told.plain_only)
            ready(opened if told.error is None else Opened(raw))


def _is_protected(raw: bytes) -> bool:
    from app.crypto.reading import is_protected  # in another thread; cryptography takes a while to load

    return is_protected(raw, in_part=True)
