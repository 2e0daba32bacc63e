"""Keys and certificates, and what the bar above a message asks for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.commands import TrustKey, ViewMessage
from app.events import KeysChanged, ViewReady
from app.model.security import Trust, Verdict
from ui.actions import Actions
from ui.context import Context
from ui.dialogs.keys import KeysDialog
from ui.dialogs.security_details import SecurityDetailsDialog
from ui.views.banner import Action, Banner, Level
from ui.views.message_view import MessageViewPane, Shown


class KeysDesk(QObject):
    """A key that came or changed may change what is shown: the message is opened again then."""

    failed = Signal(object)
    """A MailError."""

    def __init__(self, context: Context, view: MessageViewPane, actions: Actions) -> None:
        super().__init__(context.window)
        self._context, self._view = context, view
        self._shown: KeysDialog | None = None
        self._for_session: set[tuple[str, str]] = set()
        view.security.details_wanted.connect(self._show_details)
        view.security.part_wanted.connect(self._show_part)
        context.bridge.keys_changed.connect(self._open_again)
        context.bridge.view_ready.connect(self._offer_keys)
        actions.keys.triggered.connect(self.show_keys)

    def show_keys(self) -> KeysDialog:
        if self._shown is None:
            self._shown = KeysDialog(self._context.engine, self._context.bridge, self._context.accounts(),
                                     self._context.window, self._for_session)
            self._shown.destroyed.connect(self._forget)
            self._shown.show()
        self._shown.raise_()
        return self._shown

    def _forget(self) -> None:
        self._shown = None

    def _offer_keys(self, told: ViewReady) -> None:
        """A message that carries somebody's key as a file."""
        view = told.view
        files = [each for each in view.attachments if each.content_type == "application/pgp-keys"]
        if view is self._view.view and files and not view.part:
            part = files[0].part
            take_in = Action(self.tr("Import key"), lambda: self.show_keys().import_part(view.message_id, part))
            self._view.banners.show_banner("keys", Banner(Level.INFO, self.tr(
                "A key is attached. Import it to encrypt to its owner and to check signatures."), [take_in],
                icon="key"))

    def _show_details(self, verdict: Verdict) -> None:
        senders = self._view.view.envelope.senders if self._view.view is not None else ()
        dialog = SecurityDetailsDialog(verdict, ", ".join(map(str, senders)), self._context.window)
        dialog.trust_wanted.connect(self._trust)
        dialog.show()

    def _trust(self, kind: str, fingerprint: str, trust: Trust) -> None:
        self._context.engine.submit(TrustKey(kind, fingerprint, trust))

    def _show_part(self, section: str) -> None:
        row = self._view.row
        if row is not None:
            self._view.show_loading(row, self._view.header.subject.text())
            self._context.engine.submit(ViewMessage(row.id, section))

    def _open_again(self, _told: KeysChanged) -> None:
        view = self._view.view
        if view is not None and view.security and self._view.shown is Shown.MESSAGE:
            self._show_part(view.part)
