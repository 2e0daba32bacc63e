"""Which chips a message wears: the person's tags, keywords of other programs, and the provider's labels."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from app.model.folder import Role
from app.model.message import MessageRow
from app.quick_dataclass import dataclass
from ui import tags, wording
from ui.settings import Settings
from ui.tags import Tag

_LABEL_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Chip:
    """`color` is #rrggbb, or "" for a label, which is only outlined."""

    text: str
    color: str


class TagBook(QObject):
    """Reads and changes the tags of `settings`; `changed` tells everybody who shows some."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._known: dict[str, Tag] = {}
        self.version = 0
        """Another number whenever chips may look different: for those who keep pictures of them."""
        self._learn()

    @property
    def tags(self) -> tuple[Tag, ...]:
        """In the order of the menu and of the keys 1 to 9."""
        return tuple(self._settings.tags)

    def put(self, fresh: Iterable[Tag]) -> None:
        """All tags anew."""
        self._settings.tags = list(fresh)[:tags.MOST]
        self._learn()
        self.changed.emit()

    def add(self, name: str, color: str) -> Tag:
        made = Tag(tags.keyword_for(name, self._known), name, color)
        self.put([*self.tags, made])
        return made

    def find(self, keyword: str) -> Tag | None:
        """None for a program's note; a keyword that nobody named gets a colour of its own."""
        known = self._known.get(keyword.casefold())
        if known is not None or tags.is_note(keyword):
            return known
        colors = tags.SPARE_COLORS
        return Tag(keyword, "", colors[zlib.crc32(keyword.casefold().encode()) % len(colors)])

    def of(self, row: MessageRow) -> list[Tag]:
        """The row's tags in the order of the menu, then unknown ones by name."""
        place = {keyword: number for number, keyword in enumerate(self._known)}
        found = [tag for keyword in row.keywords[:tags.MOST] if (tag := self.find(keyword)) is not None]
        return sorted(found, key=lambda tag: (place.get(tag.keyword.casefold(), len(place)), tag.keyword))

    def chips(self, row: MessageRow) -> tuple[Chip, ...]:
        if not row.labels and all(flag.startswith("\\") for flag in row.flags):
            return ()
        worn = [Chip(tag.title, tag.color) for tag in self.of(row)]
        return (*worn, *(Chip(words, "") for each in row.labels[:tags.MOST] if (words := label_words(each))))

    def _learn(self) -> None:
        self._known = {tag.keyword.casefold(): tag for tag in self._settings.tags}
        self.version += 1


def label_words(label: str) -> str:
    """An X-GM-LABELS entry for people; "" for what is shown in another way, such as the star."""
    if not label.startswith("\\"):
        return " ".join(label.split())[:_LABEL_LENGTH]
    role = {"inbox": Role.INBOX, "sent": Role.SENT, "draft": Role.DRAFTS, "drafts": Role.DRAFTS, "spam": Role.JUNK,
            "junk": Role.JUNK, "trash": Role.TRASH}.get(label[1:].casefold())
    if role is not None:
        return wording.role_name(role)
    return tags.translate("Tags", "Important") if label[1:].casefold() == "important" else ""
