"""A day that is typed begins behind the weekday."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.forms.moment_edit import MomentEdit


@pytest.mark.parametrize(("locale", "typed", "day"), [
    ("de", "11", QDate(2026, 12, 11)), ("en_US", "11", QDate(2026, 11, 5)), ("en_GB", "11", QDate(2026, 12, 11))])
def test_the_first_number_is_chosen(locale: str, typed: str, day: QDate, qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale(locale))
    field = MomentEdit()
    qtbot.addWidget(field)
    field.setDateTime(QDateTime(QDate(2026, 12, 5), QTime(8, 0)))
    field.show()
    field.activateWindow()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, typed)
    assert field.date() == day
