"""One instance at a time talks to a profile's servers."""

from __future__ import annotations

from pathlib import Path

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
