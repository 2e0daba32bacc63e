"""HTML from mail: what must never get through, and what should."""

from __future__ import annotations

import re

import pytest

from app.mime.css import filter_sheet, filter_style
from app.mime.page import document, sets_own_colours
from app.mime.results import SafeHtml
from app.mime.sanitise import sanitise


def clean(html: str, *, allow: bool = False) -> SafeHtml:
    return sanitise(html, cid_url=lambda cid: f"depesche:cid/{cid}",
                    remote_url=lambda url: "depesche:remote/1" if allow else None)


ACTIVE = re.compile(r"<\s*/?(script|iframe|object|embed|svg|math|form|input|link|meta|base|video|body)\b"
                    r"|<[^>]*\son\w+\s*=|=\s*[\"']?\s*(javascript|vbscript|file|ftp):|expression\(|-moz-binding|behavior"
                    r"|position:|@import|@font-face", re.IGNORECASE)


@pytest.mark.parametrize("html", [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)><script>x</script></svg>",
    "<a href='javascript:alert(1)'>x</a>", "<a href='java&#x0a;script:alert(1)'>x</a>",
    "<a href='\x01javascript:x'>x</a>",
    "<a href=ftp://x.example>x</a>", "<a href=file:///etc/passwd>x</a>", "<a href='data:text/html,<script>'>x</a>",
    "<iframe src=//x.example></iframe>", "<object data=x></object><embed src=x>", "<base href=//x.example>",
    "<meta http-equiv=refresh content='0;url=//x.example'>", "<link rel=preconnect href=//x.example>",
    "<form action=//x.example><input name=p><button formaction=x>b</button></form>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<style>@import url(//x.example/a.css); a{-moz-binding:url(//x.example)} b{behavior:url(x)}</style>",
    "<style>@font-face{font-family:x;src:url(//x.example/f)} p{position:fixed;width:expression(alert(1))}</style>",
    "<style>p::before{content:'</style><script>alert(1)</script>'}</style>",
    "<p style='position:fixed;top:0'>x</p>", "<p style='width:expression(alert(1))'>x</p>",
    "<p style='p\\6fsition:fixed'>x</p>", "<textarea><script>x</script></textarea>",
    "<template><script>x</script></template>",
    "<!--[if mso]><script>x</script><![endif]-->", "<table background='javascript:alert(1)'><td>x</table>",
    "<img src='data:image/svg+xml;base64,PHN2Zz4='>", "<img src='file:///etc/passwd'>",
    "<video poster=x><source src=y></video>",
    "<body onload=alert(1)>x", "<div id='a' class='depesche-toolbar'>x</div>",
])
def test_nothing_active_gets_through(html: str) -> None:
    got = clean(html, allow=True).html
    assert not ACTIVE.search(got)
    assert "svg+xml" not in got and "file:" not in got and "depesche-" not in got


REMOTE = [
    "<img src='http://t.example/1'>", "<img src='HTTPS://t.example/1'>", "<img src=//t.example/1>",
    "<img src='http:\\\\t.example/1'>", "<img src='ht\ntp://t.example/1'>",
    "<table background=http://t.example/1><td>x</table>",
    "<table><td background=http://t.example/1>x</table>", "<body background=http://t.example/1>x",
    "<p style='background:url(http://t.example/1)'>x</p>",
    "<p style='background:u\\72l(http://t.example/1)'>x</p>", '<p style="background-image:url(\'http://t.example/1\')">x</p>',
    "<style>p{background:#fff url(http://t.example/1) no-repeat}</style>",
    "<style>@media screen{li{list-style-image:url(http://t.example/1)}}</style>",
]


@pytest.mark.parametrize("html", REMOTE)
def test_remote_pictures_are_found_and_blocked_unless_allowed(html: str) -> None:
    blocked = clean(html)
    assert "t.example" not in blocked.html
    assert [url.lower().replace("https", "http") for url in blocked.remote] == ["http://t.example/1"]
    assert "depesche:remote/1" in clean(html, allow=True).html


