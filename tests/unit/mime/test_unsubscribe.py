"""The ways out of a mailing list that its mail names, and those that are not taken."""

from __future__ import annotations

import pytest

from app.engine.viewing import view
from app.mime.unsubscribe import unsubscribe
from app.model.cards import Unsubscribe

POST = ("list-unsubscribe-post", b"List-Unsubscribe=One-Click")


def read(value: bytes, *more: tuple[str, bytes]) -> Unsubscribe | None:
    return unsubscribe([("from", b"News <news@example.org>"), ("list-unsubscribe", value), *more])


def test_one_click_needs_both_fields_and_https() -> None:
    url = b"<https://Lists.example.org/u?a=1>"
    assert read(url, POST) == Unsubscribe("News", "https://Lists.example.org/u?a=1", "", True, "lists.example.org")
    plain = read(url)
    assert plain is not None and not plain.one_click
    old = read(b"<http://lists.example.org/u>", POST)
    assert old is not None and not old.one_click and old.page
    wrong = read(url, ("list-unsubscribe-post", b"something"))
    assert wrong is not None and not wrong.one_click


def test_https_goes_before_http_and_mail_is_another_way() -> None:
    found = read(b"(first) <mailto:leave@example.org?subject=leave>,\r\n <http://a.example/x> , <https://b.example/y>",
                 ("list-id", b"=?utf-8?q?B=C3=BCcher?= <books.example.org>"))
    assert found == Unsubscribe("Bücher", "https://b.example/y", "mailto:leave@example.org?subject=leave", False,
                                "b.example")


def test_the_host_of_an_international_name_is_shown_as_it_is_asked() -> None:
    found = read("<https://bücher.example/x>".encode())
    assert found is None  # RFC 2369 knows ASCII only; what else stands there is no URL of a list's server
    found = read(b"<https://xn--bcher-kva.example/x>")
    assert found is not None and found.host == "xn--bcher-kva.example"


@pytest.mark.parametrize("value", [
    b"", b"https://no.brackets.example/", b"<javascript:alert(1)>", b"<data:text/html,x>", b"<file:///etc/passwd>",
    b"<https://user:pass@example.org/>", b"<https://example.org@evil.example/>", b"<https:///nohost>",
    b"<https://ex\x00ample.org/>", b"<https://example.org\\@evil.example/>", b"<https://example.org:port/>",
    b"<https://[::1/>", b"<" + b"https://a.example/" + b"x" * 3000 + b">", b"<mailto:>", b"<mailto:nobody>",
    b"<" * 9000])
def test_what_is_no_way_out(value: bytes) -> None:
    assert read(value, POST) is None


def test_the_first_field_counts_and_a_message_carries_the_card() -> None:
    raw = (b"From: News <news@example.org>\r\nList-Unsubscribe: <https://a.example/1>\r\n"
           b"List-Unsubscribe: <https://evil.example/2>\r\n\r\nHello\r\n")
    [card] = view(1, raw).cards
    assert isinstance(card, Unsubscribe) and card.host == "a.example"


@pytest.mark.parametrize("url", [
    b"mailto:u@a.e\0\0x?subject=x", b"mailto:u@a.example?subject=\x1bx", b"mailto:\x7fu@a.example"])
def test_an_address_with_control_characters_is_none(url: bytes) -> None:
    assert read(b"<" + url + b">") is None
