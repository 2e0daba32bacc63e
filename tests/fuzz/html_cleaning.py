"""The sanitiser and its CSS: whatever goes in, what comes out only stands there, and cleaning it again changes nothing
that matters."""

from __future__ import annotations

from app.mime.links import doubtful_links
from app.mime.page import document
from app.mime.results import SafeHtml
from app.mime.sanitise import MAX_REMOTE, MAX_URL, sanitise
from tests.fuzz.html_judge import judge

LOADS = ("cid:known", "cid:depesche-remote-")
_GROWTH, _LEAST = 30, 20_000
"""Characters that one of the input may become, beside so many in any case."""


def target(data: bytes) -> None:
    """The first octet chooses whether quotes are folded and pictures may load."""
    choice, html = (data[:1] or b"\0")[0], data[1:].decode("utf-8", "replace")
    first = _clean(html, choice)
    assert first == _clean(html, choice), "the outcome is not the same again"
    assert len(first.html) <= _LEAST + _GROWTH * len(html), "it grows"
    assert len(first.remote) <= MAX_REMOTE and all(len(url) <= MAX_URL + 6 for url in first.remote)
    assert all(url.lower().startswith(("http://", "https://")) for url in first.remote)
    judge(first.html, LOADS)
    again = _clean(first.html, choice)
    judge(again.html, LOADS)
    assert not set(again.remote) - set(first.remote), "what was removed comes back"
    doubtful_links(first.html)
    policy = "Content-Security-Policy"
    assert document(first, dark=True).count(policy) == 1 + first.html.count(policy)


def _clean(html: str, choice: int) -> SafeHtml:
    return sanitise(html, cid_url=lambda cid: "cid:known" if cid == "known" else None,
                    remote_url=lambda url: "cid:depesche-remote-1" if choice & 1 else None, folded=bool(choice & 2))
