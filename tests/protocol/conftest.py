"""The servers beside Dovecot, started once a session when first needed, and an account on each of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.protocol.mirror import Mirror, make_mirror
from tests.protocol.races import CASES, mirror_of
from tests.servers.anyserver import Person, PlainDovecot, Traits
from tests.servers.certs import Authority
from tests.servers.courier import Courier
from tests.servers.cyrus import Cyrus
from tests.servers.dovecot import Dovecot
from tests.servers.owner import Owner, make_owner
from tests.servers.pymap import Pymap
from tests.servers.racing import RacingServer
from tests.servers.racing_box import box

SERVERS = {
    "dovecot": Traits(has_roles=True),
    "cyrus": Traits(has_roles=True),
    "courier": Traits(prefix="INBOX.", delimiter=".", has_condstore=False, has_move=False, tells_uidnext=False,
                      ends_mail=True, makes_substitutes=True, lists_by_arrival=False),
    "pymap": Traits(has_condstore=False, keeps_keywords=False, loses_early_news=True),
}
POP3_SERVERS = ("dovecot", "cyrus", "courier")


@pytest.fixture(scope="session")
def plain_dovecot(dovecot: Dovecot) -> PlainDovecot:
    return PlainDovecot(dovecot)


@pytest.fixture(scope="session")
def cyrus(authority: Authority) -> Iterator[Cyrus]:
    with Cyrus(authority) as server:
        yield server


@pytest.fixture(scope="session")
def courier(authority: Authority) -> Iterator[Courier]:
    with Courier(authority) as server:
        yield server


@pytest.fixture(scope="session")
def pymap() -> Iterator[Pymap]:
    with Pymap() as server:
        yield server


@pytest.fixture(params=list(SERVERS))
def person(request: pytest.FixtureRequest) -> Person:
    """A fresh user of each server in turn."""
    server = server_named(request, request.param)
    return Person(server.add_user(), server, SERVERS[request.param])


@pytest.fixture(params=POP3_SERVERS)
def owner(request: pytest.FixtureRequest) -> Owner:
    """The owner of an empty maildrop on each POP3 server in turn."""
    return owner_on(request, request.param)


def owner_on(request: pytest.FixtureRequest, name: str) -> Owner:
    return make_owner(server_named(request, name), SERVERS[name])


def server_named(request: pytest.FixtureRequest, name: str) -> Any:
    """A session's server by its key in SERVERS, started if it was not yet."""
    return request.getfixturevalue("plain_dovecot" if name == "dovecot" else name)


@pytest.fixture
def mirror(person: Person, tmp_path: Path) -> Iterator[Mirror]:
    """An empty store for `person`; at the end it must be sound and as the server is."""
    mirror = make_mirror(tmp_path, person.backend)
    yield mirror
    problems = mirror.problems()
    mirror.close()
    assert problems == ()


@pytest.fixture(params=list(CASES))
def server(request: pytest.FixtureRequest) -> Iterator[RacingServer]:
    """A server with messages 1 to 10 in INBOX, once with the capabilities of each case of the sync."""
    with RacingServer(box(*range(1, 11)), *CASES[request.param]) as server:
        yield server


@pytest.fixture
def racing_mirror(server: RacingServer, tmp_path: Path) -> Iterator[Mirror]:
    """In step with the racing server, and connected."""
    mirror = mirror_of(server, tmp_path)
    mirror.sync()
    assert mirror.flags() == server.box.flags()
    yield mirror
    mirror.close()
