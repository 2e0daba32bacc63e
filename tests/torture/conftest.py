"""A Dovecot for the trials of this part alone, and their counts at the end of the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.servers.dovecot import Dovecot
from tests.torture.site import Site

_COUNTS: list[str] = []


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with Dovecot(users=(), everybody=True) as server:
        site = Site(server)
        yield site
        site.close()


@pytest.fixture
def tell() -> Callable[[str], None]:
    """Adds a line to what is printed when all tests have run."""
    return _COUNTS.append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _COUNTS:
        terminalreporter.write_line(line)
