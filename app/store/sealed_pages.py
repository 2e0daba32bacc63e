"""Pages of an encrypted database without SQLite, which gives up a file whose first page is gone.

The cipher is ChaCha20-Poly1305 as SQLite3 Multiple Ciphers writes it (its `cipher_chacha20.c`; ChaCha20 and Poly1305 as
in RFC 8439): the last 32 octets of a page are a nonce of 16 and a tag of 16. The nonce's last four octets, as a little
endian number and xor the page's number, are the block counter of a first key stream, whose first half is the key of the
tag and whose second half that of the page; the page's counter is one more. Of page 1 the first 24 octets stand as they
are, and all but the tag is authenticated.
"""

from __future__ import annotations

from collections.abc import Callable

from app.store.store_key import StoreKey

RESERVED = 32
_TAG, _PLAIN_HEAD, _MAGIC = 16, 24, b"SQLite format 3\0"

Opener = Callable[[int, bytes], bytes]
"""Number of a page and its octets → what stands in it, of the same length; b"" for one that is not authentic."""


def opener(key: StoreKey) -> Opener:
    """For pages that were encrypted with this key."""
    from cryptography.exceptions import InvalidSignature  # only whoever repairs needs it
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
    from cryptography.hazmat.primitives.poly1305 import Poly1305

    def stream(under: bytes, counter: int, nonce: bytes, octets: bytes) -> bytes:
        start = (counter & 0xFFFFFFFF).to_bytes(4, "little") + nonce
        return Cipher(algorithms.ChaCha20(under, start), mode=None).encryptor().update(octets)

    def opened(number: int, page: bytes) -> bytes:
        end = len(page) - RESERVED
        if end < _PLAIN_HEAD:
            return b""
        nonce = page[end:end + 12]
        counter = int.from_bytes(page[end + 12:end + 16], "little") ^ number
        once = stream(key.octets, counter, nonce, bytes(64))
        try:
            Poly1305.verify_tag(once[:32], page[:-_TAG], page[-_TAG:])
        except InvalidSignature:
            return b""
        start = _PLAIN_HEAD if number == 1 else 0
        content = page[:start] + stream(once[32:], counter + 1, nonce, page[start:end]) + bytes(RESERVED)
        return _MAGIC + content[len(_MAGIC):] if number == 1 else content

    return opened