@pytest.mark.parametrize("html", [
    "<img srcset='http://t.example/1 1x, //t.example/2 2x'>", "<video poster=http://t.example/1></video>",
    "<p style='background:image-set(\"http://t.example/1\" 1x)'>x</p>",
    "<p style='background:-webkit-image-set(url(http://t.example/1) 1x)'>x</p>",
    "<p style='cursor:url(http://t.example/1),auto'>x</p>", "<p style='content:url(http://t.example/1)'>x</p>",
    "<p style='--a:url(http://t.example/1);background:var(--a)'>x</p>",
    "<p style='background:linear-gradient(url(http://t.example/1),red)'>x</p>",
    "<p style='filter:url(http://t.example/1#a)'>x</p>", "<input type=image src=http://t.example/1>",
    "<link rel=stylesheet href=http://t.example/1>", "<audio src=http://t.example/1>", "<bgsound src=http://t.example/1>",
    "<svg><image href=http://t.example/1 /></svg>", "<style>@import 'http://t.example/1';</style>",
    "<style>p{color:red;background:url(http://t.example/1</style>",
])
def test_no_other_way_leads_out(html: str) -> None:
    assert "t.example" not in clean(html, allow=True).html


@pytest.mark.parametrize("html", [
    "<iframe src=http://t.example/1></iframe>", "<embed src=http://t.example/1>", "<bgsound src=http://t.example/1>",
    "<video src=http://t.example/1 poster=http://t.example/2><source src=http://t.example/3></video>",
    "<portal src=http://t.example/1></portal>", "<object style='background:url(http://t.example/1)'>x</object>",
    "<img srcset='http://t.example/1 2x'>", "<p background=http://t.example/1>x</p>",
])
def test_what_is_not_shown_is_not_among_the_pictures_to_load(html: str) -> None:
    assert clean(html).remote == ()


def test_own_pictures_are_mapped_and_a_blocked_one_keeps_its_place() -> None:
    got = clean("<img src='cid:a@b' alt=A><img src='data:image/png;base64,AAAA'>"
                "<img src=http://t.example/1 alt=T width=9>")
    assert got.html == ('<img src="depesche:cid/a@b" alt="A"><img src="data:image/png;base64,AAAA">'
                        '<img width="9" alt="T">')
    assert clean("<img src='data:image/png;base64," + "A" * 1_500_000 + "'>").html == "<img>"
    assert sanitise("<img src='cid:x'>", cid_url=lambda cid: None, remote_url=lambda url: None).html == "<img>"


def test_links_are_kept_for_web_mail_and_telephone() -> None:
    for target in ("https://x.example/a?b=1", "http://x.example", "mailto:a@b.example", "tel:+49301234", "#part"):
        got = clean(f"<a href='{target}' target=_top>x</a>").html
        assert f'href="{target}"' in got
        assert 'rel="noopener noreferrer"' in got
        assert "target=" not in got


def test_a_newsletter_keeps_its_look() -> None:
    got = clean("<html><head><title>T</title><style media=screen>.a{color:#333;position:fixed}</style></head>"
                "<body bgcolor='#eeeeee' style='margin:0' class=wrap><table class=a width=600 cellpadding=0><tr>"
                "<td align=center style='padding:4px 8px; font-family:\"Arial\",sans-serif; color:rgb(1,2,3)'>Hi"
                "</td></table>")
    assert got.html.startswith('<style>@media screen{.a{color:#333}}</style>'
                               '<div style="background-color:#eeeeee;margin:0" class="wrap">')
    assert "padding:4px 8px" in got.html and "color:rgb(1,2,3)" in got.html and 'width="600"' in got.html
    assert "<title>" not in got.html and "T<" not in got.html.partition("<table")[0]


def test_each_remote_address_is_told_once_in_order() -> None:
    got = clean("<img src=http://a.example/1><img src=http://b.example/2><img src=http://a.example/1>")
    assert got.remote == ("http://a.example/1", "http://b.example/2")


def test_wild_html_becomes_text() -> None:
    got = clean("<div>" * 5000 + "hello & <b>bye</b><script>alert(1)</script>")
    assert "hello &amp; bye" in got.html
    assert "alert" not in got.html and len(got.html) < 200


def test_css_filters() -> None:
    assert filter_style("color : red ; position:fixed;FONT-SIZE:12px", lambda url: None) == "color:red;font-size:12px"
    assert filter_style("color:red/**/;width:calc(1px + 2px)!important", lambda url: None) == (
        "color:red;width:calc(1px + 2px) !important")
    assert filter_style("background:url(x)", lambda url: 'a")b') == 'background:url("a%22)b")'
    assert filter_style("color:" + "(" * 9000, lambda url: None) == ""
    assert filter_sheet("a{color:red} @charset 'x'; @keyframes k{from{color:red}} @media print{b{top:0;color:blue}}",
                        lambda url: None) == "a{color:red}\n@media print{b{color:blue}}"
    assert filter_sheet(".depesche-bar{color:red} a[title='<']{color:red} {color:red}", lambda url: None) == ""


