"""Domains that are one slip away from a well-known one: typing errors, and what somebody registered for those."""

from __future__ import annotations

from collections.abc import Iterator

from app.mime.lookalike import skeleton, to_unicode
from app.setup import oauth_providers
from app.setup.person import ascii_host
from app.setup.providers import domains

_ALSO = frozenset({"freenet.de", "gmx.net", "icloud.com", "t-online.de"})
"""Of millions of people, as those are where one signs in in the browser. Whoever is near to a small provider is mostly
another one."""
_SHORTEST = 7
"""Characters: short names are near to many that mean nothing by it."""
_KEYS = "abcdefghijklmnopqrstuvwxyz0123456789-."
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
"""What looks like one letter."""


def meant(email: str) -> str:
    """The address that was perhaps meant: at a well-known domain, where this one looks like it and is another. Else "".
    """
    local, at, typed = email.strip().rpartition("@")
    domain = ascii_host(typed)
    if not at or len(domain) > 253 or domain in domains():
        return ""
    known = {each for provider in oauth_providers.known().values() for each in provider.domains} | _ALSO
    found = next((each for each in _slips(domain)
                  if each in known and len(each) >= _SHORTEST and not _is_of_another_country(domain, each)), "")
    return f"{local}@{found}" if found and domain not in known else ""


def _slips(domain: str) -> Iterator[str]:
    """What it may have been before: in other letters, two exchanged, one too much, another one, one too few."""
    yield ".".join(skeleton(label) for label in to_unicode(domain).split("."))
    for two, one in _PAIRS:
        yield domain.replace(two, one)
    ways = [(domain[:at], domain[at:]) for at in range(len(domain) + 1)]
    yield from (before + after[1] + after[0] + after[2:] for before, after in ways if len(after) > 1)
    yield from (before + after[1:] for before, after in ways if after)
    yield from (before + key + after[1:] for before, after in ways if after for key in _KEYS)
    yield from (before + key + after for before, after in ways for key in _KEYS)


def _is_of_another_country(domain: str, known: str) -> bool:
    """yahoo.at beside yahoo.it."""
    (name, _, country), (other, _, its) = domain.rpartition("."), known.rpartition(".")
    return name == other and len(country) == len(its) == 2
