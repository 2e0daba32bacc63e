"""The real window on real workers and a real server. Runs on a screen (xvfb), with the real WebEngine."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if hasattr(os, "getuid") and os.getuid() == 0:
    # Chromium's sandbox refuses to run as root; the program itself never switches it off.
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.passwords import MemoryKeyring
from tests.journeys.person import Person
from tests.servers.crypto_peers import Gnupg
from ui import theme
from ui.protection.unlock import UnlockDialog
from ui.settings import ThemeChoice

QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("en"))
    theme.manager().apply(ThemeChoice.LIGHT)


@pytest.fixture
def keyring() -> MemoryKeyring:
    """That of whoever sits down."""
    return MemoryKeyring()


@pytest.fixture
def sit_down(qtbot: QtBot, tmp_path: Path, keyring: MemoryKeyring) -> Iterator[Callable[..., Person]]:
    """Starts the program on this test's profile; again after `leave`, as after a restart."""
    people: list[Person] = []

    def start(at_the_door: Callable[[UnlockDialog], None] | None = None) -> Person:
        person = Person(qtbot, tmp_path / "profile", keyring, at_the_door)
        people.append(person)
        return person

    yield start
    for person in people:
        person.leave()


@pytest.fixture
def gnupg() -> Iterator[Gnupg]:
    """Ben's: another program's side of signed and encrypted mail."""
    home = Path(tempfile.mkdtemp(prefix="gpg"))  # the path of its socket must be short
    peer = Gnupg(home)
    peer.make("ben", "ed25519", "cv25519")
    yield peer
    peer.close()
    shutil.rmtree(home, ignore_errors=True)
