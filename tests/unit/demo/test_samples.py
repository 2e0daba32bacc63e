"""The sample mail: enough of it, well formed, deterministic, and nothing in it leads outside."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import io
import re
from email.message import EmailMessage
from functools import cache

import pytest

from app.demo.samples import IMAP_EMAIL, POP3_EMAIL, ROLES, DemoMail, generate
from tests.unit.demo.conftest import NOW


@pytest.fixture(scope="module")
def mail() -> DemoMail:
    return generate(NOW)


@pytest.fixture(scope="module")
def raws(mail: DemoMail) -> list[bytes]:
    imap = [raw for messages in mail.imap.values() for raw, _, _ in messages]
    return imap + [raw for raw, _ in mail.pop3] + [raw for _, raw in mail.upcoming]


@cache
def parse(raw: bytes) -> EmailMessage:
    """Read once for all tests, which do not change it."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_there_is_enough_of_it(mail: DemoMail) -> None:
    assert sum(map(len, mail.imap.values())) + len(mail.pop3) >= 300
    assert len(mail.pop3) >= 80
    assert len(mail.upcoming) >= 40
    for folder in ("INBOX", "Drafts", "Sent", "Junk", "Trash", "Projekte/Leuchtturm", "Archive/2025"):
        assert mail.imap[folder]
    assert set(ROLES) < set(mail.imap)


def test_every_message_parses_without_a_defect(raws: list[bytes]) -> None:
    for raw in raws:
        message = parse(raw)
        assert not [part.defects for part in message.walk() if part.defects], message["Subject"]
        assert message["From"] and message["To"] and message["Date"] and message["Message-ID"]
        assert message["Subject"]
        body = message.get_body(("plain",))
        assert body is not None
        text = body.get_content()
        assert len(text) > 20
        assert not re.search(r"\{[+-]", text), "a date was not filled in"


def test_lines_end_in_crlf_and_keep_the_limit(raws: list[bytes]) -> None:
    for raw in raws:
        assert raw.count(b"\n") == raw.count(b"\r\n")
        assert max(map(len, raw.split(b"\r\n"))) <= 998


def test_message_ids_are_unique_and_threads_hang_together(raws: list[bytes]) -> None:
    messages = [parse(raw) for raw in raws]
    ids = [message["Message-ID"] for message in messages]
    assert len(set(ids)) == len(ids)
    replies = [message for message in messages if message["In-Reply-To"]]
    assert len(replies) > 60
    for reply in replies:
        assert reply["References"].split()[-1] == reply["In-Reply-To"]


def test_the_same_now_gives_the_same_bytes(mail: DemoMail) -> None:
    again = generate.__wrapped__(NOW)
    assert again == mail
    assert generate.__wrapped__(NOW + 86400 * 90) != mail


@pytest.mark.parametrize("now", [NOW, NOW + 86400 * 40.3, NOW + 86400 * 135.6, NOW + 86400 * 240])
def test_dates_lie_in_the_last_fourteen_months(now: float) -> None:
    mail = generate(now)
    dates = [date for messages in mail.imap.values() for _, _, date in messages]
    for listed in (dates, [date for _, date in mail.pop3]):
        assert max(listed) <= now
        assert now - max(listed) < 86400
        assert min(listed) > now - 86400 * 430
    for messages in mail.imap.values():
        assert [date for _, _, date in messages] == sorted(date for _, _, date in messages)


def test_date_headers_are_the_dates(mail: DemoMail) -> None:
    for raw, _, seconds in mail.imap["INBOX"]:
        assert parse(raw)["Date"].datetime == dt.datetime.fromtimestamp(int(seconds), dt.UTC)


def test_everybody_lives_in_a_reserved_domain(raws: list[bytes]) -> None:
    for raw in raws:
        for part in parse(raw).walk():
            texts = [str(value) for value in part.values()]
            if part.get_content_maintype() == "text":
                texts.append(part.get_content())
            for text in texts:
                for host in re.findall(r"(?:@|https?://)([\w.-]+\.[a-z]{2,})", text):
                    assert host.endswith(".example"), host


def test_pdfs_pictures_and_invitations(raws: list[bytes]) -> None:
    kinds: dict[str, int] = {}
    for raw in raws:
        message = parse(raw)
        for part in message.walk():
            kind = part.get_content_type()
            kinds[kind] = kinds.get(kind, 0) + 1
            content = None if part.is_multipart() else part.get_content()
            if kind == "application/pdf":
                assert isinstance(content, bytes)
                check_pdf(content)
            elif kind == "image/png":
                assert isinstance(content, bytes)
                assert content.startswith(b"\x89PNG\r\n\x1a\n") and content.endswith(b"IEND\xaeB`\x82")
            elif kind == "text/html":
                for cid in re.findall(r"cid:([^\"]+)", str(content)):
                    assert f"Content-ID: <{cid}>".encode() in raw
    assert kinds["application/pdf"] > 40
    assert kinds["image/png"] > 50
    assert kinds["text/html"] > 80
    assert kinds["text/calendar"] >= 2


def check_pdf(content: bytes) -> None:
    """Every entry of the cross-reference table must point at its object."""
    start = int(re.findall(rb"startxref\n(\d+)", content)[0])
    table = io.BytesIO(content[start:])
    assert table.readline() == b"xref\n"
    count = int(table.readline().split()[1])
    table.readline()
    for number in range(1, count):
        offset = int(table.readline()[:10])
        assert content[offset:].startswith(b"%d 0 obj" % number)


def test_newsletters_have_inline_and_remote_images(mail: DemoMail) -> None:
    raw, _, _ = mail.imap["Newsletter"][-1]
    message = parse(raw)
    body = message.get_body(("html",))
    assert body is not None
    page = body.get_content()
    assert "cid:header" in page
    assert "https://images.example/" in page
    assert message["List-Unsubscribe"]


def test_flags_are_mixed(mail: DemoMail) -> None:
    flags = [flags for messages in mail.imap.values() for _, flags, _ in messages]
    for wanted in ("\\Seen", "\\Answered", "\\Flagged", "\\Draft"):
        assert sum(wanted in one for one in flags) >= 3
    assert 10 <= sum("\\Seen" not in one for one in flags) <= 60


def test_languages(raws: list[bytes]) -> None:
    languages = [parse(raw)["Content-Language"] for raw in raws]
    assert languages.count("de") > 60
    assert languages.count("en") > 60
    assert languages.count("ja") >= 2
    text = "".join(body.get_content() for raw in raws if (body := parse(raw).get_body(("plain",))))
    assert "灯台" in text and "🌙" in text and "Grüße" in text


def test_upcoming_goes_to_both_accounts(mail: DemoMail) -> None:
    accounts = [account for account, _ in mail.upcoming]
    assert set(accounts) == {IMAP_EMAIL, POP3_EMAIL}
    for account, raw in mail.upcoming:
        assert account in parse(raw)["To"]
