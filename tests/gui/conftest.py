"""Widgets without a screen, in English, in the light theme."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "getuid") and os.getuid() == 0:
    # Chromium's sandbox refuses to run as root; the program itself never switches it off.
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.store.database import Database
from tests.fakes.engine import FakeEngine
from ui import languages, theme
from ui.bridge import EventBridge
from ui.desks.composing import ComposingDesk
from ui.main_window import MainWindow
from ui.settings import Settings, ThemeChoice

if TYPE_CHECKING:
    from ui.views.web_body import WebBody

QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> None:
    """Every test starts from the same language and colours."""
    QLocale.setDefault(QLocale("en"))
    theme.manager().apply(ThemeChoice.LIGHT)


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fake engine never says that a draft was stored: the end of a test does not wait for it."""
    monkeypatch.setattr(ComposingDesk, "patience", 0.0)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """With the English plurals, as the program has them."""
    before = {id(each) for each in qapp.findChildren(QTranslator)}
    languages.install(qapp, "en")
    yield
    for translator in qapp.findChildren(QTranslator):
        if id(translator) not in before:
            qapp.removeTranslator(translator)
            translator.setParent(None)


@pytest.fixture
def bridge(qapp: QApplication) -> EventBridge:
    return EventBridge()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[FakeEngine]:
    """A real store with an IMAP account `work` and a POP3 account `home`, and a record of what was asked."""
    fake = FakeEngine(tmp_path)
    yield fake
    fake.stop()


@pytest.fixture
def settings() -> Settings:
    return Settings(toured=True)


@pytest.fixture
def window(engine: FakeEngine, bridge: EventBridge, settings: Settings, tmp_path: Path,
           qapp: QApplication) -> Iterator[MainWindow]:
    """The main window, shown, over the fake engine."""
    made = MainWindow(engine, bridge, settings, tmp_path / "settings.json")
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def reader(engine: FakeEngine) -> Iterator[Database]:
    """The store of the fake engine, read by a model alone."""
    db = engine.open_reader()
    yield db
    db.close()


@pytest.fixture
def body(qtbot: QtBot) -> Iterator[WebBody]:
    """A view of HTML by itself."""
    from ui.views.web_body import WebBody  # WebEngine is for those tests that want it

    made = WebBody()
    made.resize(400, 300)
    made.show()
    yield made
    made.shut_down()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # the page before its profile
