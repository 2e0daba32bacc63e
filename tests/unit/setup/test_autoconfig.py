from __future__ import annotations

import json

import pytest

from app.model.account import Protocol, Security, ServerSettings
from app.paths import resource
from app.setup.autoconfig import suggest


def test_a_known_provider() -> None:
    found = suggest(" anna@gmx.de ")
    assert found.certain
    assert found.provider == "GMX"
    assert found.imap == ServerSettings("imap.gmx.net", 993, Security.TLS, "anna@gmx.de")
    assert found.pop3 == ServerSettings("pop.gmx.net", 995, Security.TLS, "anna@gmx.de")
    assert found.smtp == ServerSettings("mail.gmx.net", 465, Security.TLS, "anna@gmx.de")
    assert [choice.protocol for choice in found.choices] == [Protocol.IMAP, Protocol.POP3, None]


def test_placeholders_in_user_and_host() -> None:
    found = suggest("anna@inbox.lv")
    assert found.imap is not None
    assert (found.imap.host, found.imap.user) == ("mail.inbox.lv", "anna@inbox.lv")


def test_an_unknown_domain_is_a_guess() -> None:
    found = suggest("Anna@Mail.My-Own.Example")
    assert not found.certain
    assert found.imap == ServerSettings("imap.mail.my-own.example", 993, Security.TLS, "Anna@Mail.My-Own.Example")
    assert found.pop3 is not None
    assert found.pop3.host == "pop.mail.my-own.example"
    assert found.smtp is not None
    assert (found.smtp.host, found.smtp.port) == ("smtp.mail.my-own.example", 465)


@pytest.mark.parametrize("text", ["", "anna", "@example.org", "anna@", "anna@localhost", "a b@x.example", "a@x\n.y"])
def test_what_is_no_address_gets_nothing(text: str) -> None:
    assert suggest(text).choices == ()


def test_international_domains_become_ascii() -> None:
    found = suggest("anna@bücher.example")
    assert found.imap is not None
    assert found.imap.host == "imap.xn--bcher-kva.example"


def test_no_suggestion_is_without_encryption_or_with_a_placeholder_left() -> None:
    directory = json.loads(resource("providers.json").read_text("utf-8"))
    assert directory["licence"] == "MPL-2.0"
    assert len(directory["domains"]) > 900
    count = 0
    for domain in directory["domains"]:
        for choice in suggest(f"anna@{domain}").choices:
            assert choice.settings.security is not Security.NONE, domain
            assert "%" not in choice.settings.host + choice.settings.user, domain
            assert 0 < choice.settings.port < 65_536
            count += 1
    assert count > 1500
