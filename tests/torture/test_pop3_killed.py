"""POP3: SIGKILL at every step of a session, with and without the power; each message is on the server or here."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.torture import effort, forks
from tests.torture.other import Login
from tests.torture.pop3_client import Pop3Client
from tests.torture.pop3_disk import Disk
from tests.torture.pop3_points import Pop3Points
from tests.torture.pop3_proof import Prepared, Verdict, copy_of, ends, judge, whole
from tests.torture.pop3_scenarios import POP3_SCENARIOS, Pop3Scenario
from tests.torture.site import Ends, Site

pytestmark = [pytest.mark.servers, pytest.mark.slow, pytest.mark.timeout(900)]


@dataclass(frozen=True)
class Outcome:
    """`killed` is False where the rounds came to their end before that step."""

    at: int
    killed: bool
    verdict: Verdict


def _rounds(profile: Path, prepared: Prepared, login: Login, at: int, power: bool) -> None:
    """All rounds of a scenario, to be killed at a step. Without `power` what was not synced is lost with the process.
    """
    disk = Disk(forgets=True, seed=at) if not power else None
    client = Pop3Client.open(profile, login)
    with Pop3Points(at, guard=prepared.guard(profile)).watch():
        for _ in range(prepared.rounds):
            errors = client.check().errors
            assert not errors, f"the round reports {errors}"
    client.close()
    if disk is not None:
        disk.unregister()


def _trial(site: Site, prepared: Prepared, expected: Ends, at: int, power: bool) -> Outcome:
    login = copy_of(site, prepared)
    profile = site.profile(login)
    killed = False
    try:
        killed = forks.run_killed(lambda: _rounds(profile, prepared, login, at, power))
        if not power:  # which is nowhere but in the memory
            profile.with_name(f"{profile.name}-shm").unlink(missing_ok=True)
        verdict = judge(site, prepared, login, expected)
    except AssertionError as error:
        verdict = Verdict(trouble=str(error))
    site.forget(login)
    return Outcome(at, killed, verdict)


@pytest.mark.parametrize("scenario", POP3_SCENARIOS, ids=lambda scenario: scenario.name.replace(" ", "-"))
def test_pop3_killed_at_any_step_loses_nothing(site: Site, scenario: Pop3Scenario, tell: Callable[[str], None],
                                               total: Counter[str]) -> None:
    began = time.monotonic()
    prepared = scenario.prepare(site)
    login = copy_of(site, prepared)
    points = whole(site, prepared, login, prepared.rounds)
    expected = ends(site, prepared, login)
    count = len(points.steps)
    assert count > 20
    # Always without the power, too, when the server has just deleted: then nothing but the disk has the messages.
    deleted = {2 * at for at, step in enumerate(points.steps, 1) if step == "answer to QUIT"}
    chosen = sorted(deleted.union(effort.sample(2 * count, scenario.every)))
    outcomes = forks.run_all(
        lambda number: _trial(site, prepared, expected, (number + 1) // 2, bool(number % 2)), chosen)
    killed, lost, doubled = (sum(each) for each in zip(
        *((each.killed, each.verdict.lost, each.verdict.doubled) for each in outcomes), strict=True))
    tell(f"pop3 killed: {scenario.name}: {count} steps ({points.counts['DELE']} DELE), {killed} of {len(chosen)} "
         f"killed, lost {lost}, doubled {doubled}, {time.monotonic() - began:.0f} s")
    total.update(scenarios=1, tried=len(chosen), killed=killed, lost=lost, doubled=doubled)
    failures = [f"killed at step {each.at} ({points.steps[each.at - 1]}): {each.verdict.trouble}"
                for each in sorted(outcomes, key=lambda each: each.at) if each.verdict.trouble]
    assert not failures, f"{len(failures)} of {len(chosen)} steps end otherwise:\n" + "\n".join(failures[:40])
    assert not any(each.verdict.lost or each.verdict.doubled for each in outcomes)
    # How many steps a download takes depends on the line's speed, so the last ones may not come.
    assert killed >= 0.9 * len(chosen)
