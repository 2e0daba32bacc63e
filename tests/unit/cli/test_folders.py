"""folders, folder, missing, and what of an account is kept here."""

from __future__ import annotations

import pytest

from app.model.folder import Quota
from app.model.sync import Checkpoint, FolderOpened, Vanished
from app.store import quota
from tests.fakes.command_line import CommandLine
from tests.fakes.store import Store


def lose(store: Store, path: str = "Work") -> None:
    """40 of 50 messages, half of which are here as a whole, disappear."""
    store.fill(range(25), path, bodies=True)
    store.fill(range(25, 50), path)
    store.sync(FolderOpened(path, 7, 1_000, 6, 10), Vanished(path, tuple(range(5, 45))), Checkpoint(path, 7, 1_000, 6),
               path=path)


def test_folders_tell_what_a_script_needs(cli: CommandLine, store: Store) -> None:
    store.fill(range(3), "Work", bodies=True)
    store.db.run("UPDATE folder SET rights = 'lrs', subscribed = 0, keywords = 0 WHERE path = 'Work'")
    found = {each["path"]: each for each in cli.ok("folders", "work")}
    work = found["Work"]
    assert {key: work[key] for key in ("total", "unread", "cached", "rights", "subscribed", "keywords", "missing",
                                       "bodies")} == {
        "total": 3, "unread": 3, "cached": 3, "rights": "lrs", "subscribed": False, "keywords": False, "missing": 0,
        "bodies": None}
    assert found["INBOX"]["rights"] is None and found["INBOX"]["subscribed"] is True
    assert "not subscribed" in cli("folders", "work").text


def test_a_folder_is_unsubscribed_and_kept_by_its_own_rule(cli: CommandLine, store: Store) -> None:
    found = cli.ok("folder", "work", "Work", "--unsubscribe", "--bodies", "recent", "--body-days", "7")
    assert (found["subscribed"], found["bodies"], found["body_days"]) == (False, "recent", 7)
    assert store.journal() == [("subscribe", None)]
    found = cli.ok("folder", "work", "Work", "--subscribe", "--bodies", "account")
    assert (found["subscribed"], found["bodies"]) == (True, None)
    assert store.journal() == []
    assert "as the account says" in cli("folder", "work", "Work").text


@pytest.mark.parametrize("words", [
    ("folder", "work", "Nowhere"), ("folder", "work", "Work", "--bodies", "some"),
    ("folder", "work", "Work", "--body-days", "3"),
    ("folder", "work", "Work", "--bodies", "recent", "--body-days", "0"),
    ("folder", "work", "Work", "--subscribe", "--unsubscribe"), ("folder", "home", "Inbox", "--unsubscribe"),
    ("folder", "home", "Inbox", "--bodies", "none"), ("missing", "work", "--accept"), ("missing", "work", "Nowhere"),
    ("missing", "work", "Work", "--accept"), ("missing", "work", "Work", "--accept", "--ask"),
    ("account", "set", "home", "--bodies", "none"), ("account", "set", "work", "--body-budget", "much"),
    ("account", "set", "work", "--body-days", "0")])
def test_what_cannot_be_done_is_one_line_and_code_2(cli: CommandLine, store: Store, words: tuple[str, ...]) -> None:
    assert cli.fails(2, *words)["kind"] == "usage"


def test_an_account_says_what_is_kept_here(cli: CommandLine, store: Store) -> None:
    found = cli.ok("account", "set", "work", "--bodies", "recent", "--body-days", "90", "--body-budget", "2G")
    assert (found["bodies"], found["body_days"], found["body_budget"]) == ("recent", 90, 2 << 30)
    found = cli.ok("account", "set", "work", "--body-budget", "0")
    assert (found["bodies"], found["body_days"], found["body_budget"]) == ("recent", 90, 0)
    assert "90 days" in cli("account", "show", "work").text
    cli.ok("account", "add", "new", "--no-check", "--email=a@b.c", "--protocol=imap", "--host=mail.example.org",
           "--password-command=exit 1", "--bodies=none", "--body-budget=500M")
    found = cli.ok("account", "show", "new")
    assert (found["bodies"], found["body_budget"], found["quota"]) == ("none", 500 << 20, [])


def test_the_quota_is_shown(cli: CommandLine, store: Store) -> None:
    assert quota.replace(store.db, store.imap.id, [Quota("", 3_000_000, 5_000_000)])
    assert not quota.replace(store.db, store.imap.id, [Quota("", 3_000_000, 5_000_000)])
    assert cli.ok("account", "show", "work")["quota"] == [{"root": "", "used": 3_000_000, "limit": 5_000_000}]
    assert quota.replace(store.db, store.pop.id, [Quota("x" * 5_000, -1, 1 << 70)] * 60)
    assert [(len(each.root), each.used, each.limit) for each in quota.quotas(store.db, store.pop.id)] == [
        (1_000, 0, 1 << 62)]
    assert "3.0 of 5.0 MB" in cli("account", "show", "work").text


def test_what_is_missing_is_listed_and_shown(cli: CommandLine, store: Store) -> None:
    assert cli.ok("missing", "work") == []
    assert "Nothing" in cli("missing", "work").text
    lose(store)
    assert cli.ok("missing", "work") == [{"path": "Work", "missing": 40}]
    shown = cli.ok("missing", "work", "Work")
    assert (shown["missing"], len(shown["messages"])) == (40, 40)
    assert not any(each["on_server"] for each in shown["messages"])


def test_missing_messages_are_accepted(cli: CommandLine, store: Store) -> None:
    lose(store)
    done = cli.ok("missing", "work", "Work", "--accept")
    assert (done["count"], done["lost"], done["missing"]) == (40, 0, 0)
    assert store.counts("Work")[0] == 10


def test_an_upload_tells_what_could_not_be_kept(cli: CommandLine, store: Store) -> None:
    lose(store)
    ended = cli("missing", "work", "Work", "--upload", "--json")
    assert ended.code == 7 and "only their headers" in ended.err
    assert (ended.json["count"], ended.json["lost"]) == (40, 20)
    assert [kind for kind, _ in store.journal()] == ["append"] * 20
    assert store.counts("Work")[0] == 30
