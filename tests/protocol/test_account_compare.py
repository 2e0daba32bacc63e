"""depeschectl account compare, on a real mailbox."""

from __future__ import annotations

import pytest

from app.model.account import Account, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.setup.other_server import other_server
from tests.fakes.command_line import CommandLine
from tests.servers.mail_user import MailUser

RAW = b"Subject: hi\r\n\r\nhello\r\n"


@pytest.fixture
def cli(tmp_path_factory: pytest.TempPathFactory, capsysbinary: pytest.CaptureFixture[bytes],
        monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(tmp_path_factory.mktemp("profile"), capsysbinary, monkeypatch)


@pytest.mark.servers
def test_both_protocols_are_told_with_a_recommendation(cli: CommandLine, mail_user: MailUser) -> None:
    for _ in range(3):
        mail_user.deliver(RAW)
    server = mail_user.server
    words = ("account", "compare", "--email", "me@example.org", "--host", "127.0.0.1", "--imap-port", server.imaps,
             "--pop3-port", server.pop3s, "--user", mail_user.name, "--ca-file", server.ca_file)
    command = ("--password-command", f"printf %s '{mail_user.password}'")
    told = cli.ok(*words, *command)
    assert (told["imap"]["folders"], told["imap"]["messages"], told["imap"]["complete"]) == (6, 3, True)
    assert (told["pop3"]["messages"], told["pop3"]["octets"], told["pop3"]["uidl"]) == (3, 3 * len(RAW), True)
    assert (told["recommended"], told["reasons"]) == ("imap", ["usual"])
    moved = cli.ok(*words, *command, "--several-devices", "no", "--little-room", "yes")
    assert moved["recommended"] == "pop3"
    assert "3 messages" in cli(*words, *command).text
    by_stdin = cli.ok(*words, "--password-stdin", stdin=mail_user.password.encode() + b"\n")
    assert by_stdin["imap"]["messages"] == 3
    only_imap = cli.ok(*words, *command, "--pop3-host", "no-such-host.invalid")
    assert only_imap["pop3"]["error"]["kind"] == "host-unknown"
    assert only_imap["recommended"] == "imap"
    refused = cli(*words, "--password-command", "printf wrong", "--json")
    assert (refused.code, refused.json["error"]["kind"]) == (3, "login-refused")
    assert cli.ok("account", "list") == []


@pytest.mark.servers
def test_an_account_is_asked_by_its_own_login(cli: CommandLine, mail_user: MailUser) -> None:
    mail_user.deliver(RAW)
    server = mail_user.server
    cli.ok("account", "add", "work", "--email", "me@example.org", "--protocol", "imap", "--host", "127.0.0.1", "--port",
           server.imaps, "--user", mail_user.name, "--ca-file", server.ca_file, "--password-command",
           f"printf %s '{mail_user.password}'", "--no-check")
    told = cli.ok("account", "compare", "work")
    assert told["imap"]["messages"] == 1
    # Nothing is at the usual port of this machine, and that is no failure of the whole.
    assert told["pop3"]["port"] == 995 and "error" in told["pop3"]


def test_what_is_missing_is_said(cli: CommandLine) -> None:
    assert cli("account", "compare").code == 2
    assert cli("account", "compare", "--email", "me@example.org", "--host", "127.0.0.1").code == 2
    assert cli("account", "compare", "nobody").code == 2


@pytest.mark.parametrize(("email", "protocol", "host", "security", "other"), [
    ("mara@nordlicht.example", Protocol.IMAP, "imap.nordlicht.example", Security.TLS, ("pop.nordlicht.example", 995)),
    ("mara@nordlicht.example", Protocol.POP3, "pop3.nordlicht.example", Security.STARTTLS,
     ("imap.nordlicht.example", 143)),
    ("mara@nordlicht.example", Protocol.POP3, "mail.nordlicht.example", Security.TLS, ("mail.nordlicht.example", 993)),
    ("mara@gmx.de", Protocol.POP3, "pop.gmx.net", Security.TLS, ("imap.gmx.net", 993)),
    # The address is with one provider, the mailbox with another: the password is not for the first.
    ("mara@gmail.com", Protocol.IMAP, "imap.firma.example", Security.TLS, ("pop.firma.example", 995)),
    ("mara@gmail.com", Protocol.IMAP, "imap.googlemail.com", Security.TLS, ("pop.googlemail.com", 995)),
    ("mara@gmail.com", Protocol.IMAP, "127.0.0.1", Security.STARTTLS, ("127.0.0.1", 110)),
])
def test_where_the_other_protocol_is(email: str, protocol: Protocol, host: str, security: Security,
                                     other: tuple[str, int]) -> None:
    incoming = ServerSettings(host, 1, security, "mara")
    account = Account(0, "x", email, "", protocol, incoming, None, SecretSource(SecretKind.SESSION))
    wanted = Protocol.IMAP if protocol is Protocol.POP3 else Protocol.POP3
    found = other_server(account, wanted)
    assert (found.host, found.port) == other
