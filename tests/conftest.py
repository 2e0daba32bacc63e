"""Fixtures for every test: one real Dovecot and one SMTP sink per session, a fresh user per test; and what tests count,
told at the end of the run."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.servers.certs import Authority
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser
from tests.servers.smtp import SmtpSink

_COUNTS: list[str] = []


@pytest.fixture(scope="session")
def tell() -> Callable[[str], None]:
    """Adds a line to what is printed when all tests have run."""
    return _COUNTS.append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _COUNTS:
        terminalreporter.write_line(line)


def pytest_collection_finish() -> None:
    gc.freeze()  # what was imported and collected is there to the end: no collection of garbage need look at it again


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """A real Dovecot; its users `alice` and `bob` are shared, so prefer `mail_user`."""
    with Dovecot() as server:
        yield server


@pytest.fixture
def mail_user(dovecot: Dovecot) -> MailUser:
    """A user that no other test has touched."""
    return MailUser(dovecot.add_user(), dovecot.password, dovecot)


@pytest.fixture(scope="session")
def authority(dovecot: Dovecot) -> Authority:
    """The CA of all test servers, with its good and its bad certificates."""
    return dovecot.authority


@pytest.fixture(scope="session")
def ca_file(authority: Authority) -> Path:
    return authority.ca_file


@pytest.fixture(scope="session")
def _session_sink(authority: Authority) -> Iterator[SmtpSink]:
    with SmtpSink(authority) as sink:
        yield sink


@pytest.fixture
def smtp_sink(_session_sink: SmtpSink) -> SmtpSink:
    """The session's SMTP sink, emptied."""
    _session_sink.reset()
    return _session_sink
