"""What in a sender's line deceives, in sentences for people."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.model.exposure import Deceit, Exposed

translate = QCoreApplication.translate


def sentence(exposed: Exposed) -> str:
    """One sentence, or two."""
    values = {"shown": _short(exposed.shown), "real": _short(exposed.real)}
    match exposed.kind:
        case Deceit.ADDRESS_IN_NAME:
            text = translate("Exposed", "The sender's name shows the address {shown}, but the message comes from "
                             "{real}.")
        case Deceit.ODD_ADDRESS:
            text = translate("Exposed", "The sender's address is made to look like {shown}. It belongs to {real}.")
        case Deceit.LOOK_ALIKE:
            text = translate("Exposed", "The sender's address only looks like {shown}: it is written with letters of "
                             "another alphabet. Really it is {real}.")
        case Deceit.MIXED_NAME:
            text = translate("Exposed", "The name “{shown}” mixes letters of several alphabets, as if to look like "
                             "another. The address is {real}.")
        case Deceit.CONTROLS:
            text = translate("Exposed", "There were hidden characters in the field “{shown}”, as are used to fake a "
                             "sender. They are left out here.")
        case Deceit.SEVERAL_SENDERS:
            text = translate("Exposed", "This message names more than one sender: {shown}, and {real}.")
        case _:
            assert_never(exposed.kind)
    return text.format(**values)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
