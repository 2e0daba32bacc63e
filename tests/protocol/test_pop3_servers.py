"""POP3 against Dovecot, Cyrus and Courier."""

from __future__ import annotations

import dataclasses

import pytest

from app.errors import ErrorKind, MailError
from app.model.account import Security
from app.model.sync import Arrived, DeletesPlanned, FolderSnapshot, Progress
from tests.protocol.pop3_tools import NOW, Store, owners_backend
from tests.servers.certs import Authority
from tests.servers.dovecot import Dovecot
from tests.servers.owner import Owner
from tests.servers.scripted import ScriptedServer

pytestmark = pytest.mark.servers


def message(number: int, body: bytes = b"hello\r\n") -> bytes:
    return b"Message-ID: <%d@example.org>\r\nSubject: number %d\r\n\r\n" % (number, number) + body


def on_server(owner: Owner) -> int:
    folder, = owners_backend(owner).list_folders()
    assert folder.status is not None
    return folder.status.messages


@pytest.mark.parametrize("security", list(Security))
def test_each_way_to_connect(owner: Owner, security: Security) -> None:
    owner.deliver(message(1))
    backend = owners_backend(owner, security=security)
    backend.open()
    backend.open()
    store = Store()
    store.sync(backend)
    assert list(store.raw.values()) == [message(1)]
    assert "UIDL" in backend.capabilities.server
    assert not backend.capabilities.mirrors_edits
    assert not backend.capabilities.has_remote_folders
    assert backend.maildrop_octets == len(message(1))
    backend.commit()
    assert backend.octets_received > len(message(1))
    assert on_server(owner) == 1


ODD_BODIES = [b".\r\n", b"..\r\n.x\r\n\r\n.\r\n", b"x" * 100_000 + b"\r\n", b"\r\n.\r\n.\r\n", b"no end",
              bytes(range(128, 256)) + b"\r\n", b"." * 5000 + b"\r\n", b"\r\n" * 5000]


def test_octets_are_the_servers_own(owner: Owner) -> None:
    raws = [message(number, body) for number, body in enumerate(ODD_BODIES)]
    owner.deliver(*raws)
    store = Store()
    store.sync(owners_backend(owner))
    # They all end the last line of a message that has none (RFC 1939 3 knows lines only).
    assert sorted(store.raw.values()) == sorted(raw if raw.endswith(b"\r\n") else raw + b"\r\n" for raw in raws)


def test_many_newest_first_and_nothing_twice(owner: Owner) -> None:
    owner.deliver(*map(message, range(230)), when=1_700_000_000)
    backend, store = owners_backend(owner), Store()
    steps = store.sync(backend)
    assert store.order == [uidl for uidl, _ in reversed(backend.maildrop())]
    backend.commit()
    assert set(store.raw.values()) == set(map(message, range(230)))
    if owner.person.traits.lists_by_arrival:
        assert [store.raw[uid] for uid in store.order] == [message(number) for number in reversed(range(230))]
    progress = [step.done for step in steps if isinstance(step, Progress)]
    assert progress == sorted(progress)
    assert progress[-1] == 230
    owner.deliver(message(230))
    again = store.sync(owners_backend(owner))
    assert [len(step.messages) for step in again if isinstance(step, Arrived)] == [1]
    assert store.vanished == []


def test_large_messages_come_in_steps_of_their_own(owner: Owner) -> None:
    owner.deliver(*(message(number, b"line of some length\r\n" * 150_000) for number in range(6)))
    store = Store()
    steps = [step for step in store.sync(owners_backend(owner)) if isinstance(step, Arrived)]
    assert [len(step.messages) for step in steps] == [1] * 6


@pytest.mark.parametrize(("rule", "left"), [("delete", 0), ("keep", 3), ("days:14", 3), ("until-deleted", 3)])
def test_rules_at_the_first_download(owner: Owner, rule: str, left: int) -> None:
    owner.deliver(*map(message, range(3)))
    backend, store = owners_backend(owner, rule), Store()
    store.sync(backend)
    backend.commit()
    assert len(store.planned) == 3 - left
    assert on_server(owner) == left


def test_rules_later(owner: Owner) -> None:
    owner.deliver(*map(message, range(3)))
    store = Store()
    store.sync(owners_backend(owner, "days:14"))
    day = 86_400
    backend = owners_backend(owner, "days:14", now=NOW + 13.9 * day)
    store.sync(backend)
    backend.commit()
    assert on_server(owner) == 3
    expunged = store.order[0]
    store.known[expunged] = dataclasses.replace(store.known[expunged], has_body=False, deleted_here=True)
    backend = owners_backend(owner, "until-deleted")
    store.sync(backend)
    backend.commit()
    assert store.planned == [expunged]
    assert on_server(owner) == 2
    backend = owners_backend(owner, "days:14", now=NOW + 14 * day)
    store.sync(backend)
    backend.commit()
    assert on_server(owner) == 0


def test_what_was_not_resumed_stays_on_the_server(owner: Owner) -> None:
    owner.deliver(message(1))
    backend = owners_backend(owner, "delete")
    for step in backend.sync(FolderSnapshot("INBOX")):
        if isinstance(step, Arrived):
            break
    backend.commit()
    assert on_server(owner) == 1
    # Planned, but the plan was not stored.
    backend = owners_backend(owner, "delete")
    store = Store()
    for step in backend.sync(store.snapshot()):
        store.keep(step)
        if isinstance(step, DeletesPlanned):
            break
    backend.close()
    assert on_server(owner) == 1


