"""Addresses out of vCard files, for completion."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.commands import AddCorrespondents
from app.errors import ErrorKind, MailError
from app.mime.vcard import MAX_OCTETS, contacts
from app.model.message import Address
from ui import background
from ui.ports import EnginePort

_AT_ONCE = 500
"""As many as one command takes."""


class ContactImport(QObject):
    """Reads in the background, and hands what it found to the engine."""

    finished = Signal(int)
    """How many addresses were found."""
    failed = Signal(str)

    def __init__(self, engine: EnginePort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine

    def run(self, paths: Sequence[Path]) -> None:
        background.run(self, partial(read_addresses, tuple(paths)), self._read)

    def _read(self, found: tuple[Address, ...] | MailError) -> None:
        if isinstance(found, MailError):
            self.failed.emit(found.detail)
            return
        for start in range(0, len(found), _AT_ONCE):
            self._engine.submit(AddCorrespondents(found[start:start + _AT_ONCE]))
        self.finished.emit(len(found))


def read_addresses(paths: Sequence[Path]) -> tuple[Address, ...]:
    """Each address once. Raises MailError(USAGE) for a file that cannot be read, or is too large."""
    found: dict[str, Address] = {}
    for path in paths:
        try:
            if path.stat().st_size > MAX_OCTETS:
                raise MailError(ErrorKind.USAGE, QCoreApplication.translate(
                    "ContactImport", "“{name}” is too large for a file of contacts.").format(name=path.name))
            octets = path.read_bytes()
        except OSError as error:
            raise MailError(ErrorKind.USAGE, QCoreApplication.translate(
                "ContactImport", "“{name}” cannot be read: {reason}.").format(name=path.name, reason=error.strerror)
            ) from error
        for contact in contacts(octets):
            for address in contact.addresses:
                found.setdefault(address.email.casefold(), address)
    return tuple(found.values())
