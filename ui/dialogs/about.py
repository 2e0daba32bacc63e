"""Which version this is, and under which licence."""

from __future__ import annotations

import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app import __version__
from ui import icons
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Picture, Toned, hint, title
from ui.forms.update_part import UpdatePart
from ui.updates import Updates


class AboutDialog(DialogFrame):
    def __init__(self, parent: QWidget | None = None, *, updates: Updates | None = None) -> None:
        super().__init__(self.tr("About Depesche"), parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.body.addWidget(Picture("depesche", 72, "accent"), 0, centre)
        name = title("Depesche", 1.7)
        name.setAlignment(centre)
        self.body.addWidget(name)
        version = hint(self.tr("Version {version}").format(version=__version__))
        version.setAlignment(centre)
        self.body.addWidget(version)
        if updates is not None:
            self.updates = UpdatePart(updates)
            self.body.addWidget(self.updates)
        self.body.addSpacing(6)
        about = Toned(self.tr("A mail program for IMAP and POP3."), "text")
        about.setAlignment(centre)
        self.body.addWidget(about)
        licence = hint(self.tr("Free software under the Mozilla Public License 2.0. Provider settings derive from the"
                               " public autoconfig database (MPL 2.0)."))
        licence.setAlignment(centre)
        self.body.addWidget(licence)
        self.system = self._system()
        system = hint(self.system)
        system.setAlignment(centre)
        system.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(system)
        self.body.addStretch()
        self.copy = self.add_left(self.tr("&Copy version"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(f"Depesche {__version__}, {self.system}"))
        closer = self.add_button(self.tr("Close"), default=True)
        closer.clicked.connect(self.accept)
        self.setWindowIcon(icons.icon("depesche", "accent"))
        self.fit(440)
        closer.setFocus()

    def _system(self) -> str:
        return f"Python {platform.python_version()}, PySide {pyside_version}, {platform.system()} {platform.machine()}"
