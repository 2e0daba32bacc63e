"""Header text: encoded words (RFC 2047) and address lists (RFC 5322 3.4), read leniently."""

from __future__ import annotations

import binascii
import re

from app.mime import charset
from app.mime.block import MAX_HEADER, fields, split_header
from app.model.message import Address

__all__ = ["MAX_ADDRESSES", "MAX_TEXT", "addresses", "clean", "decode_text", "decode_words", "fields",
           "parse_addresses", "split_header"]

MAX_TEXT = 2000
MAX_ADDRESSES = 500

_FOLD = re.compile(rb"[ \t]*+\r?\n[ \t]*+")
_ENCODED_WORD = re.compile(rb"=\?([^?\s]{1,80})\?([bBqQ])\?([^?]*+)\?=")
_Q_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_SPACES = re.compile(r"\s+")
# C0, C1, line and paragraph separators; bidirectional overrides, embeddings and isolates; BOM; lone surrogates.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def clean(text: str, limit: int = MAX_TEXT) -> str:
    """One line, free of control and bidirectional-override characters, at most `limit` characters."""
    if text.isascii() and text.isprintable():
        return text.strip()[:limit]
    if "\n" in text or "\t" in text or "\r" in text:
        text = _SPACES.sub(" ", text)
    return _UNSAFE.sub("", text).strip()[:limit]


def decode_text(value: bytes) -> str:
    """Unstructured field text: encoded words and raw 8-bit decoded, cleaned, at most 2,000 characters."""
    value = value[:16 * MAX_TEXT]
    if value.isascii() and b"=?" not in value and b"\x1b" not in value:
        text = value.decode("ascii")
        if text.isprintable():
            return text.strip()[:MAX_TEXT]
    if b"\n" in value:
        value = _FOLD.sub(b" ", value)
    return clean(decode_words(value))


def decode_words(value: bytes) -> str:
    """RFC 2047: runs of words in one charset are joined as octets first, as senders split characters."""
    if b"=?" not in value:
        return charset.decode(value)
    out: list[str] = []
    pending = b""
    label = ""
    position = 0
    for word in _ENCODED_WORD.finditer(value):
        between = value[position:word.start()]
        octets = _word_octets(word[2], word[3])
        this = word[1].partition(b"*")[0].decode("ascii", "replace")
        if not (position and (not between or between.isspace()) and this.lower() == label.lower()):
            out.append(charset.decode(pending, label))
            pending = b""
            if not position or (between and not between.isspace()):
                out.append(charset.decode(between))
        pending += octets
        label = this
        position = word.end()
    out += charset.decode(pending, label), charset.decode(value[position:])
    return "".join(out)


def _word_octets(kind: bytes, text: bytes) -> bytes:
    if kind in b"bB":
        over = len(text.rstrip(b"=")) % 4
        try:
            return binascii.a2b_base64(text.rstrip(b"=") + b"=" * (-over % 4))
        except binascii.Error:
            return text
    return _Q_HEX.sub(lambda match: binascii.unhexlify(match[1]), text.replace(b"_", b" "))


_PLAIN_LOCAL = r'[^\s<>"(),:;@\\\[\]]++'
_SIMPLE = re.compile(
    r'\s*+(?:(?:"([^"\\]*+)"|([^"(),:;<>@\\\[\]]*+))\s*+<(' + _PLAIN_LOCAL + "@" + _PLAIN_LOCAL + r")>"
    r"|(" + _PLAIN_LOCAL + "@" + _PLAIN_LOCAL + r"))\s*+(?:,\s*+|\Z)")
_TOKEN = re.compile(
    r'\s++|"(?:[^"\\]++|\\.)*+"?|=\?[^?\s]{1,80}\?[bBqQ]\?[^?\s]*+\?=|<[^<>]*+>?|[(),:;]|'
    r'\[[^\[\]\s]*+\]?|(?:\\.|[^\s"(),:;<\\])|\\', re.DOTALL)
_COMMENT_MARK = re.compile(r"[()]|\\.", re.DOTALL)
_ATOM = re.compile(r'[^\s"(),:;<\\=\[]++')
_QUOTED_PAIR = re.compile(r"\\(.)", re.DOTALL)
_COMMENT = re.compile(r"\([^()]*+\)")
_QUOTED_LOCAL = re.compile(r'"[^"]*+"@[^\s"]++')
_MAX_WORDS = 1000


def addresses(value: bytes) -> tuple[Address, ...]:
    """Mailboxes of an address field, group members included; at most 500. Never raises, linear in time.

    A phrase without an address becomes an Address with an empty `email`.
    """
    value = value[:MAX_HEADER]
    if b"\n" in value:
        value = _FOLD.sub(b" ", value)
    return parse_addresses(charset.decode(value), MAX_ADDRESSES)


