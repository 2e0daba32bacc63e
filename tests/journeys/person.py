"""Somebody in front of the window: does what hands do, and sees what eyes see."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.engine.engine import Engine
from app.errors import ErrorKind, MailError
from app.model.account import LeaveKind, Protocol, Security
from app.model.message import MessageRow
from app.paths import Profile
from app.secrets import PasswordStore
from app.store import accounts, folders, store_key
from tests.fakes.passwords import MemoryKeyring
from ui.bridge import EventBridge
from ui.main_window import MainWindow
from ui.protection.unlock import UnlockDialog, unlocked
from ui.settings import Settings
from ui.views.composer import Composer
from ui.wizard.account_wizard import AccountWizard, Step

W = TypeVar("W", bound=QWidget)
PATIENCE = 20_000


class Person:
    """One run of the program. `leave` closes the window as a person would."""

    def __init__(self, qtbot: QtBot, profile: Path, keyring: MemoryKeyring,
                 at_the_door: Callable[[UnlockDialog], None] | None = None) -> None:
        """`at_the_door`: what they do where an encrypted store asks for its phrase."""
        self._bot, self._profile = qtbot, profile
        self.bridge = EventBridge()
        self.engine = Engine(Profile(profile), self.bridge.post, passwords=PasswordStore(keyring))
        self._enter(at_the_door)
        settings = Profile(profile).settings
        remembered = Settings.load(settings)
        remembered.toured = True  # they know their way: the tour would lie over what the test looks at
        self.window = MainWindow(self.engine, self.bridge, remembered, settings)
        self.window.resize(1280, 800)
        self.window.show()
        self._left = False

    def leave(self) -> float:
        """Closes the window and ends the program; how many seconds that took."""
        if self._left:
            return 0.0
        self._left = True
        began = time.monotonic()
        self.window.close()
        ended = self.engine.stop(2.0)
        seconds = time.monotonic() - began
        store_key.unlock(self._profile)  # the next run is a process of its own, and knows no key
        self.window.deleteLater()
        assert ended, "a thread did not end"
        return seconds

    def _enter(self, at_the_door: Callable[[UnlockDialog], None] | None) -> None:
        """As `ui.__main__` does."""
        try:
            self.engine.start()
        except MailError as error:
            if error.kind is not ErrorKind.STORE_LOCKED or at_the_door is None:
                raise
            hands = QTimer()
            hands.timeout.connect(lambda: [at_the_door(each) for each in QApplication.topLevelWidgets()
                                           if isinstance(each, UnlockDialog) and each.isVisible()])
            hands.start(50)
            assert unlocked(error, self.engine.start) is None
            hands.stop()

    def until(self, seen: Callable[[], object], patience: int = PATIENCE) -> None:
        self._bot.waitUntil(lambda: bool(seen()), timeout=patience)

    # --- the wizard ----------------------------------------------------------------------------------

    def add_account(self, protocol: Protocol, email: str, password: str, incoming: tuple[str, int, str],
                    outgoing: tuple[str, int, str] | None, ca_file: Path, leave: LeaveKind | None = None,
                    at_the_end: Callable[[AccountWizard], None] | None = None) -> None:
        """Goes through the whole wizard, with servers typed in; `incoming` and `outgoing` are host, port and user.
        `at_the_end`: the stored mail is to be encrypted, and this is what they do at the wizard's last button."""
        self.window.actions_.add_account.trigger()
        wizard = self.the(AccountWizard)
        QTest.keyClicks(wizard.identity.name, "Mara Lindqvist")
        QTest.keyClicks(wizard.identity.email, email)
        QTest.keyClicks(wizard.identity.password.line, password)
        QTest.mouseClick(wizard.identity.by_hand, Qt.MouseButton.LeftButton)
        self.until(lambda: wizard.step is Step.SERVERS)
        page = wizard.servers
        is_imap = protocol is Protocol.IMAP
        for switch, form, server in ((page.has_imap, page.imap, incoming if is_imap else None),
                                     (page.has_pop3, page.pop3, None if is_imap else incoming),
                                     (page.sends, page.smtp, outgoing)):
            if switch.isChecked() is not (server is not None):
                switch.click()
            if server is not None:
                host, port, user = server
                form.security.setCurrentIndex(form.security.findData(Security.TLS))
                form.host.setText(host)
                form.port.setValue(port)
                form.user.setText(user)
                form.ca_file.setText(str(ca_file))
        self._next(wizard)
        self.until(lambda: wizard.step is Step.PROTOCOL)
        self._next(wizard)
        wizard.options.name.setText(f"{protocol.value} {email}")
        if leave is not None:
            wizard.options.leave_rule.button(leave).click()
        if at_the_end is not None:
            self.until(wizard.options.stored_mail.choice.isVisible)
            wizard.options.stored_mail.choice.click()
        self._next(wizard)
        self.until(lambda: wizard.step is Step.DONE)
        self._next(wizard)
        if at_the_end is not None:
            at_the_end(wizard)
        self.until(lambda: not isValid(wizard) or not wizard.isVisible())

    def _next(self, wizard: AccountWizard) -> None:
        assert wizard.next.isEnabled(), f"the wizard does not go on from {wizard.step.name}"
        QTest.mouseClick(wizard.next, Qt.MouseButton.LeftButton)

    # --- folders and messages ------------------------------------------------------------------------

    def open(self, protocol: Protocol, path: str) -> None:
        db = self.window.context.db
        account = next(each for each in accounts.accounts(db) if each.protocol is protocol)
        self.until(lambda: folders.by_path(db, account.id, path))
        folder = folders.by_path(db, account.id, path)
        assert folder is not None
        self.until(lambda: self.window.browsing.open_folder(folder.id))
        self.until(lambda: self.window.browsing.folder is not None and self.window.browsing.folder.id == folder.id)

    def listed(self) -> list[MessageRow]:
        """The folder's messages: conversations are unfolded for it."""
        rows = self.window.rows
        for row in [rows.message(place) for place in range(rows.rowCount())]:
            rows.set_unfolded(row, True)
        found = [rows.message(place) for place in range(rows.rowCount())]
        return [row for row in found if not rows.apart(row)]

    def subjects(self) -> set[str]:
        return {row.subject for row in self.listed()}

    def choose(self, subject: str) -> MessageRow:
        self.until(lambda: subject in self.subjects())
        wanted = next(row.id for row in self.listed() if row.subject == subject)
        rows = self.window.rows
        self.window.list.select(next(place for place in range(rows.rowCount()) if rows.message(place).id == wanted))
        self.until(lambda: [row.subject for row in self.window.list.selected()] == [subject])
        return self.window.list.selected()[0]

    # --- writing -------------------------------------------------------------------------------------

    def composer(self) -> Composer:
        return self.the(Composer)

    def the(self, kind: type[W]) -> W:
        """The one visible window of this kind."""
        def visible() -> list[W]:
            return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]

        self.until(visible)
        return visible()[0]
