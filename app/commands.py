"""Every request that a front end may send to the engine: closed, imperative.

Edits go by `Engine.edit` (see app/model/operation.py); these are the rest.

In one file, since it is a closed union: who adds a command sees all of them, and each `match` with `assert_never`.
"""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from app.model.account import Account, LeaveRule
from app.model.filters import Filter
from app.model.identity import Identity, Template
from app.model.jobs import Format
from app.model.message import Address
from app.model.security import Protection, Trust
from app.model.sign_in import BrowserWords
from app.model.switching import SwitchTarget
from app.model.warnings import WarningKind
from app.quick_dataclass import dataclass

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


@dataclass(frozen=True, slots=True)
class SearchServer:
    """Have the account's server search too (`query` as it is typed), all folders or one; what is found and not here is
    stored by its header. Answered by ServerSearchFinished with the same `token`, at once for one that is replaced."""

    account_id: int
    token: int
    query: str
    folder_id: int | None = None


@dataclass(frozen=True, slots=True)
class LeaveServerSearch:
    """Nobody waits for the account's server search any more: it ends at its next step."""

    account_id: int


WorkerCommand = (SyncAccount | OpenFolder | FetchBody | DeliverOutbox | CancelWork | GoOffline | GoOnline
                 | CheckConnection | ProvidePassword | SearchServer | LeaveServerSearch)

# --- for the readers' pool -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ViewMessage:
    """Parse and sanitise for the viewer, fetching the body first if need be; answered by ViewReady or BodyFailed.

    `part`: only this part, which is signed or encrypted on its own.
    """

    message_id: int
    part: str = ""


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
    within: str = ""
    """The part that is shown alone (`MessageView.part`): the sections are of what it holds."""


@dataclass(frozen=True, slots=True)
class LoadPictures:
    """Fetch the message's remote pictures, at the person's wish; answered by PicturesReady. Not for the readers' pool:
    it takes as long as others' servers like."""

    message_id: int


@dataclass(frozen=True, slots=True)
class OpenOriginal:
    """A stored message decrypted, to be answered, forwarded or gone on with; answered by OriginalOpened.

    `within`: of the part that is shown alone (`MessageView.part`), what that holds. `raw`: a message that lies in no
    folder. With `anyway` it is no error that something can't be decrypted: the verdicts say so.
    """

    token: int
    message_id: int
    within: str = ""
    raw: bytes = b""
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class FindKeys:
    """Who of these can be encrypted to, and whether the sender has keys; answered by KeysFound with the same `token`.
    """

    token: int
    account_id: int
    sender: str
    recipients: tuple[str, ...]


ReaderCommand = OpenOriginal | FindKeys | ViewMessage | SearchMessages | SaveAttachments

# --- for the editor thread -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QueueMessage:
    """Put RFC 5322 octets (with their Bcc, which sending leaves out) into the outbox.

    Answered by MessageQueued with the same `token`. `draft_id` is expunged in the same transaction. `send_at` (seconds
    since the epoch): not before; 0 for at once. `sender`: the path in MAIL FROM, "" for the account's address,
    `outbox.NULL_PATH` for a report.
    """

    token: int
    account_id: int
    raw: bytes
    recipients: tuple[str, ...]
    draft_id: int | None = None
    send_at: float = 0.0
    sender: str = ""
    protection: Protection | None = None
    """Signed and encrypted before anything of it is stored; what fails in that is told as the answer's error."""


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Store a draft; answered by DraftSaved with the same `token`. `replaces` is the earlier version.

    With a `protection` that encrypts it is stored encrypted to its writer.
    """

    token: int
    account_id: int
    raw: bytes
    replaces: int | None = None
    protection: Protection | None = None


@dataclass(frozen=True, slots=True)
class UndoEdit:
    """Take the newest undoable edit back."""


@dataclass(frozen=True, slots=True)
class RetryOutbox:
    """Send it anew, now or at `send_at` (seconds since the epoch); answered by OutboxChanged or EditRefused."""

    outbox_id: int
    send_at: float = 0.0


@dataclass(frozen=True, slots=True)
class CancelOutbox:
    """Take a message out of the outbox; it becomes a draft again. Answered by TakenBack or EditRefused."""

    outbox_id: int


@dataclass(frozen=True, slots=True)
class ConfirmOutbox:
    """A message of which it was unclear whether it was sent has arrived: file its copy. Answered by OutboxChanged or
    EditRefused."""

    outbox_id: int


@dataclass(frozen=True, slots=True)
class ReleaseHeld:
    """What waits in the outbox only so that it can be taken back goes now: the program is about to end."""


@dataclass(frozen=True, slots=True)
class PrepareOrder:
    """Make lists in this order (a `SortBy`, by its value), or by this filter (see app/store/ordering.py), quick to
    read; answered by OrderPrepared."""

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
class TrustSender:
    """Load pictures from this address without a question, or no more; answered by TrustChanged or EditRefused."""

    email: str
    trusted: bool


@dataclass(frozen=True, slots=True)
class DismissWarning:
    """The person has read this warning; answered by WarningsChanged."""

    account_id: int
    kind: WarningKind


@dataclass(frozen=True, slots=True)
class SaveSearch:
    """Keep a search among the folders; answered by SavedSearchesChanged or EditRefused, as the next two are."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class RenameSearch:
    search_id: int
    name: str


