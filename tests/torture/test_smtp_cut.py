"""The line to the SMTP server is cut, or goes silent, at every octet: nothing is lost, and nothing goes twice unasked.

Before the final dot a message is queued for another try; after it, without the server's answer, the person is asked;
after the answer only the copy is filed.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.engine.delivery import Deliverer
from app.engine.reading import MimeReader
from app.model.account import Account, Security, ServerSettings
from app.model.folder import RemoteFolder, Role
from app.store import accounts, bodies, folders, messages, outbox
from app.transport import smtp
from app.transport.smtp import DeliveryReport, SmtpSender
from tests.factory import make_account, make_mail
from tests.fakes.new_store import new_store
from tests.servers.certs import Authority
from tests.servers.smtp import SmtpSink
from tests.torture import effort
from tests.torture.proxy import Cut, How, Proxy, Side

pytestmark = [pytest.mark.slow, pytest.mark.timeout(4 * 3600)]

_PATIENCE = 0.25
_TRIES = 5
"""A busy machine may be slower than the patience: then the octet was not reached, and it gets twice as much."""
_SETTLED = 2.0
RECIPIENTS = ("jonas@example.org", "amelie@example.org")


@dataclass(frozen=True)
class Outcome:
    cut: Cut
    state: str = ""
    """After the cut: an outbox state, or "filed"."""
    delivered: bool = False
    """By then."""
    trouble: str = ""


class Desk:
    """One account with an outbox, and the server that counts what it takes."""

    def __init__(self, directory: Path, sink: SmtpSink, security: Security) -> None:
        self.sink, self._security = sink, security
        self.db = new_store(directory / "mail.db")
        self.account: Account = accounts.save(self.db, make_account(outgoing=True))
        folders.take_over(self.db, self.account.id, (RemoteFolder("Sent", "/", Role.SENT),))
        self._numbers = itertools.count(1)

    @property
    def port(self) -> int:
        return self.sink.plain if self._security is Security.NONE else self.sink.tls

    def queue(self) -> tuple[int, int]:
        """The message's number and its id in the outbox."""
        number = next(self._numbers)
        with self.db.write(durable=True):
            return number, outbox.add(self.db, self.account.id, bodies.pack(make_mail(number, body=".\r\nHello.\r\n.")),
                                      RECIPIENTS, f"Message {number}")

    def run(self, port: int, patience: float = 20.0) -> None:
        """What the worker does when something is due; a failed try may be tried again at once."""
        settings = ServerSettings("127.0.0.1", port, self._security, self.sink.user, str(self.sink.ca_file))

        def send(sender: str, recipients: tuple[str, ...], raw: bytes) -> DeliveryReport:
            return SmtpSender(settings, self.sink.password, plaintext_consent=True, timeout=patience).deliver(
                sender, recipients, raw)

        for each in outbox.timed(self.db):
            outbox.mark(self.db, each.id, each.state, each.error)
        Deliverer(self.db, self.account, send, MimeReader(), lambda event: None).run()

    def state(self, outbox_id: int) -> str:
        return next((each.state for each in outbox.entries(self.db) if each.id == outbox_id), "filed")

    def taken(self, number: int) -> int:
        """How often the server took it."""
        return sum(f"<m{number}@example.org>".encode() in each.raw for each in self.sink.messages)

    def filed(self, number: int) -> int:
        sent = folders.by_path(self.db, self.account.id, "Sent")
        rows = messages.page(self.db, messages.View(sent.id), None, 100_000) if sent is not None else []
        return sum(row.message_id == f"m{number}@example.org" for row in rows)

    def close(self) -> None:
        self.db.close()


@pytest.fixture
def sink(authority: Authority) -> Iterator[SmtpSink]:
    with SmtpSink(authority) as sink:
        yield sink


