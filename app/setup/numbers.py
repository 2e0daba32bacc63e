"""Both protocols of one mailbox asked at once: what each would bring. Nothing is read, changed or stored."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from app.backends.base import MailBackend, counts_mailbox
from app.backends.registry import backend_for
from app.errors import ErrorKind, MailError, unexpected
from app.events import Event, Looked, ProbeResult, ServerFound, ServerLooked, ServersSeen
from app.model.account import Account, Protocol
from app.setup.certificates import explained
from app.transport.smtp import SmtpSender

LIMIT = 25.0
"""Seconds after which a server that has not answered counts as silent."""

class Look:
    """One LookAtServers: a thread for each server, so that a silent one holds up none of the others."""

    def __init__(self, token: int, accounts: tuple[Account, ...], login: Callable[[], str],
                 emit: Callable[[Event], None], limit: float = LIMIT) -> None:
        self._token = token
        self._accounts = accounts
        self._login = login
        self._emit = emit
        self._limit = limit
        self._lock = threading.Lock()
        self._answers: dict[Protocol | None, Looked | ServerFound] = {}
        self._open: dict[Protocol, MailBackend] = {}
        self._closed = False

    def run(self) -> ServersSeen:
        """Returns when all have answered or the time is over; meanwhile each answer is told as it comes."""
        asked: list[tuple[Protocol | None, threading.Thread]] = [
            (each.protocol, threading.Thread(target=self._incoming, args=(each,), name="look", daemon=True))
            for each in self._accounts]
        first = self._accounts[0]
        if first.outgoing is not None:
            asked.append((None, threading.Thread(target=self._outgoing, args=(first,), name="look", daemon=True)))
        ends = time.monotonic() + self._limit
        for _, thread in asked:
            thread.start()
        for _, thread in asked:
            thread.join(max(ends - time.monotonic(), 0.0))
        for which, _ in asked:
            self._answer(which, MailError(ErrorKind.TIMEOUT, "The server took too long to answer. Try again later."))
        with self._lock:
            self._closed = True
            late = tuple(self._open.values())
        for backend in late:
            backend.interrupt()
        return ServersSeen(self._token, self._looked(Protocol.IMAP), self._looked(Protocol.POP3), self._found())

    def _incoming(self, account: Account) -> None:
        try:
            self._answer(account.protocol, self._count(account))
        except MailError as error:
            self._answer(account.protocol, explained(error, account))
        except Exception:
            self._answer(account.protocol, unexpected())
            raise

    def _count(self, account: Account) -> Looked:
        backend = backend_for(account, self._login)
        with self._lock:
            self._open[account.protocol] = backend
        try:
            backend.open()
            assert counts_mailbox(backend)
            return backend.numbers()
        finally:
            backend.close()
            with self._lock:
                del self._open[account.protocol]

    def _outgoing(self, account: Account) -> None:
        assert account.outgoing is not None
        try:
            sender = SmtpSender(account.outgoing, self._login(), plaintext_consent=account.plaintext_consent)
            self._answer(None, ServerFound(sender.check()))
        except MailError as error:
            self._answer(None, explained(error, account))
        except Exception:
            self._answer(None, unexpected())
            raise

    def _answer(self, which: Protocol | None, result: Looked | ServerFound) -> None:
        """The first answer of each counts."""
        with self._lock:
            if self._closed or which in self._answers:
                return
            self._answers[which] = result
        self._emit(ServerLooked(self._token, which, result))

    def _looked(self, protocol: Protocol) -> Looked | None:
        found = self._answers.get(protocol)
        assert not isinstance(found, ServerFound)
        return found

    def _found(self) -> ProbeResult | None:
        found = self._answers.get(None)
        return found if found is None or isinstance(found, ServerFound | MailError) else unexpected()
