"""HTML mail in WebEngine, shut off from everything: no script, no network, no storage, no navigation.

Import this module only when the first HTML mail is to be shown: it starts Chromium's processes. Three bolts are
independent of each other: the interceptor, the resolver's rule below, and the document's Content-Security-Policy.
"""

from __future__ import annotations

import os
from urllib.parse import unquote

from ui.views import web_accessibility

# Read once, when WebEngine is loaded. <link rel=preconnect> passes by the interceptor, but not by the resolver's rule;
# the inner quotes are needed: it holds a blank. One process shows all mail: a new one for each takes 30 ms, and what
# would part them, scripts, runs in none.
_FLAGS = ('--host-resolver-rules="MAP * ~NOTFOUND"', "--process-per-site")
_given = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join(
    filter(None, (_given, *(each for each in _FLAGS if each not in _given))))
web_accessibility.before_loading()

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QObject, QPoint, Qt, QUrl, Signal  # noqa: E402
from PySide6.QtGui import QColor, QContextMenuEvent  # noqa: E402
from PySide6.QtWebEngineCore import (  # noqa: E402
    QWebEngineFindTextResult,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)
from PySide6.QtWebEngineWidgets import QWebEngineView  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

from app.events import MessageView  # noqa: E402
from ui import theme  # noqa: E402
from ui.views.mail_page import AS_IT_COMES, Look, ground, is_darkened, mail_page  # noqa: E402

SCHEME, CID = b"depesche-mail", b"cid"
_POLICY = b"default-src 'none'; img-src cid: data:; style-src 'unsafe-inline'; font-src data:"


def _register_schemes() -> None:
    for name in (SCHEME, CID):
        if QWebEngineUrlScheme.schemeByName(QByteArray(name)).name().isEmpty():
            scheme = QWebEngineUrlScheme(QByteArray(name))
            scheme.setSyntax(QWebEngineUrlScheme.Syntax.Path)
            scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
            QWebEngineUrlScheme.registerScheme(scheme)


_register_schemes()


class _Interceptor(QWebEngineUrlRequestInterceptor):
    """Lets through our own two schemes and data: and counts what it stopped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.blocked = 0

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        if info.requestUrl().scheme() not in (SCHEME.decode(), CID.decode(), "data"):
            self.blocked += 1
            info.block(True)


class _Handler(QWebEngineUrlSchemeHandler):
    """Serves the shown message's document and its inline images, from memory."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.view: MessageView | None = None
        self.look = Look()
        self.document = QUrl()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        url = job.requestUrl()
        found = self._find(url)
        if found is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        content_type, octets = found
        # The job owns the buffer: Chromium reads from it after this call.
        buffer = QBuffer(job)
        buffer.setData(QByteArray(octets))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        headers = {QByteArray(b"Content-Security-Policy"): [QByteArray(_POLICY)]}
        job.setAdditionalResponseHeaders(headers)  # type: ignore[arg-type]  # a multimap: the stub lacks the list
        job.reply(QByteArray(content_type.encode("ascii", "replace")), buffer)

    def _find(self, url: QUrl) -> tuple[str, bytes] | None:
        if url.scheme() == SCHEME.decode() and url == self.document:
            page = mail_page(self.view, self.look) if self.view is not None and self.view.html is not None else ""
            return "text/html;charset=utf-8", page.encode("utf-8", "replace")
        if self.view is None or url.scheme() == SCHEME.decode():
            return None
        return self.view.inline.get(unquote(url.path(QUrl.ComponentFormattingOption.FullyEncoded)))


class _Page(QWebEnginePage):
    link_activated = Signal(QUrl)

    def __init__(self, profile: QWebEngineProfile, handler: _Handler, parent: QObject) -> None:
        super().__init__(profile, parent)
        self._handler = handler
        self.permissionRequested.connect(self._deny)
        self.newWindowRequested.connect(self._divert)

    def acceptNavigationRequest(self, url: QUrl | str, kind: QWebEnginePage.NavigationType,
                                is_main_frame: bool) -> bool:
        url = QUrl(url)
        if url == self._handler.document and is_main_frame:
            return True
        if kind is QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            self.link_activated.emit(url)
        return False

    def javaScriptConsoleMessage(self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int,
                                 source: str) -> None:
        """Chromium's remarks on what it was not allowed to do are of no use on the terminal."""

    def _divert(self, request: QWebEngineNewWindowRequest) -> None:
        if request.isUserInitiated():
            self.link_activated.emit(request.requestedUrl())

    def _deny(self, permission: QWebEnginePermission) -> None:
        permission.deny()


def _identity(view: MessageView) -> tuple[int, int, str]:
    """A message in a window of its own has no number."""
    return view.message_id, view.raw_size, view.envelope.message_id


