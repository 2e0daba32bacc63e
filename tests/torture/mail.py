"""Messages that can be told apart by their Message-ID and by their text, each on its own."""

from __future__ import annotations

import re

_MESSAGE_ID = re.compile(rb"^message-id: <([^>\r\n]+)@torture\.example>\r$", re.IGNORECASE | re.MULTILINE)
_TOKEN = re.compile(rb"^token=([\w-]+)\r$", re.MULTILINE)


def make(token: str, size: int = 0) -> bytes:
    """A message named `token`; `size` octets of text are added. The same token is always the same octets."""
    line = f"{token} fills this line to its end, so that sizes differ with the token".encode()
    filler = b"".join(line[:70].ljust(70, b".") + b"\r\n" for _ in range(size // 72))
    return (f"From: Jonas <jonas@example.org>\r\nTo: mara@nordlicht.example\r\nSubject: About {token}\r\n"
            f"Date: Tue, 24 Nov 2026 09:00:00 +0100\r\nMessage-ID: <{token}@torture.example>\r\n\r\n"
            f"token={token}\r\n").encode() + filler


def token_of(raw: bytes) -> str:
    """The token of a whole message. Raises AssertionError when header and text are not of the same one."""
    head, _, text = raw.partition(b"\r\n\r\n")
    named, marked = _MESSAGE_ID.search(head + b"\r\n"), _TOKEN.search(text)
    assert named and marked and named[1] == marked[1], f"a header and a text that do not belong together: {raw[:300]!r}"
    return named[1].decode()