def parse_addresses(text: str, most: int) -> tuple[Address, ...]:
    """As `addresses`, from text, up to `most`."""
    found: list[Address] = []
    position = 0
    while position < len(text) and len(found) < most:
        simple = _SIMPLE.match(text, position)
        if simple is None:
            _Tokens(text, position, found, most).run()
            break
        quoted, phrase, email, bare = simple.groups()
        found.append(_address(quoted or phrase or "", email or bare))
        position = simple.end()
    return tuple(found)


def _address(name: str, email: str) -> Address:
    if "=?" in name:
        name = decode_words(name.encode("utf-8", "surrogateescape"))
    return Address(clean(name, 500), clean(email, 500))


class _Tokens:
    """The careful reader for what the simple pattern does not match: comments, groups, routes, junk."""

    def __init__(self, text: str, position: int, found: list[Address], most: int) -> None:
        self.text, self.position, self.found, self.most = text, position, found, most
        self.words: list[str] = []
        self.email = ""
        self.comment = ""
        self.quotes = True
        self.has_at = False

    def run(self) -> None:
        text, end = self.text, len(self.text)
        while self.position < end and len(self.found) < self.most:
            match = _ATOM.match(text, self.position) or _TOKEN.match(text, self.position)
            if match is None:
                self.position += 1
                continue
            token = match[0]
            self.position = match.end()
            first = token[0]
            if first == '"':
                self._quoted(token, match.start())
            elif first == "<" and not self.email:
                self.email = self._route(token)
            elif first == "(":
                self._comment()
            elif first in ",;":
                self._finish()
            elif first == ":" and not self.email and not self.has_at:
                self.words.clear()
            elif len(self.words) < _MAX_WORDS:
                self.words.append(" " if first.isspace() else token)
                self.has_at = self.has_at or "@" in token
        self._finish()

    def _quoted(self, token: str, start: int) -> None:
        if not self.quotes:
            self.position = start + 1
        elif len(token) > 1 and token.endswith('"'):
            # Kept quoted for now: a quoted local part must stay so, a display name must not.
            self.words.append(token)
        else:
            self.quotes = False
            self.position = start + 1

    def _route(self, token: str) -> str:
        inner = token.strip("<> \t")
        if "(" in inner:
            inner = "".join(_COMMENT.sub("", inner).split())
        if inner.startswith("@") and ":" in inner:
            inner = inner.rpartition(":")[2]
        return inner[7:] if inner[:7].lower() == "mailto:" else inner

    def _comment(self) -> None:
        depth, start = 1, self.position
        for mark in _COMMENT_MARK.finditer(self.text, start):
            depth += {"(": 1, ")": -1}.get(mark[0], 0)
            if depth == 0:
                self.position = mark.end()
                self.comment = self.text[start:mark.start()][:500]
                return
        self.position = len(self.text)
        self.comment = self.text[start:][:500]

    def _finish(self) -> None:
        phrase = "".join(self.words).strip()
        if self.email:
            self.found.append(_address(_unquote(phrase), self.email))
        elif "@" in phrase and not phrase.startswith('"=?'):
            self._bare(phrase)
        elif phrase:
            name = _unquote(phrase)
            plain = " " not in phrase and name == phrase and "=?" not in phrase
            self.found.append(_address(self.comment, phrase) if plain else _address(name, ""))
        self.words.clear()
        self.email = self.comment = ""
        self.has_at = False

    def _bare(self, phrase: str) -> None:
        """An addr-spec without brackets: alone, behind a name, or several with the commas forgotten."""
        words = phrase.split()
        if _QUOTED_LOCAL.fullmatch(phrase):
            self.found.append(_address(self.comment, phrase))
        elif len(words) > 1 and all("@" in word[1:-1] for word in words):
            self.found += [_address(self.comment, word) for word in words[:self.most - len(self.found)]]
        elif "@" in words[-1] and not any("@" in word for word in words[:-1]):
            self.found.append(_address(_unquote(" ".join(words[:-1])) or self.comment, words[-1]))
        else:
            self.found.append(_address(self.comment, "".join(words)))


def _unquote(phrase: str) -> str:
    if '"' not in phrase:
        return phrase
    if len(phrase) > 1 and phrase[0] == phrase[-1] == '"' and '"' not in phrase[1:-1].replace('\\"', ""):
        phrase = phrase[1:-1]
    else:
        phrase = phrase.replace('\\"', "\0").replace('"', "").replace("\0", '"')
    return _QUOTED_PAIR.sub(r"\1", phrase) if "\\" in phrase else phrase
