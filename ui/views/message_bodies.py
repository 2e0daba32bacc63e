"""The text of a message in one of its two forms; HTML needs WebEngine, which is loaded at the first HTML mail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.events import MessageView
from ui import icons
from ui.views.body_keys import BodyKeys, page_by_key
from ui.views.focus_edge import FocusEdge
from ui.views.mail_page import AS_IT_COMES
from ui.views.plain_body import PlainBody
from ui.views.steady_frame import SteadyFrame

if TYPE_CHECKING:
    from ui.views.web_body import WebBody

LATE_MS = 250
"""A document that takes longer than this is seen while it still grows."""


class MessageBodies(QStackedWidget):
    """Links are told, not followed. `plain_wanted`: the person asked in the menu for this message as text."""

    link_activated = Signal(QUrl)
    link_hovered = Signal(str)
    plain_wanted = Signal()
    find_wanted = Signal()
    next_wanted = Signal()
    escaped = Signal()
    found = Signal(int, int)
    shown = Signal(bool)
    """A message is; True for HTML."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = AS_IT_COMES
        self.web: WebBody | None = None
        self._zoom = 1.0
        self._cover: QWidget | None = None
        self._frame: SteadyFrame | None = None
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._settled)
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._uncover)
        self._view: MessageView | None = None
        self._keys = BodyKeys(lambda: self.is_at_end, self)
        self._keys.find_wanted.connect(self.find_wanted)
        self._keys.next_wanted.connect(self.next_wanted)
        self._keys.escaped.connect(self.escaped)
        self.plain = PlainBody()
        self.plain.link_activated.connect(self.link_activated)
        self.plain.link_hovered.connect(self.link_hovered)
        self.plain.found.connect(self.found)
        self._keys.watch(self.plain)
        self.addWidget(self.plain)
        FocusEdge(self)

    def set_cover(self, cover: QWidget) -> None:
        """What lies over it all while a text is on its way. Were the HTML view hidden instead, Chromium would stop
        drawing, and take a third longer to show the next message."""
        self._cover = cover
        cover.setParent(self)
        cover.hide()

    def cover(self) -> None:
        if self._cover is not None:
            self._cover.setGeometry(self.rect())
            self._cover.show()
            self._cover.raise_()
        self._settle.stop()
        self._late.stop()
        if self._frame is not None:
            self._frame.hold(True)

    def show_instead(self, words: QWidget) -> None:
        """Something else than a text."""
        self._uncover()
        self.setCurrentWidget(words)

    def _loaded(self) -> None:
        """One paint with what is new, and none with what was there before."""
        if self._view is not None and self.shows_html:
            self._uncover()

    def _uncover(self) -> None:
        self._late.stop()
        if self._cover is not None:
            self._cover.hide()
        # What stands above the text is laid out first.
        self._settle.start()

    def _settled(self) -> None:
        if self._frame is not None:
            self._frame.hold(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._cover is not None:
            self._cover.setGeometry(self.rect())

    @property
    def is_covered(self) -> bool:
        return self._cover is not None and not self._cover.isHidden()

    @property
    def shows_html(self) -> bool:
        return self._frame is not None and self.currentWidget() is self._frame

    @property
    def is_at_end(self) -> bool:
        return self.web.is_at_end if self.web is not None and self.shows_html else self.plain.is_at_end

    def show_view(self, view: MessageView, *, plain: bool) -> None:
        if self._view is None or self._view.message_id != view.message_id:
            self._keys.start_over()
        self._view = view
        html = view.html is not None and not plain
        if html:
            web = self.load_web()
            web.show_view(view, self.look)
            web.set_zoom(self._zoom)
            self.setCurrentWidget(self._frame or web)
            self._settle.start()
            self._late.start()
        else:
            self.plain.mark(self.look.marks)
            self.plain.show_text(view.text, view.quoted, unfolded=self.look.unfolded)
            self.setCurrentWidget(self.plain)
            self._uncover()
        self.shown.emit(html)

    def forget(self) -> None:
        """What was shown is not asked for any more."""
        self._view = None

    def set_look(self, *, unfolded: bool | None = None, marks: tuple[str, ...] | None = None,
                 original: bool | None = None) -> None:
        """What is given is changed, at once where it can be seen."""
        before = self.look
        look = before if unfolded is None else replace(before, unfolded=unfolded)
        look = look if marks is None else replace(look, marks=marks)
        self.look = look if original is None else replace(look, original=original)
        if self.look == before or self._view is None:
            return
        if self.web is not None and self.shows_html:
            self.web.show_view(self._view, self.look)
        elif self.currentWidget() is self.plain:
            self.plain.mark(self.look.marks)
            self.plain.set_unfolded(self.look.unfolded)

    def set_zoom(self, factor: float) -> None:
        self._zoom = factor
        self.plain.set_zoom(factor)
        if self.web is not None:
            self.web.set_zoom(factor)

    def find_words(self, words: str, *, backward: bool = False) -> None:
        """In the form that is shown; `found` follows."""
        if self.web is not None and self.shows_html:
            self.web.find_words(words, backward=backward)
        else:
            self.plain.find_words(words, backward=backward)

    def page(self, *, back: bool) -> None:
        """A screenful onward, or back."""
        if self.web is not None and self.shows_html:
            page_by_key(self.web, back=back)
        else:
            bar = self.plain.verticalScrollBar()
            bar.triggerAction(bar.SliderAction.SliderPageStepSub if back else bar.SliderAction.SliderPageStepAdd)

    def relook(self) -> None:
        """The theme changed: an HTML mail is drawn anew, at its place."""
        if self.web is not None and self.shows_html and self._view is not None:
            self.web.show_view(self._view, self.look)

    def shut_down(self) -> None:
        if self.web is not None:
            self.web.shut_down()
            self.setCurrentWidget(self.plain)  # what still comes must not find a page that is gone

    # --- before the first HTML mail is wanted ---------------------------------------------------

    @staticmethod
    def load_code() -> None:
        """Loads WebEngine's library; the next two start it, and the process that shows pages."""
        from ui.views import web_body  # noqa: F401

    def load_web(self) -> WebBody:
        """The HTML view, made where it is not there yet."""
        return self.web or self._load_web()

    def make_ready(self) -> None:
        """What is shown stays above it. It has to draw once, or the first message is drawn half as late again."""
        web, frame = self.load_web(), self._frame
        if frame is not None and web.make_ready():
            frame.setGeometry(self.rect())
            frame.show()
            frame.lower()
            web.loadFinished.connect(lambda: QTimer.singleShot(LATE_MS, self, self._hide_web),
                                     Qt.ConnectionType.SingleShotConnection)

    def _hide_web(self) -> None:
        if self._frame is not None and not self.shows_html:
            self._frame.hide()

    def _load_web(self) -> WebBody:
        from ui.views.web_body import WebBody

        self.web = WebBody()
        self.web.link_activated.connect(self.link_activated)
        self.web.link_hovered.connect(self.link_hovered)
        self.web.menu_wanted.connect(self._web_menu)
        self.web.found.connect(self.found)
        self._frame = SteadyFrame(self.web)
        self.addWidget(self._frame)
        self.web.loadFinished.connect(self._watch_web)
        self.web.loadFinished.connect(self._loaded)
        self._watch_web()
        return self.web

    def _watch_web(self) -> None:
        # Chromium puts another widget in this place when it likes; a second time the filter is only moved.
        proxy = self.web.focusProxy() if self.web is not None else None
        if proxy is not None:
            self._keys.watch(proxy)

    def _web_menu(self, where: QPoint, link: str) -> None:
        assert self.web is not None
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if link:
            menu.addAction(icons.icon("open"), self.tr("&Open link"), lambda: self.link_activated.emit(QUrl(link)))
            menu.addAction(icons.icon("copy"), self.tr("&Copy link address"),
                           lambda: QGuiApplication.clipboard().setText(link))
            menu.addSeparator()
        page = self.web.page()
        copy = menu.addAction(icons.icon("copy"), self.tr("Copy"), lambda: page.triggerAction(page.WebAction.Copy))
        copy.setEnabled(page.hasSelection())
        menu.addAction(self.tr("Select &all"), lambda: page.triggerAction(page.WebAction.SelectAll))
        menu.addSeparator()
        menu.addAction(icons.icon("search"), self.tr("&Find …"), self.find_wanted.emit)
        menu.addAction(icons.icon("text"), self.tr("Show as plain &text"), self.plain_wanted.emit)
        menu.popup(where)
