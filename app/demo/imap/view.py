"""What one client knows of its selected folder, and how it is told what changed since."""

from __future__ import annotations

from app.demo.imap.fetch import flag_list
from app.demo.imap.search import Candidate
from app.demo.imap.wire import BadCommand, number_set
from app.demo.mailbox import Folder, Mailbox, StoredMessage


class View:
    """The messages by number as this client knows them; numbers move only in `updates`."""

    def __init__(self, mailbox: Mailbox, folder: Folder, *, read_only: bool) -> None:
        self.mailbox = mailbox
        self.folder = folder
        self.read_only = read_only
        self.known: list[StoredMessage] = list(folder.messages)
        self._told = mailbox.change
        self._own: set[int] = set()

    def own_change(self, change: int) -> None:
        """An edit of this client, which it needs no telling of."""
        self._own.add(change)

    def chosen(self, spec: bytes, *, by_uid: bool) -> list[Candidate]:
        """The messages of a sequence set, by number or by UID, in order."""
        largest = (self.known[-1].uid if self.known else 0) if by_uid else len(self.known)
        ranges = number_set(spec, largest)
        if not by_uid and any(first < 1 or last > len(self.known) for first, last in ranges):
            raise BadCommand("No such message number")
        return [
            Candidate(number, message)
            for number, message in enumerate(self.known, 1)
            if any(first <= (message.uid if by_uid else number) <= last for first, last in ranges)
        ]

    def updates(self) -> list[bytes]:
        """Untagged EXPUNGE, EXISTS and FETCH lines since the last call (RFC 3501 7.4.1)."""
        lines: list[bytes] = []
        current = set(map(id, self.folder.messages))
        kept: list[StoredMessage] = []
        for message in self.known:
            if id(message) in current:
                kept.append(message)
            else:
                lines.append(b"* %d EXPUNGE" % (len(kept) + 1))
        for number, message in enumerate(kept, 1):
            if message.change > self._told and message.change not in self._own:
                lines.append(
                    b"* %d FETCH (UID %d FLAGS %b)" % (number, message.uid, flag_list(message.flags))
                )
        newest = kept[-1].uid if kept else 0
        newest = max(newest, self.known[-1].uid if self.known else 0)
        arrived = [message for message in self.folder.messages if message.uid > newest]
        if arrived:
            lines += [b"* %d EXISTS" % (len(kept) + len(arrived)), b"* 0 RECENT"]
        self.known = kept + arrived
        self._told = self.mailbox.change
        self._own.clear()
        return lines
