"""A start that takes long says why: a store is copied and migrated, repaired, or exchanged for a restored one; or its
key is waited for."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar

from ui import theme
from ui.dialogs.frame import DialogFrame

PATIENCE_MS = 700
"""Before this nobody wonders, and no window flashes up."""


class PreparingDialog(DialogFrame):
    """It can neither be closed nor cancelled: what it waits for is finished or begun anew by the next start."""

    def __init__(self, *, encrypted: bool = False) -> None:
        """`encrypted`: the store is, so that most often it is a keyring's question that is waited for."""
        super().__init__(self.tr("Depesche"), None)
        if encrypted:
            heading = self.tr("Your mail is being opened")
            self.headline("lock", "accent", heading, self.tr(
                "It is encrypted, and its key is in the keyring. If that asks for its password, Depesche waits for the"
                " answer. After an update or a repair it can take some minutes."))
        else:
            heading = self.tr("Your mail is being prepared")
            self.headline("computer", "accent", heading, self.tr(
                "After an update or a repair this can take some minutes: a copy of everything is made first. Depesche"
                " opens by itself when it is done."))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(heading)
        theme.busy(self.bar)
        self.body.addWidget(self.bar)
        self.fit(460)

    def reject(self) -> None:
        """Escape does nothing."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


class _Ended(QObject):
    ended = Signal()


def while_told(work: Callable[[], object], patience: int = PATIENCE_MS, *, encrypted: bool = False) -> None:
    """Does `work` in a thread of its own, and shows the dialog if it takes long (`encrypted` as there). Raises what
    `work` raises."""
    loop, told = QEventLoop(), _Ended()
    told.ended.connect(loop.quit)
    failure: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # raised again where it is waited for
            failure.append(error)
        told.ended.emit()

    dialog: list[PreparingDialog] = []

    def show() -> None:
        dialog.append(PreparingDialog(encrypted=encrypted))
        dialog[0].show()

    timer = QTimer(singleShot=True, interval=patience)
    timer.timeout.connect(show)
    timer.start()
    thread = threading.Thread(target=run, name="opening", daemon=True)
    thread.start()
    loop.exec()
    thread.join()
    timer.stop()
    for each in dialog:
        each.hide()
        each.deleteLater()
    if failure:
        raise failure[0]
