"""A message's octets, for those who need the whole: fetched first where they are not here yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.commands import FetchBody, OpenOriginal
from app.errors import ErrorKind, MailError
from app.events import BodyFailed, BodyStored, OriginalOpened
from app.store import bodies, messages
from ui import background
from ui.context import Context
from ui.tokens import next_token

Ready = Callable[[bytes], object]
ReadyOpened = Callable[[bytes, str], object]
"""The message as it may be read, and "openpgp" or "smime" where it was decrypted for that."""


class Originals(QObject):
    """`get` answers once; failures go to `failed`."""

    def __init__(self, context: Context, failed: Callable[[MailError], object]) -> None:
        super().__init__(context.window)
        self._context, self._failed = context, failed
        self._waiting: dict[int, list[Ready]] = {}
        context.bridge.body_stored.connect(self._stored)
        context.bridge.body_failed.connect(self._body_failed)
        self._opening: dict[int, ReadyOpened] = {}
        context.bridge.original_opened.connect(self._opened)

    def get(self, message_id: int, ready: Ready) -> None:
        """Calls `ready` with the raw message, in the Qt thread; read in another."""
        background.run(self, partial(self._read, message_id), partial(self._take, message_id, ready))

    def readable(self, message_id: int, ready: ReadyOpened) -> None:
        """As `get`, with signatures and encryption taken off."""
        self.get(message_id, lambda raw: background.run(self, partial(_is_protected, raw), lambda protected: self._open(
            message_id, raw, bool(protected), ready)))

    def readable_file(self, raw: bytes, ready: ReadyOpened) -> None:
        """The same for a message that lies in no folder."""
        background.run(self, partial(_is_protected, raw), lambda protected: self._open(0, raw, bool(protected), ready))

    def _open(self, message_id: int, raw: bytes, protected: bool, ready: ReadyOpened) -> None:
        if not protected:
            ready(raw, "")
            return
        token = next_token()
        self._opening[token] = ready
        self._context.engine.submit(OpenOriginal(token, message_id, raw=b"" if message_id else raw))

    def _opened(self, told: OriginalOpened) -> None:
        ready = self._opening.pop(told.token, None)
        if ready is not None and told.error is not None:
            self._failed(told.error)
        elif ready is not None:
            ready(told.raw, told.kind)

    def _read(self, message_id: int) -> bytes | None:
        db = self._context.engine.open_reader()
        try:
            return bodies.raw(db, message_id)
        finally:
            db.close()

    def _take(self, message_id: int, ready: Ready, result: bytes | MailError | None) -> None:
        if isinstance(result, MailError):
            self._failed(result)
        elif result is not None:
            ready(result)
        elif rows := messages.rows(self._context.db, [message_id]):
            self._waiting.setdefault(message_id, []).append(ready)
            self._context.engine.submit(FetchBody(rows[0].account_id, message_id))
        else:
            self._failed(MailError(ErrorKind.GONE, "This message is no longer there."))

    def _stored(self, told: BodyStored) -> None:
        for ready in self._waiting.pop(told.message_id, []):
            self.get(told.message_id, ready)

    def _body_failed(self, told: BodyFailed) -> None:
        if self._waiting.pop(told.message_id, None):
            self._failed(told.error)


def _is_protected(raw: bytes) -> bool:
    from app.crypto.reading import is_protected  # in another thread; cryptography takes a while to load

    return is_protected(raw)
