"""What is told of new mail, by whom, and when not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QTime
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from app.model.account import Account
from ui.forms.labels import hint
from ui.settings import Notify, Settings
from ui.settings_pages.context import PageContext
from ui.settings_pages.page import SettingsPage

EVENING, MORNING = 22 * 60, 7 * 60
"""Minutes since midnight: quiet hours as they are offered first."""


class NotificationsPage(SettingsPage):
    def __init__(self, settings: Settings, context: PageContext) -> None:
        super().__init__(settings, context)
        self.heading(self.tr("When new mail comes"))
        self.level = self.choice("notify", self.tr("&Notifications tell"), (
            (Notify.FULL, self.tr("Sender, subject and the first words")), (Notify.SENDER, self.tr("The sender")),
            (Notify.COUNT, self.tr("How many messages")), (Notify.OFF, self.tr("Nothing: there are none"))),
            note=self.tr("Notifications can be read by whoever sees the screen, also while it is locked."),
            keywords=self.tr("popup alert privacy banner lock screen new mail", "keywords for the search"))
        self.sound = self.tick("notify_sound", self.tr("Play a &sound"), label=self.tr("Sound"),
                               keywords=self.tr("noise beep ring audio", "keywords for the search"))
        self._boxes = QWidget()
        self._list = QVBoxLayout(self._boxes)
        self._list.setContentsMargins(0, 3, 0, 0)
        self.accounts: dict[int, QCheckBox] = {}
        self._named: list[tuple[int, str]] | None = None
        self.line(self.tr("Accounts"), self._boxes, names=("quiet_accounts",), show=self._show_accounts,
                  keywords=self.tr("mute silence account", "keywords for the search"))
        self.heading(self.tr("Quiet hours"))
        self.quiet = QCheckBox(self.tr("&Between"))
        self.start, self.until = QTimeEdit(), QTimeEdit()
        self.start.setAccessibleName(self.tr("Quiet hours begin"))
        self.until.setAccessibleName(self.tr("Quiet hours end"))
        self.quiet.setAccessibleName(self.tr("Quiet hours"))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for each in (self.quiet, self.start, hint(self.tr("and")), self.until):
            line.addWidget(each)
        line.addStretch()
        self.quiet.toggled.connect(self._switched)
        for edit in (self.start, self.until):
            edit.lineEdit().setTextMargins(6, 0, 0, 0)
            edit.setMinimumWidth(edit.sizeHint().width() + 6)
            edit.timeChanged.connect(self._timed)
        self.line(self.tr("Nothing is told"), row, names=("quiet_from", "quiet_until"), show=self._show_hours,
                  title=self.tr("Quiet hours"),
                  note=self.tr("Mail is fetched all the same. For an hour's quiet there is an entry in the menu of the"
                               " icon in the panel."),
                  keywords=self.tr("night do not disturb time evening weekend", "keywords for the search"))
        context.desk.bridge.accounts_changed.connect(self.show_settings)
        self.end()

    def _show_accounts(self) -> None:
        known = self.context.desk.accounts()
        named = [(each.id, each.name) for each in known]
        if named != self._named:
            # Only then: new boxes would take the focus away from who has it on one.
            self._named = named
            self._make_boxes(known)
        for number, box in self.accounts.items():
            with QSignalBlocker(box):
                box.setChecked(number not in self._settings.quiet_accounts)

    def _make_boxes(self, known: Sequence[Account]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.accounts = {}
        for account in known:
            box = QCheckBox(account.name.replace("&", "&&"))
            box.toggled.connect(lambda on, number=account.id: self._mute(number, not on))
            box.setAccessibleName(self.tr("Notify of mail in {account}").format(account=account.name))
            self.accounts[account.id] = box
            self._list.addWidget(box)
        if not known:
            self._list.addWidget(hint(self.tr("There is no account yet.")))

    def _mute(self, account_id: int, muted: bool) -> None:
        left = [each for each in self._settings.quiet_accounts if each != account_id]
        self.put("quiet_accounts", [*left, account_id] if muted else left)

    # --- quiet hours ------------------------------------------------------------------------------

    def _show_hours(self) -> None:
        start, until = self._settings.quiet_from, self._settings.quiet_until
        on = start != until
        self.quiet.setChecked(on)
        self.start.setTime(_time(start if on else EVENING))
        self.until.setTime(_time(until if on else MORNING))
        self._enable()

    def _enable(self) -> None:
        for edit in (self.start, self.until):
            edit.setEnabled(self.quiet.isChecked())

    def _switched(self) -> None:
        self._enable()
        self._timed()

    def _timed(self) -> None:
        """Both are written before anybody is told: one alone would be other hours."""
        on = self.quiet.isChecked()
        values = {"quiet_from": _minutes(self.start) if on else 0, "quiet_until": _minutes(self.until) if on else 0}
        if not self._showing and any(getattr(self._settings, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(self._settings, name, value)
            self.changed.emit()


def _time(minutes: int) -> QTime:
    return QTime(minutes // 60, minutes % 60)


def _minutes(edit: QTimeEdit) -> int:
    return edit.time().hour() * 60 + edit.time().minute()
