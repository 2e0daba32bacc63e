"""Mozilla's config-v1.1 format: a domain's own page on its servers, read as if a stranger had written it.

https://www.bucksch.org/1/projects/thunderbird/autoconfiguration/config-file-format.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from app.errors import ErrorKind, MailError
from app.model.finding import Source, Suggestion
from app.setup.person import Person
from app.setup.server_lists import ListedServer, choose

MOST_OCTETS = 64 * 1024
MOST_SERVERS = 50
_LONGEST_NAME = 60
_DECLARATION = re.compile(r"<!(?!--)")
"""DOCTYPE, ENTITY and the like: nothing of that belongs here, and entities multiply."""


def read(octets: bytes, person: Person, source: Source) -> Suggestion | None:
    """What the file says for this person; None where it is no such file, as a web site's page for everything.

    Raises MailError(PROTOCOL) for one that may not be used: with declarations, too large, or with no server for
    incoming mail that encrypts and has a valid name, port and user.
    """
    root = _parsed(octets)
    if root is None:
        return None
    provider = root.find("emailProvider")
    if provider is None:
        raise MailError(ErrorKind.PROTOCOL, "The domain's page on its servers names no provider.")
    servers = list(_servers(provider))
    imap, pop3, smtp = (choose([each for name, each in servers if name == kind], person)
                        for kind in ("imap", "pop3", "smtp"))
    if imap is None and pop3 is None:
        raise MailError(ErrorKind.PROTOCOL, "The domain's page names no server for incoming mail that encrypts.")
    name = _line(provider.findtext("displayShortName") or provider.findtext("displayName") or "")
    return Suggestion(name[:_LONGEST_NAME] or person.domain, imap, pop3, smtp, True, source)


def _parsed(octets: bytes) -> ElementTree.Element | None:
    if len(octets) > MOST_OCTETS:
        raise MailError(ErrorKind.TOO_LARGE, "The domain's page on its servers is larger than any should be.")
    # Decoded here, for in UTF-16 a declaration would look like something else.
    text = octets.decode("utf-8-sig", "replace").lstrip()
    if "<clientConfig" not in text:
        return None
    if _DECLARATION.search(text) or "\0" in text:
        raise MailError(ErrorKind.PROTOCOL, "The domain's page on its servers holds declarations, which are refused.")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise MailError(ErrorKind.PROTOCOL, "The domain's page on its servers is broken.") from error
    return root if root.tag == "clientConfig" else None


def _servers(provider: ElementTree.Element) -> Iterator[tuple[str, ListedServer]]:
    """The kind of each (imap, pop3, smtp) with what is said of it; at most MOST_SERVERS."""
    elements = [each for each in provider if each.tag in ("incomingServer", "outgoingServer")]
    for each in elements[:MOST_SERVERS]:
        kind = each.get("type", "").lower()
        if kind not in (("imap", "pop3") if each.tag == "incomingServer" else ("smtp",)):
            continue
        yield kind, ListedServer(
            host=(each.findtext("hostname") or "").strip(), port=_number(each.findtext("port") or ""),
            socket=(each.findtext("socketType") or "").strip(), user=(each.findtext("username") or "").strip(),
            auth=[(found.text or "").strip() for found in each.findall("authentication")])


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,5}", text.strip()) else 0


def _line(text: str) -> str:
    """One line without controls, or nothing where somebody meant more by it."""
    text = text.strip()
    return text if text.isprintable() else ""
