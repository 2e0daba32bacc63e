"""Windows on a real accessibility bus, on a screen: see tests/run.py for the surroundings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

if hasattr(os, "getuid") and os.getuid() == 0:
    # Chromium's sandbox refuses to run as root; the program itself never switches it off.
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from tests.access.tree import TALLY
from tests.gui.gallery import Gallery
from ui import languages, theme
from ui.desks.composing import ComposingDesk
from ui.settings import ThemeChoice

QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.write_line(
        f"access: {TALLY['objects']} objects, {TALLY['controls']} controls, {TALLY['unnamed']} unnamed")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["depesche"]


@pytest.fixture
def gallery(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gallery]:
    monkeypatch.setattr(ComposingDesk, "patience", 0.0)  # the fake engine never says that a draft was stored
    languages.install(qapp, "en")
    theme.manager().apply(ThemeChoice.LIGHT)
    made = Gallery(tmp_path, qapp)
    yield made
    made.close()
