"""The right pane: one message, or words in its place."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import MailError
from app.events import MessageView, PicturesReady
from app.model.message import MessageRow
from ui import exposed_words, finding_words, theme, wording
from ui.models.tag_book import TagBook
from ui.views import link_guard
from ui.views.banner import Action, Banner, Level
from ui.views.cards.context import CardContext
from ui.views.message_page import MessagePage
from ui.views.nothing_shown import NothingShown

if TYPE_CHECKING:
    from ui.views.web_body import WebBody


class Shown(Enum):
    NOTHING = auto()
    MANY = auto()
    LOADING = auto()
    FAILED = auto()
    MESSAGE = auto()


class MessageViewPane(QWidget):
    """Shows what it is told. HTML needs WebEngine, which is loaded at the first HTML mail."""

    retry_wanted = Signal(int)
    online_wanted = Signal(int)
    cancel_wanted = Signal(int)
    details_wanted = Signal(object)
    """The MailError."""
    save_wanted = Signal(int, object)
    """Message id and a tuple of Attachment."""
    open_wanted = Signal(int, object)
    outside_wanted = Signal(int, object)
    """To be given to another program, preview or not."""
    drag_wanted = Signal(int, object)
    """Message id and a tuple of Attachment: the person drags them."""
    link_activated = Signal(QUrl)
    link_hovered = Signal(str)
    next_wanted = Signal()

    def __init__(self, buttons: list[QAction], tags: TagBook | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags = tags
        self.shown = Shown.NOTHING
        self.row: MessageRow | None = None
        self.view: MessageView | None = None
        self._plain = False
        self._plain_once = False
        page = MessagePage(buttons)
        self.header, self.security, self.strip, self.banners = page.header, page.security, page.strip, page.banners
        self.pictures, self.bodies, self.body = page.pictures, page.bodies, page.bodies.plain
        self.cards, self.files, self.find_bar = page.cards, page.files, page.find_bar
        self._waiting, self._failed = page.waiting, page.failed
        self.pictures.plain_wanted.connect(self.show_as_text)
        self.is_junk: Callable[[MessageRow], bool] = lambda row: False
        """Whether it lies in a folder for junk: nothing remote is ever loaded there."""
        self.bodies.link_activated.connect(
            lambda url: link_guard.follow(self.view, url, self, self.link_activated.emit))
        self.bodies.link_hovered.connect(lambda url: self.link_hovered.emit(link_guard.target_words(self.view, url)))
        self.bodies.plain_wanted.connect(self.show_as_text)
        self.bodies.next_wanted.connect(self.next_wanted)
        self.find_bar.closed.connect(self.focus_body)
        self.bodies.find_wanted.connect(self.open_find)
        self.card_context: Callable[[], CardContext] = CardContext
        self.cards.save_wanted.connect(lambda part: self._act_on_part(part, self.save_wanted, many=True))
        self.cards.open_wanted.connect(lambda part: self._act_on_part(part, self.outside_wanted, many=False))
        self.files.save_wanted.connect(lambda files: self.row and self.save_wanted.emit(self.row.id, files))
        self.files.open_wanted.connect(lambda file: self.row and self.open_wanted.emit(self.row.id, file))
        self.files.outside_wanted.connect(lambda file: self.row and self.outside_wanted.emit(self.row.id, file))
        self.files.drag_wanted.connect(lambda files: self.row and self.drag_wanted.emit(self.row.id, files))
        self._waiting.cancel.clicked.connect(lambda: self.row and self.cancel_wanted.emit(self.row.id))
        self._failed.action_wanted.connect(lambda: self.row and self._next_step.emit(self.row.id))
        self._next_step = self.retry_wanted
        self.empty = NothingShown()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        if tags is not None:
            tags.changed.connect(self._show_chips)
        theme.manager().changed.connect(self.bodies.relook)
        self.show_nothing()

    # --- what is shown ------------------------------------------------------------------------

    def show_nothing(self) -> None:
        self._forget(Shown.NOTHING)
        self.empty.say_nothing()
        self._stack.setCurrentIndex(0)

    def welcome(self, on: bool) -> None:
        """Whether there is no account yet, and so nothing to choose."""
        self.empty.welcomes = on
        if self.shown is Shown.NOTHING:
            self.empty.say_nothing()

    def show_many(self, count: int) -> None:
        self._forget(Shown.MANY)
        self.empty.say_many(count)
        self._stack.setCurrentIndex(0)

    def show_loading(self, row: MessageRow, subject: str) -> None:
        """The head at once; the body is on its way."""
        self._forget(Shown.LOADING)
        self.row = row
        self.header.show_row(row, subject)
        self._show_chips()
        self._waiting.show_text(self.tr("Downloading the message …") if row.cached == "headers"
                                else self.tr("Opening the message …"), row.cached == "headers")
        self.bodies.cover()
        self._stack.setCurrentIndex(1)

    def show_progress(self, octets: int) -> None:
        """Octets fetched so far, of the size that the list knows."""
        if self.shown is Shown.LOADING and self.row is not None:
            self._waiting.show_octets(octets, self.row.size)

    def show_error(self, error: MailError) -> None:
        """The body could not be had; the head stays."""
        self.shown, self._next_step = Shown.FAILED, self.retry_wanted
        self._failed.say("offline" if error.kind.is_transient else "warning", wording.error_title(error),
                         wording.error_sentence(error), self.tr("Try again"))
        self.bodies.show_instead(self._failed)

    def show_offline(self) -> None:
        """The body is not here, and the account is offline."""
        self.shown, self._next_step = Shown.FAILED, self.online_wanted
        self._failed.say("offline", self.tr("Not downloaded yet"), self.tr(
            "Only the head of this message is here, and its account is offline."), self.tr("Go online and load it"))
        self.bodies.show_instead(self._failed)

    def show_view(self, view: MessageView) -> None:
        """The message whole. `show_loading` came before, with its row."""
        self.shown, self.view = Shown.MESSAGE, view
        self._plain_once = view.heavy and not self._plain
        # Chromium, in processes of its own, begins while the head is made; both are painted after this.
        self._show_body()
        self.header.show_view(view)
        self.security.show_view(view)
        self.files.show_files(view.attachments)
        self.cards.show_cards(view, self.card_context() if view.cards else CardContext())
        self._show_banners(view)
        if self._plain_once:
            self._show_heavy()
        else:
            self.pictures.show_view(view, junk=self.in_junk)

    def show_pictures(self, told: PicturesReady) -> None:
        """The same message with those of its remote pictures that could be had; it stays at its place."""
        if self.view is not None and self.shown is Shown.MESSAGE and self.view.message_id == told.message_id:
            self.view = told.view or self.view
            if told.view is not None and self.shows_html:
                self._show_body()
            self.pictures.loaded(self.view)

    def update_row(self, row: MessageRow) -> None:
        """Flags changed meanwhile, or what becomes of it on the server."""
        if self.row is not None and self.row.id == row.id:
            self.row = row
            self.header.show_place(row)
            self._show_chips()
            self.refresh_cards()

    def refresh_cards(self) -> None:
        """What was asked of a card was done, or not."""
        if self.shown is Shown.MESSAGE and self.cards.cards:
            self.cards.refresh(self.card_context())

    def _show_chips(self) -> None:
        if self._tags is not None and self.row is not None:
            self.header.show_chips(self._tags.chips(self.row))

    # --- how ----------------------------------------------------------------------------------

    def set_plain(self, plain: bool) -> None:
        self._plain = plain
        if self.shown is Shown.MESSAGE:
            self._show_body()

    def set_zoom(self, factor: float) -> None:
        self.bodies.set_zoom(factor)

    def mark(self, words: tuple[str, ...]) -> None:
        """Words (as typed, or folded) to stand out in this message and the next ones; () for none."""
        self.bodies.set_look(marks=words)

    def open_find(self) -> None:
        if self.shown is Shown.MESSAGE:
            self.find_bar.activate()

    def focus_body(self) -> None:
        current = self.bodies.currentWidget()
        if self.shown is Shown.MESSAGE and current is not None:
            current.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_as_text(self) -> None:
        """This message only, whatever is the rule."""
        if self.shown is Shown.MESSAGE:
            self._plain_once = True
            self.pictures.clear()
            self._show_body()

    @property
    def web(self) -> WebBody | None:
        """The WebEngine view, if one was needed yet."""
        return self.bodies.web

    @property
    def shows_html(self) -> bool:
        return self.bodies.shows_html

    def shut_down(self) -> None:
        self.bodies.shut_down()

    def _forget(self, shown: Shown) -> None:
        self.shown, self.row, self.view = shown, None, None
        self._plain_once = False
        self.find_bar.put_away()
        self.bodies.forget()
        self.pictures.clear()
        self.security.show_nothing()
        self.banners.remove_all("")
        self.cards.clear()
        self.files.show_files(())

    def _show_body(self) -> None:
        assert self.view is not None
        self.bodies.show_view(self.view, plain=self._plain or self._plain_once)

    @property
    def is_decrypted(self) -> bool:
        """Neither it nor a message within it may load anything."""
        return self.view is not None and self.view.decrypted

    @property
    def in_junk(self) -> bool:
        return self.row is not None and self.is_junk(self.row)

    def _act_on_part(self, part: str, wanted: SignalInstance, *, many: bool) -> None:
        """Saves or opens the file that a card is made of."""
        file = next((each for each in self.view.attachments if each.part == part), None) if self.view else None
        if file is not None and self.row is not None:
            wanted.emit(self.row.id, (file,) if many else file)

    def _show_heavy(self) -> None:
        """At once as text, rather than some time with its formatting."""
        words = self.tr("This message is so large that showing its formatting may take a while. This is its text.")
        self.banners.show_banner("heavy", Banner(Level.INFO, words, [
            Action(self.tr("Show with formatting"), self._show_formatted)]))

    def _show_formatted(self) -> None:
        self._plain_once = False
        self.banners.remove("heavy")
        if self.view is not None:
            self.pictures.show_view(self.view, junk=self.in_junk)
            self._show_body()

    def _show_banners(self, view: MessageView) -> None:
        for place, exposed in enumerate(view.exposed[:3]):
            self.banners.show_banner(f"exposed{place}", Banner(Level.WARNING, exposed_words.sentence(exposed)))
        for place, warning in enumerate(view.warnings[:3]):
            self.banners.show_banner(f"warning{place}", Banner(Level.WARNING, finding_words.shortfall(warning)))
