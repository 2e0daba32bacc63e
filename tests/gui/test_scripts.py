"""No script of a mail runs: with every bolt in place, and with JavaScript switched on behind the sanitiser."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from app.engine.viewing import view
from app.events import MessageView
from ui.views.web_body import WebBody

from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings  # isort: skip

ALERT = "alert(1)"
_HOLDERS = (
    "<script>{0}</script>", "<scr<script>ipt>{0}</scr</script>ipt>", "<img src=x: onerror={0}>", "<svg/onload={0}>",
    "<svg><script>{0}</script></svg>", "<math><mi//xlink:href='data:x,<script>{0}</script>'>",
    "<a href='javascript:{0}'>x</a>", "<a href=' jav\tascript:{0}'>x</a>", "<iframe srcdoc='<script>{0}</script>'>",
    "<iframe src='javascript:{0}'>", "<object data='javascript:{0}'>",
    "<embed src='data:text/html,<script>{0}</script>'>", "<details open ontoggle={0}>",
    "<input autofocus onfocus={0}>", "<marquee onstart={0}>", "<video><source onerror={0}>",
    "<style>@import 'javascript:{0}'</style>", "<div style='background:url(javascript:{0})'>",
    "<svg><animate onbegin={0} attributeName=x dur=1s>", "<form><button formaction='javascript:{0}'>x",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x: onerror={0}&gt;'>",
    "<noscript><p title='</noscript><img src=x: onerror={0}>'>", "<base href='javascript:{0}//'>",
    "<meta http-equiv=refresh content='0;url=javascript:{0}'>", "<template><script>{0}</script></template>",
    "<svg><style><img src=x: onerror={0}></style></svg>", "<!--><script>{0}</script>-->",
    "<x onclick={0} style=all:unset>",
    "<body onload={0}>", "<select><template><img src=x: onerror={0}>", "<plaintext><script>{0}</script>",
)  # fmt: skip
DOCUMENTS = tuple(each.format(ALERT) for each in _HOLDERS)
_ACTIVE = re.compile(r"<script|<iframe|<svg|<math|<[^>]+\son\w+\s*=|javascript:", re.IGNORECASE)


class Hearing(QWebEnginePage):
    """Chromium as it is, with ears."""

    def __init__(self, profile: QWebEngineProfile, heard: list[str]) -> None:
        super().__init__(profile)
        self.heard = heard

    def javaScriptAlert(self, _origin: QUrl | str, message: str) -> None:
        self.heard.append(message)

    def javaScriptConsoleMessage(self, *_: object) -> None:
        """Silent."""


def mail(document: str) -> MessageView:
    return view(1, b"Content-Type: text/html; charset=utf-8\r\n\r\n" + f"{document}<p>The end</p>".encode())


def show(qtbot: QtBot, body: WebBody, shown: MessageView) -> None:
    with qtbot.waitSignal(body.loadFinished, timeout=20_000):
        body.show_view(shown)


def test_nothing_runs_in_the_program_nor_with_javascript_on(qtbot: QtBot, body: WebBody,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(type(body.page()), "javaScriptAlert", lambda _page, _origin, text: heard.append(text),
                        raising=False)
    script = QWebEngineSettings.WebAttribute.JavascriptEnabled
    assert not body.page().settings().testAttribute(script)
    for number, document in enumerate(DOCUMENTS, 1):
        shown = mail(document)
        assert not _ACTIVE.search(shown.html or ""), document
        body.page().settings().setAttribute(script, False)
        show(qtbot, body, replace(shown, message_id=number))
        body.page().settings().setAttribute(script, True)
        show(qtbot, body, replace(shown, message_id=100 + number, html=document))
    assert heard == []  # not even unsanitised: the policy of the document lets none through


def test_the_ears_hear_what_runs(qtbot: QtBot) -> None:
    profile = QWebEngineProfile()
    heard: list[str] = []
    page = Hearing(profile, heard)
    page.setHtml(f"<script>{ALERT}</script>")
    qtbot.waitUntil(lambda: heard == ["1"], timeout=20_000)
    for document in DOCUMENTS:
        with qtbot.waitSignal(page.loadFinished, timeout=20_000):
            page.setHtml(mail(document).html or "<p></p>")
    assert heard == ["1"]
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
