"""The thread that signs and encrypts what is sent or saved, before the store sees any of it."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from dataclasses import replace

from app.commands import QueueMessage, SaveDraft
from app.crypto.writing import protect
from app.engine.key_ring import StoreKeyRing
from app.engine.key_vault import KeyVault
from app.engine.request_thread import RequestThread
from app.errors import MailError, unexpected
from app.events import DraftSaved, Event, MessageQueued
from app.store.database import Database

log = logging.getLogger(__name__)

Request = QueueMessage | SaveDraft


class Protector(RequestThread[Request]):
    """Gives `hand_on` each request with its message protected; may wait for the keyring. What fails is told at once."""

    def __init__(self, open_reader: Callable[[], Database], vault: KeyVault, hand_on: Callable[[Request], None],
                 emit: Callable[[Event], None]) -> None:
        super().__init__("protector")
        self._open_reader = open_reader
        self._vault = vault
        self._hand_on = hand_on
        self._emit = emit

    def run(self) -> None:
        while (request := self._requests.get()) is not None:
            try:
                with contextlib.closing(self._open_reader()) as db:
                    self._hand_on(protected(request, StoreKeyRing(db, self._vault)))
            except MailError as error:
                self._emit(_refusal(request, error))
            except Exception:  # whoever asked is told, and later ones are served; the log says why
                log.exception("%s could not be protected", type(request).__name__)
                self._emit(_refusal(request, unexpected()))


def protected(request: Request, keys: StoreKeyRing) -> Request:
    """The request with the message as it may be stored. Raises MailError."""
    wanted = request.protection
    if wanted is None:
        return request
    if isinstance(request, SaveDraft):
        if not wanted.encrypt:
            return replace(request, protection=None)
        # A signature is made when it is sent, not at every save.
        raw = protect(request.raw, replace(wanted, sign=False), keys, to_self=True)
        return replace(request, raw=raw, protection=None)
    return replace(request, raw=protect(request.raw, wanted, keys, recipients=request.recipients), protection=None)


def _refusal(request: Request, error: MailError) -> Event:
    if isinstance(request, SaveDraft):
        return DraftSaved(request.token, 0, error)
    return MessageQueued(request.token, request.account_id, error)