def test_without_commit_the_server_keeps_all(owner: Owner) -> None:
    owner.deliver(message(1))
    backend, store = owners_backend(owner, "delete"), Store()
    store.sync(backend)
    assert store.planned
    backend.close()
    assert on_server(owner) == 1
    store.sync(backend)
    backend.commit()
    assert on_server(owner) == 0


def test_a_second_sync_sees_new_mail(owner: Owner) -> None:
    backend, store = owners_backend(owner), Store()
    store.sync(backend)
    owner.deliver(message(1))
    store.sync(backend)
    assert len(store.raw) == 1
    backend.close()


def test_gone_from_the_server_by_another_client(owner: Owner) -> None:
    owner.deliver(*map(message, range(3)))
    store = Store()
    store.sync(owners_backend(owner))
    owner.remove(1, 2)
    store.sync(owners_backend(owner))
    assert len(store.vanished) == 2
    with pytest.raises(MailError) as caught:
        list(owners_backend(owner).fetch("INBOX", store.vanished[0], None))
    assert caught.value.kind is ErrorKind.GONE


def test_fetch_between_the_steps_of_a_sync(owner: Owner) -> None:
    owner.deliver(*(message(number, b"some text\r\n" * 3000) for number in range(120)))
    backend, store = owners_backend(owner, "delete"), Store()
    fetched = 0
    for step in backend.sync(store.snapshot()):
        store.keep(step)
        if isinstance(step, Arrived):
            uid = step.messages[0].uid
            assert b"".join(backend.fetch("INBOX", uid, None)) == store.raw[uid]
            fetched += 1
    assert fetched > 1
    assert len(store.raw) == 120
    backend.commit()
    assert on_server(owner) == 0


def test_only_the_beginning_of_a_large_message_comes_and_the_rest_on_demand(owner: Owner) -> None:
    large = message(2, b"".join(b".line %d\r\n" % number for number in range(500)))
    owner.deliver(message(1), large)
    backend = owners_backend(owner, "delete", whole_up_to=1_000)
    arrived = [each for step in backend.sync(FolderSnapshot("INBOX")) if isinstance(step, Arrived)
               for each in step.messages]
    backend.commit()
    whole, = [each for each in arrived if each.raw is not None]
    part, = [each for each in arrived if each.raw is None]
    assert (whole.raw, part.size) == (message(1), len(large))
    assert large.startswith(part.header)
    assert part.header.count(b".line") == 20
    assert b"".join(backend.fetch("INBOX", part.uid, None)) == large
    backend.close()
    assert on_server(owner) == 1


def test_the_maildrop_as_listed(owner: Owner) -> None:
    owner.deliver(*(message(number, b"x" * number + b"\r\n") for number in range(3)), when=1_700_000_000)
    backend, store = owners_backend(owner, "delete"), Store()
    looked = owners_backend(owner, "delete")
    listed = looked.maildrop()
    looked.close()
    store.sync(backend)
    assert backend.maildrop() == listed
    assert [uidl for uidl, _ in listed] == store.order[::-1]
    backend.commit()
    assert backend.maildrop() == listed  # without a login of its own
    assert on_server(owner) == 0


@pytest.mark.parametrize("owner", ["dovecot", "courier"], indirect=True)  # Cyrus is told to take any
def test_wrong_password(owner: Owner) -> None:
    with pytest.raises(MailError) as caught:
        owners_backend(owner, password="not the password").open()
    assert caught.value.kind is ErrorKind.LOGIN_REFUSED
    assert caught.value.server_text
    assert "not the password" not in str(caught.value)


def test_unknown_authority(owner: Owner) -> None:
    for security in (Security.TLS, Security.STARTTLS):
        with pytest.raises(MailError) as caught:
            owners_backend(owner, security=security, ca_file="").open()
        assert caught.value.kind is ErrorKind.TLS_CERTIFICATE


@pytest.mark.parametrize("owner", ["dovecot"], indirect=True)
@pytest.mark.parametrize("bad", ["self_signed", "wrong_host", "expired"])
def test_bad_certificates_get_no_password(authority: Authority, owner: Owner, bad: str) -> None:
    certificate = getattr(authority, bad)
    server = ScriptedServer([], tls_context=certificate.server_context(), implicit_tls=True).start()
    try:
        with pytest.raises(MailError) as caught:
            owners_backend(owner, port=server.port).open()
        assert caught.value.kind is ErrorKind.TLS_CERTIFICATE
    finally:
        server.stop()
    assert server.received == []


@pytest.mark.parametrize("owner", ["dovecot"], indirect=True)
def test_tls_on_a_plain_port_and_the_imap_port(owner: Owner, dovecot: Dovecot) -> None:
    for port, security, kind in [
        (dovecot.pop3, Security.TLS, ErrorKind.TLS_FAILED),
        (dovecot.imaps, Security.TLS, ErrorKind.WRONG_PROTOCOL),
        (dovecot.imap, Security.STARTTLS, ErrorKind.WRONG_PROTOCOL),
    ]:
        with pytest.raises(MailError) as caught:
            owners_backend(owner, port=port, security=security).open()
        assert caught.value.kind is kind