@dataclass(frozen=True, slots=True)
class DeleteSearch:
    """Forget a saved search; no message is touched."""

    search_id: int


@dataclass(frozen=True, slots=True)
class AddCorrespondents:
    """Offer these (500 at most) where an address is typed. Answered, as the next five are, by WritingChanged or
    EditRefused."""

    addresses: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class HideCorrespondent:
    """Offer this address no more, until the person writes to it again."""

    email: str


@dataclass(frozen=True, slots=True)
class SaveIdentities:
    """All identities of an account, in their order, in place of those stored."""

    account_id: int
    identities: tuple[Identity, ...]


@dataclass(frozen=True, slots=True)
class SaveTemplate:
    """Add a template (`id` 0; one of the same name is replaced) or change it."""

    template: Template


@dataclass(frozen=True, slots=True)
class RenameTemplate:
    template_id: int
    name: str


@dataclass(frozen=True, slots=True)
class RemoveTemplate:
    template_id: int


@dataclass(frozen=True, slots=True)
class MarkFoldersRead:
    """Mark all that lies in these folders as read, in steps; answered by EditApplied or EditRefused.

    `undo_id` and `count` are those of the steps before.
    """

    folder_ids: tuple[int, ...]
    undo_id: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class WakeSnoozed:
    """Show what was put off until now, or what of conversations (`answered`: their thread ids) in which somebody wrote
    anew; answered by SnoozedBack if there is any."""

    answered: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TrustKey:
    """What the person thinks of a key; answered, as the next one is, by KeysChanged or EditRefused."""

    kind: str
    fingerprint: str
    trust: Trust


@dataclass(frozen=True, slots=True)
class RemoveKey:
    """For ever, with its secret part."""

    kind: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class OrderAccounts:
    """The accounts in the person's order; those that are not named follow. Answered by AccountsChanged."""

    account_ids: tuple[int, ...]


WritingCommand = (AddCorrespondents | HideCorrespondent | SaveIdentities | SaveTemplate | RenameTemplate
                  | RemoveTemplate)

EditorCommand = (WritingCommand | OrderAccounts | TrustKey | RemoveKey | MarkFoldersRead | WakeSnoozed
                 | SaveSearch | RenameSearch | DeleteSearch
                 | QueueMessage | SaveDraft | UndoEdit | RetryOutbox | CancelOutbox | ConfirmOutbox | ReleaseHeld
                 | PrepareOrder | SaveFilters | RunFilters | DismissWarning | TrustSender)

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
class LookAtServers:
    """Log in by each protocol at once and count what the mailbox holds; changes and stores nothing.

    `accounts`: the same mailbox by IMAP, by POP3, or both; the outgoing server is the first one's. `password` None: the
    first account's own, as it is stored. Answered by ServerLooked for each server and by ServersSeen, with the same
    `token`.
    """

    token: int
    accounts: tuple[Account, ...]
    password: str | None = None

    def __repr__(self) -> str:
        return f"LookAtServers(token={self.token}, accounts={[each.name for each in self.accounts]!r})"


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


@dataclass(frozen=True, slots=True)
class FindServers:
    """Look for the servers of an address. Answered by FindingProgressed and, in the end, ServersFound with the same
    `token`. `online` False: only the list of providers and the usual names; nobody is asked."""

    token: int
    email: str
    online: bool = True


@dataclass(frozen=True, slots=True)
class StopFinding:
    """The person goes on without: a FindServers with this `token` is given up, and not answered any more."""

    token: int


