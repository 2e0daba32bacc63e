"""The whole engine against a real Dovecot and a real SMTP server, a second client looking on."""

from __future__ import annotations

import imaplib
import ssl
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.backends.registry import backend_for
from app.commands import CheckConnection, GoOffline, GoOnline, OpenFolder, QueueMessage, SaveAccount, SyncAccount
from app.engine.engine import Engine
from app.engine.reading import MimeReader
from app.engine.session import AccountSession
from app.events import (
    AccountSaved,
    AccountStateChanged,
    ConnectionState,
    EditApplied,
    FolderPaused,
    FoldersChanged,
    MessagesChanged,
    MessageSent,
    NewMailArrived,
    SyncFinished,
)
from app.model.account import (
    Account,
    LeaveRule,
    Protocol,
    SecretKind,
    SecretSource,
    Security,
    ServerSettings,
)
from app.model.folder import Folder
from app.model.message import SEEN, MessageRow
from app.model.operation import (
    CopyMessages,
    CreateFolder,
    DeleteMessages,
    MissingChoice,
    MoveMessages,
    ResolveMissing,
    SetFlags,
    SetSubscribed,
)
from app.paths import Profile
from app.secrets import PasswordStore
from app.store import accounts, bodies, folders, messages, schema
from app.store.database import Database
from app.store.messages import View
from tests.factory import make_mail
from tests.fakes.events import EventLog
from tests.servers.mail_user import MailUser
from tests.servers.owner import Owner
from tests.servers.smtp import SmtpSink

pytestmark = pytest.mark.servers


class Client:
    """An engine with its events, and helpers to look at what it stored."""

    def __init__(self, directory: Path) -> None:
        self.log = EventLog()
        self.engine = Engine(Profile(directory), self.log.log, passwords=PasswordStore())
        self.engine.start()

    def add(self, account: Account, password: str) -> int:
        mark = self.log.mark()
        self.engine.submit(SaveAccount(mark, account, password))
        saved = self.log.wait(AccountSaved, lambda event: event.token == mark)
        assert saved.error is None
        self.settled(saved.account_id, mark)
        return saved.account_id

    def settled(self, account_id: int, after: int) -> None:
        self.log.wait(AccountStateChanged, lambda event: event.account_id == account_id
                      and event.state is ConnectionState.CONNECTED, after=after, timeout=20)

    def synced(self, account_id: int) -> SyncFinished:
        """A whole round that began after this call. Two are asked for: the first may join one that runs."""
        for _ in range(2):
            mark = self.log.mark()
            self.engine.submit(SyncAccount(account_id))
            finished = self.log.wait(SyncFinished, after=mark, timeout=20)
        return finished

    def rows(self, account_id: int, path: str) -> list[MessageRow]:
        db = self.engine.open_reader()
        try:
            return messages.page(db, View(self.folder(account_id, path)), None)
        finally:
            db.close()

    def folder(self, account_id: int, path: str) -> int:
        return self.find(account_id, path).id

    def find(self, account_id: int, path: str) -> Folder:
        db = self.engine.open_reader()
        try:
            found = folders.by_path(db, account_id, path)
            assert found is not None, path
            return found
        finally:
            db.close()

    def raw(self, message_id: int) -> bytes | None:
        db = self.engine.open_reader()
        try:
            return bodies.raw(db, message_id)
        finally:
            db.close()


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    client = Client(tmp_path / "profile")
    yield client
    assert client.engine.stop()


def account_for(user: MailUser, protocol: Protocol, ca_file: Path, smtp: SmtpSink | None = None,
                leave: str = "keep") -> Account:
    port = user.server.imaps if protocol is Protocol.IMAP else user.server.pop3s
    outgoing = ServerSettings("127.0.0.1", smtp.tls, Security.TLS, smtp.user, str(ca_file)) if smtp else None
    return Account(0, f"{protocol} {user.name}", "mara@nordlicht.example", "Mara", protocol,
                   ServerSettings("127.0.0.1", port, Security.TLS, user.name, str(ca_file)), outgoing,
                   SecretSource(SecretKind.SESSION), LeaveRule.parse(leave))