def test_the_page_is_dark_only_where_mail_has_no_colours_of_its_own() -> None:
    plain = document(clean("<p style='margin:0'>x</p>"), dark=True)
    assert "color-scheme: dark" in plain
    assert "default-src 'none'" in plain and "<p style=\"margin:0\">x</p>" in plain
    for own in ("<p style='color:red'>x</p>", "<table bgcolor=white><td>x</table>", "<font color=red>x</font>",
                "<style>p{background:#fff}</style>"):
        assert sets_own_colours(clean(own).html)
        assert "color-scheme: light" in document(clean(own), dark=True)
    assert "color-scheme: light" in document(clean("x"))
    assert "evil" not in document(clean("x"), base_font="x;} evil {", image_sources="'; evil", title="</title>ok")


@pytest.mark.parametrize("style", ["width:calc(1px + {a:b})", "width:calc(1px{", "color:rgb([{}])", "margin:(1px {x})",
                                   "width:calc(1px @import x)", "margin:[@media]", "margin:calc(1px < 2px)"])
def test_neither_block_nor_rule_stands_in_a_value(style: str) -> None:
    """However deep: where a value ends is then the same for every browser."""
    assert filter_style(style, lambda _: None) == ""
    assert filter_sheet(f"p{{{style}", lambda _: None) == ""


@pytest.mark.parametrize("style", [
    "background:url/**/(http://t.example/1)", "background:red url/**/(//t.example/1)",
    "background:a\\3c url/**/(http://t.example/1)", "background:image-set/**/('http://t.example/1' 1x)",
    "background:calc(url/**/(http://t.example/1))", "color:(url/**/(http://t.example/1))",
])
def test_what_a_comment_parted_stays_parted(style: str) -> None:
    """Of `url`, a comment and a bracket no url() may be made by writing them without the comment."""
    for text in (filter_style(style, lambda _: None), filter_sheet(f"p{{{style}}}", lambda _: None)):
        assert not re.search(r"(?:url|image-set)\(", text), text


def test_no_comment_is_made_of_what_stood_apart() -> None:
    """Else a string further below could end it, and what follows in the string would be read as CSS."""
    sheet = filter_sheet("p{margin:1px //**/* 2px}b{font-family:'*/x;background:url(//t.example/1)'}", lambda _: None)
    assert sheet.startswith("p{margin:1px //**/* 2px}")
    assert filter_style("margin:1px //**/* 2px", lambda _: None) == "margin:1px //**/* 2px"


def test_less_than_in_a_sheet() -> None:
    assert filter_sheet("@media (400px<=width<600px){p{margin:0}}", lambda _: None) == (
        "@media (400px<=width<600px){p{margin:0}}")
    assert "</" not in filter_sheet("@media (1px </style){p{margin:0}}", lambda _: None)
    assert filter_sheet("p{font-family:'</style>\\\\<',a\\3c b}", lambda _: None) == (
        'p{font-family:"\\3c /style>\\\\\\3c ",a\\3c b}')
    assert filter_sheet("p{margin:1px < 2px}", lambda _: None) == ""


@pytest.mark.parametrize("selector", ["a @import b", "p@media", "a url(x)", "p:not(@x)", "a[b={}]"])
def test_what_is_no_selector_goes_with_its_rule(selector: str) -> None:
    assert "margin" not in filter_sheet(f"{selector}{{margin:0}}", lambda _: None)


@pytest.mark.parametrize("media", [
    "</style><img/src=//t.example/1>", "</style><script>alert(1)</script>", "screen</STYLE/><p/onclick=x>", "<!--",
    "pri<select>nt",
])
def test_a_style_does_not_end_within_its_media(media: str) -> None:
    got = clean(f'<style media="{media}">p{{margin:0}}</style>', allow=True).html
    assert not ACTIVE.search(got) and "<img" not in got and "<p" not in got
    assert not re.search(r"<(?!/?style>|[ =])", got)


def test_brackets_of_a_media_query_are_closed() -> None:
    assert clean('<style media="(min-width:1px">p{margin:0}</style>').html == (
        "<style>@media (min-width:1px){p{margin:0}}</style>")
    assert clean('<style media="(1px<width<=9px)">p{margin:0}</style>').html == (
        "<style>@media (1px< width<=9px){p{margin:0}}</style>")
