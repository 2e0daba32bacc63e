"""Which listed messages are here already, where their UIDLs do not tell: UIDLs that are missing, doubtful, or all new.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from app.backends.pop3.listing import Listing
from app.model.sync import MADE_UP, FolderSnapshot, KnownMessage, ServerUid

_LEAST_FOR_RESET = 3


def made_up(raw: bytes) -> str:
    """What stands for the UIDL of a message that the server gives none."""
    return MADE_UP + hashlib.sha256(raw).hexdigest()


def was_reset(listing: Listing, known: Mapping[ServerUid, KnownMessage]) -> bool:
    """Whether all UIDLs are new though mail is stored that should still be there."""
    if not listing.has_ids or not listing.listed or any(uidl in known for uidl in listing.listed):
        return False
    held = 0
    for uid, message in known.items():
        held += not message.gone and not str(uid).startswith(MADE_UP)
        if held >= _LEAST_FOR_RESET:
            return True
    return False


def resized(listing: Listing, known: Mapping[ServerUid, KnownMessage]) -> dict[int, str]:
    """Message number → UIDL where LIST tells another size than before: the UIDL may stand for another message."""
    found: dict[int, str] = {}
    for uidl, number in listing.numbers.items():
        message, size = known.get(uidl), listing.sizes.get(number)
        if message is not None and not message.gone and message.size and size is not None and size != message.size:
            found[number] = uidl
    return found


class Recognition:
    """Matches messages with UIDLs under which they are known; each such UIDL is taken once.

    With a snapshot that brings no recogniser, nothing is recognised.
    """

    def __init__(self, local: FolderSnapshot, listing: Listing) -> None:
        self._recogniser = local.recogniser
        self._known = local.known
        self._listing = listing
        self._taken: set[str] = set()

    def by_headers(self, headers: Iterable[tuple[int, bytes]]) -> dict[int, str]:
        """Message number → the UIDL it is known by. Two messages with the same header and size are told apart by
        their octets only, and so are left out; but for those that the server itself calls one by the same UIDL."""
        alike: dict[tuple[int, bytes], list[int]] = defaultdict(list)
        found: dict[tuple[int, bytes], tuple[str, ...]] = {}
        for number, header in headers:
            size = self._listing.sizes.get(number)
            if size is None or self._recogniser is None:
                continue
            key = (size, hashlib.sha256(header).digest())
            if key not in found:
                found[key] = self._recogniser.by_header(size, header)
            alike[key].append(number)
        matched: dict[int, str] = {}
        wanted: dict[str, int] = defaultdict(int)
        for key, numbers in alike.items():
            names = {self._listing.uidls[number] for number in numbers}
            if len(found[key]) == 1 and (len(numbers) == 1 or (len(names) == 1 and names != {""})):
                wanted[found[key][0]] += 1
                matched.update(dict.fromkeys(numbers, found[key][0]))
        matched = {number: old for number, old in matched.items() if wanted[old] == 1 and self._is_free(old)}
        self._taken.update(matched.values())
        return matched

    def by_octets(self, raw: bytes, *, may_be: Collection[str] | None = None) -> str | None:
        """The UIDL that these octets are known by, rather one that no other message took; one of `may_be`, if given.

        Without `may_be` it may be one that had left the server.
        """
        if self._recogniser is None:
            return None
        found = [old for old in self._recogniser.by_octets(raw) if may_be is None or old in may_be]
        free = [old for old in found if self._is_free(old)]
        self._taken.update(free[:1])
        chosen = free or (found if may_be is None else [])
        return chosen[0] if chosen else None

    def is_still(self, uidl: str, octets: bytes) -> bool:
        """Whether this header, or whole message, is still that of the message known by `uidl`, whose size changed.

        Some servers add fields of their own to a message that was read, so not all of the header counts.
        """
        return self._recogniser is not None and (
            self._recogniser.is_like(uidl, octets) or uidl in self._recogniser.by_octets(octets))

    def by_beginning(self, size: int, top: bytes, may_be: Collection[str]) -> str | None:
        """The one of `may_be` that this beginning of a message of `size` octets fits."""
        if self._recogniser is None or not may_be:
            return None
        found = [old for old in self._recogniser.by_header(size, top) if old in may_be and self._is_free(old)]
        if len(found) != 1:
            return None
        self._taken.add(found[0])
        return found[0]

    def replaceable(self) -> set[str]:
        """Known UIDLs whose messages should be on the server, but which it does not list."""
        return {str(uid) for uid, message in self._known.items()
                if not message.gone and uid not in self._listing.listed}

    def _is_free(self, old: str) -> bool:
        """No other message of this listing is known by it."""
        return old not in self._taken and old not in self._listing.numbers
