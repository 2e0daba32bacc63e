"""What a person searches for, read once from what they typed; our store and an IMAP server are asked the same."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search with a name. `query` is as it is typed."""

    id: int
    name: str
    query: str


class Field(StrEnum):
    ANY = ""
    FROM = "from"
    TO = "to"
    """To and Cc: the store keeps both in one."""
    SUBJECT = "subject"
    BODY = "body"


class State(StrEnum):
    UNREAD = "unread"
    READ = "read"
    FLAGGED = "flagged"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Words:
    """`text` as it is typed, quotes off; its words follow each other, and the last one may go on."""

    field: Field
    text: str


@dataclass(frozen=True, slots=True)
class Is:
    state: State


@dataclass(frozen=True, slots=True)
class HasAttachment:
    pass


@dataclass(frozen=True, slots=True)
class Dated:
    """Local days: from the beginning of `since` to the beginning of `before`. One of them is there."""

    since: date | None
    before: date | None


@dataclass(frozen=True, slots=True)
class InFolder:
    """A folder's path, its name or its role."""

    name: str


@dataclass(frozen=True, slots=True)
class InAccount:
    """An account's name or address."""

    name: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """A keyword as the server has it (RFC 3501 2.3.2)."""

    keyword: str


@dataclass(frozen=True, slots=True)
class Sized:
    """Octets, exclusive at both ends as in RFC 3501 6.4.4. One of them is there."""

    larger: int | None
    smaller: int | None


Condition = Words | Is | HasAttachment | Dated | InFolder | InAccount | Tagged | Sized


@dataclass(frozen=True, slots=True)
class Term:
    """One condition, or its contrary."""

    condition: Condition
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All of `clauses` must hold, each by at least one of its terms. Without any nothing is asked."""

    clauses: tuple[tuple[Term, ...], ...] = ()

    @property
    def shown_words(self) -> tuple[str, ...]:
        """What is to be marked where the results are read: words that were asked for, not those to be without."""
        return tuple(dict.fromkeys(
            term.condition.text for clause in self.clauses for term in clause
            if isinstance(term.condition, Words) and not term.negated))
