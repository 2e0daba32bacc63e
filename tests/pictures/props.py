"""What pictures of dialogs need: an engine that does nothing, and the right window in front."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from tests.fakes.engine import FakeEngine
from tests.pictures.stage import Stage


def engine_for(stage: Stage) -> FakeEngine:
    """With an empty store, until the picture has been taken: no server is asked for a picture of a check."""
    folder = TemporaryDirectory(prefix="depesche-pictures-")
    engine = FakeEngine(Path(folder.name))

    def clean_up() -> None:
        engine.stop()
        folder.cleanup()

    stage.after(clean_up)
    return engine


def on_top(stage: Stage, widget: QWidget) -> QWidget:
    """Shown, and with the keyboard's focus: there is no window manager here that would give it."""
    widget.show()
    stage.application.setActiveWindow(widget)
    return widget


def picture_of(shot: QPixmap) -> QWidget:
    """What was grabbed already, as a widget that can be grabbed."""
    label = QLabel()
    label.setPixmap(shot)
    label.resize(shot.deviceIndependentSize().toSize())
    return label
