"""The demo's servers as ordinary clients see them."""

from __future__ import annotations

import datetime as dt
import imaplib
import poplib
import smtplib
import socket
import threading
import time

import pytest
from imapclient import IMAPClient

from app.demo.samples import IMAP_EMAIL, POP3_EMAIL, generate
from app.demo.servers import DEMO_PASSWORD, DemoServers, restamp
from tests.unit.demo.conftest import NOW, Running


def imap(demo: Running, user: str = IMAP_EMAIL) -> IMAPClient:
    client = IMAPClient(demo.addresses.host, demo.addresses.imap_port, ssl=False, timeout=10)
    client.login(user, DEMO_PASSWORD)
    return client


def await_told(client: IMAPClient, number: int, word: bytes) -> None:
    """Read what IDLE tells, in however many pieces it comes, until this line is among it."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if any(line[:2] == (number, word) for line in client.idle_check(timeout=1)):
            return
    raise AssertionError(f"the server did not tell {number} {word.decode()}")


def pop3(demo: Running) -> poplib.POP3:
    client = poplib.POP3(demo.addresses.host, demo.addresses.pop3_port, timeout=10)
    client.user(demo.addresses.pop3_user)
    client.pass_(DEMO_PASSWORD)
    return client


def test_imap_folders_roles_and_counts(demo: Running) -> None:
    with imap(demo) as client:
        roles = {role: name for flags, _, name in client.list_folders() for role in flags}
        for role in ("Drafts", "Sent", "Archive", "Junk", "Trash"):
            assert roles[b"\\" + role.encode()] == role
        assert {name for _, _, name in client.list_folders("", "Projekte/%")} == {
            "Projekte/Leuchtturm",
            "Projekte/Website",
        }
        for folder, messages in generate(NOW).imap.items():
            status = client.folder_status(folder, ["MESSAGES", "UNSEEN", "UIDNEXT"])
            assert status[b"MESSAGES"] == len(messages)
            assert status[b"UNSEEN"] == sum("\\Seen" not in flags for _, flags, _ in messages)
            assert status[b"UIDNEXT"] == len(messages) + 1


def test_imap_list_tells_roles_and_status_in_one_go(demo: Running) -> None:
    with socket.create_connection((demo.addresses.host, demo.addresses.imap_port), 10) as raw:
        stream = raw.makefile("rb")
        raw.sendall(f"a LOGIN {IMAP_EMAIL} {DEMO_PASSWORD}\r\n".encode())
        raw.sendall(b'b LIST (SPECIAL-USE) "" "*" RETURN (STATUS (MESSAGES UNSEEN))\r\nc LOGOUT\r\n')
        lines = stream.read().splitlines()
    listed = [line for line in lines if line.startswith(b"* LIST")]
    assert len(listed) == 5
    assert b'* LIST (\\HasChildren \\Subscribed \\Archive) "/" "Archive"' in listed
    assert b'* STATUS "Drafts" (MESSAGES 3 UNSEEN 0)' in lines


def test_imap_every_message_is_byte_identical(demo: Running) -> None:
    with imap(demo) as client:
        for folder, messages in generate(NOW).imap.items():
            client.select_folder(folder, readonly=True)
            uids = client.search("ALL")
            assert uids == list(range(1, len(messages) + 1))
            fetched = (
                client.fetch(uids, ["BODY.PEEK[]", "FLAGS", "INTERNALDATE", "RFC822.SIZE"]) if uids else {}
            )
            for uid, (raw, flags, date) in enumerate(messages, 1):
                assert fetched[uid][b"BODY[]"] == raw
                assert fetched[uid][b"RFC822.SIZE"] == len(raw)
                assert {flag.decode() for flag in fetched[uid][b"FLAGS"]} == set(flags)
                assert abs(fetched[uid][b"INTERNALDATE"].astimezone().timestamp() - date) < 1


def test_imap_partials_join_to_the_whole(demo: Running) -> None:
    raw, _, _ = generate(NOW).imap["INBOX"][-1]
    uid = len(generate(NOW).imap["INBOX"])
    with imap(demo) as client:
        client.select_folder("INBOX", readonly=True)
        joined = b""
        while len(joined) < len(raw):
            answer = client.fetch([uid], [f"BODY.PEEK[]<{len(joined)}.1000>"])[uid]
            joined += answer[f"BODY[]<{len(joined)}>".encode()]
        assert joined == raw
        assert (
            client.fetch([uid], [f"BODY.PEEK[]<{len(raw)}.1000>"])[uid][f"BODY[]<{len(raw)}>".encode()] == b""
        )


def test_imap_sections_and_structure(demo: Running) -> None:
    with imap(demo) as client:
        client.select_folder("Newsletter")
        uid = client.search("ALL")[-1]
        answer = client.fetch(
            [uid],
            ["ENVELOPE", "BODYSTRUCTURE", "BODY.PEEK[HEADER.FIELDS (SUBJECT LIST-ID)]", "BODY.PEEK[1]",
             "BODY.PEEK[2.2.MIME]", "BODY.PEEK[2.1]", "BODY.PEEK[9]"],
        )[uid]  # fmt: skip
        assert answer[b"ENVELOPE"].from_[0].host == b"typomontag.example"
        structure = answer[b"BODYSTRUCTURE"]
        assert structure.is_multipart
        assert structure[1] == b"ALTERNATIVE"
        header = answer[b"BODY[HEADER.FIELDS (SUBJECT LIST-ID)]"]
        assert header.count(b"\r\n") == 3 and header.endswith(b"\r\n\r\n")
        assert b"WIRD ERWACHSEN" in answer[b"BODY[1]"]
        assert b"Content-ID: <header>" in answer[b"BODY[2.2.MIME]"]
        assert b"cid:header" in answer[b"BODY[2.1]"]
        assert answer[b"BODY[9]"] is None
        assert b"\\Seen" not in client.get_flags([uid])[uid]
        client.fetch([uid], ["BODY[1]"])
        assert b"\\Seen" in client.get_flags([uid])[uid]


def test_imap_flags_copy_move_append_expunge(demo: Running) -> None:
    with imap(demo) as client:
        client.select_folder("INBOX")
        total = len(client.search("ALL"))
        client.add_flags([1], ["\\Flagged", "$Forwarded"])
        client.remove_flags([1], ["\\Seen"])
        assert set(client.get_flags([1])[1]) >= {b"\\Flagged", b"$Forwarded"}
        client.copy([1, 2], "Archive/2025")
        client.move([1], "Projekte/Leuchtturm")
        assert len(client.search("ALL")) == total - 1
        assert 1 not in client.search("ALL")
        answer = client.append("Sent", b"Subject: neu\r\n\r\nHallo\r\n", ["\\Seen"])
        assert b"APPENDUID" in answer
        client.add_flags([2, 3], ["\\Deleted"])
        client.uid_expunge([2])
        assert 2 not in client.search("ALL") and 3 in client.search("ALL")
        client.expunge()
        assert 3 not in client.search("ALL")


def test_imap_search(demo: Running) -> None:
    with imap(demo) as client:
        client.select_folder("Projekte/Leuchtturm")
        everything = set(client.search("ALL"))
        assert client.search(["SUBJECT", "Eröffnung"], "UTF-8")
        assert client.search(["TEXT", "Taschenuhr"])
        seen, unseen = set(client.search("SEEN")), set(client.search("UNSEEN"))
        assert seen | unseen == everything and not seen & unseen
        assert set(client.search(["OR", "SEEN", "UNSEEN"])) == everything
        assert client.search(["FROM", "claas", "NOT", "SEEN"]) or client.search(["FROM", "petersen"])
        with pytest.raises(IMAPClient.Error):
            client.search(["NONSENSE", "x"])


def test_imap_create_rename_delete(demo: Running) -> None:
    with imap(demo) as client:
        client.create_folder("Ideen/Größen")
        client.append("Ideen/Größen", b"Subject: a\r\n\r\nb\r\n")
        client.rename_folder("Ideen", "Gedanken")
        assert client.folder_status("Gedanken/Größen", ["MESSAGES"])[b"MESSAGES"] == 1
        assert not client.folder_exists("Ideen")
        with pytest.raises(IMAPClient.Error):
            client.delete_folder("Gedanken")
        client.delete_folder("Gedanken/Größen")
        client.delete_folder("Gedanken")
        assert not client.folder_exists("Gedanken")


def test_imap_idle_tells_of_deliveries_and_of_another_client(demo: Running) -> None:
    with imap(demo) as watcher, imap(demo) as other:
        watcher.select_folder("INBOX")
        other.select_folder("INBOX")
        total = len(other.search("ALL"))
        watcher.idle()
        while demo.servers.deliver_next() != IMAP_EMAIL:
            pass
        await_told(watcher, total + 1, b"EXISTS")
        other.add_flags([1], ["\\Flagged"])
        await_told(watcher, 1, b"FETCH")
        other.move([1], "Trash")
        await_told(watcher, 1, b"EXPUNGE")
        watcher.idle_done()
        assert len(watcher.search("ALL")) == total


def test_bad_logins_and_bad_commands(demo: Running) -> None:
    client = IMAPClient(demo.addresses.host, demo.addresses.imap_port, ssl=False, timeout=10)
    with pytest.raises(IMAPClient.Error):
        client.select_folder("INBOX")
    with pytest.raises(IMAPClient.Error):
        client.login(IMAP_EMAIL, "wrong")
    client.shutdown()
    with socket.create_connection((demo.addresses.host, demo.addresses.imap_port), 10) as raw:
        stream = raw.makefile("rb")
        stream.readline()
        for bad in (b"a FETCH 1 (((\r\n", b'a LOGIN "x\r\n', b"a UID\r\n", b"\r\n", b"a NOOP\r\n"):
            raw.sendall(bad)
            answer = stream.readline()
        assert answer == b"a OK Done\r\n"
    client3 = poplib.POP3(demo.addresses.host, demo.addresses.pop3_port, timeout=10)
    client3.user(POP3_EMAIL)
    with pytest.raises(poplib.error_proto):
        client3.pass_("wrong")
    client3.close()


def test_pop3_all_messages(demo: Running) -> None:
    client = pop3(demo)
    wanted = generate(NOW).pop3
    assert client.stat() == (len(wanted), sum(len(raw) for raw, _ in wanted))
    assert {"TOP", "UIDL", "USER", "PIPELINING"} <= set(client.capa())
    uidls = [line.split()[1] for line in client.uidl()[1]]
    assert len(set(uidls)) == len(wanted)
    for number, (raw, _) in enumerate(wanted, 1):
        assert b"\r\n".join(client.retr(number)[1]) + b"\r\n" == raw
    head = b"\r\n".join(client.top(1, 0)[1])
    assert b"Subject:" in head and head.endswith(b"\r\n")
    client.quit()


def test_pop3_deletes_at_quit_only(demo: Running) -> None:
    client = pop3(demo)
    total = client.stat()[0]
    first = client.uidl(1).split()[2]
    client.dele(1)
    with pytest.raises(poplib.error_proto):
        client.retr(1)
    client.close()
    client = pop3(demo)
    assert client.stat()[0] == total
    assert client.uidl(1).split()[2] == first
    client.dele(1)
    client.rset()
    assert client.stat()[0] == total
    client.dele(2)
    client.quit()
    client = pop3(demo)
    assert client.stat()[0] == total - 1
    assert client.uidl(1).split()[2] == first
    client.quit()


def test_pop3_pipelining(demo: Running) -> None:
    with socket.create_connection((demo.addresses.host, demo.addresses.pop3_port), 10) as raw:
        stream = raw.makefile("rb")
        raw.sendall(f"USER {POP3_EMAIL}\r\nPASS {DEMO_PASSWORD}\r\nSTAT\r\nNOOP\r\nQUIT\r\n".encode())
        answers = stream.read().splitlines()
    assert len(answers) == 6
    assert all(answer.startswith(b"+OK") for answer in answers)


def test_smtp_delivers_within_the_demo(demo: Running) -> None:
    message = b"From: x@elsewhere.example\r\nSubject: Test\r\n\r\n.Punkt\r\n"
    with smtplib.SMTP(demo.addresses.host, demo.addresses.smtp_port, timeout=10) as client:
        with pytest.raises(smtplib.SMTPSenderRefused):
            client.sendmail(IMAP_EMAIL, [POP3_EMAIL], message)
        client.rset()
        client.login(IMAP_EMAIL, DEMO_PASSWORD)
        client.sendmail(IMAP_EMAIL, [POP3_EMAIL, IMAP_EMAIL.upper(), "far@away.example"], message)
    with imap(demo) as reader:
        reader.select_folder("INBOX")
        uid = reader.search("ALL")[-1]
        assert reader.fetch([uid], ["BODY.PEEK[]"])[uid][b"BODY[]"] == message
    mailbox = pop3(demo)
    assert mailbox.retr(mailbox.stat()[0])[1][-1] == b".Punkt"
    mailbox.quit()


def test_deliver_next_is_seen_by_both_protocols(demo: Running) -> None:
    before = pop3(demo)
    old = before.stat()[0]
    before.quit()
    delivered = [demo.servers.deliver_next() for _ in range(6)]
    after = pop3(demo)
    assert after.stat()[0] == old + delivered.count(POP3_EMAIL)
    after.quit()
    with imap(demo) as client:
        client.select_folder("INBOX")
        assert len(client.search("ALL")) == len(generate(NOW).imap["INBOX"]) + delivered.count(IMAP_EMAIL)


def test_deliveries_never_run_out_and_stay_unique(demo: Running) -> None:
    upcoming = generate(NOW).upcoming
    for _ in range(len(upcoming) * 2):
        demo.servers.deliver_next()
    with imap(demo) as client:
        client.select_folder("INBOX")
        answers = client.fetch(client.search("ALL"), ["ENVELOPE"])
        ids = [one[b"ENVELOPE"].message_id for one in answers.values()]
        assert len(set(ids)) == len(ids)


def test_restamp_changes_the_date_only() -> None:
    raw = (
        b"From: a@b.example\r\nDate: Mon, 1 Jan 2024 00:00:00 +0000\r\n"
        b"Message-ID: <x@b.example>\r\n\r\nDate: mine\r\n"
    )
    when = dt.datetime(2026, 11, 24, 15, 0, tzinfo=dt.UTC)
    assert restamp(raw, when, 0) == raw.replace(b"Mon, 1 Jan 2024 00:00:00", b"Tue, 24 Nov 2026 15:00:00")
    assert b"Message-ID: <2.x@b.example>" in restamp(raw, when, 2)


def test_lively_delivers_by_itself() -> None:
    servers = DemoServers(lively=True, interval=0.05, now=NOW)
    addresses = servers.start()
    try:
        with IMAPClient(addresses.host, addresses.imap_port, ssl=False, timeout=10) as client:
            client.login(addresses.imap_user, addresses.password)
            client.select_folder("INBOX")
            client.idle()
            await_told(client, len(generate(NOW).imap["INBOX"]) + 1, b"EXISTS")
            client.idle_done()
    finally:
        servers.stop()


def test_stop_is_quick_and_leaves_no_thread_and_no_port() -> None:
    before = set(threading.enumerate())
    servers = DemoServers(now=NOW)
    addresses = servers.start()
    idler = IMAPClient(addresses.host, addresses.imap_port, ssl=False, timeout=5)
    idler.login(addresses.imap_user, addresses.password)
    idler.select_folder("INBOX")
    idler.idle()
    held = [
        socket.create_connection((addresses.host, port), 5)
        for port in (addresses.pop3_port, addresses.smtp_port)
    ]
    for one in held:
        assert one.recv(100)
    started = time.monotonic()
    servers.stop()
    assert time.monotonic() - started < 2
    assert set(threading.enumerate()) == before
    for one in held:
        one.settimeout(5)
        assert one.recv(100) == b""
        one.close()
    idler.shutdown()
    with pytest.raises(OSError):
        socket.create_connection((addresses.host, addresses.imap_port), 2)
    servers.stop()
    with pytest.raises(RuntimeError):
        servers.deliver_next()


def test_imaplib_speaks_with_it_too(demo: Running) -> None:
    with imaplib.IMAP4(demo.addresses.host, demo.addresses.imap_port, timeout=10) as client:
        client.authenticate("PLAIN", lambda _: f"\0{IMAP_EMAIL}\0{DEMO_PASSWORD}".encode())
        assert client.select("INBOX")[0] == "OK"
        assert client.fetch("1", "(RFC822.HEADER)")[0] == "OK"
        assert client.close()[0] == "OK"