class WebBody(QWebEngineView):
    """`link_activated` carries where the person wants to go; nothing is opened here."""

    link_activated = Signal(QUrl)
    link_hovered = Signal(str)
    menu_wanted = Signal(QPoint, str)
    """A global position, and the link under it or ""."""
    found = Signal(int, int)
    """Which place is the current one, of how many; 0 of 0 where the words are not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._words = ""
        # The profile must outlive its page, and Qt deletes children in the order of their making.
        self._profile = QWebEngineProfile(QCoreApplication.instance())
        self.destroyed.connect(self._profile.deleteLater)
        assert self._profile.isOffTheRecord()
        # Kept on self: an interceptor whose Python object is gone is silently never called.
        self._interceptor = _Interceptor(self._profile)
        self._profile.setUrlRequestInterceptor(self._interceptor)
        self._handler = _Handler(self._profile)
        for name in (SCHEME, CID):
            self._profile.installUrlSchemeHandler(QByteArray(name), self._handler)
        self._profile.downloadRequested.connect(lambda request: request.cancel())
        self._page = _Page(self._profile, self._handler, self)
        self._page.link_activated.connect(self.link_activated)
        self._page.linkHovered.connect(self.link_hovered)
        self._page.findTextFinished.connect(self._told_found)
        self._lock(self._page.settings())
        self.loadFinished.connect(self._find_again)
        self.loadFinished.connect(web_accessibility.after_the_first_page, Qt.ConnectionType.SingleShotConnection)
        self.setPage(self._page)
        self.setAcceptDrops(False)  # what is dropped on a message is the window's
        self.setAccessibleName(self.tr("Message text"))
        self._zoom = 1.0
        theme.manager().changed.connect(self._looks_changed)
        self._looks_changed()

    @staticmethod
    def _lock(settings: QWebEngineSettings) -> None:
        attribute = QWebEngineSettings.WebAttribute
        for forbidden in (
            attribute.JavascriptEnabled, attribute.JavascriptCanOpenWindows, attribute.JavascriptCanAccessClipboard,
            attribute.LocalStorageEnabled, attribute.LocalContentCanAccessRemoteUrls,
            attribute.LocalContentCanAccessFileUrls, attribute.PluginsEnabled, attribute.PdfViewerEnabled,
            attribute.FullScreenSupportEnabled, attribute.ScreenCaptureEnabled, attribute.WebGLEnabled,
            attribute.DnsPrefetchEnabled, attribute.HyperlinkAuditingEnabled, attribute.NavigateOnDropEnabled,
            attribute.AutoLoadIconsForPage, attribute.AllowRunningInsecureContent, attribute.ErrorPageEnabled,
        ):
            settings.setAttribute(forbidden, False)
        settings.setAttribute(attribute.FocusOnNavigationEnabled, False)

    @property
    def blocked(self) -> int:
        """How many requests were stopped so far."""
        return self._interceptor.blocked

    def show_view(self, view: MessageView, look: Look = AS_IT_COMES) -> None:
        """Shows the message's sanitised document. The same message in another look stays at its place."""
        again = self._handler.view is not None and _identity(self._handler.view) == _identity(view)
        self._handler.view, self._handler.look = view, look
        # Each of these goes to another process: only where it is something new.
        if self._page.backgroundColor() != ground(view, look):
            self._page.setBackgroundColor(ground(view, look))
        settings, force = self._page.settings(), QWebEngineSettings.WebAttribute.ForceDarkMode
        if settings.testAttribute(force) is not is_darkened(view, look):
            settings.setAttribute(force, is_darkened(view, look))
        if again:
            # Chromium keeps the scroll place over this, but not the pictures that it could not get before.
            self._page.triggerAction(QWebEnginePage.WebAction.ReloadAndBypassCache)
            return
        # A fresh address each time, or Chromium would show the last one again.
        self._count += 1
        self._handler.document = QUrl(f"{SCHEME.decode()}:{self._count}")
        self.load(self._handler.document)

    def make_ready(self) -> bool:
        """Starts the process that shows pages, with an empty one; False, and nothing, once it has shown a message."""
        if self._handler.view is not None:
            return False
        self._page.setBackgroundColor(QColor(theme.colors().surface))
        self._handler.document = QUrl(f"{SCHEME.decode()}:{self._count}")
        self.load(self._handler.document)
        return True

    def find_words(self, words: str, *, backward: bool = False) -> None:
        """Goes to the next place of these words, and around; `found` follows. "" ends it. Folded quotes open."""
        self._words = words
        flags = QWebEnginePage.FindFlag.FindBackward if backward else QWebEnginePage.FindFlag(0)
        self._page.findText(words, flags)

    def _find_again(self, loaded: bool) -> None:
        """A page that is loaded anew has forgotten its marks, and what was looked for meanwhile is not found."""
        if loaded and self._words:
            self._page.findText(self._words)

    def _told_found(self, result: QWebEngineFindTextResult) -> None:
        self.found.emit(result.activeMatch(), result.numberOfMatches())

    @property
    def is_at_end(self) -> bool:
        """Whether nothing of the document lies below what is seen."""
        seen = self._page.scrollPosition().y() + self.height()
        return seen >= self._page.contentsSize().height() - 2

    def set_zoom(self, factor: float) -> None:
        self._zoom = factor
        self.setZoomFactor(min(max(factor * theme.manager().font_percent / 100, 0.25), 5.0))

    def _looks_changed(self) -> None:
        self.set_zoom(self._zoom)
        # A picture that moves does so once, and then stands.
        policy, still = QWebEngineSettings.ImageAnimationPolicy, theme.manager().reduced_motion
        self._page.settings().setImageAnimationPolicy(policy.AnimateOnce if still else policy.Allow)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        request = self.lastContextMenuRequest()
        self.menu_wanted.emit(event.globalPos(), request.linkUrl().toString() if request else "")

    def shut_down(self) -> None:
        """Before the application ends: the page goes before its profile."""
        theme.manager().changed.disconnect(self._looks_changed)
        self.setPage(None)  # type: ignore[arg-type]  # the stub forgets that None is allowed
        self._page.deleteLater()
