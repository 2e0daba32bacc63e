"""Tags: IMAP keywords (RFC 3501 2.3.2) with a name and a colour for people. No widgets here.

The first five keywords, their meaning and their colours are Thunderbird's, so that both show the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from PySide6.QtCore import QCoreApplication

from app.quick_dataclass import dataclass

translate = QCoreApplication.translate

MOST = 60
"""Tags that are kept, and keywords of one message that are looked at: a server may send thousands."""
NAME_LENGTH = 40

_COLOR = re.compile(r"#[0-9a-f]{6}")
# RFC 3501 9, `atom`: what is neither a control, a space, nor one of ( ) { % * " \ ].
_KEYWORD = re.compile(r"[!#$&'+-Z\[^-z|}~]{1,100}")
_NOT_IN_KEYWORDS = re.compile(r'[\s()\[\]{}%*"\\<>/&+~]+')
# Other programs' notes to themselves that do not begin with "$".
_NOTES = frozenset({
    "junk", "nonjunk", "notjunk", "forwarded", "redirected", "mdnsent", "old", "unseen", "recent", "replied",
    "receipt-handled", "has_cal", "xnotspam", "xspam", "kmailforwarded", "kmailtodo", "nonspam", "spam",
})
SPARE_COLORS = ("#1f77b4", "#2ca02c", "#d95f02", "#7570b3", "#e7298a", "#66a61e", "#a6761d", "#17807e")


@dataclass(frozen=True, slots=True)
class Tag:
    """`name` is "" for the translated one of the first five; `color` is #rrggbb."""

    keyword: str
    name: str
    color: str

    @property
    def title(self) -> str:
        """What people read."""
        return self.name or _names().get(self.keyword.casefold(), "") or readable(self.keyword)


def defaults() -> list[Tag]:
    return [Tag("$label1", "", "#d93025"), Tag("$label2", "", "#e8830c"), Tag("$label3", "", "#1e8e3e"),
            Tag("$label4", "", "#3b5bdb"), Tag("$label5", "", "#9334b8")]


def _names() -> dict[str, str]:
    return {"$label1": translate("Tags", "Important"), "$label2": translate("Tags", "Work"),
            "$label3": translate("Tags", "Personal"), "$label4": translate("Tags", "To do"),
            "$label5": translate("Tags", "Later")}


def is_note(keyword: str) -> bool:
    """Whether a keyword is a program's note ($Forwarded, NonJunk, …) rather than a person's tag."""
    return keyword.startswith("$") or keyword.casefold() in _NOTES


def readable(keyword: str) -> str:
    """A keyword nobody gave a name: other programs write spaces as underlines and letters in modified UTF-7."""
    def decode(match: re.Match[str]) -> str:
        octets = f"+{match[1].replace(',', '/')}-".encode() if match[1] else b"&"
        try:
            return octets.decode("utf-7")
        except UnicodeDecodeError:
            return match[0]

    text = re.sub(r"&([A-Za-z0-9+,]*)-", decode, keyword)
    shown = "".join(sign if sign.isprintable() else " " for sign in text.replace("_", " "))
    return " ".join(shown.split())[:NAME_LENGTH] or keyword[:NAME_LENGTH]


def keyword_for(name: str, taken: Collection[str]) -> str:
    """A keyword for a new tag that no other has; the same name gives the same keyword on another computer."""
    plain = _NOT_IN_KEYWORDS.sub("_", " ".join(name.casefold().split())).strip("_")[:NAME_LENGTH]
    # Python leaves what stands in ASCII as it is and writes all else between + and -.
    base = plain.encode("utf-7").decode("ascii").replace("+", "&").replace("/", ",").lstrip("$")[:90]
    base = base if _KEYWORD.fullmatch(base) else "tag"
    known = {each.casefold() for each in taken}
    return next(word for number in range(1, len(known) + 3)
                if (word := base if number == 1 else f"{base}_{number}").casefold() not in known and not is_note(word))


def read(stored: object) -> list[Tag] | None:
    """Tags as the settings file holds them; None where that is no list. Whatever cannot be used is left out."""
    if not isinstance(stored, list):
        return None
    found: dict[str, Tag] = {}
    for each in stored[:MOST]:
        if not isinstance(each, dict):
            continue
        keyword, name, color = each.get("keyword"), each.get("name"), each.get("color")
        if (isinstance(keyword, str) and isinstance(name, str) and isinstance(color, str)
                and _KEYWORD.fullmatch(keyword) and _COLOR.fullmatch(color)):
            found.setdefault(keyword.casefold(), Tag(keyword, " ".join(name.split())[:NAME_LENGTH], color))
    return list(found.values())


def spare_color(used: Iterable[str]) -> str:
    """A colour that no tag has, as long as there is one."""
    taken = set(used)
    return next((color for color in SPARE_COLORS if color not in taken), SPARE_COLORS[len(taken) % len(SPARE_COLORS)])
