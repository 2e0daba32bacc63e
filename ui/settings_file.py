"""The file of the settings, which may be anybody's: no larger and no deeper than ours ever is."""

from __future__ import annotations

import json
from pathlib import Path

MOST_OCTETS = 4 << 20
MOST_LEVELS = 50
"""Of lists and objects, one in the other."""


def read_json(path: Path) -> object:
    """Raises OSError, and ValueError or RecursionError for what is too large or no JSON."""
    with path.open("rb") as opened:
        octets = opened.read(MOST_OCTETS + 1)
    if len(octets) > MOST_OCTETS:
        raise ValueError("too large")
    return json.loads(octets.decode())


def is_shallow(value: object, levels: int = MOST_LEVELS) -> bool:
    """Else it could be read, but not written again."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels > 0 and all(is_shallow(each, levels - 1) for each in inner)


def texts_by_name(value: object, most: int) -> dict[str, list[str]]:
    """At most `most` for each of at most 1,000 names; what is nothing of the kind is left out."""
    if not isinstance(value, dict):
        return {}
    return {name: [each for each in texts if isinstance(each, str)][:most]
            for name, texts in list(value.items())[:1000] if isinstance(name, str) and isinstance(texts, list)}
