"""What is known of newer releases, with the buttons for it; shown about the program and in the preferences."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app import __version__
from app.errors import ErrorKind
from app.model.release import Release
from ui import formats, wording
from ui.forms.flow_layout import FlowLayout
from ui.forms.labels import Toned, announce
from ui.updates import Updates

_LINES = 7
_NOT_REACHED = (ErrorKind.HOST_UNKNOWN, ErrorKind.CONNECTION_REFUSED, ErrorKind.NETWORK)


class UpdatePart(QWidget):
    """Nothing is downloaded from here: the release's page opens in the browser."""

    def __init__(self, updates: Updates, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._updates = updates
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 5, 0, 0)
        column.setSpacing(8)
        self.words = Toned("", "text")
        column.addWidget(self.words)
        self.notes = QPlainTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName(self.tr("What is new"))
        self.notes.setFixedHeight(self.notes.fontMetrics().lineSpacing() * _LINES + 18)
        column.addWidget(self.notes)
        row = FlowLayout(spacing=8)  # three buttons are wider than the window about the program in some languages
        self.check = self._button(self.tr("Check &now"), updates.check_now)
        self.open = self._button(self.tr("&Open its page"), self._open)
        self.skip = self._button(self.tr("S&kip this version"), updates.skip)
        for button in (self.check, self.open, self.skip):
            row.addWidget(button)
        column.addLayout(row)
        updates.changed.connect(self._show_and_say)
        self._show()

    def _button(self, words: str, run: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        if callable(run):
            button.clicked.connect(lambda _checked=False: run())
        return button

    def _show_and_say(self) -> None:
        self._show()
        announce(self, self.words.text())

    def _show(self) -> None:
        known, release = self._updates, self._updates.release
        self.words.setText(self._sentence())
        self.check.setVisible(not known.brought_by)
        self.check.setEnabled(not known.is_asking)
        self.notes.setPlainText(release.notes if release else "")
        self.notes.setVisible(bool(release and release.notes))
        self.open.setVisible(bool(release and release.page))
        self.skip.setVisible(release is not None and not known.is_skipped)

    def _sentence(self) -> str:
        known = self._updates
        if known.brought_by:
            return self.tr("{name} keeps Depesche up to date here. Depesche itself asks nobody.").format(
                name=known.brought_by)
        if known.is_asking:
            return self.tr("Asking …")
        if known.error is not None:
            # The address is ours: nobody here has a name or a port to check.
            reason = (self.tr("Check your internet connection, and try again later.")
                      if known.error.kind in _NOT_REACHED else wording.error_sentence(known.error))
            return self.tr("That could not be found out. {reason}").format(reason=reason)
        if known.release is None:
            return self.tr("This is the newest version.") if known.answered else self.tr(
                "Whether there is a newer version was not asked yet.")
        return self._about(known.release)

    def _about(self, release: Release) -> str:
        date = QDate.fromString(release.date, Qt.DateFormat.ISODate)
        words = (self.tr("Version {version} of {date} is there. This is {ours}.") if date.isValid()
                 else self.tr("Version {version} is there. This is {ours}."))
        if self._updates.is_skipped:
            words += " " + self.tr("You chose to skip it.")
        return words.format(version=release.version, ours=__version__,
                            date=formats.iso_day(release.date))

    def _open(self) -> None:
        if self._updates.release is not None:
            QDesktopServices.openUrl(QUrl(self._updates.release.page))
