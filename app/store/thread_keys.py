"""By what a message's conversation is found: 64 bits of a digest for each name that it bears or refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from app.precedence import give_way
from app.quick_dataclass import dataclass

MOST_REFERENCES = 50
_LONGEST = 998
"""Octets of a line (RFC 5322 2.1.1): no honest Message-ID is longer."""

_SHORTEST_SUBJECT = 4
_ANSWER = re.compile(r"\s*(?:re|aw|antw|sv)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Keys:
    """`references` begins with `own` (0 without a Message-ID). `subject` and `awaited` are 0 unless the subject may
    tell what belongs together: for an answer that refers to nothing, and for what begins a conversation."""

    own: int
    references: tuple[int, ...]
    subject: int = 0
    awaited: int = 0
    is_bare_answer: bool = False

    def all(self) -> Iterator[int]:
        yield from self.references
        if self.subject:
            yield self.subject
            yield self.awaited


def keys_of(message_id: str, in_reply_to: str, refs: str, subject: str, sort_subject: str) -> Keys:
    """Of a message's columns, as its envelope told them; `refs` are parted by blanks, `sort_subject` is as
    `messages.subject_key` made it."""
    give_way()
    own = message_id.strip()[:_LONGEST]
    named = [*refs.split(), *([in_reply_to] if in_reply_to else [])]
    if len(named) > MOST_REFERENCES:  # the first is the conversation's root, the last its parent
        named = named[:1] + named[1 - MOST_REFERENCES:]
    names = dict.fromkeys(each for each in (own, *(name[:_LONGEST] for name in named)) if each)
    references = tuple(_key("i", each) for each in names)
    first = references[0] if own else 0
    is_answer = _ANSWER.match(subject) is not None
    begins = not named and (is_answer or subject.casefold().strip()[:100] == sort_subject)
    if not begins or len(sort_subject) < _SHORTEST_SUBJECT:
        return Keys(first, references)
    return Keys(first, references, _key("s", sort_subject), _key("b", sort_subject), is_answer)


def _key(kind: str, text: str) -> int:
    """Never 0, which stands for none."""
    digest = sha256((kind + text).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big", signed=True) or 1
