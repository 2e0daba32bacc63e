"""A message's remote images: what is said of them, and what can be done about them."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from app.events import MessageView
from app.mime.address import is_address
from app.model.exposure import Deceit
from ui.views.banner import Action, Banner, BannerStack, Level

KEY = "remote"
_FORGED = frozenset({Deceit.ODD_ADDRESS, Deceit.CONTROLS, Deceit.SEVERAL_SENDERS})


class Pictures(Enum):
    """How far they are."""

    NONE = auto()
    BLOCKED = auto()
    LOADING = auto()
    LOADED = auto()
    JUNK = auto()


class RemotePictures(QObject):
    """One banner in the stack. Nothing is loaded without `wanted`, and that never comes for junk or decrypted mail."""

    wanted = Signal(int)
    """The message's id."""
    trust_wanted = Signal(str)
    """Load them from this address from now on."""
    plain_wanted = Signal()

    def __init__(self, banners: BannerStack, parent: QObject) -> None:
        super().__init__(parent)
        self._banners = banners
        self._view: MessageView | None = None
        self.state = Pictures.NONE
        self.is_silent: Callable[[], bool] = lambda: False
        """Whether the bar that offers to load them stays away."""

    def show_view(self, view: MessageView, *, junk: bool) -> None:
        self._view = view
        remote = view.html is not None and bool(view.remote)
        self.state = Pictures.NONE if not remote else Pictures.JUNK if junk else Pictures.BLOCKED
        self._show()

    def loaded(self, view: MessageView) -> None:
        """As far as they could be had; `view.remote` are the others."""
        self._view, self.state = view, Pictures.LOADED
        self._show()

    def clear(self) -> None:
        self._view, self.state = None, Pictures.NONE
        self._banners.remove(KEY)

    def load(self) -> None:
        """Asks for them, where that may be."""
        if self.can_load and self._view is not None:
            self.state = Pictures.LOADING
            self._show()
            self.wanted.emit(self._view.message_id)

    @property
    def can_load(self) -> bool:
        """Whether there are any that the person could ask for."""
        return (self._view is not None and bool(self._view.remote) and not self._view.decrypted
                and self.state in (Pictures.BLOCKED, Pictures.LOADED))

    @property
    def trustable(self) -> str:
        """The address that they can be allowed from for ever; "" where it is not plain who wrote."""
        senders = self._view.envelope.senders if self._view is not None else ()
        if (self._view is None or len(senders) != 1 or not is_address(senders[0].email)
                or any(each.kind in _FORGED for each in self._view.exposed)):
            return ""
        return senders[0].email

    def _show(self) -> None:
        self._banners.remove(KEY)
        view = self._view
        if view is None or not view.remote or self.state is Pictures.NONE:
            return
        if self.state is Pictures.BLOCKED and self.is_silent():
            return
        text, actions = self._words(view)
        self._banners.show_banner(KEY, Banner(
            Level.INFO, text, actions, icon="image-blocked", closable=self.state is not Pictures.LOADING,
            narrow=len(actions) > 1))

    def _words(self, view: MessageView) -> tuple[str, list[Action]]:
        count = len(view.remote)
        as_text = Action(self.tr("Show as text"), self.plain_wanted.emit)
        if view.decrypted:
            return self.tr("%n remote image(s) of this encrypted message stay blocked: loading them could carry its "
                           "text away.", "", count), [as_text]
        if self.state is Pictures.JUNK:
            return self.tr("%n remote image(s) of this junk mail stay blocked.", "", count), [as_text]
        if self.state is Pictures.LOADING:
            return self.tr("Loading %n image(s) …", "", count), []
        if self.state is Pictures.LOADED:
            return self._failed(view), [Action(self.tr("Try again"), self.load)]
        actions = [Action(self.tr("Load images"), self.load)]
        sender = self.trustable
        if sender:
            actions.append(Action(self.tr("Always from {address}").format(address=_short(sender)), self._trust))
        return self.tr("%n remote image(s) stay blocked: loading them would tell the sender that you read this.", "",
                       count), [*actions, as_text]

    def _failed(self, view: MessageView) -> str:
        words = self.tr("%n image(s) could not be loaded.", "", len(view.remote))
        insecure = sum(url.lower().startswith("http:") for url in view.remote)
        if insecure:
            words += " " + self.tr("%n of them would come unencrypted, which is never done.", "", insecure)
        return words

    def _trust(self) -> None:
        self.trust_wanted.emit(self.trustable)
        self.load()


def _short(address: str) -> str:
    """The end is kept: there the domain stands."""
    return address if len(address) <= 40 else f"…{address[-39:]}"
