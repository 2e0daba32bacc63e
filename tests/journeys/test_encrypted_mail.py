"""Encrypted mail, as one person does it: a key is made, a friend's comes along, and both write to each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.crypto import autocrypt, pgp_keys
from app.mime import structure
from app.model.account import Protocol
from app.model.security import OPENPGP, Trust
from app.store import bodies, crypto_keys
from tests.journeys.person import Person
from tests.servers.crypto_peers import Gnupg
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser
from tests.servers.smtp import SmtpSink
from ui.dialogs.keys import KeysDialog
from ui.dialogs.new_key import NewKeyDialog
from ui.dialogs.security_details import SecurityDetailsDialog
from ui.views.message_view import Shown

MARA, BEN = "mara@nordlicht.example", "ben@example.org"


def letter(subject: str, *more: str) -> bytes:
    return "\r\n".join([f"From: Ben <{BEN}>", f"To: {MARA}", f"Subject: {subject}", "MIME-Version: 1.0",
                        "Date: Tue, 24 Nov 2026 10:00:00 +0100", f"Message-ID: <{subject}@example.org>", *more, ""]
                       ).encode()


def sealed(gnupg: Gnupg) -> bytes:
    message = gnupg.run("--armor", "--sign", "-u", BEN, "--encrypt", "-r", MARA,
                        data=b"Content-Type: text/plain\r\n\r\nThe vault opens at nine.\r\n")
    return (letter("Vault") + b'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=e'
            b"\r\n\r\n--e\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--e\r\n"
            b"Content-Type: application/octet-stream\r\n\r\n" + message.replace(b"\n", b"\r\n") + b"--e--\r\n")


def test_two_friends(sit_down: Callable[[], Person], dovecot: Dovecot, ca_file: Path, smtp_sink: SmtpSink,
                     gnupg: Gnupg) -> None:
    work = MailUser(dovecot.add_user(), dovecot.password, dovecot)
    field = autocrypt.header(gnupg.public("ben"), BEN).decode().removesuffix("\r\n")
    work.deliver(letter("Hello", field) + b"\r\nMy key comes along.\r\n")
    person = sit_down()
    person.add_account(Protocol.IMAP, MARA, work.password, ("127.0.0.1", dovecot.imaps, work.name),
                       ("127.0.0.1", smtp_sink.tls, smtp_sink.user), ca_file)
    window, view = person.window, person.window.view

    # A key of one's own, and the friend's with his first message.
    window.actions_.keys.trigger()
    keys = person.the(KeysDialog)
    keys.generate.click()
    person.the(NewKeyDialog).make.click()
    person.until(lambda: keys.list.topLevelItemCount() == 1)
    person.open(Protocol.IMAP, "INBOX")
    person.choose("Hello")
    person.until(lambda: keys.list.topLevelItemCount() == 2)
    keys.accept()
    own = crypto_keys.all_of(window.context.db)[0]
    gnupg.run("--import", data=pgp_keys.armoured_public(own))

    # His message is opened, its key accepted.
    work.deliver(sealed(gnupg))
    row = person.choose("Vault")
    person.until(lambda: view.shown is Shown.MESSAGE and view.security.rows)
    assert "not accepted" in view.security.rows[0].text
    view.security.rows[0].details.click()
    person.the(SecurityDetailsDialog).choices[Trust.ACCEPTED].click()
    person.until(lambda: view.security.rows and "Encrypted, and signed by Ben" in view.security.rows[0].text)
    assert view.body.toPlainText().strip() == "The vault opens at nine."
    assert b"nine" not in (bodies.raw(window.context.db, row.id) or b"") and "nine" not in row.preview

    # The answer is encrypted by itself, and only the friend can read it.
    window.actions_.reply.trigger()
    composer = person.composer()
    person.until(lambda: composer.security.state.text() == "keys for all")
    assert composer.security.encrypt.isChecked() and composer.security.sign.isChecked()
    QTest.keyClicks(composer.body, "I will be there. ")
    composer.hold_seconds = 0
    QTest.mouseClick(composer.send_button, Qt.MouseButton.LeftButton)
    person.until(lambda: smtp_sink.messages)
    sent = smtp_sink.messages[0].raw
    assert b"I will be there" not in sent and b"nine" not in sent and b"Re: Vault" not in sent
    assert b"\r\nAutocrypt: addr=mara" in b"\r\n" + sent
    plain = gnupg.run("--decrypt", data=structure.content(sent, structure.parse(sent).children[1]))
    assert b"I will be there" in plain and b"Subject: Re: Vault" in plain

    # What was sent can be read here, too.
    person.open(Protocol.IMAP, "Sent")
    person.choose("[...]")
    person.until(lambda: view.shown is Shown.MESSAGE and view.security.rows)
    assert "I will be there" in view.body.toPlainText() and view.header.subject.text() == "Re: Vault"
    assert crypto_keys.find(window.context.db, OPENPGP, own.fingerprint) is not None
    assert person.leave() < 3.0
