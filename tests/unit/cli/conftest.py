"""depeschectl on a profile without servers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.paths import Profile
from tests.fakes.command_line import CommandLine
from tests.fakes.store import Store, fresh_store


@pytest.fixture
def cli(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(tmp_path / "profile", capsysbinary, monkeypatch)


@pytest.fixture
def store(cli: CommandLine) -> Iterator[Store]:
    """The profile's store from a second connection: IMAP account `work`, POP3 account `home`."""
    profile = Profile(cli.profile)
    profile.create()
    filled = fresh_store(profile.database)
    yield filled
    filled.db.close()
