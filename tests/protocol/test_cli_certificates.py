"""depeschectl and certificates: what is told of them, and accounts that accept one key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes.command_line import CommandLine
from tests.servers.certs import Authority
from tests.servers.mail_user import MailUser
from tests.servers.recording import Manners, RecordingServer
from tests.servers.smtp import SmtpSink

pytestmark = pytest.mark.servers


@pytest.fixture
def cli(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(tmp_path / "profile", capsysbinary, monkeypatch)


def test_a_certificate_is_told_with_the_check_that_it_fails(cli: CommandLine, mail_user: MailUser,
                                                            smtp_sink: SmtpSink) -> None:
    server = mail_user.server
    for port, more in ((server.imaps, ()), (server.imap, ("--security", "starttls")),
                       (server.pop3, ("--security", "starttls", "--speaks", "pop3")),
                       (smtp_sink.starttls, ("--security", "starttls", "--speaks", "smtp"))):
        good = cli.ok("account", "certificate", f"localhost:{port}", "--ca-file", server.ca_file, *more)
        assert (good["trusted"], good["failed"]) == (True, []) and "localhost" in good["names"]
        bad = cli.ok("account", "certificate", f"localhost:{port}", *more)
        assert (bad["trusted"], bad["failed"]) == (False, ["unknown-authority"])
        assert (bad["sha256"], bad["pin"]) == (good["sha256"], good["pin"]) and len(good["pin"]) == 64
    told = cli("account", "certificate", f"localhost:{server.imaps}").text
    assert "is not trusted: unknown-authority" in told and good["pin"] in told


def test_an_account_with_a_pin_needs_no_authority_and_accepts_no_other_key(
        cli: CommandLine, mail_user: MailUser, smtp_sink: SmtpSink) -> None:
    server = mail_user.server
    pin = cli.ok("account", "certificate", f"localhost:{server.imaps}")["pin"]
    words = ("account", "add", "work", "--email", "me@example.org", "--protocol", "imap", "--host", "localhost",
             "--port", server.imaps, "--user", mail_user.name, "--password-stdin")
    secret = mail_user.password.encode() + b"\n"
    assert cli.fails(4, *words, stdin=secret)["kind"] == "tls-certificate"
    cli.fails(2, *words, "--pin", "12:34", stdin=secret)
    cli.fails(2, *words, "--smtp-pin", pin, stdin=secret)
    changed = cli.fails(4, *words, "--pin", "0" * 64, stdin=secret)
    assert changed["kind"] == "tls-certificate" and "another than the one you accepted" in changed["detail"]
    cli.ok(*words, "--pin", ":".join(pin[at:at + 2].upper() for at in range(0, 64, 2)), stdin=secret)
    assert cli.ok("account", "show", "work")["incoming"]["pin"] == pin
    assert cli.ok("sync", "work")["accounts"][0]["errors"] == []
    cli.ok("account", "set", "work", "--pin", "0" * 64)
    assert cli("sync", "work").code == 4
    assert cli.ok("account", "set", "work", "--pin", "")["incoming"]["pin"] == ""


@pytest.mark.parametrize("text", ["", ":993", "host:0", "host:99999", "host:x", "a\x07b:993"])
def test_what_is_no_server_is_refused(cli: CommandLine, text: str) -> None:
    assert cli.fails(2, "account", "certificate", text)["kind"] == "usage"


def test_a_server_without_starttls_has_no_certificate(cli: CommandLine, authority: Authority) -> None:
    with RecordingServer("smtp", Manners(None, implicit_tls=False, offers=False, answer=b"502 no\r\n")) as server:
        failed = cli.fails(4, "account", "certificate", f"localhost:{server.port}", "--security", "starttls",
                           "--speaks", "smtp")
    assert failed["kind"] == "starttls-missing"
    assert bytes(server.wire) == b"EHLO [127.0.0.1]\r\nSTARTTLS\r\n"
