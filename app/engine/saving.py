"""Attachments written to the disk: safe names in the chosen folder, and nothing written over."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from app.errors import ErrorKind, MailError
from app.mime.body import PartReader, read_body
from app.mime.filename import unique_path

_TRIES = 50


def save(raw: bytes, parts: Sequence[str], directory: Path) -> tuple[Path, ...]:
    """The files of these sections, under the names that the message gives them, made safe.

    Raises MailError: GONE for a section that is not there, STORE where one can't be written; those before it stay.
    """
    names = {each.part: each.name for each in read_body(raw).attachments}
    reader = PartReader(raw)
    return tuple(write_new(directory, names.get(part, "") or f"attachment-{part}", reader.octets(part))
                 for part in parts)


def write_new(directory: Path, name: str, octets: bytes) -> Path:
    """A new file in `directory`, which is made if need be; what can't be written whole is not left behind.

    Raises MailError(STORE).
    """
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for _ in range(_TRIES):
            path = unique_path(directory, name)
            try:
                file = path.open("xb")  # x: what is there is never overwritten, nor is a link followed
            except FileExistsError:
                continue  # somebody else was quicker
            try:
                with file:
                    file.write(octets)
            except OSError:
                with contextlib.suppress(OSError):
                    path.unlink()
                raise
            return path
    except OSError as error:
        raise MailError(ErrorKind.STORE, f"The file can't be saved in {directory}: choose another folder.",
                        error.strerror or "") from error
    raise MailError(ErrorKind.STORE, f"Others write to {directory} all the time: choose another folder.")
