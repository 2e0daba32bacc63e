"""The address whose servers are looked for, and what is written of it into host and user names."""

from __future__ import annotations

import re

from app.mime.lookalike import with_deviations
from app.quick_dataclass import dataclass

LONGEST_USER = 255
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL}){{1,20}}")
_PLACEHOLDER = re.compile(r"%[A-Z]{3,40}%")
_SECOND_LEVELS = frozenset({"ac", "co", "com", "edu", "gob", "gov", "govt", "gv", "ltd", "mil", "ne", "net", "nom",
                            "or", "org", "plc", "sch"})
"""What registries of countries put between the country and a name: co.uk, ne.jp, com.au …"""


@dataclass(frozen=True, slots=True)
class Person:
    """`email` as it was typed, `domain` in ASCII and lower case."""

    email: str
    local: str
    domain: str

    @classmethod
    def parse(cls, email: str) -> Person | None:
        """None for what is no address of a domain."""
        email = email.strip()
        local, _, domain = email.rpartition("@")
        domain = ascii_host(domain)
        if not local or len(email) > 254 or any(c.isspace() or not c.isprintable() for c in email):
            return None
        return cls(email, local, domain) if is_host(domain) else None

    def fill(self, text: str) -> str:
        """With Mozilla's placeholders replaced; "" where there is another one."""
        known = {"%EMAILADDRESS%": self.email, "%EMAILLOCALPART%": self.local,
                 "%EMAILDOMAIN%": self.email.rpartition("@")[2]}
        if any(each not in known for each in _PLACEHOLDER.findall(text)):
            return ""
        return _PLACEHOLDER.sub(lambda found: known[found[0]], text)

    def owns(self, host: str) -> bool:
        """Whether a host belongs to the address's domain."""
        return host == self.domain or host.endswith(f".{self.domain}")


def ascii_host(text: str) -> str:
    """Lower case, without the root's dot, internationalised names in ASCII (RFC 5890); as it is where that fails."""
    text = with_deviations(text.strip().rstrip("."))
    try:
        return text.encode("idna").decode("ascii")
    except UnicodeError:
        return text


def is_host(text: str) -> bool:
    """A name of at least two labels, fit for the wire; no number of an address."""
    return len(text) <= 253 and _HOST.fullmatch(text) is not None and not text.rpartition(".")[2].isdecimal()


def is_user(text: str) -> bool:
    return 0 < len(text) <= LONGEST_USER and text.isprintable()


def zones(host: str) -> tuple[str, ...]:
    """The domains above a host that somebody may have registered, the longest first."""
    labels = host.split(".")
    found = [".".join(labels[at:]) for at in range(1, len(labels) - 1)]
    return tuple(each for each in found if each.count(".") > 1 or not (
        each.partition(".")[0] in _SECOND_LEVELS and len(each.rpartition(".")[2]) == 2))
