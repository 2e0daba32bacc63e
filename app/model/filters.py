"""Filters: what happens by itself to a message that arrives in an Inbox. The same for both protocols."""

from __future__ import annotations

from enum import StrEnum

from app.quick_dataclass import dataclass


class FilterField(StrEnum):
    """What a condition looks at; LIST is the text of List-Id (RFC 2919), TO includes Cc."""

    FROM = "from"
    TO = "to"
    SUBJECT = "subject"
    LIST = "list"
    SIZE = "size"


class FilterTest(StrEnum):
    """Texts are compared without regard to case; OVER and UNDER are for SIZE, in octets, the others for the rest."""

    CONTAINS = "contains"
    LACKS = "lacks"
    IS = "is"
    OVER = "over"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Condition:
    """`value`: a text, or for SIZE a number of octets in decimal digits."""

    field: FilterField
    test: FilterTest
    value: str


@dataclass(frozen=True, slots=True)
class FileInto:
    """Into this folder of the same account, or of the account whose Inbox it shares. The last one that applies wins."""

    folder_id: int


@dataclass(frozen=True, slots=True)
class AddFlag:
    """A flag or keyword, as in `SetFlags`; \\Flagged for the star."""

    flag: str


@dataclass(frozen=True, slots=True)
class MarkRead:
    """As if it had been opened."""


FilterAction = FileInto | AddFlag | MarkRead


@dataclass(frozen=True, slots=True)
class Filter:
    """`account_id` None: for every account. `id` is 0 until stored. Filters are tried in the order of their list.

    `any_of`: one condition is enough; else all must hold. No condition never holds. `stop`: those after it are not
    tried where this one applies. A folder that was deleted makes its action do nothing.
    """

    id: int
    account_id: int | None
    name: str
    conditions: tuple[Condition, ...]
    actions: tuple[FilterAction, ...]
    any_of: bool = False
    enabled: bool = True
    stop: bool = True
