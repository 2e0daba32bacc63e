"""Searching on the server: Dovecot by the command line, and servers that say what they like."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.backends.imap.backend import ImapBackend
from app.errors import ErrorKind, MailError
from app.model.query_text import parse
from tests.fakes.command_line import CommandLine
from tests.fakes.store import make_raw
from tests.protocol.edit_tools import OK, failure, play
from tests.protocol.imap_tools import BARE, selected
from tests.protocol.test_cli import WITH_FILE, add
from tests.servers.mail_user import MailUser
from tests.servers.scripted import Step

TODAY = date(2026, 3, 1)


@pytest.fixture
def cli(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(tmp_path / "profile", capsysbinary, monkeypatch)


@pytest.fixture
def library(mail_user: MailUser) -> Iterator[MailUser]:
    for number in range(30):
        mail_user.deliver(make_raw(number, subject=f"Größe {number}" if number % 3 == 0 else "", body="Ärger im Büro"
                                   if number == 7 else f"text {number}"), flags="S" if number < 20 else "")
    mail_user.deliver(WITH_FILE, "Work")
    yield mail_user


@pytest.mark.servers
def test_what_only_the_server_has_is_found_and_gets_its_row(cli: CommandLine, library: MailUser) -> None:
    add(cli, library, "imap")
    assert cli.ok("search", "büro")["results"] == []
    found = cli.ok("search", "büro", "--server")  # only in a body, beyond ASCII
    assert [each["subject"] for each in found["results"]] == ["Message 7"] and found["errors"] == []
    assert found["coverage"] == {"headers": 1, "bodies": 0, "server_only": 30}
    found = cli.ok("search", "subject:größe is:unread", "--server")
    assert [each["subject"] for each in found["results"]] == ["Größe 27", "Größe 24", "Größe 21"]
    assert [each["subject"] for each in cli.ok("search", "has:attachment", "--server")["results"]] == ["files"]
    assert cli.ok("search", "in:work subject:files", "--server", "--limit", "5")["results"][0]["subject"] == "files"
    assert cli.ok("search", "nothinglikeit OR subject:files", "--server")["results"]
    assert [each["subject"] for each in cli.ok("search", "is:unread -subject:größe in:inbox", "--server")["results"]
            ] == [f"Message {number}" for number in (29, 28, 26, 25, 23, 22, 20)]
    # The sync that follows finds all in its place, and nothing twice.
    cli.ok("sync")
    assert len(cli.ok("search", "in:inbox -xyzzy")["results"]) == 30
    assert cli.ok("check", "--server")["ok"] is True
    assert cli.ok("search", "büro", "--server")["coverage"] == {"headers": 31, "bodies": 31, "server_only": 0}


@pytest.mark.servers
def test_an_account_that_cannot_be_asked_is_named(cli: CommandLine, library: MailUser) -> None:
    add(cli, library, "imap")
    cli.ok("account", "add", "gone", "--email", "a@b.c", "--protocol", "imap", "--host", "127.0.0.1", "--port", 1,
           "--password-command", "echo x", "--no-check")
    add(cli, library, "pop3")
    said = cli("search", "subject:files", "--server", "--json")
    assert said.code == 7 and [each["subject"] for each in said.json["results"]] == ["files"]
    (error,) = said.json["errors"]
    assert error["account"] == "gone" and error["kind"] == "connection-refused"
    assert "pop3: This account's server cannot search" in said.err


def searched(backend: ImapBackend, text: str, most: int = 100) -> list[tuple[tuple[int, ...], bool]]:
    return [(each.uids, each.partial) for each in backend.search("INBOX", parse(text, TODAY), most)]


@pytest.mark.parametrize(("text", "asked"), [
    ("from:ada", 'FROM "ada"'), ("to:bob", 'OR TO "bob" CC "bob"'), ('subject:"a \\b"', r'SUBJECT "a \\\\b"'),
    ("tea", 'OR SUBJECT "tea" OR FROM "tea" OR TO "tea" OR CC "tea" BODY "tea"'),
    ("is:unread -is:starred", "UNSEEN NOT FLAGGED"), ("is:answered -body:x", 'ANSWERED NOT BODY "x"'),
    ("after:2026-01-31", "SENTSINCE 30-Jan-2026"), ("before:2026-01-31", "SENTBEFORE 1-Feb-2026"),
    ("on:2026-01-31 -after:2026-01-01", "NOT OR NOT SENTSINCE 30-Jan-2026 NOT SENTBEFORE 2-Feb-2026"),
    ("larger:5k", "LARGER 5120"), ("smaller:1M tag:$Work", r"SMALLER 1048576 KEYWORD \$Work"),
    ("has:attachment", "ALL"), ("in:work !!! from:ada", 'FROM "ada"'),
    ("from:ada OR is:read", 'OR FROM "ada" SEEN'), ("before:0001-01-01 from:a", 'SENTBEFORE 2-Jan-0001 FROM "a"'),
    ("from:a\nb\r\0", 'FROM "a" OR SUBJECT "b" OR FROM "b" OR TO "b" OR CC "b" BODY "b"')])
def test_how_a_query_is_said(text: str, asked: str) -> None:
    asked = asked.replace("(", r"\(").replace(")", r"\)")
    script: list[Step] = [*selected(3), f"C: <tag> UID SEARCH 1:3 {asked}", "S: * SEARCH 12 10", OK]
    play(BARE, script, lambda backend: _equal(searched(backend, text), [((12, 10), False)]))


def test_words_beyond_ascii_go_as_literals() -> None:
    script: list[Step] = [
        *selected(3), r"C: <tag> UID SEARCH CHARSET UTF-8 1:3 FROM \{3\}", "S: + go on", "C: .*b", "S: * SEARCH 12", OK]
    play(BARE, script, lambda backend: _equal(searched(backend, "from:üb"), [((12,), False)]))


def test_large_mailboxes_are_looked_at_in_windows_until_there_is_enough() -> None:
    script: list[Step] = [
        *selected(45_000), 'C: <tag> UID SEARCH RETURN \\(ALL\\) 25001:45000 FROM "a"',
        'S: * ESEARCH (TAG "x") UID ALL 44000:44001', OK,
        'C: <tag> UID SEARCH RETURN \\(ALL\\) 5001:25000 FROM "a"', 'S: * ESEARCH (TAG "x") UID ALL 9,7', OK]
    play(f"{BARE} ESEARCH", script, lambda backend: _equal(
        searched(backend, "from:a", 3), [((44_001, 44_000), False), ((9,), True)]))


def test_a_server_that_names_more_than_there_are_is_not_believed() -> None:
    script: list[Step] = [
        *selected(2), 'C: <tag> UID SEARCH RETURN \\(ALL\\) 1:2 FROM "a"', "S: * ESEARCH UID ALL 1:4294967295",
        "S: * SEARCH 5 6 7 8 9 10", OK]
    play(f"{BARE} ESEARCH", script, lambda backend: _equal(searched(backend, "from:a"), [((6, 5), False)]))


def test_a_refusal_is_told() -> None:
    script: list[Step] = [*selected(2), 'C: <tag> UID SEARCH 1:2 FROM "a"', "S: <tag> NO [BADCHARSET] no such thing"]

    def act(backend: ImapBackend) -> None:
        error = failure(lambda: searched(backend, "from:a"))
        assert isinstance(error, MailError) and error.kind is ErrorKind.REFUSED

    play(BARE, script, act)


def _equal(found: object, wanted: object) -> None:
    assert found == wanted
