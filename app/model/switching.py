"""The switch of an account between POP3 and IMAP: what is planned, how far it is, and how it ended.

A job goes through PLANNED → RUNNING → DONE, and may be stopped (or die) and be taken up again while RUNNING. Only the
step to DONE changes the account's protocol, in one transaction. UNDONE: the account is as it was before.
"""

from __future__ import annotations

from enum import StrEnum

from app.errors import MailError
from app.model.account import LeaveRule, Protocol, ServerSettings
from app.quick_dataclass import dataclass


class OldServerError(MailError):
    """The last download from the server that the account still has was not possible. `RunSwitch.without_server` goes on
    with what is here."""


class SwitchState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    UNDONE = "undone"


class NotCarried(StrEnum):
    """Why a message stayed behind, in a sentence; a window says it in the person's language."""

    INCOMPLETE = "Only its beginning is here, and the server did not give the rest."
    NOT_THERE = "The server took it several times, but it is not there."
    CHANGED = "The server changed it as it took it: its copy there is not what is here."
    NOT_GIVEN = "The server did not give the whole message."


class Carried(StrEnum):
    """How far one message of a job is.

    TODO → BEGUN (noted durably before its APPEND is sent, which may have got through) → UPLOADED or FOUND (on the
    server, with its UID) → VERIFIED (read back from there, by hash). To POP3: TODO → VERIFIED (its octets are here, by
    hash). FAILED is the end of those that can't be carried; they stay here as they are.
    """

    TODO = "todo"
    BEGUN = "begun"
    UPLOADED = "uploaded"
    FOUND = "found"
    VERIFIED = "verified"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SwitchTarget:
    """The new incoming server. `leave` is the rule after a switch to POP3; it is first heeded at the first check that
    the person lets begin, never by the switch itself."""

    protocol: Protocol
    incoming: ServerSettings
    plaintext_consent: bool = False
    leave: LeaveRule | None = None


@dataclass(frozen=True, slots=True)
class FolderMapping:
    """One folder here (`folder_id`) and its mailbox on the server; `create`: it is not there yet.

    `path` "": this folder is not carried, and stays here as a local one. Of `total` messages `there` are on the server
    already, `to_carry` would be uploaded (to POP3: downloaded), and `unfit` can't be (not here as a whole).
    """

    folder_id: int
    name: str
    path: str
    create: bool = False
    total: int = 0
    there: int = 0
    to_carry: int = 0
    unfit: int = 0


@dataclass(frozen=True, slots=True)
class SwitchPlan:
    """A dry run's numbers. `mailboxes` are the server's, to choose from; `octets` is what would be carried."""

    job_id: int
    account_id: int
    target: SwitchTarget
    folders: tuple[FolderMapping, ...]
    mailboxes: tuple[str, ...] = ()
    octets: int = 0

    @property
    def to_carry(self) -> int:
        return sum(each.to_carry for each in self.folders)

    @property
    def there(self) -> int:
        return sum(each.there for each in self.folders)


@dataclass(frozen=True, slots=True)
class SwitchFailure:
    """A message that was not carried. `detail` is a sentence for people: a NotCarried, or what the server said."""

    message_id: int
    folder: str
    subject: str
    detail: str


@dataclass(frozen=True, slots=True)
class SwitchReport:
    """How a job stands or ended. `verified` counts what was read back, be it `uploaded` or `already_there`.

    `can_undo`: nothing was changed since that only the new protocol knows of.
    """

    job_id: int
    account_id: int
    state: SwitchState
    target: SwitchTarget
    uploaded: int
    already_there: int
    verified: int
    waiting: int
    failed: tuple[SwitchFailure, ...]
    folders: tuple[FolderMapping, ...]
    can_undo: bool
