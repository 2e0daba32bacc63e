"""Conversations: what a list tells of several messages in one row."""

from __future__ import annotations

from typing import NamedTuple

from app.model.message import MessageRow
from app.quick_dataclass import dataclass


class Person(NamedTuple):
    """Who wrote in a conversation."""

    name: str
    email: str
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Conversation:
    """The messages of one thread as a list shows them.

    `key` is the thread's id, or minus the message's id as long as nobody has looked which thread that belongs to.
    `head` is the newest message that the list shows of it, `ids` are all that it shows, newest first: an edit of the
    folded row is one of these. `shown` are those that stand there when it is unfolded, newest first, those of other
    folders among them; `count` is their number. `people` are the authors, oldest first, each once. `unread` and
    `flagged` tell of `ids`.
    """

    key: int
    head: MessageRow
    ids: tuple[int, ...]
    shown: tuple[int, ...]
    count: int = 1
    people: tuple[Person, ...] = ()
    unread: int = 0
    flagged: bool = False
    has_attachment: bool = False

    @property
    def is_single(self) -> bool:
        return self.count <= 1
