"""Arguments, exit codes, and the promise of at most one line and no traceback."""

from __future__ import annotations

import importlib
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import listing, main, send
from app.cli.output import Output, clean
from app.cli.parser import Commands, Parser
from app.errors import ErrorKind, MailError
from app.model.sync import Arrived
from app.paths import Profile
from app.store.database import Database
from app.store.lock import ProfileLock
from tests.fakes.command_line import CommandLine
from tests.fakes.store import Store, make_raw, remote

PAGE = 16_384
"""Octets, of our databases."""


@pytest.mark.parametrize("words", [
    ("--json", "account", "list"), ("account", "--json", "list"), ("account", "list", "--json"),
    ("--json", "account", "--json", "list", "--json")])
def test_json_stands_anywhere(cli: CommandLine, store: Store, words: tuple[str, ...]) -> None:
    ended = cli(*words)
    assert [each["account"] for each in ended.json] == ["work", "home"]


def test_profile_stands_anywhere_and_wins_over_the_environment(
        cli: CommandLine, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    monkeypatch.setenv("DEPESCHE_PROFILE", str(tmp_path / "other"))
    for words in (["account", "list", "--profile", str(cli.profile)], ["account", f"--profile={cli.profile}", "list"]):
        assert main.main(words) == 0
        assert b"work" in capsysbinary.readouterr().out
    assert main.main(["account", "list"]) == 0 and (tmp_path / "other" / "mail.db").exists()
    assert capsysbinary.readouterr().out == b""


@pytest.mark.parametrize("words", [
    (), ("dance",), ("list",), ("show", "x"), ("show", "0"), ("show", "-1"), ("show", "9" * 30),
    ("account", "add"), ("account",), ("sync", "--bodies", "some"), ("export", "work", "--to", "x", "--format", "zip"),
    ("list", "work", "INBOX", "--limit", "0"), ("sync", "--fold", "x"), ("flag", "1", "--add"), ("sync", "nobody"),
    ("pop3", "preview", "work"), ("switch", "work", "--to", "imap", "--host", "h"),
    ("search", "before:x"), ("outbox", "retry", "7"), ("outbox", "dance"), ("check", "nobody"), ("undo",),
    ("folders", "nobody"), ("send", "work", "/nowhere"), ("send", "work", "/"), ("list", "work", "\udcff")])
def test_what_cannot_be_done_is_one_line_and_code_2(cli: CommandLine, store: Store, words: tuple[str, ...]) -> None:
    error = cli.fails(2, *words)
    assert error["kind"] in ("usage", "unsupported")
    plain = cli(*words)
    assert plain.code == 2 and plain.out == b"" and plain.err.startswith("depeschectl: ")


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("account", "add", "--help")])
def test_help_and_version(cli: CommandLine, words: tuple[str, ...]) -> None:
    assert cli(*words).code == 0
    assert not cli.profile.exists()


def account_words(**more: str) -> list[str]:
    words = {"email": "a@b.c", "protocol": "imap", "host": "mail.example.org", "password-command": "exit 1", **more}
    return ["account", "add", "x", "--no-check", *(f"--{name}={value}" for name, value in words.items())]


@pytest.mark.parametrize("more", [
    {"email": "nobody"}, {"protocol": "jmap"}, {"port": "0"}, {"port": "65536"}, {"port": "x"}, {"security": "ssl"},
    {"security": "none"}, {"host": ""}, {"host": "a b"}, {"host": "a\r\nb"}, {"ca-file": "/nowhere"},
    {"leave": "keep"}, {"protocol": "pop3", "leave": "days:x"}, {"smtp-host": "s", "smtp-security": "none"},
    {"host": "127.0.0.1.evil.example", "security": "none", "protocol": "pop3", "leave": "never"}])
def test_impossible_accounts(cli: CommandLine, more: dict[str, str]) -> None:
    assert cli.fails(2, *account_words(**more))["kind"] == "usage"
    assert cli.ok("account", "list") == []


def test_defaults_of_an_account(cli: CommandLine) -> None:
    assert cli.ok(*account_words()) == {"account": "x", "protocol": "imap", "capabilities": []}
    found = cli.ok("account", "show", "x")
    assert found["incoming"] == {"host": "mail.example.org", "port": 993, "security": "tls", "user": "a@b.c",
                                 "pin": ""}
    assert found["outgoing"] is None and found["leave"] is None and found["password"] == "command"
    cli.ok("account", "remove", "x")
    cli.ok(*account_words(**{"protocol": "pop3", "security": "starttls", "user": "me", "smtp-host": "out.example.org",
                             "smtp-security": "starttls"}))
    found = cli.ok("account", "show", "x")
    assert found["incoming"]["port"] == 110 and found["leave"] == "days:14"
    assert found["outgoing"] == {"host": "out.example.org", "port": 587, "security": "starttls", "user": "me",
                                 "pin": ""}


