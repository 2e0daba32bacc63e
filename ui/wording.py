"""Errors, states and roles as sentences for people, in their language."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.errors import ErrorKind, MailError, SecretTrouble
from app.events import AccountStateChanged, ActivityChanged, ActivityKind, ConnectionState
from app.model.account import Protocol
from app.model.folder import Folder, Namespace, Role
from app.model.sign_in import SignInFailed
from app.model.switching import NotCarried
from ui import certificate_words, formats, password_words, security_trouble, sign_in_trouble, usage_words

translate = QCoreApplication.translate


class Advice(Enum):
    """The next step that a banner offers."""

    RETRY = auto()
    PASSWORD = auto()
    SIGN_IN = auto()
    SETTINGS = auto()
    NOTHING = auto()


def not_carried(detail: str) -> str:
    """Why a switch left a message where it is."""
    known: dict[str, str] = {
        NotCarried.INCOMPLETE: translate("Wording", "Only its beginning is here, and the server did not give "
                                         "the rest."),
        NotCarried.NOT_THERE: translate("Wording", "The server took it several times, but it is not there."),
        NotCarried.CHANGED: translate("Wording", "The server keeps a changed copy of it."),
        NotCarried.NOT_GIVEN: translate("Wording", "The server did not give the whole message."),
    }
    return known.get(detail, detail)


def error_title(error: MailError) -> str:
    """A few words for a heading."""
    kind = error.kind
    if kind in (ErrorKind.LOGIN_REFUSED, ErrorKind.SECRET_MISSING):
        return translate("Wording", "Sign-in did not work")
    if kind is ErrorKind.SIGN_IN_NEEDED:
        return translate("Wording", "Please sign in again")
    if kind in (ErrorKind.HOST_UNKNOWN, ErrorKind.CONNECTION_REFUSED, ErrorKind.NETWORK, ErrorKind.TIMEOUT):
        return translate("Wording", "The server cannot be reached")
    if kind in (ErrorKind.TLS_CERTIFICATE, ErrorKind.TLS_FAILED, ErrorKind.STARTTLS_MISSING):
        return translate("Wording", "The connection is not safe")
    if kind is ErrorKind.WRONG_PROTOCOL:
        return translate("Wording", "The server speaks another protocol")
    if kind in (ErrorKind.DISK_FULL, ErrorKind.DAMAGED, ErrorKind.LOCKED, ErrorKind.STORE):
        return translate("Wording", "Mail cannot be stored on this computer")
    if kind is ErrorKind.STORE_LOCKED:
        return translate("Wording", "Your mail is encrypted")
    if kind is ErrorKind.CANCELLED:
        return translate("Wording", "Cancelled")
    if kind is ErrorKind.USAGE:
        return translate("Wording", "That cannot be done like this")
    return translate("Wording", "The server did not do what was asked")


def error_sentence(error: MailError) -> str:
    """What happened and what to do, in plain words. Technical detail stays in `error.detail` and `server_text`."""
    if words := security_trouble.sentence(error.detail):
        return words
    if isinstance(error, SignInFailed):
        return sign_in_trouble.sentence(error.trouble, translate("Wording", "The provider"))
    match error.kind:
        case ErrorKind.LOGIN_REFUSED:
            return translate("Wording", "The server refused the user name or the password. Please check both.")
        case ErrorKind.SECRET_MISSING:
            return password_words.reason(error)
        case ErrorKind.SIGN_IN_NEEDED:
            return _sign_in_needed(error)
        case ErrorKind.HOST_UNKNOWN:
            return translate("Wording", "No server of this name was found. Check the name and your connection.")
        case ErrorKind.CONNECTION_REFUSED:
            return translate("Wording", "The server does not answer at this port. Check the port, or try later.")
        case ErrorKind.NETWORK:
            return translate("Wording", "The connection broke off. Check your network; mail here stays readable.")
        case ErrorKind.TIMEOUT:
            return translate("Wording", "The server took too long to answer. Try again in a while.")
        case ErrorKind.TLS_CERTIFICATE:
            found = certificate_words.found(certificate_words.facts_of(error).flaws[0])
            return translate("Wording", "The server could not prove who it is. {reason} No password was sent to "
                                        "it.").format(reason=found)
        case ErrorKind.TLS_FAILED:
            if error.certificate is not None:
                return translate("Wording", "The server offers only outdated encryption, which others can read. Ask "
                                            "your provider for a newer server.")
            return translate("Wording", "No encrypted connection to the server could be made. Check the port and "
                                        "the kind of encryption.")
        case ErrorKind.STARTTLS_MISSING:
            return translate("Wording", "The server offers no encryption at this port. Choose TLS, or another port.")
        case ErrorKind.WRONG_PROTOCOL:
            return _wrong_protocol(error)
        case ErrorKind.PROTOCOL:
            return translate("Wording", "The server gave an answer that makes no sense. Try again in a while.")
        case ErrorKind.REFUSED:
            return translate("Wording", "The server refused the request.")
        case ErrorKind.GONE:
            return translate("Wording", "This is no longer there; it was moved or deleted elsewhere.")
        case ErrorKind.UNSUPPORTED:
            return translate("Wording", "This account's server cannot do that.")
        case ErrorKind.TOO_LARGE:
            return translate("Wording", "This is larger than the server, or Depesche, takes.")
        case ErrorKind.CANCELLED:
            return translate("Wording", "Cancelled as you asked.")
        case ErrorKind.DISK_FULL:
            return translate("Wording", "The disk is full. Free some space; then fetching goes on by itself.")
        case ErrorKind.DAMAGED:
            return translate("Wording", "The mail store on this computer is damaged. Restart Depesche: it saves what "
                                        "exists only here and fetches the rest again.")
        case ErrorKind.LOCKED:
            return translate("Wording", "Another program is using this profile just now.")
        case ErrorKind.STORE:
            return translate("Wording", "The mail store on this computer cannot be used.")
        case ErrorKind.STORE_LOCKED:
            return translate("Wording", "The mail on this computer is encrypted, and its key is not at hand. Start "
                                        "Depesche again: it asks for the recovery phrase.")
        case ErrorKind.USAGE:
            # Only we raise these, about something that was typed in; the detail names the field.
            return usage_words.sentence(error.detail)
        case _:
            assert_never(error.kind)


def _sign_in_needed(error: MailError) -> str:
    if error.secret_trouble is SecretTrouble.KEYRING_LOCKED:
        return translate("Wording", "The keyring that has the sign-in is locked. Unlock it, and Depesche goes on by "
                                    "itself; or sign in again.")
    if "does not accept the sign-in" in error.detail:  # as the borders of the protocols write it
        return translate("Wording", "The mail server does not accept the sign-in. Sign in again as the owner of this "
                                    "mailbox; at the provider mail programs may have to be allowed first.")
    return translate("Wording", "The sign-in with the provider has ended. Sign in again in the browser; nothing is "
                                "lost, and mail in the outbox waits.")


def _wrong_protocol(error: MailError) -> str:
    """Names the protocol that the server's greeting showed, as the border of each protocol writes it."""
    found = re.search(r", is an? (IMAP|POP3|SMTP) server", error.detail)
    if found is None:
        return translate("Wording", "Another kind of server answers at this port. Check protocol and port.")
    return translate("Wording", "The server at this port speaks {protocol}. Check protocol and port.").format(
        protocol=found[1])


