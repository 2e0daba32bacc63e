"""format=flowed (RFC 3676): paragraphs as lines with trailing spaces, and back."""

from __future__ import annotations

WIDTH = 72
SIGNATURE = "-- "


def unflow(text: str, delete_space: bool = False) -> str:
    """Joins flowed lines of equal quote depth into paragraphs; quote marks stay as "> " before each paragraph."""
    if " \n" not in text and "\n " not in text and "\n>" not in text and not text.startswith((" ", ">")):
        return text
    out: list[str] = []
    paragraph: list[str] = []
    depth = 0
    for line in text.split("\n"):
        body = line.lstrip(">")
        level = len(line) - len(body)
        if body.startswith(" "):
            body = body[1:]
        flows = body.endswith(" ") and body != SIGNATURE
        if paragraph and (level != depth or body == SIGNATURE):
            out.append(_quoted(depth, "".join(paragraph).rstrip(" ")))
            paragraph = []
        depth = level
        paragraph.append(body[:-1] if flows and delete_space else body)
        if not flows:
            out.append(_quoted(depth, "".join(paragraph)))
            paragraph = []
    if paragraph:
        out.append(_quoted(depth, "".join(paragraph).rstrip(" ")))
    return "\n".join(out)


def flow(text: str) -> str:
    """Wraps at 72 columns with soft breaks; quoted lines keep their depth. The inverse of `unflow`."""
    return "\n".join(part for line in text.split("\n") for part in _wrap(line))


def _quoted(depth: int, body: str) -> str:
    return ">" * depth + " " + body if depth and body else ">" * depth + body


def _wrap(line: str) -> list[str]:
    if line == SIGNATURE:
        return [line]
    body = line.rstrip(" ")
    depth = 0
    while body.startswith(">"):
        body = body[1:]
        depth += 1
        # "> > text" and ">> text" are the same depth to a reader; RFC 3676 4.5 wants the second.
        if body.startswith(" >"):
            body = body[1:]
    if depth and body.startswith(" "):
        body = body[1:]
    mark = ">" * depth
    room = max(20, WIDTH - depth)
    out: list[str] = []
    while len(body) > room:
        cut = body.rfind(" ", 1, room)
        if cut < 0:
            cut = body.find(" ", room)
        if cut < 0 or not body[cut + 1:].strip():
            break
        out.append(mark + _stuffed(body[:cut + 1], depth))
        body = body[cut + 1:]
    out.append(mark + _stuffed(body, depth))
    return out


def _stuffed(body: str, depth: int) -> str:
    """Space-stuffing (RFC 3676 4.4); quoted lines always carry the space that people expect."""
    if depth:
        return f" {body}" if body else body
    return f" {body}" if body.startswith((" ", ">", "From ")) else body
