"""What a row says of the conversation that it stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.model.threads import Conversation, Person
from ui import formats


class ConversationWords(QObject):
    """`own` tells whether an address is one of the person's."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.own: Callable[[str], bool] = lambda _email: False

    def people(self, people: Sequence[Person]) -> str:
        """`Ada, Ben, me`: by their first names, unless there is one alone, or two have the same."""
        if len(people) == 1:
            only = people[0]
            return only.name or only.email or self.tr("(unknown sender)")
        shorts = Counter(short for short, _ in {(_short(each), each.name) for each in people})
        names = [self.tr("me") if self.own(each.email) else
                 (_short(each) if shorts[_short(each)] == 1 else each.name or each.email) or "?" for each in people]
        return ", ".join(dict.fromkeys(names))

    def counted(self, people: str, count: int) -> str:
        return f"{people} ({formats.number(count)})"

    def spoken(self, told: Conversation | None, unfolded: bool, apart: str) -> list[str]:
        """For those who hear the list."""
        if apart:
            return [self.tr("in {folder}").format(folder=apart)]
        if told is None:
            return []
        words = self.tr("conversation of %n message(s)", "", told.count)
        return [words, self.tr("unfolded") if unfolded else self.tr("folded")]


def _short(person: Person) -> str:
    """`Ada` of `Ada Lovelace` and of `Lovelace, Ada`; what stands before the @ where there is no name."""
    last, comma, first = person.name.partition(",")
    words = (first if comma and first.strip() else last).split()
    plain = [each for each in words if not each.endswith(".")]  # neither Dr. nor an initial
    return (plain or words or [person.email.partition("@")[0]])[0]
