"""A first full sync by each protocol through `depeschectl`, beside a plain drain of the same mailbox."""

from __future__ import annotations

import statistics
import time

from tests.bench import drain
from tests.bench.site import Site, site


def run(count: int, runs: int = 3) -> None:
    with site(count) as where:
        for protocol in ("imap", "pop3"):
            _measure(where, protocol, count, runs)


def _measure(where: Site, protocol: str, count: int, runs: int) -> None:
    server = where.server
    ours: list[float] = []
    drains: list[float] = []
    empty: list[float] = []
    for number in range(runs):
        drains.append(drain.imap(server.host, server.imap, where.user, server.password) if protocol == "imap"
                      else drain.pop3(server.host, server.pop3, where.user, server.password))
        profile = where.folder / f"{protocol}-{number}"
        where.add(profile, protocol)
        began = time.perf_counter()
        answer = where.call(profile, "sync")
        ours.append(time.perf_counter() - began)
        account = answer["accounts"][0]
        assert account["new"] == count and not account["errors"], account
        began = time.perf_counter()
        where.call(profile, "sync")
        empty.append(time.perf_counter() - began)
    hashes = where.raw_hashes(profile, protocol)
    same = sorted(hashes) == sorted(where.hashes)
    check = where.call(profile, "check", "--server")
    first, plain = statistics.median(ours), statistics.median(drains)
    print(f"{protocol}: sync {first:.2f} s (all {', '.join(f'{each:.2f}' for each in ours)}), first page "
          f"{account['first_page_seconds']:.2f} s, drain {plain:.2f} s, ratio {first / plain:.1f}, nothing new "
          f"{statistics.median(empty):.2f} s (whole processes)", flush=True)
    print(f"{protocol}: show --as raw byte-identical for {len(hashes)} of {count}: {same}; check --server: "
          f"{check['ok']}", flush=True)
    if not same or not check["ok"]:
        raise SystemExit(1)
