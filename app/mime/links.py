"""Links whose text names another place than the one they lead to."""

from __future__ import annotations

import contextlib
import re
import socket
from functools import lru_cache
from html import unescape
from urllib.parse import SplitResult, quote, unquote, urlsplit

from app.mime.invisible import INVISIBLE, as_seen
from app.mime.lookalike import is_look_alike, to_ascii, to_unicode
from app.mime.wordset import words

MAX_LINKS = 3000
MAX_TEXT = 2000

_LINK = re.compile(r'<a (?:[^">]|"[^"]*")*?href="([^"]*)"(?:[^">]|"[^"]*")*>(.{0,20000}?)</a>', re.DOTALL)
_TAG = re.compile(r'<(?:[^">]|"[^"]*")*>')
_HOST = r"(?:[\w-]{1,63}\.){1,10}[^\W\d_][\w-]{1,62}"
_WITH_SCHEME = re.compile(rf"\bhttps?://(?:[^\s/@<>]{{1,200}}@)?({_HOST})", re.IGNORECASE)
_BARE = re.compile(rf"(?:[\w.+-]{{1,64}}@)?({_HOST})(?::\d{{1,5}})?(?:[/?#]\S*)?", re.IGNORECASE)
# What ends in one of these is a place and no file name or abbreviation.
_ENDINGS = words("com org net edu gov mil int info biz eu de at ch uk fr it es nl be pl cz dk se no fi pt ru ua us ca "
                 "br au jp cn in io co me tv app dev shop online site cloud bank email xyz top club")
_SECOND_LEVEL = words("co com org net ac gov edu or ne gob gv")
_MOST_PIECES = 50
_SLASHES = re.compile(r"\A(https?:)[/\\]*", re.IGNORECASE)
_SKIPPED = re.compile(r"[\t\r\n]")
_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)\.?", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}


def doubtful_links(html: str) -> tuple[tuple[str, str], ...]:
    """(target, host that the text names) for each link of a sanitised document whose text names another host."""
    found: dict[str, str] = {}
    for number, link in enumerate(_LINK.finditer(html)):
        if number >= MAX_LINKS:
            break
        target = unescape(link[1])
        named = _doubt_in(link[2], target)
        if named:
            found.setdefault(target, named)
    return tuple(found.items())


def _doubt_in(inner: str, target: str) -> str:
    """As `doubt`, of what stands between the tags of a link. A style may hide some of it: where all of it together
    names a host, each piece that is one by itself counts, too."""
    text = unescape(_TAG.sub("", inner))[:MAX_TEXT]
    named = doubt(text, target)
    if named or not named_host(text):
        return named
    pieces = [unescape(each)[:MAX_TEXT] for each in _TAG.split(inner, _MOST_PIECES)[:_MOST_PIECES]]
    return next(filter(None, (doubt(each, target) for each in pieces)), "")


def doubt(text: str, target: str) -> str:
    """The host that the text names where the target is another one's; "" where there is nothing to ask about."""
    host = host_of(target)
    named = named_host(text)
    return named if named and host and not same_site(to_ascii(named), host) else ""


def named_host(text: str) -> str:
    """The host that words stand for: of an address in them, or because they are one. "" for none."""
    text = as_seen(text).strip().rstrip(".,;:!?)»”\"'")
    match = _WITH_SCHEME.search(text)
    if match is None:
        match = _BARE.fullmatch(text)
        if match is None:
            return ""
        host = match[1].lower()
        if not host.startswith("www.") and to_ascii(host).rpartition(".")[2] not in _ENDINGS:
            return ""
    return match[1].lower()


def host_of(url: str) -> str:
    """In ASCII, as a browser understands it; of a mailto: link the domain of its first address. "" for none."""
    try:
        parts = urlsplit(_as_browsers_read(url))
        if parts.scheme.lower() == "mailto":
            return to_ascii(unquote(parts.path).partition(",")[0].rpartition("@")[2])
        return _host(parts) if parts.scheme.lower() in _PORTS else ""
    except ValueError:
        return ""


def same_target(one: str, other: str) -> bool:
    """Whether a browser goes to one place by both, however they are written: it writes anew what it was given (WHATWG
    URL 4.4), and others do so in other ways."""
    return one == other or _target(one) == _target(other)


@lru_cache(maxsize=MAX_LINKS)
def _target(url: str) -> tuple[object, ...]:
    """What of it counts, decoded; the whole URL where it is none."""
    try:
        parts = urlsplit(_as_browsers_read(url))
        scheme = parts.scheme.lower()
        segments: list[str] = []
        for each in _decoded(parts.path).replace("\\", "/").split("/"):
            if each == "..":
                del segments[-1:]
            elif each not in ("", "."):
                segments.append(each)
        place = (_host(parts), parts.port or _PORTS[scheme]) if scheme in _PORTS else ()
        return scheme, place, tuple(segments), _decoded(parts.query), _decoded(parts.fragment)
    except ValueError:
        return (url,)


def _decoded(text: str) -> str:
    """Also what was encoded twice: a % that encodes nothing is encoded itself by some."""
    for _ in range(3):
        text = unquote(text)
    return text


def _as_browsers_read(url: str) -> str:
    """With two slashes before the host, whichever stood there, and without ends of lines."""
    return _SLASHES.sub(r"\1//", _SKIPPED.sub("", url.strip().replace("\\", "/")), count=1)


def _host(parts: SplitResult) -> str:
    """Decoded, in ASCII; numbers in all their forms as the usual one of an IPv4 address."""
    host = to_ascii(unquote(parts.hostname or ""))
    if _NUMBER.fullmatch(host):
        with contextlib.suppress(OSError):
            return socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
    return host


def same_site(one: str, other: str) -> bool:
    """Whether both hosts (in ASCII) belong to one owner, as far as their names tell without a list of suffixes."""
    return one == other or _site(one) == _site(other)


def _site(host: str) -> tuple[str, ...]:
    labels = host.strip(".").split(".")
    # As in example.co.uk, where the owner's part is the third from the right.
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return tuple(labels[-keep:])


def disguise(url: str) -> str:
    """What stands before an @ in the target and passes for its host: https://bank.example@evil.example. Or ""."""
    try:
        parts = urlsplit(_as_browsers_read(url))
    except ValueError:
        return ""
    return unquote(parts.username or "")[:100] if parts.scheme.lower() in ("http", "https") else ""


def readable(url: str) -> str:
    """The target as it is sent, with a host of other letters written both ways."""
    host = host_of(url)
    shown = to_unicode(host)
    safe = "".join(c if c.isprintable() and not INVISIBLE.match(c) else quote(c, errors="replace")
                   for c in url[:2000])
    if shown == host:
        return safe
    return f"{safe.replace(shown, host)} ({shown})"


def has_look_alike_host(url: str) -> bool:
    """See `lookalike.is_look_alike`."""
    return is_look_alike(host_of(url))
