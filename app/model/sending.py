"""What a message asks of those who carry and read it."""

from __future__ import annotations

from enum import StrEnum

from app.quick_dataclass import dataclass


class Priority(StrEnum):
    """What the sender says of it, in words that X-Priority and Importance are made of."""

    HIGH = "high"
    NORMAL = ""
    LOW = "low"


@dataclass(frozen=True, slots=True)
class SendOptions:
    """`read_receipt`: the reader's program is asked to tell that it was shown (RFC 8098). `delivery_notice`: the
    servers are asked to tell that it arrived (RFC 3461), where ours offers that."""

    priority: Priority = Priority.NORMAL
    read_receipt: bool = False
    delivery_notice: bool = False
