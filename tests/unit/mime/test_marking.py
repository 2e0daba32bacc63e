"""Searched words found again."""

from __future__ import annotations

import pytest

from app.mime.marking import mark_html, ranges


@pytest.mark.parametrize(("text", "words", "found"), [
    ("The Lighthouse keeper", ("light",), ["Light"]), ("delight", ("light",), []),
    ("Größe und GROSSE", ("grosse",), ["Größe", "GROSSE"]),
    ("Größe", ("größe",), ["Größe"]), ("Café au lait", ("cafe", "lait"), ["Café", "lait"]),
    ("東京都に行く", ("京 都",), ["京都"]),
    ("한국어", ("국",), ["국"]), ("ÄÖÜ", ("aou",), ["ÄÖÜ"]),
    ("e\u0301t\u0301", ("et",), ["e\u0301t"]), ("text", (), []), ("text", ("", " "), []),
    ("a.b", ("a.b",), ["a.b"]), ("axb", ("a.b",), []), ("😀 hello", ("hello",), ["hello"]),
])  # fmt: skip
def test_words_begin_where_words_begin(text: str, words: tuple[str, ...], found: list[str]) -> None:
    assert [text[start:end] for start, end in ranges(text, words)] == found


def test_a_document_is_marked_in_its_text_only() -> None:
    html = ('<style>p.light{color:red}</style><p class="light" title="light > dark">Light &amp; <b>light</b> &lt;b&gt;'
            "</p>")
    assert mark_html(html, ("light", "amp")) == (
        '<style>p.light{color:red}</style><p class="light" title="light > dark"><mark class="mailmark">Light</mark> '
        '&amp; <b><mark class="mailmark">light</mark></b> &lt;b&gt;</p>')
    assert mark_html(html, ()) is html


def test_marks_are_bounded() -> None:
    assert len(ranges("a " * 100_000, ("a",))) == 2000
    assert mark_html("<p>a</p>" * 10_000, ("a",)).count("<mark") == 2000
