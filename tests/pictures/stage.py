"""The demo, an engine, and a main window in one theme and language."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.engine.engine import Engine
from app.events import Event
from app.model.account import Account, Protocol
from app.paths import Profile
from app.store import accounts, folders
from ui import languages, theme
from ui.bridge import EventBridge
from ui.demo_session import DemoSession
from ui.main_window import MainWindow
from ui.settings import Settings, ThemeChoice
from ui.views.message_view import Shown

PATIENCE_SECONDS = 60.0
SIZE = (1280, 800)


class Stage:
    """`window` and `bridge` are new for each language; the engine and its mail stay."""

    def __init__(self, application: QApplication, demo: DemoSession) -> None:
        self.application = application
        self.demo = demo
        self.profile: Profile = demo.profile
        self.language = ""
        self.theme = ThemeChoice.LIGHT
        self._muted = False
        self._undo: list[Callable[[], object]] = []
        self.bridge = EventBridge()
        self.engine = Engine(demo.profile, self._tell)
        self.engine.start()
        demo.read_old_mail(self.engine, self.bridge)
        demo.add_accounts(self.engine, self.bridge)
        self.wait(self._has_mail)
        self.window: MainWindow = self._new_window()

    def _tell(self, event: Event) -> None:
        if not self._muted:
            self.bridge.post(event)

    def mute(self) -> None:
        """What the engine really does is not told until the picture has been taken."""
        self._muted = True
        self.after(self._unmute)

    def _unmute(self) -> None:
        self._muted = False

    # --- what pictures need -------------------------------------------------------------------

    def wait(self, done: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
        """Lets the program run until `done`. Raises TimeoutError."""
        until = time.monotonic() + seconds
        while not done():
            if time.monotonic() > until:
                raise TimeoutError(f"{done} is still not so after {seconds:.0f} s")
            self.application.processEvents()
            time.sleep(0.005)
        self.application.processEvents()

    def pause(self, seconds: float) -> None:
        """Lets the program run, for what tells nobody when it is done: painting, fading."""
        until = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() > until)

    def accounts(self) -> tuple[Account, ...]:
        db = self.engine.open_reader()
        try:
            return accounts.accounts(db)
        finally:
            db.close()

    def account(self, protocol: Protocol) -> Account:
        return next(each for each in self.accounts() if each.protocol is protocol)

    def open_folder(self, path: str, protocol: Protocol = Protocol.IMAP) -> None:
        """As a click in the tree would."""
        found = folders.by_path(self.window.context.db, self.account(protocol).id, path)
        if found is None:
            raise ValueError(f"the demo has no folder {path}")
        self.window.browsing.open_folder(found.id)
        self.wait(lambda: self.window.rows.rowCount() > 0)

    def open_message(self, subject: str) -> None:
        """The first message of the open folder whose subject holds these words."""
        rows = self.window.rows
        place = self._place_of(subject)
        if place is None:  # below another one of its conversation
            for row in [rows.message(place) for place in range(rows.rowCount())]:
                rows.set_unfolded(row, True)
            place = self._place_of(subject)
        if place is None:
            raise ValueError(f"no message “{subject}” among the first {rows.rowCount()}")
        self.window.list.select(place)
        self.wait(lambda: self.window.view.shown is Shown.MESSAGE)
        # Chromium draws in its own time.
        self.pause(1.2 if self.window.view.shows_html else 0.1)

    def _place_of(self, subject: str) -> int | None:
        rows = self.window.rows
        return next((place for place in range(rows.rowCount()) if subject in rows.message(place).subject), None)

    # --- themes and languages -----------------------------------------------------------------

    def set(self, language: str, choice: ThemeChoice, *, mirrored: bool = False, font_percent: int = 100) -> None:
        """`mirrored`: laid out from the right, whatever the language."""
        self.theme = choice
        theme.manager().apply(choice, font_percent=font_percent)
        if language != self.language:
            self.language = language
            for translator in self.application.findChildren(QTranslator):
                self.application.removeTranslator(translator)
                translator.deleteLater()
            languages.install(self.application, language)
            if mirrored:
                self.application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            self._close_window()
            self.window = self._new_window()
        # There is no window manager here that would make it the active one.
        self.application.setActiveWindow(self.window)
        self.window.list.focus_list()
        self.pause(0.2)

    def after(self, undo: Callable[[], object]) -> None:
        """Runs once the picture that is being made has been taken."""
        self._undo.append(undo)

    def grab(self, widget: QWidget, path: Path) -> None:
        """A picture of the widget; a dialog stands alone, without a frame around it."""
        self.pause(0.15)
        widget.grab().save(str(path))
        while self._undo:
            self._undo.pop()()
        if widget is not self.window:
            widget.close()
        self.pause(0.05)

    def with_popup(self, popup: QWidget, where: QPoint, window: QWidget | None = None) -> QPixmap:
        """The window with a menu or popup over it, for these are windows of their own."""
        shot = (window or self.window).grab()
        painter = QPainter(shot)
        painter.drawPixmap(where, popup.grab())
        painter.end()
        return shot

    def close(self) -> None:
        self._close_window()
        self.engine.stop(5.0)

    def _new_window(self) -> MainWindow:
        self.bridge = EventBridge()
        window = MainWindow(self.engine, self.bridge, Settings(), self.profile.settings)
        window.resize(*SIZE)
        window.show()
        window.activateWindow()
        self.wait(lambda: window.rows.rowCount() > 0)
        return window

    def _close_window(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self.pause(0.05)

    def _has_mail(self) -> bool:
        db = self.engine.open_reader()
        try:
            known = [each for account in accounts.accounts(db) for each in folders.folders(db, account.id)]
        finally:
            db.close()
        inboxes = [each for each in known if each.role == "inbox"]
        by_account = {each.account_id for each in inboxes if each.total and each.cached == each.total}
        newsletter = [each for each in known if each.path == "Newsletter" and each.cached]
        return len(by_account) == 2 and bool(newsletter) and any(each.unread < each.total for each in inboxes
                                                                  if each.is_local)
