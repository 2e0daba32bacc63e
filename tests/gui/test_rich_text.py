"""Documents to HTML and plain text, and back."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QTextCursor, QTextDocument, QTextListFormat
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from app.mime.quoting import for_editor
from app.mime.sanitise import sanitise
from ui import theme
from ui.rich import formatting
from ui.rich.quote_level import after_reading, level_of
from ui.rich.to_html import to_html
from ui.rich.to_text import to_text
from ui.settings import ThemeChoice
from ui.views.body_edit import BodyEdit

MAIL = (
    '<h2>Plan</h2><p>Hi <b>bold</b> <i>it</i> <u>un</u> <s>st</s> <a href="https://x.example/?a=1&amp;b=2">link</a></p>'
    '<ul><li>one</li><li>two<ol><li>inner</li></ol></li></ul><hr>'
    '<blockquote type="cite"><div>quoted &lt;b&gt;</div><blockquote type="cite"><div>deeper</div>'
    '<ul><li>in quote</li></ul></blockquote></blockquote><pre>a\n  b</pre>'
    '<table><tr><td>A</td><td>B</td></tr><tr><td colspan="2">C</td></tr></table>'
    '<div style="text-align:center"><span style="color:#ff0000">red</span></div>'
    '<div><img src="cid:p1" alt="a &quot;b&quot;" width="30" height="20"></div>')


def _document(html: str) -> QTextDocument:
    document = QTextDocument()
    document.setHtml(html)
    after_reading(document)
    return document


def test_html_goes_in_and_comes_out_the_same(qtbot: QtBot) -> None:
    once = to_html(_document(MAIL))
    for piece in ("<h2>Plan</h2>", "<b>bold</b>", "<i>it</i>", "<u>un</u>", "<s>st</s>",
                  '<a href="https://x.example/?a=1&amp;b=2">link</a>', "<ul><li>one</li><li>two</li>", "<li>inner</li>",
                  "<hr>", "quoted &lt;b&gt;", "<pre>a\n  b</pre>", '<td colspan="2">', "color:#ff0000",
                  '<img src="cid:p1"', 'width="30"'):
        assert piece in once, piece
    assert once.count('<blockquote type="cite">') == 2 == once.count("</blockquote>")
    assert to_html(_document(once)) == once
    assert "qt" not in once.lower().replace("quot", "")


def test_what_comes_out_passes_the_allow_list_unchanged(qtbot: QtBot) -> None:
    once = to_html(_document(MAIL)).replace('type="cite"', "")
    safe = sanitise(once, cid_url=lambda cid: f"cid:{cid}", remote_url=lambda _: None).html
    assert to_html(_document(safe)).replace('type="cite"', "") == once
    assert "on" not in [word for word in safe.split() if word.startswith("on")]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a & b < c > d", "\"'", "  two  blanks ", "\u2028x"])
def test_typed_text_stays_text(qtbot: QtBot, text: str) -> None:
    document = QTextDocument()
    QTextCursor(document).insertText(text)
    html = to_html(document)
    assert "<script" not in html
    again = _document(html)
    assert to_text(again).replace("\n", "") == text.replace("\u2028", "")


def test_links_and_pictures_of_other_kinds_do_not_come_out(qtbot: QtBot) -> None:
    html = to_html(_document('<a href="javascript:x">a</a><a href="file:///etc/passwd">b</a>'
                             '<img src="file:///etc/passwd"><img src="data:image/png;base64,xx">'))
    assert "javascript" not in html and "file:" not in html and "<img" not in html and "a" in html


def test_plain_text_says_the_same(qtbot: QtBot) -> None:
    text = to_text(_document(MAIL))
    lines = text.split("\n")
    for line in ("Plan", "- one", "- two", "  1. inner", "> quoted <b>", ">> deeper", ">> - in quote", "a", "  b",
                 "A | B", "red", '[a "b"]'):
        assert line in lines, (line, lines)
    assert "link <https://x.example/?a=1&b=2>" in text


def test_quotes_are_not_formatting_but_looks_are(qtbot: QtBot) -> None:
    assert not formatting.is_formatted(_document('<div>a</div><blockquote type="cite"><div>b</div></blockquote>'))
    for html in ("<b>a</b>", "<ul><li>a</li></ul>", "<h1>a</h1>", '<span style="color:red">a</span>',
                 '<a href="https://x.example">words</a>', '<img src="cid:x">', "<table><tr><td>a</td></tr></table>"):
        assert formatting.is_formatted(_document(html)), html


@pytest.fixture
def edit(qtbot: QtBot) -> QTextEdit:
    made = QTextEdit()
    qtbot.addWidget(made)
    made.setPlainText("one\ntwo\nthree")
    made.selectAll()
    return made


def test_formats_go_on_and_off(edit: QTextEdit) -> None:
    for toggle, tag in ((formatting.toggle_bold, "b"), (formatting.toggle_italic, "i"),
                        (formatting.toggle_underline, "u"), (formatting.toggle_strike, "s")):
        toggle(edit)
        assert f"<{tag}>one</{tag}>" in to_html(edit.document())
        toggle(edit)
        assert f"<{tag}>" not in to_html(edit.document())
    formatting.set_colour(edit, QColor("#123456"))
    assert "color:#123456" in to_html(edit.document())
    formatting.set_colour(edit, None)
    assert to_html(edit.document()) == "<div>one</div><div>two</div><div>three</div>"


def test_lists_headings_and_quotes(edit: QTextEdit) -> None:
    formatting.toggle_list(edit, QTextListFormat.Style.ListDisc)
    assert to_html(edit.document()) == "<ul><li>one</li><li>two</li><li>three</li></ul>"
    formatting.toggle_list(edit, QTextListFormat.Style.ListDecimal)
    assert to_html(edit.document()).startswith("<ol><li>one</li>")
    formatting.toggle_list(edit, QTextListFormat.Style.ListDecimal)
    assert to_html(edit.document()) == "<div>one</div><div>two</div><div>three</div>"
    formatting.set_heading(edit, 2)
    assert to_html(edit.document()) == "<h2>one</h2><h2>two</h2><h2>three</h2>"
    formatting.clear(edit)
    assert to_html(edit.document()) == "<div>one</div><div>two</div><div>three</div>"
    formatting.shift_quote(edit, 1)
    assert level_of(edit.document().begin()) == 1
    assert to_text(edit.document()) == "> one\n> two\n> three"
    formatting.shift_quote(edit, -1)
    assert to_html(edit.document()) == "<div>one</div><div>two</div><div>three</div>"
    formatting.set_link(edit, "https://x.example/")
    assert '<a href="https://x.example/">one</a>' in to_html(edit.document())


def test_a_foreign_mail_can_be_quoted_and_written_out_again(qtbot: QtBot) -> None:
    foreign = ("<style>p{color:red}</style><div class=x style='margin-left:80px;margin-right:80px'><p>Hallo</p>"
               "<table width=600><tr><td style='padding:4px'>Zelle</td></tr></table></div>")
    document = _document(f'<blockquote type="cite">{for_editor(foreign, frozenset())}</blockquote>')
    assert "> Hallo" in to_text(document)
    assert to_html(document).count("<blockquote") == 1


def test_dark_ink_stays_readable_in_the_dark_and_is_sent_as_it_is(qtbot: QtBot) -> None:
    theme.manager().apply(ThemeChoice.DARK)
    made = BodyEdit()
    qtbot.addWidget(made)
    made.set_rich('<div><span style="color:#000000">ink</span> <span style="color:#7fb2f0">sky</span></div>')
    shown = {made.toPlainText()[each.start:each.start + each.length]: each.format.foreground().color().name()
             for each in made.document().begin().layout().formats()}
    assert shown == {"ink": theme.colors().text}
    assert "color:#000000" in (made.html() or "")
