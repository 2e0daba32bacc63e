"""Every request that a front end may send to the engine: closed, imperative.

Edits go by `Engine.edit` (see app/model/operation.py); these are the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.model.account import Account, LeaveRule
from app.model.filters import Filter
from app.model.jobs import Format
from app.model.switching import SwitchTarget
from app.model.warnings import WarningKind

# --- for an account's worker ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SyncAccount:
    """A full round now: journal, folders, changes, bodies, outbox. `folder_id`: this folder first."""

    account_id: int
    folder_id: int | None = None


@dataclass(frozen=True, slots=True)
class OpenFolder:
    """The person looks at this folder: compare it now, watch it, its bodies first."""

    account_id: int
    folder_id: int


@dataclass(frozen=True, slots=True)
class FetchBody:
    """The whole message, before everything else; answered by BodyStored or BodyFailed."""

    account_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class DeliverOutbox:
    account_id: int


@dataclass(frozen=True, slots=True)
class CancelWork:
    """Stop what the account's worker is doing at the next step; it rests until asked or due again."""

    account_id: int


@dataclass(frozen=True, slots=True)
class GoOffline:
    account_id: int


@dataclass(frozen=True, slots=True)
class GoOnline:
    account_id: int


@dataclass(frozen=True, slots=True)
class CheckConnection:
    """The network changed or the machine woke: a connection that may be dead is tested, a waiting account tries now."""

    account_id: int


@dataclass(frozen=True, slots=True)
class ProvidePassword:
    """The person's answer to PasswordNeeded; kept for the session, or in the keyring with `remember`."""

    account_id: int
    password: str
    remember: bool

    def __repr__(self) -> str:
        return f"ProvidePassword(account_id={self.account_id})"


WorkerCommand = (SyncAccount | OpenFolder | FetchBody | DeliverOutbox | CancelWork | GoOffline | GoOnline
                 | CheckConnection | ProvidePassword)

# --- for the readers' pool -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ViewMessage:
    """Parse and sanitise for the viewer, fetching the body first if need be; answered by ViewReady or BodyFailed."""

    message_id: int


@dataclass(frozen=True, slots=True)
class SearchMessages:
    """Answered by SearchFinished with the same `token`. Empty ids: every account and folder."""

    token: int
    query: str
    account_id: int | None = None
    folder_id: int | None = None
    limit: int = 500


@dataclass(frozen=True, slots=True)
class SaveAttachments:
    """Write these sections below `directory` under safe, unused names; answered by AttachmentsSaved."""

    message_id: int
    parts: tuple[str, ...]
    directory: Path


ReaderCommand = ViewMessage | SearchMessages | SaveAttachments

# --- for the editor thread -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QueueMessage:
    """Put RFC 5322 octets (with their Bcc, which sending leaves out) into the outbox.

    Answered by MessageQueued with the same `token`. `draft_id` is expunged in the same transaction.
    """

    token: int
    account_id: int
    raw: bytes
    recipients: tuple[str, ...]
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Store a draft; answered by DraftSaved with the same `token`. `replaces` is the earlier version."""

    token: int
    account_id: int
    raw: bytes
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class UndoEdit:
    """Take the newest undoable edit back."""


@dataclass(frozen=True, slots=True)
class RetryOutbox:
    outbox_id: int


@dataclass(frozen=True, slots=True)
class CancelOutbox:
    """Take a message out of the outbox; it becomes a draft again."""

    outbox_id: int


@dataclass(frozen=True, slots=True)
class PrepareOrder:
    """Make lists in this order (a `SortBy`, by its value) quick to read; answered by OrderPrepared."""

    order: str


@dataclass(frozen=True, slots=True)
class SaveFilters:
    """All filters, in their order, in place of those stored; answered by FiltersChanged or EditRefused."""

    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class RunFilters:
    """Runs the filters on all that lies in this folder; answered by EditApplied or EditRefused."""

    folder_id: int


@dataclass(frozen=True, slots=True)
class DismissWarning:
    """The person has read this warning; answered by WarningsChanged."""

    account_id: int
    kind: WarningKind


EditorCommand = (QueueMessage | SaveDraft | UndoEdit | RetryOutbox | CancelOutbox | PrepareOrder | SaveFilters
                 | RunFilters | DismissWarning)

# --- for a set-up thread of its own (network and keyring) ----------------------------------------


@dataclass(frozen=True, slots=True)
class ProbeAccount:
    """Log in to the account's servers and look; stores nothing. Answered by ProbeFinished with the same `token`."""

    token: int
    account: Account
    password: str

    def __repr__(self) -> str:
        return f"ProbeAccount(token={self.token}, account={self.account.name!r})"


