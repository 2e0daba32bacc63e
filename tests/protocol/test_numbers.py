"""What a mailbox holds by each protocol, counted without reading or changing anything."""

from __future__ import annotations

import socket
import time
from dataclasses import replace

import pytest

from app.errors import ErrorKind, MailError
from app.events import Event, ServerFound, ServerLooked
from app.model.account import Account, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.model.folder import Quota
from app.model.mailbox import MailboxNumbers
from app.setup.numbers import Look
from tests.protocol.imap_tools import login, mail, scripted
from tests.protocol.pop3_tools import owners_backend, plain_backend
from tests.servers.anyserver import Person
from tests.servers.mail_user import MailUser
from tests.servers.owner import Owner
from tests.servers.scripted import ScriptedServer, Step
from tests.servers.smtp import SmtpSink

RAW = b"Subject: hi\r\n\r\nhello\r\n"


def imap_numbers(*dialogue: Step, words: str = "IMAP4rev1") -> MailboxNumbers:
    with ScriptedServer([*login(words), *dialogue, "C: .* LOGOUT", "S: * BYE"]) as server:
        backend = scripted(server)
        try:
            return backend.numbers()
        finally:
            backend.close()


def pop3_numbers(capabilities: str, messages: int, *dialogue: Step) -> MailboxNumbers:
    capa: list[Step] = [f"+OK\r\n{capabilities}.\r\n".encode()] if capabilities else ["S: -ERR unknown command"]
    script: list[Step] = ["S: +OK ready", "C: CAPA", *capa, "C: USER alice", "S: +OK", "C: PASS secret", "S: +OK",
                          "C: STAT", f"S: +OK {messages} {messages * 100}", *dialogue, "C: QUIT", "S: +OK"]
    with ScriptedServer(script) as server:
        backend = plain_backend(server)
        try:
            return backend.numbers()
        finally:
            backend.close()


def listed(*lines: str) -> list[Step]:
    return ['C: <tag> LIST "" "*".*', *(f"S: * LIST {line}" for line in lines), "S: <tag> OK listed"]


def status(path: str, items: str, told: str) -> list[Step]:
    """`told` "": the server refuses."""
    answer: list[Step] = [f'S: * STATUS "{path}" ({told})', "S: <tag> OK"] if told else ["S: <tag> NO gone"]
    return [rf'C: <tag> STATUS "{path}" \({items}\)', *answer]


def test_folders_are_added_up_and_what_cannot_be_selected_is_not_asked_for() -> None:
    found = imap_numbers(*listed('(\\Noselect) "/" "Old"', '() "/" "INBOX"', '() "/" "Sent"', '() "/" "Gone"'),
                         *status("INBOX", "MESSAGES", "MESSAGES 412"), *status("Sent", "MESSAGES", "MESSAGES 7801"),
                         *status("Gone", "MESSAGES", ""))
    assert found == MailboxNumbers(3, 8_213, 412)


def test_mail_that_lies_in_several_folders_counts_once() -> None:
    found = imap_numbers(
        *listed('() "/" "INBOX"', '() "/" "Label"', '(\\All) "/" "All"', '(\\Flagged) "/" "Stars"'),
        *status("INBOX", "MESSAGES SIZE", "MESSAGES 5 SIZE 50"),
        *status("All", "MESSAGES SIZE", "MESSAGES 90 SIZE 900"),
        words="IMAP4rev1 SPECIAL-USE STATUS=SIZE")
    assert found == MailboxNumbers(4, 90, 5, 900)


def test_stars_are_no_further_mail() -> None:
    found = imap_numbers(*listed('() "/" "INBOX"', '(\\Flagged) "/" "Stars"'),
                         *status("INBOX", "MESSAGES", "MESSAGES 5"), words="IMAP4rev1 SPECIAL-USE")
    assert (found.folders, found.messages, found.complete) == (2, 5, True)


def test_sizes_and_quota_where_they_are_cheap() -> None:
    found = imap_numbers(*listed('() "/" "INBOX"'), *status("INBOX", "MESSAGES SIZE", "MESSAGES 2 SIZE 3000"),
                         "C: <tag> GETQUOTAROOT INBOX", 'S: * QUOTAROOT INBOX "a" "b"',
                         'S: * QUOTA "a" (STORAGE 10 1000)', 'S: * QUOTA "b" (STORAGE 90 100)', "S: <tag> OK",
                         words="IMAP4rev1 STATUS=SIZE QUOTA")
    assert found.octets == 3000
    assert found.quota == Quota("b", 90 << 10, 100 << 10)


@pytest.mark.parametrize("told", ["MESSAGES 99999999999999999999", "MESSAGES", "MESSAGES -3", "X 1"])
def test_numbers_that_make_no_sense_are_none(told: str) -> None:
    found = imap_numbers(*listed('() "/" "INBOX"'), *status("INBOX", "MESSAGES", told))
    assert (found.messages, found.inbox_messages) == (0, 0)


def test_of_very_many_folders_not_all_are_asked_for() -> None:
    names = [f"folder{number:04}" for number in range(620)]
    answers: list[Step] = []
    for name in ("INBOX", *names[:499]):
        answers += status(name, "MESSAGES", "MESSAGES 1")
    found = imap_numbers(*listed('() "/" "INBOX"', *(f'() "/" "{name}"' for name in names)), *answers)
    assert (found.folders, found.messages, found.complete) == (621, 500, False)


