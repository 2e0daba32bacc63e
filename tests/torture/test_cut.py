"""The connection is cut, or goes silent, at every octet: the next round ends as if nothing had happened."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from app.errors import ErrorKind, MailError
from tests.torture import effort, forks
from tests.torture.client import Client
from tests.torture.failpoints import Failpoints
from tests.torture.other import Login
from tests.torture.proxy import Cut, How, Proxy, Side
from tests.torture.scenarios import LARGE, SMALL, SMALL_POOR, Scenario
from tests.torture.site import Ends, Site

pytestmark = [pytest.mark.servers, pytest.mark.slow, pytest.mark.timeout(4 * 3600)]

_PATIENCE = 0.25
_TRIES = 5
"""A busy machine may be slower than the patience: then the octet was not reached, and it gets twice as much."""

_LOST = (ErrorKind.NETWORK, ErrorKind.TIMEOUT, ErrorKind.PROTOCOL, ErrorKind.CONNECTION_REFUSED)


@dataclass(frozen=True)
class Outcome:
    cut: Cut
    reached: bool
    trouble: str


def _interrupted(site: Site, login: Login, cut: Cut, hide: frozenset[str], patience: float) -> bool:
    """A round through the proxy. True if it was cut; what it then reports must be a lost connection."""
    client = Client.open(site.profile(login), login, patience if cut.how is How.STALL else 20.0)
    try:
        with Proxy(login.port, cut) as proxy, Failpoints(hide=hide).watch():
            try:
                errors: Sequence[MailError] = client.round(proxy.port).errors
            except MailError as error:
                errors = (error,)
        assert all(each.kind in _LOST for each in errors), f"the round reports {errors}"
        return proxy.struck
    finally:
        client.close()


def _whole(site: Site, login: Login, hide: frozenset[str], port: int = 0) -> list[str]:
    """A round that must come to its end; the write commands that it sent."""
    client = Client.open(site.profile(login), login)
    points = Failpoints(hide=hide)
    try:
        with points.watch():
            errors = client.round(port).errors
        assert not errors, f"the round reports {errors}"
        return points.writes
    finally:
        client.close()


def _ends(site: Site, login: Login, hide: frozenset[str]) -> Ends:
    writes = _whole(site, login, hide)
    assert not writes, f"a further round sent {writes}"
    return site.ends(login)


def _trial(site: Site, scenario: Scenario, original: Login, expected: Ends, cut: Cut) -> Outcome:
    reached, trouble = False, ""
    for number in range(_TRIES):
        login = site.copy(original)
        try:
            reached = _interrupted(site, login, cut, scenario.hide, _PATIENCE * 2 ** number)
            if reached:
                _whole(site, login, scenario.hide)
                trouble = _ends(site, login, scenario.hide).difference(expected)
        except AssertionError as error:
            trouble = str(error)
        site.forget(login)
        if reached or trouble:
            break
    return Outcome(cut, reached, trouble)


def _measure(site: Site, scenario: Scenario, original: Login) -> tuple[dict[Side, int], Ends]:
    """The octets of the uncut session, and its ends."""
    login = site.copy(original)
    with Proxy(login.port) as proxy:
        _whole(site, login, scenario.hide, proxy.port)
    return proxy.octets, _ends(site, login, scenario.hide)


@pytest.mark.parametrize(("scenario", "step", "every", "sides"), [
    (SMALL, 1, 89, tuple(Side)), (SMALL_POOR, 1, 181, tuple(Side)), (LARGE, 512, 61, (Side.SERVER,)),
], ids=["small", "small-poor", "large"])
def test_a_round_cut_at_any_octet_ends_as_the_uncut_one(
        site: Site, scenario: Scenario, step: int, every: int, sides: tuple[Side, ...],
        tell: Callable[[str], None]) -> None:
    began = time.monotonic()
    original = scenario.prepare(site)
    octets, expected = _measure(site, scenario, original)
    # LOGOUT is left out: it is sent when the round is over, and its last octets may come or not.
    all_cuts = [Cut(side, at, how) for side in sides for at in range(0, octets[side] - 100, step)
                for how in (How.STALL, (How.RESET, How.END)[at // step % 2])]
    chosen = [all_cuts[number - 1] for number in effort.sample(len(all_cuts), every)]
    outcomes = forks.run_all(lambda number: _trial(site, scenario, original, expected, chosen[number]),
                             range(len(chosen)))
    reached = sum(each.reached for each in outcomes)
    tell(f"cut: {scenario.name}: {octets[Side.CLIENT]} octets sent, {octets[Side.SERVER]} received, "
         f"{len(chosen)} of {len(all_cuts)} cuts and stalls tried from octet {chosen[0].octets} on, {reached} reached, "
         f"{time.monotonic() - began:.0f} s")
    failures = [f"{each.cut}: {each.trouble}" for each in outcomes if each.trouble]
    assert not failures, f"{len(failures)} of {len(chosen)} cuts end otherwise:\n" + "\n".join(
        itertools.islice(failures, 40))
    assert reached == len(chosen)
