"""Every fact that the engine may tell: closed, past tense. Events carry ids; the store carries data.

In one file, since it is a closed union: who adds an event sees all of them, and each `match` with `assert_never`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from app.errors import MailError
from app.model.account import Protocol, SecretSource
from app.model.cards import Card
from app.model.exposure import Exposed
from app.model.finding import Asking, Findings, Source
from app.model.jobs import JobResult
from app.model.mailbox import MailboxNumbers
from app.model.message import Address, Attachment, Envelope
from app.model.protection import Protection
from app.model.receipts import ReceiptRequest
from app.model.release import Release
from app.model.security import Encryption, KeysFor, Verdict
from app.model.sending import Priority
from app.model.shortfall import Shortfall
from app.quick_dataclass import dataclass


class ConnectionState(StrEnum):
    OFFLINE = "offline"
    CONNECTING = "connecting"
    SYNCING = "syncing"
    CONNECTED = "connected"
    """Watching for news (IMAP) or resting until the next check (POP3)."""
    WAITING = "waiting"
    """Failed; will try again by itself."""
    STOPPED = "stopped"
    """Failed; the person must do something (password, certificate, …)."""


class ActivityKind(StrEnum):
    CONNECT = "connect"
    FOLDERS = "folders"
    HEADERS = "headers"
    BODIES = "bodies"
    DOWNLOAD = "download"
    REPLAY = "replay"
    DELIVER = "deliver"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class AccountsChanged:
    """An account was added, changed or removed."""


@dataclass(frozen=True, slots=True)
class AccountStateChanged:
    """`retry_at`: seconds since the epoch, for WAITING."""

    account_id: int
    state: ConnectionState
    error: MailError | None = None
    retry_at: float | None = None


@dataclass(frozen=True, slots=True)
class PasswordNeeded:
    """The login was refused or no password is to be had; answer with ProvidePassword."""

    account_id: int
    error: MailError


@dataclass(frozen=True, slots=True)
class FoldersChanged:
    """Folders of the account came, went, or were renamed."""

    account_id: int


@dataclass(frozen=True, slots=True)
class FolderPaused:
    """`missing` messages disappeared from the server at once: they are kept here until the person decides."""

    account_id: int
    folder_id: int
    missing: int


@dataclass(frozen=True, slots=True)
class QuotaChanged:
    """The account's quota is to be read again."""

    account_id: int


@dataclass(frozen=True, slots=True)
class CountsChanged:
    """Totals and unread counts of these folders are to be read again."""

    folder_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MessagesChanged:
    """Rows of one folder's list: at most 200 ids in each."""

    folder_id: int
    added: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreadsLinked:
    """Conversations that have more messages than before, or have become one: at most 10 thread ids."""

    threads: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NewMailArrived:
    """Unread messages that came into an Inbox after its first sync (for notifications)."""

    account_id: int
    folder_id: int
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ActivityChanged:
    """Real progress. `total` 0 while unknown; `octets` moved so far in it; `label` is a folder path or ""."""

    account_id: int
    kind: ActivityKind
    label: str
    done: int
    total: int
    octets: int


@dataclass(frozen=True, slots=True)
class ActivityEnded:
    account_id: int
    kind: ActivityKind
    label: str
    error: MailError | None = None


