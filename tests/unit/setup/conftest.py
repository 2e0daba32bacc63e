"""A small internet of its own: name server, pages and mail servers on loopback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers.certs import Authority
from tests.servers.small_internet import SmallInternet


@pytest.fixture(scope="module")
def internet_authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture
def internet(internet_authority: Authority) -> Iterator[SmallInternet]:
    made = SmallInternet(internet_authority)
    yield made
    made.close()
