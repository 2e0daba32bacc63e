"""POP3 over a long line (50 ms a round trip) beside two clients that wait for each answer, and one that does not."""

from __future__ import annotations

import hashlib
import poplib
import shutil
import socket
import time
from pathlib import Path

from tests.bench import pop3_rivals, process
from tests.bench.figures import Report, median, note
from tests.bench.mailboxes import Mailboxes
from tests.bench.relay import Relay, Traffic
from tests.bench.settings import Settings
from tests.bench.site import Site

_DELAY = 0.05
_COUNT = 1_000
_MOST_RATIO = 0.1


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    where = boxes.few(_COUNT)
    with Relay(where.server.host, where.server.pop3, _DELAY) as relay:
        ours: list[float] = []
        pipelined: list[float] = []
        waiting: dict[str, list[float]] = {}
        for _ in range(settings.runs):
            seconds, traffic = _ours(where, boxes.profile(), relay)
            ours.append(seconds)
            pipelined.append(_mpop(where, boxes.profile(), relay, pipelining=True))
        for _ in range(settings.slow_runs):
            waiting.setdefault("mpop without pipelining", []).append(
                _mpop(where, boxes.profile(), relay, pipelining=False))
            waiting.setdefault("plain RETR loop", []).append(_plain(where, relay.port))
    note("depeschectl sync, seconds", ours)
    note("mpop with pipelining, seconds", pipelined)
    what = f"POP3, {_COUNT:,} over a line of {_DELAY * 1000:.0f} ms"
    for name, seconds_of in waiting.items():
        note(f"{name}, seconds", seconds_of)
        report.add(f"{what}: whole process", median(ours), "s", peer=(name, median(seconds_of)),
                   most_ratio=_MOST_RATIO)
    report.add(f"{what}: whole process", median(ours), "s", peer=("mpop with pipelining", median(pipelined)))
    report.add(f"{what}: round trips", traffic.turns, "")


def _ours(where: Site, profile: Path, relay: Relay) -> tuple[float, Traffic]:
    """The last octet of every message came, or it does not count."""
    where.add(profile, "pop3", port=relay.port)
    process.settle()
    before = relay.traffic
    cost, _ = where.sync(profile)
    traffic = relay.traffic - before
    _prove(where, where.raw_hashes(profile, "pop3"), "depeschectl")
    shutil.rmtree(profile)
    return cost.seconds, traffic


def _mpop(where: Site, folder: Path, relay: Relay, *, pipelining: bool) -> float:
    rival = pop3_rivals.mpop(folder, relay.port, where.user, where.server.password, pipelining=pipelining)
    process.settle()
    seconds = rival.run().seconds
    _prove(where, rival.hashes(), rival.name)
    rival.forget()
    return seconds


def _plain(where: Site, port: int) -> float:
    """poplib, which stores nothing: what is left is waiting."""
    began = time.perf_counter()
    client = poplib.POP3("127.0.0.1", port)
    client.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    client.user(where.user)
    client.pass_(where.server.password)
    client.uidl()
    hashes = [hashlib.sha256(b"\r\n".join([*client.retr(number)[1], b""])).hexdigest()
              for number in range(1, client.stat()[0] + 1)]
    client.quit()
    seconds = time.perf_counter() - began
    _prove(where, hashes, "the plain loop")
    return seconds


def _prove(where: Site, hashes: list[str], who: str) -> None:
    if sorted(hashes) != sorted(where.hashes):
        whole = len(where.hashes & set(hashes))
        raise RuntimeError(f"{who} has {len(hashes)} messages, {whole} of {where.count} whole")
