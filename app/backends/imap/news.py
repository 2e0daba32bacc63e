"""News of mailboxes that are not selected: NOTIFY (RFC 5465), and what of it is no news."""

from __future__ import annotations

import logging

from app.backends.imap.answer import RefusedError, Response, code_of
from app.backends.imap.dialogue import Dialogue
from app.backends.imap.entries import status_items
from app.backends.imap.names import Names, decode, is_presentable
from app.errors import ErrorKind

log = logging.getLogger(__name__)

TREE = ""
"""Stands for the folder list itself."""
MAX_PATHS = 20_000
State = tuple[int, int, int, int]
"""UIDVALIDITY, UIDNEXT, messages, HIGHESTMODSEQ. In what STATUS told, UNTOLD stands for what it left out."""
UNTOLD = -1
_MESSAGES = 2

_SELECTED = b"(selected-delayed (MessageNew MessageExpunge FlagChange))"
_REQUESTS = (
    b" (personal (MessageNew MessageExpunge FlagChange MailboxName SubscriptionChange))",
    b" (personal (MessageNew MessageExpunge MailboxName))",
    b" (personal (MessageNew MessageExpunge))",
)
_ASKED_LIST = frozenset({b"LIST", b"LSUB", b"XLIST", b"CREATE", b"RENAME", b"DELETE", b"SUBSCRIBE", b"UNSUBSCRIBE"})
_ASKED_STATUS = frozenset({b"LIST", b"STATUS"})


class News:
    """Gathers the STATUS and LIST responses that nobody asked for, once `start` switched them on.

    `states` are the numbers that came last, by path; `glimpsed` are mailboxes that surely changed; `tree`: the folder
    list did. `is_on`: the server tells by itself.
    """

    def __init__(self, names: Names) -> None:
        self.states: dict[str, State] = {}
        self.glimpsed: set[str] = set()
        self.tree = False
        self.is_on = False
        self._names = names
        self._tried = False

    def __bool__(self) -> bool:
        return self.tree or bool(self.states) or bool(self.glimpsed)

    def start(self, dialogue: Dialogue) -> None:
        """NOTIFY SET with as much as the server takes; tried once in a connection's life."""
        if self._tried:
            return
        self._tried = True
        for request in _REQUESTS:
            try:
                dialogue.run(b"NOTIFY SET " + _SELECTED + request)
            except RefusedError as exc:
                if exc.kind is ErrorKind.NETWORK:
                    raise
                log.info("the server refused NOTIFY: %s", exc.server_text)
            else:
                self.is_on = True
                return

    def hear(self, response: Response, command: bytes) -> None:
        """Takes note of one untagged response that came with the answer to `command`."""
        if not self.is_on:
            return
        word = response[0][2:9].upper()
        if word == b"STATUS " and command not in _ASKED_STATUS:
            self._hear_status(response)
        elif word.startswith(b"LIST ") and command not in _ASKED_LIST:
            self.tree = True
        elif code_of(response[0]).upper().startswith(b"NOTIFICATIONOVERFLOW"):
            # The server stopped telling (RFC 5465 5.8); the account's regular rounds remain.
            self.is_on = False
            self.tree = True

    def take(self) -> tuple[dict[str, State], set[str], bool]:
        """`states`, `glimpsed` and `tree`, which then are empty."""
        taken = self.states, self.glimpsed, self.tree
        self.states, self.glimpsed, self.tree = {}, set(), False
        return taken

    def glance(self, dialogue: Dialogue, seen: Seen) -> None:
        """Asks for the Inbox's numbers; what is news there stands in `glimpsed`."""
        reply = dialogue.attempt(b"STATUS INBOX (MESSAGES UIDNEXT)")
        for response in reply.untagged if reply else ():
            told = self._status(response) if response[0][:9].upper() == b"* STATUS " else None
            if told is not None and seen.is_news(*told):
                self.glimpsed.add(told[0])

    def _hear_status(self, response: Response) -> None:
        told = self._status(response)
        if told is not None and (told[0] in self.states or len(self.states) < MAX_PATHS):
            self.states[told[0]] = told[1]

    def _status(self, response: Response) -> tuple[str, State] | None:
        items = status_items(response)
        path = "" if items is None else decode(items[0], self._names.utf8)
        if items is None or not is_presentable(path):
            return None
        told = items[1]
        return path, (told.get(b"UIDVALIDITY", UNTOLD), told.get(b"UIDNEXT", UNTOLD), told.get(b"MESSAGES", UNTOLD),
                      told.get(b"HIGHESTMODSEQ", UNTOLD))


class Seen:
    """How each mailbox stood when it was last synchronised, so that its own echo is no news."""

    def __init__(self) -> None:
        self._synced: dict[str, State] = {}
        self._told: dict[str, State] = {}

    def note(self, path: str, state: State) -> None:
        self._synced[path] = state

    def is_news(self, path: str, state: State) -> bool:
        """Whether what STATUS told differs from what was synchronised, and was not told before."""
        known = self._synced.get(path)
        if known is not None and all(
                now in (UNTOLD, then) or (then == 0 and place != _MESSAGES)  # SELECT may leave those out
                for place, (now, then) in enumerate(zip(state, known, strict=True))):
            return False
        if self._told.get(path) == state:
            return False
        self._told[path] = state
        return True

    def differs(self, path: str, state: State) -> bool:
        """Whether a selected mailbox changed since it was synchronised in this session; False if it never was."""
        return self._synced.get(path, state) != state