def error_advice(error: MailError) -> Advice:
    """What helps most against this error."""
    kind = error.kind
    if isinstance(error, SignInFailed):
        return Advice.SETTINGS
    if kind in (ErrorKind.LOGIN_REFUSED, ErrorKind.SECRET_MISSING):
        return Advice.PASSWORD
    if kind is ErrorKind.SIGN_IN_NEEDED:
        return Advice.SIGN_IN
    if kind in (ErrorKind.TLS_CERTIFICATE, ErrorKind.TLS_FAILED, ErrorKind.STARTTLS_MISSING,
                ErrorKind.WRONG_PROTOCOL, ErrorKind.HOST_UNKNOWN, ErrorKind.CONNECTION_REFUSED):
        return Advice.SETTINGS
    if kind in (ErrorKind.USAGE, ErrorKind.UNSUPPORTED, ErrorKind.GONE, ErrorKind.CANCELLED, ErrorKind.TOO_LARGE,
                ErrorKind.DAMAGED):
        return Advice.NOTHING
    return Advice.RETRY


def state_sentence(told: AccountStateChanged, protocol: Protocol) -> str:
    """The account's connection in a few words, for the status bar."""
    match told.state:
        case ConnectionState.OFFLINE:
            return translate("Wording", "offline")
        case ConnectionState.CONNECTING:
            return translate("Wording", "connecting …")
        case ConnectionState.SYNCING:
            return translate("Wording", "fetching mail …")
        case ConnectionState.CONNECTED:
            if protocol is Protocol.POP3 and told.retry_at:
                return translate("Wording", "next check {time}").format(time=formats.clock(told.retry_at))
            if protocol is Protocol.POP3:
                return translate("Wording", "up to date")
            return translate("Wording", "connected")
        case ConnectionState.WAITING:
            why = _reason(told.error)
            if told.retry_at:
                return translate("Wording", "waiting – {reason}; next try {time}").format(
                    reason=why, time=formats.clock(told.retry_at))
            return translate("Wording", "waiting – {reason}").format(reason=why)
        case ConnectionState.STOPPED:
            return translate("Wording", "stopped – {reason}").format(reason=_reason(told.error))
        case _:
            assert_never(told.state)


