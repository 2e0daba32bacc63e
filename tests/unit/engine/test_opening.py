"""A damaged store is repaired, or left as it is for the next try."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.engine import opening
from app.errors import ErrorKind, MailError
from app.paths import Profile
from app.store import recover
from tests.fakes.store import fresh_store


@pytest.fixture
def damaged(tmp_path: Path) -> Profile:
    """Twenty POP3 messages behind a garbage header."""
    profile = Profile(tmp_path)
    store = fresh_store(profile.database)
    store.download(range(20))
    store.db.close()
    with profile.database.open("r+b") as file:
        file.write(b"\xaa" * 100)
    return profile


def messages(profile: Profile) -> int:
    db, repaired = opening.open_store(profile)
    assert repaired is None
    count = int(db.value("SELECT count(*) FROM message"))
    db.close()
    return count


def test_repaired_once_with_the_damaged_file_kept(damaged: Profile) -> None:
    before = damaged.database.read_bytes()
    db, repaired = opening.open_store(damaged)
    db.close()
    assert repaired is not None and (repaired.salvaged, repaired.lost) == (20, 0)
    assert repaired.kept.read_bytes() == before
    assert messages(damaged) == 20 and not opening.needs_repair(damaged)
    assert not [each for each in damaged.directory.iterdir() if "repairing" in each.name]


def test_damage_noted_in_use_is_repaired_by_the_next_start(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    store = fresh_store(profile.database)
    store.download(range(5))
    store.db.close()
    opening.note_damage(profile)
    db, repaired = opening.open_store(profile)
    db.close()
    assert repaired is not None and repaired.salvaged == 5
    assert messages(profile) == 5


@pytest.mark.parametrize("step", ["recover", "put aside", "rename"])
def test_a_repair_that_is_cut_off_begins_again(damaged: Profile, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def full(*_: object) -> None:
        raise MailError(ErrorKind.DISK_FULL, "full")

    with monkeypatch.context() as patch:
        if step == "recover":
            original = recover.recover

            def halfway(*arguments: object) -> None:
                original(*arguments)  # type: ignore[arg-type]
                full()

            patch.setattr(recover, "recover", halfway)
        elif step == "put aside":
            patch.setattr(opening, "_put_aside", full)
        else:
            patch.setattr(Path, "rename", _once_then_fail(Path.rename))
        with pytest.raises(MailError):
            opening.open_store(damaged)
    db, _ = opening.open_store(damaged)
    assert db.value("SELECT count(*) FROM message") == 20
    db.close()
    assert messages(damaged) == 20


def _once_then_fail(original: object) -> object:
    """The damaged file is put aside, and then the power fails."""
    def rename(path: Path, target: Path) -> Path:
        if "repairing" in path.name:
            raise OSError("power")
        return original(path, target)  # type: ignore[operator, no-any-return]
    return rename
