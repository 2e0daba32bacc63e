"""Copies that lie aside are encrypted with the database, and none of them is lost."""

from __future__ import annotations

import contextlib
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import ErrorKind, MailError
from app.store import check, kept_aside, store_key
from app.store.database import Database
from app.store.store_key import FileKind
from tests.fakes.damage import spoil_start
from tests.fakes.protection import KEY, OTHER_KEY, legible, turned
from tests.fakes.store import fresh_store

NEEDLES = (b"This is message", b"example.org", b"SQLite format 3")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A profile that was just encrypted, with all that may lie aside in the open."""
    store = fresh_store(tmp_path / "mail.db")
    store.fill(range(1, 40), bodies=True)
    store.download(range(100, 120))
    store.db.backup_to(tmp_path / "mail.db.before-v5-20260101-101010")
    store.db.close()
    former = tmp_path / "before-restore-20260101-101010"
    former.mkdir()
    shutil.copy(tmp_path / "mail.db", former)
    shutil.copy(tmp_path / "mail.db", tmp_path / "mail.db.damaged-20260101-101010")
    spoil_start(tmp_path / "mail.db.damaged-20260101-101010")
    (tmp_path / "mail.db.damaged-20260101-101010-wal").write_bytes(b"This is message 7 in a log" * 99)
    torn = tmp_path / "mail.db.damaged-20260202-101010"
    shutil.copy(tmp_path / "mail.db", torn)
    with torn.open("r+b") as file:
        for at in random.Random(1).sample(range(20_000, torn.stat().st_size, 4_096), 20):
            file.seek(at)
            file.write(b"\xff" * 600)
    turned(tmp_path / "mail.db", KEY)
    yield tmp_path
    store_key.unlock(tmp_path)


def everything(folder: Path) -> None:
    for each in kept_aside.legible(folder, KEY):
        kept_aside.protect(each, KEY)


def test_afterwards_nothing_in_the_profile_is_legible_and_all_is_there(folder: Path, tmp_path_factory:
                                                                       pytest.TempPathFactory) -> None:
    assert set(legible(folder, *NEEDLES)) == {
        "mail.db.before-v5-20260101-101010", "before-restore-20260101-101010/mail.db",
        "mail.db.damaged-20260101-101010", "mail.db.damaged-20260101-101010-wal", "mail.db.damaged-20260202-101010"}
    damaged = {each.name: each.read_bytes() for each in folder.glob("mail.db.damaged-*")}
    everything(folder)
    assert legible(folder, *NEEDLES) == {} and kept_aside.legible(folder, KEY) == ()
    for each in (folder / "mail.db.before-v5-20260101-101010", folder / "before-restore-20260101-101010" / "mail.db"):
        with store_key.also(each.parent, KEY), contextlib.closing(Database.open(each)) as db:
            assert db.value("SELECT count(*) FROM message") == 59 and check.check(db) == ()
            assert db.value("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'conversion%'") == 0
    out = tmp_path_factory.mktemp("out")
    for name in ("mail.db.damaged-20260101-101010", "mail.db.damaged-20260202-101010"):
        kept_aside.unseal(folder / f"{name}.sealed", KEY, out / name)
    assert {each.name: each.read_bytes() for each in out.iterdir()} == damaged


def test_cut_off_at_any_step_each_is_whole_and_it_goes_on(folder: Path) -> None:
    before = {each.name for each in folder.glob("mail.db.damaged-*") if not each.name.endswith("-wal")}
    for steps in range(1, 12):
        left = iter(range(steps))

        def check_(left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise MailError(ErrorKind.CANCELLED, "Stopped.")

        with contextlib.suppress(MailError):
            for each in kept_aside.legible(folder, KEY):
                kept_aside.protect(each, KEY, check_)
        assert {each.name.removesuffix(kept_aside.SEALED) for each in folder.glob("mail.db.damaged-*")
                if not each.name.endswith(("-wal", ".part"))} == before
    everything(folder)
    assert legible(folder, *NEEDLES) == {}


def test_what_is_encrypted_with_the_key_is_left_alone_and_another_key_unseals_nothing(folder: Path) -> None:
    everything(folder)
    spoiled = folder / "mail.db.damaged-20260303-101010"
    shutil.copy(folder / "mail.db", spoiled)
    spoil_start(spoiled)
    with spoiled.open("r+b") as file:
        file.write(b"\xff" * 100)
    assert store_key.kind_of(spoiled) is FileKind.UNCLEAR and kept_aside.legible(folder, KEY) == ()
    sealed = folder / "mail.db.damaged-20260101-101010.sealed"
    with pytest.raises(MailError) as caught:
        kept_aside.unseal(sealed, OTHER_KEY, folder / "out")
    assert caught.value.kind is ErrorKind.STORE_LOCKED and not (folder / "out").exists()
    with pytest.raises(MailError, match="there already"):
        kept_aside.unseal(sealed, KEY, folder / "mail.db")


@pytest.mark.parametrize("removed", range(4))
def test_killed_while_the_open_one_is_removed_the_log_is_not_lost(
        folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, removed: int) -> None:
    """A second sealing, of what is left by then, must not take the place of the first."""
    damaged = folder / "mail.db.damaged-20260101-101010"
    before = {each.name: each.read_bytes() for each in folder.glob(f"{damaged.name}*")}
    unlink, left = Path.unlink, iter(range(removed + 1))  # the first is of a draft that there is none of

    def killed(path: Path, missing_ok: bool = False) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        unlink(path, missing_ok)

    with monkeypatch.context() as patched, contextlib.suppress(KeyboardInterrupt):
        patched.setattr(Path, "unlink", killed)
        kept_aside.seal(damaged, KEY)
    everything(folder)
    assert legible(folder, *NEEDLES) == {}
    out = tmp_path_factory.mktemp("out")
    kept_aside.unseal(folder / f"{damaged.name}.sealed", KEY, out / damaged.name)
    assert {each.name: each.read_bytes() for each in out.iterdir()} == before


def test_another_one_of_the_same_name_is_not_written_over(folder: Path, tmp_path_factory: pytest.TempPathFactory
                                                          ) -> None:
    """Clocks go back: two damaged databases may be of the same second."""
    damaged = folder / "mail.db.damaged-20260101-101010"
    first = damaged.read_bytes()
    everything(folder)
    damaged.write_bytes(b"This is message 8 of another database" * 999)
    everything(folder)
    assert legible(folder, *NEEDLES) == {}
    out = tmp_path_factory.mktemp("out")
    sealed = sorted(folder.glob(f"{damaged.name}*.sealed"))
    for number, each in enumerate(sealed):
        kept_aside.unseal(each, KEY, out / str(number))
    assert {(out / str(number)).read_bytes() for number in range(len(sealed))} == {
        first, b"This is message 8 of another database" * 999}
