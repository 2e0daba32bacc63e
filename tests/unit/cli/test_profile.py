"""profile show and remove: what would be lost is counted, and nothing else than ours is taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.paths import Profile
from app.store.lock import ProfileLock
from tests.fakes.command_line import CommandLine
from tests.fakes.store import Store

ACCOUNT = ("account", "add", "kept", "--email", "a@b.c", "--protocol", "pop3", "--host", "h", "--no-check",
           "--password-stdin")


def test_what_exists_only_here_is_counted(cli: CommandLine, store: Store) -> None:
    store.fill(range(5))
    store.download(range(7))
    store.db.run("UPDATE pop3_state SET gone_at = 1 WHERE uidl IN (SELECT uidl FROM pop3_state LIMIT 3)")
    kept = cli.profile / "kept-mail" / "account-9"
    kept.mkdir(parents=True)
    (kept / "1.eml").write_text("Subject: kept")
    told = cli.ok("profile", "show")
    assert (told["accounts"], told["messages"], told["only_here"], told["unsent"]) == (2, 12, 3 + 1, 0)
    assert told["octets"] > 10_000 and told["private_keys"] == 0
    assert "4 messages exist only here" in cli("profile", "show").text


def test_nothing_is_deleted_by_who_does_not_know_how_much(cli: CommandLine, store: Store) -> None:
    store.download(range(3))
    store.db.run("UPDATE pop3_state SET gone_at = 1")
    for words in ((), ("--yes-delete", "2"), ("--yes-delete", "unknown"), ("--yes-delete", "")):
        error = cli.fails(2, "profile", "remove", *words)
        assert "3 messages exist only here" in error["detail"] and "--yes-delete 3" in error["detail"]
    assert cli.ok("profile", "show")["messages"] == 3


def test_everything_of_ours_goes_and_what_is_not_ours_stays(cli: CommandLine, store: Store) -> None:
    store.db.close()
    cli.ok(*ACCOUNT, stdin=b"secret-word\n")
    assert len(cli.passwords.keyring.entries) == 1
    for name in ("settings.json", "depesche.log", "depesche.log.1", "housekeeping.json", "mail.db.before-v3-20260101",
                 "mail.db.damaged-1", "settings.json.damaged", "mail.needs-repair", "words.txt", "words.new",
                 "mail.db.before-v5-20260101-101010.sealed.part", ".kept.zip.depesche-copy-wal",
                 "mail.db.damaged-1x-wal"):
        (cli.profile / name).write_text("x")
    for name in ("restoring", "before-restore-20260101", "kept-mail"):
        (cli.profile / name / "deep").mkdir(parents=True)
    told = cli.ok("profile", "remove", "--yes-delete", "0")
    assert told["left"] == [] and not cli.profile.exists()
    assert cli.passwords.keyring.entries == {}
    assert cli.fails(2, "profile", "remove", "--yes-delete", "0")["detail"].startswith("There is no profile")
    assert not cli.profile.exists()


def test_a_folder_with_other_things_in_it_keeps_them(cli: CommandLine, store: Store) -> None:
    store.db.close()
    for name in ("Documents", "mailbox"):
        (cli.profile / name).mkdir()
    (cli.profile / "thesis.odt").write_text("years of work")
    outside = cli.profile.parent / "outside"
    outside.mkdir()
    (outside / "kept").touch()
    (cli.profile / "crashes").symlink_to(outside)
    told = cli.ok("profile", "remove", "--yes-delete", "0")
    assert told["left"] == [str(cli.profile / name) for name in ("Documents", "mailbox", "thesis.odt")]
    assert (outside / "kept").exists() and not (cli.profile / "crashes").exists()
    assert "Left, since it is not Depesche's" not in cli("profile", "show").text


def test_not_while_a_window_works_in_it(cli: CommandLine, store: Store) -> None:
    lock = ProfileLock(Profile(cli.profile).lock)
    lock.acquire()
    try:
        assert cli.fails(6, "profile", "remove", "--yes-delete", "0")["kind"] == "locked"
    finally:
        lock.release()
    assert cli.ok("profile", "show")["accounts"] == 2


@pytest.mark.parametrize("octets", [b"", b"no database" * 1000])
def test_a_store_that_cannot_be_read_can_be_removed_by_saying_so(cli: CommandLine, octets: bytes) -> None:
    cli.profile.mkdir()
    database = Profile(cli.profile).database
    database.write_bytes(octets)
    assert cli.ok("profile", "show")["only_here"] is None
    assert "can't be counted" in cli.fails(2, "profile", "remove", "--yes-delete", "0")["detail"]
    assert database.exists()
    assert cli.ok("profile", "remove", "--yes-delete", "unknown")["left"] == []
    assert not Path(cli.profile).exists()


@pytest.mark.parametrize("names", [("settings.json", "lock"), ("crashes",), ("depesche.log", "settings.json.bak")])
def test_a_folder_of_another_program_is_no_profile(cli: CommandLine, names: tuple[str, ...]) -> None:
    cli.profile.mkdir()
    for name in names:
        (cli.profile / name).write_text("of another program")
    before = sorted(cli.profile.iterdir())
    for word in ("unknown", "0"):
        assert cli.fails(2, "profile", "remove", "--yes-delete", word)["detail"].startswith("There is no profile")
    assert cli.fails(2, "profile", "show")["detail"].startswith("There is no profile")
    assert sorted(cli.profile.iterdir()) == before


def test_what_is_called_alike_stays(cli: CommandLine, store: Store) -> None:
    store.db.close()
    names = ["mail.db.bak", "mail.db.before-the-move.zip", "settings.json.mine", "before-restore-of-the-house.odt",
             "restoring-the-car.txt", "mail.dbx"]
    for name in names:
        (cli.profile / name).write_text("somebody's")
    crashes = cli.profile / "crashes"
    crashes.mkdir()
    for name in ("ended-20260101-101010-000001-00.txt", "run-12.txt", "airbus-1988.pdf"):
        (crashes / name).write_text("x")
    told = cli.ok("profile", "remove", "--yes-delete", "0")
    assert sorted(told["left"]) == sorted(str(cli.profile / each) for each in (*names, "crashes"))
    assert [each.name for each in crashes.iterdir()] == ["airbus-1988.pdf"]


def test_passwords_that_nobody_can_look_up_are_told_of(cli: CommandLine, store: Store) -> None:
    store.db.close()
    cli.ok(*ACCOUNT, stdin=b"secret-word\n")
    Profile(cli.profile).database.write_bytes(b"no database" * 1000)
    told = cli.ok("profile", "remove", "--yes-delete", "unknown")
    assert told["passwords_left"] is True and len(cli.passwords.keyring.entries) == 1
