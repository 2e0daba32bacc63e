"""This client, a second client and faults in any order: nothing is lost, doubled, or flagged by mistake."""

from __future__ import annotations

import time
from collections.abc import Callable

import hypothesis
import pytest
from hypothesis.stateful import run_state_machine_as_test

from tests.torture import effort, forks
from tests.torture.schedule import Schedule
from tests.torture.site import Site

pytestmark = [pytest.mark.servers, pytest.mark.slow, pytest.mark.timeout(4 * 3600)]

_SCHEDULES = 2_000 if effort.FULL else 64
_WITHOUT_MOVE = 500 if effort.FULL else 32
_STEPS = 15


def _run(site: Site, seed: int, count: int, hide: frozenset[str]) -> dict[str, int]:
    def schedule() -> Schedule:
        return Schedule(site, hide)

    run_state_machine_as_test(hypothesis.seed(seed)(schedule), settings=hypothesis.settings(
        max_examples=count, stateful_step_count=_STEPS, deadline=None, database=None,
        report_multiple_bugs=False,
        suppress_health_check=list(hypothesis.HealthCheck)))
    return Schedule.counts


@pytest.mark.parametrize("hide", [frozenset(), frozenset({"MOVE"})], ids=["all", "without-MOVE"])
def test_any_schedule_of_two_clients_and_faults_ends_well(
        site: Site, hide: frozenset[str], tell: Callable[[str], None]) -> None:
    began = time.monotonic()
    seed = effort.SEED
    count = _WITHOUT_MOVE if hide else _SCHEDULES
    found = forks.run_all(lambda number: _run(site, seed + number, count // forks.WORKERS, hide),
                          range(forks.WORKERS))
    total = {name: sum(each[name] for each in found) for name in found[0]}
    tell(f"model{' without ' + ' '.join(hide) if hide else ''}: {total} from seed {seed}, "
         f"{time.monotonic() - began:.0f} s")
    assert total["schedules"] >= 0.9 * count
