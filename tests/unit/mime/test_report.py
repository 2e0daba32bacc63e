"""What reports say of mail that was sent; what is none, and what is hostile."""

from __future__ import annotations

import time

import pytest

from app.mime import receipt
from app.mime.body import part_bytes, read_body
from app.mime.cards import cards
from app.mime.header import split_header
from app.mime.report import MAX_RECIPIENTS, report
from app.model.cards import DeliveryReport, Fate, RecipientFate
from app.model.message import Address
from app.model.receipts import ReceiptRequest

GROUP = "Final-Recipient: rfc822; {to}\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: {words}\r\n"


def bounce(*groups: str, about: str = "Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\n", kind: str = "multipart/report"
           ) -> bytes:
    return "\r\n".join((
        f'Content-Type: {kind}; report-type=delivery-status; boundary="b"', "", "--b", "", "Sorry.", "--b",
        "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.example\r\n", *groups, "--b",
        "Content-Type: text/rfc822-headers", "", about, "--b--", "")).encode()


def read(raw: bytes) -> DeliveryReport | None:
    return report(split_header(raw)[0], read_body(raw).attachments, lambda section: part_bytes(raw, section))


def group(to: str = "a@b.example", action: str = "failed", status: str = "5.1.1", words: str = "smtp; 550 no") -> str:
    return GROUP.format(to=to, action=action, status=status, words=words)


def test_each_recipient_has_a_fate() -> None:
    raw = bounce(group(), group("<c@d.example>", "delayed (until tomorrow)", "4.4.1", "none"),
                 group("e@f.example", "delivered", "2.0.0 (fine)", "x-own;ok\r\n folded"))
    found = read(raw)
    assert found is not None and found.subject == "Grüße" and found.part == "2"
    assert found.fates == (RecipientFate("a@b.example", Fate.FAILED, "5.1.1", "550 no"),
                           RecipientFate("c@d.example", Fate.DELAYED, "4.4.1", "none"),
                           RecipientFate("e@f.example", Fate.DELIVERED, "2.0.0", "ok folded"))
    made = cards(split_header(raw)[0], read_body(raw).attachments, lambda section: part_bytes(raw, section))
    assert made == (found,)


def test_the_person_s_own_spelling_of_an_address_comes_first() -> None:
    found = read(bounce("Original-Recipient: rfc822; team@x.example\r\n" + group()))
    assert found is not None and found.fates[0].email == "team@x.example"


def test_our_own_receipt_is_read_as_one() -> None:
    header = b"Subject: Hi\r\nMessage-ID: <a@b.example>\r\n"
    raw = receipt.answer(header, Address("Mara", "mara@nordlicht.example"),
                         ReceiptRequest((Address("", "a@b.example"),)), subject="Read", words="Displayed")
    found = read(raw)
    assert found is not None and found.subject == "Hi"
    assert found.fates == (RecipientFate("mara@nordlicht.example", Fate.DISPLAYED),)
    deleted = read(raw.replace(b"; displayed", b"; deleted/error"))
    assert deleted is not None and deleted.fates[0].fate is Fate.NOT_SHOWN


@pytest.mark.parametrize("raw", [
    b"Subject: x\r\n\r\nhello\r\n", bounce(group(), kind="multipart/mixed"), bounce(), bounce("Action: failed\r\n"),
    bounce(group(action="sung")), bounce(group(to="")), b"Content-Type: multipart/report\r\n\r\n",
])
def test_what_is_no_report(raw: bytes) -> None:
    assert read(raw) is None


def test_a_hostile_report_is_bounded_and_clean() -> None:
    began = time.monotonic()
    found = read(bounce(*[group(f"a{number}@b.example") for number in range(20_000)]))
    assert found is None or len(found.fates) <= MAX_RECIPIENTS
    evil = read(bounce(group("a\x00\u202eb@c.example" + "x" * 1_000, words="smtp; " + "y" * 5_000),
                       about="Subject: a\x1b[31m\x07b\r\n"))
    assert evil is not None and "\u202e" not in evil.fates[0].email and len(evil.fates[0].email) <= 320
    assert len(evil.fates[0].words) <= 300 and evil.subject.isprintable()
    assert time.monotonic() - began < 2
