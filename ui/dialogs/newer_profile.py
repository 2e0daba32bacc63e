"""The profile was written by a newer version: what that means, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app import __version__
from app.paths import Profile
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import text_label


class NewerProfileDialog(DialogFrame):
    """Nothing was changed, and nothing will be."""

    def __init__(self, profile: Profile, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Newer profile"), parent)
        self.headline("info", "accent", self.tr("A newer Depesche stored this mail"), self.tr(
            "Version {version}, which you have started, does not know how to read it. Nothing was changed, and nothing"
            " is lost. Install the newer version again, or start this one with another profile.").format(
                version=__version__))
        self.folder = text_label(self.tr("The mail lies in {folder}").format(folder=profile.directory))
        self.body.addWidget(self.folder)
        self.body.addStretch()
        self.show_folder = self.add_left(self.tr("&Open folder"))
        self.show_folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(profile.directory))))
        self.quit = self.add_button(self.tr("&Quit"), default=True)
        self.quit.clicked.connect(self.accept)
        self.fit(520)
        self.quit.setFocus()
