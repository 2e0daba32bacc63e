"""Every window of importance, filled and shown, for tests that look at all of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.engine import viewing
from app.engine.removal import Contents
from app.errors import ErrorKind, MailError, SecretTrouble
from app.events import PhraseProposed, ViewReady
from app.model.account import Protocol
from app.model.message import FLAGGED
from app.paths import Profile
from app.store.inventory import Inventory
from tests.factory import make_mail
from tests.fakes.engine import FakeEngine
from tests.gui.phrase_tools import WORDS
from tests.gui.setup_fixtures import HOME, WORK
from ui.bridge import EventBridge
from ui.dialogs.about import AboutDialog
from ui.dialogs.account_protocol import AccountProtocolDialog
from ui.dialogs.account_settings import AccountSettingsDialog
from ui.dialogs.certificate import CertificateDialog
from ui.dialogs.error import ErrorDialog
from ui.dialogs.newer_profile import NewerProfileDialog
from ui.dialogs.password import PasswordDialog
from ui.dialogs.remove_all import RemoveAllDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.help_windows.window import HelpWindow
from ui.main_window import MainWindow
from ui.protection.new_phrase import NewPhraseDialog
from ui.protection.removal import RemovalDialog
from ui.protection.unlock import UnlockDialog
from ui.settings import ListLayout, Settings
from ui.settings_pages.preferences import PreferencesWindow
from ui.settings_pages.registry import ENTRIES
from ui.views.composer import Composer
from ui.views.composer_start import new_draft
from ui.views.message_view import Shown
from ui.wizard.account_wizard import AccountWizard, Step

HTML = (b"From: Elbhof <elbhof@example.org>\r\nTo: mara@nordlicht.example\r\nSubject: Newsletter\r\n"
        b"Date: Tue, 24 Nov 2026 10:00:00 +0100\r\nContent-Type: text/html\r\n\r\n"
        b"<html><body><h1>Pumpkins</h1><p>See <a href='https://example.org/'>the farm</a>.</p></body></html>\r\n")

PATIENCE_SECONDS = 20.0


@dataclass
class Gallery:
    """Makes windows by name; each is shown once it is returned. `open_` must be closed by whoever asked."""

    folder: Path
    application: QApplication
    bridge: EventBridge = field(default_factory=EventBridge)
    windows: list[QWidget] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.engine = FakeEngine(self.folder)
        work = self.engine.add_account()
        home = self.engine.add_account("home", Protocol.POP3)
        self.engine.fill(work, range(1, 8))
        self.engine.fill(work, range(8, 11), flags=frozenset({FLAGGED}))
        self.engine.download(home, range(1, 4))

    def names(self) -> tuple[str, ...]:
        return tuple(self._makers())

    def show(self, name: str) -> QWidget:
        made = self._makers()[name]()
        self.windows.append(made)
        made.show()
        made.activateWindow()
        self.settle()
        return made

    def settle(self) -> None:
        for _ in range(3):
            self.application.processEvents()
        # Else all windows that were closed would be painted anew with each change of the theme.
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def wait(self, seen: Callable[[], bool]) -> None:
        """Raises TimeoutError."""
        ends = time.monotonic() + PATIENCE_SECONDS
        while not seen():
            if time.monotonic() > ends:
                raise TimeoutError(f"{seen} is still not so")
            self.application.processEvents()

    def clear(self) -> None:
        for window in reversed(self.windows):
            if isValid(window):  # dialogs delete themselves when they close
                window.close()
                window.deleteLater()
        self.windows.clear()
        self.settle()

    def close(self) -> None:
        self.clear()
        self.engine.stop()

    def _makers(self) -> dict[str, Callable[[], QWidget]]:
        made: dict[str, Callable[[], QWidget]] = {
            "main": self.main, "main-message": self.message, "main-columns": self.columns, "main-html": self.html,
            "composer": self.composer,
            "settings-of-an-account": lambda: AccountSettingsDialog(self.engine, self.bridge, WORK),
            "error": lambda: ErrorDialog(MailError(ErrorKind.NETWORK, "The connection broke off.", "BYE")),
            "password": lambda: PasswordDialog(HOME, None),
            "about": AboutDialog, "help": HelpWindow,
            "remove-all": self.remove_all, "newer-profile": lambda: NewerProfileDialog(Profile(self.folder)),
            "certificate": lambda: CertificateDialog(MailError(ErrorKind.TLS_CERTIFICATE, "It is self-signed.")),
            "protocol-of-an-account": lambda: AccountProtocolDialog(self.engine, self.bridge, WORK),
            "phrase": self.phrase, "phrase-check": self.phrase_check, "unlock": self.unlock,
            "remove-encryption": RemovalDialog,
            "shortcuts": lambda: ShortcutsDialog([("File", "Quit", "Ctrl+Q")]),
        }
        for step in Step:
            made[f"wizard-{step.name.lower()}"] = lambda step=step: self.wizard(step)
        for entry in ENTRIES:
            made[f"preferences-{entry.name}"] = lambda name=entry.name: self.preferences(name)
        return made

    def remove_all(self) -> QWidget:
        dialog = RemoveAllDialog(Profile(self.folder))
        dialog.show_contents(Contents(Inventory(2, 18_204, 1_316, 1, 2), 0, 1_240_000_000))
        return dialog

    def preferences(self, page: str) -> QWidget:
        owner = self.main()
        self.windows.append(owner)
        owner.program.open_preferences(page)
        return next(each for each in self.application.topLevelWidgets()
                    if isinstance(each, PreferencesWindow) and each.parent() is owner)

    def main(self, settings: Settings | None = None) -> MainWindow:
        self.bridge = EventBridge()  # a window that closes ends its own
        window = MainWindow(self.engine, self.bridge, settings or Settings(), self.folder / "settings.json")
        window.resize(1280, 800)
        return window

    def html(self) -> MainWindow:
        return self.message(HTML)

    def message(self, raw: bytes = make_mail(5)) -> MainWindow:
        """With this one opened."""
        window = self.main()
        window.show()
        self.settle()
        window.list.select(0)
        row = window.list.selected()[0]
        self.wait(lambda: window.view.row is not None and window.view.row.id == row.id)
        self.bridge.post(ViewReady(viewing.view(row.id, raw)))
        self.wait(lambda: window.view.shown is Shown.MESSAGE)
        return window

    def columns(self) -> MainWindow:
        return self.main(Settings(layout=ListLayout.COLUMNS))

    def composer(self) -> Composer:
        return Composer(self.engine, self.bridge, (WORK, HOME), new_draft(WORK))

    def phrase(self) -> NewPhraseDialog:
        bridge = EventBridge()  # a main window that was closed has ended the other one
        dialog = NewPhraseDialog(self.engine, bridge)
        dialog.show()
        bridge.post(PhraseProposed(WORDS))
        self.wait(dialog.next.isEnabled)
        return dialog

    def phrase_check(self) -> NewPhraseDialog:
        dialog = self.phrase()
        dialog.next.click()
        return dialog

    def unlock(self) -> UnlockDialog:
        error = MailError(ErrorKind.STORE_LOCKED, "No key.", secret_trouble=SecretTrouble.NOTHING_STORED)
        return UnlockDialog(error, lambda _phrase, _keep: None)

    def wizard(self, step: Step) -> AccountWizard:
        wizard = AccountWizard(self.engine, self.bridge)
        wizard.identity.name.setText("Mara Lindqvist")
        wizard.identity.email.setText("mara@nordlicht.example")
        wizard.pages[0].leave()
        wizard.go_back_to(step)
        return wizard
