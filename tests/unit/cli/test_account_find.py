"""account find: what is printed of what was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import account_find
from app.setup.finder import Finder
from tests.fakes.command_line import CommandLine
from tests.servers.certs import Authority
from tests.servers.small_internet import SmallInternet


def test_a_listed_provider_needs_no_network_and_no_profile(cli: CommandLine) -> None:
    ended = cli("account", "find", "anna@gmx.de", "--json")
    assert ended.code == 0
    told = ended.json
    assert (told["source"], told["certain"], told["provider"]) == ("providers", True, "GMX")
    assert told["imap"] == {"host": "imap.gmx.net", "port": 993, "security": "tls", "user": "anna@gmx.de"}
    assert (told["password"], told["password_page"]) == ("switch-on", "https://hilfe.gmx.net/pop-imap/einschalten.html")
    assert told["asked"] == {"providers": "found"}
    assert not Path(cli.profile, "mail.db").exists()


def test_off_line_the_usual_names_are_guesses(cli: CommandLine) -> None:
    ended = cli("account", "find", "anna@nordlicht.example", "--offline", "--json")
    assert (ended.json["source"], ended.json["certain"], ended.json["answered"]) == ("guess", False, False)


def test_what_dns_alone_names_is_to_be_compared(cli: CommandLine, tmp_path: Path,
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    internet = SmallInternet(Authority(tmp_path / "ca"))
    internet.records = {("_imaps._tcp.nordlicht.example.", "SRV"): ["0 1 993 mail.elsewhere.example."],
                        ("_submissions._tcp.nordlicht.example.", "SRV"): ["0 1 465 out.nordlicht.example."]}
    monkeypatch.setattr(account_find, "Finder", lambda email, tell, online: Finder(
        email, tell, online=online, network=lambda: internet.network, seconds=8, grace=2))
    ended = cli("account", "find", "anna@nordlicht.example")
    internet.close()
    assert ended.code == 0
    text = ended.out.decode()
    assert "imap anna@nordlicht.example@mail.elsewhere.example:993 (tls)" in text
    assert "mail.elsewhere.example: compare it" in text


def test_what_is_no_address(cli: CommandLine) -> None:
    ended = cli("account", "find", "anna")
    assert ended.code == 2
    assert "no mail address" in ended.err


def test_a_mistyped_domain_is_asked_about(cli: CommandLine) -> None:
    assert "Do you mean anna@gmail.com?" in cli("account", "find", "anna@gmial.com", "--offline").out.decode()
    assert cli("account", "find", "anna@gmial.com", "--offline", "--json").json["meant"] == "anna@gmail.com"
