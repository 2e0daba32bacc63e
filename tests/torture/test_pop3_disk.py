"""POP3: a disk that fails at any one call; each message is on the server or here, and DELE waits for the sync."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable

import pytest

from tests.torture import effort, forks
from tests.torture.pop3_disk import Call, Disk, Fault
from tests.torture.pop3_disk_trial import LONG, After, Outcome, counts, failures, measured, trial
from tests.torture.pop3_scenarios import ROOMY
from tests.torture.site import Site

pytestmark = [pytest.mark.servers, pytest.mark.slow, pytest.mark.timeout(1800)]


@pytest.mark.parametrize(("call", "every"), [(Call.WRITE, 31), (Call.SYNC, 3), (Call.READ, 23), (Call.TRUNCATE, 1)])
@pytest.mark.parametrize("fold_at", [0, LONG], ids=["short", "long"])
def test_pop3_when_a_call_to_the_disk_fails(site: Site, fold_at: int, call: Call, every: int,
                                            tell: Callable[[str], None], total: Counter[str]) -> None:
    began = time.monotonic()
    prepared = ROOMY.prepare(site)
    in_all = Disk(forgets=True)
    in_round, expected = measured(site, prepared, in_all, fold_at)
    ways = [(at, stays) for at in range(1, in_all.calls[call] + 1) for stays in (False, True)]
    chosen = effort.sample(len(ways), every)

    def at_fault(number: int) -> Outcome:
        at, stays = ways[number - 1]
        fault = Fault(call, at, stays)
        # What is only called when the store is closed can't fail before.
        after = list(After)[number // 2 % 3] if at <= in_round[call] else After.CLOSES
        return trial(site, prepared, expected, f"{fault}, {after}",
                     lambda: Disk(fault=fault, forgets=True, seed=number), after, fold_at)

    outcomes = forks.run_all(at_fault, chosen)
    told = Counter(kind.value for each in outcomes for kind in each.told.kinds)
    where = f"{call} in a long session" if fold_at else call
    tell(f"pop3 I/O errors: {where}: {in_all.calls[call]} calls, each failing once and from then on: {len(chosen)} of "
         f"{len(ways)} tried, {sum(each.told.failed > 0 for each in outcomes)} failed, told {dict(told)}, "
         f"{sum(each.told.deleted for each in outcomes)} DELE, {counts(outcomes)}, {time.monotonic() - began:.0f} s")
    total.update(calls=in_all.calls[call], tried=len(chosen), lost=sum(each.verdict.lost for each in outcomes),
                 doubled=sum(each.verdict.doubled for each in outcomes))
    assert not failures(outcomes), failures(outcomes)
    silent = [each.what for each in outcomes
              if each.told.failed and not each.told.kinds and After.CLOSES not in each.what]
    assert not silent, f"nothing is told of the failure: {silent}"
    assert sum(each.told.failed > 0 for each in outcomes) >= 0.9 * len(outcomes)
