"""HTML mail reaches nothing: counted at a real server on this machine."""

from __future__ import annotations

import base64
import os
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from pytestqt.qtbot import QtBot

from app.events import MessageView
from app.model.message import Envelope
from ui.views import web_body
from ui.views.mail_page import Look
from ui.views.web_body import WebBody

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


class Trap:
    """Counts connections, whether or not a request follows; preconnect sends none."""

    def __init__(self) -> None:
        self.connections = 0
        trap = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Silent."""

        class Server(HTTPServer):
            def verify_request(self, request: object, client_address: object) -> bool:
                trap.connections += 1
                return True

        self._server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def trap() -> Iterator[Trap]:
    made = Trap()
    yield made
    made.close()


def show(qtbot: QtBot, body: WebBody, html: str, marker: str,
         inline: dict[str, tuple[str, bytes]] | None = None) -> None:
    """Returns once the text of the document holds `marker`."""
    view = MessageView(message_id=1, envelope=Envelope(), text="", html=html, attachments=(), inline=inline or {},
                       remote=(), warnings=(), raw_size=1)
    # Not by loadFinished: a page's own attempt to go elsewhere ends, refused, with such a signal, too.
    body.show_view(view)
    texts: list[str] = []

    def is_there() -> bool:
        body.page().toPlainText(texts.append)
        return any(marker in text for text in texts)

    qtbot.waitUntil(is_there, timeout=20_000)


def test_nothing_is_fetched_whatever_the_sanitiser_let_through(qtbot: QtBot, body: WebBody, trap: Trap) -> None:
    with socket.create_connection(("127.0.0.1", int(trap.url.rpartition(":")[2]))):
        qtbot.waitUntil(lambda: trap.connections == 1)  # the trap works
    port = trap.url.rpartition(":")[2]
    html = f"""<link rel="preconnect" href="{trap.url}"><link rel="stylesheet" href="{trap.url}/a.css">
        <link rel="dns-prefetch" href="//localhost:{port}"><link rel="preconnect" href="http://localhost:{port}">
        <style>@import url({trap.url}/b.css); p {{ background: url({trap.url}/c.png) }}</style>
        <p>Here</p><img src="{trap.url}/d.png"><img srcset="{trap.url}/e.png 2x">
        <video poster="{trap.url}/f.png"></video>
        <iframe src="{trap.url}/g"></iframe><object data="{trap.url}/h"></object><embed src="{trap.url}/i">
        <script>new Image().src = "{trap.url}/j"; document.title = "ran"</script>
        <meta http-equiv="refresh" content="0; url={trap.url}/k">"""
    show(qtbot, body, html, "Here")
    show(qtbot, body, "<p>And on</p>", "And on")  # whatever was to come has come
    assert trap.connections == 1
    assert body.title() != "ran"


def test_each_bolt_holds_alone(qtbot: QtBot, body: WebBody, trap: Trap, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interceptor whose Python object is gone would be silently passed by: here it has to stop what comes."""
    assert '--host-resolver-rules="MAP * ~NOTFOUND"' in os.environ["QTWEBENGINE_CHROMIUM_FLAGS"]
    monkeypatch.setattr(web_body, "_POLICY", b"default-src * 'unsafe-inline'")
    monkeypatch.setattr(web_body, "mail_page", lambda view, _look: view.html)
    show(qtbot, body, f'<p>Open</p><img src="{trap.url}/a.png"><img src="{trap.url}/b.png">', "Open")
    qtbot.waitUntil(lambda: body.blocked >= 2)
    assert trap.connections == 0


def test_inline_images_are_shown(qtbot: QtBot, body: WebBody) -> None:
    show(qtbot, body, '<p>Picture</p><img src="cid:a%40b.example" width="120" height="120">', "Picture",
         {"a@b.example": ("image/png", PIXEL)})
    image = body.grab().toImage()
    width, height = image.width(), image.height()

    def painted() -> bool:
        shot = body.grab().toImage()
        colors = (shot.pixelColor(x, y) for x in range(0, width, 10) for y in range(0, height, 10))
        return any(color.saturation() > 60 for color in colors)

    qtbot.waitUntil(painted, timeout=10_000)


def test_links_are_told_and_lead_nowhere_by_themselves(qtbot: QtBot, body: WebBody) -> None:
    show(qtbot, body, "<p>Stay</p>", "Stay")
    page = body.page()
    target = QUrl("https://example.org/")
    with qtbot.waitSignal(body.link_activated) as told:
        allowed = page.acceptNavigationRequest(target, QWebEnginePage.NavigationType.NavigationTypeLinkClicked, True)
    assert not allowed and told.args == [target]
    for kind in (QWebEnginePage.NavigationType.NavigationTypeTyped, QWebEnginePage.NavigationType.NavigationTypeOther,
                 QWebEnginePage.NavigationType.NavigationTypeRedirect):
        assert not page.acceptNavigationRequest(target, kind, True)
        assert not page.acceptNavigationRequest(QUrl("file:///etc/passwd"), kind, True)


def test_a_long_document_is_shown_whole(qtbot: QtBot, body: WebBody) -> None:
    """setHtml would fail silently above 2 MB."""
    show(qtbot, body, "<p>" + "word " * 500_000 + "</p><p>The end</p>", "The end")


def test_what_is_looked_for_while_the_page_is_loaded_anew_is_found(qtbot: QtBot, body: WebBody) -> None:
    told: list[tuple[int, int]] = []
    body.found.connect(lambda *found: told.append(found))
    show(qtbot, body, "<p>a needle</p>", "needle")
    view = body._handler.view
    assert view is not None
    body.show_view(view, Look(unfolded=True))
    body.find_words("needle")
    qtbot.waitUntil(lambda: bool(told) and told[-1] == (1, 1), timeout=10_000)
