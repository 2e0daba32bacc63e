"""Remote images: loaded when the person says so, or by itself from senders that are trusted with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.commands import LoadPictures, TrustSender
from app.events import PicturesReady, ViewReady
from app.model.folder import Role
from app.model.message import MessageRow
from app.store import folders, trusted_senders
from ui.context import Context
from ui.dialogs.trusted_senders import TrustedSendersDialog
from ui.settings import RemoteImages
from ui.views.message_view import MessageViewPane
from ui.views.toast import Toast


class PicturesDesk(QObject):
    """Serves the window's pane. The engine refuses what lies in Junk or was decrypted, whoever asks."""

    failed = Signal(object)
    """A MailError."""

    def __init__(self, context: Context, view: MessageViewPane, toast: Toast) -> None:
        super().__init__(context.window)
        self._context, self._view, self._toast = context, view, toast
        view.is_junk = self._is_junk
        view.pictures.is_silent = lambda: context.settings.remote_images is RemoteImages.SILENT
        view.pictures.wanted.connect(self._load)
        view.pictures.trust_wanted.connect(self.trust)
        context.bridge.view_ready.connect(self._view_ready)
        context.bridge.pictures_ready.connect(self._ready)

    def _load(self, message_id: int) -> None:
        self._context.engine.submit(LoadPictures(message_id))

    def trust(self, email: str) -> None:
        """From now on they load by themselves."""
        self._context.engine.submit(TrustSender(email, trusted=True))
        self._toast.say(self.tr("Images from {address} load by themselves from now on.").format(address=email),
                        self.tr("Undo"), partial(self.distrust, email))

    def distrust(self, email: str) -> None:
        self._context.engine.submit(TrustSender(email, trusted=False))

    def show_trusted(self) -> None:
        """All that are trusted, to be taken back."""
        dialog = TrustedSendersDialog(trusted_senders.all_of(self._context.db), self._context.window)
        dialog.removed.connect(self.distrust)
        dialog.open()

    def _view_ready(self, told: ViewReady) -> None:
        if told.view.may_load and self._context.settings.remote_images is RemoteImages.TRUSTED:
            # Once the pane has it: whoever connected first shows it.
            QTimer.singleShot(0, self, partial(self._load_by_itself, told.view.message_id))

    def _load_by_itself(self, message_id: int) -> None:
        if self._view.view is not None and self._view.view.message_id == message_id and self._view.view.may_load:
            self._view.pictures.load()

    def _ready(self, told: PicturesReady) -> None:
        self._view.show_pictures(told)
        if told.error is not None:
            self.failed.emit(told.error)

    def _is_junk(self, row: MessageRow) -> bool:
        folder = folders.find(self._context.db, row.folder_id)
        return folder is not None and folder.role is Role.JUNK
