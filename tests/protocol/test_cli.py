"""depeschectl against the real Dovecot (POP3: Cyrus and Courier too) and a real SMTP server: what scripts see.

In one file, since every subcommand is run by the `cli` and on the `mailbox` at its head.
"""

from __future__ import annotations

import imaplib
import json
import os
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.paths import Profile
from app.store.lock import ProfileLock
from tests.fakes.command_line import CommandLine
from tests.fakes.store import make_raw
from tests.protocol.conftest import POP3_SERVERS, owner_on
from tests.servers.mail_user import MailUser
from tests.servers.owner import Owner
from tests.servers.smtp import SmtpSink

pytestmark = pytest.mark.servers

WITH_FILE = (b"From: Ada <ada@example.org>\r\nTo: bob@example.org\r\nSubject: files\r\nMessage-ID: <f@x>\r\n"
             b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
             b"--b\r\nContent-Type: text/html\r\n\r\n"
             b"<p>Hello <script>alert(1)</script><img src=\"http://tracker.example/x.png\"></p>\r\n--b\r\n"
             b"Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"../a.pdf\"\r\n"
             b"Content-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--b--\r\n")


@pytest.fixture
def cli(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(tmp_path / "profile", capsysbinary, monkeypatch)


@pytest.fixture
def mailbox(request: pytest.FixtureRequest) -> Any:
    """12 messages, one with a file, two of them read: a MailUser, or an Owner on the POP3 server that is named."""
    name = getattr(request, "param", "")
    user = owner_on(request, name) if name else request.getfixturevalue("mail_user")
    for number in range(11):
        user.deliver(make_raw(number, body=f"text {number} \u00fc" + "x" * 50 * number),
                     flags="S" if number < 2 else "", when=1_700_000_000 + 60 * number)
    user.deliver(WITH_FILE, when=1_700_001_000)
    return user


on_each_pop3_server = pytest.mark.parametrize("mailbox", POP3_SERVERS, indirect=True)
by_each_protocol = pytest.mark.parametrize(
    ("mailbox", "protocol"), [("", "imap"), *((server, "pop3") for server in POP3_SERVERS)],
    indirect=["mailbox"])


def add(cli: CommandLine, user: MailUser | Owner, protocol: str, *more: object, security: str = "tls") -> object:
    if protocol == "pop3":
        port = user.server.pop3s if security == "tls" else user.server.pop3
    else:
        assert isinstance(user, MailUser)
        port = user.server.imaps if security == "tls" else user.server.imap
    return cli.ok("account", "add", protocol, "--email", "me@example.org", "--protocol", protocol,
                  "--host", "127.0.0.1", "--port", port, "--security", security,
                  "--user", user.name, "--ca-file", user.server.ca_file,
                  "--password-command", f"printf %s '{user.password}'", *more)


@pytest.fixture
def second(mailbox: MailUser) -> Iterator[imaplib.IMAP4_SSL]:
    """Another client of the same user."""
    context = ssl.create_default_context(cafile=str(mailbox.server.ca_file))
    client = imaplib.IMAP4_SSL("127.0.0.1", mailbox.server.imaps, ssl_context=context)
    client.login(mailbox.name, mailbox.password)
    client.select("INBOX")
    yield client
    client.logout()


# --- accounts ------------------------------------------------------------------------------------------------


@by_each_protocol
@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
def test_adding_logs_in_and_tells_the_capabilities(
        cli: CommandLine, mailbox: MailUser | Owner, protocol: str, security: str) -> None:
    added = add(cli, mailbox, protocol, security=security)
    assert isinstance(added, dict)
    assert (added["account"], added["protocol"]) == (protocol, protocol)
    assert ("IDLE" if protocol == "imap" else "UIDL") in added["capabilities"]
    (listed,) = cli.ok("account", "list")
    assert listed == cli.ok("account", "show", protocol)
    assert mailbox.password not in json.dumps(listed) and "printf" not in json.dumps(listed)


def test_a_password_from_stdin_goes_to_the_keyring(cli: CommandLine, mailbox: MailUser) -> None:
    words = ("account", "add", "work", "--email", "me@example.org", "--protocol", "imap", "--host", "127.0.0.1",
             "--port", mailbox.server.imaps, "--user", mailbox.name, "--ca-file", mailbox.server.ca_file,
             "--password-stdin")
    assert cli.fails(3, *words, stdin=b"wrong\n")["kind"] == "login-refused"
    assert cli.fails(3, *words, stdin=b"\n")["kind"] == "secret-missing"
    assert cli.ok("account", "list") == []
    cli.ok(*words, stdin=mailbox.password.encode() + b"\n")
    assert list(cli.passwords.keyring.entries.values()) == [mailbox.password]
    cli.ok("sync")
    cli.ok("account", "remove", "work")
    assert not cli.passwords.keyring.entries and cli.ok("account", "list") == []


def test_without_a_keyring_nothing_is_stored(cli: CommandLine, mailbox: MailUser) -> None:
    from keyring.errors import NoKeyringError

    cli.passwords.keyring.error = NoKeyringError("none")
    error = cli.fails(3, "account", "add", "work", "--email", "me@example.org", "--protocol", "imap", "--host",
                      "127.0.0.1", "--port", mailbox.server.imaps, "--user", mailbox.name, "--ca-file",
                      mailbox.server.ca_file, "--password-stdin", stdin=mailbox.password.encode())
    assert "--password-command" in error["detail"] and cli.ok("account", "list") == []


def test_each_trouble_has_its_code_and_sentence(cli: CommandLine, mailbox: MailUser) -> None:
    def attempt(code: int, *words: object) -> str:
        return cli.fails(code, "account", "add", "x", "--email", "me@example.org", "--user", mailbox.name,
                         *words)["kind"]

    secret = ("--password-command", "printf %s 'correct horse'")
    ca = ("--ca-file", mailbox.server.ca_file)
    host = ("--protocol", "imap", "--host", "127.0.0.1")
    assert attempt(3, *host, "--port", mailbox.server.imaps, *ca, "--password-command", "echo no") == "login-refused"
    assert attempt(3, *host, "--port", mailbox.server.imaps, *ca, "--password-command", "exit 7") == "secret-missing"
    assert attempt(4, *host, "--port", mailbox.server.imaps, *secret) == "tls-certificate"
    assert attempt(4, *host, "--port", 1, *secret) == "connection-refused"
    assert attempt(4, "--protocol", "imap", "--host", "nowhere.invalid", *secret) == "host-unknown"
    assert attempt(4, *host, "--port", mailbox.server.pop3s, *ca, *secret) == "wrong-protocol"
    assert attempt(2, "--protocol", "imap", "--host", "mail.example.org", "--security", "none", *secret) == "usage"
    assert cli.ok("account", "list") == []


def test_the_same_name_twice_is_refused_before_any_login(cli: CommandLine, mailbox: MailUser) -> None:
    add(cli, mailbox, "imap")
    assert cli.fails(2, "account", "add", "imap", "--email", "a@b.c", "--protocol", "imap", "--host", "nowhere.invalid",
                     "--password-command", "exit 1")["kind"] == "usage"


# --- sync, list, show ------------------------------------------------------------------------------------------


@by_each_protocol
def test_a_round_fetches_everything_byte_identical(cli: CommandLine, mailbox: MailUser | Owner, protocol: str) -> None:
    add(cli, mailbox, protocol)
    (done,) = cli.ok("sync", protocol)["accounts"]
    assert (done["account"], done["new"], done["changed"], done["removed"], done["errors"]) == (protocol, 12, 0, 0, [])
    assert done["bytes"] > 3_000 and 0 < done["first_page_seconds"] <= done["seconds"] and done["folders"] >= 1
    listed = cli.ok("list", protocol, "INBOX")
    assert [each["subject"] for each in listed] == ["files", *(f"Message {number}" for number in range(10, -1, -1))]
    assert {each["cached"] for each in listed} == {"full"}
    for each in listed:
        raw = cli("show", each["id"], "--as", "raw").out
        assert raw == (WITH_FILE if each["subject"] == "files" else make_raw(
            int(each["subject"].split()[1]), body=f"text {each['subject'].split()[1]} \u00fc"
            + "x" * 50 * int(each["subject"].split()[1])))
    assert cli.ok("check", protocol, "--server") == {"ok": True, "problems": []}
    (again,) = cli.ok("sync")["accounts"]
    assert (again["new"], again["changed"], again["removed"]) == (0, 0, 0)
    folder = next(each for each in cli.ok("folders", protocol) if each["role"] == "inbox")
    assert (folder["total"], folder["cached"]) == (12, 12)


def test_lists_go_on_after_a_message(cli: CommandLine, mailbox: MailUser) -> None:
    add(cli, mailbox, "imap")
    cli.ok("sync", "--bodies", "none")
    first = cli.ok("list", "imap", "inbox", "--limit", 5)
    rest = cli.ok("list", "imap", "inbox", "--after", first[-1]["id"])
    assert len(first) == 5 and len(rest) == 7
    assert len({each["id"] for each in first + rest}) == 12
    newest = first[1]
    assert newest == {**newest, "uid": 11, "message_id": "10@example.org", "from": "Ada <ada@example.org>",
                      "to": "Bob <bob@example.org>", "subject": "Message 10", "date": "2023-11-14T22:23:20Z",
                      "flags": [], "cached": "headers", "on_server": True, "preview": ""}
    assert rest[-1]["flags"] == ["\\Seen"]
    assert cli.fails(2, "list", "imap", "Nowhere")["kind"] == "usage"
    assert cli.fails(2, "list", "imap", "INBOX", "--after", 9_999)["kind"] == "usage"


def test_a_missing_body_is_fetched_when_shown(cli: CommandLine, mailbox: MailUser) -> None:
    add(cli, mailbox, "imap")
    cli.ok("sync", "--bodies", "none")
    newest = cli.ok("list", "imap", "INBOX")[0]
    assert cli("show", newest["id"], "--as", "raw").out == WITH_FILE
    assert cli.ok("list", "imap", "INBOX")[0]["cached"] == "full"


@on_each_pop3_server
def test_all_forms_of_a_message(cli: CommandLine, mailbox: Owner, tmp_path: Path) -> None:
    add(cli, mailbox, "pop3", "--leave", "keep")
    cli.ok("sync")
    number = cli.ok("list", "pop3", "INBOX")[0]["id"]
    summary = cli.ok("show", number)
    assert summary["subject"] == "files" and summary["on_server"] is True
    assert summary["attachments"] == [{"part": "2", "name": "../a.pdf", "type": "application/pdf", "size": 5}]
    assert "Hello" in cli("show", number, "--as", "text").text
    page = cli("show", number, "--as", "html").text
    assert "Hello" in page and "script" not in page.replace("default-src", "") and "http://tracker" not in page
    structure = json.loads(cli("show", number, "--as", "structure").out)
    assert [each["type"] for each in structure["parts"]] == ["text/html", "application/pdf"]
    security = cli.ok("show", number, "--as", "security")
    assert (security["signed"], security["encrypted"], security["remote_images"]) == (False, False, 1)
    listed = cli.ok("attachments", number)
    assert listed == [{"part": "2", "name": "../a.pdf", "type": "application/pdf", "size": 5, "saved_as": None}]
    for name in ("a.pdf", "a (2).pdf"):
        (saved,) = cli.ok("attachments", number, "--save", tmp_path / "files")
        assert saved["saved_as"] == str(tmp_path / "files" / name)
        assert Path(saved["saved_as"]).read_bytes() == b"%PDF-"
    assert cli.fails(2, "show", 9_999)["kind"] == "usage"


@on_each_pop3_server
def test_pop3_days_tell_until_when_the_server_keeps_a_message(cli: CommandLine, mailbox: Owner) -> None:
    add(cli, mailbox, "pop3", "--leave", "days:3")
    cli.ok("sync")
    assert cli.ok("list", "pop3", "INBOX", "--limit", 1)[0]["on_server"].startswith("until 20")


@on_each_pop3_server
def test_pop3_delete_takes_hold_only_for_what_is_stored(cli: CommandLine, mailbox: Owner) -> None:
    add(cli, mailbox, "pop3", "--leave", "delete")
    cli.ok("sync")
    assert mailbox.holds() == []
    assert {each["on_server"] for each in cli.ok("list", "pop3", "INBOX")} == {False}
    assert cli.ok("check", "--server")["ok"]


def test_one_failing_account_does_not_stop_the_other(cli: CommandLine, mailbox: MailUser) -> None:
    add(cli, mailbox, "imap")
    cli.ok("account", "add", "bad", "--email", "a@b.c", "--protocol", "imap", "--host", "127.0.0.1", "--port", 1,
           "--password-command", "echo x", "--no-check")
    ended = cli("sync", "--json")
    assert ended.code == 7 and "bad" in ended.err
    outcome = {each["account"]: each for each in ended.json["accounts"]}
    assert outcome["imap"]["new"] == 12 and outcome["bad"]["errors"][0]["kind"] == "connection-refused"
    alone = cli("sync", "bad", "--json")
    assert alone.code == 4 and alone.json["error"]["kind"] == "connection-refused"


def test_one_folder_only(cli: CommandLine, mailbox: MailUser) -> None:
    mailbox.deliver(make_raw(50), folder="Work/\u00c4pfel")
    add(cli, mailbox, "imap")
    assert cli.ok("sync", "--folder", "Work/\u00c4pfel")["accounts"][0]["new"] == 1
    assert cli.ok("list", "imap", "INBOX") == []
    assert cli("sync", "--folder", "Nowhere", "--json").code == 2
    add(cli, mailbox, "pop3")
    assert cli.ok("sync", "pop3", "--folder", "INBOX")["accounts"][0]["new"] == 12
    assert cli("sync", "pop3", "--folder", "Sent", "--json").code == 2


def test_search(cli: CommandLine, mailbox: MailUser) -> None:
    add(cli, mailbox, "imap")
    cli.ok("sync")
    found = cli.ok("search", "hello has:attachment")
    assert [each["subject"] for each in found["results"]] == ["files"]
    assert found["coverage"] == {"headers": 12, "bodies": 12, "server_only": 0}
    assert len(cli.ok("search", "is:read", "--account", "imap")["results"]) == 2
    assert cli.fails(2, "search", "is:odd")["kind"] == "usage"


def test_a_folder_that_lost_much_is_said_and_asked_again(
        cli: CommandLine, mailbox: MailUser, second: imaplib.IMAP4_SSL) -> None:
    for number in range(100, 130):
        mailbox.deliver(make_raw(number))
    add(cli, mailbox, "imap")
    cli.ok("sync", "imap")
    second.noop()
    second.store("13:42", "+FLAGS", r"(\Deleted)")
    second.expunge()
    for _ in range(2):
        ended = cli("sync", "imap", "--json")
        assert ended.code == 7 and "30 messages of 'INBOX'" in ended.err
        assert [each["kind"] for each in ended.json["accounts"][0]["errors"]] == ["gone"]
    assert cli("sync", "imap", "--folder", "INBOX").code == 7
    assert cli.ok("missing", "imap") == [{"path": "INBOX", "missing": 30}]
    ended = cli("missing", "imap", "INBOX", "--ask", "--json")
    assert ended.code == 7 and ended.json["missing"] == 30
    assert cli.ok("missing", "imap", "INBOX", "--accept", "--now")["count"] == 30
    assert cli.ok("sync", "imap")["accounts"][0]["errors"] == []
    assert cli.ok("check", "imap", "--server") == {"ok": True, "problems": []}


# --- edits -----------------------------------------------------------------------------------------------------


def test_edits_stand_at_once_and_reach_the_server_with_the_next_sync(
        cli: CommandLine, mailbox: MailUser, second: imaplib.IMAP4_SSL) -> None:
    mailbox.deliver(make_raw(70), folder="Work")
    add(cli, mailbox, "imap")
    cli.ok("sync")
    newest, older, oldest = (each["id"] for each in cli.ok("list", "imap", "INBOX")[1:4])
    assert len(cli.ok("flag", newest, older, "--add", "flagged", r"\Seen", "--remove", "answered")["operations"]) == 2
    cli.ok("move", oldest, "Work")
    assert len(cli.ok("list", "imap", "Work")) == 2
    second.noop()
    assert b"\\Flagged" not in second.uid("FETCH", "11", "(FLAGS)")[1][0]
    cli.ok("sync")
    assert b"\\Flagged" in second.uid("FETCH", "11", "(FLAGS)")[1][0]
    assert second.select("Work")[1] == [b"2"]
    assert cli.ok("check", "--server")["ok"]


def test_now_tells_the_server_at_once(cli: CommandLine, mailbox: MailUser, second: imaplib.IMAP4_SSL) -> None:
    add(cli, mailbox, "imap")
    cli.ok("sync")
    (number,) = (each["id"] for each in cli.ok("list", "imap", "INBOX", "--limit", 1))
    cli.ok("flag", number, "--add", "$Label1", "--now")
    second.noop()
    assert b"$Label1" in second.uid("FETCH", "12", "(FLAGS)")[1][0]
    cli.ok("copy", number, "INBOX", "--now")
    cli.ok("delete", number, "--forever", "--now")
    second.noop()
    assert second.uid("SEARCH", "SUBJECT", "files")[1] == [b"13"]
    cli.ok("sync")
    assert cli.ok("check", "--server")["ok"]


@on_each_pop3_server
def test_undo(cli: CommandLine, mailbox: Owner) -> None:
    add(cli, mailbox, "pop3")
    cli.ok("sync")
    number = cli.ok("list", "pop3", "INBOX")[0]["id"]
    assert cli.ok("delete", number)["count"] == 1
    assert [each["id"] for each in cli.ok("list", "pop3", "Trash")] == [number]
    cli.ok("undo")
    assert cli.ok("list", "pop3", "Trash") == []
    assert cli.fails(2, "undo")["kind"] == "usage"
    assert cli.fails(2, "flag", number, "--add", "a b")["kind"] == "usage"
    assert cli.fails(2, "flag", number)["kind"] == "usage"
    assert cli.fails(2, "move", number, 9_999, "Trash")["kind"] == "usage"


def test_now_without_a_server_is_done_in_part(cli: CommandLine, mailbox: MailUser, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(mailbox.password)
    add(cli, mailbox, "imap", "--password-command", f"cat {secret}")
    cli.ok("sync")
    number = cli.ok("list", "imap", "INBOX")[0]["id"]
    secret.write_text("wrong")
    ended = cli("flag", number, "--add", "seen", "--now", "--json")
    assert ended.code == 7 and ended.json["errors"][0]["kind"] == "login-refused"
    assert cli.ok("list", "imap", "INBOX")[0]["flags"] == ["\\Seen"]
    secret.write_text(mailbox.password)
    cli.ok("sync")
    assert cli.ok("check", "--server")["ok"]


# --- sending ---------------------------------------------------------------------------------------------------

MAIL = b"To: Bob <bob@example.org>, eve@example.org\nBcc: carl@example.org\nSubject: Hi\n\n.dot\nFrom here\n"


def add_sender(cli: CommandLine, user: MailUser, sink: SmtpSink, protocol: str) -> None:
    add(cli, user, protocol, "--smtp-host", "127.0.0.1", "--smtp-port", sink.tls, "--smtp-user", sink.user)


@pytest.mark.parametrize("protocol", ["imap", "pop3"])
def test_send_now_delivers_and_files_a_copy(
        cli: CommandLine, mailbox: MailUser, smtp_sink: SmtpSink, protocol: str) -> None:
    mailbox.deliver(make_raw(80), folder="Sent")
    add_sender(cli, mailbox, smtp_sink, protocol)
    cli.ok("sync", "--bodies", "none")
    assert cli.ok("send", protocol, "-", "--now", stdin=MAIL)["state"] == "sent"
    (received,) = smtp_sink.wait_for(1)
    assert received.mail_from == "me@example.org"
    assert received.rcpts == ("bob@example.org", "eve@example.org", "carl@example.org")
    assert b"carl" not in received.raw and received.raw.endswith(b"\r\n\r\n.dot\r\nFrom here\r\n")
    assert b"\r\nMessage-ID: <" in b"\r\n" + received.raw and b"\r\nDate: " in b"\r\n" + received.raw
    assert cli.ok("outbox") == []
    cli.ok("sync")
    assert cli.ok("list", protocol, "Sent")[0]["subject"] == "Hi"
    assert cli.ok("check", "--server")["ok"]


def test_the_outbox_waits_for_a_sync_and_can_be_emptied(
        cli: CommandLine, mailbox: MailUser, smtp_sink: SmtpSink, tmp_path: Path) -> None:
    add_sender(cli, mailbox, smtp_sink, "pop3")
    (tmp_path / "mail.eml").write_bytes(MAIL)
    first = cli.ok("send", "pop3", tmp_path / "mail.eml")
    second = cli.ok("send", "pop3", tmp_path / "mail.eml")
    assert first["state"] == second["state"] == "queued"
    assert [each["id"] for each in cli.ok("outbox", "list")] == [first["outbox_id"], second["outbox_id"]]
    cancelled = cli.ok("outbox", "cancel", second["outbox_id"])
    assert [each["id"] for each in cli.ok("list", "pop3", "Drafts")] == [cancelled["draft_id"]]
    cli.ok("sync")
    assert len(smtp_sink.wait_for(1)) == 1 and cli.ok("outbox") == []
    assert cli.fails(2, "outbox", "retry", first["outbox_id"])["kind"] == "usage"


def test_a_refused_message_stays_with_its_reason(cli: CommandLine, mailbox: MailUser, smtp_sink: SmtpSink) -> None:
    add_sender(cli, mailbox, smtp_sink, "pop3")
    for who in ("bob", "eve", "carl"):
        smtp_sink.reject[f"{who}@example.org"] = 550
    ended = cli("send", "pop3", "-", "--now", "--json", stdin=MAIL)
    assert ended.code == 5 and ended.json["state"] == "failed" and ended.json["error"]["kind"] == "refused"
    assert cli.ok("outbox")[0]["error"]
    smtp_sink.reject.clear()
    cli.ok("outbox", "retry", ended.json["outbox_id"])
    cli.ok("sync")
    assert len(smtp_sink.wait_for(1)) == 1


@pytest.mark.parametrize("text", [b"", b"no header at all", b"Subject: x\n\nto nobody", b"To: nonsense\n\nx",
                                  b"To: undisclosed-recipients:;\n\nx", b"\nTo: late@example.org\n"])
def test_what_cannot_be_sent_is_said(cli: CommandLine, mailbox: MailUser, smtp_sink: SmtpSink, text: bytes) -> None:
    add_sender(cli, mailbox, smtp_sink, "pop3")
    assert cli.fails(2, "send", "pop3", "-", stdin=text)["kind"] == "usage"
    assert cli.ok("outbox") == []


# --- export, import, removal -------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["mbox", "maildir", "eml"])
def test_exports_come_back_by_import(cli: CommandLine, mailbox: MailUser, tmp_path: Path, form: str) -> None:
    odd = make_raw(90, body="From the start\r\n>From quoted\r\n\r\nFrom here on Mon Jan 1 00:00:00 2024\r\n")
    mailbox.deliver(odd, flags="FS", when=1_700_009_000)
    add(cli, mailbox, "pop3")
    cli.ok("sync")
    flagged = cli.ok("search", "subject:90")["results"][0]["id"]
    cli.ok("flag", flagged, "--add", "flagged", "seen")
    assert cli.ok("export", "pop3", "--to", tmp_path / "out", "--format", form) == {"messages": 13}
    place = tmp_path / "out" / ("Inbox.mbox" if form == "mbox" else "Inbox")
    assert place.exists()
    assert cli.fails(2, "export", "pop3", "--to", tmp_path / "out", "--format", form)["kind"] == "usage"
    assert cli.ok("import", "pop3", "Archive", place)["messages"] == 13
    listed = cli.ok("list", "pop3", "Archive")
    assert sorted(cli("show", each["id"], "--as", "raw").out for each in listed) == sorted(
        cli("show", each["id"], "--as", "raw").out for each in cli.ok("list", "pop3", "INBOX"))
    if form != "eml":
        assert [each["subject"] for each in listed if "\\Flagged" in each["flags"]] == ["Message 90"]
    assert cli.ok("check")["ok"]


def test_an_import_reaches_the_imap_server(cli: CommandLine, mailbox: MailUser, tmp_path: Path) -> None:
    (tmp_path / "one.eml").write_bytes(make_raw(95).replace(b"\r\n", b"\n"))
    (tmp_path / "not.eml").write_bytes(b"\x00\x01")
    add(cli, mailbox, "imap")
    cli.ok("sync")
    assert cli.ok("import", "imap", "INBOX", tmp_path / "one.eml")["messages"] == 1
    cli.ok("sync")
    assert cli.ok("check", "--server")["ok"] and len(cli.ok("list", "imap", "INBOX")) == 13
    assert cli.fails(2, "import", "imap", "INBOX", tmp_path / "not.eml")["kind"] == "usage"
    assert cli.fails(2, "import", "imap", "INBOX", tmp_path / "none")["kind"] == "usage"


def test_header_only_mail_is_left_out_of_an_export_and_said(
        cli: CommandLine, mailbox: MailUser, tmp_path: Path) -> None:
    add(cli, mailbox, "imap")
    cli.ok("sync", "--bodies", "none")
    ended = cli("export", "imap", "INBOX", "--to", tmp_path / "out", "--format", "eml", "--json")
    assert ended.code == 7 and (ended.json["messages"], ended.json["missing"]) == (0, 12)


@on_each_pop3_server
def test_removal_can_keep_the_mail(cli: CommandLine, mailbox: Owner) -> None:
    add(cli, mailbox, "pop3")
    cli.ok("sync")
    kept = cli.ok("account", "remove", "pop3", "--keep-mail")["kept"]
    assert (Path(kept) / "Inbox.mbox").read_bytes().count(b"\nFrom MAILER-DAEMON") == 11
    assert cli.ok("account", "list") == []


# --- check -----------------------------------------------------------------------------------------------------


def test_check_tells_what_the_server_has_otherwise(
        cli: CommandLine, mailbox: MailUser, second: imaplib.IMAP4_SSL) -> None:
    add(cli, mailbox, "imap")
    cli.ok("sync")
    second.uid("STORE", "3", "+FLAGS", r"(\Flagged)")
    second.uid("STORE", "4", "+FLAGS", r"(\Deleted)")
    second.expunge()
    mailbox.deliver(make_raw(60))
    second.create("Fresh")
    ended = cli("check", "imap", "--server", "--json")
    assert ended.code == 7 and not ended.json["ok"]
    assert {each["kind"] for each in ended.json["problems"]} == {"server-flags", "server-extra", "server-missing",
                                                                 "server-folder"}
    assert cli.ok("check", "imap")["ok"]
    cli.ok("sync")
    assert cli.ok("check", "imap", "--server")["ok"]


@on_each_pop3_server
def test_check_of_pop3_downloads_and_deletes_nothing(cli: CommandLine, mailbox: Owner) -> None:
    add(cli, mailbox, "pop3", "--leave", "delete")
    ended = cli("check", "--server", "--json")
    assert [each["kind"] for each in ended.json["problems"]] == ["server-missing"]
    assert len(mailbox.holds()) == 12
    assert cli.ok("list", "pop3", "INBOX") == []


# --- instances, signals, pipes -----------------------------------------------------------------------------------


def test_while_a_window_works_on_the_profile_reading_and_editing_still_go(cli: CommandLine, mailbox: MailUser) -> None:
    add(cli, mailbox, "imap")
    cli.ok("sync")
    lock = ProfileLock(Profile(cli.profile).lock)
    lock.acquire()
    number = cli.ok("list", "imap", "INBOX")[0]["id"]
    cli.ok("show", number)
    cli.ok("flag", number, "--add", "seen")
    for words in (("sync",), ("account", "remove", "imap"), ("check", "--server"),
                  ("flag", number, "--add", "flagged", "--now")):
        assert cli.fails(6, *words)["kind"] == "locked"
    assert "\\Flagged" not in cli.ok("list", "imap", "INBOX")[0]["flags"]
    lock.release()
    cli.ok("sync")


def run(profile: Path, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "app.cli", *words], stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, env={**os.environ, "DEPESCHE_PROFILE": str(profile)})


def test_as_a_program_with_the_profile_from_the_environment(cli: CommandLine, mailbox: MailUser) -> None:
    add(cli, mailbox, "imap")
    out, err = run(cli.profile, "sync", "imap", "--json").communicate(timeout=60)
    assert err == b"" and json.loads(out)["accounts"][0]["new"] == 12


def test_ctrl_c_ends_a_sync_cleanly(cli: CommandLine, mailbox: MailUser) -> None:
    pipe = cli.profile.with_name("pipe")
    os.mkfifo(pipe)
    add(cli, mailbox, "imap", "--no-check", "--password-command", f"echo > {pipe}; exec sleep 20")
    process = run(cli.profile, "sync", "--json")
    assert pipe.read_text() == "\n"  # opens once the program waits for its password
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert err == b"depeschectl: Stopped.\n" and process.returncode == 7


def test_a_reader_that_goes_away_makes_no_noise(cli: CommandLine, mailbox: MailUser) -> None:
    add(cli, mailbox, "imap")
    cli.ok("sync")
    process = run(cli.profile, "list", "imap", "INBOX")
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b"" and process.wait(30) == 7
    process.stderr.close()
