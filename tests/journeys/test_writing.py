"""Writing, as one person does it: an identity, an answer to a list in rich text with a picture, completion, a template,
a draft that another program goes on with."""

from __future__ import annotations

import email
import email.policy
import imaplib
import ssl
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from app.model.account import Protocol
from app.store import correspondents, identities, templates
from tests.journeys.person import Person
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser
from tests.servers.smtp import SmtpSink
from ui.dialogs.identities import IdentitiesDialog
from ui.dialogs.template_name import TemplateNameDialog

LIST_MAIL = b"""\
From: Jonas <jonas@example.org>\r
To: Info <info@nordlicht.example>\r
Subject: Lights\r
Date: Tue, 24 Nov 2026 10:00:00 +0100\r
Message-ID: <lights@example.org>\r
List-Post: <mailto:lamps@lists.example>\r
MIME-Version: 1.0\r
Content-Type: text/html; charset=utf-8\r
\r
<p>Which <b>lamp</b>?</p><img src="https://images.example/a.png">\r
"""


def test_writing(sit_down: Callable[[], Person], dovecot: Dovecot, ca_file: Path, smtp_sink: SmtpSink) -> None:
    user = MailUser(dovecot.add_user(), dovecot.password, dovecot)
    user.deliver(LIST_MAIL)
    person = sit_down()
    person.add_account(Protocol.IMAP, "mara@nordlicht.example", user.password,
                       ("127.0.0.1", dovecot.imaps, user.name), ("127.0.0.1", smtp_sink.tls, smtp_sink.user), ca_file)
    person.open(Protocol.IMAP, "INBOX")
    person.until(lambda: person.subjects() == {"Lights"})
    db = person.window.context.db

    # A second sender, with a signature.
    person.window.actions_.identities.trigger()
    dialog = person.the(IdentitiesDialog)
    dialog.add.click()
    QTest.keyClicks(dialog.form.email, "info@nordlicht.example")
    dialog.form.signature.setPlainText("Nordlicht")
    dialog.save_button.click()
    person.until(lambda: len(identities.all_(db)) == 2)

    # It answers what was written to it: to the list, in rich text, with a picture, nothing remote in the quote.
    person.choose("Lights")
    person.window.actions_.reply_list.trigger()
    composer = person.composer()
    assert composer.recipients.to.text() == "lamps@lists.example"
    assert composer.identity() is not None and composer.identity().email == "info@nordlicht.example"
    assert composer.body.is_rich and composer.body.text().rstrip().endswith("-- \nNordlicht")
    QTest.keyClick(composer.body, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(composer.body, "This one:")
    picture = QMimeData()
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    picture.setImageData(image)
    composer.body.insertFromMimeData(picture)
    composer.hold_seconds = 0
    QTest.mouseClick(composer.send_button, Qt.MouseButton.LeftButton)
    person.until(lambda: smtp_sink.messages)
    sent = smtp_sink.messages[0]
    assert (sent.mail_from, sent.rcpts) == ("info@nordlicht.example", ("lamps@lists.example",))
    message = email.message_from_bytes(sent.raw, policy=email.policy.default)
    assert message["From"] == "Mara Lindqvist <info@nordlicht.example>"
    assert not message.defects and b"images.example" not in sent.raw
    plain, html = message.get_body(("plain",)), message.get_body(("html",))  # type: ignore[attr-defined]
    assert plain.get_content().startswith("This one:") and "> Which lamp?" in plain.get_content()
    assert "<b>This one:</b>" in html.get_content() and 'src="cid:' in html.get_content()
    related = message.get_body(("related",))  # type: ignore[attr-defined]
    assert [part.get_content_type() for part in related.iter_attachments()] == ["image/png"]

    # Who was written to is offered, and a message is kept for the next time.
    person.until(lambda: correspondents.find(db, "lamps"))
    person.until(lambda: not person.window.composing.open_composers)
    person.window.actions_.new_message.trigger()
    composer = person.composer()
    QTest.keyClicks(composer.recipients.to, "lam")
    person.until(composer.recipients.completers[0].isVisible)
    QTest.keyClick(composer.recipients.to, Qt.Key.Key_Return)
    QTest.keyClicks(composer.recipients.to, "jonas@exa")
    QTest.keyClicks(composer.subject, "Offer")
    QTest.keyClicks(composer.body, "Dear lamps,")
    menu = composer.more_button.menu()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    person.the(TemplateNameDialog).ok.click()
    person.until(lambda: [name for _, name in templates.names(db)] == ["Offer"])

    # Closed, it is a draft that other programs see; opened again, it is all there.
    composer.close()
    person.until(lambda: b"Dear lamps," in _only_draft(user, ca_file))
    person.open(Protocol.IMAP, "Drafts")
    person.until(lambda: person.subjects() == {"Offer"})
    person.choose("Offer")
    person.window.actions_.edit_draft.trigger()
    composer = person.composer()
    assert composer.recipients.to.text() == "lamps@lists.example, jonas@exa"
    assert composer.body.text().startswith("Dear lamps,")
    composer.close()
    person.leave()


def _only_draft(user: MailUser, ca_file: Path) -> bytes:
    """What another client finds in Drafts."""
    other = imaplib.IMAP4_SSL("127.0.0.1", user.server.imaps,
                              ssl_context=ssl.create_default_context(cafile=str(ca_file)))
    try:
        other.login(user.name, user.password)
        other.select("Drafts", readonly=True)
        found = other.search(None, "UNDELETED")[1][0].split()
        return other.fetch(found[0].decode(), "(BODY.PEEK[])")[1][0][1] if len(found) == 1 else b""
    finally:
        other.logout()