def second_client(user: MailUser, ca_file: Path) -> imaplib.IMAP4_SSL:
    other = imaplib.IMAP4_SSL("127.0.0.1", user.server.imaps,
                              ssl_context=ssl.create_default_context(cafile=str(ca_file)))
    other.login(user.name, user.password)
    return other


def subjects(other: imaplib.IMAP4_SSL, folder: str) -> set[str]:
    other.select(folder, readonly=True)
    found = other.search(None, "ALL")[1][0].split()
    return {other.fetch(number.decode(), "(BODY.PEEK[HEADER.FIELDS (SUBJECT)])")[1][0][1].decode().strip()
            for number in found}


def test_imap_edits_reach_the_server_as_a_second_client_sees_them(
        client: Client, mail_user: MailUser, ca_file: Path) -> None:
    for number in range(1, 8):
        mail_user.deliver(make_mail(number))
    account = client.add(account_for(mail_user, Protocol.IMAP, ca_file), mail_user.password)
    rows = {row.subject: row for row in client.rows(account, "INBOX")}
    assert len(rows) == 7 and {row.cached for row in rows.values()} == {"full"}
    assert client.raw(rows["Message 3"].id) == make_mail(3)
    mark = client.log.mark()
    client.engine.edit(SetFlags((rows["Message 1"].id,), add=frozenset({SEEN})))
    client.engine.edit(MoveMessages((rows["Message 2"].id,), client.folder(account, "Archive")))
    client.engine.edit(DeleteMessages((rows["Message 3"].id,)))
    client.engine.edit(DeleteMessages((rows["Message 4"].id,), forever=True))
    client.engine.edit(CreateFolder(account, "Größe/Übung"))
    client.log.wait(FoldersChanged, after=mark)
    client.synced(account)
    mark = client.log.mark()
    client.engine.edit(CopyMessages((rows["Message 5"].id,), client.folder(account, "Größe/Übung")))
    client.log.wait(EditApplied, after=mark)
    client.synced(account)
    other = second_client(mail_user, ca_file)
    assert subjects(other, "INBOX") == {f"Subject: Message {number}" for number in (1, 5, 6, 7)}
    assert subjects(other, "Archive") == {"Subject: Message 2"}
    assert subjects(other, "Trash") == {"Subject: Message 3"}
    assert subjects(other, '"Gr&APYA3w-e/&ANw-bung"') == {"Subject: Message 5"}
    other.select("INBOX", readonly=True)
    assert len(other.search(None, "SEEN")[1][0].split()) == 1
    other.logout()
    assert [row.id for row in client.rows(account, "Archive")] == [rows["Message 2"].id]


def test_mail_moved_out_of_a_folder_that_another_client_deleted_is_kept(
        client: Client, mail_user: MailUser, ca_file: Path) -> None:
    mail_user.deliver(make_mail(1), folder="Alt")
    account = client.add(account_for(mail_user, Protocol.IMAP, ca_file), mail_user.password)
    row = client.rows(account, "Alt")[0]
    client.engine.submit(GoOffline(account))
    client.log.wait(AccountStateChanged, lambda event: event.state is ConnectionState.OFFLINE)
    client.engine.edit(MoveMessages((row.id,), client.folder(account, "Archive")))
    client.log.wait(MessagesChanged, lambda event: row.id in event.removed)
    other = second_client(mail_user, ca_file)
    assert other.delete("Alt")[0] == "OK"
    mark = client.log.mark()
    client.engine.submit(GoOnline(account))
    client.settled(account, mark)
    assert [each.id for each in client.rows(account, "Archive")] == [row.id]
    assert subjects(other, "Archive") == {"Subject: Message 1"}
    other.logout()


