"""What the program's log tells of the engine's work, in a line for each step that matters."""

from __future__ import annotations

import logging
import time

from app.errors import ErrorKind, MailError
from app.events import (
    AccountStateChanged,
    ActivityEnded,
    ActivityKind,
    ConnectionState,
    DeliveryFailed,
    EditRefused,
    Event,
    FolderPaused,
    JobFinished,
    MessageSent,
    NewMailArrived,
    ProbeFinished,
    SignedIn,
    StoreRepaired,
    SyncFinished,
)

log = logging.getLogger(__name__)


class Milestones:
    """Hears every event, from many threads. Accounts are told by number: names, folders and subjects are the person's.
    """

    def __init__(self) -> None:
        self._states: dict[int, tuple[ConnectionState, ErrorKind | None]] = {}
        self._connecting: set[int] = set()

    def note(self, event: Event) -> None:
        """Most events are no milestone."""
        match event:
            case AccountStateChanged():
                self._state(event)
            case SyncFinished():
                self._round(event)
            case ActivityEnded(kind=ActivityKind.CONNECT, error=None) if event.account_id in self._connecting:
                self._connecting.discard(event.account_id)
                log.info("account %d: connected and logged in", event.account_id)
            case ActivityEnded(kind=ActivityKind.REPLAY, error=None):
                log.info("account %d: the edits made here were told to the server", event.account_id)
            case MessageSent():
                log.info("account %d: a message was sent", event.account_id)
            case DeliveryFailed():
                log.warning("account %d: a message was not sent: %s", event.account_id, words(event.error))
            case EditRefused():
                log.warning("an edit was refused: %s", words(event.error))
            case FolderPaused():
                log.warning("account %d: %d messages are gone from the server at once; the folder rests",
                            event.account_id, event.missing)
            case NewMailArrived():
                log.info("account %d: %d new in the Inbox", event.account_id, len(event.ids))
            case StoreRepaired():
                log.warning("the store was damaged and made anew: %d messages saved, %d lost", event.salvaged,
                            event.lost)
            case JobFinished():
                log.info("a job ended: %s", "done" if event.error is None else words(event.error))
            case ProbeFinished():
                log.info("servers were checked: incoming %s, outgoing %s", _answer(event.incoming),
                         _answer(event.outgoing))
            case SignedIn():
                log.info("sign-in in the browser: %s", "done" if event.error is None else words(event.error))
            case _:
                pass

    def _state(self, told: AccountStateChanged) -> None:
        now = (told.state, told.error.kind if told.error is not None else None)
        before = self._states.get(told.account_id)
        self._states[told.account_id] = now
        if told.state is ConnectionState.CONNECTING:
            self._connecting.add(told.account_id)
        if now == before or told.state in (ConnectionState.SYNCING, ConnectionState.CONNECTED):
            return  # a round says more when it ends
        if told.error is None:
            log.info("account %d: %s", told.account_id, told.state.value)
        elif told.error.kind is not ErrorKind.CANCELLED:
            again = (f", tried again at {time.strftime('%H:%M:%S', time.localtime(told.retry_at))}"
                     if told.retry_at else "")
            log.warning("account %d: %s%s: %s", told.account_id, told.state.value, again, words(told.error))

    @staticmethod
    def _round(told: SyncFinished) -> None:
        new, changed, removed = (sum(getattr(each, what) for each in told.folders)
                                 for what in ("new", "changed", "removed"))
        log.info("account %d: round done in %.1f s: %d folders, %d new, %d changed, %d removed, %d octets",
                 told.account_id, told.seconds, len(told.folders), new, changed, removed, told.octets)
        for error in told.errors:
            if error.kind is not ErrorKind.CANCELLED:
                log.warning("account %d: in the round: %s", told.account_id, words(error))


def words(error: MailError) -> str:
    """Its kind, what to do, and what the server said."""
    said = f" Server: {error.server_text}" if error.server_text else ""
    return f"{error.kind.value}: {error.detail}{said}"


def _answer(result: object) -> str:
    if isinstance(result, MailError):
        return words(result)
    return "none" if result is None else "found"
