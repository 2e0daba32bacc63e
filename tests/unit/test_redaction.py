"""No address, no password and no token gets through, wherever it stands."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app import redaction
from app.redaction import redact, without_servers, without_words
from app.secrets import PasswordStore
from tests.factory import make_account
from tests.fakes.passwords import MemoryKeyring

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Co")), max_size=40)
PASSWORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co")), min_size=4, max_size=40)
TOKENS = st.text(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), min_size=20,
                 max_size=80)
OURS = "[address][secret][server]~"
"""What stands in place of what was taken out may by chance hold a very short secret."""


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(redaction, "_known", ())
    monkeypatch.setattr(redaction, "_spelled", {})
    monkeypatch.setattr(redaction, "_passing", set())
    yield


@given(before=WORDS, address=st.emails(), after=WORDS)
@settings(max_examples=150, deadline=None)
def test_no_address_gets_through(before: str, address: str, after: str) -> None:
    assume(address not in before + after)
    told = redact(f"{before} {address} {after}")
    assert address not in told and address.partition("@")[0] + "@" not in told


@given(before=WORDS, password=PASSWORDS, after=WORDS)
@settings(max_examples=150, deadline=None)
def test_no_known_password_gets_through(before: str, password: str, after: str) -> None:
    assume(password not in before + after + OURS and len(password.strip()) >= 4)
    redaction.conceal(password)
    spelled = (password, repr(password)[1:-1], quote(password, safe=""), base64.b64encode(password.encode()).decode())
    assert password not in redact(before + password + after)
    told = redact(" ".join(f"{before} '{each}' {after}" for each in spelled))
    assert password not in told and spelled[1] not in told


@given(password=PASSWORDS, how=st.sampled_from((
    "password={}", "Password: {}", "'passwd': '{}'", "PASS {}", 'A12 LOGIN "bob" "{}"', "secret = {}",
    "AUTH PLAIN {}", "A1 AUTHENTICATE XOAUTH2 {}", "pwd={}", "Passwort: {}",
    "Set-Cookie: {}", "https://bob:{}@mail.example.org/x", "apikey:{}")))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_no_password_gets_through_where_its_name_stands_before_it(password: str, how: str) -> None:
    quoted = quote(password, safe="") if "://" in how else password.strip()
    assume(len(quoted) >= 4 and quoted not in OURS and not quoted.isspace() and quoted not in how)
    assert quoted not in redact(f"it said: {how.format(quoted)}")


@given(token=TOKENS, how=st.sampled_from((
    "Authorization: Bearer {}", "user=bob\x01auth=Bearer {}\x01\x01", '{{"access_token": "{}"}}', "refresh_token={}",
    "https://127.0.0.1:4711/?code={}&state=x", "GET /path?state=x&code={} HTTP/1.1",
    "GET http://localhost/#id_token={} failed")))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_no_token_gets_through(token: str, how: str) -> None:
    assert token not in redact(how.format(token))


@given(token=TOKENS)
@settings(max_examples=60, deadline=None)
def test_what_looks_like_a_token_goes_wherever_it_stands(token: str) -> None:
    assume(any(c.isdigit() for c in token) and any(c.isupper() for c in token) and any(c.islower() for c in token))
    assert token not in redact(f"got {token}.")


@given(password=PASSWORDS, domain=st.sampled_from(("example.org", "münchen.example")))
@settings(max_examples=60, deadline=None)
def test_a_password_within_an_address_does_not_keep_the_rest_of_it(password: str, domain: str) -> None:
    assume(password not in OURS and not any(c in password for c in " <>()[],;:\"\\@"))
    redaction.conceal(password)
    told = redact(f"to ada.{password}@{domain}, again")
    assert "ada" not in told.replace("[address]", "") and password not in told


def test_what_the_password_store_hands_out_is_known_from_then_on() -> None:
    store, account = PasswordStore(MemoryKeyring()), make_account()
    store.put(account, "correct horse 1")
    store.provide(7, "battery staple 2", False)
    assert redact("it said correct horse 1 and battery staple 2") == "it said [secret] and [secret]"


def test_a_token_is_known_though_it_hides() -> None:
    class Token(str):
        def __repr__(self) -> str:
            return "Token(hidden)"

    redaction.conceal(Token("a token of words"))
    assert redact("it said a token of words, and oken(hidden") == "it said [secret], and oken(hidden"


@pytest.mark.parametrize("text", [
    "imap.example.org, port 993, did not answer within 30 seconds.", "account 2: connected after 0.3 s",
    "  File \"~/depesche/app/engine/worker.py\", line 101, in run", "The server refused the login.",
    "password kept for this session only: No keyring is available on this system."])  # fmt: skip
def test_the_rest_stays(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(("text", "left"), [
    ("imap.example.org, port 993, did not answer", "[server], port 993, did not answer"),
    ("localhost and 192.168.0.7 and fe80::1:2:3:4:5 at 12:31:05", "[server] and [server] and [server] at 12:31:05"),
    ("worker.py line 3, mail.db, depesche.log", "worker.py line 3, mail.db, depesche.log"),
])  # fmt: skip
def test_servers_can_be_left_out_and_files_stay(text: str, left: str) -> None:
    assert without_servers(text) == left


def test_the_persons_own_words_give_way_as_whole_words() -> None:
    words = {"Bob": "[user]", "Work": "[account 1]", "Work mail": "[account 2]", "": "x"}
    assert without_words("bob, bobby: WORK MAIL and work", words) == "[user], bobby: [account 2] and [account 1]"
    assert without_words("as it is", {}) == "as it is"


def test_the_persons_folder_is_a_tilde(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/mara-lindqvist")
    assert redact("File \"/home/mara-lindqvist/mail.db\"") == "File \"~/mail.db\""


@pytest.mark.parametrize("piece", ["a", "A1", "a.", "@", "a@", "http://", "token", "x-", "\"", "a:"])
def test_no_text_takes_long(piece: str) -> None:
    started = time.perf_counter()
    redact(piece * (8000 // len(piece)))
    without_servers(piece * (8000 // len(piece)))
    assert time.perf_counter() - started < 2


def test_a_password_stays_known_however_many_tokens_come_and_go() -> None:
    """Each hour brings another token, and each is longer than a password."""
    redaction.conceal("hunter22")
    for number in range(1000):
        redaction.conceal(f"token-{number}-{'x' * 60}", passes=True)
    assert redact("hunter22 token-999-" + "x" * 60) == "[secret] [secret]"
    assert len(redaction._known) < 4 * redaction._MOST_KNOWN
