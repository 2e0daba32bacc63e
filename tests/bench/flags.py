"""Flags that another client changes: what the next sync costs grows with the changes, not with the mailbox."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import drain
from tests.bench.figures import Report, median, note
from tests.bench.mailboxes import Mailboxes
from tests.bench.settings import Settings
from tests.bench.site import Site

_CHANGES = 1_000
_MOST_TIME, _MOST_OCTETS = 2.0, 1.2
"""The larger mailbox over the one with a tenth; its UIDs have one digit more, and the server is a little slower."""


@dataclass
class _Case:
    where: Site
    profile: Path
    changes: int
    flag: str
    seconds: list[float] = field(default_factory=list)
    octets: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    few = min(_CHANGES, settings.small // 10) // 10
    tenth, whole = (_synced(boxes, count) for count in (settings.small // 10, settings.small))
    # Two flags, so that the cases of one mailbox do not undo each other.
    cases = [_Case(*tenth, few * 10, r"\Flagged"), _Case(*whole, few * 10, r"\Flagged"),
             _Case(*whole, few, r"\Answered")]
    for number in range(settings.runs):
        for case in cases:
            _measure(case, "+-"[number % 2])
    for case in cases:
        note(f"{case.changes:,} of {case.where.count:,}, seconds", case.seconds, 3)
    small, large, fewer = cases
    for case in cases:
        what = f"{case.changes:,} flag changes in {case.where.count:,}"
        report.add(f"{what}: the round", median(case.seconds), "s", peer=("drain", median(case.plain)))
        report.add(f"{what}: octets", median(case.octets), "")
    what = f"{large.changes:,} flag changes, {large.where.count:,}"
    report.add(f"{what}: time", median(large.seconds), "s", peer=(f"in {small.where.count:,}", median(small.seconds)),
               most_ratio=_MOST_TIME)
    report.add(f"{what}: octets", median(large.octets), "", peer=(f"in {small.where.count:,}", median(small.octets)),
               most_ratio=_MOST_OCTETS)
    report.add(f"{what}: octets", median(large.octets), "", peer=(f"{fewer.changes:,} changes", median(fewer.octets)))


def _synced(boxes: Mailboxes, count: int) -> tuple[Site, Path]:
    where, profile = boxes.small(count), boxes.profile()
    where.add(profile, "imap")
    where.sync(profile, "--folder", "INBOX", "--bodies", "none")
    return where, profile


def _measure(case: _Case, sign: str) -> None:
    where = case.where
    access = (where.server.host, where.server.imap, where.user, where.server.password)
    before = drain.modseq(*access)
    uids = list(range(1, where.count + 1, where.count // case.changes))[:case.changes]
    drain.store(*access, uids, rf"{sign}FLAGS.SILENT ({case.flag})")
    case.plain.append(drain.changes(*access, before))
    _, account = where.sync(case.profile, "--folder", "INBOX", "--bodies", "none")
    if account["changed"] != case.changes:
        raise RuntimeError(f"{account['changed']} of {case.changes} changes were seen")
    case.seconds.append(account["seconds"])
    case.octets.append(account["bytes"])