@dataclass(frozen=True, slots=True)
class SaveAccount:
    """Add (`account.id` 0) or change an account, with its password where one is given; answered by AccountSaved."""

    token: int
    account: Account
    password: str | None = None

    def __repr__(self) -> str:
        return f"SaveAccount(token={self.token}, account={self.account.name!r})"


@dataclass(frozen=True, slots=True)
class RemoveAccount:
    """Forget the account, its password and its mail here; nothing is deleted on the server."""

    account_id: int


SetupCommand = ProbeAccount | SaveAccount | RemoveAccount

# --- for a job's thread of its own: JobProgressed, then JobFinished with the same `token` ---------------------------


@dataclass(frozen=True, slots=True)
class PreviewLeave:
    """What the next check would do under `rule` (None: the account's), as a LeavePreview; changes nothing anywhere.

    With `ask_server` the server is asked what it holds, else it is what the last check saw.
    """

    token: int
    account_id: int
    rule: LeaveRule | None = None
    ask_server: bool = False


@dataclass(frozen=True, slots=True)
class ExportMail:
    """Exported. Without `folder_id` all of the account, with its tree of folders; nothing is written over."""

    token: int
    account_id: int
    folder_id: int | None
    target: Path
    form: Format


@dataclass(frozen=True, slots=True)
class ImportMail:
    """Imported. With `tree`, folders below the given ones become folders below `folder_id`."""

    token: int
    folder_id: int
    paths: tuple[Path, ...]
    tree: bool = False


@dataclass(frozen=True, slots=True)
class BackUpProfile:
    """BackedUp: the whole profile, messages included, while it is in use. Never a password."""

    token: int
    target: Path


@dataclass(frozen=True, slots=True)
class RestoreProfile:
    """Restored: the profile as it was backed up; the present database is put aside, never deleted."""

    token: int
    source: Path


@dataclass(frozen=True, slots=True)
class PlanSwitch:
    """SwitchPlan: logs in to the new server, looks, and counts; changes nothing but the plan that is noted.

    `folders`: the person's own mapping, by folder id → mailbox ("" for none); the rest is proposed.
    """

    token: int
    account_id: int
    target: SwitchTarget
    folders: tuple[tuple[int, str], ...] = ()
    password: str | None = None

    def __repr__(self) -> str:
        return f"PlanSwitch(token={self.token}, account_id={self.account_id})"


@dataclass(frozen=True, slots=True)
class RunSwitch:
    """SwitchReport: begins a planned job or goes on with one that was stopped. `password` as in PlanSwitch: None for
    the account's own. `without_server`: to IMAP without a last download from the POP3 server, as when it is no more."""

    token: int
    job_id: int
    password: str | None = None
    without_server: bool = False

    def __repr__(self) -> str:
        return f"RunSwitch(token={self.token}, job_id={self.job_id})"


@dataclass(frozen=True, slots=True)
class UndoSwitch:
    """SwitchReport: the account is as it was before the job. MailError(USAGE) once that can't be any more."""

    token: int
    job_id: int


@dataclass(frozen=True, slots=True)
class CancelJob:
    """The job with this token ends at its next step, with JobFinished(CANCELLED). A switch can be taken up again."""

    token: int


JobCommand = (PreviewLeave | ExportMail | ImportMail | BackUpProfile | RestoreProfile | PlanSwitch | RunSwitch
              | UndoSwitch)

Command = WorkerCommand | ReaderCommand | EditorCommand | SetupCommand | JobCommand | CancelJob
