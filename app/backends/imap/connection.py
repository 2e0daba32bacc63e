"""One logged-in connection: what the server can do, which mailbox is selected, what it told unasked."""

from __future__ import annotations

import contextlib

from app.backends.imap import reader
from app.backends.imap.answer import Part, RefusedError, Reply, Response, code_of
from app.backends.imap.dialogue import Dialogue
from app.backends.imap.mailbox import Mailbox, Resync, from_select
from app.backends.imap.names import Names
from app.backends.imap.news import News
from app.backends.imap.pace import Pace
from app.backends.imap.parse import parse
from app.backends.imap.quirks import Quirks
from app.backends.imap.stream import Stream
from app.errors import ErrorKind, MailError

LEAST_OCTETS, FIRST_OCTETS = 16 << 10, 256 << 10
MOST_BODIES, MOST_PIECE = 8 << 20, 1 << 20


class Connection:
    """Selects mailboxes and runs commands through `dialogue`. Raises what Dialogue raises.

    `words` are the capabilities as the server gives them, `enabled` those that it says it switched on (RFC 5161).
    The paces (in octets) live as long as the connection, since they have learnt how fast its line is. `rights` are
    those that MYRIGHTS told, by path. `own`: the UIDs of the edit that is under way.
    """

    def __init__(self, stream: Stream, words: tuple[str, ...], trace_name: str) -> None:
        self.stream = stream
        self.words = words
        self.quirks = Quirks()
        self.enabled: frozenset[str] = frozenset()
        self.names = Names()
        self.mailbox: Mailbox | None = None
        self.news = News(self.names)
        self.own: frozenset[int] = frozenset()
        self.rights: dict[str, str | None] = {}
        self.body_pace = Pace(FIRST_OCTETS, LEAST_OCTETS, MOST_BODIES)
        self.piece_pace = Pace(FIRST_OCTETS, LEAST_OCTETS, MOST_PIECE)
        self.dialogue = Dialogue(stream, trace_name)
        self.dialogue.literal_plus = "LITERAL+" in words
        self.dialogue.literal_minus = "LITERAL-" in words
        self.dialogue.on_untagged = self._hear

    def offers(self, *words: str) -> bool:
        """Whether the server has all of these capabilities, and can be trusted with them."""
        return all(word in self.words and word not in self.quirks.without for word in words)

    @property
    def octets(self) -> int:
        return self.stream.octets

    @property
    def can_resync(self) -> bool:
        """QRESYNC (RFC 7162 3.2) was switched on and not refused since."""
        return "QRESYNC" in self.enabled

    def select(self, path: str) -> Mailbox:
        """SELECT, whatever was selected before. MailError(GONE) when the mailbox is not there."""
        return self._select(path, b"(CONDSTORE)" if self.offers("CONDSTORE") else b"", None)

    def resume(self, path: str, uidvalidity: int, modseq: int) -> tuple[Mailbox, Resync | None]:
        """SELECT with what is known (RFC 7162 3.2.5), and what changed since.

        None where the server refuses it, or has another UIDVALIDITY: then nothing is known of changes.
        """
        since = b"(QRESYNC (%d %d))" % (uidvalidity, modseq)
        resync = Resync()
        try:
            mailbox = self._select(path, since, resync)
        except RefusedError as exc:
            if exc.kind is not ErrorKind.PROTOCOL:
                raise
            self.enabled -= {"QRESYNC"}
            return self.select(path), None
        return mailbox, resync if mailbox.uidvalidity == uidvalidity else None

    def _select(self, path: str, parameter: bytes, resync: Resync | None) -> Mailbox:
        self.mailbox = None
        argument = self.names.argument(path)
        parts: tuple[Part, ...] = (argument, parameter) if parameter else (argument,)
        untagged: list[Response] = []
        ahead = self.dialogue.ask(b"SELECT", *parts, group=self)
        try:
            for response in self.dialogue.answers(ahead):
                if code_of(response[0]).upper() == b"CLOSED":
                    # What came before belongs to the mailbox that was selected until here (RFC 7162 3.2.11).
                    untagged.clear()
                    if resync is not None:
                        resync.clear()
                elif resync is None or not resync.hear(response):
                    untagged.append(response)
        except RefusedError as exc:
            if exc.kind is ErrorKind.REFUSED and not self.is_listed(path):
                raise MailError(ErrorKind.GONE, f"The folder {path} is no longer on the server. Refresh the folders.",
                                exc.server_text) from exc
            raise
        found = from_select(path, Reply(ahead.code, ahead.text, untagged))
        if not self.offers("CONDSTORE"):
            found.modseq = 0  # some tell one and do not take it back
        found.as_selected = found.state
        self.mailbox = found
        return found

    def is_listed(self, path: str) -> bool:
        """Whether the server has the mailbox now."""
        # Not every server says by a response code that a mailbox is missing.
        return any(response[0][:7].upper() == b"* LIST " and b"\\nonexistent" not in response[0].lower()
                   for response in self.dialogue.run(b'LIST ""', self.names.argument(path)).untagged)

    def require(self, path: str, uidvalidity: int = 0) -> Mailbox:
        """The mailbox, selected if it is not.

        MailError(GONE) when its UIDVALIDITY is not the given one, or there was one and the mailbox no longer exists.
        """
        found = self.mailbox
        if found is None or found.path != path:
            try:
                found = self.select(path)
            except RefusedError as exc:
                if not uidvalidity or exc.code != "NONEXISTENT":
                    raise
                raise MailError(ErrorKind.GONE, f"The folder {path} is no longer on the server.",
                                exc.server_text) from exc
        if uidvalidity and found.uidvalidity != uidvalidity:
            raise MailError(ErrorKind.GONE, f"The server has renumbered the messages of {path}. Synchronise the folder "
                                            "and try again.")
        return found

    def require_as_known(self, path: str, uidvalidity: int, uidnext: int) -> Mailbox:
        """As `require`, for what takes messages away; MailError(GONE), too, where UIDNEXT fell: the server has put the
        mailbox back to how it was, and the UIDs since then may be other messages' (RFC 3501 2.3.1.1 forbids it)."""
        found = self.require(path, uidvalidity)
        if 0 < found.uidnext < uidnext:
            raise MailError(ErrorKind.GONE, f"The server has put {path} back to how it was some time ago. Synchronise "
                                            "the folder and try again.")
        return found

    def unselect(self) -> None:
        """Leaves the selected mailbox without expunging."""
        if self.mailbox is not None:
            self.mailbox = None
            if self.offers("UNSELECT"):
                self.dialogue.run(b"UNSELECT")
            else:
                self.dialogue.run(b"EXAMINE INBOX")

    def items(self, items: bytes) -> bytes:
        """FETCH items, with what the server can tell beside them: labels and the same message's lasting id."""
        more = b"".join(item for word, item in reader.EXTRA_ITEMS if self.offers(word))
        return items[:-1] + more + b")" if more else items

    def delimiter(self) -> str:
        """The separator of the personal namespace's levels; "" where there are none."""
        for response in self.dialogue.run(b'LIST "" ""').untagged:
            values = parse(response) if response[0][:7].upper() == b"* LIST " else []
            if len(values) > 2 and isinstance(values[2], bytes):
                return values[2].decode("ascii", "replace")
        return ""

    def logout(self) -> None:
        """LOGOUT if no answer is owed, then the end. Never raises for a connection that is broken already."""
        if not self.dialogue.busy:
            with contextlib.suppress(MailError, OSError):
                self.stream.patience(2.0)
                self.dialogue.start(b"LOGOUT")
                while self.stream.readline().startswith(b"* "):
                    pass
        self.stream.close()

    def _hear(self, response: Response) -> None:
        if self.mailbox is not None:
            self.mailbox.hear(response, self.own)
        self.news.hear(response, self.dialogue.command)
