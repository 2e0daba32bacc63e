"""Mailbox names: modified UTF-7 (RFC 3501 5.1.3) to text and back, and the way to names that are neither."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from imapclient import imap_utf7

from app.backends.imap.dialogue import Literal, Part, quoted
from app.errors import ErrorKind, MailError

MAX_NAME = 1_000


def decode(raw: bytes) -> str:
    """The name as text; one that is not valid modified UTF-7 stays as it is."""
    try:
        text: str = imap_utf7.decode(raw)
        if raw.isascii() and imap_utf7.encode(text) == raw and text.encode():
            return text
    except ValueError:  # UnicodeError is one
        pass
    return raw.decode("utf-8", "replace")


def is_presentable(text: str) -> bool:
    """False for what no tree can show: empty, too long, control characters."""
    return 0 < len(text) <= MAX_NAME and not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in text)


class Names:
    """Paths as the program uses them, and names as the server wants them.

    `prefixes` are those of the server's namespaces, the personal one first.
    """

    def __init__(self) -> None:
        self._raw: dict[str, bytes] = {}
        self.prefixes: tuple[str, ...] = ("",)
        self.listed = False

    def learn(self, path: str, raw: bytes) -> None:
        """LIST told `raw`, shown as `path`."""
        self._raw[path] = raw

    def needs_listing(self, path: str) -> bool:
        """True where text alone does not tell the server's spelling."""
        return not self.listed and ("&" in path or not path.isascii())

    def argument(self, path: str) -> Part:
        """The mailbox name as a command's argument. MailError(USAGE) for a name that cannot be."""
        if not is_presentable(path):
            raise MailError(ErrorKind.USAGE, "A folder's name must not be empty, longer than 1,000 characters or "
                                             "hold control characters. Choose another one.")
        raw = self._raw.get(path)
        if raw is None:
            raw = imap_utf7.encode(self._placed(path))
        return quoted(raw.decode("ascii")) if raw.isascii() else Literal(raw)

    def forget(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._raw.pop(path, None)

    def _placed(self, path: str) -> str:
        """A new folder outside of every namespace goes into the personal one (RFC 2342)."""
        if path.upper() == "INBOX" or any(path.startswith(prefix) for prefix in self.prefixes):
            return path
        return self.prefixes[0] + path
