"""Mailbox names: modified UTF-7 (RFC 3501 5.1.3) or UTF-8 (RFC 6855 3) to text and back, and names that are neither."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from imapclient import imap_utf7

from app.backends.imap.dialogue import Literal, Part, quoted
from app.backends.imap.list_memory import ListMemory
from app.errors import ErrorKind, MailError
from app.model.folder import Namespace
from app.quick_dataclass import dataclass

MAX_NAME = 1_000


def decode(raw: bytes, utf8: bool = False) -> str:
    """The name as text; one that is not valid modified UTF-7 stays as it is, as does any with `utf8`."""
    if utf8 or b"&" not in raw:
        return raw.decode("utf-8", "replace")
    try:
        text: str = imap_utf7.decode(raw)
        if raw.isascii() and imap_utf7.encode(text) == raw and text.encode():
            return text
    except ValueError:  # UnicodeError is one
        pass
    return raw.decode("utf-8", "replace")


def is_presentable(text: str) -> bool:
    """False for what no tree can show: empty, too long, control characters."""
    if text.isascii() and text.isprintable():
        return 0 < len(text) <= MAX_NAME
    return 0 < len(text) <= MAX_NAME and not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in text)


@dataclass(frozen=True, slots=True)
class Space:
    """One namespace: its prefix as text (with the delimiter at its end, or empty) and its delimiter ("" for NIL)."""

    kind: Namespace
    prefix: str
    delimiter: str = ""


class Names:
    """Paths as the program uses them, and names as the server wants them.

    `prefixes` are those of the server's namespaces (`spaces`), the personal one first. With `utf8` (UTF8=ACCEPT is
    enabled) names go over the wire in UTF-8, and `&` is a letter like others. `memory` is for whoever lists them.
    """

    def __init__(self) -> None:
        self._raw: dict[str, bytes] = {}
        self.prefixes: tuple[str, ...] = ("",)
        self.spaces: tuple[Space, ...] = ()
        self.listed = False
        self.utf8 = False
        self.memory = ListMemory()

    def learn(self, path: str, raw: bytes) -> None:
        """LIST told `raw`, shown as `path`."""
        self._raw[path] = raw

    def learn_all(self, raw: dict[str, bytes]) -> None:
        """A whole listing: what it does not name is not there."""
        self._raw = dict(raw)
        self.listed = True

    def needs_listing(self, path: str) -> bool:
        """True where text alone does not tell the server's spelling, or whether the mailbox has the personal prefix."""
        if self.listed:
            return False
        return (not self.utf8 and ("&" in path or not path.isascii())) or self.placed(path) != path

    def argument(self, path: str) -> Part:
        """The mailbox name as a command's argument. MailError(USAGE) for a name that cannot be."""
        if not is_presentable(path):
            raise MailError(ErrorKind.USAGE, "A folder's name must not be empty, longer than 1,000 characters or "
                                             "hold control characters. Choose another one.")
        raw = self._raw.get(path)
        if raw is None:
            raw = self._encode(self.placed(path))
        if raw.isascii():
            return quoted(raw.decode("ascii"))
        if self.utf8 and _is_text(raw):
            return b'"' + raw.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'
        return Literal(raw)

    def pattern(self, path: str, wildcard: str) -> Part:
        """An argument of LIST or LSUB: the mailbox name and `*` or `%` behind it."""
        raw = self._raw.get(path)
        raw = (self._encode(self.placed(path)) if raw is None else raw) + wildcard.encode()
        return quoted(raw.decode("ascii")) if raw.isascii() else Literal(raw)

    def forget(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._raw.pop(path, None)

    def forget_below(self, path: str, delimiter: str) -> None:
        """A mailbox and those below it have other names from here on; the next listing tells the spelling of those."""
        below = path + delimiter
        gone = [known for known in self._raw if known == path or (delimiter and known.startswith(below))]
        if any(decode(self._raw[known]) != known or not self._raw[known].isascii() for known in gone):
            self.listed = False
        self.forget(gone)

    def placed(self, path: str) -> str:
        """Where a new mailbox really goes: outside of every namespace it is put into the personal one (RFC 2342 5)."""
        if path.lower() == "inbox" or path in self._raw or any(path.startswith(each) for each in self.prefixes if each):
            return path
        return self.prefixes[0] + path

    def _encode(self, path: str) -> bytes:
        if self.utf8:
            return path.encode()
        encoded: bytes = imap_utf7.encode(path)
        return encoded


def _is_text(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
