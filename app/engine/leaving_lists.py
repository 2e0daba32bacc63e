"""Requests to leave a mailing list: network, and no account's, so each has a short-lived thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from app.commands import LeaveList
from app.errors import MailError, unexpected
from app.events import Event, ListLeft
from app.transport.one_click import leave
from app.transport.public_https import PublicHttps

log = logging.getLogger(__name__)


class ListLeaver:
    """Answers each LeaveList with a ListLeft."""

    def __init__(self, emit: Callable[[Event], None], https: PublicHttps | None = None) -> None:
        self._emit = emit
        self._https = https if https is not None else PublicHttps()

    def submit(self, command: LeaveList) -> None:
        threading.Thread(target=self._serve, args=(command,), name="leave-list", daemon=True).start()

    def _serve(self, command: LeaveList) -> None:
        error: MailError | None = None
        try:
            leave(command.url, self._https)
        except MailError as failure:
            error = failure
        except Exception:  # whoever asked would wait for ever; the log says why
            log.exception("leaving a list failed")
            error = unexpected()
        self._emit(ListLeft(command.token, error))
