"""Secrets, as one person keeps them: sealed to oneself through the real server, nowhere in clear; and forgeries."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.model.account import Protocol
from app.model.security import Trust
from app.store import bodies
from app.store.database import Database
from tests.journeys.person import Person
from tests.journeys.seen import subjects
from tests.servers.crypto_peers import Gnupg
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser
from tests.servers.smtp import SmtpSink
from ui.dialogs.keys import KeysDialog
from ui.dialogs.new_key import NewKeyDialog
from ui.dialogs.security_details import SecurityDetailsDialog
from ui.views.message_view import Shown

MARA, BEN = "mara@nordlicht.example", "ben@example.org"
SECRETS = ("Quokka", "Wombatsmile")
"""Of the subject and of the text."""


def everything(profile: Path, maildir: Path, db: Database) -> Iterator[tuple[str, bytes]]:
    """Every octet that was kept of the mail, here and on the server; messages are compressed in the database."""
    for place in (profile, maildir):
        for path in place.rglob("*"):
            if path.is_file():
                yield str(path), path.read_bytes()
    for (number,) in db.rows("SELECT id FROM message"):
        yield f"message {number}", bodies.raw(db, number) or b""


def in_clear(octets: bytes) -> bool:
    """Whether a secret word is in there, as it is or in base64."""
    lower = octets.lower()
    return any(word.lower().encode() in lower or any(each in octets for each in in_base64(word)) for word in SECRETS)


def in_base64(word: str) -> Iterator[bytes]:
    """What surely stands there of it, by how many octets stand before it in its group of three."""
    for before in range(3):
        coded = base64.b64encode(bytes(before) + word.encode())
        yield coded[-(-before * 8 // 6):(before + len(word)) * 8 // 6]


def signed(gnupg: Gnupg, subject: str, sender: str) -> bytes:
    part = b"Content-Type: text/plain\r\n\r\nThe quarter is paid.\r\n"
    proof = gnupg.run("--armor", "--digest-algo", "SHA512", "--detach-sign", "-u", BEN, data=part)
    return (f"From: {sender}\r\nTo: {MARA}\r\nSubject: {subject}\r\nMessage-ID: <{subject}@example.org>\r\n"
            "MIME-Version: 1.0\r\nContent-Type: multipart/signed; micalg=pgp-sha512; boundary=s; "
            'protocol="application/pgp-signature"\r\n\r\n--s\r\n').encode() + part + (
            b"\r\n--s\r\nContent-Type: application/pgp-signature\r\n\r\n" + proof.replace(b"\n", b"\r\n")
            + b"--s--\r\n")


def test_secrets(sit_down: Callable[[], Person], dovecot: Dovecot, ca_file: Path, smtp_sink: SmtpSink, gnupg: Gnupg,
                 tmp_path: Path) -> None:
    user = MailUser(dovecot.add_user(), dovecot.password, dovecot)
    person = sit_down()
    window, view, db = person.window, person.window.view, person.window.context.db
    person.add_account(Protocol.IMAP, MARA, user.password, ("127.0.0.1", dovecot.imaps, user.name),
                       ("127.0.0.1", smtp_sink.tls, smtp_sink.user), ca_file)
    person.open(Protocol.IMAP, "INBOX")
    window.actions_.keys.trigger()
    keys = person.the(KeysDialog)
    keys.generate.click()
    person.the(NewKeyDialog).make.click()
    person.until(lambda: keys.list.topLevelItemCount() == 1)
    keys.accept()

    # To oneself, signed and sealed: so is its draft already, here and on the server.
    window.actions_.new_message.trigger()
    composer = person.composer()
    QTest.keyClicks(composer.recipients.to, MARA)
    person.until(composer.security.isVisible)
    for switch in (composer.security.sign, composer.security.encrypt):
        if not switch.isChecked():
            QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    person.until(lambda: composer.security.state.text() == "keys for all")
    QTest.keyClicks(composer.subject, f"The {SECRETS[0]}")
    QTest.keyClicks(composer.body, f"It is called {SECRETS[1]}.")
    composer.save_draft()
    person.until(lambda: subjects(user, ca_file, "Drafts"))
    composer.hold_seconds = 0
    QTest.mouseClick(composer.send_button, Qt.MouseButton.LeftButton)
    person.until(lambda: smtp_sink.messages)
    raw = smtp_sink.messages[0].raw
    person.until(lambda: subjects(user, ca_file, "Sent"))
    user.deliver(raw)

    # It comes back, and is opened.
    person.choose("[...]")
    person.until(lambda: view.shown is Shown.MESSAGE and view.security.rows)
    assert view.security.rows[0].text == f"Encrypted, and signed by Mara Lindqvist <{MARA}>"
    assert view.security.rows[0].tone == "ok" and view.header.subject.text() == f"The {SECRETS[0]}"
    assert view.body.toPlainText().strip() == f"It is called {SECRETS[1]}."

    # Nowhere in clear: not on the way, not on the server, not in the profile, and no search finds it.
    assert not in_clear(raw)
    kept = list(everything(tmp_path / "profile", user.maildir, db))
    assert len(kept) > 5 and any(octets for name, octets in kept if name.startswith("message"))
    assert [name for name, octets in kept if in_clear(octets)] == []
    window.actions_.search.trigger()
    QTest.keyClicks(window.search, SECRETS[1])
    person.until(lambda: window.list.shows_empty)
    QTest.keyClick(window.search, Qt.Key.Key_Escape)

    # Somebody else's name over it, though all else is as it was.
    claimed = raw.replace(f"<{MARA}>".encode(), b"<eve@example.org>", 1)
    user.deliver(claimed.replace(b"Message-ID: <", b"Message-ID: <x"))
    person.until(lambda: len(person.listed()) == 2)
    forged = next(row for row in person.listed() if row.sender_email == "eve@example.org")
    window.list.select_id(forged.id)
    person.until(lambda: view.row is not None and view.row.id == forged.id and view.shown is Shown.MESSAGE)
    assert [row.text for row in view.security.rows] == ["The signature does not belong to this sender"]
    assert view.security.rows[0].tone == "danger"

    # Ben signs with GnuPG. His key is accepted: that counts for him, and for nobody who takes his words.
    keys_file = gnupg.run("--armor", "--export", BEN)
    window.actions_.keys.trigger()
    keys = person.the(KeysDialog)
    keys.import_data(keys_file)
    person.until(lambda: keys.list.topLevelItemCount() == 2)
    keys.accept()
    user.deliver(signed(gnupg, "Paid", f"Ben <{BEN}>"))
    user.deliver(signed(gnupg, "Paid-too", "Eve <eve@example.org>"))
    user.deliver(signed(gnupg, "Unpaid", f"Ben <{BEN}>").replace(b"quarter is", b"quarter is not"))
    person.choose("Paid")
    person.until(lambda: view.shown is Shown.MESSAGE and view.security.rows)
    assert view.security.rows[0].text == "Signed with a key that you have not accepted"
    view.security.rows[0].details.click()
    person.the(SecurityDetailsDialog).choices[Trust.ACCEPTED].click()
    person.until(lambda: view.security.rows and view.security.rows[0].text.startswith("Signed by Ben"))
    assert view.security.rows[0].tone == "ok"
    for subject, words in (("Paid-too", "The signature does not belong to this sender"),
                           ("Unpaid", "The signature is not valid")):
        row = person.choose(subject)
        person.until(lambda row=row: view.row is not None and view.row.id == row.id and view.shown is Shown.MESSAGE)
        assert [(each.text, each.tone) for each in view.security.rows] == [(words, "danger")]
    person.leave()
