"""A stored message made ready for the viewer: parsed and sanitised, off the Qt thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from app.engine.source_view import as_source
from app.events import MessageView
from app.mime.address import is_address
from app.mime.authentication import is_refuted
from app.mime.body import PartReader, read_body
from app.mime.cards import cards
from app.mime.envelope import envelope
from app.mime.exposure import exposed
from app.mime.folding import is_forward, quoted_lines
from app.mime.header import split_header
from app.mime.links import doubtful_links
from app.mime.options import priority_of
from app.mime.page import sets_own_colours
from app.mime.receipt import request_of
from app.mime.sanitise import sanitise
from app.model.exposure import Deceit, Exposed
from app.model.message import Envelope

log = logging.getLogger(__name__)

_MAX_INLINE = 10 << 20
_MAX_INLINE_TOTAL = 40 << 20
_HEAVY = 40_000
"""Tags; a long newsletter has some thousands."""
_REMOTE = "depesche-remote-"
_FORGED = frozenset({Deceit.ODD_ADDRESS, Deceit.CONTROLS, Deceit.SEVERAL_SENDERS})

Pictures = Mapping[str, tuple[str, bytes]]
"""By URL: content type and octets of remote pictures that were fetched."""


def view(message_id: int, raw: bytes, *, pictures: Pictures | None = None,
         trusted: Callable[[str], bool] = lambda email: False) -> MessageView:
    """Never raises for a hostile message; inline images come along (at most 40 MB), remote ones stay blocked but for
    those in `pictures`. `trusted` tells of an address whether its remote images may load without a question."""
    try:
        return _view(message_id, raw, pictures, trusted)
    except Exception:
        # What this parser trips over is shown as it came: nobody is to stand before a message that does not open.
        log.exception("A message of %d octets could not be read; its source is shown.", len(raw))
        return as_source(message_id, raw)


def _view(message_id: int, raw: bytes, pictures: Pictures | None, trusted: Callable[[str], bool]) -> MessageView:
    body = read_body(raw)
    header = split_header(raw)[0]
    read = envelope(header)
    wanted: dict[str, str] = {}
    fetched = pictures or {}
    names = {url: f"{_REMOTE}{number}" for number, url in enumerate(fetched)}

    def cid_url(content_id: str) -> str | None:
        section = body.inline.get(content_id)
        if section is None or content_id.startswith(_REMOTE):
            return None
        wanted[content_id] = section
        return f"cid:{content_id}"

    def remote_url(url: str) -> str | None:
        return f"cid:{names[url]}" if url in names else None

    forwarded = is_forward(read.subject)
    safe = (sanitise(body.html, cid_url=cid_url, remote_url=remote_url, folded=not forwarded)
            if body.html is not None else None)
    types = {each.part: each.content_type for each in body.attachments}
    inline: dict[str, tuple[str, bytes]] = {}
    total = 0
    parts = PartReader(raw)
    for content_id, section in wanted.items():
        octets = parts.octets(section)
        if len(octets) <= _MAX_INLINE and total + len(octets) <= _MAX_INLINE_TOTAL:
            inline[content_id] = (types.get(section, "image/png"), octets)
            total += len(octets)
    inline |= {names[url]: picture for url, picture in fetched.items()}
    deceits = exposed(header, read)
    return MessageView(
        message_id, read, body.text, safe.html if safe else None,
        tuple(each for each in body.attachments if not (each.is_inline and each.content_id in inline)), inline,
        tuple(url for url in safe.remote if url not in names) if safe else (), body.warnings, len(raw),
        cards=cards(header, body.attachments, parts.octets),
        priority=priority_of(header), receipt=request_of(header),
        exposed=deceits, doubtful=doubtful_links(safe.html) if safe else (),
        quoted=None if forwarded else quoted_lines(body.text),
        may_load=_may_load(header, read, deceits, trusted), loaded=len(names),
        coloured=safe is not None and sets_own_colours(safe.html),
        heavy=safe is not None and safe.html.count("<") > _HEAVY)


def _may_load(header: bytes, read: Envelope, deceits: tuple[Exposed, ...], trusted: Callable[[str], bool]) -> bool:
    """From can be forged by anybody: where one's own server saw through it, the person is asked again."""
    if len(read.senders) != 1 or not is_address(read.senders[0].email) or not trusted(read.senders[0].email):
        return False
    return not is_refuted(header) and not any(each.kind in _FORGED for each in deceits)
