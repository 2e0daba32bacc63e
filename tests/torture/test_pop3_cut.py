"""POP3: the connection is cut, or goes silent, at every octet; each message is on the server or here."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from app.errors import ErrorKind, MailError
from tests.torture import effort, forks
from tests.torture.other import Login
from tests.torture.pop3_client import Pop3Client
from tests.torture.pop3_points import Pop3Points
from tests.torture.pop3_proof import Prepared, Verdict, copy_of, ends, judge, whole
from tests.torture.pop3_scenarios import LARGE, SMALL, Pop3Scenario
from tests.torture.proxy import Cut, How, Proxy, Side
from tests.torture.site import Ends, Site

pytestmark = [pytest.mark.servers, pytest.mark.slow, pytest.mark.timeout(3600)]

_PATIENCE = 0.25
_TRIES = 5
"""A busy machine may be slower than the patience: then the octet was not reached, and it gets twice as much."""

_LOST = (ErrorKind.NETWORK, ErrorKind.TIMEOUT, ErrorKind.PROTOCOL, ErrorKind.CONNECTION_REFUSED)


@dataclass(frozen=True)
class Outcome:
    cut: Cut
    reached: bool
    verdict: Verdict


def _interrupted(site: Site, prepared: Prepared, login: Login, cut: Cut, patience: float) -> bool:
    """A round through the proxy. True if it was cut; what it then reports must be a lost connection."""
    profile = site.profile(login)
    client = Pop3Client.open(profile, login, patience if cut.how is How.STALL else 20.0)
    try:
        with Proxy(login.port, cut) as proxy, Pop3Points(guard=prepared.guard(profile)).watch():
            try:
                errors: Sequence[MailError] = client.check(proxy.port).errors
            except MailError as error:
                errors = (error,)
        assert all(each.kind in _LOST for each in errors), f"the round reports {errors}"
        return proxy.struck
    finally:
        client.close()


def _trial(site: Site, prepared: Prepared, expected: Ends, cut: Cut) -> Outcome:
    reached, verdict = False, Verdict()
    for number in range(_TRIES):
        login = copy_of(site, prepared)
        try:
            reached = _interrupted(site, prepared, login, cut, _PATIENCE * 2 ** number)
            if reached:
                verdict = judge(site, prepared, login, expected)
        except AssertionError as error:
            verdict = Verdict(trouble=str(error))
        site.forget(login)
        if reached or verdict.trouble:
            break
    return Outcome(cut, reached, verdict)


@pytest.mark.parametrize(("scenario", "step", "every", "sides"), [
    (SMALL, 1, 67, tuple(Side)), (LARGE, 512, 23, (Side.SERVER,)),
], ids=["small", "large"])
def test_pop3_cut_at_any_octet_loses_nothing(
        site: Site, scenario: Pop3Scenario, step: int, every: int, sides: tuple[Side, ...],
        tell: Callable[[str], None]) -> None:
    began = time.monotonic()
    prepared = scenario.prepare(site)
    login = copy_of(site, prepared)
    with Proxy(login.port) as proxy:
        points = whole(site, prepared, login, 1, proxy.port)
    expected = ends(site, prepared, login)
    assert points.counts["DELE"] == points.counts["RETR"] == prepared.owed.total()
    # To the last octet: that of QUIT, after which the server deletes, and that of its answer.
    all_cuts = [Cut(side, at, how) for side in sides for at in range(0, proxy.octets[side] + 1, step)
                for how in (How.STALL, (How.RESET, How.END)[at // step % 2])]
    chosen = [all_cuts[number - 1] for number in effort.sample(len(all_cuts), every)]
    outcomes = forks.run_all(lambda number: _trial(site, prepared, expected, chosen[number]), range(len(chosen)))
    reached = sum(each.reached for each in outcomes)
    tell(f"pop3 cut: {scenario.name}: {proxy.octets[Side.CLIENT]} octets sent, {proxy.octets[Side.SERVER]} received, "
         f"{len(chosen)} of {len(all_cuts)} cuts and stalls tried, {reached} reached, lost "
         f"{sum(each.verdict.lost for each in outcomes)}, doubled {sum(each.verdict.doubled for each in outcomes)}, "
         f"{time.monotonic() - began:.0f} s")
    failures = [f"{each.cut}: {each.verdict.trouble}" for each in outcomes if each.verdict.trouble]
    assert not failures, f"{len(failures)} of {len(chosen)} cuts end otherwise:\n" + "\n".join(
        itertools.islice(failures, 40))
    assert not any(each.verdict.lost or each.verdict.doubled for each in outcomes)
    assert reached == len(chosen)
