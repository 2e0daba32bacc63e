"""The right pane: one message, or words in its place."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QUrl, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.errors import MailError
from app.events import MessageView
from app.model.message import MessageRow
from ui import icons, wording
from ui.models.tag_book import TagBook
from ui.views.banner import Action, Banner, BannerStack, Level
from ui.views.body_waiting import BodyWaiting
from ui.views.empty_state import EmptyState
from ui.views.message_header import MessageHeader
from ui.views.plain_body import PlainBody
from ui.views.received_files import ReceivedFiles

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
    cancel_wanted = Signal(int)
    details_wanted = Signal(object)
    """The MailError."""
    save_wanted = Signal(int, object)
    """Message id and a tuple of Attachment."""
    open_wanted = Signal(int, object)
    link_activated = Signal(QUrl)
    link_hovered = Signal(str)

    def __init__(self, buttons: list[QAction], tags: TagBook | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags = tags
        self.shown = Shown.NOTHING
        self.row: MessageRow | None = None
        self.view: MessageView | None = None
        self._plain = False
        self._plain_once = False
        self._zoom = 1.0
        self._web: WebBody | None = None
        self.header = MessageHeader(buttons)
        self.banners = BannerStack()
        self.body = PlainBody()
        self.body.link_activated.connect(self.link_activated)
        self.body.link_hovered.connect(self.link_hovered)
        self.files = ReceivedFiles()
        self.files.save_wanted.connect(lambda files: self.row and self.save_wanted.emit(self.row.id, files))
        self.files.open_wanted.connect(lambda file: self.row and self.open_wanted.emit(self.row.id, file))
        self._waiting = BodyWaiting()
        self._waiting.cancel.clicked.connect(lambda: self.row and self.cancel_wanted.emit(self.row.id))
        self._failed = EmptyState()
        self._failed.action_wanted.connect(lambda: self.row and self.retry_wanted.emit(self.row.id))
        self._bodies = QStackedWidget()
        for widget in (self.body, self._waiting, self._failed):
            self._bodies.addWidget(widget)
        line = QFrame()
        line.setProperty("frame", "line")
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        for part in (self.header, line, self.banners):
            inner.addWidget(part)
        inner.addWidget(self._bodies, 1)
        inner.addWidget(self.files)
        self.empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        if tags is not None:
            tags.changed.connect(self._show_chips)
        self.show_nothing()

    # --- what is shown ------------------------------------------------------------------------

    def show_nothing(self) -> None:
        self._forget(Shown.NOTHING)
        self.empty.say("mail-open", self.tr("No message chosen"), self.tr("Choose one in the list to read it here."))
        self._stack.setCurrentIndex(0)

    def show_many(self, count: int) -> None:
        self._forget(Shown.MANY)
        self.empty.say("all-mail", self.tr("%n message(s) chosen", "", count),
                       self.tr("Archive, move or delete them together, or choose one to read it."))
        self._stack.setCurrentIndex(0)

    def show_loading(self, row: MessageRow, subject: str) -> None:
        """The head at once; the body is on its way."""
        self._forget(Shown.LOADING)
        self.row = row
        self.header.show_row(row, subject)
        self._show_chips()
        self._waiting.show_text(self.tr("Downloading the message …") if row.cached == "headers"
                                else self.tr("Opening the message …"), row.cached == "headers")
        self._bodies.setCurrentWidget(self._waiting)
        self._stack.setCurrentIndex(1)

    def show_progress(self, octets: int) -> None:
        """Octets fetched so far, of the size that the list knows."""
        if self.shown is Shown.LOADING and self.row is not None:
            self._waiting.show_octets(octets, self.row.size)

    def show_error(self, error: MailError) -> None:
        """The body could not be had; the head stays."""
        self.shown = Shown.FAILED
        self._failed.say("offline" if error.kind.is_transient else "warning", wording.error_title(error),
                         wording.error_sentence(error), self.tr("Try again"))
        self._bodies.setCurrentWidget(self._failed)

    def show_view(self, view: MessageView) -> None:
        """The message whole. `show_loading` came before, with its row."""
        self.shown, self.view = Shown.MESSAGE, view
        self.header.show_view(view)
        self.files.show_files(view.attachments)
        self._show_banners(view)
        self._show_body()

    def update_row(self, row: MessageRow) -> None:
        """Flags changed meanwhile."""
        if self.row is not None and self.row.id == row.id:
            self.row = row
            self._show_chips()

    def _show_chips(self) -> None:
        if self._tags is not None and self.row is not None:
            self.header.show_chips(self._tags.chips(self.row))

    # --- how ----------------------------------------------------------------------------------

    def set_plain(self, plain: bool) -> None:
        self._plain = plain
        if self.shown is Shown.MESSAGE:
            self._show_body()

    def set_zoom(self, factor: float) -> None:
        self._zoom = factor
        self.body.set_zoom(factor)
        if self._web is not None:
            self._web.set_zoom(factor)

    def show_as_text(self) -> None:
        """This message only, whatever is the rule."""
        self._plain_once = True
        self.banners.remove("remote")
        self._show_body()

    @property
    def web(self) -> WebBody | None:
        """The WebEngine view, if one was needed yet."""
        return self._web

    @property
    def shows_html(self) -> bool:
        return self._web is not None and self._bodies.currentWidget() is self._web

    def shut_down(self) -> None:
        if self._web is not None:
            self._web.shut_down()

    def _forget(self, shown: Shown) -> None:
        self.shown, self.row, self.view = shown, None, None
        self._plain_once = False
        self.banners.remove_all("")
        self.files.show_files(())

    def _show_body(self) -> None:
        assert self.view is not None
        if self.view.html is not None and not self._plain and not self._plain_once:
            web = self._web or self._load_web()
            web.show_view(self.view)
            web.set_zoom(self._zoom)
            self._bodies.setCurrentWidget(web)
        else:
            self.body.show_text(self.view.text)
            self._bodies.setCurrentWidget(self.body)

    def _load_web(self) -> WebBody:
        from ui.views.web_body import WebBody

        self._web = WebBody()
        self._web.link_activated.connect(self.link_activated)
        self._web.link_hovered.connect(self.link_hovered)
        self._web.menu_wanted.connect(self._web_menu)
        self._bodies.addWidget(self._web)
        return self._web

    def _show_banners(self, view: MessageView) -> None:
        if view.remote and view.html is not None:
            text = self.tr("%n remote image(s) stay blocked: loading them would tell the sender that you read this.",
                           "", len(view.remote))
            actions = [Action(self.tr("Show as text"), self.show_as_text)]
            self.banners.show_banner("remote", Banner(Level.INFO, text, actions, icon="image-blocked"))
        for place, warning in enumerate(view.warnings[:3]):
            self.banners.show_banner(f"warning{place}", Banner(Level.WARNING, warning))

    def _web_menu(self, where: QPoint, link: str) -> None:
        assert self._web is not None
        menu = QMenu(self)
        if link:
            menu.addAction(icons.icon("open"), self.tr("&Open link"), lambda: self.link_activated.emit(QUrl(link)))
            menu.addAction(icons.icon("copy"), self.tr("&Copy link address"),
                           lambda: QGuiApplication.clipboard().setText(link))
            menu.addSeparator()
        page = self._web.page()
        copy = menu.addAction(icons.icon("copy"), self.tr("Copy"), lambda: page.triggerAction(page.WebAction.Copy))
        copy.setEnabled(page.hasSelection())
        menu.addAction(self.tr("Select &all"), lambda: page.triggerAction(page.WebAction.SelectAll))
        menu.addSeparator()
        menu.addAction(icons.icon("text"), self.tr("Show as plain &text"), self.show_as_text)
        menu.popup(where)
