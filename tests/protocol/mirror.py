"""A store that mirrors one account, and the questions that tests ask of it: is it as the server has it?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.backends.imap.backend import ImapBackend
from app.engine.reading import MimeReader
from app.engine.session import AccountSession
from app.engine.verify import verify
from app.events import Event, SyncFinished
from app.model.account import Account, BodyPolicy
from app.model.folder import RemoteFolder, Role
from app.model.message import Flags
from app.model.operation import Operation
from app.model.sync import SyncStep
from app.secrets import PasswordStore
from app.store import accounts, bodies, check, edits, folders
from app.store.database import Database
from app.store.messages import split_flags
from app.store.sync_writer import SyncWriter
from tests.factory import make_account
from tests.fakes.new_store import new_store

Held = tuple[Flags, bytes | None]
"""What is held of a message: its flags on the server, and its octets where they are here."""


@dataclass
class Mirror:
    """`connect` makes the backend, which stays for all rounds until `disconnect`; then the next one makes another."""

    db: Database
    account: Account
    connect: Callable[[], ImapBackend]
    events: list[Event] = field(default_factory=list)
    _backend: ImapBackend | None = None

    @property
    def backend(self) -> ImapBackend:
        if self._backend is None:
            self._backend = self.connect()
        return self._backend

    def disconnect(self) -> None:
        if self._backend is not None:
            self._backend.close()
            self._backend = None

    def close(self) -> None:
        self.disconnect()
        self.db.close()

    def session(self) -> AccountSession:
        return AccountSession(self.db, self.account, self.backend, self.events.append, reader=MimeReader(),
                              passwords=PasswordStore())

    def round(self) -> SyncFinished:
        """One full round, in which nothing may go wrong."""
        finished = self.session().run_round()
        assert finished.errors == (), finished.errors
        return finished

    def sync(self, path: str = "INBOX") -> list[SyncStep]:
        """Headers and flags of one folder, by the backend alone; its steps, each stored before the next was made."""
        writer = SyncWriter(self.db, self.account, folders.folder(self.db, self.folder(path)), MimeReader())
        taken = []
        for step in self.backend.sync(writer.snapshot()):
            writer.store(step)
            taken.append(step)
        return taken

    def sync_folders(self) -> None:
        """The tree as the server lists it."""
        folders.take_over(self.db, self.account.id, self.backend.list_folders())

    def edit(self, operation: Operation) -> None:
        edits.apply(self.db, operation, MimeReader())

    def folder(self, path: str) -> int:
        found = folders.by_path(self.db, self.account.id, path)
        assert found is not None, f"no folder {path} in {self.paths()}"
        return found.id

    def paths(self) -> set[str]:
        return {each.path for each in folders.folders(self.db, self.account.id) if each.selectable}

    def held(self, path: str = "INBOX") -> dict[int, Held]:
        """By UID, what the store believes the server to hold in a mailbox."""
        rows = self.db.rows("SELECT uid, id, server_flags FROM message WHERE server_folder_id = ?",
                            (self.folder(path),))
        return {row[0]: (split_flags(row[2]), bodies.raw(self.db, row[1])) for row in rows}

    def flags(self, path: str = "INBOX") -> dict[int, Flags]:
        return {uid: flags for uid, (flags, _) in self.held(path).items()}

    def id_of(self, uid: int, path: str = "INBOX") -> int:
        return int(self.db.value("SELECT id FROM message WHERE server_folder_id = ? AND uid = ?",
                                 (self.folder(path), uid)))

    def ids(self, path: str = "INBOX") -> list[int]:
        """The messages that the person sees in a folder."""
        return [row[0] for row in self.db.rows("SELECT id FROM message WHERE folder_id = ? ORDER BY id",
                                               (self.folder(path),))]

    def pending(self) -> list[str]:
        """The kinds of the edits that the server is still to be told."""
        return [row[0] for row in self.db.rows("SELECT kind FROM journal ORDER BY seq")]

    def problems(self) -> tuple[check.Problem, ...]:
        """The store against itself and against the server."""
        return check.check(self.db) + verify(self.db, self.account, self.backend)


def make_mirror(directory: Path, connect: Callable[[], ImapBackend], *paths: str) -> Mirror:
    """An empty store with one account, and the folders `paths` as if a LIST had told of them."""
    db = new_store(directory / "mail.db")
    account = accounts.save(db, replace(make_account(), bodies=BodyPolicy.ALL))
    if paths:
        folders.take_over(db, account.id, tuple(
            RemoteFolder(path, "/", Role.INBOX if path == "INBOX" else Role.NONE) for path in paths))
    return Mirror(db, account, connect)
