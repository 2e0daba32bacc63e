"""The encryption of the stored mail, as far as the main window tells of it: progress, trouble, and the restart that a
conversion waits for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.events import ProtectionChanged
from app.model.protection import Protection
from ui.context import Context
from ui.desktop.restart import restart
from ui.protection import words
from ui.protection.telling import ConversionLine
from ui.views.activity import ActivityPanel
from ui.views.banner import Action, Banner, BannerStack, Level
from ui.views.toast import Toast

BANNER = "stored-mail"


class ProtectionDesk(QObject):
    """The engine tells by itself how it stands, where the store is not plain."""

    settings_wanted = Signal()
    """The page of the preferences that has the rest of it."""

    def __init__(self, context: Context, panel: ActivityPanel, banners: BannerStack, toast: Toast) -> None:
        super().__init__(context.window)
        self._banners, self._toast = banners, toast
        self._line = ConversionLine(context.engine, context.bridge, panel)
        self._before: ProtectionChanged | None = None
        context.bridge.protection_changed.connect(self._changed)

    def _changed(self, told: ProtectionChanged) -> None:
        before, self._before = self._before, told
        self._banner(told)
        if before is not None and before.state is not told.state and not told.problem:
            self._ended(before.state, told.state)

    def _banner(self, told: ProtectionChanged) -> None:
        if told.problem:
            level, text = Level.WARNING, words.problem(told.problem)
            actions = [Action(self.tr("Preferences …"), self.settings_wanted.emit)]
        elif told.waits_for_restart:
            level, text = Level.INFO, self.tr("{state}.").format(state=words.after_restart(told.state))
            actions = [Action(self.tr("Restart now"), restart().ask)] if restart().is_served else []
        else:
            self._banners.remove(BANNER)
            return
        shown = self._banners.banner(BANNER)
        if shown is None or shown.text != text:
            self._banners.show_banner(BANNER, Banner(level, text, actions, icon="lock"))

    def _ended(self, before: Protection, now: Protection) -> None:
        """A conversion was stopped: what was wanted is not so, and that is said."""
        match before, now:
            case Protection.ENCRYPTING, Protection.PLAIN:
                self._toast.say(self.tr("Stopped: the mail on this computer is not encrypted"))
            case (Protection.CHANGING | Protection.DECRYPTING), Protection.ENCRYPTED:
                self._toast.say(self.tr("Stopped: the encryption stays as it was"))
            case _:
                return
