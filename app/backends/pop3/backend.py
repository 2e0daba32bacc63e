"""POP3 as a MailBackend."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence

from app.backends.base import Capabilities, Wakeup
from app.backends.pop3.connection import MAX_MESSAGE, Pop3Connection
from app.backends.pop3.refused import Refused
from app.backends.pop3.session import Session
from app.backends.pop3.sync import synchronise
from app.backends.tokens import logged_in
from app.backends.wire import DEFAULT_TIMEOUT
from app.errors import ErrorKind, MailError
from app.model.account import LeaveRule, ServerSettings
from app.model.folder import RemoteFolder, RemoteStatus, Role
from app.model.mailbox import MailboxNumbers
from app.model.sync import FolderSnapshot, ServerUid, SyncStep

INBOX = "INBOX"


class Pop3Backend:
    """One POP3 account (see MailBackend). `password` is asked at each login, `clock` tells the time for the rule.

    `grace` (seconds): deletions that the rule asks for wait in the store first, unless it is 0. `whole_up_to`: of
    larger messages (octets) a sync downloads only the beginning, 0 for none; `fetch` gets the rest.
    A sync looks at a maildrop that was frozen at login, so a second one in a row logs in again.
    """

    def __init__(
        self, settings: ServerSettings, password: Callable[[], str], leave: LeaveRule, *,
        plaintext_consent: bool, clock: Callable[[], float] = time.time, timeout: float = DEFAULT_TIMEOUT,
        grace: float = 0.0, whole_up_to: int = 0,
    ) -> None:
        self._settings = settings
        self._password = password
        self._leave = leave
        self._consent = plaintext_consent
        self._clock = clock
        self._timeout = timeout
        self._grace = grace
        self._whole_up_to = whole_up_to
        self._maildrop: tuple[tuple[str, int], ...] | None = None
        self._session: Session | None = None
        self._deleted_in: Session | None = None
        self._server_words: tuple[str, ...] = ()
        self._octets_before = 0
        self._lock = threading.Lock()
        self._interrupted = False
        self._connection: Pop3Connection | None = None

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(mirrors_edits=False, has_remote_folders=False, server=self._server_words)

    @property
    def octets_received(self) -> int:
        connection = self._connection
        return self._octets_before + (connection.octets if connection is not None else 0)

    @property
    def maildrop_octets(self) -> int:
        """Octets of all messages on the server (STAT)."""
        return self._opened().stat[1]

    def open(self) -> None:
        if self._session is not None:
            return
        connection = logged_in(self._password, self._settings, self._connected)
        self._server_words = tuple(f"{word} {rest}".strip() for word, rest in connection.capabilities.items())
        self._session = Session(connection)
        self._maildrop = None

    def close(self) -> None:
        session = self._session
        # After RETR even QUIT alone may delete (EXPIRE 0, RFC 2449 6.7), so then only `commit` says it.
        if session is not None and session.is_settled and not (session.has_retrieved or session.has_deleted):
            with contextlib.suppress(MailError):
                session.connection.send(("QUIT",))
        self._drop()

    def interrupt(self) -> None:
        with self._lock:
            self._interrupted = True
            connection = self._connection
        if connection is not None:
            connection.interrupt()

    def list_folders(self) -> Sequence[RemoteFolder]:
        status = RemoteStatus(messages=self._opened().stat[0], unseen=0, uidnext=0, uidvalidity=0)
        return (RemoteFolder(INBOX, role=Role.INBOX, status=status),)

    def numbers(self) -> MailboxNumbers:
        session = self._opened()
        messages, octets = session.stat
        return MailboxNumbers(1, messages, messages, octets, has_uidl=session.has_ids,
                              expire_days=session.expire_days, login_delay=session.login_delay)

    def maildrop(self) -> tuple[tuple[str, int], ...]:
        if self._maildrop is None:
            session = self._opened()
            try:
                self._maildrop = session.listing.as_told
            except MailError:
                self._drop()
                raise
        return self._maildrop

    def sync(self, local: FolderSnapshot) -> Iterator[SyncStep]:
        if local.path.upper() != INBOX:
            raise _no_such_folder(local.path)
        if self._session is not None and self._session.was_synced:
            self.close()
        self._deleted_in = None
        session = self._opened()
        session.was_synced = True
        try:
            self._maildrop = session.listing.as_told
            for step in synchronise(session, local, self._leave, self._clock, grace=self._grace,
                                    whole_up_to=self._whole_up_to):
                if session.has_deleted:
                    self._deleted_in = session
                yield step
                if session is not self._session:
                    raise MailError(ErrorKind.NETWORK, "The connection was replaced during the sync. Try again.")
        except MailError:
            if session.has_deleted:
                self._deleted_in = session
            if session is self._session:
                self._drop()
            raise

    def fetch(self, path: str, uid: ServerUid, part: str | None) -> Iterator[bytes]:
        if path.upper() != INBOX:
            raise _no_such_folder(path)
        if part is not None:
            raise MailError(ErrorKind.UNSUPPORTED, "POP3 gives whole messages only: fetch it without a part.")
        session = self._opened()
        try:
            raw = self._retrieve(session, str(uid))
        except Refused as error:
            if error.kind is not ErrorKind.REFUSED:
                raise
            raise MailError(ErrorKind.GONE, "The server no longer gives this message.", error.server_text) from None
        except MailError as error:
            if error.kind not in (ErrorKind.GONE, ErrorKind.UNSUPPORTED):
                self._drop()
            raise
        yield raw

    def commit(self) -> None:
        """QUIT. Raises MailError if DELEs were sent and it is not certain that they took hold."""
        session, deleted_in, self._deleted_in = self._session, self._deleted_in, None
        if deleted_in is not None and deleted_in is not session:
            raise MailError(ErrorKind.NETWORK,
                            "The connection ended before the server confirmed the deletions, so all messages "
                            "are still there. The next check tries again.")
        if session is None:
            return
        try:
            if session.is_settled:
                session.connection.command("QUIT")
        except MailError as error:
            if deleted_in is not None:
                raise MailError(error.kind,
                                "The server did not confirm the deletions, so they count as not done. The next "
                                f"check looks again. {error.detail}", error.server_text) from None
        finally:
            self._drop()

    def wait(self, wakeup: Wakeup, timeout: float) -> frozenset[str]:
        self.close()
        wakeup.wait(timeout)
        return frozenset()  # a closed connection tells nothing

    def _connected(self, password: Callable[[], str]) -> Pop3Connection:
        connection = Pop3Connection(self._settings, plaintext_consent=self._consent, timeout=self._timeout)
        with self._lock:
            if self._interrupted:
                raise MailError(ErrorKind.CANCELLED, "Cancelled.")
            self._connection = connection
        try:
            connection.open(password)
        except BaseException:
            self._drop()
            raise
        return connection

    def _opened(self) -> Session:
        self.open()
        if self._session is None:
            raise MailError(ErrorKind.NETWORK, "The connection has ended. Try again.")
        return self._session

    def _retrieve(self, session: Session, uidl: str) -> bytes:
        number = session.listing.numbers.get(uidl)
        if number is None:
            raise MailError(ErrorKind.GONE, "The message is no longer on the server.")
        if session.listing.sizes.get(number, 0) > MAX_MESSAGE:
            raise MailError(ErrorKind.TOO_LARGE, "The message is too large to be downloaded.")
        raw = session.retrieve(number)
        if not raw:
            raise MailError(ErrorKind.GONE, "The server sent nothing for this message.")
        return raw

    def _drop(self) -> None:
        with self._lock:
            connection, self._connection = self._connection, None
        self._session = None
        if connection is not None:
            self._octets_before += connection.octets
            connection.close()


def _no_such_folder(path: str) -> MailError:
    return MailError(ErrorKind.GONE, f"POP3 knows only the folder {INBOX} on the server, not {path}.")
