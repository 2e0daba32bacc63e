"""PySide6 6.12.0 on Python 3.11 drops a reference to True at every emit and aborts after some 550."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal

EMITS = 1_000
# Others may take or drop a few meanwhile; the fault drops one at each emit.
TOLERANCE = 50


class Emitter(QObject):
    flagged = Signal(bool)
    bare = Signal()


@pytest.mark.parametrize("is_connected", [True, False])
def test_emitting_keeps_the_references_to_true(is_connected: bool) -> None:
    emitter = Emitter()
    received: list[bool] = []
    if is_connected:
        emitter.bare.connect(lambda: received.append(False))
        emitter.flagged.connect(lambda value: received.append(not value))
    before = sys.getrefcount(True)

    for _ in range(EMITS // 2):
        emitter.bare.emit()
        emitter.flagged.emit(True)

    assert abs(sys.getrefcount(True) - before) < TOLERANCE
    assert len(received) == (EMITS if is_connected else 0)