def test_new_mail_is_pushed_into_the_open_folder(client: Client, mail_user: MailUser, ca_file: Path) -> None:
    mail_user.deliver(make_mail(1))
    account = client.add(account_for(mail_user, Protocol.IMAP, ca_file), mail_user.password)
    mark = client.log.mark()
    client.engine.submit(OpenFolder(account, client.folder(account, "INBOX")))
    client.settled(account, mark)
    mark = client.log.mark()
    other = second_client(mail_user, ca_file)
    other.append("INBOX", "", imaplib.Time2Internaldate(time.time()), make_mail(2))
    arrived = client.log.wait(NewMailArrived, after=mark)
    assert len(arrived.ids) == 1
    other.select("INBOX")
    other.store("1", "+FLAGS", r"(\Flagged)")
    client.log.wait(MessagesChanged, lambda event: bool(event.changed) and any(
        row.is_flagged for row in client.rows(account, "INBOX")), after=mark)
    other.logout()


def test_a_folder_emptied_elsewhere_rests_and_is_uploaded_again(
        client: Client, mail_user: MailUser, ca_file: Path) -> None:
    for number in range(1, 41):
        mail_user.deliver(make_mail(number), folder="Alt")
    account = client.add(account_for(mail_user, Protocol.IMAP, ca_file), mail_user.password)
    other = second_client(mail_user, ca_file)
    other.select("Alt")
    other.store("1:30", "+FLAGS", r"(\Deleted)")
    other.expunge()
    client.engine.submit(SyncAccount(account))
    paused = client.log.wait(FolderPaused)
    assert paused.missing == 30 and len(client.rows(account, "Alt")) == 40
    client.log.wait(SyncFinished, lambda event: bool(event.errors))
    mark = client.log.mark()
    client.engine.edit(ResolveMissing(paused.folder_id, MissingChoice.UPLOAD))
    client.log.wait(EditApplied, after=mark)
    assert client.synced(account).errors == ()
    assert client.synced(account).errors == ()
    assert subjects(other, "Alt") == {f"Subject: Message {number}" for number in range(1, 41)}
    assert {int(row.uid) for row in client.rows(account, "Alt")} == set(range(31, 71))
    other.logout()


def test_what_was_read_here_off_line_gives_way_to_what_another_client_did(
        client: Client, mail_user: MailUser, ca_file: Path) -> None:
    for number in (1, 2):
        mail_user.deliver(make_mail(number))
    account = client.add(account_for(mail_user, Protocol.IMAP, ca_file), mail_user.password)
    client.engine.submit(GoOffline(account))
    client.log.wait(AccountStateChanged, lambda event: event.state is ConnectionState.OFFLINE)
    mark = client.log.mark()
    client.engine.edit(SetFlags(tuple(row.id for row in client.rows(account, "INBOX")), add=frozenset({SEEN}),
                                undoable=False))
    client.log.wait(EditApplied, after=mark)
    other = second_client(mail_user, ca_file)
    other.select("INBOX")
    other.store("1", "+FLAGS", r"(\Seen)")
    other.store("1", "-FLAGS", r"(\Seen)")  # read there, and marked as unread on purpose
    mark = client.log.mark()
    client.engine.submit(GoOnline(account))
    client.settled(account, mark)
    assert {row.uid: row.is_unread for row in client.rows(account, "INBOX")} == {"1": True, "2": False}
    other.noop()
    assert other.search(None, "SEEN")[1][0].split() == [b"2"]
    other.logout()


def test_a_subscription_reaches_the_server(client: Client, mail_user: MailUser, ca_file: Path) -> None:
    mail_user.deliver(make_mail(1), folder="Alt")
    account = client.add(account_for(mail_user, Protocol.IMAP, ca_file), mail_user.password)
    other = second_client(mail_user, ca_file)
    assert other.subscribe("Alt")[0] == "OK"
    client.synced(account)
    assert client.find(account, "Alt").subscribed
    mark = client.log.mark()
    client.engine.edit(SetSubscribed(client.folder(account, "Alt"), False))
    client.log.wait(EditApplied, after=mark)
    client.synced(account)
    assert not any(b"Alt" in line for line in other.lsub()[1])
    assert not client.find(account, "Alt").subscribed
    other.logout()


def test_a_connection_is_checked_and_lives_on(client: Client, mail_user: MailUser, ca_file: Path) -> None:
    account = client.add(account_for(mail_user, Protocol.IMAP, ca_file), mail_user.password)
    mark = client.log.mark()
    client.engine.submit(CheckConnection(account))
    client.engine.submit(SyncAccount(account))
    assert client.log.wait(SyncFinished, after=mark).errors == ()
    assert not [event for event in client.log.events[mark:] if isinstance(event, AccountStateChanged)
                and event.state is ConnectionState.CONNECTING]


