"""What the person waits for at this moment: bodies to be read, and the folder that was just opened."""

from __future__ import annotations

from collections.abc import Callable

from app.commands import SearchServer
from app.engine.schedule import is_local_to_folder
from app.engine.session import AccountSession
from app.engine.wishes import Wishes
from app.errors import ErrorKind, MailError, unexpected
from app.events import BodyFailed, Event, ServerSearchFinished

_OF_ONE_MESSAGE = frozenset({
    ErrorKind.GONE, ErrorKind.REFUSED, ErrorKind.TOO_LARGE, ErrorKind.USAGE, ErrorKind.DAMAGED,
})
_OF_ONE_SEARCH = frozenset({ErrorKind.REFUSED, ErrorKind.USAGE, ErrorKind.UNSUPPORTED})


class Serving:
    """One worker's. Everything asked for is answered, be it by a failure."""

    def __init__(self, wishes: Wishes, emit: Callable[[Event], None]) -> None:
        self._wishes = wishes
        self._emit = emit
        self._is_glancing = False
        self._is_searching = False

    def bodies(self, session: AccountSession) -> None:
        """Raises MailError if it was not the message's fault."""
        while self._wishes.bodies:
            message_id = self._wishes.bodies.popleft()
            try:
                session.body(message_id)
            except MailError as error:
                self._emit(BodyFailed(message_id, error))
                if error.kind not in _OF_ONE_MESSAGE:
                    raise
            except Exception:
                self._emit(BodyFailed(message_id, unexpected()))
                raise

    def searches(self, session: AccountSession) -> None:
        """On the server, the last one that was asked for. Raises MailError if the connection or the store failed."""
        if self._is_searching:
            return
        wishes = self._wishes
        self._is_searching = True
        try:
            while wishes.searches:
                asked = wishes.searches.popleft()
                if wishes.searches or wishes.left:
                    self._answer(asked, error=MailError(ErrorKind.CANCELLED, "Stopped."))
                    continue
                try:
                    found = session.search(asked.query, asked.folder_id,
                                           lambda: not wishes.left and not wishes.searches)
                except MailError as error:
                    self._answer(asked, error=error)
                    if error.kind not in _OF_ONE_SEARCH:
                        raise
                except Exception:
                    self._answer(asked, error=unexpected())
                    raise
                else:
                    self._answer(asked, tuple(found.ids), found.searched, partial=found.partial, error=found.error)
                    if found.error is not None and found.is_broken:
                        raise found.error
        finally:
            self._is_searching = False

    def _answer(self, asked: SearchServer, ids: tuple[int, ...] = (), searched: int = 0, *, partial: bool = False,
                error: MailError | None = None) -> None:
        self._emit(ServerSearchFinished(asked.token, asked.account_id, ids, searched, partial, error))

    def refuse(self, error: MailError | None = None) -> None:
        """No body will come, and no server searches."""
        while self._wishes.searches:
            self._answer(self._wishes.searches.popleft(), error=error or self._wishes.blocked or MailError(
                ErrorKind.NETWORK, "The account is offline: go online to search on its server."))
        reason = error or self._wishes.blocked or MailError(
            ErrorKind.NETWORK, "The account is offline and this message is not stored here: go online to read it.")
        while self._wishes.bodies:
            self._emit(BodyFailed(self._wishes.bodies.popleft(), reason))

    def folders(self, session: AccountSession) -> None:
        """Those with news, with their bodies; what the person opened first."""
        while (folder_id := self._wishes.next_folder()) is not None:
            try:
                session.sync_one(folder_id)
            except MailError as error:  # told as the end of its activity
                if not is_local_to_folder(error):
                    raise

    def glance(self, session: AccountSession) -> None:
        """Between two steps: a folder that is opened while another one takes long is not made to wait for it."""
        folder_id = self._wishes.to_open
        if folder_id is None or self._is_glancing or not session.may_glance:
            return
        self._wishes.to_open = None
        self._is_glancing = True
        try:
            session.glance(folder_id)
        finally:
            self._is_glancing = False
