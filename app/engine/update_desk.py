"""Whether there is a newer release: asked in a short-lived thread, and only when somebody wants to know."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import app
from app.commands import CheckForUpdate
from app.errors import MailError, unexpected
from app.events import Event, UpdateChecked
from app.model.release import Release
from app.transport import release_feed
from app.transport.public_https import PublicHttps

log = logging.getLogger(__name__)


class UpdateDesk:
    """Answers each CheckForUpdate with an UpdateChecked."""

    def __init__(self, emit: Callable[[Event], None], https: PublicHttps | None = None) -> None:
        self._emit = emit
        self._https = https if https is not None else PublicHttps()

    def submit(self, command: CheckForUpdate) -> None:
        threading.Thread(target=self._serve, args=(command,), name="update-check", daemon=True).start()

    def stop(self) -> None:
        """Ends what is under way."""
        self._https.stop()

    def _serve(self, command: CheckForUpdate) -> None:
        found: Release | None = None
        error: MailError | None = None
        try:
            found = release_feed.ask(self._https, release_feed.address(), app.__version__)
        except MailError as failure:
            error = failure.to_keep()
        except Exception:  # whoever asked would wait for ever; the log says why
            log.exception("the check for a newer release failed")
            error = unexpected()
        self._emit(UpdateChecked(command.token, found, error))
