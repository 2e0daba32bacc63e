"""filter list, add, remove, run; folders and messages that are filed by a word."""

from __future__ import annotations

import pytest

from app.store import folders
from tests.fakes.command_line import CommandLine
from tests.fakes.store import Store


def path_of(store: Store, message_id: int) -> str:
    return str(store.db.value("SELECT f.path FROM message m JOIN folder f ON f.id = m.folder_id WHERE m.id = ?",
                              (message_id,)))


def test_a_filter_is_added_listed_and_removed(cli: CommandLine, store: Store) -> None:
    assert cli.ok("filter", "list") == [] and "no filters" in cli("filter", "list").text
    added = cli.ok("filter", "add", "Big ones", "--account", "home", "--when", "size", "over", "5000", "--when", "from",
                   "contains", "ada", "--any", "--into", "Archive", "--flag", "flagged", "--read", "--go-on")
    assert added == {
        "id": 1, "name": "Big ones", "account": "home", "enabled": True, "any": True, "stop": False,
        "conditions": [{"field": "size", "test": "over", "value": "5000"},
                       {"field": "from", "test": "contains", "value": "ada"}],
        "actions": [{"do": "flag", "flag": r"\Flagged"}, {"do": "read"}, {"do": "into", "folder": "Archive"}]}
    every = cli.ok("filter", "add", "Everyone's", "--when", "list", "is", "dev.example.org", "--read")
    assert (every["account"], every["stop"], every["any"]) == (None, True, False)
    assert cli.ok("filter", "list") == [added, every]
    text = cli("filter", "list").text
    assert "size over '5000' or from contains 'ada' → flag \\Flagged, read, into 'Archive'" in text
    assert cli.ok("filter", "remove", "1") == {"removed": [1]}
    assert cli.ok("filter", "list") == [every]


def test_filters_run_on_what_is_there(cli: CommandLine, store: Store) -> None:
    ids = store.download(range(3))
    cli.ok("filter", "add", "One", "--account", "home", "--when", "subject", "is", "Message 1", "--into", "Archive")
    assert cli.ok("filter", "run", "home")["count"] == 1
    assert [path_of(store, each) for each in ids] == ["Inbox", "Archive", "Inbox"]
    assert cli.ok("filter", "run", "home", "Archive")["count"] == 0
    (message,) = store.fill(range(1))
    cli.ok("filter", "add", "Read", "--when", "size", "over", "1", "--read")
    done = cli.ok("filter", "run", "work")
    assert done["count"] == 1 == len(done["operations"]) and store.journal() == [("flags", message)]


@pytest.mark.parametrize("words", [
    ("add", "x", "--read"), ("add", "x", "--when", "size", "over", "1"),
    ("add", "x", "--when", "size", "contains", "1", "--read"), ("add", "x", "--when", "color", "is", "1", "--read"),
    ("add", "x", "--when", "size", "over", "1k", "--read"),
    ("add", "x", "--when", "subject", "is", "a", "--into", "Archive"),
    ("add", "x", "--account", "home", "--when", "subject", "is", "a", "--into", "Nowhere"),
    ("add", "x", "--when", "subject", "is", "a", "--flag", "a b"), ("remove", "7"), ("run", "nobody"),
    ("run", "home", "Nowhere")])
def test_what_cannot_be_done_is_one_line_and_code_2(cli: CommandLine, store: Store, words: tuple[str, ...]) -> None:
    assert cli.fails(2, "filter", *words)["kind"] == "usage"
    assert cli.ok("filter", "list") == []


def test_archive_and_junk(cli: CommandLine, store: Store) -> None:
    first, second = store.download(range(2))
    assert cli.ok("archive", first)["count"] == 1 and path_of(store, first) == "Archive/2023"
    assert cli.ok("junk", second)["count"] == 1 and path_of(store, second) == "Junk"
    assert cli.ok("junk", "--not", second)["count"] == 1 and path_of(store, second) == "Inbox"
    cli.ok("undo")
    assert path_of(store, second) == "Junk"


def test_folders_are_made_renamed_deleted_and_emptied(cli: CommandLine, store: Store) -> None:
    def own() -> list[str]:
        return [each.path for each in folders.folders(store.db, store.pop.id) if not each.role]

    cli.ok("folder", "home", "Clubs/Chess", "--create")
    cli.ok("folder", "home", "Clubs/Chess", "--rename", "Chess")
    assert own() == ["Chess", "Clubs"]
    (message,) = store.download(range(1))
    cli.ok("move", message, "Chess")
    cli.ok("folder", "home", "Chess", "--delete")
    assert own() == ["Trash/Chess", "Clubs"]
    cli.ok("undo")
    cli.ok("folder", "home", "Chess", "--delete")
    assert cli.ok("folder", "home", "Trash", "--empty")["count"] == 1 and own() == ["Clubs"]
    cli.ok("folder", "work", "New", "--create")
    assert store.journal() == [("create", None)]


@pytest.mark.parametrize("words", [
    ("home", "Inbox", "--delete"), ("home", "Inbox", "--empty"), ("home", "Inbox", "--create"),
    ("home", "Nowhere", "--rename", "x"), ("home", "New", "--create", "--delete"), ("home", "Inbox", "--now"),
    ("work", "New", "--create", "--bodies", "none")])
def test_what_cannot_be_done_to_a_folder(cli: CommandLine, store: Store, words: tuple[str, ...]) -> None:
    assert cli.fails(2, "folder", *words)["kind"] == "usage"
    assert store.journal() == []
