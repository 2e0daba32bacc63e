"""A quiet word on a run that ended unexpectedly: what is kept of it can be looked at, or forgotten."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app import crashes
from app.paths import Profile
from ui.views.banner import Action, Banner, BannerStack, Level

KEY = "last-end"


class LastEnd(QObject):
    """`show` is given the report's words. Reports that were shown, or whose bar was put away, are not told again, and
    stay in the profile until newer ones take their place."""

    def __init__(self, profile: Profile, banners: BannerStack, show: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._profile, self._banners, self._show = profile, banners, show

    def tell(self) -> None:
        """Once at the start, when `crashes.Run.collect` has looked; where there is something to tell."""
        if crashes.unseen(self._profile) is None:
            return
        banner = Banner(Level.INFO, self.tr("Depesche ended unexpectedly last time. A report of it is kept on this"
                                            " computer and was not sent."),
                        [Action(self.tr("Show …"), self._look), Action(self.tr("Forget"), self._forget)])
        banner.closed.connect(lambda: crashes.seen(self._profile))
        self._banners.show_banner(KEY, banner)

    def _look(self) -> None:
        report = crashes.unseen(self._profile)
        words = crashes.read(report) if report is not None else ""
        self._banners.remove(KEY)
        self._show(words)

    def _forget(self) -> None:
        crashes.forget(self._profile)
        self._banners.remove(KEY)
