"""What goes wrong outside the program, on the command line: exit code, one plain sentence, no secret, nothing lost."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import apsw
import pytest

from app.model.account import Protocol, Security
from app.paths import Profile
from app.store.lock import ProfileLock
from tests.factory import make_mail
from tests.fakes.command_line import CommandLine
from tests.fakes.damage import spoil_root, spoil_start
from tests.fakes.disk import SmallDisk
from tests.fakes.impatience import be_impatient
from tests.servers.certs import Authority
from tests.servers.mail_user import MailUser
from tests.servers.smtp import SmtpSink
from tests.servers.troubles import NAMES, WRONG_PASSWORD, Site, Trouble

pytestmark = pytest.mark.servers

SAID: dict[str, tuple[int, str, str]] = {
    "wrong password": (3, "login-refused", "Check user name and password"),
    "unknown host": (4, "host-unknown", "no-such-host.invalid"),
    "refused port": (4, "connection-refused", "Check the port"),
    "self-signed": (4, "tls-certificate", "is self-signed: nobody vouches for it"),
    "expired": (4, "tls-certificate", "has expired"),
    "wrong name": (4, "tls-certificate", "is made out to another name"),
    "no STARTTLS": (4, "starttls-missing", "STARTTLS"),
    "TLS on a plain port": (4, "tls-failed", "does not answer with TLS. Choose STARTTLS for this port"),
    "other protocol": (4, "wrong-protocol", "{other} server"),
    "other protocol, STARTTLS": (4, "wrong-protocol", "{other} server"),
    "SMTP": (4, "wrong-protocol", "an SMTP server"),
    "web": (4, "wrong-protocol", "a web server|does not speak POP3"),
    "hangs": (4, "timeout", "hangs"),
    "hangs in the login": (4, "timeout", "hangs"),
}
"""Exit code, kind, and words of the sentence (a regular expression)."""
OTHER = {Protocol.IMAP: "a POP3", Protocol.POP3: "an IMAP"}


@pytest.fixture
def cli(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(tmp_path / "profile", capsysbinary, monkeypatch)


@pytest.fixture
def site(mail_user: MailUser, smtp_sink: SmtpSink, authority: Authority) -> Iterator[Site]:
    with ExitStack() as stack:
        yield Site(stack, mail_user, smtp_sink, authority)


@pytest.fixture
def disk() -> Iterator[SmallDisk]:
    with SmallDisk() as disk:
        yield disk


def words(name: str, protocol: Protocol, typed: Trouble, *more: object) -> tuple[object, ...]:
    """The call that adds an account."""
    server = typed.settings
    return ("account", "add", name, "--email", "mara@nordlicht.example", "--protocol", protocol.value,
            "--host", server.host, "--port", server.port, "--security", server.security.value, "--user", server.user,
            "--ca-file", server.ca_file, "--password-command", f"printf %s '{typed.password}'", *more)


# --- servers ---------------------------------------------------------------------------------------------------


def test_every_trouble_is_listed() -> None:
    assert set(SAID) == set(NAMES)


@pytest.mark.parametrize("protocol", list(Protocol))
@pytest.mark.parametrize("name", NAMES)
def test_each_trouble_has_its_code_and_its_sentence(
        cli: CommandLine, site: Site, name: str, protocol: Protocol, monkeypatch: pytest.MonkeyPatch) -> None:
    if name.startswith("hangs"):
        be_impatient(monkeypatch, 0.4)
    typed = site.trouble(name, protocol)
    code, kind, said = SAID[name]
    said = said.format(other=OTHER[protocol])
    began = time.monotonic()

    # When it is added: nothing is stored.
    error = cli.fails(code, *words("work", protocol, typed))
    assert error["kind"] == kind and re.search(said, error["detail"]), error
    assert cli.ok("account", "list") == []

    # When an account that is there already meets it; for people, too.
    cli.ok(*words("work", protocol, typed, "--no-check"))
    error = cli.fails(code, "sync")
    assert error["kind"] == kind and re.search(said, error["detail"]), error
    plain = cli("sync", "work")
    assert plain.code == code and plain.err.startswith("depeschectl: work: ") and re.search(said, plain.err)
    assert plain.text == "work: failed\n"
    for secret in (typed.password, WRONG_PASSWORD):
        assert secret not in f"{error} {plain.err} {plain.text}"
    assert time.monotonic() - began < 5


OUTGOING: dict[str, tuple[int, str, str]] = {
    "wrong password": (3, "login-refused", "Check user name and password"),
    "refused port": (4, "connection-refused", "Check the port"),
    "self-signed": (4, "tls-certificate", "is self-signed"),
    "IMAP": (4, "wrong-protocol", "is an IMAP server"),
    "POP3": (4, "wrong-protocol", "is a POP3 server"),
    "hangs": (4, "timeout", "hangs"),
}


@pytest.mark.parametrize("name", list(OUTGOING))
def test_the_outgoing_server_is_named_as_such(cli: CommandLine, site: Site, name: str,
                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    if name == "hangs":
        be_impatient(monkeypatch, 0.4)
    code, kind, said = OUTGOING[name]
    if name in ("IMAP", "POP3"):
        server = site.good(Protocol(name.lower())).settings
    elif name == "wrong password":
        server = site.trouble("SMTP", Protocol.IMAP).settings
    else:
        server = site.trouble(name, Protocol.IMAP).settings
    # The sink's user is another one than Dovecot's, so the same password is wrong there.
    error = cli.fails(code, *words("work", Protocol.IMAP, site.good(Protocol.IMAP)), "--smtp-host", server.host,
                      "--smtp-port", server.port, "--smtp-security", server.security.value,
                      "--smtp-user", "nobody")
    assert error["kind"] == kind and error["detail"].startswith("The outgoing server: ") and said in error["detail"]
    assert site.user.password not in str(error)
    assert cli.ok("account", "list") == []


# --- a full disk -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("protocol", list(Protocol))
def test_a_full_disk_loses_nothing_and_the_next_sync_goes_on(
        cli: CommandLine, site: Site, mail_user: MailUser, disk: SmallDisk, protocol: Protocol) -> None:
    for number in range(5):
        mail_user.deliver(make_mail(number))
    cli.ok(*words("mail", protocol, site.good(protocol), *(["--leave", "delete"] if protocol is Protocol.POP3 else [])))
    cli.ok("sync")
    # Random letters cannot be compressed.
    chance = random.Random(7)
    later = {f"Message {number}": make_mail(number, body="\r\n".join(chance.randbytes(35).hex() for _ in range(3_000)))
             for number in range(10, 30)}
    for raw in later.values():
        mail_user.deliver(raw)

    disk.room = 1_200_000
    error = cli.fails(6, "sync")
    assert error["kind"] == "disk-full" and "free some space" in error["detail"].lower() and disk.refused
    assert "Nothing that was already stored is lost" in error["detail"]
    disk.room = 0
    assert cli.fails(6, "sync")["kind"] == "disk-full"
    kept = cli.ok("list", "mail", "INBOX")
    assert {f"Message {number}" for number in range(5)} <= {each["subject"] for each in kept}
    assert cli.ok("check")["ok"]
    edited = cli("flag", kept[0]["id"], "--add", "flagged", "--json")
    assert edited.code in (0, 6)  # there may be room for so little
    if protocol is Protocol.POP3:  # what the server gave up is here, and the rest is still there
        full = [each for each in kept if each["cached"] == "full"]
        on_server = [each for box in ("new", "cur") for each in (mail_user.maildir / box).iterdir()]
        assert len(full) + len(on_server) >= 25

    disk.room = 1 << 40
    cli.ok("sync")
    listed = cli.ok("list", "mail", "INBOX")
    assert sorted(each["subject"] for each in listed) == sorted(
        f"Message {number}" for number in (*range(5), *range(10, 30)))
    for each in listed:
        if each["subject"] in later:
            assert cli("show", each["id"], "--as", "raw").out == later[each["subject"]]
    assert cli.ok("check", "--server") == {"ok": True, "problems": []}


def test_a_disk_that_is_full_from_the_start(cli: CommandLine, site: Site, disk: SmallDisk) -> None:
    disk.room = 0
    error = cli.fails(6, *words("mail", Protocol.IMAP, site.good(Protocol.IMAP)))
    assert error["kind"] == "disk-full"
    disk.room = 1 << 40
    cli.ok(*words("mail", Protocol.IMAP, site.good(Protocol.IMAP)))
    cli.ok("sync")


# --- a damaged database --------------------------------------------------------------------------------------------


def fill(cli: CommandLine, site: Site, mail_user: MailUser) -> None:
    """40 messages by IMAP; the same by POP3, which deletes them from the server."""
    for number in range(40):
        mail_user.deliver(make_mail(number, body=f"text {number} " * 200))
    cli.ok(*words("imap", Protocol.IMAP, site.good(Protocol.IMAP)))
    cli.ok("sync", "imap")
    cli.ok(*words("pop3", Protocol.POP3, site.good(Protocol.POP3), "--leave", "keep"))
    cli.ok("sync", "pop3")


def test_a_damaged_database_is_kept_aside_and_told_and_the_call_goes_on(
        cli: CommandLine, site: Site, mail_user: MailUser) -> None:
    fill(cli, site, mail_user)
    spoil_start(Profile(cli.profile).database)
    ended = cli("sync", "--json")
    assert ended.code == 0, ended
    assert "was damaged and has been repaired" in ended.err
    assert "40 messages that exist only here were saved" in ended.err
    (kept,) = cli.profile.glob("mail.db.damaged-*[0-9]")
    assert str(kept) in ended.err and kept.read_bytes().startswith(b"no database at all")
    outcome = {each["account"]: each for each in ended.json["accounts"]}
    assert (outcome["imap"]["new"], outcome["pop3"]["new"]) == (40, 0)
    for name in ("imap", "pop3"):
        listed = cli.ok("list", name, "INBOX")
        assert {each["subject"] for each in listed} == {f"Message {number}" for number in range(40)}
        assert {each["cached"] for each in listed} == {"full"}
    assert cli.ok("check", "--server")["ok"]


def test_damage_found_at_work_ends_the_call_and_the_next_one_repairs(
        cli: CommandLine, site: Site, mail_user: MailUser) -> None:
    fill(cli, site, mail_user)
    mail_user.deliver(make_mail(99))
    spoil_root(Profile(cli.profile).database, "message_location")
    error = cli.fails(6, "sync")
    assert error["kind"] == "damaged" and "repairs it when it is started next" in error["detail"]
    ended = cli("sync", "--json")
    assert ended.code == 0 and "40 messages that exist only here were saved, 0 are lost" in ended.err, ended
    assert list(cli.profile.glob("mail.db.damaged-*[0-9]"))
    assert {each["subject"] for each in cli.ok("list", "pop3", "INBOX")} == {
        f"Message {number}" for number in (*range(40), 99)}
    assert cli.ok("check", "--server")["ok"]


def test_no_repair_while_another_instance_works(cli: CommandLine, site: Site, mail_user: MailUser) -> None:
    fill(cli, site, mail_user)
    profile = Profile(cli.profile)
    spoil_start(profile.database)
    lock = ProfileLock(profile.lock)
    lock.acquire()
    assert cli.fails(6, "list", "imap", "INBOX")["kind"] == "locked"
    assert not list(cli.profile.glob("mail.db.damaged-*"))
    lock.release()
    assert len(cli.ok("list", "pop3", "INBOX")) == 40


def test_a_newer_programs_profile_is_left_as_it_is(cli: CommandLine, site: Site) -> None:
    cli.ok(*words("mail", Protocol.IMAP, site.good(Protocol.IMAP)))
    database = apsw.Connection(str(Profile(cli.profile).database))
    database.execute("PRAGMA user_version = 99")
    database.close()
    error = cli.fails(6, "sync")
    assert error["kind"] == "store" and "newer Depesche" in error["detail"]


def test_no_encryption_beyond_this_computer(cli: CommandLine, site: Site) -> None:
    typed = site.good(Protocol.IMAP)
    error = cli.fails(2, "account", "add", "x", "--email", "a@b.example", "--protocol", "imap", "--host",
                      "mail.example.org", "--security", Security.NONE.value, "--password-command",
                      f"printf %s '{typed.password}'")
    assert "localhost" in error["detail"]
