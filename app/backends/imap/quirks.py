"""What servers do otherwise than they say or than the standards say: one table, each entry with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.quick_dataclass import dataclass

COMMAND_OCTETS = 8_000
"""Octets of a command line that servers should take (RFC 7162 4)."""
PIPELINED = 100


@dataclass(frozen=True, slots=True)
class Quirk:
    """One entry. It holds for a server whose `hosts` (last labels of the name), `greeting` or `identity` (name and
    version out of ID, RFC 2971), as regular expressions, or one of whose `words` (capabilities) fits.

    `without`: capabilities that are not used. `command_octets` and `pipelined`: the most of a command line, and of
    commands in one round trip. `needs_id`: ID is said although it is not offered. `refused`: why the account cannot
    be kept at all, and what to do.
    """

    name: str
    reason: str
    hosts: tuple[str, ...] = ()
    greeting: str = ""
    identity: str = ""
    words: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    command_octets: int = COMMAND_OCTETS
    pipelined: int = PIPELINED
    needs_id: bool = False
    refused: str = ""

    def fits(self, host: str, greeting: str, words: Iterable[str], identity: str) -> bool:
        """Whether any of its marks is this server's: `words` are its CAPABILITY, `identity` its answer to ID (RFC
        2971)."""
        return (any(host == each or host.endswith("." + each) for each in self.hosts)
                or bool(self.greeting and re.search(self.greeting, greeting, re.IGNORECASE))
                or bool(self.identity and re.search(self.identity, identity, re.IGNORECASE))
                or bool(self.words and self.words.intersection(words)))


QUIRKS = (
    Quirk("iCloud", "Its VANISHED answers are malformed, ENABLED never comes and sequence numbers in FETCH may be "
          "wrong; mail seemed deleted that was not (Mailspring-Sync 91, Apple developer forum 694251).",
          hosts=("mail.me.com",), without=frozenset({"QRESYNC"})),
    Quirk("Apache James", "Messages that vanished are left out of VANISHED under some circumstances, and the answer "
          "may be empty (James 3722).",
          greeting=r"\bJAMES IMAP4rev1 Server\b", without=frozenset({"QRESYNC"})),
    Quirk("Coremail", "ENABLE is answered by two tagged lines, which no client can follow (NeoMutt 1689).",
          greeting=r"\bCoremail System IMap\b", without=frozenset({"ENABLE", "QRESYNC"})),
    Quirk("NetEase", "No mailbox can be selected before the client gave its name by ID (OfflineIMAP 696).",
          hosts=("163.com", "126.com", "188.com", "yeah.net"), needs_id=True),
    Quirk("Exchange and Outlook.com", "Some fifty STATUS commands in one go confuse its parser, and it ends the "
          "connection (GNOME 766552).",
          greeting=r"^The Microsoft Exchange IMAP4 service is ready\.", pipelined=25),
    Quirk("Exchange 2003", "NAMESPACE ends the connection (MailKit 1512).",
          greeting=r"^Microsoft Exchange Server 2003 IMAP4rev1", without=frozenset({"NAMESPACE"})),
    Quirk("Yahoo", "Command lines of more than 1,000 octets are not taken for sure (MailKit).",
          words=frozenset({"XYMHIGHESTMODSEQ"}), command_octets=1_000),
    Quirk("UW and Panda", "Command lines of more than 1,000 octets are not taken for sure (MailKit).",
          greeting=r" IMAP4rev1 2007f\.| Panda IMAP ", command_octets=1_000),
    Quirk("Proton Mail Bridge before 3", "UIDs are not lasting: an edit may reach another message (Proton Bridge 220).",
          words=frozenset({"XSTOP"}),
          refused="This version of Proton Mail Bridge gives messages no lasting numbers, so an edit could reach "
                  "another message. Update Proton Mail Bridge to version 3."),
)


@dataclass(frozen=True, slots=True)
class Quirks:
    """All entries that hold for one server, as one."""

    names: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    command_octets: int = COMMAND_OCTETS
    pipelined: int = PIPELINED
    needs_id: bool = False
    refused: str = ""


def find(host: str, greeting: str, words: Iterable[str], identity: str = "") -> Quirks:
    """`greeting` is the text after "* OK", without a response code. `identity` is known after the login only."""
    held = [each for each in QUIRKS if each.fits(host.rstrip(".").lower(), greeting, words, identity)]
    return Quirks(
        tuple(each.name for each in held), frozenset().union(*(each.without for each in held)),
        min((each.command_octets for each in held), default=COMMAND_OCTETS),
        min((each.pipelined for each in held), default=PIPELINED), any(each.needs_id for each in held),
        next((each.refused for each in held if each.refused), ""))
