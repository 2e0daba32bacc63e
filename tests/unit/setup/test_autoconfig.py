from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from app.model.account import Protocol, Security, ServerSettings
from app.model.finding import PasswordAdvice, Source
from app.paths import resource
from app.setup.autoconfig import suggest
from app.setup.person import is_host
from app.setup.providers import domains


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


def test_every_listed_domain_gives_settings_to_edit(tell: Callable[[str], None]) -> None:
    """962 of them: an incoming and an outgoing server each, all of it fit for the form."""
    listed = list(domains())
    assert len(listed) == 962
    known = 0
    for domain in listed:
        found = suggest(f"anna@{domain}")
        assert found.is_complete, domain
        assert found.source is Source.PROVIDERS, domain
        known += found.certain
        for choice in found.choices:
            assert is_host(choice.settings.host), domain
            assert choice.settings.user in (f"anna@{domain}", "anna") or "anna" in choice.settings.user, domain
    tell(f"autoconfig: {len(listed)} listed domains give settings to edit, {known} of them for certain")
    assert known > 850


def test_where_only_servers_without_encryption_are_listed_the_names_are_a_guess() -> None:
    found = suggest("anna@pop.shibata.ne.jp")
    assert not found.certain
    assert found.pop3 == ServerSettings("pop.shibata.ne.jp", 995, Security.TLS, "anna")


@pytest.mark.parametrize(("email", "advice", "oauth"), [
    ("a@gmail.com", PasswordAdvice.APP_PASSWORD, "google"), ("a@outlook.com", PasswordAdvice.BROWSER, "microsoft"),
    ("a@yahoo.com", PasswordAdvice.APP_PASSWORD, "yahoo"), ("a@aol.com", PasswordAdvice.APP_PASSWORD, "aol"),
    ("a@icloud.com", PasswordAdvice.APP_PASSWORD, ""), ("a@gmx.de", PasswordAdvice.SWITCH_ON, ""),
    ("a@web.de", PasswordAdvice.SWITCH_ON, ""), ("a@t-online.de", PasswordAdvice.APP_PASSWORD, ""),
    ("a@posteo.de", PasswordAdvice.NONE, ""), ("a@own.example", PasswordAdvice.NONE, "")])
def test_what_providers_want_before_they_take_a_password(email: str, advice: PasswordAdvice, oauth: str) -> None:
    found = suggest(email)
    assert (found.advice, found.oauth) == (advice, oauth)
    has_page = advice not in (PasswordAdvice.NONE, PasswordAdvice.BROWSER)
    assert found.app_password_url.startswith("https://") is has_page


def test_servers_that_take_no_password_are_known_as_such() -> None:
    """Whatever the list says is signed in to in the browser alone is told so."""
    directory = json.loads(resource("providers.json").read_text("utf-8"))
    ways = {key: {tuple(each["auth"]) for kind in ("imap", "pop3") for each in provider.get(kind, ())}
            for key, provider in directory["providers"].items()}
    browser = {key for key, each in ways.items() if each == {("OAuth2",)}}
    assert browser
    for domain, key in directory["domains"].items():
        if key in browser:
            assert suggest(f"anna@{domain}").advice is PasswordAdvice.BROWSER, domain
