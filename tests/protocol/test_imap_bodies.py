"""Whole messages, large ones and single parts, from the real Dovecot."""

from __future__ import annotations

import pytest

from app.backends.base import Wakeup
from app.errors import ErrorKind, MailError
from app.model.account import Security
from app.model.remote_operation import CreateMailbox
from app.model.sync import BodiesArrived, BodyPiece, BodyWanted, Checkpoint, FolderOpened, Progress, SyncStep
from tests.protocol.imap_tools import Cache, dovecot_backend, mail
from tests.servers.mail_user import MailUser

pytestmark = pytest.mark.servers


def test_bodies_in_order_and_byte_identical(mail_user: MailUser) -> None:
    sizes = {1: 0, 2: 3_000_000, 3: 0, 4: 900_000, 5: 0}
    for number, size in sizes.items():
        mail_user.deliver(mail(number, size))
    backend = dovecot_backend(mail_user)
    cache = Cache()
    cache.sync(backend)
    asked = [BodyWanted(uid, len(mail(uid, sizes[uid])) if uid in sizes else 90) for uid in (5, 4, 3, 77, 2, 1)]
    steps = cache.take(backend.bodies("INBOX", cache.uidvalidity, asked))
    backend.close()
    assert list(dict.fromkeys(uid for step in steps for uid in _uids(step))) == [5, 4, 3, 2, 1]
    assert any(isinstance(step, BodyPiece) for step in steps)
    assert cache.raw == {number: mail(number, size) for number, size in sizes.items()}
    progress = [step for step in steps if isinstance(step, Progress)]
    assert len(progress) > 6, "large messages report their pieces"
    assert (progress[-1].done, progress[-1].total) == (6, 6)


def _uids(step: SyncStep) -> list[int]:
    match step:
        case BodiesArrived():
            return [uid for uid, _ in step.bodies]
        case BodyPiece():
            return [step.uid]
        case _:
            return []


def test_a_large_message_goes_on_where_it_stopped(mail_user: MailUser) -> None:
    raw = mail(1, 2_500_000)
    mail_user.deliver(raw)
    backend = dovecot_backend(mail_user)
    cache = Cache()
    cache.sync(backend)
    for step in backend.bodies("INBOX", cache.uidvalidity, [BodyWanted(1, len(raw))]):
        cache.keep(step)
        if isinstance(step, BodyPiece) and step.offset:
            break
    backend.close()
    have = len(cache.pieces[1])
    assert 0 < have < len(raw)
    again = dovecot_backend(mail_user)
    steps = cache.take(again.bodies("INBOX", cache.uidvalidity, [BodyWanted(1, len(raw), have)]))
    assert next(step.offset for step in steps if isinstance(step, BodyPiece)) == have
    assert cache.raw == {1: raw}
    cache.pieces[1] = raw
    cache.take(again.bodies("INBOX", cache.uidvalidity, [BodyWanted(1, 0, len(raw))]))
    assert cache.raw == {1: raw}, "all pieces were there, but for the word that they are all"
    again.close()


@pytest.mark.parametrize("claimed", [0, 1, 40_000, 10_000_000])
def test_wrong_sizes_do_no_harm(mail_user: MailUser, claimed: int) -> None:
    raws = {1: mail(1), 2: mail(2, 700_000), 3: mail(3, (1 << 20) * 5)}
    for raw in raws.values():
        mail_user.deliver(raw)
    backend = dovecot_backend(mail_user)
    cache = Cache()
    cache.sync(backend)
    cache.take(backend.bodies("INBOX", cache.uidvalidity, [BodyWanted(uid, claimed) for uid in raws]))
    backend.close()
    assert cache.raw == raws


def test_single_parts_and_what_is_gone(mail_user: MailUser) -> None:
    mail_user.deliver(b"Subject: two\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                      b"--b\r\n\r\nhello\r\n--b\r\nContent-Type: application/pdf; name=\"a.pdf\"\r\n"
                      b"Content-Disposition: attachment\r\n\r\nPDF\r\n--b--\r\n")
    backend = dovecot_backend(mail_user)
    cache = Cache()
    cache.sync(backend)
    assert cache.messages[1].has_attachment is True
    assert b"".join(backend.fetch("INBOX", 1, "1")) == b"hello"
    assert b"".join(backend.fetch("INBOX", 1, "2")) == b"PDF"
    for uid, part, kind in ((99, "1", ErrorKind.GONE), (99, None, ErrorKind.GONE), (1, "1] evil", ErrorKind.USAGE),
                             (1, "3", ErrorKind.GONE), (1, "1.2", ErrorKind.GONE), (1, "7.MIME", ErrorKind.GONE)):
        with pytest.raises(MailError) as caught:
            list(backend.fetch("INBOX", uid, part))
        assert caught.value.kind is kind
    with pytest.raises(MailError) as caught:
        cache.path = "No such"
        cache.sync(backend)
    assert caught.value.kind is ErrorKind.GONE
    backend.perform(CreateMailbox("No such"))
    assert [type(step) for step in cache.sync(backend)] == [FolderOpened, Checkpoint]
    backend.close()


@pytest.mark.parametrize("security", [Security.NONE, Security.TLS])
def test_compressed(mail_user: MailUser, security: Security) -> None:
    raws = {number: mail(number, 20_000 if number != 7 else 2_000_000) for number in range(1, 31)}
    for raw in raws.values():
        mail_user.deliver(raw)
    octets = {}
    for compress in (False, True):
        backend = dovecot_backend(mail_user, security=security, compress=compress)
        cache = Cache()
        cache.sync(backend)
        cache.take(backend.bodies("INBOX", cache.uidvalidity, [BodyWanted(n, len(raw)) for n, raw in raws.items()]))
        wakeup = Wakeup()
        backend.select("INBOX")
        mail_user.deliver(mail(31))
        assert backend.wait(wakeup, 20.0) == {"INBOX"}
        wakeup.close()
        assert cache.raw == raws
        octets[compress] = backend.octets_received
        backend.close()
    assert octets[True] < octets[False] / 5
