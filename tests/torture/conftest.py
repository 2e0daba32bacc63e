"""A Dovecot for the trials of this part alone, and sums of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from tests.servers.dovecot import Dovecot
from tests.torture.site import Site


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with Dovecot(users=(), everybody=True) as server:
        site = Site(server)
        yield site
        site.close()


@pytest.fixture(scope="module")
def total(request: pytest.FixtureRequest, tell: Callable[[str], None]) -> Iterator[Counter[str]]:
    """Counts of all trials of a file by what they are, told once these have run."""
    counts: Counter[str] = Counter()
    yield counts
    name = request.module.__name__.rpartition("test_")[2].replace("_", " ")
    tell(f"{name}, in all: " + ", ".join(f"{count:,} {what}" for what, count in counts.items()))