@dataclass(frozen=True, slots=True)
class FolderReport:
    """What one round did to one folder."""

    path: str
    new: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class SyncFinished:
    """A whole round ended. `first_page_seconds`: from its start until 200 rows (or all) of the first folder stood."""

    account_id: int
    folders: tuple[FolderReport, ...]
    octets: int
    seconds: float
    first_page_seconds: float
    errors: tuple[MailError, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyStored:
    message_id: int


@dataclass(frozen=True, slots=True)
class BodyFailed:
    message_id: int
    error: MailError


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message ready for the viewer. `html` is the sanitised document body or None; `raw_size` in octets.

    `inline` maps content-id → (content type, octets) for images inside `html` (their URLs are cid:… there).
    `remote` lists the blocked image URLs, `loaded` counts those that were fetched and stand in `inline`.
    `coloured`: `html` names colours of its own, and was drawn for white paper.
    `decrypted`: nothing remote is ever loaded. `may_load`: the person trusts the sender with it, and nothing speaks
    against it being from there. `doubtful`: (target, host that its text names) of links that lead elsewhere.
    `quoted`: first line and line after the last of `text` that are only quoted and may be folded away.
    """

    message_id: int
    envelope: Envelope
    text: str
    html: str | None
    attachments: tuple[Attachment, ...]
    inline: Mapping[str, tuple[str, bytes]]
    remote: tuple[str, ...]
    warnings: tuple[Shortfall, ...]
    raw_size: int
    cards: tuple[Card, ...] = ()
    decrypted: bool = False
    may_load: bool = False
    loaded: int = 0
    coloured: bool = False
    exposed: tuple[Exposed, ...] = ()
    doubtful: tuple[tuple[str, str], ...] = ()
    quoted: tuple[int, int] | None = None
    priority: Priority = Priority.NORMAL
    receipt: ReceiptRequest | None = None
    security: tuple[Verdict, ...] = ()
    part: str = ""
    """The section that is shown alone: a part that was protected on its own."""
    heavy: bool = False
    """The HTML has so many elements that laying it out may take many seconds."""

    @property
    def is_opened(self) -> bool:
        """Whether a signature or an encryption was taken off: sections are of what was inside."""
        return any(not each.part and each.encryption in (Encryption.NONE, Encryption.DECRYPTED)
                   for each in self.security)


@dataclass(frozen=True, slots=True)
class OriginalOpened:
    """`raw` as it may be read; `kind`: "openpgp" or "smime" where it was decrypted, else ""."""

    token: int
    message_id: int
    raw: bytes = b""
    kind: str = ""
    error: MailError | None = None
    verdicts: tuple[Verdict, ...] = ()
    plain_only: bool = False
    """Its HTML is not to be shown: it may have been changed on the way."""


@dataclass(frozen=True, slots=True)
class KeysFound:
    """For OpenPGP and for S/MIME."""

    token: int
    kinds: tuple[KeysFor, ...]


@dataclass(frozen=True, slots=True)
class KeysChanged:
    """Keys and certificates (`app/store/crypto_keys.py`) are to be read again."""


@dataclass(frozen=True, slots=True)
class ViewReady:
    view: MessageView


@dataclass(frozen=True, slots=True)
class PicturesReady:
    """The message with the remote pictures that could be had; `failed` could not. With `error` none was asked for."""

    message_id: int
    view: MessageView | None
    failed: int = 0
    error: MailError | None = None


@dataclass(frozen=True, slots=True)
class TrustChanged:
    """The senders whose pictures load (`app/store/trusted_senders.py`) are to be read again."""


@dataclass(frozen=True, slots=True)
class SearchCoverage:
    """How many messages were searched by header, by body too, and how many only the server holds."""

    headers: int
    bodies: int
    server_only: int


@dataclass(frozen=True, slots=True)
class SearchFinished:
    """`ids` newest first. `error` when the query cannot be read."""

    token: int
    ids: tuple[int, ...]
    coverage: SearchCoverage
    error: MailError | None = None


@dataclass(frozen=True, slots=True)
class ServerSearchFinished:
    """The account's server searched `searched` folders (with an error: those before it) and found `ids`, newest first,
    which are all here by their headers now. `partial`: there are more than were taken, or that could be compared."""

    token: int
    account_id: int
    ids: tuple[int, ...]
    searched: int
    partial: bool = False
    error: MailError | None = None


@dataclass(frozen=True, slots=True)
class SavedSearchesChanged:
    """The saved searches (`app/store/saved_searches.py`) are to be read again."""


@dataclass(frozen=True, slots=True)
class AttachmentsSaved:
    message_id: int
    paths: tuple[Path, ...]
    error: MailError | None = None


@dataclass(frozen=True, slots=True)
class EditApplied:
    """The local phase stands. `undo_label` names what can be taken back, "" where nothing can: "move", "copy",
    "archive", "junk", "not-junk", "delete", "snooze", "wake", "read", "unread", "star", "unstar", "tag", "untag",
    "flag", "folder". `undone` is the label of what was just taken back.
    """

    undo_label: str
    count: int
    undone: str = ""


@dataclass(frozen=True, slots=True)
class SnoozedBack:
    """Messages that were put off are shown again, as unread: at most 200."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FavouritesChanged:
    """The favourite folders (`app/store/favourites.py`) are to be read again."""


@dataclass(frozen=True, slots=True)
class EditRefused:
    """An edit was not possible here, or the server refused it and it was backed out."""

    error: MailError


@dataclass(frozen=True, slots=True)
class DraftSaved:
    token: int
    message_id: int
    error: MailError | None = None


@dataclass(frozen=True, slots=True)
class MessageQueued:
    """The outbox has the message, or, with an error, has not."""

    token: int
    account_id: int
    error: MailError | None = None
    outbox_id: int = 0


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A message left the outbox unsent. `draft_id`: what became of it, None for one that is stored elsewhere.
    `have_it`: who got it all the same, and is no recipient of the draft any more."""

    outbox_id: int
    account_id: int
    draft_id: int | None
    have_it: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class WritingChanged:
    """Identities, templates or correspondents are to be read again."""


@dataclass(frozen=True, slots=True)
class ListLeft:
    """The sender's server took the request to leave a mailing list, or, with an error, did not."""

    token: int
    error: MailError | None = None


@dataclass(frozen=True, slots=True)
class UpdateChecked:
    """The newest release, None where this is the newest one or, with an error, the question was not answered."""

    token: int
    release: Release | None = None
    error: MailError | None = None


@dataclass(frozen=True, slots=True)
class OutboxChanged:
    account_id: int


@dataclass(frozen=True, slots=True)
class MessageSent:
    account_id: int
    outbox_id: int


@dataclass(frozen=True, slots=True)
class DeliveryFailed:
    account_id: int
    outbox_id: int
    error: MailError


@dataclass(frozen=True, slots=True)
class ServerFound:
    """A server let us in: its capabilities, how many folders it lists, messages in the Inbox and their octets."""

    capabilities: tuple[str, ...]
    folders: int = 0
    messages: int = 0
    octets: int | None = None


ProbeResult = ServerFound | MailError


@dataclass(frozen=True, slots=True)
class ProbeFinished:
    """`outgoing` is None where the account has no outgoing server."""

    token: int
    incoming: ProbeResult
    outgoing: ProbeResult | None


Looked = MailboxNumbers | MailError


@dataclass(frozen=True, slots=True)
class ServerLooked:
    """One of the servers that LookAtServers asks has answered, while others are still awaited; `protocol` is None for
    the outgoing one, whose answer is a ServerFound or an error."""

    token: int
    protocol: Protocol | None
    result: Looked | ServerFound


@dataclass(frozen=True, slots=True)
class ServersSeen:
    """What LookAtServers found; None for a server that was not asked."""

    token: int
    imap: Looked | None
    pop3: Looked | None
    outgoing: ProbeResult | None


@dataclass(frozen=True, slots=True)
class FindingProgressed:
    """How far FindServers is with one source."""

    token: int
    source: Source
    state: Asking


@dataclass(frozen=True, slots=True)
class ServersFound:
    """What FindServers found, at most some seconds after it was asked."""

    token: int
    found: Findings


@dataclass(frozen=True, slots=True)
class SignInProgressed:
    """The provider's page that the person has to open in the browser. Whoever knows it could answer in their place, so
    it is in no log."""

    token: int
    url: str

    def __repr__(self) -> str:
        return f"SignInProgressed(token={self.token})"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A SignIn has ended. `secret` (without an error) is what the account is to have; its `identity` is as the provider
    told it, "" where it told none. `strangers`: so many requests came that were not the browser's, and had no effect.
    `kept_for_session`: no keyring takes the sign-in, or none was asked yet."""

    token: int
    secret: SecretSource | None
    strangers: int = 0
    kept_for_session: bool = True
    error: MailError | None = None


@dataclass(frozen=True, slots=True)
class KeyringKnown:
    """`name` of the system's keyring, "" where none answers, and then `trouble` as a sentence. `locked`: it will ask
    the person for its own password."""

    token: int
    name: str
    trouble: str = ""
    locked: bool = False


@dataclass(frozen=True, slots=True)
class AccountSaved:
    """`account_id` 0 with an error: nothing was stored. `kept_for_session`: no keyring took the password."""

    token: int
    account_id: int
    kept_for_session: bool = False
    error: MailError | None = None


@dataclass(frozen=True, slots=True)
class OrderPrepared:
    """Lists in this order, or by this filter (as in PrepareOrder), may be read, or never will with `error`."""

    order: str
    error: MailError | None = None


@dataclass(frozen=True, slots=True)
class FiltersChanged:
    """The filters are to be read again."""


@dataclass(frozen=True, slots=True)
class WarningsChanged:
    """The account's warnings (`app/store/warnings.py`) are to be read again."""

    account_id: int


@dataclass(frozen=True, slots=True)
class ServerDeletesChanged:
    """The account's deletions that wait (`app/store/pop3_queue.py`), and where its messages are, are to be read
    again."""

    account_id: int


@dataclass(frozen=True, slots=True)
class JobProgressed:
    """Real progress of a job. `total` 0 while unknown; `label` is a folder path, a file name or ""."""

    token: int
    label: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class JobFinished:
    """Exactly one of `result` and `error` is there. An export or a switch that is done in part has a result."""

    token: int
    result: JobResult | None
    error: MailError | None = None


@dataclass(frozen=True, slots=True)
class StoreRepaired:
    """A damaged database was put aside at `kept`; `salvaged` POP3 messages, drafts and outbox entries were saved."""

    kept: Path
    salvaged: int
    lost: int


@dataclass(frozen=True, slots=True)
class PhraseProposed:
    """Twelve words that may become the key of the mail database. Whoever knows them reads all of it, so they are in no
    log."""

    words: tuple[str, ...]

    def __repr__(self) -> str:
        return "PhraseProposed()"


@dataclass(frozen=True, slots=True)
class ProtectionChanged:
    """How the mail database is protected. `percent` of a conversion that is under way, 0 without one.
    `waits_for_restart`: all of it is copied and compared, and takes the database's place when Depesche ends or starts.
    `key_in_keyring`: the key (of the new one, while a conversion is under way) need not be asked for at the next start.
    `problem`: a sentence on why a conversion rests, "" while it does not."""

    state: Protection
    percent: int = 0
    waits_for_restart: bool = False
    key_in_keyring: bool = False
    problem: str = ""


Event = (KeysChanged | KeysFound | OriginalOpened | PicturesReady | TrustChanged | WritingChanged | SnoozedBack
         | FavouritesChanged | AccountsChanged | AccountStateChanged | PasswordNeeded | FoldersChanged | CountsChanged
         | MessagesChanged | NewMailArrived | ActivityChanged | ActivityEnded | SyncFinished | BodyStored | BodyFailed
         | ViewReady | ThreadsLinked | SearchFinished | ServerSearchFinished | SavedSearchesChanged | AttachmentsSaved
         | ListLeft | UpdateChecked | EditApplied | EditRefused | DraftSaved | MessageQueued | TakenBack | OutboxChanged
         | MessageSent | DeliveryFailed | FolderPaused | QuotaChanged | ProbeFinished | AccountSaved | OrderPrepared
         | ServerLooked | ServersSeen | FindingProgressed | ServersFound
         | SignInProgressed | SignedIn | KeyringKnown
         | FiltersChanged | WarningsChanged | ServerDeletesChanged | JobProgressed | JobFinished | StoreRepaired
         | PhraseProposed | ProtectionChanged)
