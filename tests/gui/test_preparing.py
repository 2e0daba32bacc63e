"""A start that takes long says why, and one that does not shows nothing."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.errors import ErrorKind, MailError
from ui.dialogs.preparing import PreparingDialog, while_told


def shown() -> list[PreparingDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, PreparingDialog) and each.isVisible()]


def test_what_is_quick_shows_nothing(qapp: QApplication) -> None:
    seen: list[int] = []
    while_told(lambda: seen.append(threading.get_ident()), patience=60_000)
    assert seen and seen[0] != threading.get_ident() and shown() == []


def test_what_takes_long_is_told_and_cannot_be_put_away(qapp: QApplication) -> None:
    go_on = threading.Event()
    seen: list[str] = []

    def look() -> None:
        (dialog,) = shown()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        dialog.close()
        assert shown() == [dialog]
        seen.append(dialog.accessibleDescription())
        go_on.set()

    def wait_for_it() -> None:
        QTimer.singleShot(0, look) if shown() else QTimer.singleShot(5, wait_for_it)

    QTimer.singleShot(0, wait_for_it)
    while_told(lambda: go_on.wait(30), patience=10)
    assert "copy of everything" in seen[0] and shown() == []


def test_a_keyring_that_asks_is_named(qapp: QApplication) -> None:
    """Of an encrypted store: to speak of copies would be untrue."""
    go_on = threading.Event()
    seen: list[str] = []

    def look() -> None:
        if not shown():
            QTimer.singleShot(5, look)
            return
        seen.append(shown()[0].accessibleDescription())
        go_on.set()

    QTimer.singleShot(0, look)
    while_told(lambda: go_on.wait(30), patience=10, encrypted=True)
    assert "keyring" in seen[0] and "copy" not in seen[0]


def test_what_fails_fails_here(qapp: QApplication) -> None:
    def fails() -> None:
        raise MailError(ErrorKind.LOCKED, "Another one works here.")

    with pytest.raises(MailError, match="Another one"):
        while_told(fails)