def test_another_folder_is_looked_at_in_the_middle_of_a_download(
        mail_user: MailUser, ca_file: Path, tmp_path: Path) -> None:
    filler = "".join(f"line {number} of a long message\r\n" for number in range(2_000))
    for number in range(1, 61):
        mail_user.deliver(make_mail(number, body=filler + str(number)))
    db = Database.open(tmp_path / "mail.db")
    schema.prepare(db)
    account = accounts.save(db, account_for(mail_user, Protocol.IMAP, ca_file))
    glances: list[set[str]] = []

    def between() -> None:
        if not glances and db.value("SELECT count(*) FROM body"):
            glances.append(set())
            mail_user.deliver(make_mail(99), folder="Archive")
            archive = folders.by_path(db, account.id, "Archive")
            assert archive is not None
            session.glance(archive.id)
            glances[0] |= {row.subject for row in messages.page(db, View(archive.id), None)}

    session = AccountSession(db, account, backend_for(account, lambda: mail_user.password), lambda event: None,
                             reader=MimeReader(), passwords=PasswordStore(), between=between)
    assert session.run_round().errors == ()
    session.close()
    assert glances == [{"Message 99"}]
    inbox = folders.by_path(db, account.id, "INBOX")
    assert inbox is not None
    assert {bodies.raw(db, row.id) for row in messages.page(db, View(inbox.id), None)} == {
        make_mail(number, body=filler + str(number)) for number in range(1, 61)}
    db.close()


def test_a_round_with_nothing_new_over_thirty_folders_is_small(
        client: Client, mail_user: MailUser, ca_file: Path) -> None:
    for number in range(24):
        for message in range(10):
            mail_user.deliver(make_mail(100 * number + message), folder=f"Projekte {number:02}")
    account = client.add(account_for(mail_user, Protocol.IMAP, ca_file), mail_user.password)
    client.synced(account)
    finished = client.synced(account)
    assert len(finished.folders) == 30 and finished.errors == ()
    assert 0 < finished.octets <= 4_096


def test_pop3_mail_leaves_the_server_only_after_it_is_stored(client: Client, owner: Owner) -> None:
    owner.deliver(*(make_mail(number) for number in range(1, 6)))
    incoming = ServerSettings("127.0.0.1", owner.server.pop3s, Security.TLS, owner.name, str(owner.server.ca_file))
    account = client.add(Account(0, "drop", "mara@nordlicht.example", "Mara", Protocol.POP3, incoming, None,
                                 SecretSource(SecretKind.SESSION), LeaveRule.parse("delete")), owner.password)
    rows = client.rows(account, "Inbox")
    assert {client.raw(row.id) for row in rows} == {make_mail(number) for number in range(1, 6)}
    assert {row.server_state for row in rows} == {"only-here"}
    assert owner.holds() == []


@pytest.mark.parametrize("protocol", list(Protocol))
def test_a_message_is_sent_and_its_copy_filed(
        client: Client, mail_user: MailUser, ca_file: Path, smtp_sink: SmtpSink, protocol: Protocol) -> None:
    account = client.add(account_for(mail_user, protocol, ca_file, smtp_sink), smtp_sink.password
                         if mail_user.password == smtp_sink.password else mail_user.password)
    mark = client.log.mark()
    raw = make_mail(9).replace(b"\r\nSubject", b"\r\nBcc: secret@example.org\r\nSubject", 1)
    client.engine.submit(QueueMessage(1, account, raw, ("jonas@example.org", "secret@example.org")))
    client.log.wait(MessageSent, after=mark)
    client.settled(account, mark)
    received = smtp_sink.wait_for(1)[0]
    assert b"secret@example.org" not in received.raw
    assert [row.subject for row in client.rows(account, "Sent")] == ["Message 9"]
    if protocol is Protocol.IMAP:
        other = second_client(mail_user, ca_file)
        assert subjects(other, "Sent") == {"Subject: Message 9"}
        other.logout()
