"""The demo's servers, running, with their ports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from app.demo.servers import DemoAddresses, DemoServers

NOW = 1_795_528_800.0  # a Tuesday in November 2026, 15:00 in Hamburg


@dataclass(frozen=True)
class Running:
    servers: DemoServers
    addresses: DemoAddresses


@pytest.fixture
def demo() -> Iterator[Running]:
    servers = DemoServers(now=NOW)
    try:
        yield Running(servers, servers.start())
    finally:
        servers.stop()
