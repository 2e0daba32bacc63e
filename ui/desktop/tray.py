"""The icon in the panel: whether there is unread mail, a menu, and the window's way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from app.paths import resource
from ui import formats, icons
from ui.desktop.quiet import Quiet

_SIZES = (16, 20, 22, 24, 32, 44, 48, 64)
LOOK_MS = 5000
"""How often a panel is looked for that has not come yet, or has gone."""


def tray_icon(unread: bool) -> QIcon:
    """Coloured, so that it shows on light and dark panels."""
    renderer = QSvgRenderer(str(resource("icons/app/tray-unread.svg" if unread else "icons/app/tray.svg")))
    made = QIcon()
    for size in _SIZES:
        image = QPixmap(size, size)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(image)
    return made


class Tray(QObject):
    """`actions` stand in the menu as they are in the window, the last of them (quit) below the others.

    `gone`: the panel went away with the icon; what is hidden must come up again.
    """

    open_wanted = Signal()
    gone = Signal()

    def __init__(self, window: QWidget, actions: Sequence[QAction], quiet: Quiet) -> None:
        super().__init__(window)
        self._quiet = quiet
        self._wanted = False
        self._unread = 0
        self.menu = QMenu(window)
        self.menu.setAccessibleName("Depesche")
        self.open = self.menu.addAction(icons.icon("mail-open"), self.tr("&Open Depesche"), self.open_wanted.emit)
        self.menu.setDefaultAction(self.open)
        self.menu.addSeparator()
        self.menu.addActions(list(actions[:-1]))
        self.menu.addSeparator()
        self.pause = self.menu.addAction(self.tr("&Pause notifications for an hour"))
        icons.bind(self.pause, "pause")
        self.pause.setCheckable(True)
        self.pause.triggered.connect(quiet.pause)
        self.menu.addSeparator()
        self.menu.addAction(actions[-1])
        self.menu.aboutToShow.connect(self._show_pause)
        quiet.changed.connect(self._show_pause)
        self.icon: QSystemTrayIcon | None = None
        self._icons = {False: tray_icon(False), True: tray_icon(True)}
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def is_there(self) -> bool:
        """Whether a person can see it: only then the window may hide."""
        return self.icon is not None and self.is_possible()

    @staticmethod
    def is_possible() -> bool:
        """Whether this desktop has a place for such icons, by now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def want(self, wanted: bool) -> None:
        """A panel that comes later (at login) gets the icon then."""
        self._wanted = wanted
        if not wanted:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self.look()

    def look(self) -> None:
        """Panels come and go. An icon that was made before its panel came never shows in it, so each gets a new one."""
        there = self._wanted and self.is_possible()
        if there and self.icon is None:
            self.icon = QSystemTrayIcon(self)
            self.icon.setContextMenu(self.menu)
            self.icon.activated.connect(self._activated)
            self.show_unread(self._unread)
            self.icon.show()
        elif not there and self.icon is not None:
            self.icon.hide()
            self.icon.deleteLater()
            self.icon = None
            self.gone.emit()

    def show_unread(self, count: int) -> None:
        self._unread = count
        if self.icon is None:
            return
        self.icon.setIcon(self._icons[count > 0])
        words = self.tr("%n unread message(s)", "", count) if count else self.tr("No unread messages")
        self.icon.setToolTip(f"Depesche\n{words}")

    def _show_pause(self) -> None:
        until = self._quiet.paused_until
        self.pause.setChecked(until > 0)
        self.pause.setText(self.tr("Notifications &paused until {time}").format(time=formats.clock(until)) if until
                           else self.tr("&Pause notifications for an hour"))

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_wanted.emit()
