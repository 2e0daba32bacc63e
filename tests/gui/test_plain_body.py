"""Plain text: quotes, links, length."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from ui import theme
from ui.settings import ThemeChoice
from ui.views.plain_body import LIMIT, PlainBody


@pytest.fixture
def body(qtbot: QtBot) -> PlainBody:
    made = PlainBody()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def links(body: PlainBody) -> list[str]:
    found = []
    block = body.document().begin()
    while block.isValid():
        for piece in block:  # type: ignore[attr-defined]  # the stub lacks the iterator
            anchor = piece.fragment().charFormat().anchorHref()
            if anchor:
                found.append(anchor)
        block = block.next()
    return found


def test_quotes_lose_their_signs_and_gain_depth(body: PlainBody) -> None:
    body.show_text("Yes.\n> Shall we?\n>> Who?\n> > Me.\n| a | table |\n")
    assert body.toPlainText() == "Yes.\nShall we?\nWho?\nMe.\n| a | table |"
    depths = [body.document().findBlockByNumber(line).blockFormat().leftMargin() for line in range(5)]
    assert depths[0] == 0 and depths[1] > 0 and depths[2] == depths[3] > depths[1] and depths[4] == 0


@pytest.mark.parametrize(("text", "target"), [
    ("See https://example.org/a_(b).", "https://example.org/a_(b)"), ("(www.example.org)", "http://www.example.org"),
    ("Write to mailto:ada@example.org, please", "mailto:ada@example.org"), ("https://example.org?a=1&b=<x>",
                                                                           "https://example.org?a=1&b="),
])  # fmt: skip
def test_links_end_where_the_sentence_goes_on(body: PlainBody, text: str, target: str) -> None:
    body.show_text(text)
    assert links(body) == [target]


def test_nothing_that_only_looks_like_a_link_is_one(body: PlainBody) -> None:
    body.show_text("javascript:alert(1) file:///etc/passwd <b>bold</b> ftp://x.example")
    assert links(body) == []
    assert "<b>bold</b>" in body.toPlainText()


def test_a_clicked_link_is_told_not_followed(qtbot: QtBot, body: PlainBody) -> None:
    body.show_text("Stay https://example.org/")
    with qtbot.waitSignal(body.link_activated) as told:
        body.anchorClicked.emit(QUrl("https://example.org/"))
    assert told.args == [QUrl("https://example.org/")]
    assert "Stay" in body.toPlainText()


def test_long_texts_are_filled_in_bit_by_bit_and_cut(qtbot: QtBot, body: PlainBody) -> None:
    body.show_text("\n".join(f"line {number}" for number in range(20_000)))
    assert body.document().blockCount() < 20_000
    qtbot.waitUntil(lambda: body.document().blockCount() >= 20_000, timeout=60_000)
    body.show_text("x" * (LIMIT + 10))
    assert len(body.toPlainText()) < LIMIT + 200


def test_a_new_text_replaces_one_that_is_still_coming(qtbot: QtBot, body: PlainBody) -> None:
    body.show_text("\n".join("old" for _ in range(5_000)))
    body.show_text("new")
    qtbot.wait(50)
    assert body.toPlainText() == "new"


def test_zoom_changes_the_font(body: PlainBody) -> None:
    body.show_text("text")
    before = body.document().defaultFont().pointSizeF()
    body.set_zoom(1.5)
    assert body.document().defaultFont().pointSizeF() == pytest.approx(before * 1.5)
    body.moveCursor(QTextCursor.MoveOperation.End)


def test_a_body_that_is_gone_hears_of_no_other_theme(qtbot: QtBot) -> None:
    body = PlainBody()
    body.show_text("text")
    body.deleteLater()
    del body
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    with qtbot.captureExceptions() as raised:
        theme.manager().apply(ThemeChoice.DARK)
    assert raised == []
