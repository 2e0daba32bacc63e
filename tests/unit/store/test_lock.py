"""One instance at a time talks to a profile's servers."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from app.errors import ErrorKind, MailError
from app.store.lock import ProfileLock


def test_the_second_one_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    first, second = ProfileLock(tmp_path / "lock"), ProfileLock(tmp_path / "lock")
    first.acquire()
    first.acquire()
    with pytest.raises(MailError) as caught:
        second.acquire()
    assert caught.value.kind is ErrorKind.LOCKED
    first.release()
    first.release()
    second.acquire()
    second.release()


def test_a_missing_profile_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(MailError) as caught:
        ProfileLock(tmp_path / "none" / "lock").acquire()
    assert caught.value.kind is ErrorKind.STORE


def test_a_lock_whose_file_was_removed_meanwhile_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever removes a profile removes its lock: who had it open already would hold what nobody else looks at."""
    path, opened = tmp_path / "lock", os.open
    late = ProfileLock(path)

    def opened_just_before(*arguments: Any) -> int:
        monkeypatch.undo()
        descriptor = opened(*arguments)
        path.unlink()
        return descriptor

    monkeypatch.setattr(os, "open", opened_just_before)
    late.acquire()
    with pytest.raises(MailError) as caught:
        ProfileLock(path).acquire()
    assert caught.value.kind is ErrorKind.LOCKED
    late.release()
