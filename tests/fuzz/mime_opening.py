"""A message opened as the engine opens it, without keys and without network: parsed, verified, sanitised, with its
files. Nothing is raised, not even where it would be caught; what is shown is the same each time; what is stored stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from app.crypto.reading import is_protected, open_message, open_part
from app.engine.opened_view import opened_view
from app.events import MessageView
from app.mime.body import PartReader, digest, preview, search_text, structure_dict
from app.mime.structure import MAX_DEPTH, MAX_PARTS, parse, walk
from app.model.security import OwnKey, StoredKey
from app.store import bodies
from tests.fuzz.html_judge import judge

LOADS = ("cid:",)
MOST_INLINE = 40 << 20
_MOST_FILES = 20
_AGAIN = 4
"""Every so manieth message is opened twice, which takes as long as all the rest."""


class NoKeys:
    """A ring without keys."""

    def openpgp(self, issuers: Sequence[str], email: str) -> Sequence[StoredKey]:
        return ()

    def certificates(self, email: str) -> Sequence[StoredKey]:
        return ()

    def certificate(self, fingerprint: str) -> StoredKey | None:
        return None

    def own(self, kind: str) -> Sequence[OwnKey]:
        return ()


def target(data: bytes) -> None:
    _check_tree(data)
    _check_store(data)
    ring = NoKeys()
    opened = open_message(data, ring)
    is_protected(data, in_part=True)
    shown = opened_view(1, opened)
    if crc32(data) % _AGAIN == 0:
        assert shown == opened_view(1, open_message(data, ring)), "the message opens in another way"
        assert len(preview(data)) <= 160 and "\n" not in preview(data)
        search_text(data)
    _check_view(opened.raw, shown)
    for verdict in opened.verdicts:
        if verdict.part:
            inner = open_part(data, verdict.part, ring)
            _check_view(inner.raw, opened_view(1, inner, part=verdict.part))


def _check_view(raw: bytes, shown: MessageView) -> None:
    assert len(shown.text) <= 8_000_000 and len(shown.html or "") <= 8_000_000
    if shown.html is not None:
        judge(shown.html, LOADS)
    assert sum(len(octets) for _, octets in shown.inline.values()) <= MOST_INLINE
    assert len(shown.attachments) <= MAX_PARTS and len(shown.cards) <= 7
    reader = PartReader(raw)
    for file in shown.attachments[:_MOST_FILES]:
        reader.octets(file.part)  # MailError: a file that is listed and not there
        assert "\r" not in file.name and "\n" not in file.name and "\0" not in file.name
    if shown.quoted is not None:
        first, end = shown.quoted
        assert 0 <= first < end <= shown.text.count("\n") + 1


def _check_tree(raw: bytes) -> None:
    """Parts lie within their parents, beside one another, and have sections of their own."""
    root = parse(raw)
    parts = list(walk(root))
    assert len(parts) <= MAX_PARTS + 1
    assert len({part.section for part in parts}) == len(parts)
    assert all(part.section.count(".") <= MAX_DEPTH for part in parts)
    for part in parts:
        assert 0 <= part.head <= part.start <= part.end <= len(raw)
        position = part.start
        for child in part.children:
            assert position <= child.head and child.end <= part.end, "parts overlap"
            position = child.end
    structure_dict(raw)


def _check_store(raw: bytes) -> None:
    """What arrives is stored, indexed and read back as it came."""
    packed = bodies.pack(raw)
    assert bodies.whole(packed.hash, packed.size, packed.codec, packed.data) == raw
    made = digest(raw)
    assert raw.startswith(made.header) or not raw
