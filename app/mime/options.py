"""Priority and the wish for receipts, as header fields."""

from __future__ import annotations

from app.mime import wire
from app.mime.block import fields
from app.mime.hidden import PRIVATE
from app.model.message import Address
from app.model.sending import Priority, SendOptions

NOTICE = f"{PRIVATE}Delivery-Notice"

# There is no standard for mail but RFC 4021 2.1.54; these two are what others write and read.
_NUMBER = {Priority.HIGH: "1", Priority.LOW: "5"}
_HIGH, _LOW = ("1", "2", "high", "urgent"), ("4", "5", "low", "non-urgent")
_FIELDS = ("x-priority", "importance", "x-msmail-priority", "priority")


def option_fields(options: SendOptions, sender: Address) -> list[str]:
    """The header lines, each with its CRLF. Raises MailError(USAGE) if the receipt's address is none."""
    lines = []
    if options.priority is not Priority.NORMAL:
        lines += [f"X-Priority: {_NUMBER[options.priority]}\r\n", f"Importance: {options.priority.value}\r\n"]
    if options.read_receipt:
        lines.append(wire.address_field("Disposition-Notification-To", (Address("", sender.email),)))
    if options.delivery_notice:
        lines.append(f"{NOTICE}: yes\r\n")
    return lines


def options_of(header: bytes) -> SendOptions:
    """Of a stored draft's header block."""
    present = {name for name, _ in fields(header)}
    return SendOptions(priority_of(header), "disposition-notification-to" in present, NOTICE.lower() in present)


def priority_of(header: bytes) -> Priority:
    """The first of the usual fields that says something decides."""
    found = {name: value for name, value in reversed(list(fields(header))) if name in _FIELDS}
    for name in _FIELDS:
        words = found.get(name, b"").decode("ascii", "replace").lower().split()
        if words and words[0] in _HIGH:
            return Priority.HIGH
        if words and words[0] in _LOW:
            return Priority.LOW
    return Priority.NORMAL
