"""The wish of a sender to hear that a message was shown."""

from __future__ import annotations

from app.model.message import Address
from app.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ReceiptRequest:
    """The sender wants to hear that the message was shown (RFC 8098 2.1). `elsewhere`: the answer would go to another
    address than the message came from, which a person must know before they agree."""

    to: tuple[Address, ...]
    elsewhere: bool = False
