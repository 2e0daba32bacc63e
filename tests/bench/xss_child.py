"""python -m tests.bench.xss_child FILE.json: payloads of script through the real HTML view; counts as JSON what ran.

Four passes: as the program shows it; with JavaScript switched on (sanitiser and policy alone hold); on a bare page
with JavaScript (the sanitiser alone holds); and, as a control, unsanitised on that bare page, where scripts must run.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import shiboken6

from app.engine.viewing import view
from app.events import MessageView
from ui.__main__ import make_application
from ui.views.web_body import WebBody  # first: it sets Chromium's rules

from PySide6.QtCore import QObject, QUrl  # isort: skip
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings  # isort: skip

SETTLE_SECONDS = 0.03
PATIENCE = 10.0
CANARY = ("<p>canary</p><script>alert('canary')</script><img src=x: onerror=\"alert('canary')\">"
          "<svg onload=\"alert('canary')\"></svg>")


class Detector:
    """Hears what scripts do: dialogs, the console, the title."""

    def __init__(self) -> None:
        self.ran: list[str] = []

    def alert(self, _page: QObject, _origin: QUrl | str, message: str) -> None:
        self.ran.append(f"alert {message[:60]}")

    def confirm(self, _page: QObject, _origin: QUrl | str, message: str) -> bool:
        self.ran.append(f"confirm {message[:60]}")
        return False

    def prompt(self, _page: QObject, _origin: QUrl | str, message: str, _default: str) -> tuple[bool, str]:
        self.ran.append(f"prompt {message[:60]}")
        return False, ""


def page_class(base: type[QWebEnginePage], detector: Detector) -> None:
    """Lets the class tell the detector."""
    for name, told in (("javaScriptAlert", detector.alert), ("javaScriptConfirm", detector.confirm),
                       ("javaScriptPrompt", detector.prompt)):
        setattr(base, name, lambda self, *rest, told=told: told(self, *rest))


class BarePage(QWebEnginePage):
    """Chromium as it is, but off the record."""


def main() -> None:
    payloads = json.loads(Path(sys.argv[1]).read_text("utf-8")) if len(sys.argv) > 1 else []
    documents = [CANARY, *(str(each["payload"]) for each in payloads)]
    application = make_application()

    def settle(done: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while not done() and time.monotonic() < until:
            application.processEvents()
            time.sleep(0.001)
        until = time.monotonic() + SETTLE_SECONDS
        while time.monotonic() < until:
            application.processEvents()
            time.sleep(0.001)

    views = [_view(number, each) for number, each in enumerate(documents, 1)]
    body = WebBody()
    body.resize(600, 400)
    body.show()
    detector = Detector()
    page_class(type(body.page()), detector)
    page_class(BarePage, detector)
    loads: list[bool] = []
    body.loadFinished.connect(loads.append)
    script = QWebEngineSettings.WebAttribute.JavascriptEnabled
    passes: dict[str, int] = {}
    names: dict[str, list[int]] = {}

    def count(name: str, load: Callable[[int], object]) -> None:
        hit = []
        for number in range(len(documents)):
            detector.ran.clear()
            loads.clear()
            load(number)
            settle(lambda: bool(loads))
            if detector.ran:
                hit.append(number)
        passes[name], names[name] = len(hit), hit

    count("as shown", lambda number: body.show_view(views[number]))
    body.page().settings().setAttribute(script, True)
    count("JavaScript on", lambda number: body.show_view(replace(views[number], message_id=10_000 + number)))
    profile = QWebEngineProfile()
    bare = BarePage(profile)
    bare.loadFinished.connect(loads.append)
    base = QUrl("https://mail.example/")
    count("sanitiser alone", lambda number: bare.setHtml(views[number].html or "", base))
    count("control, unsanitised", lambda number: bare.setHtml(documents[number], base))
    print(json.dumps({"payloads": len(documents), "ran": passes, "which": names}), flush=True)
    # The page must go before its profile.
    shiboken6.delete(bare)
    body.shut_down()
    application.processEvents()


def _view(number: int, document: str) -> MessageView:
    raw = (b"From: eve@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
           + document.encode("utf-8", "replace"))
    shown = view(number, raw)
    return shown if shown.html is not None else replace(shown, html="")


if __name__ == "__main__":
    main()
