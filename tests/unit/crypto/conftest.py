"""Peers and keys, made once for the session: keys cost time."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.crypto import pgp_keys
from app.model.security import OwnKey
from tests.servers.crypto_peers import Gnupg, Openssl


@pytest.fixture(scope="session")
def gnupg() -> Iterator[Gnupg]:
    # GnuPG's sockets lie in its home, and their paths must be short.
    home = Path(tempfile.mkdtemp(prefix="gpg"))
    peer = Gnupg(home)
    peer.make("ben", "rsa2048", "rsa2048")
    peer.make("cora", "ed25519", "cv25519")
    yield peer
    peer.close()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def openssl(tmp_path_factory: pytest.TempPathFactory) -> Openssl:
    peer = Openssl(tmp_path_factory.mktemp("openssl"))
    peer.begin()
    return peer


@pytest.fixture(scope="session")
def ada(gnupg: Gnupg) -> OwnKey:
    """Our own key, known to GnuPG."""
    own = pgp_keys.generate("Ada Ahrens", "ada@example.org")
    gnupg.run("--import", data=pgp_keys.armoured_public(own.key))
    return own


@pytest.fixture(scope="session")
def ada_smime(openssl: Openssl) -> OwnKey:
    return openssl.make("ada", "rsa:2048")


@pytest.fixture(scope="session")
def ben_smime(openssl: Openssl) -> OwnKey:
    return openssl.make("ben", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")
