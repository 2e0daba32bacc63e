"""A POP3 round on a disk that is full or fails, and what becomes of everything afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.errors import ErrorKind, MailError
from tests.torture import forks
from tests.torture.other import Login
from tests.torture.pop3_client import Pop3Client
from tests.torture.pop3_disk import Call, Disk
from tests.torture.pop3_points import Pop3Points
from tests.torture.pop3_proof import Prepared, Verdict, copy_of, ends, judge
from tests.torture.site import Ends, Site

LONG = 15
"""Pages of the write-ahead log at which it is folded in: in a session as short as these nothing would be by itself."""


class After(StrEnum):
    """What the program does once the round was over."""

    ENDS = "ends at once"
    CLOSES = "closes the store"
    GOES_ON = "goes on with a disk that is well again"


@dataclass(frozen=True)
class Told:
    """By a round: the kinds of its errors, how often the disk failed, and how many DELEs were sent."""

    kinds: tuple[ErrorKind, ...]
    failed: int
    deleted: int


@dataclass(frozen=True)
class Outcome:
    what: str
    told: Told
    verdict: Verdict


def trial(site: Site, prepared: Prepared, expected: Ends, what: str, make: Callable[[], Disk], after: After,
          fold_at: int = 0) -> Outcome:
    """A round on the disk that `make` makes, and the judgement. `fold_at`: pages of the log, 0 for the product's own
    number."""
    login = copy_of(site, prepared)
    profile = site.profile(login)
    told = Told((), 0, 0)
    try:
        told = forks.run_apart(lambda: round_on(profile, prepared, login, make(), after, fold_at))
        profile.with_name(f"{profile.name}-shm").unlink(missing_ok=True)  # it is no more than a memory
        verdict = judge(site, prepared, login, expected)
    except AssertionError as error:
        verdict = Verdict(trouble=str(error))
    site.forget(login)
    return Outcome(what, told, verdict)


def round_on(profile: Path, prepared: Prepared, login: Login, disk: Disk | None, after: After, fold_at: int = 0
             ) -> Told:
    """DELE is watched over. Raises AssertionError where a round fails that goes on with a well disk."""
    points = Pop3Points(guard=prepared.guard(profile))
    client: Pop3Client | None = None
    kinds: list[ErrorKind] = []
    with points.watch():
        try:
            client = Pop3Client.open(profile, login)
            _fold(client, fold_at)
            kinds += [each.kind for each in client.check().errors]
        except MailError as error:
            kinds.append(error.kind)
        told = Told(tuple(kinds), disk.failed if disk is not None else 0, points.counts["DELE"])
        if after is After.GOES_ON:
            if disk is not None:
                disk.heal()
            client = client or Pop3Client.open(profile, login)
            errors = client.check().errors
            assert not errors, f"once the disk is well again the round reports {errors}"
        if after is After.CLOSES and client is not None:
            try:
                client.close()
            except MailError as error:
                kinds.append(error.kind)
            told = Told(tuple(kinds), disk.failed if disk is not None else 0, told.deleted)
    return told


def measured(site: Site, prepared: Prepared, disk: Disk, fold_at: int = 0) -> tuple[Counter[Call], Ends]:
    """An uninterrupted round: what it asked of the disk before the store was closed, and how it ends."""
    login = copy_of(site, prepared)
    in_round: Counter[Call] = Counter()
    client = Pop3Client.open(site.profile(login), login)
    _fold(client, fold_at)
    errors = client.check().errors
    assert not errors, errors
    in_round.update(disk.calls)
    client.close()
    disk.unregister()
    return in_round, ends(site, prepared, login)


def _fold(client: Pop3Client, fold_at: int) -> None:
    if fold_at:
        client.db.run(f"PRAGMA wal_autocheckpoint = {fold_at}")


def failures(outcomes: list[Outcome]) -> str:
    return "\n".join(f"{each.what}: {each.verdict.trouble}" for each in outcomes if each.verdict.trouble)[:4_000]


def counts(outcomes: list[Outcome]) -> str:
    return (f"lost {sum(each.verdict.lost for each in outcomes)}, doubled "
            f"{sum(each.verdict.doubled for each in outcomes)}")
