"""What the engine sees of an IMAP account."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from app.backends.base import Capabilities, Searched, Wakeup
from app.backends.imap import bodies, counting, edits, folders, idle, listing, quota, section
from app.backends.imap.connection import Connection
from app.backends.imap.login import connect
from app.backends.imap.news import TREE, Seen
from app.backends.imap.searching_mail import search_mail
from app.backends.imap.switch import Switch
from app.backends.imap.sync import sync_folder
from app.backends.imap.translate import border
from app.backends.tokens import logged_in
from app.errors import ErrorKind, MailError
from app.model.account import ServerSettings
from app.model.folder import Quota, RemoteFolder
from app.model.mailbox import MailboxNumbers
from app.model.query import Query
from app.model.remote_operation import CopyUids, ExpungeUids, MoveUids, OperationResult, RemoteOperation, StoreFlags
from app.model.sync import Arrived, BodyWanted, Checkpoint, FolderSnapshot, ServerUid, SyncStep

_ENDS_CONNECTION = frozenset({
    ErrorKind.NETWORK, ErrorKind.TIMEOUT, ErrorKind.PROTOCOL, ErrorKind.TLS_FAILED, ErrorKind.CANCELLED,
})


class ImapBackend:
    """MirrorBackend over one connection, which is opened when first needed and again after it broke.

    `password` is asked at each login. `timeout` is in seconds of the server's silence. `idle_restart` and
    `poll_interval` are the seconds of `idle.RESTART` and `idle.POLL`. `compress`: COMPRESS=DEFLATE where it is offered;
    None for everywhere but on loopback, where it costs more than it saves.
    """

    def __init__(self, settings: ServerSettings, password: Callable[[], str], *, trace_name: str,
                 plaintext_consent: bool = False, timeout: float = 30.0, clock: Callable[[], float] = time.time,
                 idle_restart: float = idle.RESTART, poll_interval: float = idle.POLL,
                 compress: bool | None = None) -> None:
        self._settings = settings
        self._password = password
        self._trace_name = trace_name
        self._plaintext_consent = plaintext_consent
        self._timeout = timeout
        self._clock = clock
        self._idle_restart = idle_restart
        self._poll_interval = poll_interval
        self._compress = not settings.is_loopback if compress is None else compress
        self._switch = Switch()
        self._connection: Connection | None = None
        self._earlier_octets = 0
        self._words: tuple[str, ...] = ()
        self._watched = "INBOX"
        self._seen = Seen()

    @property
    def capabilities(self) -> Capabilities:
        """`server` is empty before the first login."""
        return Capabilities(mirrors_edits=True, has_remote_folders=True,
                            has_quota="QUOTA" in self._words, server=self._words)

    @property
    def octets_received(self) -> int:
        return self._earlier_octets + (self._connection.octets if self._connection else 0)

    def open(self) -> None:
        with self._guarded():
            pass

    def close(self) -> None:
        connection = self._connection
        if connection is not None:
            if not self._switch.fired:
                connection.logout()
            self._drop()

    def interrupt(self) -> None:
        self._switch.fire()

    def check(self, limit: float) -> None:
        if self._connection is not None:
            with self._guarded() as connection, connection.stream.less_patience(limit):
                connection.dialogue.run(b"NOOP", within=limit)

    def list_folders(self) -> Sequence[RemoteFolder]:
        with self._guarded() as connection:
            return folders.list_folders(connection)

    def sync(self, local: FolderSnapshot) -> Iterator[SyncStep]:
        with self._guarded(local.path) as connection:
            for step in sync_folder(connection, local):
                if isinstance(step, Checkpoint):
                    self._note(connection, step)
                yield step

    def fetch(self, path: str, uid: ServerUid, part: str | None) -> Iterator[bytes]:
        if not isinstance(uid, int):
            raise MailError(ErrorKind.USAGE, "An IMAP message is named by a number.")
        with self._guarded(path) as connection:
            yield from section.fetch(connection, path, uid, part)

    def commit(self) -> None:
        """Nothing: every edit holds at once."""

    def select(self, path: str) -> None:
        with self._guarded(path) as connection:
            connection.require(path)
            self._watched = path

    def wait(self, wakeup: Wakeup, timeout: float) -> frozenset[str]:
        with self._guarded(self._watched) as connection:
            mailbox = connection.require(self._watched)
            # What changed since the last sync, while another mailbox was selected, is news too.
            if not mailbox.is_settled and self._seen.differs(self._watched, mailbox.state):
                mailbox.news = True
            mailbox.is_settled = True
            if connection.offers("NOTIFY"):
                connection.news.start(connection.dialogue)
            # IDLE hears of one mailbox only, and new mail comes into the Inbox.
            glance = partial(connection.news.glance, connection.dialogue, self._seen)
            idle.rest(connection, mailbox, wakeup, timeout, restart=self._idle_restart, poll=self._poll_interval,
                      glance=None if connection.news.is_on or self._watched.lower() == "inbox" else glance)
            return self._told(connection)

    def bodies(self, path: str, uidvalidity: int, wanted: Sequence[BodyWanted]) -> Iterator[SyncStep]:
        with self._guarded(path) as connection:
            yield from bodies.bodies(connection, path, uidvalidity, wanted)

    def search(self, path: str, query: Query, most: int) -> Iterator[Searched]:
        with self._guarded(path) as connection:
            yield from search_mail(connection, path, query, most)

    def headers(self, path: str, uidvalidity: int, uids: Sequence[int]) -> Iterator[Arrived]:
        with self._guarded(path) as connection:
            for found in listing.headers_of(connection, path, uidvalidity, uids):
                yield from listing.arrived(path, found)

    def quota(self) -> tuple[Quota, ...]:
        with self._guarded() as connection:
            return quota.quotas(connection)

    def numbers(self) -> MailboxNumbers:
        with self._guarded() as connection:
            return counting.numbers(connection)

    def perform(self, operation: RemoteOperation) -> OperationResult:
        with self._guarded(*edits.paths_of(operation)) as connection:
            connection.own = _uids_of(operation)
            try:
                return edits.perform(connection, operation, self._clock)
            finally:
                connection.own = frozenset()

    def _connected(self, password: Callable[[], str]) -> Connection:
        return connect(self._settings, password, self._switch, trace_name=self._trace_name,
                       plaintext_consent=self._plaintext_consent, timeout=self._timeout, compress=self._compress)

    @contextmanager
    def _guarded(self, *paths: str) -> Iterator[Connection]:
        """The open connection, with errors translated; it is dropped when it is out of step."""
        with border(self._settings.host, self._settings.port, self._switch):
            self._switch.check()
            if self._connection is None:
                self._connection = logged_in(self._password, self._settings, self._connected)
                self._words = self._connection.words
            connection = self._connection
            try:
                if any(connection.names.needs_listing(path) for path in paths):
                    folders.learn_names(connection)
                yield connection
            except MailError as exc:
                if exc.kind in _ENDS_CONNECTION or connection.dialogue.busy:
                    self._drop(connection)
                raise
            except GeneratorExit:
                if connection.dialogue.busy:
                    self._drop(connection)
                raise
            except BaseException:
                self._drop(connection)
                raise

    def _drop(self, connection: Connection | None = None) -> None:
        held = self._connection
        if held is not None and connection in (None, held):
            self._earlier_octets += held.octets
            self._connection = None
            held.stream.close()

    def _note(self, connection: Connection, step: Checkpoint) -> None:
        """The cache now holds the mailbox as it was when the sync began."""
        mailbox = connection.mailbox
        if mailbox is not None and mailbox.path == step.path:
            self._seen.note(step.path, mailbox.as_selected)
            mailbox.is_settled = not mailbox.news

    def _told(self, connection: Connection) -> frozenset[str]:
        """The paths with news; whatever is told here is not told again."""
        paths: set[str] = set()
        mailbox = connection.mailbox
        if mailbox is not None and mailbox.news:
            paths.add(mailbox.path)
            mailbox.news = False
            self._seen.note(mailbox.path, mailbox.state)
        states, glimpsed, tree = connection.news.take()
        paths.update(glimpsed)
        paths.update(path for path, state in states.items() if self._seen.is_news(path, state))
        if tree:
            paths.add(TREE)
        return frozenset(paths)


def _uids_of(operation: RemoteOperation) -> frozenset[int]:
    match operation:
        case StoreFlags() | MoveUids() | CopyUids() | ExpungeUids():
            return frozenset(operation.uids)
        case _:
            return frozenset()
