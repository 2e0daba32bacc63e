"""Priority, receipts and redirected messages, as they are written and read."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest

from app.errors import ErrorKind, MailError
from app.mime import compose, options, receipt
from app.mime.header import split_header
from app.mime.redirect import is_redirect, redirect
from app.model.message import Address, Draft
from app.model.receipts import ReceiptRequest
from app.model.sending import Priority, SendOptions
from app.transport.smtp_fields import wants_notice, without_hidden

ME = Address("Mara Lindqvist", "mara@nordlicht.example")
ADA = Address("Ada", "ada@example.org")


@pytest.mark.parametrize("wanted", [
    SendOptions(), SendOptions(Priority.HIGH), SendOptions(Priority.LOW, read_receipt=True),
    SendOptions(read_receipt=True, delivery_notice=True)])
def test_options_come_back_from_a_draft(wanted: SendOptions) -> None:
    raw = compose.build(Draft(sender=ME, to=(ADA,), options=wanted), keep_bcc=True)
    assert compose.draft_from(raw).options == wanted
    assert wants_notice(raw) is wanted.delivery_notice


@pytest.mark.parametrize(("header", "priority"), [
    (b"X-Priority: 1 (Highest)\r\n", Priority.HIGH), (b"X-Priority: 3\r\nImportance: High\r\n", Priority.HIGH),
    (b"Priority: non-urgent\r\n", Priority.LOW), (b"X-MSMail-Priority: Low\r\n", Priority.LOW),
    (b"X-Priority:\r\n", Priority.NORMAL), (b"X-Priority: \xff\xfe\r\n", Priority.NORMAL), (b"", Priority.NORMAL),
])
def test_priorities_of_others(header: bytes, priority: Priority) -> None:
    assert options.priority_of(header) is priority


def test_our_own_notes_never_leave() -> None:
    raw = compose.build(Draft(sender=ME, to=(ADA,), bcc=(ADA,), options=SendOptions(delivery_notice=True)),
                        keep_bcc=True)
    assert b"X-Depesche-" in raw
    sent = without_hidden(b"X-Depesche-Any: folded\r\n thing\r\n" + raw)
    assert b"x-depesche" not in sent.lower() and b"\nbcc:" not in sent.lower() and sent.startswith(b"Date: ")


# --- receipts --------------------------------------------------------------------------------------------------------


def asks(to: str = "ada@example.org", *more: str, sender: str = "Ada <ada@example.org>") -> ReceiptRequest | None:
    return receipt.request_of("\r\n".join(
        (f"From: {sender}", f"Disposition-Notification-To: {to}", *more, "")).encode())


def test_who_asks_for_a_receipt() -> None:
    assert asks() == ReceiptRequest((Address("", "ada@example.org"),))
    assert asks("Ada <ADA@example.org>", "Return-Path: <ada@example.org>") == ReceiptRequest(
        (Address("Ada", "ADA@example.org"),))
    for elsewhere in (asks("x@ads.example"), asks("ada@example.org", "Return-Path: <bounce@example.org>"),
                      asks("ada@example.org, x@ads.example")):
        assert elsewhere is not None and elsewhere.elsewhere


@pytest.mark.parametrize("more", [
    "List-Id: <l.example>", "List-Unsubscribe: <mailto:x@y.example>", "Precedence: LIST",
    "Auto-Submitted: auto-replied",
    "Content-Type: multipart/report; report-type=delivery-status"])
def test_nobody_answers_lists_and_programs(more: str) -> None:
    assert asks("ada@example.org", more) is None


def test_what_is_no_wish() -> None:
    assert receipt.request_of(b"From: a@b.example\r\n") is None
    assert asks("nobody") is None and asks("") is None
    assert asks(", ".join(f"a{number}@b.example" for number in range(100))) is None
    assert asks("ada@example.org", "Auto-Submitted: no") is not None


def test_the_report_is_one_that_others_read() -> None:
    header = split_header(
        b"From: ada@example.org\r\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\nMessage-ID: <one@example.org>\r\n"
        b"Original-Recipient: rfc822;team@nordlicht.example\r\nReceived: from secret.internal\r\n\r\n")[0]
    raw = receipt.answer(header, ME, ReceiptRequest((ADA,)), subject="Read: Grüße", words="Displayed – ä", date=0.0)
    report = message_from_bytes(raw, policy=policy.default)
    assert report.get_content_type() == "multipart/report"
    assert report.get_param("report-type") == "disposition-notification"
    assert (report["To"], report["In-Reply-To"], report["Auto-Submitted"]) == (
        "Ada <ada@example.org>", "<one@example.org>", "auto-replied")
    people, machine, original = list(report.iter_parts())
    assert people.get_content().strip() == "Displayed – ä"
    fields = machine.get_payload()[0]
    assert fields["Final-Recipient"] == "rfc822;mara@nordlicht.example"
    assert fields["Original-Recipient"] == "rfc822;team@nordlicht.example"
    assert fields["Original-Message-ID"] == "<one@example.org>"
    assert fields["Disposition"] == "manual-action/MDN-sent-manually; displayed"
    assert original.get_content_type() == "text/rfc822-headers"
    assert b"secret.internal" not in raw  # the way through our network is nobody's business
    assert receipt.request_of(split_header(raw)[0]) is None


@pytest.mark.parametrize("hostile", [b"<a b@c>", b"<" + b"x" * 5_000 + b"@y>", b"<\xff@y>", b"<a>\x00<b>"])
def test_a_hostile_message_id_smuggles_nothing(hostile: bytes) -> None:
    raw = receipt.answer(b"Message-ID: " + hostile + b"\r\nOriginal-Recipient: x\x00y;z\r\n", ME,
                         ReceiptRequest((ADA,)), subject="Read", words="x")
    assert b"\0" not in raw and max(map(len, raw.split(b"\r\n"))) < 998
    assert message_from_bytes(raw).get_content_type() == "multipart/report"


@pytest.mark.parametrize("field", ["subject", "words", "me"])
def test_line_breaks_are_refused_or_harmless(field: str) -> None:
    texts = {"subject": "Read", "words": "x"}
    me = ME
    if field == "me":
        me = Address("Mara\r\nBcc: x@y.example", ME.email)
    else:
        texts[field] += "\r\nBcc: x@y.example"
    if field == "words":
        assert b"\r\nBcc" not in split_header(receipt.answer(b"", me, ReceiptRequest((ADA,)), **texts))[0]
        return
    with pytest.raises(MailError) as caught:
        receipt.answer(b"", me, ReceiptRequest((ADA,)), **texts)
    assert caught.value.kind is ErrorKind.USAGE


# --- redirect --------------------------------------------------------------------------------------------------------


def test_resent_fields_stand_before_the_unchanged_original() -> None:
    original = b"Received: from a\nFrom: x@y.example\nSubject: \xff odd \n\nbody\x00\r\n.\r\n"
    raw = redirect(original, ME, (ADA,), bcc=(Address("", "h@z.example"),), date=0.0)
    assert raw.endswith(original) and is_redirect(raw) and not is_redirect(original)
    block = raw.removesuffix(original).decode()
    assert "Resent-From: Mara Lindqvist <mara@nordlicht.example>\r\n" in block
    assert "Resent-To: Ada <ada@example.org>\r\n" in block and "Resent-Bcc: h@z.example\r\n" in block
    again = redirect(raw, ADA, (ME,))
    assert again.endswith(raw)  # a second one stands above the first (RFC 5322 3.6.6)
    assert redirect(b"From x@y Sat Jan  1\r\n" + original, ME, (ADA,), date=0.0).endswith(original)


@pytest.mark.parametrize("bad", [Address("", "no address"), Address("A\r\nBcc: b@c.example", "a@b.example")])
def test_a_redirect_refuses_what_could_smuggle(bad: Address) -> None:
    for arguments in ((ME, (bad,)), (bad, (ADA,))):
        with pytest.raises(MailError) as caught:
            redirect(b"Subject: x\r\n\r\n", *arguments)
        assert caught.value.kind is ErrorKind.USAGE
    with pytest.raises(MailError):
        redirect(b"Subject: x\r\n\r\n", ME, ())


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_message_forwarded_as_a_file_tells_no_hidden_recipient(end: str) -> None:
    own = end.join(("From: mara@nordlicht.example", "bcc: secret@x.example,", " other@x.example", "Subject: Hi",
                    "X-Depesche-Delivery-Notice: yes", "", "Bcc: in the text", "")).encode()
    draft = compose.forward_attached((own,), ME)
    assert draft.files[0].data == own.replace(
        f"bcc: secret@x.example,{end} other@x.example{end}".encode(), b"").replace(
        f"X-Depesche-Delivery-Notice: yes{end}".encode(), b"")
