"""What a card must know of the message and the person, beside what the mail says."""

from __future__ import annotations

from app.model.cards import Answer
from app.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class CardContext:
    """`own` holds the person's addresses, lower-case. `can_act` is False where no account could send an answer.

    `answered` is what was answered to the invitation; `junk`: the message lies in Junk, where nothing is offered that
    tells the sender anything. `left`: the person asked to be taken off the list.
    """

    own: frozenset[str] = frozenset()
    can_act: bool = False
    answered: Answer = Answer.NONE
    junk: bool = False
    left: bool = False
