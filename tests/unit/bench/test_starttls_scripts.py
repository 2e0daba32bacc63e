"""The bench that plays others' scripts of STARTTLS attacks: it reads them, plays them, and sees what it is to see."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import ron, starttls
from tests.bench.ron import Named
from tests.bench.starttls_scripts import spelt
from tests.servers.certs import Authority


@pytest.mark.parametrize(("text", "value"), [
    ("()", Named("")), ("(a: 1, b: [x, Y(2),],)", {"a": 1, "b": [Named("x"), Named("Y", (2,))]}),
    ('C(path: "a\\r\\n\\x1b\\\\", on: true)', {"": "C", "path": "a\r\n\x1b\\", "on": True}),
    ('// a word\n{"q": "(", /* and\nanother */ "r": None}', {"q": "(", "r": Named("None")}),
    ("Some(Text('x'))".replace("'", '"'), Named("Some", (Named("Text", ("x",)),))), ("[-1, 2.5]", [-1, 2.5]),
])
def test_rusty_object_notation(text: str, value: object) -> None:
    assert ron.read(text) == value


@pytest.mark.parametrize("text", ["", "(a: 1", "[1 2]", "(a: 1) 2", "@", "(a 1)", ":"])
def test_what_is_not_that(text: str) -> None:
    with pytest.raises(ValueError):
        ron.read(text)


def test_capabilities_as_they_are_spelt() -> None:
    assert spelt(ron.read('[Imap4Rev1, StartTls, Auth(Plain), Auth(Other(AuthMechanismOther(Atom("X-Y")))), '
                          'Other(CapabilityOther(inner: Atom("UTF8=ONLY"))), Enable]')) == [
        "IMAP4rev1", "STARTTLS", "AUTH=PLAIN", "AUTH=X-Y", "UTF8=ONLY", "ENABLE"]
    assert spelt(ron.read('[StartTLS, Auth([Plain, Other("NTLM")])]')) == ["STARTTLS", "AUTH PLAIN NTLM"]


def test_only_honest_servers_are_logged_in_to(authority: Authority) -> None:
    heard = {name: starttls.played(name, text, authority) for name, text in starttls.OWN.items()}
    assert {name for name, each in heard.items() if each.came} == {
        "imap/setup", "pop3/setup", "smtp/setup", "imap/injected"}
    assert not any(each.leaked or each.injected or each.trouble for each in heard.values())


@pytest.mark.parametrize(("command", "answer", "seen"), [
    ("list", '* LIST () \\"/\\" evil', {"evil"}),
    ("capability", "* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN XEVIL", {"STARTTLS", "XEVIL"}),
])
def test_what_gets_through_is_seen(authority: Authority, command: str, answer: str, seen: set[str]) -> None:
    script = starttls.OWN["imap/setup"].replace("implicit_tls", 'override_response: '
                                                f'{{"{command}": "{answer}\\r\\n<tag> OK done\\r\\n"}}, implicit_tls')
    assert set(starttls.played("imap/setup", script, authority).injected) == seen


def test_a_script_that_cannot_be_played_is_told(authority: Authority) -> None:
    assert starttls.played("imap/setup", "(greeting: (kind: 7, code: None, text: x))", authority).trouble


def test_a_folder_without_a_script_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        list(starttls._scripts(tmp_path))
