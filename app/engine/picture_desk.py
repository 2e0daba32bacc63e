"""Remote pictures of one message, at the person's wish: it is read, its pictures are fetched, and it is made anew."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from app.commands import LoadPictures
from app.crypto.reading import Opened
from app.engine.opened_view import opened_view
from app.engine.opening_mail import MailOpener
from app.errors import ErrorKind, MailError, unexpected
from app.events import Event, MessageView, PicturesReady
from app.model.folder import Role
from app.store import bodies, folders, messages, trusted_senders
from app.store.database import Database
from app.transport.pictures import fetch
from app.transport.public_https import PublicHttps

log = logging.getLogger(__name__)

MESSAGES_AT_ONCE = 3

Fetcher = PublicHttps
"""Who asks the servers; `stop` ends what is under way."""


def with_pictures(message_id: int, opened: Opened, https: PublicHttps,
                  trusted: Callable[[str], bool] = lambda email: False) -> PicturesReady:
    """Raises MailError(REFUSED) for a message that was decrypted: what it loads could carry its text away."""
    blocked = opened_view(message_id, opened, trusted=trusted)
    refuse_decrypted(blocked)
    found = fetch(blocked.remote, https)
    shown = opened_view(message_id, opened, pictures=found.pictures, trusted=trusted)
    return PicturesReady(message_id, shown, found.failed)


def file_with_pictures(opened: Opened, https: Fetcher) -> PicturesReady:
    """For a message in a window of its own: its number is 0."""
    return with_pictures(0, opened, https)


def refuse_decrypted(shown: MessageView) -> None:
    """Raises MailError(REFUSED)."""
    if shown.decrypted:
        raise MailError(ErrorKind.REFUSED, "Images of an encrypted message are never loaded: the request could carry "
                        "its text away.")


class PictureDesk:
    """Answers each LoadPictures with a PicturesReady."""

    def __init__(self, open_reader: Callable[[], Database], emit: Callable[[Event], None],
                 https: PublicHttps | None = None, opener: MailOpener | None = None) -> None:
        self._open_reader = open_reader
        self._emit = emit
        self._opener = opener
        self._https = https if https is not None else PublicHttps()
        self._pool = ThreadPoolExecutor(MESSAGES_AT_ONCE, thread_name_prefix="picture-desk")

    def submit(self, command: LoadPictures) -> None:
        """After `stop` nobody waits for an answer any more: then nothing happens."""
        with contextlib.suppress(RuntimeError):
            self._pool.submit(self._serve, command.message_id)

    def stop(self) -> None:
        """Ends what is being fetched."""
        self._https.stop()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """Once `stop` was called: waits for the last parse."""
        self._pool.shutdown(wait=True)

    def _serve(self, message_id: int) -> None:
        try:
            with contextlib.closing(self._open_reader()) as db:
                raw = self._raw(db, message_id)
                opened = self._opener.open(db, message_id, raw) if self._opener is not None else Opened(raw)
                answer = with_pictures(message_id, opened, self._https,
                                       lambda email: trusted_senders.is_trusted(db, email))
        except MailError as error:
            answer = PicturesReady(message_id, None, error=error)
        except Exception:  # whoever asked would wait for ever; the log says why
            log.exception("loading pictures failed")
            answer = PicturesReady(message_id, None, error=unexpected())
        self._emit(answer)

    def _raw(self, db: Database, message_id: int) -> bytes:
        rows = messages.rows(db, [message_id])
        if rows and folders.folder(db, rows[0].folder_id).role is Role.JUNK:
            raise MailError(ErrorKind.REFUSED, "Images of junk mail are never loaded. If it is none, mark it so, then "
                            "load them.")
        raw = bodies.raw(db, message_id) if rows else None
        if raw is None:
            raise MailError(ErrorKind.GONE, "The message is not here as a whole: open it first.")
        return raw
