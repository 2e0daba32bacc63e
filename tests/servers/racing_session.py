"""One connection to the racing server: what a client may say, and what a change may do in the middle of it."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from typing import Protocol

from tests.servers.racing_box import Box, Letter, number_set, numbers_of

Change = Callable[["Session"], None]

_ITEM = re.compile(rb"(BODY(?:\.PEEK)?\[[^\]]*\](?:<\d+\.\d+>)?|[A-Z0-9.\-]+)")
_SINCE = re.compile(rb"CHANGEDSINCE (\d+)")
_QRESYNC = re.compile(rb"QRESYNC \((\d+) (\d+)")
_LITERAL = re.compile(rb"\{(\d+)\+?\}\r\n$")


class Hangup(Exception):
    """A change raises this to cut the connection there and then."""


class Host(Protocol):
    """What a session asks of its server: the mailbox, its capabilities and the changes that are due."""

    box: Box
    words: str
    commands: list[str]

    def take(self, moment: str) -> list[Change]: ...


class Session:
    """One connection, or (without `client`) a change that nobody is told of.

    `view` holds the UIDs as the client numbers them (RFC 3501 2.3.1.2).
    """

    def __init__(self, server: Host, client: socket.socket | None) -> None:
        self.server = server
        self.box = server.box
        self.view: list[int] = []
        self._client = client
        self._lines = client.makefile("rb") if client is not None else None
        self._says_vanished = False

    # --- what changes do ----------------------------------------------------------------------------

    def say(self, line: str | bytes) -> None:
        if self._client is not None:
            self._client.sendall((line.encode() if isinstance(line, str) else line) + b"\r\n")

    def arrive(self, *uids: int, flags: str = "") -> None:
        """New messages, told at once."""
        for uid in uids:
            self.box.add(uid, flags)
            self.view.append(uid)
        self.say(f"* {len(self.view)} EXISTS")

    def expunge(self, *uids: int) -> None:
        """Messages leave, told at once."""
        for uid in uids:
            self.box.remove(uid)
            if uid in self.view:
                number = self.view.index(uid) + 1
                self.view.remove(uid)
                self.say(f"* VANISHED {uid}" if self._says_vanished else f"* {number} EXPUNGE")

    def mark(self, uid: int, flags: str) -> None:
        """Another client sets flags, told at once."""
        self.box.mark(uid, flags)
        if uid in self.view:
            self.say(f"* {self.view.index(uid) + 1} FETCH (UID {uid} FLAGS ({flags}))")

    # --- the protocol -------------------------------------------------------------------------------

    def serve(self) -> None:
        self.say("* OK ready")
        assert self._lines is not None
        while line := self._lines.readline():
            while found := _LITERAL.search(line):  # the names and texts of tests are short
                self.say("+ go on")
                line = line[:found.start()] + self._lines.read(int(found[1])) + self._lines.readline()
            tag, _, rest = line.rstrip(b"\r\n").partition(b" ")
            self.server.commands.append(rest.decode("utf-8", "replace"))
            word, _, arguments = rest.partition(b" ")
            if word.upper() == b"UID":
                word, _, arguments = arguments.partition(b" ")
                self._answer(tag.decode(), word.decode().upper(), arguments, by_uid=True)
            else:
                self._answer(tag.decode(), word.decode().upper(), arguments, by_uid=False)
            if word.upper() == b"LOGOUT":
                return

    def _answer(self, tag: str, word: str, arguments: bytes, *, by_uid: bool) -> None:
        kind, lines, done = word, [], "OK done"
        match word:
            case "CAPABILITY":
                lines = [f"* CAPABILITY {self.server.words}".encode()]
            case "LOGIN":
                done = f"OK [CAPABILITY {self.server.words}] welcome"
            case "ENABLE":
                self._says_vanished = b"QRESYNC" in arguments.upper() and "QRESYNC" in self.server.words
                granted = [each for each in arguments.upper().split() if each.decode() in self.server.words.split()]
                lines = [b" ".join([b"* ENABLED", *granted])]
            case "SELECT" | "EXAMINE":
                kind, lines = "SELECT", self._select(arguments)
                done = "OK [READ-WRITE] selected"
                if self.box.refusal:
                    lines, done = [], self.box.refusal
            case "FETCH":
                kind = _kind(arguments)
                self._fetch(kind, arguments, by_uid)
            case "SEARCH":
                kind, lines = "UIDS", [self._search(tag, arguments, by_uid)]
            case "LIST" | "LSUB":
                lines = [f'* {word} () "/" INBOX'.encode()]
            case "IDLE":
                self._idle()
            case "STATUS" | "NOOP" | "LOGOUT" | "NAMESPACE" | "ID" | "UNSELECT" | "CLOSE" | "CHECK" | "MYRIGHTS":
                pass
            case _:
                done = "BAD what is that"
        if word != "FETCH":
            self._moment(f"{kind} begin")
            for line in lines[:len(lines) // 2]:
                self.say(line)
            self._moment(f"{kind} middle")
            for line in lines[len(lines) // 2:]:
                self.say(line)
        self._moment(f"{kind} end")
        self.say(f"{tag} {done}")
        self._moment(f"{kind} after")

    def _moment(self, name: str) -> None:
        for change in self.server.take(name):
            change(self)

    def _select(self, arguments: bytes) -> list[bytes]:
        box, told = self.box, self.box.told
        self.view = box.uids()
        uidnext, modseq = told.get("UIDNEXT", box.uidnext), told.get("HIGHESTMODSEQ", box.modseq)
        counts = "CONDSTORE" in self.server.words or "QRESYNC" in self.server.words
        lines = [rb"* FLAGS (\Seen \Flagged \Deleted)", b"* %d EXISTS" % told.get("EXISTS", len(self.view)),
                 b"* 0 RECENT", b"* OK [UIDVALIDITY %d] valid" % box.uidvalidity,
                 rb"* OK [PERMANENTFLAGS (\Seen \Flagged \Deleted \*)] kept"]
        if uidnext:
            lines.append(b"* OK [UIDNEXT %d] next" % uidnext)
        if counts:
            lines.append(b"* OK [HIGHESTMODSEQ %d] highest" % modseq if modseq else b"* OK [NOMODSEQ] none")
        asked = _QRESYNC.search(arguments) if self._says_vanished and modseq else None
        if asked and int(asked[1]) == box.uidvalidity:
            since = int(asked[2])
            if gone := box.gone_since(since):
                lines.append(b"* VANISHED (EARLIER) " + (box.vanished or number_set(gone)).encode())
            lines += [self._fetched(letter, [b"UID", b"FLAGS", b"MODSEQ"]) for letter in box.changed_since(since)]
        return lines

    def _fetch(self, kind: str, arguments: bytes, by_uid: bool) -> None:
        wanted, _, rest = arguments.partition(b" ")
        items = [found.upper() if b"[" not in found else found for found in _ITEM.findall(rest.partition(b") (")[0])]
        if by_uid and b"UID" not in items:
            items.insert(0, b"UID")
        since = int(found[1]) if (found := _SINCE.search(rest)) else -1
        self._moment(f"{kind} begin")
        if by_uid:
            uids = numbers_of(wanted, max(self.view, default=0), self.view)
        else:
            every = range(1, len(self.view) + 1)
            uids = [self.view[number - 1] for number in numbers_of(wanted, len(self.view), every)]
        if b"VANISHED" in rest.upper() and (gone := self.box.gone_since(since)):
            self.say("* VANISHED (EARLIER) " + number_set(gone))
        for count, uid in enumerate(uids):
            if count == len(uids) // 2:
                self._moment(f"{kind} middle")
            letter = self.box.letters.get(uid)
            if uid in self.view and letter is not None and letter.modseq > since:
                self.say(self._fetched(letter, items))
        self._moment(f"{kind} middle")

    def _fetched(self, letter: Letter, items: list[bytes]) -> bytes:
        number = self.view.index(letter.uid) + 1
        return b"* %d FETCH (%s)" % (number, b" ".join(letter.item(item) for item in items))

    def _search(self, tag: str, arguments: bytes, by_uid: bool) -> bytes:
        found = [uid for uid in self.view if uid in self.box.letters]
        if span := re.search(rb"UID (\S+)", arguments):
            found = numbers_of(span[1], max(self.view, default=0), found)
        numbers = found if by_uid else [self.view.index(uid) + 1 for uid in found]
        if b"RETURN" not in arguments:
            return b" ".join([b"* SEARCH", *(b"%d" % number for number in numbers)])
        tail = f" ALL {number_set(numbers)}" if numbers else ""
        return f'* ESEARCH (TAG "{tag}") UID{tail}'.encode()

    def _idle(self) -> None:
        self.say("+ idling")
        self._moment("IDLE middle")
        assert self._lines is not None
        self._lines.readline()


def _kind(arguments: bytes) -> str:
    upper = arguments.upper()
    if b"HEADER" in upper:
        return "HEADERS"
    if b"[" in upper:
        return "BODY"
    return "FLAGS" if b"FLAGS" in upper else "UIDS"
