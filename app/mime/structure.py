"""The tree of a message's parts as offsets into its bytes (RFC 2045, 2046). Iterative, capped, never raises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from app.mime import charset, flowed, params, transfer
from app.mime.block import MAX_HEADER, locate_body
from app.mime.header import clean, decode_text
from app.octets import find

MAX_DEPTH = 50
MAX_PARTS = 1000
MAX_DELIMITERS = 100_000
MAX_TEXT = 2_000_000
_SHORT_BLOCK = 400

_FIELD = re.compile(rb"\n(content-(?:type|transfer-encoding|disposition|id))[ \t]*+:((?:[^\n]|\n[ \t])*+)")
_TYPE = re.compile(r"[a-z0-9!#$&^_.+\-]+/[a-z0-9!#$&^_.+\-]+")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:\-]{1,40})", re.IGNORECASE)
_DELIMITER_TAIL = re.compile(rb"(--)?+[ \t]*+(\r?\n|\r?\Z)")
_FIRST_DELIMITER = re.compile(rb"(?:\A|\n)--([^\s][^\r\n]{0,200})\r?\n")


class Part(NamedTuple):
    """One entity. raw[start:end] is its body, still encoded.

    `section` is the IMAP section number (RFC 3501 6.4.5): "" for a multipart root, "1" for a single-part message.
    message/rfc822 is a leaf. `disposition` is "inline", "attachment" or ""; `name` is the decoded file name;
    `content_id` stands without angle brackets; `encoding` is lower-case.
    """

    section: str
    content_type: str
    params: Mapping[str, str]
    disposition: str
    name: str
    content_id: str
    encoding: str
    start: int
    end: int
    children: tuple[Part, ...] = ()
    head: int = 0
    """Where its header begins: raw[head:end] is the entity that a signature covers (RFC 1847 2.1)."""

    @property
    def is_multipart(self) -> bool:
        return self.content_type.startswith("multipart/")


class _Node:
    """A part while its children are still being found."""

    __slots__ = ("body", "children", "depth", "end", "fields", "head", "section")

    def __init__(self, section: str, fields: _Fields, body: int, end: int, depth: int, head: int = 0) -> None:
        self.section, self.fields, self.body, self.end, self.depth = section, fields, body, end, depth
        self.head = head
        self.children: list[_Node] = []


class _Fields(NamedTuple):
    content_type: str
    params: Mapping[str, str]
    disposition: str
    name: str
    content_id: str
    encoding: str


def parse(raw: bytes) -> Part:
    """The root part. At most 50 levels and 1,000 parts; what lies beyond stays within the last part taken."""
    head, body = locate_body(raw, 0, len(raw))
    root = _Node("", _fields(raw, 0, head, "text/plain"), body, len(raw), 0)
    order = [root]
    budget = MAX_DELIMITERS
    for node in order:
        if not node.fields.content_type.startswith("multipart/") or node.depth >= MAX_DEPTH:
            continue
        boundary = node.fields.params.get("boundary", "")
        spans, used = _split(raw, node.body, node.end, boundary.encode("utf-8", "surrogateescape"),
                             MAX_PARTS - len(order), budget)
        budget -= used
        default = "message/rfc822" if node.fields.content_type == "multipart/digest" else "text/plain"
        prefix = f"{node.section}." if node.section else ""
        for number, (start, end) in enumerate(spans, 1):
            head, body = locate_body(raw, start, end)
            child = _Node(f"{prefix}{number}", _fields(raw, start, head, default), body, end, node.depth + 1, start)
            node.children.append(child)
        order += node.children
    return _freeze(order)


def _freeze(order: list[_Node]) -> Part:
    """Parents stand before their children in `order`: backwards, every child is ready when its parent comes."""
    made: dict[int, Part] = {}
    for node in reversed(order):
        f = node.fields
        children = tuple([made.pop(id(child)) for child in node.children])
        section = node.section or ("" if children else "1")
        content_type = f.content_type
        if not children and content_type.startswith("multipart/") and node.depth < MAX_DEPTH:
            # A multipart without a single delimiter is shown as what it can only be: text.
            content_type = "text/plain"
        made[id(node)] = Part(section, content_type, f.params, f.disposition, f.name, f.content_id, f.encoding,
                              node.body, node.end, children, node.head)
    return made[id(order[0])]


def _fields(raw: bytes, start: int, head: int, default: str) -> _Fields:
    block = raw[start:min(head, start + MAX_HEADER)]
    # The parts of a message begin much like those of any other.
    return _read_short(block, default) if len(block) <= _SHORT_BLOCK else _read_fields(block, default)


def _read_fields(block: bytes, default: str) -> _Fields:
    block = b"\n" + block
    got: dict[bytes, bytes] = {}
    lower = block.lower()
    position = lower.find(b"\ncontent-")
    while position >= 0:
        match = _FIELD.match(lower, position)
        if match:
            got.setdefault(match[1], block[match.start(2):match.end(2)])
        position = lower.find(b"\ncontent-", match.end() if match else position + 9)
    if not got:
        return _Fields(default, {}, "", "", "", "")
    content_type, given = _unfolded(got.get(b"content-type", b""))
    token = _TYPE.match(content_type)
    content_type = token[0] if token else {"html": "text/html"}.get(content_type, default)
    disposition, details = _unfolded(got.get(b"content-disposition", b""))
    # RFC 2183 2.8 takes unknown types for attachments; senders that write nonsense here mean text without a name.
    if disposition not in ("", "inline", "attachment"):
        disposition = "attachment" if "filename" in details else ""
    name = details.get("filename") or given.get("name") or ""
    encoding = clean(got.get(b"content-transfer-encoding", b"")[:200].decode("ascii", "replace")).lower()
    content_id = decode_text(got[b"content-id"]).strip("<> ") if b"content-id" in got else ""
    return _Fields(content_type, given, disposition, clean(name, 500), content_id,
                   encoding.partition(";")[0].partition("(")[0].strip(" \"'"))


_read_short = lru_cache(maxsize=1024)(_read_fields)


def _unfolded(value: bytes) -> tuple[str, dict[str, str]]:
    if not value:
        return "", {}
    return params.parse_value(value.replace(b"\r", b"").replace(b"\n", b""))


def _split(raw: bytes, start: int, end: int, boundary: bytes, most: int,
           budget: int) -> tuple[list[tuple[int, int]], int]:
    """Spans between delimiter lines (RFC 2046 5.1.1), and how many candidates were looked at."""
    spans, used = _spans(raw, start, end, boundary, most, budget) if boundary else ([], 0)
    if spans or most <= 0:
        return spans, used
    guess = _FIRST_DELIMITER.search(raw, start, min(end, start + 4096))
    if guess and guess[1].rstrip() != boundary:
        spans, more = _spans(raw, start, end, guess[1].rstrip(), most, budget - used)
        # A guessed boundary counts only where it stands more than once: dashes in text are no delimiter.
        return (spans, used + more) if len(spans) > 1 or boundary else ([], used + more)
    return spans, used


def _spans(raw: bytes, start: int, end: int, boundary: bytes, most: int,
           budget: int) -> tuple[list[tuple[int, int]], int]:
    needle = b"\n--" + boundary
    spans: list[tuple[int, int]] = []
    opened = -1
    used = 0
    # The line before a first delimiter may be the blank line that ends the header.
    position = start - 1 if start and raw[start - 1] == 0x0A else start
    if not start and raw.startswith(needle[1:]):
        position = -1
    while len(spans) < most and used < budget:
        hit = -1 if position < 0 else find(raw, needle, 1, position, end)
        if hit < 0 and position >= 0:
            break
        used += 1
        tail = _DELIMITER_TAIL.match(raw, hit + len(needle), end)
        if tail is None:
            position = hit + len(needle)
            continue
        if opened >= 0:
            stop = hit - 1 if hit > opened and raw[hit - 1] == 0x0D else hit
            # Two delimiter lines in a row hold no entity between them.
            if stop > opened or hit + 1 > opened:
                spans.append((opened, max(opened, stop)))
            opened = -1
        if tail[1]:
            return spans, used
        opened = tail.end()
        # The LF that ends this delimiter line may also begin the next one.
        position = max(hit + 1, tail.end() - 1)
    if opened >= 0:
        if len(spans) < most:
            spans.append((opened, end))
        elif spans:
            spans[-1] = (spans[-1][0], end)
    elif spans and len(spans) >= most:
        spans[-1] = (spans[-1][0], end)
    return spans, used


def walk(root: Part) -> Iterator[Part]:
    """Every part, parents before children, in the order of the message."""
    stack = [root]
    while stack:
        part = stack.pop()
        yield part
        stack.extend(reversed(part.children))


def content(raw: bytes, part: Part, limit: int | None = None) -> bytes:
    """Decoded octets of a part, at most `limit`. A multipart gives its own octets undecoded."""
    end = part.end
    if limit is not None:
        # Four octets in the message for one decoded is more than any encoding takes but for hostile folding.
        end = min(end, part.start + 4 * limit + 1024)
    data = raw[part.start:end]
    if not part.children:
        data = transfer.decode(data, part.encoding)
    return data if limit is None else data[:limit]


def text(raw: bytes, part: Part, limit: int = MAX_TEXT) -> str:
    """A text part decoded, with LF line ends, RFC 3676 flowed lines joined, at most `limit` characters."""
    data = content(raw, part, 4 * limit)
    label = part.params.get("charset", "")
    if not label and part.content_type == "text/html":
        meta = _META_CHARSET.search(data, 0, 2048)
        if meta and not meta[1].lower().startswith(b"utf-16"):
            label = meta[1].decode("ascii")
    decoded = charset.text(data, label)[:limit]
    if part.content_type == "text/plain" and part.params.get("format", "").lower() == "flowed":
        return flowed.unflow(decoded, part.params.get("delsp", "").lower() == "yes")
    return decoded
