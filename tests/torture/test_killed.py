"""SIGKILL at every step of every operation, a restart, and the same end as if nothing had happened."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from app.errors import ErrorKind
from tests.torture import effort, forks
from tests.torture.client import Client
from tests.torture.failpoints import Failpoints
from tests.torture.other import Login
from tests.torture.scenarios import SCENARIOS, Scenario
from tests.torture.site import Ends, Site

pytestmark = [pytest.mark.servers, pytest.mark.slow, pytest.mark.timeout(900)]


@dataclass(frozen=True)
class Outcome:
    """`killed` is False where the round came to its end before that step. `trouble` is "" where all is as it should."""

    at: int
    killed: bool
    trouble: str


def _round(site: Site, login: Login, points: Failpoints, tells: tuple[ErrorKind, ...] = ()) -> None:
    """A whole round under watch. Raises AssertionError when it reports another error than it `tells`."""
    client = Client.open(site.profile(login), login)
    try:
        with points.watch():
            errors = client.round().errors
        assert tuple(each.kind for each in errors) == tells, f"the round reports {errors} after {points.steps[-3:]}"
    finally:
        client.close()


def _ends(site: Site, login: Login, scenario: Scenario) -> Ends:
    """Both sides as they stand, once a further round was seen to tell the server nothing."""
    points = Failpoints(hide=scenario.hide)
    _round(site, login, points, scenario.tells)
    assert not points.writes, f"a further round sent {points.writes}"
    return site.ends(login, may_differ=bool(scenario.tells))


def _trial(site: Site, scenario: Scenario, original: Login, expected: Ends, at: int) -> Outcome:
    """Kills a round at one step, lets another one come to its end, and compares."""
    login = site.copy(original)
    points = Failpoints(at, hide=scenario.hide)
    killed, trouble = False, ""
    try:
        killed = forks.run_killed(lambda: _round(site, login, points, scenario.tells))
        _round(site, login, Failpoints(hide=scenario.hide), scenario.tells)
        trouble = _ends(site, login, scenario).difference(expected)
    except AssertionError as error:
        trouble = str(error)
    site.forget(login)
    return Outcome(at, killed, trouble)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name.replace(" ", "-"))
def test_a_round_killed_at_any_step_ends_as_the_uninterrupted_one(
        site: Site, scenario: Scenario, tell: Callable[[str], None], total: Counter[str]) -> None:
    began = time.monotonic()
    original = scenario.prepare(site)
    whole = site.copy(original)
    points = Failpoints(hide=scenario.hide)
    _round(site, whole, points, scenario.tells)
    expected = _ends(site, whole, scenario)
    count = len(points.steps)
    assert points.steps and count > 20
    chosen = effort.sample(count, scenario.every)
    outcomes = forks.run_all(lambda at: _trial(site, scenario, original, expected, at), chosen)
    killed = sum(each.killed for each in outcomes)
    tell(f"killed: {scenario.name}: {count} steps, {killed} of {len(chosen)} rounds killed, "
         f"{time.monotonic() - began:.0f} s")
    failures = [f"killed at step {each.at} ({points.steps[each.at - 1]}): {each.trouble}"
                for each in sorted(outcomes, key=lambda each: each.at) if each.trouble]
    total.update(scenarios=1, steps=count, tried=len(chosen), killed=killed)
    total["that end otherwise"] += len(failures)
    assert not failures, f"{len(failures)} of {len(chosen)} steps end otherwise:\n" + "\n".join(failures)
    # How many pieces a large body takes depends on the line's speed, so the last steps may not come.
    assert killed >= 0.9 * len(chosen)
