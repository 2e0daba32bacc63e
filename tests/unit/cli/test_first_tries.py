"""What somebody types who has not read the manual: it works, or the line says what to type."""

from __future__ import annotations

import argparse
import io
import sys

import pytest
from keyring.errors import NoKeyringError

from app.cli import secret_input
from app.cli.account_server import password_from_stdin
from app.cli.main import command_parser
from app.errors import MailError
from tests.fakes.command_line import CommandLine
from tests.fakes.store import Store


@pytest.mark.parametrize(("typed", "meant"), [
    (("acount", "list"), "account"), (("quux",), ""), (("account", "ad"), "add"),
    (("keys", "genrate", "a@b.c"), "generate")])
def test_a_command_mistyped_is_named_with_the_one_that_was_meant(
        cli: CommandLine, typed: tuple[str, ...], meant: str) -> None:
    detail = cli.fails(2, *typed)["detail"]
    assert "There is no command" in detail and len(detail) < 160
    assert (f"Did you mean '{meant}'?" in detail) if meant else "Did you mean" not in detail


@pytest.mark.parametrize(("typed", "offered"), [
    (("account",), ("add", "find", "remove")), (("pop3",), ("preview", "pending")),
    (("keys",), ("generate", "import"))])
def test_a_group_alone_names_its_commands(cli: CommandLine, typed: tuple[str, ...], offered: tuple[str, ...]) -> None:
    detail = cli.fails(2, *typed)["detail"]
    assert all(each in detail for each in offered) and f"'depeschectl {typed[0]} --help'" in detail


def test_words_without_quotes_are_one_search(cli: CommandLine, store: Store) -> None:
    store.download(range(3))
    quoted = cli.ok("search", "subject:2 has:attachment")
    assert cli.ok("search", "subject:2", "has:attachment") == quoted


def test_a_list_without_a_folder_is_the_inbox(cli: CommandLine, store: Store) -> None:
    store.download(range(3))
    assert cli.ok("list", "home") == cli.ok("list", "home", "INBOX") != []


def test_no_account_is_said_on_a_terminal_only(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = cli("account", "list")
    assert (quiet.code, quiet.out, quiet.err) == (0, b"", "")
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True, raising=False)
    assert cli("account", "list").err == "None.\n"
    assert cli("account", "list", "--json").err == ""


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def test_a_password_is_asked_for_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("getpass.getpass", lambda question: asked.append(question) or "hidden")
    monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO()))
    assert password_from_stdin() == "hidden" and asked == ["Password: "]


def test_a_new_passphrase_is_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["one", "one", "one", "another"])
    monkeypatch.setattr("getpass.getpass", lambda _: next(answers))
    monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO()))
    assert secret_input.line("Passphrase", twice=True) == b"one"
    with pytest.raises(MailError, match="not the same"):
        secret_input.line("Passphrase", twice=True)


def test_a_password_that_changed_is_given_again(cli: CommandLine) -> None:
    cli.ok("account", "add", "x", "--email", "a@b.c", "--protocol", "imap", "--host", "mail.example.org", "--no-check",
           "--password-stdin", stdin=b"the-one-before\n")
    assert list(cli.passwords.keyring.entries.values()) == ["the-one-before"]
    cli.ok("account", "set", "x", "--password-stdin", stdin=b"second\n")
    assert list(cli.passwords.keyring.entries.values()) == ["second"]
    assert cli.ok("account", "set", "x", "--password-command", "pass show mail")["password"] == "command"
    assert not cli.passwords.keyring.entries
    cli.passwords.keyring.error = NoKeyringError("none")
    assert "nothing was changed" in cli.fails(3, "account", "set", "x", "--password-stdin", stdin=b"third\n")["detail"]
    assert cli.ok("account", "show", "x")["password"] == "command"


@pytest.mark.parametrize("name", ["add", "compare"])
def test_every_option_of_a_server_is_explained(name: str) -> None:
    parser = _part(_part(command_parser("account"), "account"), name)
    assert [each.dest for each in parser._actions if each.help is None] == []


def _part(parser: argparse.ArgumentParser, name: str) -> argparse.ArgumentParser:
    """The parser of a subcommand."""
    (commands,) = (each for each in parser._actions if isinstance(each, argparse._SubParsersAction))
    found = commands.choices[name]
    assert isinstance(found, argparse.ArgumentParser)
    return found
