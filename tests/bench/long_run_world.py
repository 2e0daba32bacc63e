"""The other side of the long run: the server, the network to it, and another client that is busy all day.

What it does in which minute is the same in every run; only what it meets differs.
"""

from __future__ import annotations

import hashlib
import imaplib
import os
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from email.utils import formatdate
from itertools import cycle
from types import TracebackType

from app.demo.samples import generate
from tests.bench.long_run_line import Line
from tests.servers.dovecot import Dovecot
from tests.servers.smtp import SmtpSink

FOLDERS = ("Projects", "Projects/Light", "Lists")
"""Beside those that each account has."""
EVERYWHERE = ("INBOX", *FOLDERS, "Archive", "Sent", "Drafts", "Junk", "Trash")
FIRST_MAIL = 400
"""In the Inbox, and a tenth of that in each other folder and in the maildrop."""
_DOWN_MINUTES = 3
_IDS = re.compile(rb"^(?:message-id|references|in-reply-to|subject|date|list-id|disposition-notification-to)"
                  rb":.*\r?\n(?:[ \t].*\r?\n)*", re.IGNORECASE | re.MULTILINE)
_FETCHED = re.compile(rb"UID (\d+) .*?FLAGS \(([^)]*)\)")

Held = dict[str, Counter[tuple[int, frozenset[str], str]]]
"""Folder → UID, flags and SHA-256 of each message."""


