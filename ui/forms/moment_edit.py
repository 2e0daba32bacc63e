"""A day and a time of day, typed or picked from a calendar."""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFocusEvent, QTextCharFormat
from PySide6.QtWidgets import QDateTimeEdit, QToolButton, QWidget

from ui import icons

_NUMBER = re.compile(r"\d+")


class MomentEdit(QDateTimeEdit):
    """Written as the locale does, with the weekday and the whole year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat(_format())
        calendar = self.calendarWidget()
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, QTextCharFormat())  # its own red is unreadable on a dark ground
        for name, picture in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = calendar.findChild(QToolButton, name)
            if button is not None:
                icons.bind(button, picture)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins behind the weekday, which nobody types."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.setCurrentSectionIndex(1)
            if number := _NUMBER.search(self.text()):  # Qt would select by kind, and takes the weekday for the day
                self.lineEdit().setSelection(number.start(), len(number[0]))


def _format() -> str:
    locale = QLocale()
    day = locale.dateFormat(QLocale.FormatType.ShortFormat)
    if "yyyy" not in day:
        day = day.replace("yy", "yyyy")
    return f"ddd {day}  {locale.timeFormat(QLocale.FormatType.ShortFormat)}"
