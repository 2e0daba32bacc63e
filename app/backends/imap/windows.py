"""Bulk FETCH in windows, two of them on their way at a time, so that the line is never idle while the caller stores."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator

from app.backends.imap import reader
from app.backends.imap.answer import Ahead, RefusedError
from app.backends.imap.connection import Connection
from app.backends.imap.pace import Pace
from app.backends.imap.reader import Fetched
from app.backends.imap.stream import MAX_LITERAL
from app.backends.imap.uidset import Ranges
from app.errors import ErrorKind, MailError
from app.quick_dataclass import dataclass

log = logging.getLogger(__name__)

DEPTH = 2
_SPARE = 1_000
"""Other clients' changes come as FETCH too."""


@dataclass(frozen=True, slots=True)
class Window:
    """One command: `what` is "FETCH 1:4" or "UID FETCH 1:4". `amount` is what the pace counts.

    `numbers` are the messages that are meant: UIDs, or sequence numbers where not `by_uid`.
    """

    what: bytes
    items: bytes
    numbers: Ranges
    amount: int
    by_uid: bool = True

    @property
    def count(self) -> int:
        return len(self.numbers)

    def held(self, came: list[Fetched]) -> list[Fetched]:
        """Those of them that are meant."""
        pairs = list(self.numbers.pairs()) if not self.by_uid else []
        if len(pairs) == 1:
            first, last = pairs[0]
            return [one for one in came if first <= one.sequence <= last]
        return [one for one in came if self.holds(one)]

    def holds(self, one: Fetched) -> bool:
        return (one.uid if self.by_uid else one.sequence) in self.numbers


def fetched(connection: Connection, path: str, uidvalidity: int, windows: Iterator[Window], pace: Pace, *,
            budget: int, largest: int = MAX_LITERAL) -> Iterator[tuple[Window, list[Fetched]]]:
    """The answers in the order of the windows. Answers without a UID, or of other messages than meant, are dropped.

    `windows` is asked for the next one only with the mailbox selected. Between two answers the connection may be used
    for anything. Raises what `Connection.require` and `Dialogue.fetch` raise.
    """
    flight: deque[tuple[Window, Ahead]] = deque()
    early: list[Fetched] = []
    group = object()
    # The first answer tells how fast the line is; until then nothing else is asked for.
    depth = 1

    def fill() -> None:
        while len(flight) < depth:
            connection.require(path, uidvalidity)
            window = next(windows, None)
            if window is None:
                return
            flight.append((window, connection.dialogue.ask(window.what, window.items, group=group, budget=budget,
                                                           limit=DEPTH * window.count + _SPARE, largest=largest)))

    try:
        while True:
            fill()
            if not flight:
                return
            window, ahead = flight.popleft()
            # Some servers (Dovecot is one) mix the answers of commands that do not depend on one another.
            came = [*early, *_read(connection, ahead)]
            found = window.held(came)
            others = [] if len(found) == len(came) else [one for one in came if not window.holds(one)]
            early = [one for one in others if any(other.holds(one) for other, _ in flight)]
            _note_news(connection, window, came, others if len(others) > len(early) else [])
            pace.note(window.amount, ahead.seconds)
            depth = min(DEPTH, connection.quirks.pipelined)
            failure: MailError | OSError | None = None
            try:
                fill()
            except (MailError, OSError) as exc:
                failure = exc  # what came is kept first: else a line that breaks here each time would bring nothing
            yield window, found
            if failure is not None:
                raise failure
    finally:
        for _, ahead in flight:
            ahead.abandon()


def _note_news(connection: Connection, window: Window, came: list[Fetched], strangers: list[Fetched]) -> None:
    """Flags that were not asked for are another client's change (RFC 3501 7.4.2), told once and never again."""
    untold = strangers if b"FLAGS" in window.items else came
    if connection.mailbox is not None and any(one.flags is not None for one in untold):
        connection.mailbox.news = True


def _read(connection: Connection, ahead: Ahead) -> list[Fetched]:
    came: list[Fetched] = []
    try:
        for response in connection.dialogue.answers(ahead):
            one = reader.parse(response)
            if one.uid:
                came.append(one)
    except RefusedError as exc:
        # Some servers say NO after the rest when messages were expunged by others (RFC 2180 4.1).
        if exc.kind is not ErrorKind.REFUSED or not came:
            raise
        log.warning("the server sent a part of what was asked for: %s", exc.server_text)
    return came


def downwards(connection: Connection, path: str, uidvalidity: int, items: bytes, pace: Pace, most: int = 0
              ) -> Iterator[Window]:
    """Windows over a mailbox by message sequence numbers, the newest first; `most` messages, 0 for all.

    Sequence numbers only ever fall, so that going down no message is left out, whatever is expunged meanwhile; some
    may come twice.
    """
    high = connection.require(path, uidvalidity).exists
    bottom = max(1, high - most + 1) if most else 1
    while high >= bottom:
        high = min(high, connection.require(path, uidvalidity).exists)
        low = max(bottom, high - pace.size + 1)
        if high < low:
            return
        yield Window(b"FETCH %d:%d" % (low, high), items, Ranges([(low, high)]), high - low + 1, by_uid=False)
        high = low - 1
