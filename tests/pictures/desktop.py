"""What is shown outside of the window: the menu of the icon in the panel, and the icon on light and dark panels."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from tests.fakes.teller import FakeTeller
from tests.pictures.props import picture_of
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.desktop.tray import tray_icon
from ui.home import Home


def _home(stage: Stage) -> Home:
    home = Home(stage.window, FakeTeller)

    def move_out() -> None:
        home.leave()
        stage.window.stays_behind = lambda: False
        stage.window.closing.disconnect(home.leave)
        home.deleteLater()

    stage.after(move_out)
    return home


@picture("tray-menu")
def tray_menu(stage: Stage) -> QWidget:
    menu = _home(stage).tray.menu
    menu.popup(stage.window.pos())
    stage.wait(menu.isVisible)
    return menu


@picture("tray-menu-paused")
def tray_menu_paused(stage: Stage) -> QWidget:
    home = _home(stage)
    home.quiet.pause(True)
    home.tray.menu.popup(stage.window.pos())
    stage.wait(home.tray.menu.isVisible)
    return home.tray.menu


@picture("tray-icons")
def tray_icons(stage: Stage) -> QWidget:
    """Read and unread, on panels of both kinds, as large as panels have them."""
    sheet = QPixmap(360, 200)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.fillRect(0, 100, 360, 100, "#202326")
    for top in (10, 110):
        for row, unread in enumerate((False, True)):
            for place, size in enumerate((16, 22, 24, 32)):
                painter.drawPixmap(20 + 40 * place + 170 * row, top + 20,
                                   tray_icon(unread).pixmap(QSize(size, size)))
    painter.end()
    return picture_of(sheet)
