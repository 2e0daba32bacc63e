"""switch on the command line: what can be refused before any server is asked."""

from __future__ import annotations

import pytest

from app.model.account import Protocol, Security, ServerSettings
from app.model.switching import Carried, SwitchState, SwitchTarget
from app.store import switching
from tests.fakes.command_line import CommandLine
from tests.fakes.store import Store

TARGET = SwitchTarget(Protocol.IMAP, ServerSettings("imap.example.org", 993, Security.TLS, "home"))


@pytest.mark.parametrize("words", [
    ("switch", "home"),
    ("switch", "home", "--to", "imap"),
    ("switch", "home", "--resume"),
    ("switch", "home", "--undo"),
    ("switch", "home", "--resume", "--undo"),
    ("switch", "home", "--to", "pop3", "--host", "127.0.0.1"),
    ("switch", "work", "--to", "imap", "--host", "127.0.0.1"),
    ("switch", "home", "--to", "imap", "--host", "not a host"),
    ("switch", "home", "--to", "imap", "--host", "mail.example.org", "--security", "none"),
    ("switch", "home", "--to", "imap", "--host", "127.0.0.1", "--leave", "keep"),
    ("switch", "home", "--to", "imap", "--host", "127.0.0.1", "--map", "Nowhere=INBOX"),
    ("switch", "home", "--to", "imap", "--host", "127.0.0.1", "--map", "Inbox"),
    ("switch", "home", "--to", "imap", "--host", "127.0.0.1", "--ca-file", "/nowhere/ca.pem"),
    ("switch", "work", "--to", "pop3", "--host", "127.0.0.1", "--without-server"),
    ("switch", "nobody", "--to", "imap", "--host", "127.0.0.1"),
])
def test_mistakes_are_told_before_anything_is_done(cli: CommandLine, store: Store, words: tuple[str, ...]) -> None:
    store.download(range(3))
    cli.fails(2, *words)
    assert store.db.value("SELECT count(*) FROM switch_job") == 0


def test_a_server_that_is_not_there_ends_the_plan(cli: CommandLine, store: Store) -> None:
    error = cli.fails(4, "switch", "home", "--to", "imap", "--host", "127.0.0.1", "--port", "1", "--password-command",
                      "echo secret")
    assert error["kind"] == "connection-refused"


def test_a_command_that_prints_no_password_shows_neither(cli: CommandLine, store: Store) -> None:
    error = cli.fails(3, "switch", "home", "--to", "imap", "--host", "127.0.0.1", "--password-command",
                      "echo s3cret >/dev/null")
    assert "s3cret" not in str(error)


def test_undo_tells_how_it_stands(cli: CommandLine, store: Store) -> None:
    ids = store.download(range(3))
    inbox = store.folder("Inbox", store.pop)
    rows = switching.of_folder(store.db, inbox.id)
    job_id = switching.plan(store.db, store.pop.id, TARGET, [(inbox.id, "INBOX", False)], [
        rows[0]._replace(state=Carried.FOUND, uidvalidity=7, uid=1), *rows[1:]])
    switching.set_state(store.db, job_id, SwitchState.RUNNING)
    switching.note(store.db, job_id, [switching.Note(ids[2], Carried.FAILED, error="No room.")])
    ended = cli("switch", "home", "--undo", "--json")
    assert (ended.code, ended.json["state"], ended.json["uploaded"], ended.json["already_there"]) == (0, "undone", 0, 1)
    assert ended.json["failed"] == [{"id": ids[2], "folder": "Inbox", "subject": "Message 2", "detail": "No room."}]
    assert ended.json["folders"] == [{"name": "Inbox", "mailbox": "INBOX", "new": False, "total": 3, "there": 1,
                                      "to_carry": 1, "unfit": 1}]
    assert cli.fails(2, "switch", "home", "--undo")["kind"] == "usage"
