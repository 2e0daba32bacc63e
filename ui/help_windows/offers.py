"""What the help needs of the main window: the places of the tour, and what its pages may offer to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.actions import Actions
from ui.help_windows.tour import Side, Stop

translate = QCoreApplication.translate


def tour_stops(tree: QWidget, messages: QWidget, view: QWidget, search: QWidget, status: QWidget) -> list[Stop]:
    """The five places, in the order in which they are numbered."""
    return [
        Stop(tree, translate("Tour", "Your accounts and folders. A right click shows what can be done with each.")),
        Stop(messages, translate("Tour", "Your messages. The arrow keys walk through them, A archives, Del deletes; "
                                 "Ctrl+Z takes back whatever it was.")),
        Stop(view, translate("Tour", "Here you read. Images from the internet stay away until you ask for them.")),
        Stop(search, translate("Tour", "Finds while you type. Words like from:anna or has:attachment narrow it down."),
             Side.BELOW),
        Stop(status, translate("Tour", "Each account says here how it is doing. A click tells more."), Side.ABOVE),
    ]


def help_actions(a: Actions) -> dict[str, QAction]:
    """By their names in ui.help.pages.ACTIONS."""
    return {"tour": a.tour, "add-account": a.add_account, "account-settings": a.account_settings, "back-up": a.back_up,
            "restore": a.restore, "export": a.export, "import": a.import_, "keys": a.keys, "preferences": a.preferences,
            "outbox": a.outbox, "log": a.log, "report": a.report}
