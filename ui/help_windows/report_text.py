"""What a report of a problem would hold: parts that the person reads, edits and leaves out as they like."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app import __version__
from app.activity_log import Record
from app.errors import MailError
from app.events import AccountStateChanged
from app.mime import mailto
from app.mime.mailto import MailtoRequest
from app.model.account import Account, Protocol, ServerSettings
from app.quick_dataclass import dataclass
from app.redaction import redact, without_servers, without_words
from ui.dialogs.error import technical_text
from ui.help.system import system_text
from ui.help_windows.log_page import log_line
from ui.settings import Settings

LINES = 150
"""The newest of the log."""

_WORDS = ("language", "sort", "spelling")
"""Settings that are text, and tell nothing about the person."""
_NOT = frozenset({"last_folder", "default_account"})

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Part:
    """`key` is a stable name; `title` and `text` are what the person sees, and what the report holds."""

    key: str
    title: str
    text: str


def parts(accounts: Sequence[Account], state_of: Callable[[int], AccountStateChanged], settings: Settings,
          records: Sequence[Record], error: MailError | None = None, end: str = "") -> list[Part]:
    """The person's own words come first; nothing else is in a part than what it shows. `end`: what is kept of a run
    that ended unexpectedly."""
    words = own_words(accounts)
    made = [Part("words", translate("Report", "What happened"), _questions())]
    if error is not None:
        made.append(Part("error", translate("Report", "The error"), clean(technical_text(error), words)))
    if end:
        made.append(Part("end", translate("Report", "How it ended"), clean(end, words)))
    made.append(Part("program", translate("Report", "Program and system"), system_text()))
    if accounts:
        made.append(Part("accounts", translate("Report", "Kinds of accounts, without names"), "\n".join(
            _account(number, each, state_of(each.id)) for number, each in enumerate(accounts, start=1))))
    made.append(Part("settings", translate("Report", "Settings, without personal ones"), _settings(settings)))
    if records:
        lines = [log_line(replace(each, text=clean(each.text, words))) for each in records[-LINES:]]
        made.append(Part("log", translate("Report", "Newest lines of the log"), "\n".join(lines)))
    return made


def whole(chosen: Sequence[Part]) -> str:
    """The report as it is copied, saved or written."""
    return "\n\n".join(f"## {part.title}\n\n{part.text.strip()}" for part in chosen if part.text.strip()) + "\n"


def own_words(accounts: Sequence[Account]) -> dict[str, str]:
    """What names the person or their servers, and what stands in its place."""
    words: dict[str, str] = {}
    for number, account in enumerate(accounts, start=1):
        local = account.email.partition("@")[0]
        for text, instead in ((account.name, f"[account {number}]"), (account.display_name, "[name]"),
                              (account.email, "[address]"), (local, "[user]")):
            words.setdefault(text, instead)
        for server in (account.incoming, account.outgoing):
            if server is not None:
                words.setdefault(server.user, "[user]")
                words[server.host] = "[server]"
    return {text: instead for text, instead in words.items() if len(text) >= 2}


def clean(text: str, words: Mapping[str, str]) -> str:
    """Without secrets, addresses, the person's own words and the names of servers."""
    return without_servers(without_words(redact(text), words))


def _questions() -> str:
    return "\n\n".join((translate("Report", "What I did:"), translate("Report", "What I expected:"),
                        translate("Report", "What happened instead:"), ""))


def _account(number: int, account: Account, told: AccountStateChanged) -> str:
    said = [f"account {number}: {account.protocol.value} {_server(account.incoming)}"]
    if account.outgoing is not None:
        said.append(f"smtp {_server(account.outgoing)}")
    said.append(f"password from {account.secret.kind.value}")
    if account.protocol is Protocol.POP3:
        said.append(f"leaves {account.leave}, grace {account.delete_grace} s")
    else:
        said.append(f"bodies {account.bodies.value}")
    said.append(f"{told.state.value}" + (f" ({told.error.kind.value})" if told.error is not None else ""))
    return "; ".join(said)


def _server(server: ServerSettings) -> str:
    more = [word for word, given in (("own CA", server.ca_file), ("pinned key", server.pin)) if given]
    return ", ".join((f"{server.security.value} at port {server.port}", *more))


def _settings(settings: Settings) -> str:
    """Numbers, choices and switches: a text or a list may be the person's own words."""
    known = {each.name: getattr(settings, each.name) for each in fields(settings) if each.name not in _NOT}
    return "\n".join(f"{name}: {value}" for name, value in sorted(known.items())
                     if name in _WORDS or isinstance(value, bool | int | float | StrEnum))


def message(text: str, url: str) -> MailtoRequest:
    """What a message begins with that carries the report: to the mailto: address of `url`, if it is one."""
    try:
        to = mailto.parse(url).to if url.startswith("mailto:") else ()
    except MailError:
        to = ()
    return MailtoRequest(to=to, subject=translate("Report", "A problem with Depesche {version}").format(
        version=__version__), body=text)