def _reason(error: MailError | None) -> str:
    if error is None:
        return translate("Wording", "no connection")
    match error.kind:
        case ErrorKind.LOGIN_REFUSED:
            return translate("Wording", "sign-in refused")
        case ErrorKind.SECRET_MISSING:
            return translate("Wording", "password needed")
        case ErrorKind.SIGN_IN_NEEDED:
            return translate("Wording", "signed out")
        case ErrorKind.HOST_UNKNOWN | ErrorKind.CONNECTION_REFUSED | ErrorKind.NETWORK | ErrorKind.TIMEOUT:
            return translate("Wording", "server not reachable")
        case ErrorKind.TLS_CERTIFICATE | ErrorKind.TLS_FAILED | ErrorKind.STARTTLS_MISSING:
            return translate("Wording", "connection not safe")
        case ErrorKind.WRONG_PROTOCOL:
            return translate("Wording", "wrong protocol")
        case ErrorKind.DISK_FULL:
            return translate("Wording", "disk full")
        case ErrorKind.DAMAGED | ErrorKind.LOCKED | ErrorKind.STORE | ErrorKind.STORE_LOCKED:
            return translate("Wording", "mail store not usable")
        case ErrorKind.CANCELLED:
            return translate("Wording", "cancelled")
        case _:
            return translate("Wording", "server reports an error")


def activity_sentence(told: ActivityChanged) -> str:
    """What an account's worker does just now; the figures stand beside the progress bar."""
    folder = folder_leaf(told.label)
    match told.kind:
        case ActivityKind.CONNECT:
            return translate("Wording", "Connecting")
        case ActivityKind.FOLDERS:
            return translate("Wording", "Looking at the folders")
        case ActivityKind.HEADERS:
            return translate("Wording", "List of “{folder}”").format(folder=folder)
        case ActivityKind.BODIES:
            return translate("Wording", "Messages of “{folder}”").format(folder=folder)
        case ActivityKind.DOWNLOAD:
            return translate("Wording", "Downloading messages")
        case ActivityKind.REPLAY:
            return translate("Wording", "Telling the server changes")
        case ActivityKind.DELIVER:
            return translate("Wording", "Sending")
        case ActivityKind.SEARCH:
            return translate("Wording", "Searching “{folder}” on the server").format(folder=folder)
        case _:
            assert_never(told.kind)


def activity_figures(told: ActivityChanged) -> str:
    """`120 of 4,300 · 12 MB`, as far as known."""
    parts = []
    if told.total:
        parts.append(translate("Wording", "{done} of {total}").format(
            done=formats.number(told.done), total=formats.number(told.total)))
    elif told.done:
        parts.append(formats.number(told.done))
    if told.octets:
        parts.append(formats.size(told.octets))
    return " · ".join(parts)


def role_name(role: Role) -> str:
    """Empty for Role.NONE."""
    match role:
        case Role.INBOX:
            return translate("Wording", "Inbox")
        case Role.DRAFTS:
            return translate("Wording", "Drafts")
        case Role.SENT:
            return translate("Wording", "Sent")
        case Role.ARCHIVE:
            return translate("Wording", "Archive")
        case Role.JUNK:
            return translate("Wording", "Junk")
        case Role.TRASH:
            return translate("Wording", "Trash")
        case Role.ALL:
            return translate("Wording", "All mail")
        case Role.FLAGGED:
            return translate("Wording", "Starred")
        case Role.NONE:
            return ""
        case _:
            assert_never(role)


def namespace_name(namespace: Namespace) -> str:
    """A heading of the tree; empty for one's own folders."""
    match namespace:
        case Namespace.PERSONAL:
            return ""
        case Namespace.OTHERS:
            return translate("Wording", "Other users")
        case Namespace.SHARED:
            return translate("Wording", "Shared")
        case _:
            assert_never(namespace)


def folder_name(folder: Folder) -> str:
    """The translated role, or the folder's own name."""
    own = folder.namespace is Namespace.PERSONAL
    return (role_name(folder.role) if own else "") or folder.name


def folder_leaf(path: str) -> str:
    """The last level of an activity's path; INBOX gets its translated name."""
    return role_name(Role.INBOX) if path.lower() == "inbox" else path.rpartition("/")[2]


def protocol_name(protocol: Protocol) -> str:
    return protocol.value.upper()

