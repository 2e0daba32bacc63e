"""Short ways to fill a store with one account of each protocol."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.utils import formatdate
from pathlib import Path

from app.model.account import Account, LeaveRule, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.model.folder import Folder, RemoteFolder, Role
from app.model.message import Flags
from app.model.sync import Arrived, BodiesArrived, Checkpoint, FolderOpened, RemoteMessage, SyncStep
from app.store import accounts, folders
from app.store.changes import Changes
from app.store.database import Database
from app.store.sync_writer import SyncWriter
from tests.fakes.new_store import new_store
from tests.fakes.reader import FakeReader

EPOCH = 1_700_000_000


def make_account(name: str, protocol: Protocol, leave: str = "days:14") -> Account:
    return Account(
        0, name, f"{name}@example.org", name.title(), protocol,
        ServerSettings("mail.example.org", 993, Security.TLS, name), ServerSettings("mail.example.org", 465,
                                                                                    Security.TLS, name),
        SecretSource(SecretKind.COMMAND, "pass show mail"), LeaveRule.parse(leave))


def make_raw(number: int, *, subject: str = "", body: str = "", sender: str = "Ada <ada@example.org>") -> bytes:
    """A whole message; its Date is EPOCH plus `number` minutes."""
    return (f"From: {sender}\r\nTo: Bob <bob@example.org>\r\nSubject: {subject or f'Message {number}'}\r\n"
            f"Date: {formatdate(EPOCH + 60 * number)}\r\nMessage-ID: <{number}@example.org>\r\n\r\n"
            f"{body or f'This is message {number}.'}\r\n").encode()


def remote(number: int, *, uid: int | str | None = None, flags: Flags = frozenset(), raw: bytes | None = None,
           whole: bool = False) -> RemoteMessage:
    """Message `number` as a server tells of it; with its body where `whole`."""
    octets = raw if raw is not None else make_raw(number)
    header = octets.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    return RemoteMessage(number if uid is None else uid, flags, float(EPOCH + 60 * number), len(octets), header,
                         octets if whole else None, False)


@dataclass
class Store:
    """The profile's database, with an IMAP account `imap` and a POP3 account `pop`."""

    db: Database
    imap: Account
    pop: Account
    reader: FakeReader = field(default_factory=FakeReader)
    sound: bool = True
    """False once a test has damaged the store on purpose."""

    def folder(self, path: str, account: Account | None = None) -> Folder:
        found = folders.by_path(self.db, (account or self.imap).id, path)
        assert found is not None, f"no folder {path}"
        return found

    def writer(self, path: str = "INBOX", account: Account | None = None) -> SyncWriter:
        account = account or self.imap
        return SyncWriter(self.db, account, self.folder(path, account), self.reader)

    def sync(self, *steps: SyncStep, path: str = "INBOX", account: Account | None = None) -> list[Changes]:
        writer = self.writer(path, account)
        return [writer.store(step) for step in steps]

    def fill(self, numbers: range, path: str = "INBOX", *, flags: Flags = frozenset(), bodies: bool = False,
             uidvalidity: int = 7) -> list[int]:
        """IMAP messages, UID and Message-ID by number; their local ids in that order."""
        chosen = list(numbers)
        steps: list[SyncStep] = [FolderOpened(path, uidvalidity, 1000, 5, len(chosen)),
                                 Arrived(path, tuple(remote(each, flags=flags) for each in chosen))]
        if bodies:
            steps.append(BodiesArrived(path, tuple((each, make_raw(each)) for each in chosen)))
        self.sync(*steps, Checkpoint(path, uidvalidity, 1000, 5), path=path)
        return [self.id_of(each, path) for each in chosen]

    def download(self, numbers: range) -> list[int]:
        """POP3 messages with UIDL `u<number>`; their local ids in that order."""
        self.sync(Arrived("INBOX", tuple(remote(each, uid=f"u{each}", whole=True) for each in numbers)),
                  path="INBOX", account=self.pop)
        return [self.db.value("SELECT message_id FROM pop3_state WHERE uidl = ?", (f"u{each}",)) for each in numbers]

    def id_of(self, uid: int, path: str = "INBOX") -> int:
        return int(self.db.value("SELECT id FROM message WHERE server_folder_id = ? AND uid = ?",
                                 (self.folder(path).id, uid)))

    def journal(self) -> list[tuple[str, int | None]]:
        return [(row[0], row[1]) for row in self.db.rows("SELECT kind, message_id FROM journal ORDER BY seq")]

    def counts(self, path: str, account: Account | None = None) -> tuple[int, int, int]:
        found = self.folder(path, account)
        return found.total, found.unread, found.cached


IMAP_TREE = (RemoteFolder("INBOX", "/", Role.INBOX), RemoteFolder("Sent", "/", Role.SENT),
             RemoteFolder("Trash", "/", Role.TRASH), RemoteFolder("Work", "/"), RemoteFolder("Work/Old", "/"),
             RemoteFolder("Shared", "/", selectable=False))


def fresh_store(path: Path) -> Store:
    """A new database at `path` with both accounts; the caller closes it."""
    db = new_store(path)
    imap = accounts.save(db, make_account("work", Protocol.IMAP))
    pop = accounts.save(db, make_account("home", Protocol.POP3))
    folders.take_over(db, imap.id, IMAP_TREE)
    return Store(db, imap, pop)
