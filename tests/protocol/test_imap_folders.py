"""Mailboxes that come and go, quotas, rights and namespaces on the real Dovecot."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.backends.imap.acl import rights
from app.backends.imap.backend import ImapBackend
from app.errors import ErrorKind, MailError
from app.model.folder import Namespace, Quota, RemoteFolder
from app.model.remote_operation import (
    AppendRaw,
    CreateMailbox,
    DeleteMailbox,
    OperationResult,
    RemoteOperation,
    RenameMailbox,
    SubscribeMailbox,
)
from tests.protocol.imap_tools import dovecot_backend, mail
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser

pytestmark = pytest.mark.servers
NONE: frozenset[str] = frozenset()
SHARED_SETTINGS = """
mail_plugins = zlib acl quota
protocol imap {
  mail_plugins = zlib acl quota imap_acl imap_quota
}
plugin {
  acl = vfile
  quota = maildir:User quota
  quota_rule = *:storage=2M
}
namespace public {
  type = public
  separator = /
  prefix = Public/
  location = maildir:%h/public:INDEXPVT=%h/seen
  subscriptions = no
  list = children
}
"""


def tree(backend: ImapBackend) -> dict[str, RemoteFolder]:
    return {folder.path: folder for folder in backend.list_folders()}


def refused(backend: ImapBackend, operation: RemoteOperation) -> MailError:
    with pytest.raises(MailError) as caught:
        backend.perform(operation)
    return caught.value


@pytest.fixture
def backend(mail_user: MailUser) -> Iterator[ImapBackend]:
    backend = dovecot_backend(mail_user)
    yield backend
    backend.close()


@pytest.fixture(scope="module")
def shared() -> Iterator[Dovecot]:
    """A Dovecot with quotas, access rights and a public namespace."""
    with Dovecot(users=("alice",), settings=SHARED_SETTINGS) as server:
        yield server


def test_one_round_trip_for_thirty_folders_below_four_kilobytes(backend: ImapBackend) -> None:
    for number in range(25):
        backend.perform(CreateMailbox(f"Folder {number:02}"))
    backend.list_folders()
    assert backend._connection is not None
    before, commands = backend.octets_received, backend._connection.dialogue.count
    folders = backend.list_folders()
    assert len(folders) >= 30
    assert all(folder.status is not None and folder.status.modseq for folder in folders)
    assert backend._connection.dialogue.count == commands + 1
    assert backend.octets_received - before < 4_000


def test_rename_takes_children_and_subscriptions_along_however_often(backend: ImapBackend) -> None:
    for path in ("Alt", "Alt/Kind", "Alt/Kind/Größe", "Alter"):
        backend.perform(CreateMailbox(path))
    backend.perform(SubscribeMailbox("Alt/Kind", False))
    for _ in range(2):
        assert backend.perform(RenameMailbox("Alt", "Neu/Ort")) == OperationResult()
        folders = tree(backend)
        assert {path for path in folders if path.startswith(("Alt", "Neu"))} == {
            "Alter", "Neu", "Neu/Ort", "Neu/Ort/Kind", "Neu/Ort/Kind/Größe"}
        assert {path for path, folder in folders.items() if folder.subscribed} >= {
            "Alter", "Neu/Ort", "Neu/Ort/Kind/Größe"}
        assert not folders["Neu/Ort/Kind"].subscribed
    backend.perform(AppendRaw("Neu/Ort/Kind/Größe", mail(1), NONE, 1e9, ""))
    assert refused(backend, RenameMailbox("Nichts", "Etwas")).kind is ErrorKind.REFUSED
    assert refused(backend, RenameMailbox("Alter", "Neu/Ort")).kind is ErrorKind.REFUSED


def test_delete_of_the_selected_one_of_a_parent_and_of_what_is_gone(backend: ImapBackend) -> None:
    for path in ("Top/Sub", "a*b", "ab"):
        backend.perform(CreateMailbox(path))
    backend.select("Top/Sub")
    for _ in range(2):
        backend.perform(DeleteMailbox("Top/Sub"))
    backend.perform(DeleteMailbox("Top"))
    backend.perform(DeleteMailbox("a*b"))
    backend.perform(DeleteMailbox("a*b"))
    assert {"Top", "Top/Sub", "a*b"}.isdisjoint(tree(backend))
    assert "ab" in tree(backend)
    assert refused(backend, DeleteMailbox("inbox")).kind is ErrorKind.REFUSED


def test_subscriptions(backend: ImapBackend) -> None:
    backend.perform(CreateMailbox("Grüße"))
    for subscribed in (False, False, True, True):
        backend.perform(SubscribeMailbox("Grüße", subscribed))
        assert tree(backend)["Grüße"].subscribed is subscribed


def test_depth_of_thirty(backend: ImapBackend) -> None:
    path = "/".join(f"l{level}" for level in range(30))
    backend.perform(CreateMailbox(path))
    backend.perform(CreateMailbox(path))
    assert path in tree(backend)
    backend.perform(DeleteMailbox(path))


def test_quota_is_told_in_octets(shared: Dovecot) -> None:
    user = MailUser(shared.add_user(), shared.password, shared)
    backend = dovecot_backend(user)
    assert backend.quota() == (Quota("User quota", 0, 2 << 20),)
    backend.perform(AppendRaw("INBOX", mail(1, 100_000), NONE, 1e9, ""))
    assert 98 << 10 <= backend.quota()[0].used <= 100 << 10
    error = refused(backend, AppendRaw("INBOX", mail(2, 2_100_000), NONE, 1e9, ""))
    assert error.kind is ErrorKind.REFUSED
    assert "full" in error.detail
    backend.close()


def test_without_quota_there_is_none(backend: ImapBackend) -> None:
    assert backend.quota() == ()


def test_public_folders_and_their_rights(shared: Dovecot) -> None:
    user = MailUser(shared.add_user(), shared.password, shared)
    public = user.maildir.parent / "public"
    backend = dovecot_backend(user)
    backend.open()
    connection = backend._connection
    assert connection is not None
    assert "i" in (rights(connection, "INBOX") or "")
    backend.perform(CreateMailbox("Mine"))
    user.deliver(mail(1))
    board = public / ".Board"
    for directory in (public, board, *(board / name for name in ("cur", "new", "tmp"))):
        directory.mkdir(mode=0o777)
        directory.chmod(0o777)
    (board / "dovecot-acl").write_text("authenticated lrs\n")
    folders = tree(backend)
    assert folders["Public/Board"].namespace is Namespace.SHARED
    assert folders["Mine"].namespace is folders["INBOX"].namespace is Namespace.PERSONAL
    assert set(rights(connection, "Public/Board") or "") == set("lrs")
    error = refused(backend, AppendRaw("Public/Board", mail(1), NONE, 1e9, ""))
    assert error.kind is ErrorKind.REFUSED
    assert refused(backend, CreateMailbox("Public/Board/Sub")).kind is ErrorKind.REFUSED
    backend.close()