@dataclass(frozen=True, slots=True)
class SignIn:
    """Have the person sign in with a provider in the browser (OAuth 2.0). Answered by SignInProgressed with the page to
    be opened, and by SignedIn, both with the same `token`.

    `provider`: a key of `app/setup/oauth_providers.py`, or an issuer's https URL, which `client` belongs to. What is
    got is kept in memory until an account with it is saved; with `account_id` it is that account's at once. `ca_file`
    is trusted beside the system's authorities, `words` stand in the browser at the end.
    """

    token: int
    provider: str
    email: str
    client: str = ""
    account_id: int = 0
    ca_file: str = ""
    words: BrowserWords = field(default_factory=BrowserWords)


@dataclass(frozen=True, slots=True)
class CancelSignIn:
    """Stop waiting for the browser; of a sign-in that ended well and of which no account was made, give back what was
    got."""

    token: int


@dataclass(frozen=True, slots=True)
class AskKeyring:
    """Where passwords are kept on this system; answered by KeyringKnown."""

    token: int


SetupCommand = ProbeAccount | LookAtServers | SaveAccount | RemoveAccount

FindingCommand = FindServers | StopFinding

SignInCommand = SignIn | CancelSignIn | AskKeyring

# --- for a thread of its own (network) -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LeaveList:
    """Leave a mailing list by the one request that its mail offers (RFC 8058); answered by ListLeft with `token`."""

    token: int
    url: str


@dataclass(frozen=True, slots=True)
class CheckForUpdate:
    """Ask whether there is a newer release; answered by UpdateChecked with `token`. Nothing is sent about who asks."""

    token: int


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
    """Restored: the profile as it was backed up; the present database is put aside, never deleted. `phrase`: of a
    backup that is encrypted with another key; without it such a one is refused as STORE_LOCKED."""

    token: int
    source: Path
    phrase: str = ""

    def __repr__(self) -> str:
        return f"RestoreProfile(token={self.token}, source={self.source!r})"


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
class ImportKeys:
    """KeysImported: from `data`, or from a part of a stored message. MailError(SECRET_MISSING) asks for a passphrase.

    Keys of others are neither accepted nor refused by it.
    """

    token: int
    data: bytes = b""
    passphrase: str = ""
    message_id: int = 0
    part: str = ""

    def __repr__(self) -> str:
        return f"ImportKeys(token={self.token}, message_id={self.message_id}, part={self.part!r})"


@dataclass(frozen=True, slots=True)
class GenerateKey:
    """KeysImported with a new OpenPGP key. `years`: until it expires, 0 for never."""

    token: int
    name: str
    email: str
    years: int = 0


@dataclass(frozen=True, slots=True)
class ExportKey:
    """KeyExported: the public part, or with `passphrase` a backup of the secret one; nothing is written over."""

    token: int
    kind: str
    fingerprint: str
    target: Path
    passphrase: str | None = None

    def __repr__(self) -> str:
        return f"ExportKey(token={self.token}, fingerprint={self.fingerprint})"


@dataclass(frozen=True, slots=True)
class CancelJob:
    """The job with this token ends at its next step, with JobFinished(CANCELLED). A switch can be taken up again."""

    token: int


# --- for the desk of the encrypted store (a thread of its own) -------------------------------------


@dataclass(frozen=True, slots=True)
class ProposePhrase:
    """Make a recovery phrase that nobody has yet; answered by PhraseProposed. Nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class ProtectStore:
    """Encrypt the mail database with the key that this phrase is, or change the key of one that is encrypted already.

    Goes on in the background, and over restarts. Answered by ProtectionChanged, again and again, or EditRefused.
    """

    phrase: str

    def __repr__(self) -> str:
        return "ProtectStore()"


@dataclass(frozen=True, slots=True)
class UnprotectStore:
    """Take the encryption off, in the background; answered as ProtectStore is."""


@dataclass(frozen=True, slots=True)
class CancelConversion:
    """Leave the mail database as it is: what was written of the other one is removed. Answered as ProtectStore is."""


@dataclass(frozen=True, slots=True)
class AskProtection:
    """How the mail database is protected; answered by ProtectionChanged."""


ProtectionCommand = ProposePhrase | ProtectStore | UnprotectStore | CancelConversion | AskProtection

JobCommand = (PreviewLeave | ExportMail | ImportMail | BackUpProfile | RestoreProfile | PlanSwitch | RunSwitch
              | UndoSwitch | ImportKeys | GenerateKey | ExportKey)

Command = (WorkerCommand | ReaderCommand | LoadPictures | EditorCommand | SetupCommand | SignInCommand | FindingCommand
           | LeaveList | CheckForUpdate | ProtectionCommand | JobCommand | CancelJob)
