"""Senders that pretend to be others: names that hold addresses, look-alike letters, hidden characters (Mailsploit)."""

from __future__ import annotations

import re

from app.mime import charset
from app.mime.header import addresses, clean, decode_words, fields
from app.mime.invisible import INVISIBLE, as_seen
from app.mime.lookalike import is_look_alike, mixes_alphabets, skeleton, to_ascii, to_unicode
from app.model.exposure import Deceit, Exposed
from app.model.message import Envelope

MAX_VALUE = 20_000

_ADDRESS = re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63})+")
# C0, C1, zero-width, line ends, and what turns the writing round (UAX 9); the joiners of emoji are not among them.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff]")
_FIELDS = ("from", "reply-to", "sender")


def exposed(header: bytes, envelope: Envelope) -> tuple[Exposed, ...]:
    """What deceives in the sender's lines of a header block, at most 6. Never raises."""
    values = [(name, value[:MAX_VALUE]) for name, value in fields(header) if name in _FIELDS]
    found: list[Exposed] = []
    senders = [value for name, value in values if name == "from"]
    for name, value in values:
        # Words in one charset are joined as octets by their decoder: what is hidden is seen only after that.
        text = decode_words(value) if b"=?" in value else charset.decode(value)
        if _HIDDEN.search(text.replace("\t", " ")):
            found.append(Exposed(Deceit.CONTROLS, name.title(), ""))
    if len(envelope.senders) > 1 or len(senders) > 1:
        others = envelope.senders[1:] or addresses(senders[1])
        second = str(others[0]) if others else ""
        found.append(Exposed(Deceit.SEVERAL_SENDERS, str(envelope.senders[0])[:200] if envelope.senders else "",
                             second[:200]))
    for address in envelope.senders[:2]:
        found += _in_name(address.name, address.email)
        found += _in_address(address.email)
    return tuple(dict.fromkeys(found))[:6]


def _in_name(name: str, email: str) -> list[Exposed]:
    found = []
    plain = as_seen(name[:500])
    own = {email.lower(), as_seen(email).lower()}
    for address in _ADDRESS.findall(plain)[:3]:
        if address.lower() not in own:
            found.append(Exposed(Deceit.ADDRESS_IN_NAME, address, email))
            break
    if mixes_alphabets(INVISIBLE.sub("", name)):
        found.append(Exposed(Deceit.MIXED_NAME, name[:200], email))
    return found


def _in_address(email: str) -> list[Exposed]:
    local, _, domain = email.rpartition("@")
    found = []
    decoded = decode_words(local.encode("utf-8", "replace")) if "=?" in local else local
    if "@" in decoded or "=?" in local:
        found.append(Exposed(Deceit.ODD_ADDRESS, clean(decoded, 200), domain))
    if is_look_alike(domain):
        found.append(Exposed(Deceit.LOOK_ALIKE, ".".join(map(skeleton, to_unicode(domain).split("."))),
                             to_ascii(domain)))
    elif mixes_alphabets(decoded):
        found.append(Exposed(Deceit.MIXED_NAME, clean(decoded, 200), domain))
    return found
