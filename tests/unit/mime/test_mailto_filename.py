"""mailto: links and file names, both written by strangers."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import ErrorKind, MailError
from app.mime.filename import safe_name, unique_path
from app.mime.mailto import MailtoRequest, parse
from app.mime.wordset import words
from app.model.message import Address


def test_mailto_takes_the_harmless_fields() -> None:
    got = parse("mailto:a@example.org,%22Doe%2C%20J%22%20%3Cj@example.org%3E?cc=c@example.org"
                "&bcc=d@example.org&to=e@example.org&subject=Gr%C3%BC%C3%9Fe+x&body=one%0D%0Atwo&attach=/etc/passwd&in-reply-to=%3Cx%3E")
    assert got.to == (Address("", "a@example.org"), Address("Doe, J", "j@example.org"), Address("", "e@example.org"))
    assert (got.cc, got.bcc) == ((Address("", "c@example.org"),), (Address("", "d@example.org"),))
    assert (got.subject, got.body) == ("Grüße+x", "one\ntwo")


def test_mailto_smuggles_nothing() -> None:
    got = parse("MAILTO:a@example.org%0D%0ABcc:evil@example.net?subject=x%0D%0ABcc:%20evil@example.net&body=%00%1b[31m")
    assert got.subject == "x Bcc: evil@example.net"
    assert got.body == "[31m"
    assert got.bcc == ()
    assert all("\n" not in a.email and "\r" not in a.email for a in got.to)
    assert parse("mailto:not%20an%20address").to == ()
    assert parse("mailto:").to == ()


@pytest.mark.parametrize("url", ["", "http://x.example", "mailto", "file:mailto:x"])
def test_other_urls_are_refused(url: str) -> None:
    with pytest.raises(MailError) as caught:
        parse(url)
    assert caught.value.kind is ErrorKind.USAGE


@pytest.mark.parametrize(("name", "expected"), [
    ("report.pdf", "report.pdf"), ("../../etc/passwd", "passwd"), ("C:\\dir\\x.exe", "x.exe"), ("/", "fallback"),
    ("..", "fallback"), ("", "fallback"), (".bashrc", "bashrc"), ("a\0b\n.txt", "ab.txt"), ("con", "_con"),
    ("CON.txt", "_CON.txt"), ("nul.tar.gz", "_nul.tar.gz"), ("COM1", "_COM1"), ("console.txt", "console.txt"),
    ("exe\u202etxt.scr", "exetxt.scr"), ("a<b>:c?.txt", "a_b__c_.txt"), ("dots... ", "dots"), ("u\u0308.txt", "ü.txt"),
    ("file.", "file"), ("name .txt", "name.txt"), ("LPT\u00b9.txt", "_LPT\u00b9.txt"), ("a\ud800b", "ab"), ("~", "~"),
])
def test_safe_names(name: str, expected: str) -> None:
    assert safe_name(name, "fallback") == expected


def test_long_names_keep_their_extension() -> None:
    got = safe_name("ü" * 4000 + ".pdf", "x")
    assert got.endswith(".pdf") and 190 < len(got.encode()) <= 200
    assert len(safe_name("a." + "b" * 4000, "x").encode()) <= 200
    assert safe_name("", "../..") == "attachment"


def test_unique_path_never_meets_what_is_there(tmp_path: Path) -> None:
    assert unique_path(tmp_path, "a.txt") == tmp_path / "a.txt"
    (tmp_path / "a.txt").write_text("mine")
    (tmp_path / "a (2).txt").symlink_to(tmp_path / "nowhere")
    assert unique_path(tmp_path, "a.txt") == tmp_path / "a (3).txt"
    assert unique_path(tmp_path, "../../x").parent == tmp_path
    (tmp_path / "noext").mkdir()
    assert unique_path(tmp_path, "noext") == tmp_path / "noext (2)"


@pytest.mark.parametrize("field", sorted(words(
    "attach attachment Attach inline from sender reply-to in-reply-to references x-depesche-to organization message-id "
    "content-type disposition-notification-to html signature identity template resent-bcc %61ttach attach%00 cid")))
def test_no_other_field_of_a_link_counts(field: str) -> None:
    """Mailto: Me Your Secrets (2020): nothing is attached, and nobody is sent as, because a link says so."""
    request = parse(f"mailto:a@b.example?{field}=/etc/passwd&{field}=~/.ssh/id_rsa&subject=x")
    assert request == MailtoRequest(to=(Address("", "a@b.example"),), subject="x")


def test_a_links_body_is_text_and_cannot_end_the_header() -> None:
    request = parse("mailto:a@b.example?subject=x%0d%0aBcc:%20spy@evil.example&body=%3Cimg%20src=file:///etc/passwd%3E"
                    "%0d%0a%0d%0aBcc:%20spy@evil.example")
    assert "\n" not in request.subject and "\r" not in request.subject
    assert request.bcc == () and "<img src=file:///etc/passwd>" in request.body