class World:
    """`imap`, `pop3` and `smtp` are ports. `minute` does what happens in that minute; `done` counts it by its kind."""

    user, drop = "mara", "post"

    def __init__(self) -> None:
        self._stack = ExitStack()
        self.server = Dovecot((self.user, self.drop), "\nmail_max_userip_connections = 100\n")
        self._random = random.Random(8)
        self._mails = _mails()
        self._down_until: int | None = None
        self._in_drop: list[str] = []
        self._imap: imaplib.IMAP4 | None = None
        self.dropped: Counter[str] = Counter()
        """SHA-256 of all that was ever delivered into the maildrop."""
        self.done: Counter[str] = Counter()

    def __enter__(self) -> World:
        self._stack.enter_context(self.server)
        self.imap = self._stack.enter_context(Line(self.server.imaps))
        self.pop3 = self._stack.enter_context(Line(self.server.pop3s))
        self.smtp = self._stack.enter_context(SmtpSink(self.server.authority))
        other = self._other()
        for name in FOLDERS:
            other.create(name)
            other.subscribe(name)
        now = time.time()
        for number in range(FIRST_MAIL):
            self._append("INBOX", now - 60 * (FIRST_MAIL - number))
        for name in EVERYWHERE[1:]:
            for number in range(FIRST_MAIL // 10):
                self._append(name, now - 3600 * number)
        for _ in range(FIRST_MAIL // 10):
            self._drop(now)
        self.done.clear()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
                 ) -> None:
        self._stack.close()

    def minute(self, number: int, now: float) -> None:
        """`now` in seconds of the driven calendar. Where the server is down nothing else happens."""
        if number % 67 == 60:
            self.server.stop()
            self._imap, self._down_until = None, number + _DOWN_MINUTES
            self.done["server restarts"] += 1
        if self._down_until is not None:
            if number < self._down_until:
                return
            self.server.start()
            self._down_until = None
        self._arrivals(number, now)
        self._flags()
        self._moves(number)
        if number % 41 == 20:
            self._folder(number)
        if number % 13 == 7:
            self.imap.cut()
            self.done["connections cut"] += 1

    def end_of_day(self) -> None:
        """From here on nothing happens, and the server is there."""
        self.server.start()

    def silence(self) -> None:
        """While the machine slept the connections died."""
        self.imap.fall_silent()
        self.pop3.fall_silent()

    def end_silence(self) -> None:
        """They ended properly."""
        self.imap.cut()
        self.pop3.cut()

    # --- what the other client does -----------------------------------------------------------------

    def _arrivals(self, number: int, now: float) -> None:
        self._append("INBOX", now)
        self._append(EVERYWHERE[1 + number % 4], now)
        if number % 3 == 0:
            self._drop(now)
        if number % 9 == 0 and len(self._in_drop) > FIRST_MAIL // 10:
            old = self._in_drop.pop(0)
            for folder in ("new", "cur"):
                for file in self.server.maildir(self.drop).joinpath(folder).glob(f"{old}*"):
                    file.unlink()
                    self.done["taken out of the maildrop"] += 1

    def _flags(self) -> None:
        uids = self._select("INBOX")
        for uid in self._random.sample(uids, min(2, len(uids))):
            flag = self._random.choice(("\\Flagged", "\\Seen", "$Label1", "\\Answered"))
            self._other().uid("STORE", str(uid), self._random.choice(("+FLAGS", "-FLAGS")), f"({flag})")
            self.done["flags set"] += 1

    def _moves(self, number: int) -> None:
        uids = self._select("INBOX")
        if len(uids) > FIRST_MAIL:
            self._other().uid("MOVE", str(self._random.choice(uids)), f'"{EVERYWHERE[1 + number % 4]}"')
            self.done["moved"] += 1
        # As much goes as comes: what grows without end is then no mailbox.
        for name in self._random.sample(EVERYWHERE[1:], 4):
            uids = self._select(name)
            for uid in uids[:max(0, len(uids) - FIRST_MAIL // 10)]:
                self._other().uid("STORE", str(uid), "+FLAGS", "(\\Deleted)")
                self._other().uid("EXPUNGE", str(uid))
                self.done["expunged"] += 1

    def _folder(self, number: int) -> None:
        other = self._other()
        other.unselect()
        other.create(f"Passing{number}")
        self.done["folders made"] += 1
        if number > 41:
            other.delete(f"Passing{number - 41}")

    def _append(self, folder: str, now: float) -> None:
        raw = self._next(now)
        flags = self._random.choice(("", "", "\\Seen", "\\Flagged"))
        self._other().append(f'"{folder}"', f"({flags})", imaplib.Time2Internaldate(now), raw)
        self.done["arrived by IMAP"] += 1

    def _drop(self, now: float) -> None:
        raw = self._next(now)
        self._in_drop.append(self.server.deliver(self.drop, raw).name.split(":")[0])
        self.dropped[hashlib.sha256(raw).hexdigest()] += 1
        self.done["arrived by POP3"] += 1

    def _next(self, now: float) -> bytes:
        return b"Date: " + formatdate(now).encode() + b"\r\n" + next(self._mails)

    def _select(self, folder: str) -> list[int]:
        other = self._other()
        other.select(f'"{folder}"')
        return [int(each) for each in other.uid("SEARCH", "ALL")[1][0].split()]

    def _other(self) -> imaplib.IMAP4:
        if self._imap is None:
            self._imap = imaplib.IMAP4("127.0.0.1", self.server.imap, timeout=30)
            self._imap.login(self.user, self.server.password)
        return self._imap

    # --- what it holds in the end ---------------------------------------------------------------------

    def held(self) -> Held:
        """Every folder of the IMAP account."""
        other, found = self._other(), Held()
        for line in other.list()[1]:
            assert isinstance(line, bytes)
            name = line.rpartition(b' "/" ')[2].strip(b'"').decode("ascii")
            found[name] = Counter()
            other.select(f'"{name}"', readonly=True)
            for part in other.uid("FETCH", "1:*", "(FLAGS BODY.PEEK[])")[1]:
                if isinstance(part, tuple):
                    told = _FETCHED.search(part[0])
                    assert told, part[0]
                    flags = frozenset(told[2].decode().split()) - {"\\Recent"}
                    found[name][int(told[1]), flags, hashlib.sha256(part[1]).hexdigest()] += 1
        return found


def _mails() -> Iterator[bytes]:
    """The demo's, each time with a subject and an id of its own, so that none belongs to another."""
    samples = [raw for posts in generate(time.time()).imap.values() for raw, _, _ in posts]
    random.Random(5).shuffle(samples)
    for number, raw in enumerate(cycle(samples)):
        header, blank, body = raw.partition(b"\r\n\r\n")
        own = b"Message-ID: <%d.%d@long.example>\r\nSubject: Letter %d\r\n" % (number, os.getpid(), number)
        yield own + _IDS.sub(b"", header + b"\r\n") + blank[2:] + body
