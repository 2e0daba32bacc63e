"""The judge of HTML knows what it has to refuse: a judge that takes everything would find nothing."""

from __future__ import annotations

import pytest

from tests.fuzz.css_words import Token, tokens
from tests.fuzz.html_judge import judge

LOADS = ("cid:known",)


@pytest.mark.parametrize("html", [
    "<script>x</script>", "<p onclick=x>a</p>", "<a href='javascript:x'>a</a>", "<img src=http://t.example/1>",
    "<iframe></iframe>", "<svg><a></a></svg>", "<!-- a -->", "<p><!DOCTYPE x></p>", "<form></form>", "<img srcset=x>",
    "<p style='background:url(http://t.example/1)'>a</p>", "<p style='background:u\\72l(//t.example/1)'>a</p>",
    "<p style='background:url(\"cid:other\")'>a</p>", "<p style='position:fixed'>a</p>",
    "<p style='color:red;p\\6fsition/**/:fixed'>a</p>", "<p style='width:expression(x)'>a</p>",
    "<p style='a:b}p{c:d'>x</p>", "<p style='background:image-set(\"//t.example/1\" 1x)'>a</p>",
    "<p style='--a:b'>a</p>", "<style>@import 'x'</style>", "<style>p{behavior:url(cid:known)}</style>",
    "<style>@media screen{p{content:'a'}}</style>", "<style>@font-face{src:url(cid:known)}</style>",
    "<style>p{background:url(cid:known}</style></p><img src=x>", "</body><body class=x>", "<p class=depesche-bar>a</p>",
    "<style>p{color:red}</style ><b></style><table background=x></table>", "<p xlink:href=x>a</p>",
    "<p style='background:url(a\"b)'>a</p>", "<plaintext>",
    # As the sanitiser once let them out:
    "<style>@media </style><img/src=//t.example/1>{p{margin:0}}</style>x",
    "<p style='background:image-set(\"x\" 1x)'>a",
])
def test_it_refuses(html: str) -> None:
    with pytest.raises(AssertionError):
        judge(html, LOADS)


@pytest.mark.parametrize("html", [
    "a", "<p style='color:rgb(1,2,3);font-family:\"url(x)\";width:calc(1px + (position: 2px))'>a</p>",
    "<style>p:not(.x) > a::before{color:red}@media (min-width:1px){a:hover{background:url(\"cid:known\")}}</style>",
    "<a href='https://a.example' rel='noopener noreferrer'>a</a>", "<img src=cid:known>",
    "<img src=data:image/png;base64,AA==>",
    "<p style='/* url(x) position:fixed */color:red'>a</p>",
])
def test_it_takes(html: str) -> None:
    judge(html, LOADS)


def test_tokens() -> None:
    assert list(tokens("a\\3a b:u\\72 l( x\\29 ) url('y') #f0\\66 @im\\70ort 'a\\\nb' 1.5px/* '*/ \"c\n")) == [
        Token("word", "a:b"), Token(":"), Token("url", "x)"),
        Token("function", "url"), Token("string", "y"), Token(")"),
        Token("hash", "f0f"), Token("at", "import"), Token("string", "ab"), Token("word", "1"), Token("."),
        Token("word", "5px"), Token("bad", "c")]
