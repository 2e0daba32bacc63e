"""What in a message pretends to be something else."""

from __future__ import annotations

from enum import StrEnum

from app.quick_dataclass import dataclass


class Deceit(StrEnum):
    """How a sender's line deceives, or may."""

    ADDRESS_IN_NAME = "address-in-name"
    """The name holds an address (`shown`) that is not the sender's (`real`)."""
    ODD_ADDRESS = "odd-address"
    """The part before the @ is made to look like an address of its own (`shown`); `real` is the domain."""
    LOOK_ALIKE = "look-alike"
    """Letters of another script that look like those of `shown`; `real` is how it is written for machines."""
    MIXED_NAME = "mixed-name"
    """The name (`shown`) mixes alphabets within a word; `real` is the sender's address."""
    CONTROLS = "controls"
    """Characters that are not seen, or that turn the writing round, were taken out of the field `shown`."""
    SEVERAL_SENDERS = "several-senders"
    """The message names more than one sender; `shown` is the first, `real` the second."""


@dataclass(frozen=True, slots=True)
class Exposed:
    """One of them; `shown` and `real` are free of control characters."""

    kind: Deceit
    shown: str
    real: str
