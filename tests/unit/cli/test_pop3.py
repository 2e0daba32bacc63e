"""pop3 preview, pending, keep, remove, warnings; and a rule that says what it will do before it is stored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.cli.pop3 import sentence
from app.errors import MailError
from app.model.account import LeaveRule
from app.model.leaving import LeavePreview, PreviewedDelete
from app.model.sync import DeleteReason
from app.model.warnings import WarningKind
from app.store import accounts, warnings
from tests.factory import make_mail
from tests.fakes.command_line import CommandLine
from tests.fakes.maildrop import MaildropServer
from tests.fakes.store import Store


@pytest.fixture
def server() -> Iterator[MaildropServer]:
    with MaildropServer() as made:
        made.mail = [(f"u{number}", make_mail(number, body="A line.\r\n" * (90 if number == 2 else 1)))
                     for number in range(5)]
        yield made


@pytest.fixture
def home(cli: CommandLine, store: Store, server: MaildropServer) -> Store:
    """The POP3 account `home` on that server, whose third message came in part."""
    store.pop = accounts.save(store.db, replace(
        store.pop, incoming=server.settings, plaintext_consent=True, whole_up_to=600, outgoing=None,
        leave=LeaveRule.parse("keep")))
    cli.passwords.put(store.pop, "secret")
    assert cli.ok("sync", "home")["accounts"][0]["new"] == 5
    return store


def ids(cli: CommandLine) -> dict[str, int]:
    return {each["uid"]: each["id"] for each in cli.ok("list", "home", "Inbox")}


def test_the_preview_asks_the_server_and_changes_nothing(cli: CommandLine, home: Store, server: MaildropServer) -> None:
    server.mail.append(("u5", make_mail(5)))
    cli.ok("pop3", "keep", ids(cli)["u4"])
    found = cli.ok("pop3", "preview", "home", "--leave", "delete")
    assert [each["uidl"] for each in found["delete"]] == ["u0", "u1", "u3", "u5"]
    assert found["delete"][0] == {"uidl": "u0", "subject": "Message 0", "date": "2026-11-24T08:00:00Z",
                                  "size": len(server.mail[0][1]), "complete": True, "reason": "rule"}
    assert {name: found[name] for name in ("download", "rule", "incomplete", "kept", "later", "next_day")} == {
        "download": 1, "rule": "delete", "incomplete": 1, "kept": 1, "later": 0, "next_day": None}
    assert len(server.mail) == 6 and server.deleted == [] and not server.dialogues[-1].count("RETR")
    text = cli("pop3", "preview", "home", "--leave", "delete").text
    assert "At the next check 4 messages leave the server, the oldest of 24 November 2026; 1 is not fully downloaded " \
        "and stays; 1 is kept there as you asked." in text
    assert cli.ok("pop3", "preview", "home")["delete"] == []
    assert accounts.account(home.db, home.pop.id).leave == LeaveRule.parse("keep")


def test_what_the_preview_says_is_what_sync_does(cli: CommandLine, home: Store, server: MaildropServer) -> None:
    server.mail.append(("u5", make_mail(5)))
    foreseen = cli.ok("pop3", "preview", "home", "--leave", "keep,count:3")
    told = cli("account", "set", "home", "--leave", "keep,count:3")
    assert told.code == 0 and told.err == (
        "At the next check 2 messages leave the server, the oldest of 24 November 2026.\n")
    new = cli.ok("sync", "home")["accounts"][0]["new"]
    assert (server.deleted, new) == ([each["uidl"] for each in foreseen["delete"]], foreseen["download"])
    assert server.deleted == ["u0", "u1", "u3"], "the one that was new counts too"
    assert {each["uid"]: each["on_server"] for each in cli.ok("list", "home", "Inbox")} == {
        "u0": False, "u1": False, "u2": True, "u3": False, "u4": True, "u5": True}
    assert {each["uid"]: each["cached"] for each in cli.ok("list", "home", "Inbox")}["u2"] == "partial"


def test_deletions_wait_are_listed_and_can_be_cancelled(cli: CommandLine, home: Store, server: MaildropServer) -> None:
    told = cli("account", "set", "home", "--leave", "delete", "--grace", "3600")
    assert told.err.startswith("At the next check 4 messages leave the server after a wait of 60 minutes")
    cli.ok("sync", "home")
    found = cli.ok("pop3", "pending", "home")
    assert [(each["uidl"], each["subject"], each["reason"]) for each in found] == [
        (f"u{number}", f"Message {number}", "rule") for number in (0, 1, 3, 4)]
    leaving = {each["uid"]: each["on_server"] for each in cli.ok("list", "home", "Inbox")}
    assert leaving["u0"] == f"until {found[0]['not_before'][:10]}" and leaving["u2"] is True
    assert cli.ok("pop3", "keep", found[0]["id"], "--account", "home", "--uidl", "u1") == {"count": 2, "left_out": 0}
    assert [each["uidl"] for each in cli.ok("pop3", "pending", "home")] == ["u3", "u4"]
    assert cli.ok("pop3", "keep", found[0]["id"], "--release")["count"] == 1
    cli.ok("sync", "home")
    assert [each["uidl"] for each in cli.ok("pop3", "pending", "home")] == ["u3", "u4", "u0"]
    home.db.run("UPDATE pop3_state SET delete_at = delete_at - 4000")
    cli.ok("sync", "home")
    assert server.deleted == ["u0", "u3", "u4"] and cli.ok("pop3", "pending", "home") == []
    assert cli("pop3", "pending", "home").text == "No deletion on the server waits.\n"


def test_remove_takes_it_from_the_server_and_leaves_it_here(cli: CommandLine, home: Store, server: MaildropServer
                                                           ) -> None:
    known = ids(cli)
    ended = cli("pop3", "remove", known["u1"], known["u2"], "--json")
    assert ended.code == 7 and ended.json == {"count": 1, "left_out": 1} and "1 message left out" in ended.err
    cli.ok("sync", "home")
    assert server.deleted == ["u1"] and ids(cli) == known
    assert "no POP3 server" in cli.fails(2, "pop3", "remove", known["u1"])["detail"]


@pytest.mark.parametrize("words", [
    ("preview", "work"), ("preview", "home", "--leave", "never"), ("pending", "work"), ("keep",), ("keep", "999"),
    ("keep", "--uidl", "u1"), ("keep", "--account", "home"), ("keep", "--account", "work", "--uidl", "1"),
    ("remove",), ("warnings", "nobody")])
def test_what_makes_no_sense_is_said(cli: CommandLine, store: Store, words: tuple[str, ...]) -> None:
    assert cli.fails(2, "pop3", *words)["kind"] == "usage"


def test_warnings_are_told_with_their_remedy(cli: CommandLine, store: Store) -> None:
    assert cli.ok("pop3", "warnings", "home") == []
    for number, kind in enumerate(WarningKind):
        warnings.note(store.db, store.pop.id, kind, 2_000 + number, 7.0)
    found = cli.ok("pop3", "warnings", "home")
    assert {each["kind"] for each in found} == {kind.value for kind in WarningKind}
    many = next(each for each in found if each["kind"] == "many-left")
    assert (many["number"], many["seconds"], many["dismissed"]) == (2_000, 7.0, False)
    assert "--leave days:N" in many["detail"] and "2000 messages" in many["detail"]
    assert cli("pop3", "warnings", "home").text.splitlines() == [each["detail"] for each in found]


# --- account set ---------------------------------------------------------------------------------------------


def test_an_account_is_changed_and_shown(cli: CommandLine, store: Store) -> None:
    accounts.save(store.db, replace(store.pop, id=0, name="other"))
    found = cli.ok("account", "set", "home", "--leave", "until-moved,count:500", "--grace", "600",
                   "--whole-up-to", "2M", "--inbox-of", "other", "--archive-by-year", "no")
    assert {name: found[name] for name in ("leave", "grace", "whole_up_to", "inbox_of", "archive_by_year")} == {
        "leave": "until-moved,count:500", "grace": 600, "whole_up_to": 2 << 20, "inbox_of": "other",
        "archive_by_year": False}
    assert cli.ok("account", "show", "home") == found
    lines = cli("account", "show", "home").text
    assert "leave until-moved,count:500" in lines and "Inbox of other" in lines and "wait 600 s" in lines
    assert cli.ok("account", "set", "home", "--inbox-of", "own")["inbox_of"] == "own"
    assert cli.ok("account", "set", "work", "--archive-by-year", "no")["archive_by_year"] is False
    assert cli("account", "set", "home", "--grace", "0").err == ""


@pytest.mark.parametrize("words", [
    ("work", "--leave", "keep"), ("work", "--grace", "5"), ("work", "--whole-up-to", "1M"), ("home", "--grace", "-1"),
    ("home", "--grace", "99999999"), ("home", "--leave", "days"), ("home", "--inbox-of", "work"),
    ("home", "--inbox-of", "home"), ("home", "--inbox-of", "nobody"), ("home", "--archive-by-year", "maybe")])
def test_what_is_not_for_this_account_is_refused(cli: CommandLine, store: Store, words: tuple[str, ...]) -> None:
    assert cli.fails(2, "account", "set", *words)["kind"] == "usage"
    assert accounts.account(store.db, store.pop.id) == store.pop


def test_the_new_rules_may_stand_in_account_add(cli: CommandLine) -> None:
    cli.ok("account", "add", "x", "--no-check", "--email", "a@b.c", "--protocol", "pop3", "--host", "mail.example.org",
           "--password-command", "exit 1", "--leave", "until-moved,size:1G", "--grace", "60")
    found = cli.ok("account", "show", "x")
    assert (found["leave"], found["grace"]) == (f"until-moved,size:{1 << 30}", 60)


# --- the sentence --------------------------------------------------------------------------------------------


def foreseen(deletes: int, **more: object) -> LeavePreview:
    some = tuple(PreviewedDelete(f"u{number}", "", 1_714_737_600.0 + number, 1, True, DeleteReason.RULE)
                 for number in range(deletes))
    return replace(LeavePreview(LeaveRule.parse("delete"), 0, some, 0, 0, 0, None, False), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("found", "grace", "words"), [
    (foreseen(37, incomplete=2), 0, "At the next check 37 messages leave the server, the oldest of 3 May 2024; 2 are "
                                    "not fully downloaded and stay."),
    (foreseen(1, kept=2), 600, "At the next check 1 message leaves the server after a wait of 10 minutes, the oldest "
                               "of 3 May 2024; 2 are kept there as you asked."),
    (foreseen(0, later=3, next_day=1_714_737_600.0), 600,
     "At the next check no messages leave the server; 3 leave later, the first on 2024-05-03."),
])
def test_people_read_what_will_happen(found: LeavePreview, grace: int, words: str) -> None:
    assert sentence(found, grace) == words


def test_a_mistake_is_json_too(cli: CommandLine, store: Store) -> None:
    ended = cli("pop3", "preview", "work", "--json")
    assert ended.code == 2 and "no POP3 account" in json.loads(ended.out)["error"]["detail"]
    with pytest.raises(MailError):
        LeaveRule.parse("days")
