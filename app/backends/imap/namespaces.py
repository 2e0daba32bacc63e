"""NAMESPACE (RFC 2342): where the personal mailboxes, those of others and the shared ones begin."""

from __future__ import annotations

from app.backends.imap.dialogue import Dialogue, Response
from app.backends.imap.names import Names, Space, decode, is_presentable
from app.backends.imap.parse import Value, parse
from app.errors import MailError
from app.model.folder import Namespace

MAX_SPACES = 50
_KINDS = (Namespace.PERSONAL, Namespace.OTHERS, Namespace.SHARED)

WHOLE = (Space(Namespace.PERSONAL, ""),)


def read(dialogue: Dialogue, names: Names) -> None:
    """Asks for the namespaces and notes them in `names`; a refusal is as good as no namespaces."""
    reply = dialogue.attempt(b"NAMESPACE")
    if reply is not None:
        names.spaces = spaces(reply.untagged, names.utf8)
        names.prefixes = tuple(space.prefix for space in names.spaces)


def spaces(untagged: list[Response], utf8: bool = False) -> tuple[Space, ...]:
    """The namespaces that an answer tells, the personal ones first; WHOLE where it tells none that can be used."""
    found: list[Space] = []
    for response in untagged:
        if response[0][:12].upper() != b"* NAMESPACE ":
            continue
        try:
            values = parse(response)
        except MailError:
            continue
        for kind, entries in zip(_KINDS, values[1:4], strict=False):
            for entry in entries if isinstance(entries, list) else ():
                space = _space(kind, entry, utf8)
                if space is not None and len(found) < MAX_SPACES:
                    found.append(space)
    return tuple(found) if found and found[0].kind is Namespace.PERSONAL else (*WHOLE, *found)


def kind_of(path: str, known: tuple[Space, ...]) -> Namespace:
    """Whose a mailbox is: that of the longest prefix which fits. INBOX is always one's own."""
    if path == "INBOX":
        return Namespace.PERSONAL
    fitting = [space for space in known if _holds(space, path)]
    return max(fitting, key=lambda space: len(space.prefix)).kind if fitting else Namespace.PERSONAL


def _holds(space: Space, path: str) -> bool:
    # The prefix without its delimiter is the namespace's root, which some servers list too.
    root = space.prefix[:-1] if space.delimiter and space.prefix.endswith(space.delimiter) else space.prefix
    return path.startswith(space.prefix) or (path == root != "INBOX")


def delimiter(value: Value) -> str:
    """A hierarchy delimiter out of LIST or NAMESPACE; "" for NIL and for what can be none."""
    if not isinstance(value, bytes) or len(value) != 1:
        return ""
    text = value.decode("ascii", "replace")
    return text if is_presentable(text) else ""


def _space(kind: Namespace, entry: Value, utf8: bool) -> Space | None:
    if not isinstance(entry, list) or not entry or not isinstance(entry[0], bytes):
        return None
    prefix = decode(entry[0], utf8)
    if prefix and not is_presentable(prefix):
        return None
    return Space(kind, prefix, delimiter(entry[1] if len(entry) > 1 else None))
