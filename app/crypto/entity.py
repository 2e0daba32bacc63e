"""Messages put together anew around the part that is shown: its octets untouched, nothing else beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.mime.header import split_header

_OWN = (b"content-", b"mime-version")


def field_lines(block: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each field of a header block: its lower-case name, and its lines as they came, with their ends."""
    field: list[bytes] = []
    for line in block.split(b"\n"):  # as the parser of parts: a lone CR ends no line
        if line[:1] in (b" ", b"\t") and field:
            field.append(line)
            continue
        yield from _named(field)
        field = [line]
    yield from _named(field)


def _named(field: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
    if field:
        name, colon, _ = field[0].partition(b":")
        if colon and name.strip():
            yield name.strip().lower(), b"".join(line.rstrip(b"\r\n") + b"\r\n" for line in field)


def around(header: bytes, entity: bytes, subject: bytes = b"") -> bytes:
    """The message's header without what describes its body, then the entity with only what describes that.

    `subject`: a whole field that takes the place of the one outside.
    """
    inner, body = split_header(entity)
    out = [line for name, line in field_lines(header) if not name.startswith(_OWN) and not (
        subject and name == b"subject")]
    out += [line for name, line in field_lines(inner) if name.startswith(b"content-")]
    return b"".join([*out, subject, b"MIME-Version: 1.0\r\n\r\n", entity[body:]])


def fields_of(entity: bytes, wanted: Callable[[bytes], bool]) -> list[tuple[bytes, bytes]]:
    """Fields of an entity's own header, as `field_lines`."""
    return [(name, line) for name, line in field_lines(split_header(entity)[0]) if wanted(name)]


def canonical(octets: bytes) -> bytes:
    """With CRLF line ends, as what is signed must have (RFC 1847 2.1, RFC 3156 section 5)."""
    return octets.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
