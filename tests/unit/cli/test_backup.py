"""backup, restore, and a tree of folders out and in: the command line's part."""

from __future__ import annotations

from pathlib import Path

from app.store.lock import ProfileLock
from tests.fakes.command_line import CommandLine
from tests.fakes.store import Store, make_raw


def test_backup_and_restore(cli: CommandLine, store: Store, tmp_path: Path) -> None:
    store.download(range(7))
    path = tmp_path / "b.zip"
    assert cli.ok("backup", path) == {"path": str(path), "messages": 7, "octets": path.stat().st_size,
                                      "encrypted": False}
    store.download(range(7, 9))
    store.db.close()
    done = cli.ok("restore", path)
    assert done["messages"] == 7 and Path(done["kept"]).is_file()
    assert cli.ok("check") == {"ok": True, "problems": []}
    assert {each["path"]: each["total"] for each in cli.ok("folders", "home")}["Inbox"] == 7
    words = cli("restore", path)
    assert words.code == 0 and "7 messages are restored. The former mail is kept as" in words.text


def test_backup_of_a_profile_in_use_and_no_restore_into_it(cli: CommandLine, store: Store, tmp_path: Path) -> None:
    store.download(range(3))
    lock = ProfileLock(cli.profile / "lock")
    lock.acquire()
    try:
        assert cli("backup", tmp_path / "b.zip").text.startswith("3 messages and all settings are in ")
        assert cli.fails(6, "restore", tmp_path / "b.zip")["kind"] == "locked"
    finally:
        lock.release()
    assert cli.fails(2, "backup", tmp_path / "b.zip")["kind"] == "usage"
    (tmp_path / "no.zip").write_text("text")
    assert cli.fails(6, "restore", tmp_path / "no.zip")["kind"] == "damaged"
    assert cli.fails(6, "restore", tmp_path / "none.zip")["kind"] == "store"
    assert cli.ok("check")["ok"]


def test_no_password_goes_into_a_backup(cli: CommandLine, tmp_path: Path) -> None:
    cli.ok("account", "add", "x", "--email", "a@b.c", "--protocol", "pop3", "--host", "h", "--no-check",
           "--password-stdin", stdin=b"Elster-im-Walnussbaum\n")
    cli.ok("backup", tmp_path / "b.zip")
    assert b"a@b.c" in (tmp_path / "b.zip").read_bytes()
    assert b"Elster" not in (tmp_path / "b.zip").read_bytes()


def test_restore_into_a_profile_that_is_not_there_yet(cli: CommandLine, store: Store, tmp_path: Path) -> None:
    store.download(range(3))
    cli.ok("backup", tmp_path / "b.zip")
    other = tmp_path / "elsewhere"
    assert cli.ok("restore", tmp_path / "b.zip", "--profile", other) == {
        "messages": 3, "kept": None, "encryption_lost": False}
    assert cli.ok("check", "--profile", other)["ok"]


def test_a_tree_is_exported_and_imported(cli: CommandLine, store: Store, tmp_path: Path) -> None:
    store.download(range(4))
    assert cli.ok("export", "home", "--to", tmp_path / "out", "--format", "maildir") == {"messages": 4}
    done = cli.ok("import", "work", "Work", tmp_path / "out", "--tree")
    assert done["messages"] == 4 and done["known"] == 0 and done["folders"] == len(cli.ok("folders", "home"))
    assert "Work/Inbox" in [each["path"] for each in cli.ok("folders", "work")]
    assert cli.ok("import", "work", "Work", tmp_path / "out", "--tree") == {"messages": 0, "folders": 0, "known": 4}
    (tmp_path / "x.eml").write_bytes(make_raw(9))
    words = cli("import", "home", "Archive", tmp_path / "x.eml")
    assert words.text == "1 messages imported.\n"
    assert cli("import", "home", "Archive", tmp_path / "x.eml").text == (
        "0 messages imported; 1 were there already.\n")