def _trial(desk: Desk, cut: Cut) -> Outcome:
    number, outbox_id = desk.queue()
    for attempt in range(_TRIES):
        patience = _PATIENCE * 2 ** attempt if cut.how is How.STALL else 20.0
        with Proxy(desk.port, cut) as proxy:
            desk.run(proxy.port, patience)
            if proxy.struck or desk.state(outbox_id) != outbox.QUEUED:
                break
    else:
        return Outcome(cut, trouble="the octet was not reached")
    state = desk.state(outbox_id)
    if state == outbox.UNKNOWN and cut.how is How.STALL:  # the server may not have come to it yet
        _until(lambda: desk.taken(number) > 0, 0.2)
    delivered = desk.taken(number)
    wrong = [
        (state == outbox.QUEUED and delivered > 0, "it is queued again, though the server has it"),
        (state == "filed" and delivered != 1, "it counts as sent, though the server has it not"),
        (state not in (outbox.QUEUED, outbox.UNKNOWN, "filed"), f"it is in state {state}"),
    ]
    trouble = next((words for is_so, words in wrong if is_so), "")
    if state == outbox.UNKNOWN:
        desk.run(desk.port)
        if desk.taken(number) != delivered:
            trouble = "it was sent again without a word"
        if delivered:
            outbox.arrived(desk.db, outbox_id)
        else:
            outbox.retry(desk.db, outbox_id)
    desk.run(desk.port)
    _until(lambda: desk.taken(number) > 0, _SETTLED)
    ends = (desk.taken(number), desk.filed(number), desk.state(outbox_id))
    if not trouble and ends != (1, 1, "filed"):
        trouble = f"in the end it was taken, filed, and is {ends}"
    return Outcome(cut, state, delivered > 0, trouble)


def _until(true: Callable[[], bool], limit: float) -> None:
    pause, ends = threading.Event(), time.monotonic() + limit
    while not true() and time.monotonic() < ends:
        pause.wait(0.005)


def _measure(desk: Desk) -> dict[Side, int]:
    """The octets of the uncut session."""
    _, outbox_id = desk.queue()
    with Proxy(desk.port) as proxy:
        desk.run(proxy.port)
    assert desk.state(outbox_id) == "filed"
    return proxy.octets


@pytest.mark.parametrize(("security", "step", "every"), [(Security.NONE, 1, 67), (Security.TLS, 13, 83)],
                         ids=["plain", "tls"])
def test_a_message_cut_at_any_octet_is_neither_lost_nor_doubled(
        tmp_path: Path, sink: SmtpSink, security: Security, step: int, every: int, tell: Callable[[str], None],
        monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp, "FINAL_TIMEOUT", 0.0)  # the patience given counts
    began = time.monotonic()
    desk = Desk(tmp_path, sink, security)
    octets = _measure(desk)
    # QUIT is left out: it is sent when all is over, and nobody waits for its answer.
    all_cuts = [Cut(side, at, how) for side, after in ((Side.CLIENT, len(b"QUIT\r\n")), (Side.SERVER, 0))
                for at in range(0, octets[side] - after + 1, step) for how in How]
    chosen = [all_cuts[number - 1] for number in effort.sample(len(all_cuts), every)]
    if not effort.FULL:  # the answer to the dot is short, and no sample must miss it
        chosen += all_cuts[-120::17]
    outcomes = [_trial(desk, cut) for cut in chosen]
    counts = Counter((each.state, each.delivered) for each in outcomes)
    desk.close()
    failures = [f"{each.cut}: {each.trouble}" for each in outcomes if each.trouble]
    tell(f"smtp cut: {security.value}: {octets[Side.CLIENT]} octets sent, {octets[Side.SERVER]} received, {len(chosen)}"
         f" of {len(all_cuts)} cuts and stalls tried; queued again {counts[outbox.QUEUED, False]}, asked "
         f"{counts[outbox.UNKNOWN, True]} (the server had it) + {counts[outbox.UNKNOWN, False]} (it had not), sent and "
         f"filed {counts['filed', True]}; lost, doubled or untold {len(failures)}, {time.monotonic() - began:.0f} s")
    assert not failures, f"{len(failures)} of {len(chosen)} cuts end otherwise:\n" + "\n".join(failures[:40])


