"""An engine for the window's tests: a real store, and a list of what was asked. Tests post the events."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from app.commands import Command
from app.engine.reading import MimeReader
from app.events import AccountStateChanged, ConnectionState, MessagesChanged
from app.model.account import Account, Protocol
from app.model.folder import Folder, RemoteFolder, Role
from app.model.message import Flags, MessageRow
from app.model.operation import Operation
from app.model.sync import Arrived, BodiesArrived, Checkpoint, FlagsSeen, FolderOpened, SyncStep, Vanished
from app.store import accounts, folders
from app.store.database import Database
from app.store.messages import View, page
from app.store.sync_writer import SyncWriter
from tests.fakes.new_store import new_store
from tests.fakes.store import make_account, make_raw, remote

Asked = TypeVar("Asked")

TREE = (
    RemoteFolder("INBOX", "/", Role.INBOX), RemoteFolder("Sent", "/", Role.SENT),
    RemoteFolder("Drafts", "/", Role.DRAFTS), RemoteFolder("Archive", "/", Role.ARCHIVE),
    RemoteFolder("Junk", "/", Role.JUNK), RemoteFolder("Trash", "/", Role.TRASH),
    RemoteFolder("Projects", "/"), RemoteFolder("Projects/Lighthouse", "/"),
)  # fmt: skip


class FakeEngine:
    """Fits ui.ports.EnginePort; answers nothing by itself."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / "mail.db"
        self.store = new_store(self._path)
        self.commands: list[Command] = []
        self.edits: list[Operation] = []
        self.states: dict[int, AccountStateChanged] = {}
        self.touches = 0
        self._stopped = False

    # --- the port -----------------------------------------------------------------------------

    def submit(self, command: Command) -> None:
        self.commands.append(command)

    def edit(self, operation: Operation) -> None:
        self.edits.append(operation)

    def state(self, account_id: int) -> AccountStateChanged:
        return self.states.get(account_id, AccountStateChanged(account_id, ConnectionState.CONNECTED))

    def open_reader(self) -> Database:
        return Database.open(self._path, readonly=True)

    def touched(self) -> None:
        self.touches += 1

    def start(self) -> None:
        """Nothing runs here."""

    def stop(self, limit: float = 2.0) -> bool:
        if not self._stopped:
            self._stopped = True
            self.store.close()
        return True

    # --- what was asked -----------------------------------------------------------------------

    def last(self, kind: type[Asked]) -> Asked:
        """The newest command or edit of this type; fails where there is none."""
        return [each for each in (*self.commands, *self.edits) if isinstance(each, kind)][-1]

    def count(self, kind: type[object]) -> int:
        return sum(isinstance(each, kind) for each in (*self.commands, *self.edits))

    # --- what the store holds -----------------------------------------------------------------

    def add_account(self, name: str = "work", protocol: Protocol = Protocol.IMAP) -> Account:
        """IMAP with the folders of TREE, POP3 with its local ones."""
        account = accounts.save(self.store, make_account(name, protocol))
        if protocol is Protocol.IMAP:
            folders.take_over(self.store, account.id, TREE)
        return account

    def folder(self, account: Account, path: str = "INBOX") -> Folder:
        found = folders.by_path(self.store, account.id, path)
        assert found is not None, f"no folder {path}"
        return found

    def fill(self, account: Account, numbers: range, path: str = "INBOX", *, flags: Flags = frozenset(),
             bodies: bool = True) -> MessagesChanged:
        """Messages by number, dated by number; the event that a sync would tell."""
        known = {row.uid for row in self.rows(account, path)}
        count = len(known) + len(numbers)
        steps: list[SyncStep] = [
                 FolderOpened(path, 7, 100_000, 5, count),
                 Arrived(path, tuple(remote(each, flags=flags) for each in numbers)),
                 *([BodiesArrived(path, tuple((each, make_raw(each)) for each in numbers))] if bodies else []),
                 Checkpoint(path, 7, 100_000, 5)]
        before = {row.id for row in self.rows(account, path)}
        writer = SyncWriter(self.store, account, self.folder(account, path), MimeReader())
        for step in steps:
            writer.store(step)
        fresh = tuple(row.id for row in self.rows(account, path) if row.id not in before)
        return MessagesChanged(self.folder(account, path).id, added=fresh)

    def download(self, account: Account, numbers: range) -> MessagesChanged:
        """POP3 messages with UIDL `u<number>`, whole; the event that a check would tell."""
        before = {row.id for row in self.rows(account)}
        writer = SyncWriter(self.store, account, self.folder(account), MimeReader())
        writer.store(Arrived("INBOX", tuple(remote(each, uid=f"u{each}", whole=True) for each in numbers)))
        fresh = tuple(row.id for row in self.rows(account) if row.id not in before)
        return MessagesChanged(self.folder(account).id, added=fresh)

    def on_server(self, account: Account, uidl: str, **columns: object) -> int:
        """Sets what only a check could tell of a POP3 message: gone_at, delete_at, partial, …; its id."""
        with self.store.write():
            for name, value in columns.items():
                self.store.run(f"UPDATE pop3_state SET {name} = ? WHERE account_id = ? AND uidl = ?",
                               (value, account.id, uidl))
        return int(self.store.value("SELECT message_id FROM pop3_state WHERE account_id = ? AND uidl = ?",
                                    (account.id, uidl)))

    def reflag(self, account: Account, uid: int, flags: Flags, path: str = "INBOX") -> MessagesChanged:
        """The server tells other flags of one message."""
        row = next(row for row in self.rows(account, path) if row.uid == str(uid))
        folder = self.folder(account, path)
        SyncWriter(self.store, account, folder, MimeReader()).store(FlagsSeen(path, ((uid, flags),)))
        return MessagesChanged(folder.id, changed=(row.id,))

    def vanish(self, account: Account, uids: range | tuple[int, ...], path: str = "INBOX") -> MessagesChanged:
        """The server no longer has these: they are gone here, too, or for very many the folder rests."""
        concerned = tuple(row.id for row in self.rows(account, path) if row.uid and int(row.uid) in uids)
        folder = self.folder(account, path)
        writer = SyncWriter(self.store, account, folder, MimeReader())
        for step in (Vanished(path, tuple(uids)), Checkpoint(path, 7, 100_000, 5)):
            writer.store(step)
        if self.folder(account, path).missing:
            return MessagesChanged(folder.id, changed=concerned)
        return MessagesChanged(folder.id, removed=concerned)

    def alter(self, folder: Folder, **columns: object) -> Folder:
        """Sets what only a server could tell of a folder: rights, keywords, subscribed, …"""
        with self.store.write():
            for name, value in columns.items():
                self.store.run(f"UPDATE folder SET {name} = ? WHERE id = ?", (value, folder.id))
        return folders.folder(self.store, folder.id)

    def rows(self, account: Account, path: str = "INBOX") -> list[MessageRow]:
        return page(self.store, View(self.folder(account, path).id), None, 100_000)
