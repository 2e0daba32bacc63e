"""Remote pictures of a stored message, and who may have them without a question."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from app.commands import LoadPictures, TrustSender, ViewMessage
from app.crypto.reading import Opened
from app.engine import viewing
from app.engine.picture_desk import PictureDesk, file_with_pictures
from app.errors import ErrorKind, MailError
from app.events import EditRefused, PicturesReady, SyncFinished, TrustChanged, ViewReady
from app.store import trusted_senders
from app.store.database import Database
from app.transport.public_https import Answer, Limits, PublicHttps
from tests.factory import make_account
from tests.fakes.events import EventLog
from tests.fakes.server import Mailbox
from tests.unit.engine.conftest import Bench, Rig

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
BODY = ('<body background="https://t.example/ground.png"><img src="https://t.example/a.png"><img src="cid:own">'
        '<img src="https://t.example/missing.png"><img src="http://t.example/plain.png">'
        "<p style=\"background:url('https://t.example/style.png')\">x</p>")


NOTE = "Authentication-Results:"


class Web(PublicHttps):
    """Answers every name but `missing` with a picture, and notes what was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def ask(self, url: str, *, method: str = "GET", body: bytes | None = None, content_type: str = "",
            accept: str = "*/*", limits: Limits = Limits()) -> Answer:  # noqa: B008  # as what it stands for
        self.asked.append(url)
        if "missing" in url or not url.startswith("https:"):
            raise MailError(ErrorKind.REFUSED, "no")
        return Answer(url, 200, "image/png", PNG)


def mail(*, sender: str = "Ada <ada@example.org>", header: str = "", html: str = BODY) -> bytes:
    return (f"{header}From: {sender}\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/related; boundary="b"\r\n\r\n'
            f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n"
            "--b\r\nContent-Type: image/png\r\nContent-ID: <own>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            f"{base64.b64encode(PNG).decode()}\r\n"
            "--b\r\nContent-Type: image/png\r\nContent-ID: <depesche-remote-0>\r\n\r\nGIF\r\n--b--\r\n").encode()


def test_what_could_be_had_stands_in_the_message() -> None:
    web = Web()
    told = file_with_pictures(Opened(mail()), web)
    assert sorted(web.asked) == sorted([
        "https://t.example/ground.png", "https://t.example/a.png", "https://t.example/style.png",
        "https://t.example/missing.png", "http://t.example/plain.png"])
    view = told.view
    assert view is not None and view.html is not None and told.failed == 2 and view.loaded == 3
    assert view.remote == ("https://t.example/missing.png", "http://t.example/plain.png")
    assert "t.example" not in view.html and view.html.count("cid:depesche-remote-") == 3
    assert all(view.inline[f"depesche-remote-{number}"] == ("image/png", PNG) for number in range(3))
    assert view.inline["own"][1] == PNG


def test_what_has_no_place_in_the_document_is_never_asked_for() -> None:
    web = Web()
    file_with_pictures(Opened(mail(
        html='<img srcset="https://t.example/2x.png 2x"><video poster="https://t.example/p.png">')), web)
    assert web.asked == []


def test_a_mail_can_t_pass_its_own_part_for_a_fetched_picture() -> None:
    view = viewing.view(1, mail(html='<img src="cid:depesche-remote-0">'))
    assert view.html is not None and "cid:" not in view.html


def test_the_desk_answers_and_refuses_junk_and_what_is_gone(imap: Bench, tmp_path: Path) -> None:
    for path in ("INBOX", "Junk"):
        imap.server.boxes.setdefault(path, Mailbox(uidvalidity=9)).add(mail())
    imap.round()
    log, web = EventLog(), Web()
    desk = PictureDesk(lambda: Database.open(tmp_path / "mail.db", readonly=True), log.log, web)
    wanted = imap.rows("INBOX")[0].id
    try:
        for number in (wanted, imap.rows("Junk")[0].id, 999_999):
            desk.submit(LoadPictures(number))
            log.wait(PicturesReady, lambda told, number=number: told.message_id == number)  # type: ignore[misc]
    finally:
        desk.stop()
        desk.close()
    good, junk, gone = (each for each in log.events if isinstance(each, PicturesReady))
    assert good.view is not None and good.view.loaded == 3
    assert junk.view is None and junk.error is not None and junk.error.kind is ErrorKind.REFUSED
    assert gone.error is not None and gone.error.kind is ErrorKind.GONE
    assert len(web.asked) == 5
    desk.submit(LoadPictures(wanted))  # nobody waits any more


@pytest.mark.parametrize(("changes", "may"), [
    ({}, True), ({"sender": "Eve <eve@example.org>"}, False), ({"sender": "ada@example.org, eve@example.org"}, False),
    ({"sender": "=?utf-8?b?YWRh?=@example.org"}, False), ({"sender": "Ada\x07 <ada@example.org>"}, False),
    ({"header": "Authentication-Results: mx.example; dmarc=fail header.from=example.org\r\n"}, False),
    ({"header": "Authentication-Results: mx.example; spf=fail (x dkim=pass)\r\n"}, False),
    ({"header": "Authentication-Results: mx.example; spf=softfail; dkim=pass\r\n"}, True),
    ({"header": f"{NOTE} mx.example; dmarc=pass\r\n{NOTE} evil; dmarc=fail\r\n"}, True),
    ({"header": f"{NOTE} mx.example; dmarc=fail\r\n{NOTE} evil; dmarc=pass\r\n"}, False),
])
def test_who_is_trusted_must_plainly_be_the_sender(changes: dict[str, str], may: bool) -> None:
    view = viewing.view(1, mail(**changes), trusted=lambda email: email == "ada@example.org")
    assert view.may_load is may


def test_trust_is_stored_and_taken_back(imap: Bench) -> None:
    trusted_senders.set_trust(imap.db, "Zoe@A.example", True)
    trusted_senders.set_trust(imap.db, "zoe@a.example", True)
    trusted_senders.set_trust(imap.db, "ada@b.example", True)
    assert trusted_senders.all_of(imap.db) == ("zoe@a.example", "ada@b.example")
    assert trusted_senders.is_trusted(imap.db, "ZOE@a.example")
    trusted_senders.set_trust(imap.db, "zoe@A.example", False)
    assert trusted_senders.all_of(imap.db) == ("ada@b.example",)
    with pytest.raises(MailError):
        trusted_senders.set_trust(imap.db, "nobody", True)


def test_a_trusted_sender_s_message_says_so_when_it_is_opened(rig: Rig) -> None:
    rig.imap.boxes.setdefault("INBOX", Mailbox(uidvalidity=9)).add(mail())
    account_id = rig.add(make_account())
    rig.log.wait(SyncFinished)
    wanted = rig.rows(account_id, "INBOX")[0].id
    rig.engine.submit(ViewMessage(wanted))
    assert not rig.log.wait(ViewReady).view.may_load
    rig.engine.submit(TrustSender("Ada@example.org", trusted=True))
    rig.log.wait(TrustChanged)
    after = rig.log.mark()
    rig.engine.submit(ViewMessage(wanted))
    assert rig.log.wait(ViewReady, after=after).view.may_load
    rig.engine.submit(TrustSender("nobody", trusted=True))
    assert rig.log.wait(EditRefused).error.kind is ErrorKind.USAGE
