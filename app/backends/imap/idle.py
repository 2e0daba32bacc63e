"""Resting until there is news: IDLE (RFC 2177) where it is offered, else NOOP every two minutes."""

from __future__ import annotations

import logging
import selectors
import time
from collections.abc import Callable

from app.backends.base import Wakeup
from app.backends.imap.answer import RefusedError
from app.backends.imap.connection import Connection
from app.backends.imap.mailbox import Mailbox

log = logging.getLogger(__name__)

RESTART = 24 * 60.0
"""Seconds after which IDLE is said anew: servers may hang up after 30 minutes, some networks sooner."""
POLL = 120.0
_DONE_BUDGET = 4 << 20
DONE_LIMIT = 10.0
"""Seconds in which the end of IDLE must be answered: a person may be waiting, and the network may be another one."""


def rest(connection: Connection, mailbox: Mailbox, wakeup: Wakeup, timeout: float, *,
         restart: float = RESTART, poll: float = POLL, glance: Callable[[], None] | None = None) -> None:
    """Returns on news of the selected `mailbox` (then `mailbox.news` is set) or of others (`connection.news`), on
    `wakeup` or after `timeout` seconds.

    `glance` is called every `poll` seconds: it may look elsewhere for news. No command is under way in the end. A peer
    that is gone without a word is noticed by the socket (see dial).
    """
    connection.dialogue.settle()
    deadline = time.monotonic() + timeout
    can_idle = connection.offers("IDLE")
    while not _has_news(connection, mailbox) and (left := deadline - time.monotonic()) > 0:
        if can_idle:
            try:
                woken = _idle(connection, mailbox, wakeup, min(left, restart if glance is None else min(restart, poll)))
            except RefusedError as exc:
                log.warning("the server refused IDLE: %s", exc.server_text)
                can_idle = woken = False
        else:
            woken = _listen(connection, mailbox, wakeup, min(left, poll))
            if not woken and not _has_news(connection, mailbox):
                connection.dialogue.run(b"NOOP")
        if woken:
            return
        if glance is not None and not _has_news(connection, mailbox):
            glance()


def _has_news(connection: Connection, mailbox: Mailbox) -> bool:
    return mailbox.news or bool(connection.news)


def _idle(connection: Connection, mailbox: Mailbox, wakeup: Wakeup, limit: float) -> bool:
    """One IDLE of at most `limit` seconds, ended properly. True if woken."""
    dialogue, stream = connection.dialogue, connection.stream
    tag = dialogue.start(b"IDLE")
    while not (line := stream.readline()).startswith(b"+"):
        if not line.startswith(b"* "):
            dialogue.finish(tag, line)
            return False
        dialogue.untagged(line)
    dialogue.in_idle = True
    try:
        woken = _listen(connection, mailbox, wakeup, limit)
    finally:
        dialogue.in_idle = False
    with stream.less_patience(DONE_LIMIT):
        stream.expect(_DONE_BUDGET, within=DONE_LIMIT)
        stream.send(b"DONE\r\n")
        while (line := stream.readline()).startswith(b"* "):
            dialogue.untagged(line)
    dialogue.finish(tag, line)
    mailbox.idled_until = dialogue.count
    return woken


def _listen(connection: Connection, mailbox: Mailbox, wakeup: Wakeup, limit: float) -> bool:
    """Takes untagged responses until news, `wakeup` (True) or `limit` seconds. MailError(NETWORK) for BYE."""
    deadline = time.monotonic() + limit
    with selectors.DefaultSelector() as selector:
        selector.register(connection.stream.fileno(), selectors.EVENT_READ)
        selector.register(wakeup.fileno(), selectors.EVENT_READ, wakeup)
        while not _has_news(connection, mailbox):
            # TLS, inflater and buffer may hold what the socket no longer shows.
            if connection.stream.ready():
                connection.stream.expect()
                connection.dialogue.untagged(connection.stream.readline())
                continue
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            if any(key.data is wakeup for key, _ in selector.select(left)):
                wakeup.clear()
                return True
    return False
