"""Work that a person starts and watches, other than a sync: what comes of it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from app.model.leaving import LeavePreview
from app.model.security import KeyExported, KeysImported
from app.model.switching import SwitchPlan, SwitchReport
from app.quick_dataclass import dataclass


class Format(StrEnum):
    """Of mail in files: mbox (RFC 4155, "mboxrd" quoting), Maildir, one .eml file for each message."""

    MBOX = "mbox"
    MAILDIR = "maildir"
    EML = "eml"


@dataclass(frozen=True, slots=True)
class Exported:
    """`missing`: messages that are not here as a whole (by their header only, or damaged)."""

    messages: int
    missing: int


@dataclass(frozen=True, slots=True)
class Imported:
    """`folders`: how many were made for it. `known`: messages left out since their folder had the same octets already.
    """

    messages: int
    folders: int = 0
    known: int = 0


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A whole profile in one file. `octets`: of that file; `encrypted`: as the profile is, with its recovery phrase."""

    path: Path
    messages: int
    octets: int
    encrypted: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """`messages`: that the restored profile shows. `kept`: where its former database was put; None where there was
    none, and from the window: then the next start of the program puts the restored profile into its place.
    `bared`: what was here is encrypted, and the backup that comes in its place is not."""

    messages: int
    kept: Path | None
    bared: bool = False


JobResult = (LeavePreview | Exported | Imported | BackedUp | Restored | SwitchPlan | SwitchReport | KeysImported
             | KeyExported)