def test_an_unexpected_error_is_one_line_and_a_log_without_its_text(
        cli: CommandLine, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("hunter" + str(2))

    monkeypatch.setattr("app.store.folders.folders", broken)
    error = cli.fails(6, "folders", "work")
    assert error["detail"].startswith("internal error: RuntimeError")
    log = Profile(cli.profile).log.read_text()
    assert "in broken" in log and "hunter2" not in log


@pytest.mark.parametrize(("words", "code"), [(("sync",), 7), (("folders", "work"), 130)])
def test_ctrl_c(cli: CommandLine, store: Store, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int
                ) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.store.accounts.accounts", stop)
    monkeypatch.setattr("app.store.accounts.by_name", stop)
    ended = cli(*words)
    assert (ended.code, ended.err, ended.out) == (code, "depeschectl: Stopped.\n", b"")


def test_a_profile_that_cannot_be_made(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("a file")
    assert cli.fails(6, "account", "list")["kind"] == "store"


def test_a_full_disk_ends_with_6_and_loses_nothing(
        cli: CommandLine, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.download(range(3))
    (tmp_path / "big.eml").write_bytes(make_raw(9, body=random.Random(1).randbytes(400_000).hex()))
    store.db.run("PRAGMA wal_checkpoint(TRUNCATE)")
    original = Database.open

    def small(path: Path, *, readonly: bool = False) -> Database:
        db = original(path, readonly=readonly)
        db.run(f"PRAGMA max_page_count = {db.value('PRAGMA page_count') + 2}")
        return db

    with monkeypatch.context() as patch:
        patch.setattr(Database, "open", small)
        assert cli.fails(6, "import", "home", "Archive", tmp_path / "big.eml")["kind"] == "disk-full"
    assert len(cli.ok("list", "home", "INBOX")) == 3 and cli.ok("list", "home", "Archive") == []
    assert cli.ok("check")["ok"]
    assert cli.ok("import", "home", "Archive", tmp_path / "big.eml")["messages"] == 1


@pytest.mark.parametrize("damage", ["header", "middle", "truncated"])
def test_a_damaged_database_is_kept_aside_and_pop3_mail_is_saved(
        cli: CommandLine, store: Store, damage: str) -> None:
    raws = [make_raw(each, body=random.Random(each).randbytes(4_000).hex()) for each in range(30)]
    arrived = tuple(remote(each, uid=f"u{each}", raw=raw) for each, raw in enumerate(raws))
    store.sync(Arrived("INBOX", tuple(each._replace(raw=raw) for each, raw in zip(arrived, raws, strict=True))),
               path="INBOX", account=store.pop)
    path = store.db.path
    root = store.db.value("SELECT rootpage FROM sqlite_schema WHERE name = 'folder'")
    store.db.close()
    octets = bytearray(path.read_bytes())
    if damage == "header":
        octets[:100] = b"\xaa" * 100
    elif damage == "middle":
        octets[(root - 1) * PAGE:root * PAGE] = b"\xaa" * PAGE
    else:
        del octets[len(octets) * 9 // 10 // PAGE * PAGE:]
    path.write_bytes(octets)
    first = cli("list", "home", "INBOX", "--json")
    ended = first if first.code == 0 else cli("list", "home", "INBOX", "--json")  # found in use, repaired by the next
    assert ended.code == 0 and "damaged" in (first.err + ended.err)
    assert [each.name for each in cli.profile.iterdir() if ".damaged-" in each.name]
    found = cli.ok("list", "home", "INBOX")
    assert {cli("show", each["id"], "--as", "raw").out for each in found} <= set(raws)
    assert len(found) >= (30 if damage == "header" else 15)
    assert cli.ok("check")["ok"]


def test_damage_is_not_repaired_under_a_windows_feet(cli: CommandLine, store: Store) -> None:
    store.db.close()
    path = Profile(cli.profile).database
    path.write_bytes(b"\xaa" * 40_000)
    lock = ProfileLock(Profile(cli.profile).lock)
    lock.acquire()
    assert cli.fails(6, "account", "list")["kind"] == "locked"
    lock.release()
    assert path.read_bytes()[:4] == b"\xaa" * 4
    assert cli("account", "list", "--json").code == 0


def test_a_profile_of_a_newer_version_is_left_alone(cli: CommandLine, store: Store) -> None:
    store.db.run("PRAGMA user_version = 99")
    copy = cli.profile / "copy"
    shutil.copy(store.db.path, copy)
    assert "newer" in cli.fails(6, "account", "list")["detail"]


# --- printing --------------------------------------------------------------------------------------------------


def test_mail_does_not_steer_the_terminal(cli: CommandLine, store: Store) -> None:
    (number,) = store.download(range(1))
    store.db.run("UPDATE message SET subject = ? WHERE id = ?", ("a\x1b[31mred\x9b\u202e", number))
    for words in (("list", "home", "INBOX"), ("list", "home", "INBOX", "--json")):
        out = cli(*words).out
        assert b"\x1b" not in out and "\x9b".encode() not in out and "\u202e".encode() not in out
    assert json.loads(cli("list", "home", "INBOX", "--json").out)[0]["subject"] == "a\x1b[31mred\x9b\u202e"
    assert clean("a\tb\nc\rd") == "a\tb\nc\ufffdd"


def test_a_bar_only_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    output = Output(False)
    output.progress("x", 1, 2)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    output.progress("work: headers INBOX", 12, 24, "1.0 MB")
    output.progress("work", 0, 0)
    output.say("done")
    err = capsys.readouterr().err
    assert "[############............] 12/24 1.0 MB" in err and err.endswith("\r" + "done\n")


@pytest.mark.parametrize("seconds", [-1e18, 1e18, float("nan"), float("inf"), -62_167_219_200.0 - 1e6])
def test_a_date_that_no_calendar_knows_is_none_or_text(seconds: float) -> None:
    assert isinstance(listing.day_and_time(seconds), str | None)


# --- sending -----------------------------------------------------------------------------------------------------


def test_missing_fields_are_added_and_lines_end_in_crlf(store: Store) -> None:
    raw = send.completed(b"To: a@b.c\nSubject: x\n\nbody\nend\rmac", store.pop)
    head, _, body = raw.partition(b"\r\n\r\n")
    assert [line.partition(b":")[0] for line in head.split(b"\r\n")] == [b"From", b"Date", b"Message-ID", b"To",
                                                                        b"Subject"]
    assert body == b"body\r\nend\r\nmac" and b"@example.org>" in head
    assert send.completed(raw, store.pop) == raw


@pytest.mark.parametrize(("head", "recipients"), [
    (b"To: A <a@b.c>, a@b.c\r\nCc: =?utf-8?q?D=C3=B6?= <d@e.f>\r\nBcc: g@h.i", ("a@b.c", "d@e.f", "g@h.i")),
    (b"To: Team: x@y.z, v@w.z;\r\nReply-To: no@no.no", ("x@y.z", "v@w.z")),
    (b"tO:\r\n folded@b.c", ("folded@b.c",))])
def test_recipients_are_those_of_to_cc_and_bcc(head: bytes, recipients: tuple[str, ...]) -> None:
    assert send.recipients_of(head + b"\r\n\r\nTo: not@here.org\r\n") == recipients


@pytest.mark.parametrize("head", [b"Subject: x", b"To: ", b"To: nonsense", b"To: a@b.c, evil", b"To: " + b", ".join(
    b"a%d@b.c" % number for number in range(501))])
def test_recipients_that_cannot_be(head: bytes) -> None:
    with pytest.raises(MailError) as caught:
        send.recipients_of(head + b"\r\n\r\n")
    assert caught.value.kind is ErrorKind.USAGE


def test_each_subcommand_is_found_where_it_is() -> None:
    """Only its own module is imported, so the table must be right."""
    for name, module in main._MODULES.items():
        made = Commands(Parser(prog="x"))
        importlib.import_module(f"app.cli.{module}").add(made)
        assert name in made._adder.choices
        assert set(made._adder.choices) == {each for each, where in main._MODULES.items() if where == module}


@pytest.mark.parametrize(("words", "called"), [
    (["sync"], "sync"), (["--json", "--profile", "keys", "sync"], "sync"), (["--profile=keys", "list", "sync"], "list"),
    (["--profile"], ""), ([], ""), (["--help"], "")])
def test_the_subcommand_that_is_called(words: list[str], called: str) -> None:
    assert main._called(words) == called


def test_a_subcommand_does_not_bring_the_others() -> None:
    code = ("import sys; from app.cli import main; main.command_parser('sync'); "
            "print([each for each in sys.modules if each in ('app.cli.account', 'app.cli.keys', 'dns')])")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("is_terminal", [True, False])
def test_what_a_stranger_wrote_steers_no_terminal(capfdbinary: pytest.CaptureFixture[bytes], is_terminal: bool,
                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    """An escape sequence could write into the clipboard, or move what stands there; a file gets every octet."""
    raw = b"Subject: x\r\n\r\n\x1b]52;c;cm0gLXJmIH4=\x07\x9b2J caf\xc3\xa9\r\n"
    monkeypatch.setattr("sys.stdout.isatty", lambda: is_terminal)
    Output(False).foreign(raw)
    told = capfdbinary.readouterr().out
    if is_terminal:
        assert not {0x1b, 0x07, 0x9b, 0x0d} & set(told) and "café\n".encode() in told
    else:
        assert told == raw
