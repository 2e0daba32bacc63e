"""HTML to text and text to HTML."""

from __future__ import annotations

import pytest

from app.mime.flowed import flow, unflow
from app.mime.htmltext import html_to_text, text_to_html


@pytest.mark.parametrize(("html", "text"), [
    ("<p>One</p><p>Two  \n words</p>", "One\n\nTwo words"),
    ("a<br>b<br><br>c", "a\nb\n\nc"),
    ("<style>p{}</style><script>x</script><title>t</title>shown<noscript>n</noscript>", "shown"),
    ("<ul><li>a<li>b</ul><ol><li>c<li>d</ol>", "• a\n• b\n\n1. c\n2. d"),
    ("<ul><li>a<ul><li>b</ul></ul>", "• a\n  • b"),
    ("<blockquote>q<blockquote>r</blockquote></blockquote>s", "> q\n>\n> > r\n\ns"),
    ("<pre>a\n  b</pre>", "a\n  b"),
    ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3"),
    ("x <b>y</b>z&nbsp;&amp;&lt;", "x yz\xa0&<"),
    ("<img alt='A picture' src=x>", "A picture"),
    ("", ""),
])
def test_html_to_text(html: str, text: str) -> None:
    assert html_to_text(html) == text


def test_link_targets_follow_on_request() -> None:
    html = ("<a href='https://x.example/long'>here</a>, <a href='https://x.example/'>x.example</a>, "
            "<a href='javascript:x'>j</a>")
    assert html_to_text(html) == "here, x.example, j"
    assert html_to_text(html, links=True) == "here <https://x.example/long>, x.example, j"


def test_text_is_limited() -> None:
    assert len(html_to_text("<p>word</p>" * 100_000, 1000)) <= 2000
    assert "hello" in html_to_text("<div>" * 20_000 + "hello")


def test_text_to_html_escapes_links_and_nests_quotes() -> None:
    got = text_to_html("<b> https://x.example/a?b=1&c=(d). www.y.example\n> one\n>> two\n> one\nend\n-- \nme")
    assert "&lt;b&gt;" in got
    assert '<a href="https://x.example/a?b=1&amp;c=(d)" rel="noopener noreferrer">' in got
    assert '<a href="https://www.y.example"' in got
    assert ('<blockquote class="quote">one<blockquote class="quote">two</blockquote>one</blockquote>end') in got
    assert got.endswith('<div class="signature">-- \nme</div></div>')
    assert got.count("<blockquote") == got.count("</blockquote>")


def test_text_to_html_links_addresses_and_nothing_odd() -> None:
    assert '<a href="mailto:a@b.example"' in text_to_html("write to a@b.example, please")
    for text in ("javascript:alert(1)", "http://", "@", 'https://x.example/"onclick=x'):
        assert "onclick=x\"" not in text_to_html(text) and "href=\"javascript" not in text_to_html(text)


@pytest.mark.parametrize("text", [
    "short\n", "word " * 60 + "end", "> " + "quoted " * 40 + "end", ">> deep\n> less\nnone", "-- \nsignature",
    " leading space\nFrom here\n", "x" * 200, "", "a\n\n\nb", "会" * 300,
])
def test_flowing_and_back_is_the_same_text(text: str) -> None:
    flowed = flow(text)
    assert all(len(line) <= 80 for line in flowed.split("\n") if " " in line.strip("> "))
    assert unflow(flowed).replace(">> ", ">>") == text.replace(">> ", ">>")