def test_a_maildrop_in_one_answer() -> None:
    assert pop3_numbers("USER\r\nUIDL\r\nEXPIRE 60\r\nLOGIN-DELAY 900\r\n", 412) == MailboxNumbers(
        1, 412, 412, 41_200, expire_days=60, login_delay=900)
    assert pop3_numbers("USER\r\nUIDL\r\nEXPIRE NEVER\r\nLOGIN-DELAY x\r\n", 0) == MailboxNumbers(1, 0, 0, 0)


def test_whether_messages_have_ids() -> None:
    assert pop3_numbers("", 3, "C: UIDL 1", "S: +OK 1 abc").has_uidl
    assert not pop3_numbers("USER\r\n", 3, "C: UIDL 1", "S: -ERR unknown command").has_uidl
    assert pop3_numbers("", 0).has_uidl


# --- all at once -------------------------------------------------------------------------------------------------


def account(protocol: Protocol, incoming: ServerSettings, outgoing: ServerSettings | None = None) -> Account:
    return Account(0, "Test", "a@one.example", "A", protocol, incoming, outgoing, SecretSource(SecretKind.SESSION),
                   plaintext_consent=True)


def test_a_silent_server_holds_up_no_other() -> None:
    told: list[Event] = []
    script: list[Step] = ["S: +OK ready", "C: CAPA", b"+OK\r\nUSER\r\nUIDL\r\n.\r\n", "C: USER alice", "S: +OK",
                          "C: PASS secret", "S: +OK", "C: STAT", "S: +OK 3 300", "C: QUIT", "S: +OK"]
    with socket.create_server(("127.0.0.1", 0)) as silent, ScriptedServer(script) as server:
        by_imap = account(Protocol.IMAP, ServerSettings("127.0.0.1", silent.getsockname()[1], Security.NONE, "alice"))
        by_pop3 = account(Protocol.POP3, ServerSettings("127.0.0.1", server.port, Security.NONE, "alice"))
        began = time.monotonic()
        seen = Look(7, (by_imap, by_pop3), lambda: "secret", told.append, limit=0.6).run()
        assert time.monotonic() - began < 3
    assert told[0] == ServerLooked(7, Protocol.POP3, MailboxNumbers(1, 3, 3, 300))
    assert seen.pop3 == MailboxNumbers(1, 3, 3, 300)
    assert isinstance(seen.imap, MailError) and seen.imap.kind is ErrorKind.TIMEOUT
    assert seen.outgoing is None
    assert len(told) == 2  # what comes after the end is not told


@pytest.mark.servers
def test_both_protocols_of_one_mailbox_and_nothing_changes(mail_user: MailUser, smtp_sink: SmtpSink) -> None:
    for _ in range(3):
        mail_user.deliver(RAW)
    before = sorted(path.relative_to(mail_user.maildir) for path in mail_user.maildir.rglob("*,S=*"))
    server = mail_user.server
    by_imap = account(Protocol.IMAP, ServerSettings("localhost", server.imaps, Security.TLS, mail_user.name,
                                                    str(server.ca_file)),
                      ServerSettings("localhost", smtp_sink.tls, Security.TLS, smtp_sink.user, str(smtp_sink.ca_file)))
    by_pop3 = replace(by_imap, protocol=Protocol.POP3, incoming=replace(by_imap.incoming, port=server.pop3s))
    told: list[Event] = []
    seen = Look(1, (by_imap, by_pop3), lambda: mail_user.password, told.append).run()
    assert isinstance(seen.imap, MailboxNumbers) and isinstance(seen.pop3, MailboxNumbers)
    assert (seen.imap.folders, seen.imap.messages, seen.imap.inbox_messages, seen.imap.complete) == (6, 3, 3, True)
    assert (seen.pop3.messages, seen.pop3.octets, seen.pop3.has_uidl) == (3, 3 * len(RAW), True)
    # The sink's user is another one.
    assert isinstance(seen.outgoing, MailError | ServerFound)
    assert len(told) == 3
    assert sorted(path.relative_to(mail_user.maildir) for path in mail_user.maildir.rglob("*,S=*")) == before
    wrong = Look(2, (by_imap, by_pop3), lambda: "wrong", told.append).run()
    assert all(isinstance(each, MailError) and each.kind is ErrorKind.LOGIN_REFUSED and "wrong" not in str(each)
               for each in (wrong.imap, wrong.pop3, wrong.outgoing))


@pytest.mark.servers
def test_each_imap_server_counts(person: Person) -> None:
    person.deliver(*(mail(number) for number in range(3)))
    backend = person.backend()
    try:
        found = backend.numbers()
        assert (found.messages, found.inbox_messages, found.complete) == (3, 3, True)
        assert found.folders == sum(folder.selectable for folder in backend.list_folders())
    finally:
        backend.close()


@pytest.mark.servers
def test_each_pop3_server_counts(owner: Owner) -> None:
    owner.deliver(RAW, RAW)
    backend = owners_backend(owner)
    found = backend.numbers()
    backend.close()
    assert (found.messages, found.octets, found.has_uidl) == (2, 2 * len(RAW), True)
